//! What an edition was made from, part by part, as fingerprints that whoever publishes gives names to. They lie beside the edition's
//! list, so that the next run can see what is new. They decide nothing about the edition's identity.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::manifest::Key;
use crate::hash::{hex, unhex};

/// File with one line for every part.
pub const ORIGINS_FILE: &str = ".minhbach/origins";

/// What comes in its place, if a run lives to put it there.
pub const NEW_FILE: &str = ".minhbach/origins.new";

/// Fingerprints by name. Empty: not known, and so nothing can be concluded.
pub type Origins = BTreeMap<String, Key>;

/// The origins of an edition; none when there is no intact list of them.
pub fn read(folder: &Path) -> Origins {
    let parse = |line: &str| {
        let (name, digits) = line.split_once('\t')?;
        Some((name.to_owned(), unhex(digits)?))
    };
    let text = fs::read_to_string(folder.join(ORIGINS_FILE)).unwrap_or_default();
    text.lines().map(parse).collect::<Option<Origins>>().unwrap_or_default()
}

/// Their text form.
pub fn text(origins: &Origins) -> String {
    origins.iter().map(|(name, key)| format!("{name}\t{}\n", hex(key))).collect()
}

/// Notes that a published edition is also what comes of other origins. In one step, because the folder is in use.
pub fn replace(folder: &Path, origins: &Origins) -> io::Result<()> {
    let beside = folder.join(NEW_FILE);
    fs::write(&beside, text(origins))?;
    fs::rename(beside, folder.join(ORIGINS_FILE))
}
