//! Compares the files in a folder with the manifest of its release.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::difference::Difference;
use super::error::{Error, READ};
use super::manifest::{Entry, Manifest, UNLISTED};
use crate::folder::{self, Found, Stat};
use crate::hash::{hex, sha256};

/// Result of comparing a folder with its manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Id of the release that the folder claims to be.
    pub release: String,
    /// Number of its public files.
    pub files: usize,
    /// Every file that differs, sorted by path. Empty: the folder is exactly that release.
    pub differences: Vec<Difference>,
}

/// Reads every file of a folder and compares it with the manifest there.
///
/// A change of a file and of the manifest together is found only by comparing the id of the release with one kept elsewhere.
///
/// # Errors
/// A folder without an intact manifest, and a file that cannot be read.
pub fn verify(folder: &Path) -> Result<Verified, Error> {
    let manifest = Manifest::read(folder)?.ok_or_else(|| Error::NotARelease(folder.to_path_buf()))?;
    let differences = compare(folder, &list(folder)?, &manifest, |_, _| false)?;
    Ok(Verified { release: hex(&manifest.id()), files: manifest.public().count(), differences })
}

/// Everything in a folder, with its `stat`, sorted by path.
pub fn list(folder: &Path) -> Result<Vec<Found>, Error> {
    folder::list(folder).map_err(|(path, error)| Error::Io(READ, path, error))
}

/// How what was found in a folder differs from the manifest, sorted by path. Lengths are always compared. The bytes of a file are read
/// unless `is_known`, which gets the index of its entry and its `stat`.
pub fn compare(
    folder: &Path,
    found: &[Found],
    manifest: &Manifest,
    mut is_known: impl FnMut(usize, &Stat) -> bool,
) -> Result<Vec<Difference>, Error> {
    let mut differences = Vec::new();
    let mut unread = Vec::new();
    let mut entries = manifest.entries.iter().enumerate().peekable();
    let missing = |(_, (path, _)): (usize, &(Box<str>, Entry))| Difference::Missing(path.to_string());
    for Found { path, stat } in found {
        while let Some(entry) = entries.next_if(|(_, (listed, _))| listed < path) {
            differences.push(missing(entry));
        }
        match entries.next_if(|(_, (listed, _))| listed == path) {
            Some((_, (_, entry))) if !stat.is_file || stat.length != entry.hash.length => {
                differences.push(Difference::Changed(path.to_string()));
            }
            Some((index, _)) if is_known(index, stat) => {}
            Some((index, _)) => unread.push(index),
            None if UNLISTED.contains(&&**path) => {}
            None => differences.push(Difference::Added(path.to_string())),
        }
    }
    differences.extend(entries.map(missing));
    let changed = |index: &usize| {
        let (path, entry) = &manifest.entries[*index];
        let is_same = read(folder, path, entry)?.is_some();
        Ok(if is_same { None } else { Some(Difference::Changed(path.to_string())) })
    };
    let changed = unread.par_iter().filter_map(|index| changed(index).transpose());
    differences.extend(changed.collect::<Result<Vec<_>, Error>>()?);
    differences.sort_by(|one, other| one.path().cmp(other.path()));
    Ok(differences)
}

/// The bytes of a file of a release. `None`: they are not those of its entry.
pub fn read(folder: &Path, path: &str, entry: &Entry) -> Result<Option<Vec<u8>>, Error> {
    let path = folder.join(path);
    let bytes = fs::read(&path).map_err(Error::io(READ, &path))?;
    Ok((sha256(&bytes) == entry.hash.content).then_some(bytes))
}
