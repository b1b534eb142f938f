//! What came of a run: the edition that is in place.

use std::time::Duration;

use super::manifest::{Entry, Manifest};
use crate::hash::hex;

/// What an edition that took its place consists of, and how it differs from the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Identity of the edition: the same for the same paths and bytes, wherever it was made.
    pub edition: String,
    /// Number of its files.
    pub files: usize,
    /// Pages among them: HTML files in a folder, and not those at the root, which are copies and the page for wrong addresses.
    pub pages: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that are the very ones of the edition before.
    pub kept: usize,
    /// Files of the edition before that are no more.
    pub removed: usize,
    /// Files that somebody else had put into the published folder, which are gone.
    pub strays: Vec<String>,
    /// Whether the folder was replaced; not so when nothing in it would have changed.
    pub replaced: bool,
    /// How long the run waited until the disk had stored the edition, and did nothing else.
    pub waited: Duration,
}

impl Published {
    /// An edition of which nothing is said yet but what it consists of.
    pub(super) fn of(manifest: &Manifest, edition: &[u8; 32]) -> Self {
        let is_page = |(path, _): &&(Box<str>, Entry)| path.ends_with(".html") && path.contains('/');
        Self {
            edition: hex(edition),
            files: manifest.entries.len(),
            pages: manifest.entries.iter().filter(is_page).count(),
            bytes: manifest.bytes(),
            written: 0,
            kept: 0,
            removed: 0,
            strays: Vec::new(),
            replaced: false,
            waited: Duration::ZERO,
        }
    }
}
