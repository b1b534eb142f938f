//! Whether what was written is on the disk. The disk stores while more is written, so that little is left to wait for at the end.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use super::system::{self, STORES_WHOLE_DISKS, sync_folder};

/// A folder whose contents are to be on the disk before they are relied on.
#[derive(Debug)]
pub struct Durable {
    folder: PathBuf,
    /// The open folder, where its whole disk can be stored at once. Elsewhere files are stored one by one, and only at the end: those that
    /// come and go meanwhile would disturb.
    disk: Option<Arc<File>>,
    /// Bytes written so far.
    written: AtomicU64,
    /// Waits for the disk, so that nobody else need.
    storing: Mutex<Option<JoinHandle<io::Result<()>>>>,
}

/// After so many more bytes the disk is told to store.
const STRETCH: u64 = 256 << 20;

impl Durable {
    /// Begins to watch. This comes before the first file is written, so that no failure to store is missed.
    pub fn watch(folder: &Path) -> io::Result<Self> {
        let disk = if STORES_WHOLE_DISKS { Some(Arc::new(File::open(folder)?)) } else { None };
        Ok(Self { folder: folder.to_path_buf(), disk, written: AtomicU64::new(0), storing: Mutex::default() })
    }

    /// Notes that so many bytes more were written.
    ///
    /// # Errors
    /// A failure to store what was written before.
    pub fn wrote(&self, bytes: u64) -> io::Result<()> {
        let before = self.written.fetch_add(bytes, Ordering::Relaxed);
        if before / STRETCH == (before + bytes) / STRETCH { Ok(()) } else { self.begin() }
    }

    /// Lets the disk begin to store what is there so far, unless it is at it already.
    ///
    /// # Errors
    /// A failure to store what was written before.
    pub fn begin(&self) -> io::Result<()> {
        let mut storing = self.storing.lock().unwrap_or_else(PoisonError::into_inner);
        if storing.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return Ok(());
        }
        let stored = storing.take().map_or(Ok(()), ended);
        if let Some(disk) = self.disk.clone() {
            // Where there can be no such thread, all waiting is left to the end.
            *storing = thread::Builder::new().spawn(move || system::sync_disk(&disk)).ok();
        }
        stored
    }

    /// Waits until everything is on the disk.
    ///
    /// # Errors
    /// A failure to store anything that was written.
    pub fn sync(&self) -> io::Result<()> {
        let storing = self.storing.lock().unwrap_or_else(PoisonError::into_inner).take();
        storing.map_or(Ok(()), ended)?;
        match &self.disk {
            Some(disk) => system::sync_disk(disk),
            None => sync_one_by_one(&self.folder),
        }
    }
}

fn ended(storing: JoinHandle<io::Result<()>>) -> io::Result<()> {
    storing.join().unwrap_or_else(|_| Err(io::Error::other("storing was given up")))
}

/// One file and folder after the other.
fn sync_one_by_one(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_one_by_one(&entry.path())?;
        } else if cfg!(unix) {
            File::open(entry.path())?.sync_all()?;
        } else {
            // Elsewhere only a file that was opened for writing can be waited for.
            OpenOptions::new().append(true).open(entry.path())?.sync_all()?;
        }
    }
    sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use super::super::tests::Scratch;
    use super::*;

    #[test]
    fn both_ways_of_waiting_for_the_disk_work() {
        let scratch = Scratch::new();
        let folder = scratch.folder("site");
        let durable = Durable::watch(&folder).unwrap();
        scratch.file("site/vi/index.html", "words");
        durable.sync().unwrap();
        sync_one_by_one(&folder).unwrap();
    }

    #[test]
    fn the_disk_begins_to_store_after_each_stretch_and_not_before() {
        let scratch = Scratch::new();
        let durable = Durable::watch(&scratch.folder("site")).unwrap();
        let is_begun = || durable.storing.lock().unwrap().is_some();
        durable.wrote(STRETCH - 1).unwrap();
        assert!(!is_begun());
        durable.wrote(1).unwrap();
        assert_eq!(is_begun(), STORES_WHOLE_DISKS);
        durable.sync().unwrap();
        assert!(!is_begun());
        durable.wrote(STRETCH - 1).unwrap();
        assert!(!is_begun());
    }

    #[test]
    fn a_failure_of_the_disk_meanwhile_is_told_at_the_next_occasion() {
        let scratch = Scratch::new();
        let durable = Durable::watch(&scratch.folder("site")).unwrap();
        let fail = || {
            let thread = thread::spawn(|| Err(io::ErrorKind::StorageFull.into()));
            while !thread.is_finished() {
                thread::yield_now();
            }
            *durable.storing.lock().unwrap() = Some(thread);
        };
        fail();
        assert_eq!(durable.begin().unwrap_err().kind(), io::ErrorKind::StorageFull);
        durable.sync().unwrap();
        fail();
        assert_eq!(durable.sync().unwrap_err().kind(), io::ErrorKind::StorageFull);
        durable.sync().unwrap();
    }
}
