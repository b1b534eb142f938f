//! The published edition as a new one finds it: what it consists of, what somebody changed in it since, and what of it the new one has.

use std::fs;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::time::SystemTime;

use super::manifest::{Entry, KEYS_FILE, Manifest};
use super::origins::{self, Origins};
use super::target::{State, Target};
use super::verify::{Difference, compare, look};
use super::{Fault, Trouble};
use crate::folder::Identity;

/// The published edition that the new one is compared with.
#[derive(Debug)]
pub struct Old {
    /// Its list.
    pub manifest: Manifest,
    /// What it was made from.
    pub origins: Origins,
    /// What somebody has changed in its folder since it was published, in order of path.
    pub differences: Vec<Difference>,
    /// For each entry, which file it is.
    pub identities: Vec<Option<Identity>>,
    /// For each entry, what the new edition has at its path: one of the three below.
    claims: Vec<AtomicU8>,
    /// For each thread, the place that it found last.
    last: Vec<Last>,
}

/// The place of an entry. Threads that write side by side into one line of the processor's memory wait for one another.
#[derive(Debug, Default)]
#[repr(align(128))]
struct Last(AtomicUsize);

/// Nothing so far.
pub const FREE: u8 = 0;
/// The file of the old edition.
pub const CARRIED: u8 = 1;
/// A file made in this run.
pub const MADE: u8 = 2;

impl Old {
    /// What is published in a target, and how it differs from its list.
    pub fn at(target: &Target) -> Result<Option<Self>, Fault> {
        match target.state {
            State::Missing | State::Empty => return Ok(None),
            State::Published => {}
        }
        let folder = &target.folder;
        // The list is read while another thread looks at the files.
        let (manifest, seen) = rayon::join(|| Manifest::read(folder), || look(folder));
        let Some(manifest) = manifest? else { return Ok(None) };
        let sealed = fs::metadata(folder.join(KEYS_FILE)).and_then(|metadata| metadata.modified()).ok();
        // A length is trusted unless the file was written after the list; then its bytes are read, because a copied site has new time
        // stamps and the same bytes.
        let found = compare(folder, &seen?, &manifest, |modified| is_after(modified, sealed))?;
        let claims = manifest.entries.iter().map(|_| AtomicU8::new(FREE)).collect();
        let origins = origins::read(folder);
        let last = (0..rayon::current_num_threads()).map(|_| Last::default()).collect();
        Ok(Some(Self { manifest, origins, differences: found.differences, identities: found.identities, claims, last }))
    }

    /// Which entry a path has. Each thread asks mostly for one path after the other, so the next entry is likely the one.
    pub fn place(&self, path: &str) -> Option<usize> {
        let Last(last) = &self.last[rayon::current_thread_index().unwrap_or(0) % self.last.len()];
        let before = last.load(Ordering::Relaxed);
        let is_there = |place: &usize| self.manifest.entries.get(*place).is_some_and(|(other, _)| **other == *path);
        let place = [before + 1, before].into_iter().find(is_there).or_else(|| self.manifest.place(path))?;
        last.store(place, Ordering::Relaxed);
        Some(place)
    }

    /// The entry of a path.
    pub fn entry(&self, place: usize) -> &Entry {
        &self.manifest.entries[place].1
    }

    /// Whether the published file is still the one in the list.
    pub fn is_untouched(&self, path: &str) -> bool {
        self.differences.binary_search_by(|difference| difference.path().cmp(path)).is_err()
    }

    /// Notes what the new edition has at the path of an entry.
    pub fn claim(&self, place: usize, claim: u8) -> Result<(), Trouble> {
        match self.claims[place].compare_exchange(FREE, claim, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => Ok(()),
            Err(_) => Err(Trouble::Twice(self.manifest.entries[place].0.to_string())),
        }
    }

    /// Places of the entries of which the new edition has this.
    pub fn places(&self, claim: u8) -> impl Iterator<Item = usize> {
        self.claims
            .iter()
            .enumerate()
            .filter(move |(_, one)| one.load(Ordering::Relaxed) == claim)
            .map(|(place, _)| place)
    }
}

/// Whether a file was written after the list of its edition, or cannot be said not to have been: clocks of disks are coarse.
fn is_after(modified: Option<SystemTime>, sealed: Option<SystemTime>) -> bool {
    match (modified, sealed) {
        (Some(modified), Some(sealed)) => modified >= sealed,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::Stamp;

    #[test]
    fn every_path_is_found_in_whatever_order_it_is_asked_for() {
        let entry = Entry { key: [0; 32], stamp: Stamp { content: [0; 32], length: 0 } };
        let paths = ["a", "b", "c", "d"];
        let old = Old {
            manifest: Manifest { entries: paths.map(|path| (path.into(), entry)).into() },
            origins: Origins::new(),
            differences: Vec::new(),
            identities: Vec::new(),
            claims: Vec::new(),
            last: vec![Last::default()],
        };
        for (one, other) in (0..4).flat_map(|one| (0..4).map(move |other| (one, other))) {
            assert_eq!((old.place(paths[one]), old.place(paths[other])), (Some(one), Some(other)));
            assert_eq!((old.place("bb"), old.place(""), old.place("e")), (None, None, None));
        }
    }
}
