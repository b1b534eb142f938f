//! An edition in the making: a hidden folder beside the published one, on the same disk.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::fs::{self, File, FileTimes};
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::SystemTime;

use super::lock::Lock;
use super::manifest::{EDITION_FILE, Entry, KEYS_FILE, Key, MARKER_FOLDER, Manifest};
use super::swap::{Swapped, swap};
use super::system::Durable;
use super::target::{self, State, is_safe_path};
use super::verify::{Difference, compare};
use super::{Doing, Fault, Refusal, Trouble, leftovers, system};
use crate::hash::{hex, sha256};

/// Threads that link files at once; more of them only queue for the same folder.
const MOST_THREADS: usize = 4;

/// An edition in the making. Several threads may add files to it. Dropping it without `finish` removes it, and leaves
/// what is published as it was.
#[derive(Debug)]
pub struct Staging {
    out: PathBuf,
    project: PathBuf,
    parent: PathBuf,
    folder: PathBuf,
    aside: PathBuf,
    old: Option<Old>,
    files: Mutex<BTreeMap<String, Staged>>,
    durable: Durable,
    /// Last, so that it is released after everything else is cleared away.
    _lock: Lock,
}

/// What an edition that took its place consists of, and how it differs from the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Identity of the edition: the same for the same paths and bytes, wherever it was made.
    pub edition: String,
    /// Number of its files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that are the very ones of the edition before.
    pub kept: usize,
    /// Files of the edition before that are no more.
    pub removed: usize,
    /// Files that somebody else had put into the published folder, which are gone.
    pub strays: Vec<String>,
    /// Whether the folder was replaced; not so when nothing in it would have changed.
    pub replaced: bool,
}

/// The published edition that the new one is compared with.
#[derive(Debug)]
struct Old {
    manifest: Manifest,
    /// When its list was written, which is after all its files.
    sealed: Option<SystemTime>,
}

#[derive(Debug)]
struct Staged {
    entry: Entry,
    is_kept: bool,
}

/// Begins a new edition for the folder `out` of the project in the folder `project`: takes the lock, clears away what
/// dead runs left beside `out`, and makes a staging folder there.
///
/// # Errors
/// Refuses a folder that must not be replaced, and one into which another run is publishing.
pub fn open(out: &Path, project: &Path) -> Result<Staging, Refusal> {
    let target = target::check(out, project)?;
    fs::create_dir_all(&target.parent).map_err(Fault::at(Doing::Write, &target.parent))?;
    let lock = Lock::take(&leftovers::lock_path(&target))?.ok_or_else(|| Refusal::Busy(target.folder.clone()))?;
    leftovers::clear(&target)?;
    // Looked at again, because the run that held the lock before, or the clearing, may have put an edition there.
    let target = target::check(out, project)?;

    let folder = leftovers::staging_path(&target);
    let old = match target.state {
        State::Missing | State::Empty => None,
        State::Published => Old::read(&target.folder)?,
    };
    fs::create_dir(&folder).map_err(Fault::at(Doing::Write, &folder))?;
    let durable = Durable::watch(&folder).map_err(Fault::at(Doing::Read, &folder))?;
    let aside = leftovers::aside_path(&target);
    Ok(Staging {
        out: target.folder,
        project: project.to_path_buf(),
        parent: target.parent,
        folder,
        aside,
        old,
        files: Mutex::default(),
        durable,
        _lock: lock,
    })
}

impl Old {
    fn read(folder: &Path) -> Result<Option<Self>, Fault> {
        let Some(manifest) = Manifest::read(folder)? else { return Ok(None) };
        let sealed = fs::metadata(folder.join(KEYS_FILE)).and_then(|metadata| metadata.modified()).ok();
        Ok(Some(Self { manifest, sealed }))
    }
}

impl Staging {
    /// Carries a file of the published edition over, if it was made from the same `key`, and says whether it did. The
    /// file keeps its bytes and its time stamp. One that was changed by hand since is not carried over.
    ///
    /// The file gets its second name only in `finish`: when it turns out that nothing changed, none is needed.
    ///
    /// # Errors
    /// An unsafe path, a path that the edition already has, and a disk that would not.
    pub fn keep(&self, path: &str, key: &Key) -> Result<bool, Trouble> {
        let Some((old, entry)) = self.old_entry(path)? else { return Ok(false) };
        if entry.key != *key || !self.is_untouched(path, entry, old)? {
            return Ok(false);
        }
        self.claim(path, Staged { entry: entry.clone(), is_kept: true })?;
        Ok(true)
    }

    /// Writes a file. When the published edition has one with the same bytes at the same path, that one is carried over,
    /// so that its time stamp goes on telling when the page last changed.
    ///
    /// # Errors
    /// An unsafe path, a path that the edition already has, and a disk that would not.
    pub fn write(&self, path: &str, key: &Key, bytes: &[u8]) -> Result<(), Trouble> {
        let entry = Entry { key: *key, content: sha256(bytes), length: bytes.len() as u64 };
        let is_kept = self.old_entry(path)?.is_some_and(|(_, old)| {
            let from = self.out.join(path);
            // The bytes are at hand, so neither the list nor the time stamp needs to be trusted.
            old.content == entry.content
                && is_plain_file(&from, entry.length)
                && fs::read(&from).is_ok_and(|read| read == bytes)
        });
        self.claim(path, Staged { entry, is_kept })?;
        if !is_kept {
            let to = self.folder.join(path);
            let mut file = in_folder(&to, || File::create_new(&to)).map_err(Fault::at(Doing::Write, &to))?;
            file.write_all(bytes).map_err(Fault::at(Doing::Write, &to))?;
        }
        Ok(())
    }

    /// Reads the new edition back, waits until the disk has stored it, and puts it in the place of the old one. When it
    /// is the same edition, made from the same keys, the published folder is not touched at all.
    ///
    /// # Errors
    /// A disk that would not, and an edition that is not as it was written. Nothing is published then.
    pub fn finish(mut self) -> Result<Published, Trouble> {
        let staged = std::mem::take(self.files.get_mut().unwrap_or_else(PoisonError::into_inner));
        let kept: Vec<&str> =
            staged.iter().filter(|(_, staged)| staged.is_kept).map(|(path, _)| path.as_str()).collect();
        let written = staged.len() - kept.len();
        let manifest =
            Manifest { entries: staged.iter().map(|(path, staged)| (path.clone(), staged.entry.clone())).collect() };
        let differences = match &self.old {
            Some(old) => compare(&self.out, &old.manifest, |_| false)?,
            None => Vec::new(),
        };
        let replaced =
            written > 0 || !differences.is_empty() || self.old.as_ref().is_none_or(|old| old.manifest != manifest);
        if replaced {
            self.carry_over(&kept)?;
            self.seal(&manifest, |path| staged.get(path).is_some_and(|staged| !staged.is_kept))?;
            self.put_in_place(&manifest)?;
        }
        let is_gone = |path: &&String| !manifest.entries.contains_key(*path);
        Ok(Published {
            edition: hex(&manifest.edition()),
            files: manifest.entries.len(),
            bytes: manifest.bytes(),
            written,
            kept: kept.len(),
            removed: self.old.as_ref().map_or(0, |old| old.manifest.entries.keys().filter(is_gone).count()),
            strays: differences
                .into_iter()
                .filter_map(|difference| match difference {
                    Difference::Added(path) => Some(path),
                    Difference::Changed(_) | Difference::Missing(_) => None,
                })
                .collect(),
            replaced,
        })
    }

    /// Writes the list, then compares what lies on the disk with what should. Files that were carried over were checked
    /// when they were, and their bytes are not read again.
    fn seal(&self, manifest: &Manifest, is_written: impl Fn(&str) -> bool) -> Result<(), Trouble> {
        for (path, text) in [(EDITION_FILE, manifest.edition_text()), (KEYS_FILE, manifest.keys_text())] {
            let to = self.folder.join(path);
            in_folder(&to, || fs::write(&to, &text)).map_err(Fault::at(Doing::Write, &to))?;
        }
        let mut differences = compare(&self.folder, manifest, is_written)?;
        if Manifest::read(&self.folder)?.as_ref() != Some(manifest) {
            differences.push(Difference::Changed(MARKER_FOLDER.to_owned()));
        }
        if differences.is_empty() { Ok(()) } else { Err(Trouble::Unverified(differences)) }
    }

    fn put_in_place(&self, manifest: &Manifest) -> Result<(), Trouble> {
        // Somebody may have put something else there since the run began.
        target::check(&self.out, &self.project).map_err(Trouble::Target)?;
        if let Ok(metadata) = fs::metadata(&self.out) {
            // A web server may have been given the right to read the folder by its mode.
            fs::set_permissions(&self.folder, metadata.permissions()).map_err(Fault::at(Doing::Write, &self.folder))?;
        }
        self.durable.sync().map_err(Fault::at(Doing::Sync, &self.folder))?;
        let swapped = swap(&self.folder, &self.out, &self.aside).map_err(Fault::at(Doing::Swap, &self.out))?;
        let synced = system::sync_folder(&self.parent).map_err(Fault::at(Doing::Sync, &self.parent));
        synced.map_err(Trouble::InPlaceUnsure)?;
        if fs::read_to_string(self.out.join(EDITION_FILE)).ok() != Some(manifest.edition_text()) {
            return Err(Trouble::Unverified(vec![Difference::Changed(EDITION_FILE.to_owned())]));
        }
        if swapped == Swapped::SetAside {
            // The new edition is in place; if this fails, the next run sweeps the old one away.
            let _ = fs::remove_dir_all(&self.aside);
        }
        Ok(())
    }

    /// The published edition and its entry for a path, after looking whether the path is safe.
    fn old_entry(&self, path: &str) -> Result<Option<(&Old, &Entry)>, Trouble> {
        if !is_safe_path(path) {
            return Err(Trouble::UnsafePath(path.to_owned()));
        }
        Ok(self.old.as_ref().and_then(|old| old.manifest.entries.get(path).map(|entry| (old, entry))))
    }

    /// Whether the published file is still the one in the list. Its length is trusted unless it was written after the
    /// list was; then its bytes are read, because a copied site has new time stamps and the same bytes.
    fn is_untouched(&self, path: &str, entry: &Entry, old: &Old) -> Result<bool, Fault> {
        let from = self.out.join(path);
        let Ok(metadata) = fs::symlink_metadata(&from) else { return Ok(false) };
        if !metadata.is_file() || metadata.len() != entry.length {
            return Ok(false);
        }
        match (metadata.modified().ok(), old.sealed) {
            (Some(modified), Some(sealed)) if modified <= sealed => Ok(true),
            _ => Ok(sha256(&fs::read(&from).map_err(Fault::at(Doing::Read, &from))?) == entry.content),
        }
    }

    /// Gives the published files a second name in the staging folder. Several threads share the work, which halves the
    /// wait for a large site.
    fn carry_over(&self, paths: &[&str]) -> Result<(), Fault> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
        thread::scope(|scope| {
            let shares = paths.chunks(paths.len().div_ceil(threads).max(1));
            let workers: Vec<_> =
                shares.map(|share| scope.spawn(move || share.iter().try_for_each(|path| self.carry(path)))).collect();
            // A thread that could not be joined has carried nothing, which the reading back would notice.
            workers.into_iter().try_for_each(|worker| worker.join().unwrap_or(Ok(())))
        })
    }

    /// Links one file, or copies it where the file system knows no second names.
    fn carry(&self, path: &str) -> Result<(), Fault> {
        let (from, to) = (self.out.join(path), self.folder.join(path));
        in_folder(&to, || fs::hard_link(&from, &to))
            .or_else(|_| copy(&from, &to))
            .map_err(Fault::at(Doing::Keep, &from))
    }

    /// Enters a file into the new edition.
    fn claim(&self, path: &str, staged: Staged) -> Result<(), Trouble> {
        match self.files.lock().unwrap_or_else(PoisonError::into_inner).entry(path.to_owned()) {
            Slot::Vacant(slot) => {
                slot.insert(staged);
                Ok(())
            }
            Slot::Occupied(_) => Err(Trouble::Twice(path.to_owned())),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Before the swap this is the unfinished edition, after it the old one. What cannot be removed now, the next run
        // sweeps away.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Does something that needs the folder around `path`, and makes that folder only when it turns out to be missing.
fn in_folder<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (act(), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(parent)?;
            act()
        }
        (result, _) => result,
    }
}

fn is_plain_file(path: &Path, length: u64) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == length)
}

/// Copies a file with its time stamp.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_times(FileTimes::new().set_modified(modified))
}
