//! Repairs or removes what a killed run left beside a target. The caller holds the lock, so no other run uses those
//! folders.

use std::fs;
use std::path::Path;

use super::difference::Difference;
use super::error::{Error, SWAP};
use super::manifest::Manifest;
use super::target::Target;
use super::verify::{compare, list};

/// Puts a release back that a run left aside when it was killed between two renames: where it was published or, if the new release is there,
/// as the previous one. Removes unfinished releases. One that cannot be removed makes the next release fail before anything is published.
pub fn clear(target: &Target) -> Result<(), Error> {
    let aside = &target.aside;
    let free = [&target.folder, &target.previous].into_iter().find(|place| fs::symlink_metadata(place).is_err());
    if let Some(place) = free.filter(|_| is_whole(aside)) {
        fs::rename(aside, place).map_err(Error::io(SWAP, place))?;
    }
    for stale in [aside, &target.staging] {
        let _ = fs::remove_dir_all(stale);
    }
    Ok(())
}

/// Whether all files of the release in a folder are there, judged by their lengths.
fn is_whole(folder: &Path) -> bool {
    let Ok(Some(manifest)) = Manifest::read(folder) else { return false };
    let differences = list(folder).and_then(|found| compare(folder, &found, &manifest, |_, _| true));
    differences.is_ok_and(|all| all.iter().all(|difference| matches!(difference, Difference::Added(_))))
}
