//! All files of a new edition, and how the staging folder comes to hold them and nothing else.

use std::fs;
use std::sync::PoisonError;

use rayon::prelude::*;

use super::{Made, Staging, link_or_copy};
use crate::folder::{Details, Identity, Names, details, identity};
use crate::publish::lists::{self, WriteList};
use crate::publish::manifest::{EDITION_FILE, Entry, KEYS_FILE, Manifest};
use crate::publish::old::CARRIED;
use crate::publish::origins::{self, ORIGINS_FILE, Origins};
use crate::publish::previous::RETIRED_FILE;
use crate::publish::verify::{Difference, Pair, has_bytes, is_own, side_by_side};
use crate::publish::{Doing, Fault, Trouble};

/// The files of the new edition.
pub(super) struct Composed {
    pub(super) manifest: Manifest,
    /// Where each entry's file comes from.
    pub(super) whence: Vec<Whence>,
}

/// Where a file of the new edition comes from.
pub(super) enum Whence {
    /// It is the one at this place of the old edition, which was looked at when this one began.
    Old(usize),
    /// It was written in this run and read back, and the system then told this of it.
    Written(Box<Details>),
    /// It was taken from a shard.
    Shard,
}

impl Staging {
    /// The files of the new edition in order of path.
    pub(super) fn compose(&mut self) -> Composed {
        let made = std::mem::take(self.made.get_mut().unwrap_or_else(PoisonError::into_inner));
        let mut files: Vec<(Box<str>, Entry, Whence)> = Vec::new();
        if let Some(old) = &self.old {
            files.extend(old.places(CARRIED).map(|place| {
                let (path, entry) = &old.manifest.entries[place];
                (path.clone(), *entry, Whence::Old(place))
            }));
        }
        files.extend(made.into_iter().map(|(path, Made { entry, is_kept, read_back })| {
            let old = self.old.as_ref().filter(|_| is_kept).and_then(|old| old.place(&path));
            let whence = match (old, read_back) {
                (Some(place), _) => Whence::Old(place),
                (None, Some(read_back)) => Whence::Written(read_back),
                (None, None) => Whence::Shard,
            };
            (path.into_boxed_str(), entry, whence)
        }));
        files.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        let (entries, whence) = files.into_iter().map(|(path, entry, whence)| ((path, entry), whence)).unzip();
        Composed { manifest: Manifest { entries }, whence }
    }

    /// Makes the staging folder hold the new edition and nothing else, and looks whether it does. A file of the published edition
    /// is there already, gets a second name, or is copied; it was checked when it was carried over. A file written in this run was read
    /// back then.
    pub(super) fn seal(&mut self, composed: &Composed, edition: &str, origins: &Origins) -> Result<(), Trouble> {
        let names = std::mem::take(&mut self.names);
        let this = &*self;
        for past in [RETIRED_FILE, origins::NEW_FILE] {
            let _ = fs::remove_file(self.folder.join(past));
        }
        let lists = || this.write_lists(&composed.manifest, edition, origins);
        // The disk stores what was written while it is looked at.
        this.durable.begin().map_err(Fault::at(Doing::Sync, &self.folder))?;
        let (files, lists) = rayon::join(|| this.bring(composed, names), lists);
        let differences: Vec<Difference> = files?.into_iter().chain(lists?).collect();
        if differences.is_empty() { Ok(()) } else { Err(Trouble::Unverified(differences)) }
    }

    /// Brings the files of the new edition into the staging folder and removes all others but ours; says what is not as it should be.
    fn bring(&self, composed: &Composed, names: Names) -> Result<Vec<Difference>, Fault> {
        let mut differences = Vec::new();
        let mut unsure = Vec::new();
        let seen = names.now(&self.folder).map_err(|(path, error)| Fault { doing: Doing::Read, path, error })?;
        for pair in side_by_side(&seen, &composed.manifest) {
            match pair {
                Pair::Seen(seen) if is_own(&seen.path) => {}
                Pair::Seen(seen) if self.clear_away(&seen.path) => {}
                Pair::Seen(seen) => differences.push(Difference::Added(seen.path.to_string())),
                Pair::Listed(place) => unsure.push(place),
                Pair::Both(seen, place) => match composed.whence[place] {
                    // The published file, under a second name.
                    Whence::Old(old) if self.is_published(seen.what, old) => {}
                    Whence::Old(_) | Whence::Written(_) | Whence::Shard => unsure.push(place),
                },
            }
        }
        let settle = |room: &mut Vec<u8>, place: &usize| self.settle(composed, *place, room);
        let wrong = unsure.par_iter().map_init(Vec::new, settle).filter_map(Result::transpose);
        let wrong: Vec<Difference> = wrong.collect::<Result<_, _>>()?;
        differences.extend(wrong);
        Ok(differences)
    }

    /// Writes the lists of the new edition and reads them back; says which are not as they were written.
    fn write_lists(&self, manifest: &Manifest, edition: &str, origins: &Origins) -> Result<Vec<Difference>, Fault> {
        let origins = origins::text(origins);
        let lists: [(&str, &WriteList); 3] = [
            (EDITION_FILE, &|to| to.write_all(edition.as_bytes())),
            (KEYS_FILE, &|to| manifest.write_keys(to)),
            (ORIGINS_FILE, &|to| to.write_all(origins.as_bytes())),
        ];
        let mut differences = Vec::new();
        for (path, write) in lists {
            // Whoever linked a published folder keeps the lists that belong to it.
            let to = self.make_room(path)?;
            lists::write(&to, write).map_err(Fault::at(Doing::Write, &to))?;
            if !lists::is_written(&to, write) {
                differences.push(Difference::Changed(path.to_owned()));
            }
        }
        Ok(differences)
    }

    /// Brings a file of the published edition into the staging folder, or looks whether what was written there is the same still; says how
    /// it is not as it should be.
    fn settle(&self, composed: &Composed, place: usize, room: &mut Vec<u8>) -> Result<Option<Difference>, Fault> {
        let (path, entry) = &composed.manifest.entries[place];
        let to = self.folder.join(&**path);
        let whence = &composed.whence[place];
        if let Whence::Old(old) = *whence {
            // Its folder may have told another identity than the file itself.
            let there = fs::symlink_metadata(&to).ok().as_ref().and_then(identity);
            if !self.is_published(there, old) {
                self.make_room(path)?;
                let from = self.out.join(&**path);
                link_or_copy(&from, &to).map_err(Fault::at(Doing::Keep, &from))?;
            }
        }
        Ok(match fs::symlink_metadata(&to) {
            Err(_) => Some(Difference::Missing(path.to_string())),
            Ok(metadata) => {
                let is_known = match whence {
                    Whence::Old(_) => true,
                    Whence::Written(read_back) => **read_back == details(&metadata),
                    Whence::Shard => false,
                };
                let is_right = metadata.is_file()
                    && metadata.len() == entry.stamp.length
                    && (is_known || has_bytes(&self.folder, path, entry, room)?);
                (!is_right).then(|| Difference::Changed(path.to_string()))
            }
        })
    }

    /// Whether a file is the one at a place of the published edition, under whatever name.
    fn is_published(&self, file: Option<Identity>, place: usize) -> bool {
        file.is_some() && self.old.as_ref().is_some_and(|old| old.identities[place] == file)
    }

    /// Removes a file that the new edition does not have, with folders that are empty then; says whether it is gone.
    fn clear_away(&self, path: &str) -> bool {
        let gone = self.folder.join(path);
        if fs::remove_file(&gone).is_err() {
            return false;
        }
        let around = gone.ancestors().skip(1).take_while(|folder| **folder != self.folder);
        for folder in around {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        true
    }
}
