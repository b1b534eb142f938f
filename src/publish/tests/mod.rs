//! Whole publications on a real disk, and the folders that the tests of this module work in. Only a real process can be killed, so the
//! tests of that are in `tests/all/command.rs`.

#[cfg(target_os = "linux")]
mod disk;
mod files;
mod lock;
mod manifest;
mod previous;
mod release;
mod runs;
mod shards;
mod swap;
mod sync;
mod target;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use super::{Error, InputHashes, Staging, Summary, open};
use crate::hash::sha256;

/// A folder of its own for one test, removed afterwards.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("publish-test-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = fs::canonicalize(std::env::temp_dir()).unwrap().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub fn folder(&self, path: &str) -> PathBuf {
        fs::create_dir_all(self.path(path)).unwrap();
        self.path(path)
    }

    pub fn file(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Publishes a site of one page.
pub fn publish_one(out: &Path, project: &Path) {
    publish(out, project, &[("index.html", "words")]);
}

/// Publishes pages as a build does: reuses what it can and writes the rest. The key of a page is the hash of its text.
fn publish(out: &Path, project: &Path, pages: &[(&str, &str)]) -> Summary {
    let staging = open(out, project).unwrap();
    add(&staging, pages).unwrap();
    staging.finish(&InputHashes::new()).unwrap()
}

fn add(staging: &Staging, pages: &[(&str, &str)]) -> Result<(), Error> {
    for (path, words) in pages {
        let key = sha256(words.as_bytes());
        if staging.reuse_same(path, &key)?.is_none() {
            staging.write(path, &key, words.as_bytes())?;
        }
    }
    Ok(())
}

/// Every file under a folder with its bytes and time stamp.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|item| !item.file_type().is_dir())
        .map(|item| {
            let path = item.path().strip_prefix(folder).unwrap().to_path_buf();
            (path, (fs::read(item.path()).unwrap(), item.metadata().unwrap().modified().unwrap()))
        })
        .collect()
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    snapshot(folder).into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
}

/// Names in a folder, without those of previous releases, which are kept on purpose.
fn names(folder: &Path) -> BTreeSet<String> {
    let all = fs::read_dir(folder).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap());
    all.filter(|name| !name.ends_with(".minhbach-previous")).collect()
}

/// Says why a test did not run. Written to the stream itself, because the prints of a test that passes are hidden.
#[cfg(target_os = "linux")]
fn skipped(reason: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {reason}");
}

const FIRST: [(&str, &str); 4] =
    [("index.html", "home"), ("vi/a.html", "page a"), ("vi/b.html", "page b"), ("du-lieu/a.csv", "1,2")];
