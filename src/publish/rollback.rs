//! Publishes the previous release again.

use std::fs;
use std::path::Path;

use super::error::Error;
use super::staging::lock_target;
use super::swap;
use super::verify::{Verified, verify};

/// Exchanges the release published in `out` with the one before it, after reading every file of that one. Doing it again brings the newer
/// release back. The next build publishes what the project's files say, whichever release is published.
///
/// # Errors
/// As for a build; no earlier release; an earlier release that is not whole. Nothing is changed then, unless [`Error::is_published`].
pub fn rollback(out: &Path, project: &Path) -> Result<Verified, Error> {
    let (target, _lock) = lock_target(out, project)?;
    let previous = &target.previous;
    if !fs::symlink_metadata(previous).is_ok_and(|metadata| metadata.is_dir()) {
        return Err(Error::NoPrevious(target.folder));
    }
    let verified = verify(previous)?;
    if !verified.differences.is_empty() {
        return Err(Error::Unverified(verified.differences));
    }
    swap::publish(previous, &target)?;
    // Where an empty folder was published, which is no release.
    let _ = fs::remove_dir(previous);
    Ok(verified)
}
