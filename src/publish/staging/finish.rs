//! Completes a release and publishes it.

use std::fs;
use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;

use super::{Output, Staging};
use crate::publish::difference::Difference;
use crate::publish::error::{Error, REUSE, Refused, SYNC};
use crate::publish::files::{link_or_copy, remove_file};
use crate::publish::input_hashes::{self, InputHashes};
use crate::publish::manifest::{ID_FILE, INPUT_HASHES_FILE, MANIFEST_FILE, Manifest, is_internal};
use crate::publish::release::PublishedRelease;
use crate::publish::summary::Summary;
use crate::publish::swap;
use crate::publish::target;
use crate::publish::verify::{compare, list};

impl Staging {
    /// Completes the release, verifies it, waits until it is on the disk, and puts it in the place of the old one. If it is the published
    /// release, made from the same keys, no file of the published folder is touched. `inputs`: what it was made from.
    ///
    /// # Errors
    /// A disk that fails, and files that are not as they were written. Nothing is published then, unless [`Error::is_published`].
    pub fn finish(mut self, inputs: &InputHashes) -> Result<Summary, Error> {
        self.check_lock()?;
        let outputs = std::mem::take(&mut *self.outputs());
        let (entries, outputs): (Vec<_>, Vec<_>) =
            outputs.into_iter().map(|(path, output)| ((path, output.entry), output)).unzip();
        let manifest = Manifest { entries };
        let mut summary = self.summary(&manifest, &outputs);
        let is_same = |old: &PublishedRelease| old.differences.is_empty() && old.manifest == manifest;
        if self.published.as_ref().is_some_and(is_same) {
            // Somebody may have changed a file since it was read.
            let differences = differences(&self.target.folder, &manifest, &outputs)?;
            if !differences.is_empty() {
                return Err(Error::Unverified(differences));
            }
            if self.published_inputs() != Some(inputs) {
                self.replace_inputs(inputs);
            }
        } else {
            let id = manifest.id_text(&manifest.id());
            self.complete(&manifest, &outputs, &id, inputs)?;
            let start = Instant::now();
            self.sync.finish().map_err(Error::io(SYNC, &self.target.staging))?;
            summary.waited = start.elapsed();
            self.publish(&id)?;
            summary.replaced = true;
        }
        Ok(summary)
    }

    fn summary(&self, manifest: &Manifest, outputs: &[Output]) -> Summary {
        let mut summary = Summary::unchanged(manifest);
        let public = manifest.entries.iter().zip(outputs).filter(|((path, _), _)| !is_internal(path));
        summary.reused = public.filter(|(_, output)| output.reused).count();
        summary.written = summary.files - summary.reused;
        if let Some(published) = &self.published {
            summary.removed = published.manifest.public().filter(|(path, _)| manifest.index(path).is_none()).count();
            let added = published.differences.iter().filter(|difference| matches!(difference, Difference::Added(_)));
            summary.strays = added.map(|difference| difference.path().to_owned()).collect();
        }
        summary
    }

    /// Notes that the published release is also made from other inputs. In one rename, because the folder is in use. Without it the next
    /// build only does more work.
    fn replace_inputs(&self, inputs: &InputHashes) {
        if self.verified_write(INPUT_HASHES_FILE, input_hashes::text(inputs).as_bytes()).is_ok() {
            let [from, to] = [&self.target.staging, &self.target.folder].map(|folder| folder.join(INPUT_HASHES_FILE));
            let _ = fs::rename(from, to);
        }
    }

    /// Links the reused files, writes the manifest, and verifies that the staging folder holds the release and nothing else.
    fn complete(&self, manifest: &Manifest, outputs: &[Output], id: &str, inputs: &InputHashes) -> Result<(), Error> {
        let staging = &self.target.staging;
        // The disk stores the written files meanwhile.
        self.sync.start();
        let reused = manifest.entries.par_iter().zip(outputs).filter(|(_, output)| output.reused);
        reused.try_for_each(|((path, _), _)| {
            let from = self.target.folder.join(&**path);
            link_or_copy(&from, &staging.join(&**path)).map_err(Error::io(REUSE, &from))
        })?;
        self.verified_write(INPUT_HASHES_FILE, input_hashes::text(inputs).as_bytes())?;
        self.verified_write(ID_FILE, id.as_bytes())?;
        // After all other files: whatever is written later was changed by hand.
        self.verified_write(MANIFEST_FILE, manifest.text().as_bytes())?;
        let mut differences = differences(staging, manifest, outputs)?;
        let is_removed = |found: &Difference| matches!(found, Difference::Added(path) if remove_file(staging, path));
        differences.retain(|difference| !is_removed(difference));
        if differences.is_empty() { Ok(()) } else { Err(Error::Unverified(differences)) }
    }

    /// Fails if the lock file was removed, because another run may then use the same staging folder.
    fn check_lock(&self) -> Result<(), Error> {
        if self.lock.is_held() { Ok(()) } else { Err(Error::Target(Refused::Busy, self.target.folder.clone())) }
    }

    /// Exchanges the staging folder and the published one, then the staging folder and the previous release.
    fn publish(&self, id: &str) -> Result<(), Error> {
        let (out, staging) = (&self.target.folder, &self.target.staging);
        // Something else may have been put there since the run began.
        target::check(out, &self.project)?;
        self.check_lock()?;
        swap::publish(staging, &self.target)?;
        if fs::read_to_string(out.join(ID_FILE)).ok().as_deref() != Some(id) {
            return Err(Error::Published(Box::new(Error::NotARelease(out.clone()))));
        }
        // A release that was changed by hand is not kept; the one before it stays then. The release that is in the staging folder in the
        // end is removed with it, and by the next run if it cannot be kept or removed now.
        if self.published.as_ref().is_some_and(|published| published.differences.is_empty()) {
            let _ = swap::swap(staging, &self.target.previous, &self.target.aside);
        }
        Ok(())
    }
}

/// How a folder differs from the new release. Files that still have the `stat` of their output are not read again.
fn differences(folder: &Path, manifest: &Manifest, outputs: &[Output]) -> Result<Vec<Difference>, Error> {
    compare(folder, &list(folder)?, manifest, |index, stat| outputs[index].stat == Some(*stat))
}
