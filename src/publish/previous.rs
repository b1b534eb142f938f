//! The edition before the published one. It rests in a hidden folder beside it until the next edition grows out of it: of a large site
//! only what differs has to be written, and no run waits for a whole tree to be removed. A large site's first edition has none before it:
//! its files get second names there, so that the first change is as small a piece of work as those that follow.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::lists::in_folder;
use super::manifest::Manifest;

/// Its time stamp tells since when an edition is no longer published.
pub const RETIRED_FILE: &str = ".minhbach/retired";

/// From so many files on, giving all of them second names takes so long, some tenths of a second, that a small change should not wait for
/// it.
pub const LARGE: usize = 20_000;

/// So long after it was published nothing is written into an edition: a server may still read from it. When editions follow one another
/// faster, the older one is removed.
const GRACE: Duration = Duration::from_secs(10);

/// Takes the edition that rests in `previous` to `staging`. `false`: there is none, or none that may or can be used, and nothing was
/// moved; the next edition is then made without it.
pub fn take(previous: &Path, staging: &Path) -> bool {
    let is_folder = fs::symlink_metadata(previous).is_ok_and(|metadata| metadata.is_dir());
    let retired = fs::metadata(previous.join(RETIRED_FILE)).and_then(|metadata| metadata.modified());
    let rested = retired.ok().and_then(|retired| retired.elapsed().ok());
    if !is_folder || rested.is_none_or(|rested| rested < GRACE) {
        return false;
    }
    fs::rename(previous, staging).is_ok()
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

/// Gives every file of the published edition a second name in `previous`, where nothing is, by way of `staging`.
///
/// # Errors
/// A file system that knows no second names, or a disk that would not; the next edition is then made without it.
pub fn prepare(published: &Path, manifest: &Manifest, staging: &Path, previous: &Path) -> io::Result<()> {
    manifest.entries.par_iter().try_for_each(|(path, _)| {
        let to = staging.join(&**path);
        in_folder(&to, || fs::hard_link(published.join(&**path), &to))
    })?;
    let retired = staging.join(RETIRED_FILE);
    // Nobody ever read from it, so it need not rest.
    in_folder(&retired, || File::create(&retired))?.set_modified(SystemTime::UNIX_EPOCH)?;
    fs::rename(staging, previous)
}
