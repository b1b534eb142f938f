//! An edition in the making: a hidden folder beside the published one, on the same disk.

mod composed;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::fs::{self, File, FileTimes};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::durable::Durable;
use super::lists;
use super::lock::Lock;
use super::manifest::{EDITION_FILE, Entry, Key};
use super::old::{CARRIED, FREE, MADE, Old};
use super::origins::{self, Origins};
use super::previous;
use super::published::Published;
use super::swap::{Swapped, swap};
use super::target::{self, State, Target, is_safe_path};
use super::verify::{Difference, compare, look, names};
use super::written;
use super::{Doing, Fault, Refusal, Trouble, leftovers, system};
use crate::folder::{Details, Names};
use crate::hash::{Stamp, sha256};
use composed::Whence;

/// An edition in the making. Several threads may add files to it. Dropping it without `finish` removes it, or lets the edition before
/// rest again where nothing was done to it, and leaves what is published as it was.
#[derive(Debug)]
pub struct Staging {
    out: PathBuf,
    project: PathBuf,
    parent: PathBuf,
    folder: PathBuf,
    aside: PathBuf,
    previous: PathBuf,
    old: Option<Old>,
    /// Whether the staging folder held the edition before the published one at the beginning.
    is_grown: bool,
    /// What the staging folder held at the beginning.
    names: Names,
    /// Whether the staging folder is no longer as it was at the beginning.
    is_touched: AtomicBool,
    /// What was made in this run; what was carried over is noted in `Old::claims`.
    made: Mutex<BTreeMap<String, Made>>,
    durable: Durable,
    /// Last, so that it is released after everything else is cleared away.
    _lock: Lock,
}

/// A file made in this run.
#[derive(Debug)]
struct Made {
    entry: Entry,
    /// Its bytes are those of the old edition, whose file is carried over.
    is_kept: bool,
    /// What the system told of the file after it was read back; nothing of a file that is carried over or taken from a shard.
    read_back: Option<Box<Details>>,
}

/// Begins a new edition for the folder `out` of the project in the folder `project`: takes the lock, clears away what
/// dead runs left beside `out`, and makes a staging folder there, out of the edition before the published one where there is one.
///
/// # Errors
/// Refuses a folder that must not be replaced, and one into which another run is publishing.
pub fn open(out: &Path, project: &Path) -> Result<Staging, Refusal> {
    let (target, lock) = lock(out, project)?;
    let folder = leftovers::staging_path(&target);
    let previous = leftovers::previous_path(&target);
    let old = Old::at(&target)?;
    let is_grown = old.is_some() && previous::take(&previous, &folder);
    if !is_grown {
        fs::create_dir(&folder).map_err(Fault::at(Doing::Write, &folder))?;
    }
    let durable = Durable::watch(&folder).map_err(Fault::at(Doing::Read, &folder))?;
    let aside = leftovers::aside_path(&target);
    let names = names(&folder)?;
    Ok(Staging {
        out: target.folder,
        project: project.to_path_buf(),
        parent: target.parent,
        folder,
        aside,
        previous,
        old,
        is_grown,
        names,
        is_touched: AtomicBool::new(false),
        made: Mutex::default(),
        durable,
        _lock: lock,
    })
}

/// What is published in the folder `out`, if it was made from these very origins and nobody has changed a file of it since: then there
/// is nothing to be done.
///
/// # Errors
/// As [`open`].
pub fn is_current(out: &Path, project: &Path, origins: &Origins) -> Result<Option<Published>, Refusal> {
    let (target, _lock) = lock(out, project)?;
    if target.state != State::Published || origins.is_empty() || origins::read(&target.folder) != *origins {
        return Ok(None);
    }
    let untouched = Old::at(&target)?.filter(|old| old.differences.is_empty());
    Ok(untouched.map(|old| Published {
        kept: old.manifest.entries.len(),
        ..Published::of(&old.manifest, &old.manifest.edition())
    }))
}

/// A folder that may be published into, for this run alone; what dead runs left beside it is cleared away.
fn lock(out: &Path, project: &Path) -> Result<(Target, Lock), Refusal> {
    let target = target::check(out, project)?;
    fs::create_dir_all(&target.parent).map_err(Fault::at(Doing::Write, &target.parent))?;
    let lock = Lock::take(&leftovers::lock_path(&target))?.ok_or_else(|| Refusal::Busy(target.folder.clone()))?;
    leftovers::clear(&target)?;
    // Looked at again, because the run that held the lock before, or the clearing, may have put an edition there.
    Ok((target::check(out, project)?, lock))
}

impl Staging {
    /// What the published edition was made from.
    pub fn origins(&self) -> Option<&Origins> {
        self.old.as_ref().map(|old| &old.origins)
    }

    /// Carries files of the published edition over, whatever they were made from. `None`, and none of them, when one is not there or
    /// was changed by hand since. They keep their bytes and time stamps.
    ///
    /// A file gets its second name only in `finish`: when it turns out that nothing changed, none is needed.
    ///
    /// # Errors
    /// An unsafe path, a path that the edition already has, and a disk that would not.
    pub fn carry(&self, paths: &[&str]) -> Result<Option<Vec<Stamp>>, Trouble> {
        let mut stamps = Vec::with_capacity(paths.len());
        let mut claims = Vec::with_capacity(paths.len());
        for path in paths {
            match self.published(path)? {
                Some((old, place)) if old.is_untouched(path) => {
                    stamps.push(old.entry(place).stamp);
                    claims.push((old, place));
                }
                Some(_) | None => return Ok(None),
            }
        }
        claims.into_iter().try_for_each(|(old, place)| old.claim(place, CARRIED))?;
        Ok(Some(stamps))
    }

    /// Carries a file of the published edition over, if it was made from the same `key`.
    ///
    /// # Errors
    /// As [`Staging::carry`].
    pub fn keep(&self, path: &str, key: &Key) -> Result<Option<Stamp>, Trouble> {
        match self.published(path)? {
            Some((old, place)) if old.entry(place).key == *key => {
                Ok(self.carry(&[path])?.map(|_| old.entry(place).stamp))
            }
            Some(_) | None => Ok(None),
        }
    }

    /// Writes a file and reads it back. When the published edition has one with the same bytes at the same path, that one is carried over,
    /// so that its time stamp goes on telling when the page last changed.
    ///
    /// # Errors
    /// As [`Staging::carry`].
    pub fn write(&self, path: &str, key: &Key, bytes: &[u8]) -> Result<Stamp, Trouble> {
        let stamp = Stamp { content: sha256(bytes), length: bytes.len() as u64 };
        let is_kept = self.published(path)?.is_some_and(|(old, place)| {
            let from = self.out.join(path);
            // The bytes are at hand, so neither the list nor the time stamp needs to be trusted.
            old.entry(place).stamp == stamp
                && is_plain_file(&from, stamp.length)
                && fs::read(&from).is_ok_and(|read| read == bytes)
        });
        self.enter(path, Made { entry: Entry { key: *key, stamp }, is_kept, read_back: None })?;
        if !is_kept {
            let to = self.make_room(path)?;
            let read_back = written::write(&to, bytes).map_err(Fault::at(Doing::Write, &to))?;
            let read_back = read_back.ok_or_else(|| Trouble::Unverified(vec![Difference::Changed(path.to_owned())]))?;
            if let Some(made) = self.made().get_mut(path) {
                made.read_back = Some(Box::new(read_back));
            }
            self.durable.wrote(stamp.length).map_err(Fault::at(Doing::Sync, &self.folder))?;
        }
        Ok(stamp)
    }

    /// Takes a file over from a shard in the folder `from`; its bytes are read back at the end.
    ///
    /// # Errors
    /// As [`Staging::carry`].
    pub fn adopt(&self, path: &str, entry: &Entry, from: &Path) -> Result<(), Trouble> {
        let is_kept = match self.published(path)? {
            Some((old, place)) => old.entry(place).stamp == entry.stamp && old.is_untouched(path),
            None => false,
        };
        self.enter(path, Made { entry: *entry, is_kept, read_back: None })?;
        if !is_kept {
            let (from, to) = (from.join(path), self.make_room(path)?);
            link_or_copy(&from, &to).map_err(Fault::at(Doing::Keep, &from))?;
        }
        Ok(())
    }

    /// The place of a file in the staging folder, with nothing there. What the edition before had there is never written over:
    /// the published edition may have the same file.
    fn make_room(&self, path: &str) -> Result<PathBuf, Fault> {
        self.is_touched.store(true, Ordering::Relaxed);
        let to = self.folder.join(path);
        if self.is_grown {
            match fs::remove_file(&to) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Fault::at(Doing::Write, &to)(error));
                }
                Ok(()) | Err(_) => {}
            }
        }
        Ok(to)
    }

    /// Looks whether the new edition is as it was written, waits until the disk has stored it, and puts it in the place of the old one.
    /// When it is the same edition, made from the same keys, no file of the published folder is touched. `origins`: what it was made from.
    ///
    /// # Errors
    /// A disk that would not, and an edition that is not as it was written. Nothing is published then, unless the trouble says otherwise.
    pub fn finish(mut self, origins: &Origins) -> Result<Published, Trouble> {
        let composed = self.compose();
        let manifest = &composed.manifest;
        let kept = composed.whence.iter().filter(|whence| matches!(whence, Whence::Old(_))).count();
        let written = manifest.entries.len() - kept;
        let differences = self.old.as_mut().map(|old| std::mem::take(&mut old.differences)).unwrap_or_default();
        let replaced =
            written > 0 || !differences.is_empty() || self.old.as_ref().is_none_or(|old| old.manifest != *manifest);
        let mut waited = Duration::ZERO;
        let edition = manifest.edition();
        if replaced {
            self.is_touched.store(true, Ordering::Relaxed);
            let text = manifest.edition_text(&edition);
            self.seal(&composed, &text, origins)?;
            waited = self.put_in_place(&text, differences.is_empty())?;
            if manifest.entries.len() >= previous::LARGE && !self.previous.exists() {
                // What this could not finish goes with the staging folder.
                let _ = previous::prepare(&self.out, manifest, &self.folder, &self.previous);
            }
        } else {
            // Nothing is read back, so what stays is looked at once more.
            let since = compare(&self.out, &look(&self.out)?, manifest, |_| false)?.differences;
            if !since.is_empty() {
                return Err(Trouble::Unverified(since));
            }
            if self.origins() != Some(origins) {
                // The next run would only look again at what this one looked at.
                let _ = origins::replace(&self.out, origins);
            }
        }
        Ok(Published {
            written,
            kept,
            removed: self.old.as_ref().map_or(0, |old| old.places(FREE).count()),
            strays: differences
                .into_iter()
                .filter_map(|difference| match difference {
                    Difference::Added(path) => Some(path),
                    Difference::Changed(_) | Difference::Missing(_) => None,
                })
                .collect(),
            replaced,
            waited,
            ..Published::of(manifest, &edition)
        })
    }

    /// Swaps the two. The old edition is put to rest if it is as it was published; otherwise nothing may grow out of it.
    /// Tells how long it waited for the disk.
    fn put_in_place(&self, edition: &str, is_old_intact: bool) -> Result<Duration, Trouble> {
        // Somebody may have put something else there since the run began.
        target::check(&self.out, &self.project).map_err(Trouble::Target)?;
        if let Ok(metadata) = fs::metadata(&self.out) {
            // A web server may have been given the right to read the folder by its mode.
            fs::set_permissions(&self.folder, metadata.permissions()).map_err(Fault::at(Doing::Write, &self.folder))?;
        }
        let began = Instant::now();
        self.durable.sync().map_err(Fault::at(Doing::Sync, &self.folder))?;
        let waited = began.elapsed();
        let swapped = swap(&self.folder, &self.out, &self.aside).map_err(Fault::at(Doing::Swap, &self.out))?;
        let synced = system::sync_folder(&self.parent).map_err(Fault::at(Doing::Sync, &self.parent));
        synced.map_err(Trouble::InPlaceUnsure)?;
        if fs::read_to_string(self.out.join(EDITION_FILE)).ok().as_deref() != Some(edition) {
            return Err(Trouble::InPlaceOther(self.out.clone()));
        }
        let old = match swapped {
            Swapped::Moved => return Ok(waited),
            Swapped::Exchanged => &self.folder,
            Swapped::SetAside => &self.aside,
        };
        // The new edition is in place; if this fails, the old one is removed now or by the next run.
        if !is_old_intact || previous::retire(old, &self.previous).is_err() {
            let _ = fs::remove_dir_all(old);
        }
        Ok(waited)
    }

    /// The published edition and the place of a path in it, after looking whether the path is safe: those on a list are.
    fn published(&self, path: &str) -> Result<Option<(&Old, usize)>, Trouble> {
        match self.old.as_ref().and_then(|old| old.place(path).map(|place| (old, place))) {
            None if !is_safe_path(path) => Err(Trouble::UnsafePath(path.to_owned())),
            found => Ok(found),
        }
    }

    fn made(&self) -> MutexGuard<'_, BTreeMap<String, Made>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters a file that was made in this run into the new edition.
    fn enter(&self, path: &str, made: Made) -> Result<(), Trouble> {
        if let Some((old, place)) = self.published(path)? {
            old.claim(place, MADE)?;
        }
        match self.made().entry(path.to_owned()) {
            Slot::Vacant(slot) => {
                slot.insert(made);
                Ok(())
            }
            Slot::Occupied(_) => Err(Trouble::Twice(path.to_owned())),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing was done to the edition before, so it rests again.
        let rests = self.is_grown
            && !self.is_touched.load(Ordering::Relaxed)
            && fs::rename(&self.folder, &self.previous).is_ok();
        if !rests {
            // Before the swap this is the unfinished edition, after it perhaps the old one. What cannot be removed now, the next run
            // sweeps away.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn is_plain_file(path: &Path, length: u64) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == length)
}

/// Gives a file a second name, or copies it where the file system knows no second names.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    lists::in_folder(to, || fs::hard_link(from, to)).or_else(|_| copy(from, to))
}

/// Copies a file with its time stamp.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_times(FileTimes::new().set_modified(modified))
}
