//! Compares a folder with the list of its edition and names every file that differs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::manifest::{EDITION_FILE, KEYS_FILE, Manifest};
use super::{Doing, Fault, Trouble};
use crate::diagnostic::Said;
use crate::folder::items;
use crate::hash::{hex, sha256};

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
    let differences = compare(folder, &manifest, |_| true)?;
    Ok(Verified { edition: hex(&manifest.edition()), files: manifest.entries.len(), differences })
}

/// How the folder differs from the list, in order of path. Lengths are compared for every file, bytes for those that
/// `read` picks. Folders count only by the files in them.
pub fn compare(folder: &Path, manifest: &Manifest, read: impl Fn(&str) -> bool) -> Result<Vec<Difference>, Fault> {
    let mut differences = Vec::new();
    let mut missing: BTreeSet<&str> = manifest.entries.keys().map(String::as_str).collect();
    for item in items(folder) {
        let item = item.map_err(|(path, error)| Fault { doing: Doing::Read, path, error })?;
        let path = slashed(item.path.strip_prefix(folder).unwrap_or(&item.path));
        if path == EDITION_FILE || path == KEYS_FILE {
            continue;
        }
        let Some(entry) = manifest.entries.get(&path) else {
            differences.push(Difference::Added(path));
            continue;
        };
        missing.remove(path.as_str());
        let fault = |error| Fault { doing: Doing::Read, path: item.path.clone(), error };
        let same = item.is_file
            && item.length == entry.length
            && (!read(&path) || sha256(&fs::read(&item.path).map_err(fault)?) == entry.content);
        if !same {
            differences.push(Difference::Changed(path));
        }
    }
    differences.extend(missing.into_iter().map(|path| Difference::Missing(path.to_owned())));
    differences.sort_by(|one, other| one.path().cmp(other.path()));
    Ok(differences)
}

/// The path with `/` on every system. One that is not text cannot be in a list, so how it is shown does not matter.
fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
