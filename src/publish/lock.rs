//! Lets one run at a time publish into a folder. The system releases the lock when a process dies, so a lock is never
//! stale; the file that is left behind then is taken over by the next run.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::{Doing, Fault, system};

/// How often a lock file that vanished while it was being locked is made again.
const ATTEMPTS: usize = 100;

/// A held lock; dropping it releases it.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock whose file is `path`. `None` when another run holds it.
    pub fn take(path: &Path) -> Result<Option<Self>, Fault> {
        for _ in 0..ATTEMPTS {
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
            let file = file.map_err(Fault::at(Doing::Lock, path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(Fault::at(Doing::Lock, path)(error)),
            }
            // The run before may have removed the file between our opening and our locking it. A lock on a file that no
            // longer has the name keeps nobody out.
            if system::is_same_file(&file, path) {
                return Ok(Some(Self { path: path.to_path_buf(), _file: file }));
            }
        }
        Ok(None)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The file goes while it is still locked: whoever locks it afterwards notices that the name is gone. Where the
        // system cannot tell, the file stays, and the lock works all the same.
        if system::KNOWS_SAME_FILE {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::super::tests::Scratch;
    use super::Lock;

    #[test]
    fn one_holds_it_and_the_next_takes_it_afterwards() {
        let scratch = Scratch::new();
        let path = scratch.path("lock");
        let first = Lock::take(&path).unwrap();
        assert!(first.is_some());
        assert!(Lock::take(&path).unwrap().is_none());
        drop(first);
        assert!(!path.exists());
        assert!(Lock::take(&path).unwrap().is_some());
    }

    #[test]
    fn a_file_left_by_a_dead_run_is_taken_over() {
        let scratch = Scratch::new();
        scratch.file("lock", "");
        assert!(Lock::take(&scratch.path("lock")).unwrap().is_some());
    }

    #[test]
    fn two_never_hold_it_however_they_race() {
        let scratch = Scratch::new();
        let path = scratch.path("lock");
        let holders = AtomicUsize::new(0);
        let taken = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..500 {
                        if let Some(lock) = Lock::take(&path).unwrap() {
                            assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                            taken.fetch_add(1, Ordering::SeqCst);
                            thread::yield_now();
                            holders.fetch_sub(1, Ordering::SeqCst);
                            drop(lock);
                        }
                    }
                });
            }
        });
        assert!(taken.load(Ordering::SeqCst) > 0);
    }
}
