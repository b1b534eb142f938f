//! The edition before the published one. It rests in a hidden folder beside it until the next edition grows out of it: of a large site
//! only what differs has to be written, and no run waits for a whole tree to be removed.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use super::{Doing, Fault};

/// Its time stamp tells since when an edition is no longer published.
pub const RETIRED_FILE: &str = ".minhbach/retired";

/// A server that opened a folder while it was published may read from it so long afterwards and still find one edition in it.
const GRACE: Duration = Duration::from_secs(10);

/// Takes the edition that rests in `previous` to `staging`. `false`: there is none, or none that may be used, and nothing was moved.
pub fn take(previous: &Path, staging: &Path) -> Result<bool, Fault> {
    let is_folder = fs::symlink_metadata(previous).is_ok_and(|metadata| metadata.is_dir());
    let retired = fs::metadata(previous.join(RETIRED_FILE)).and_then(|metadata| metadata.modified());
    let rested = retired.ok().and_then(|retired| retired.elapsed().ok());
    if !is_folder || rested.is_none_or(|rested| rested < GRACE) {
        return Ok(false);
    }
    fs::rename(previous, staging).map_err(Fault::at(Doing::Swap, previous))?;
    Ok(true)
}

/// Puts an edition that is no longer published to rest in `previous`, in the place of an older one.
pub fn retire(edition: &Path, previous: &Path) -> io::Result<()> {
    File::create(edition.join(RETIRED_FILE))?;
    match fs::remove_dir_all(previous) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    fs::rename(edition, previous)
}
