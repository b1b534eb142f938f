//! The published release as a new build finds it.

use std::fs;
use std::path::Path;

use super::difference::Difference;
use super::error::Error;
use super::input_hashes::{self, InputHashes};
use super::manifest::{Entry, MANIFEST_FILE, Manifest};
use super::verify::{compare, list};
use crate::folder::Stat;

/// The published release that a new one is compared with.
#[derive(Debug)]
pub struct PublishedRelease {
    /// Its files.
    pub manifest: Manifest,
    /// What it was made from.
    pub input_hashes: InputHashes,
    /// What was changed in its folder by hand, sorted by path.
    pub differences: Vec<Difference>,
    /// The `stat` of each entry's file, where there is one of the right length.
    stats: Vec<Option<Stat>>,
}

impl PublishedRelease {
    /// Reads the release in a folder. `None`: there is none with an intact manifest.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let (manifest, found) = rayon::join(|| Manifest::read(folder), || list(folder));
        let Some(manifest) = manifest? else { return Ok(None) };
        let completed = fs::metadata(folder.join(MANIFEST_FILE)).and_then(|metadata| metadata.modified()).ok();
        let mut stats = vec![None; manifest.entries.len()];
        // A file of the right length that was certainly written before the manifest is untouched: clocks of file systems are coarse. The
        // bytes of others are read, because a copied site has new time stamps and the same bytes.
        let differences = compare(folder, &found?, &manifest, |index, stat| {
            stats[index] = Some(*stat);
            stat.modified.zip(completed).is_some_and(|(modified, completed)| modified < completed)
        })?;
        Ok(Some(Self { manifest, input_hashes: input_hashes::read(folder), differences, stats }))
    }

    /// The entry with this path, and the `stat` of its file, if that is untouched.
    pub fn untouched(&self, path: &str) -> Option<(Entry, Option<Stat>)> {
        let is_touched = self.differences.binary_search_by(|difference| difference.path().cmp(path)).is_ok();
        let index = if is_touched { None } else { self.manifest.index(path) }?;
        Some((self.manifest.entries[index].1, self.stats[index]))
    }
}
