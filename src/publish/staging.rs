//! A release that is being built: a hidden folder beside the published one, on the same file system.

mod finish;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::difference::Difference;
use super::error::{Error, READ, REUSE, Refused, WRITE};
use super::files::{link_or_copy, verified_write};
use super::input_hashes::{self, InputHashes};
use super::lock::Lock;
use super::manifest::{Entry, INTERNAL_FOLDER, Key, is_allowed};
use super::release::PublishedRelease;
use super::stale_dirs;
use super::summary::Summary;
use super::sync::DiskSync;
use super::target::{self, Target};
use crate::folder::Stat;
use crate::hash::{FileHash, sha256};

/// A release in the making. Several threads may add files. Dropping it without [`Staging::finish`] removes it and leaves the published
/// release as it was.
#[derive(Debug)]
pub struct Staging {
    target: Target,
    project: PathBuf,
    published: Option<PublishedRelease>,
    outputs: Mutex<BTreeMap<Box<str>, Output>>,
    sync: DiskSync,
    /// The last field, so that it is released after everything else is cleared away.
    lock: Lock,
}

/// A file of the new release.
#[derive(Debug, Clone, Copy)]
struct Output {
    entry: Entry,
    /// Whether it is a file of the published release. `finish` links it.
    reused: bool,
    /// Its `stat` when it was written or found untouched. `None`: its bytes are not read yet.
    stat: Option<Stat>,
}

/// Starts a new release for the folder `out` of the project in the folder `project`: takes the lock, clears away what dead runs left,
/// reads the published release, and creates a staging folder.
///
/// # Errors
/// A folder that may not be replaced, another run that is publishing into it, and a disk that fails.
pub fn open(out: &Path, project: &Path) -> Result<Staging, Error> {
    let (target, lock) = lock_target(out, project)?;
    let published = PublishedRelease::read(&target.folder)?;
    fs::create_dir(&target.staging).map_err(Error::io(WRITE, &target.staging))?;
    let sync = DiskSync::new(&target.staging).map_err(Error::io(READ, &target.staging))?;
    Ok(Staging { target, project: project.to_path_buf(), published, outputs: Mutex::default(), sync, lock })
}

/// What is published in the folder `out`, if it was made from exactly these inputs and nobody has changed a file of it: then nothing needs
/// to be built. Errors are those of [`open`].
pub fn is_current(out: &Path, project: &Path, inputs: &InputHashes) -> Result<Option<Summary>, Error> {
    let (target, _lock) = lock_target(out, project)?;
    if inputs.is_empty() || input_hashes::read(&target.folder) != *inputs {
        return Ok(None);
    }
    let untouched = PublishedRelease::read(&target.folder)?.filter(|published| published.differences.is_empty());
    Ok(untouched.map(|published| Summary::unchanged(&published.manifest)))
}

/// Checks and locks a target, and removes what killed runs left beside it.
pub(super) fn lock_target(out: &Path, project: &Path) -> Result<(Target, Lock), Error> {
    let target = target::check(out, project)?;
    fs::create_dir_all(&target.parent).map_err(Error::io(WRITE, &target.parent))?;
    let busy = || Error::Target(Refused::Busy, target.folder.clone());
    let lock = Lock::take(&target.lock)?.ok_or_else(busy)?;
    stale_dirs::clear(&target)?;
    // Checked again, because the last run or the clearing may have put something there.
    Ok((target::check(out, project)?, lock))
}

impl Staging {
    /// Input hashes of the published release.
    pub fn published_inputs(&self) -> Option<&InputHashes> {
        self.published.as_ref().map(|published| &published.input_hashes)
    }

    /// Reuses files of the published release, whatever they were made from. They keep their bytes and time stamps. `None`, and none of
    /// them is reused: one is missing or was changed by hand.
    ///
    /// # Errors
    /// An unsafe path, and a path that the new release already has.
    pub fn reuse(&self, paths: &[&str]) -> Result<Option<Vec<FileHash>>, Error> {
        let found: Option<Result<Vec<_>, _>> = paths.iter().map(|path| self.untouched(path).transpose()).collect();
        let Some(found) = found.transpose()? else { return Ok(None) };
        paths.iter().zip(found).map(|(path, output)| self.add(path, output)).collect::<Result<_, _>>().map(Some)
    }

    /// Reuses a file of the published release that was made from the same `key`. Errors are those of [`Staging::reuse`].
    pub fn reuse_same(&self, path: &str, key: &Key) -> Result<Option<FileHash>, Error> {
        let same = self.untouched(path)?.filter(|published| published.entry.key == *key);
        same.map(|published| self.add(path, published)).transpose()
    }

    /// Writes a file and reads it back. A published file with the same bytes is reused, so that its time stamp says when the page last
    /// changed.
    ///
    /// # Errors
    /// An unsafe path, a path that the release already has, and a disk that fails.
    pub fn write(&self, path: &str, key: &Key, bytes: &[u8]) -> Result<FileHash, Error> {
        let hash = FileHash { content: sha256(bytes), length: bytes.len() as u64 };
        if !self.add_new(path, Entry { key: *key, hash })? {
            let stat = self.verified_write(path, bytes)?;
            self.outputs().entry(path.into()).and_modify(|output| output.stat = Some(stat));
        }
        Ok(hash)
    }

    /// Adds a CSV file to the internal folder of the release: it is no part of the id and counts as no file of the release, but is
    /// verified and reused like the others. Rows are sorted and repeated ones left out, so that the rows of all shards make the file of
    /// one build. Neither header nor rows hold line breaks. Errors are those of [`Staging::write`].
    pub fn internal_file(&self, name: &str, header: &str, mut rows: Vec<String>) -> Result<(), Error> {
        rows.sort_unstable();
        rows.dedup();
        rows.insert(0, header.to_owned());
        let bytes = rows.iter().flat_map(|row| [row, "\n"]).collect::<String>().into_bytes();
        self.write(&format!("{INTERNAL_FOLDER}/{name}"), &sha256(&bytes), &bytes).map(drop)
    }

    /// Takes a file from a shard in the folder `from`. `finish` reads its bytes.
    pub(super) fn adopt(&self, path: &str, entry: &Entry, from: &Path) -> Result<(), Error> {
        if self.add_new(path, *entry)? {
            return Ok(());
        }
        let from = from.join(path);
        link_or_copy(&from, &self.target.staging.join(path)).map_err(Error::io(REUSE, &from))
    }

    /// The published file with this path, if nobody has changed it.
    fn untouched(&self, path: &str) -> Result<Option<Output>, Error> {
        if !is_allowed(path) {
            return Err(Error::UnsafePath(path.to_owned()));
        }
        let found = self.published.as_ref().and_then(|published| published.untouched(path));
        Ok(found.map(|(entry, stat)| Output { entry, reused: true, stat }))
    }

    /// Adds a file whose hash is known. `true`: the published one has the same bytes and is linked. Otherwise the caller puts the file
    /// into the staging folder, where nobody else writes it now.
    fn add_new(&self, path: &str, entry: Entry) -> Result<bool, Error> {
        let same = self.untouched(path)?.filter(|published| published.entry.hash == entry.hash);
        let (reused, stat) = same.map_or((false, None), |published| (true, published.stat));
        self.add(path, Output { entry, reused, stat }).map(|_| reused)
    }

    fn add(&self, path: &str, output: Output) -> Result<FileHash, Error> {
        match self.outputs().insert(path.into(), output) {
            None => Ok(output.entry.hash),
            Some(_) => Err(Error::SamePath(path.to_owned())),
        }
    }

    fn verified_write(&self, path: &str, bytes: &[u8]) -> Result<Stat, Error> {
        let to = self.target.staging.join(path);
        let stat = verified_write(&to, bytes).map_err(Error::io(WRITE, &to))?;
        self.sync.wrote(bytes.len() as u64);
        stat.ok_or_else(|| Error::Unverified(vec![Difference::Changed(path.to_owned())]))
    }

    fn outputs(&self) -> MutexGuard<'_, BTreeMap<Box<str>, Output>> {
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The unfinished release, if there is one; not that of a run that started after the lock file was removed. What cannot be removed
        // now, the next run removes.
        if self.lock.is_held() {
            let _ = fs::remove_dir_all(&self.target.staging);
        }
    }
}
