//! Compares a folder with the list of its edition and names every file that differs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::manifest::{EDITION_FILE, KEYS_FILE, Manifest};
use super::origins::ORIGINS_FILE;
use super::previous::RETIRED_FILE;
use super::{Doing, Fault, Trouble};
use rayon::prelude::*;

use crate::diagnostic::Said;
use crate::folder::{self, Item};
use crate::hash::{hex, sha256};

/// Files of ours beside the files of the edition.
const OWN_FILES: [&str; 4] = [EDITION_FILE, KEYS_FILE, ORIGINS_FILE, RETIRED_FILE];

/// How a folder differs from its list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// A file that the list does not have.
    Added(String),
    /// A file with other bytes, or no longer a plain file.
    Changed(String),
    /// A file that only the list has.
    Missing(String),
}

impl Difference {
    /// The path of the file.
    pub fn path(&self) -> &str {
        match self {
            Self::Added(path) | Self::Changed(path) | Self::Missing(path) => path,
        }
    }

    /// The difference in words.
    pub fn message(&self) -> Said {
        match self {
            Self::Added(path) => Said::new(format!("thừa {path}"), format!("added {path}")),
            Self::Changed(path) => Said::new(format!("đã đổi {path}"), format!("changed {path}")),
            Self::Missing(path) => Said::new(format!("thiếu {path}"), format!("missing {path}")),
        }
    }
}

/// What a published folder turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Identity of the edition that the folder says it is.
    pub edition: String,
    /// Number of files that the edition has.
    pub files: usize,
    /// Every file that differs from it, in order of path. Empty means that the folder is exactly that edition.
    pub differences: Vec<Difference>,
}

/// Reads every file of a published folder and compares it with the folder's list.
///
/// The list lies in the folder, so whoever changes a file and the list together is found out only by comparing the
/// identity of the edition with one that was kept elsewhere.
///
/// # Errors
/// A folder without an intact list, and a disk that cannot be read.
pub fn verify(folder: &Path) -> Result<Verified, Trouble> {
    let manifest = Manifest::read(folder)?.ok_or_else(|| Trouble::NotAnEdition(folder.to_path_buf()))?;
    let differences = compare(folder, &manifest, |_, _| true)?;
    Ok(Verified { edition: hex(&manifest.edition()), files: manifest.entries.len(), differences })
}

/// How the folder differs from the list, in order of path. Lengths are compared for every file, bytes for those that
/// `read` picks by their path and the time they were last written. Folders count only by the files in them.
pub fn compare(
    folder: &Path,
    manifest: &Manifest,
    read: impl Fn(&str, Option<SystemTime>) -> bool + Sync,
) -> Result<Vec<Difference>, Fault> {
    let items: Result<Vec<Item>, Fault> = folder::items(folder)
        .map(|item| item.map_err(|(path, error)| Fault { doing: Doing::Read, path, error }))
        .collect();
    let look = |item: &Item| -> Result<(String, Option<Difference>), Fault> {
        let path = slashed(item.path.strip_prefix(folder).unwrap_or(&item.path));
        let Some(entry) = manifest.entries.get(&path) else {
            let is_own = OWN_FILES.contains(&path.as_str());
            return Ok((path.clone(), (!is_own).then_some(Difference::Added(path))));
        };
        let metadata = fs::symlink_metadata(&item.path).map_err(Fault::at(Doing::Read, &item.path))?;
        let bytes = || fs::read(&item.path).map_err(Fault::at(Doing::Read, &item.path));
        let same = item.is_file
            && metadata.len() == entry.stamp.length
            && (!read(&path, metadata.modified().ok()) || sha256(&bytes()?) == entry.stamp.content);
        Ok((path.clone(), (!same).then_some(Difference::Changed(path))))
    };
    let found: Vec<(String, Option<Difference>)> = items?.par_iter().map(look).collect::<Result<_, _>>()?;
    let mut missing: BTreeSet<&str> = manifest.entries.keys().map(String::as_str).collect();
    for (path, _) in &found {
        missing.remove(path.as_str());
    }
    let missing: Vec<Difference> = missing.into_iter().map(|path| Difference::Missing(path.to_owned())).collect();
    let mut differences: Vec<Difference> =
        found.into_iter().filter_map(|(_, difference)| difference).chain(missing).collect();
    differences.sort_by(|one, other| one.path().cmp(other.path()));
    Ok(differences)
}

/// The path with `/` on every system. One that is not text cannot be in a list, so how it is shown does not matter.
fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
