//! Exchanges two folders.

use std::fs;
use std::io;
use std::path::Path;

use super::error::{Error, SWAP, SYNC, WRITE};
use super::system::{self, sync_folder};
use super::target::Target;

/// Puts the complete release in the folder `new` in the place of the published one, which is in `new` then, and waits until the disk has
/// stored that. Nothing is changed by an error, unless [`Error::is_published`].
pub fn publish(new: &Path, target: &Target) -> Result<(), Error> {
    let Target { folder, parent, aside, .. } = target;
    // The mode of the published folder may give a web server the right to read it.
    if let Ok(metadata) = fs::metadata(folder) {
        let kept = fs::set_permissions(new, metadata.permissions()).and_then(|()| sync_folder(new));
        kept.map_err(Error::io(WRITE, new))?;
    }
    swap(new, folder, aside).map_err(Error::io(SWAP, folder))?;
    let synced = sync_folder(parent).map_err(Error::io(SYNC, parent));
    synced.map_err(|error| Error::Published(Box::new(error)))
}

/// Moves the folder `new` to `out`, and what was at `out` to `new`. Both happen in one step, so that a path in `out` is never missing. Where
/// the file system cannot do that, `out` is renamed to `aside` first. After an error `out` is as it was.
pub fn swap(new: &Path, out: &Path, aside: &Path) -> io::Result<()> {
    if fs::symlink_metadata(out).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return fs::rename(new, out);
    }
    if system::exchange(new, out)? { Ok(()) } else { rename_all(new, out, aside) }
}

/// A run that is killed after the first rename leaves no `out`, and after the second one no `new`. The next run renames `aside` to it.
pub(super) fn rename_all(new: &Path, out: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(out, aside)?;
    fs::rename(new, out).inspect_err(|_| {
        // If this fails too, the next run tries again.
        let _ = fs::rename(aside, out);
    })?;
    let _ = fs::rename(aside, new);
    Ok(())
}
