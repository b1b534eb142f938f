//! What a run published.

use std::time::Duration;

use super::manifest::Manifest;
use crate::hash::hex;

/// The published release, and how it differs from the one before. Internal files are not counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Id of the release: the same for the same paths and bytes, wherever it was built.
    pub release: String,
    /// Number of its files.
    pub files: usize,
    /// Number of its pages: HTML files in a folder. Those at the root are copies and the page for wrong addresses.
    pub pages: usize,
    /// Bytes of all files.
    pub bytes: u64,
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that are hard links of those of the release before.
    pub reused: usize,
    /// Files of the release before that are gone.
    pub removed: usize,
    /// Foreign files in the published folder, which were removed.
    pub strays: Vec<String>,
    /// Whether the folder was replaced. It is not when nothing in it would change.
    pub replaced: bool,
    /// How long the run only waited until the disk had stored the release.
    pub waited: Duration,
}

impl Summary {
    /// Of a release that is published already.
    pub fn unchanged(manifest: &Manifest) -> Self {
        let mut summary = Self { release: hex(&manifest.id()), ..Self::default() };
        for (path, entry) in manifest.public() {
            summary.files += 1;
            summary.pages += usize::from(path.ends_with(".html") && path.contains('/'));
            summary.bytes += entry.hash.length;
        }
        summary.reused = summary.files;
        summary
    }
}
