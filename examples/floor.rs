//! Writes files of the same number and sizes as a built site: a lower bound for the time of a build.
//!
//! ```sh
//! find SITE -type f -printf '%s %P\n' | sort -k 2 > LIST
//! cargo run --release --example floor -- LIST OUT THREADS [--sync]
//! ```
//!
//! The list has one line for each file: its length, a space, its path. `OUT` must not exist. The files have the same paths and sizes as
//! those of the site; their contents come from one buffer. With `--sync` the run waits until the file system is on the disk
//! (`sync --file-system`, the same system call as `minhbach build` uses).

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread;

/// Larger than most pages, so that most files need one write.
const BUFFER: usize = 1 << 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (list, out, threads, sync) = match arguments.as_slice() {
        [list, out, threads] => (list, out, threads, false),
        [list, out, threads, sync] if sync == "--sync" => (list, out, threads, true),
        _ => {
            eprintln!("floor LIST OUT THREADS [--sync]");
            return ExitCode::from(2);
        }
    };
    match threads.parse().map_err(io::Error::other).and_then(|n| run(Path::new(list), Path::new(out), n, sync)) {
        Ok((files, bytes)) => {
            println!("{files} files, {bytes} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("floor: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(list: &Path, out: &Path, threads: usize, sync: bool) -> io::Result<(usize, u64)> {
    let text = fs::read_to_string(list)?;
    let files: Vec<(u64, PathBuf)> = text
        .lines()
        .map(|line| {
            let (length, path) =
                line.split_once(' ').ok_or_else(|| io::Error::other(format!("no path in {line:?}")))?;
            Ok((length.parse().map_err(io::Error::other)?, out.join(path)))
        })
        .collect::<io::Result<_>>()?;
    fs::create_dir(out)?;
    let buffer = random_bytes();
    thread::scope(|scope| {
        // Neighbours in the list share a folder, so each thread has its own folders, as in the program.
        let shares = files.chunks(files.len().div_ceil(threads.max(1)).max(1));
        let workers: Vec<_> = shares
            .map(|share| scope.spawn(|| share.iter().try_for_each(|(length, path)| write(path, *length, &buffer))))
            .collect();
        let stopped = || Err(io::Error::other("a thread stopped"));
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| stopped()))
    })?;
    if sync && !Command::new("sync").arg("--file-system").arg(out).status()?.success() {
        return Err(io::Error::other("sync --file-system failed"));
    }
    Ok((files.len(), files.iter().map(|(length, _)| length).sum()))
}

/// Writes one file. Creates its folder only if it is missing.
fn write(path: &Path, length: u64, buffer: &[u8]) -> io::Result<()> {
    let mut file = match (File::create_new(path), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(parent)?;
            File::create_new(path)?
        }
        (result, _) => result?,
    };
    let mut left = length;
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        file.write_all(&buffer[..part])?;
        left -= part as u64;
    }
    Ok(())
}

/// Random bytes, which file systems cannot compress.
fn random_bytes() -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 24) as u8
    };
    (0..BUFFER).map(|_| next()).collect()
}
