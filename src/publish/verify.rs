//! Compares a folder with the list of its edition and names every file that differs.

use std::cmp::Ordering;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use super::manifest::{EDITION_FILE, Entry, KEYS_FILE, Manifest};
use super::origins::{self, ORIGINS_FILE};
use super::previous::RETIRED_FILE;
use super::{Doing, Fault, Trouble};
use rayon::prelude::*;

use crate::diagnostic::Said;
use crate::folder::{self, Details, Identity, Names, Seen};
use crate::hash::{hex, sha256};

/// Files of ours beside the files of the edition.
const OWN_FILES: [&str; 5] = [EDITION_FILE, KEYS_FILE, ORIGINS_FILE, origins::NEW_FILE, RETIRED_FILE];

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
    let differences = compare(folder, &look(folder)?, &manifest, |_| true)?.differences;
    Ok(Verified { edition: hex(&manifest.edition()), files: manifest.entries.len(), differences })
}

/// What a folder turned out to be beside its list.
#[derive(Debug, Default)]
pub struct Comparison {
    /// How it differs, in order of path.
    pub differences: Vec<Difference>,
    /// For each entry of the list, which file it is.
    pub identities: Vec<Option<Identity>>,
}

/// Compares what was seen in a folder with its list. Lengths are compared for every file, bytes for those that `read` picks by the time they were last
/// written. Folders count only by the files in them.
pub fn compare(
    folder: &Path,
    seen: &[Seen<Details>],
    manifest: &Manifest,
    read: impl Fn(Option<SystemTime>) -> bool + Sync,
) -> Result<Comparison, Fault> {
    let mut identities = vec![None; manifest.entries.len()];
    let mut differences = Vec::new();
    let mut unread = Vec::new();
    for pair in side_by_side(seen, manifest) {
        match pair {
            Pair::Seen(seen) if is_own(&seen.path) => {}
            Pair::Seen(seen) => differences.push(Difference::Added(seen.path.to_string())),
            Pair::Listed(place) => differences.push(Difference::Missing(manifest.entries[place].0.to_string())),
            Pair::Both(seen, place) => {
                let Details { is_file, length, modified, identity } = seen.what;
                identities[place] = identity;
                if !is_file || length != manifest.entries[place].1.stamp.length {
                    differences.push(Difference::Changed(seen.path.to_string()));
                } else if read(modified) {
                    unread.push(place);
                }
            }
        }
    }
    let has_other_bytes = |room: &mut Vec<u8>, place: &usize| -> Result<Option<Difference>, Fault> {
        let (path, entry) = &manifest.entries[*place];
        let has = has_bytes(folder, path, entry, room)?;
        Ok((!has).then(|| Difference::Changed(path.to_string())))
    };
    let changed = unread.par_iter().map_init(Vec::new, has_other_bytes).filter_map(Result::transpose);
    let changed: Vec<Difference> = changed.collect::<Result<_, _>>()?;
    differences.extend(changed);
    differences.sort_by(|one, other| one.path().cmp(other.path()));
    Ok(Comparison { differences, identities })
}

/// Everything below a folder.
pub fn look(folder: &Path) -> Result<Vec<Seen<Details>>, Fault> {
    folder::look(folder).map_err(|(path, error)| Fault { doing: Doing::Read, path, error })
}

/// The names below a folder.
pub fn names(folder: &Path) -> Result<Names, Fault> {
    Names::below(folder).map_err(|(path, error)| Fault { doing: Doing::Read, path, error })
}

/// Whether a file of the right length has the bytes that its entry tells. Files are read into the same `room`, one after the other.
pub fn has_bytes(folder: &Path, path: &str, entry: &Entry, room: &mut Vec<u8>) -> Result<bool, Fault> {
    let at = folder.join(path);
    room.clear();
    File::open(&at).and_then(|mut file| file.read_to_end(room)).map_err(Fault::at(Doing::Read, &at))?;
    Ok(sha256(room) == entry.stamp.content)
}

/// Whether a file beside those of the edition is ours.
pub fn is_own(path: &str) -> bool {
    OWN_FILES.contains(&path)
}

/// What was seen in a folder beside what its list has.
pub enum Pair<'s, T> {
    /// A file that the list does not have.
    Seen(&'s Seen<T>),
    /// The place of an entry whose file is not there.
    Listed(usize),
    /// A file and the place of its entry.
    Both(&'s Seen<T>, usize),
}

/// What was seen and what is listed, both in order of path, each beside the other where it has one.
pub fn side_by_side<'s, T>(seen: &'s [Seen<T>], manifest: &'s Manifest) -> impl Iterator<Item = Pair<'s, T>> {
    let mut seen = seen.iter().peekable();
    let mut places = manifest.entries.iter().map(|(path, _)| &**path).enumerate().peekable();
    std::iter::from_fn(move || {
        let order = match (seen.peek(), places.peek()) {
            (Some(one), Some((_, path))) => (*one.path).cmp(path),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        match order {
            Ordering::Less => seen.next().map(Pair::Seen),
            Ordering::Greater => places.next().map(|(place, _)| Pair::Listed(place)),
            Ordering::Equal => seen.next().zip(places.next()).map(|(one, (place, _))| Pair::Both(one, place)),
        }
    })
}
