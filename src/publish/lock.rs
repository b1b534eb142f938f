//! Lets one run at a time publish into a folder. The system releases the lock of a dead process, so a lock is never stale; the next run
//! takes over the file that is left behind.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::error::{Error, LOCK};
use super::system;

/// How often a lock file is created again that was removed while it was being locked.
const ATTEMPTS: usize = 100;

/// A held lock. Dropping it releases it.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock whose file is `path`. `None`: another run holds it.
    pub fn take(path: &Path) -> Result<Option<Self>, Error> {
        for _ in 0..ATTEMPTS {
            let file = File::options().write(true).create(true).truncate(false).open(path);
            let file = file.map_err(Error::io(LOCK, path))?;
            match file.try_lock() {
                // The run before may have removed the file after it was opened here. A lock on a file without a name excludes nobody.
                Ok(()) if system::is_same_file(&file, path) => {
                    return Ok(Some(Self { path: path.to_path_buf(), file }));
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(Error::io(LOCK, path)(error)),
            }
        }
        Ok(None)
    }

    /// Whether it still excludes others. It does not once somebody has removed its file.
    pub fn is_held(&self) -> bool {
        system::is_same_file(&self.file, &self.path)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is locked, so that a process that locks the file afterwards notices that its name is gone. Systems without
        // inodes cannot tell; there the file stays, and the lock works all the same.
        if cfg!(unix) && self.is_held() {
            let _ = fs::remove_file(&self.path);
        }
    }
}
