//! The folder that the project is written into.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The folder of a project that is being written.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// The repository, whose theme and general files are copied.
    repository: PathBuf,
    files: usize,
    bytes: u64,
}

impl Folder {
    /// Creates the folder. `None`: it exists and is not empty.
    pub(crate) fn begin(root: &Path, repository: &Path) -> io::Result<Option<Self>> {
        match fs::read_dir(root) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    return Ok(None);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(root)?,
            Err(error) => return Err(error),
        }
        Ok(Some(Self { root: root.to_path_buf(), repository: repository.to_path_buf(), files: 0, bytes: 0 }))
    }

    /// Writes a file in parts.
    pub(crate) fn write(&mut self, path: &str, write: impl FnOnce(&mut Counted) -> io::Result<()>) -> io::Result<()> {
        let to = self.root.join(path);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = Counted { file: BufWriter::with_capacity(1 << 18, File::create_new(&to)?), bytes: 0 };
        write(&mut file)?;
        file.flush()?;
        self.files += 1;
        self.bytes += file.bytes;
        Ok(())
    }

    /// Writes a text file.
    pub(crate) fn text(&mut self, path: &str, text: &str) -> io::Result<()> {
        self.write(path, |file| file.write_all(text.as_bytes()))
    }

    /// Copies a file or a folder of the repository into the project.
    pub(crate) fn copy(&mut self, from: &str, to: &str) -> io::Result<()> {
        let source = self.repository.join(from);
        if source.is_dir() {
            let mut names: Vec<String> = Vec::new();
            for entry in fs::read_dir(&source)? {
                names.push(entry?.file_name().to_string_lossy().into_owned());
            }
            names.sort();
            return names.iter().try_for_each(|name| self.copy(&format!("{from}/{name}"), &format!("{to}/{name}")));
        }
        let bytes = fs::read(&source)?;
        self.write(to, |file| file.write_all(&bytes))
    }

    /// Number of files and bytes written so far.
    pub(crate) fn size(&self) -> (usize, u64) {
        (self.files, self.bytes)
    }
}

/// A file that counts the bytes written to it.
#[derive(Debug)]
pub(crate) struct Counted {
    file: BufWriter<File>,
    bytes: u64,
}

impl Write for Counted {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.file.write(buffer)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
