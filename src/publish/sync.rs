//! Makes sure that written files are on the disk. On Linux a thread syncs while more files are written, so that little is left to wait
//! for at the end.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use super::system::{HAS_SYNCFS, sync_folder, syncfs};

/// After so many bytes a sync is started.
pub const INTERVAL: u64 = 256 << 20;

/// Syncs the files of a folder.
#[derive(Debug)]
pub struct DiskSync {
    pub(super) folder: PathBuf,
    /// Bytes written so far.
    pub(super) written: AtomicU64,
    /// Where there is no `syncfs`, files are synced one by one at the end.
    pub(super) worker: Option<Worker>,
}

/// A thread that runs `syncfs` for every request.
#[derive(Debug)]
pub struct Worker {
    pub(super) requests: SyncSender<()>,
    pub(super) thread: JoinHandle<io::Result<()>>,
}

impl DiskSync {
    /// Opens the folder. To be called before the first file is written, so that no write error is missed.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let start = || -> io::Result<Worker> {
            let open = File::open(folder)?;
            // One request may wait: it covers all that is written until its sync starts.
            let (requests, received) = sync_channel(1);
            let thread = thread::Builder::new().spawn(move || received.iter().try_for_each(|()| syncfs(&open)))?;
            Ok(Worker { requests, thread })
        };
        let worker = HAS_SYNCFS.then(start).transpose()?;
        Ok(Self { folder: folder.to_path_buf(), written: AtomicU64::new(0), worker })
    }

    /// Counts written bytes, and starts a sync after every `INTERVAL`.
    pub fn wrote(&self, bytes: u64) {
        let before = self.written.fetch_add(bytes, Ordering::Relaxed);
        if before / INTERVAL != (before + bytes) / INTERVAL {
            self.start();
        }
    }

    /// Starts a sync, which runs in parallel to the caller.
    pub fn start(&self) {
        if let Some(Worker { requests, .. }) = &self.worker {
            // Refused: a request waits already, or an earlier sync failed, which `finish` reports.
            let _ = requests.try_send(());
        }
    }

    /// Waits until everything is on the disk. Reports the failure of any sync.
    pub fn finish(&mut self) -> io::Result<()> {
        let Some(Worker { requests, thread }) = self.worker.take() else { return sync_files(&self.folder) };
        // Refused: an earlier sync failed.
        let _ = requests.send(());
        drop(requests);
        thread.join().unwrap_or_else(|_| Err(io::Error::other("the sync was aborted")))
    }
}

/// Syncs files and folders one by one.
pub(super) fn sync_files(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sync_files(&path)?;
        } else {
            // Systems other than Unix sync only files that were opened for writing.
            File::options().read(true).append(cfg!(not(unix))).open(path)?.sync_all()?;
        }
    }
    sync_folder(folder)
}
