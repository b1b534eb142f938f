//! The few things that the standard library cannot ask of the operating system, with a fallback for each where a system
//! lacks them. The only file that calls it directly.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::folder::identity;

/// Whether this system can tell two files with one name apart.
pub const KNOWS_SAME_FILE: bool = cfg!(unix);

/// Whether a process of this number is running. Where the system cannot be asked the answer is no: the caller holds the
/// lock, so nobody else is at work.
pub fn is_alive(process: u32) -> bool {
    #[cfg(unix)]
    {
        let Some(process) = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw) else { return false };
        // Any answer but "no such process" means that there is one, if not one of ours.
        rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH)
    }
    #[cfg(not(unix))]
    {
        let _ = process;
        false
    }
}

/// Gives two folders each other's name in one step. `false` when the system or the file system does not know how.
pub fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(true),
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (one, other);
        Ok(false)
    }
}

/// Whether the open file is still the one that has this name.
pub fn is_same_file(file: &File, path: &Path) -> bool {
    // Where the system does not tell, both are told apart by nothing.
    if !KNOWS_SAME_FILE {
        return true;
    }
    let (Ok(open), Ok(named)) = (file.metadata(), std::fs::metadata(path)) else { return false };
    identity(&open) == identity(&named)
}

/// Whether the folder lies on another disk than the one around it.
pub fn is_mount_point(folder: &Path, parent: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (Ok(folder), Ok(parent)) = (std::fs::metadata(folder), std::fs::metadata(parent)) else { return false };
        folder.dev() != parent.dev()
    }
    #[cfg(not(unix))]
    {
        let _ = (folder, parent);
        false
    }
}

/// Waits until the disk has stored a folder's list of names.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Other systems do not let a folder be opened, and store the list on their own.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Whether this system can be told to store a whole disk, in one call.
pub const STORES_WHOLE_DISKS: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Waits until the whole disk is stored on which the open folder lies. The system tells a failure to store only to those who had
/// opened something before it.
pub fn sync_disk(folder: &File) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        Ok(rustix::fs::syncfs(folder)?)
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    {
        let _ = folder;
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
mod tests {
    use super::is_alive;

    #[test]
    fn this_process_is_alive_and_nobody_has_the_number_nought() {
        assert_eq!(is_alive(std::process::id()), cfg!(unix));
        assert!(!is_alive(0));
        assert!(!is_alive(u32::MAX));
    }
}
