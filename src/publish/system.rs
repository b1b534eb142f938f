//! Calls to the operating system that the standard library does not offer, each with a fallback for systems without it.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::folder::inode;

/// Exchanges two folders in one step. `false`: the system or the file system cannot do that.
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

/// Whether the open file still has this name. On systems without inodes every file of that name counts.
pub fn is_same_file(file: &File, path: &Path) -> bool {
    let (Ok(open), Ok(named)) = (file.metadata(), std::fs::metadata(path)) else { return false };
    inode(&open) == inode(&named)
}

/// Whether the folder is on another file system than its parent. Never on systems without inodes.
pub fn is_mount_point(folder: &Path, parent: &Path) -> bool {
    let device =
        |path: &Path| std::fs::metadata(path).ok().and_then(|metadata| inode(&metadata)).map(|(device, _)| device);
    device(folder).zip(device(parent)).is_some_and(|(own, outer)| own != outer)
}

/// Waits until the disk has stored the names in a folder.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Other systems cannot open a folder, and store its names by themselves.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Whether this system can sync a whole file system in one call.
pub const HAS_SYNCFS: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Waits until the disk has stored everything on the file system of the open folder. Write errors are reported only to files that were
/// opened before them.
pub fn syncfs(folder: &File) -> io::Result<()> {
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
