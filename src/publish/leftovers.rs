//! Names of the temporary folders beside a target, and what becomes of those that dead runs left there.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use super::manifest::{KEYS_FILE, Manifest};
use super::target::Target;
use super::{Doing, Fault, system, verify};

/// Ending of a folder in which an old edition waits while two renames put the new one in its place.
const ASIDE: &str = ".old";

/// File whose lock keeps other runs from the target.
pub fn lock_path(target: &Target) -> PathBuf {
    beside(target, "lock")
}

/// Folder in which this process builds.
pub fn staging_path(target: &Target) -> PathBuf {
    beside(target, &process::id().to_string())
}

/// Folder in which the edition before the published one rests. It bears no process's number, so it is not swept away.
pub fn previous_path(target: &Target) -> PathBuf {
    beside(target, "previous")
}

/// Folder in which this process puts the old edition, where two folders cannot be exchanged in one step.
pub fn aside_path(target: &Target) -> PathBuf {
    beside(target, &format!("{}{ASIDE}", process::id()))
}

fn beside(target: &Target, ending: &str) -> PathBuf {
    let mut name = prefix(&target.name);
    name.push(ending);
    target.parent.join(name)
}

fn prefix(name: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".minhbach-");
    prefix
}

/// A folder that a run left beside the target when it was killed.
struct Leftover {
    path: PathBuf,
    is_aside: bool,
}

/// Puts the old edition back if a run was killed between two renames, then removes what dead runs left. The caller holds
/// the lock, so whatever bears the number of this very process is from a dead namesake.
///
/// # Errors
/// A disk that cannot be read. A leftover that cannot be removed stays where it is and harms nobody.
pub fn clear(target: &Target) -> Result<(), Fault> {
    let leftovers = find(target)?;
    if fs::symlink_metadata(&target.folder).is_err() {
        let newest = leftovers
            .iter()
            .filter(|leftover| leftover.is_aside && is_whole(&leftover.path))
            .max_by_key(|leftover| fs::metadata(leftover.path.join(KEYS_FILE)).and_then(|keys| keys.modified()).ok());
        if let Some(leftover) = newest {
            fs::rename(&leftover.path, &target.folder).map_err(Fault::at(Doing::Swap, &target.folder))?;
        }
    }
    for leftover in leftovers {
        let _ = fs::remove_dir_all(leftover.path);
    }
    Ok(())
}

fn find(target: &Target) -> Result<Vec<Leftover>, Fault> {
    let prefix = prefix(&target.name);
    let mut leftovers = Vec::new();
    for entry in fs::read_dir(&target.parent).map_err(Fault::at(Doing::Read, &target.parent))? {
        let entry = entry.map_err(Fault::at(Doing::Read, &target.parent))?;
        let name = entry.file_name();
        let ending = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
        let Some(ending) = ending.and_then(|ending| std::str::from_utf8(ending).ok()) else { continue };
        let (owner, is_aside) = ending.strip_suffix(ASIDE).map_or((ending, false), |owner| (owner, true));
        let is_folder = entry.file_type().is_ok_and(|file_type| file_type.is_dir());
        if is_folder && owner_of(owner).is_some_and(|owner| owner == process::id() || !system::is_alive(owner)) {
            leftovers.push(Leftover { path: entry.path(), is_aside });
        }
    }
    Ok(leftovers)
}

/// The process number, when it is written as this program writes it.
fn owner_of(digits: &str) -> Option<u32> {
    digits.parse::<u32>().ok().filter(|owner| *owner != 0 && owner.to_string() == digits)
}

fn is_whole(folder: &Path) -> bool {
    let Ok(Some(manifest)) = Manifest::read(folder) else { return false };
    let Ok(seen) = verify::look(folder) else { return false };
    verify::compare(folder, &seen, &manifest, |_| false).is_ok_and(|found| {
        found.differences.iter().all(|difference| matches!(difference, verify::Difference::Added(_)))
    })
}

#[cfg(test)]
mod tests {
    use super::owner_of;

    #[test]
    fn only_numbers_as_we_write_them_name_an_owner() {
        assert_eq!(owner_of("4711"), Some(4711));
        for other in ["", "0", "007", "+7", "-7", "7a", "lock", "99999999999"] {
            assert_eq!(owner_of(other), None, "{other}");
        }
    }
}
