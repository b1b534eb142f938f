//! Hashes of what a release was made from, so that the next build can tell what changed. They are no part of the release's id.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::manifest::{INPUT_HASHES_FILE, Key};
use crate::hash::{hex, unhex};

/// Hashes by name; the caller chooses the names. Empty: unknown, so nothing can be concluded.
pub type InputHashes = BTreeMap<String, Key>;

/// The input hashes of a release; empty when there is no intact file of them.
pub fn read(folder: &Path) -> InputHashes {
    let parse = |line: &str| {
        let (name, digits) = line.split_once('\t')?;
        Some((name.to_owned(), unhex(digits)?))
    };
    let text = fs::read_to_string(folder.join(INPUT_HASHES_FILE)).unwrap_or_default();
    text.lines().map(parse).collect::<Option<InputHashes>>().unwrap_or_default()
}

/// Their text form.
pub fn text(hashes: &InputHashes) -> String {
    hashes.iter().map(|(name, key)| format!("{name}\t{}\n", hex(key))).collect()
}
