//! Publishes the shards of a release that were built in several places. Together they are, byte for byte, the release of one build.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::difference::Difference;
use super::error::Error;
use super::input_hashes::{self, InputHashes};
use super::manifest::{Manifest, is_internal};
use super::staging::{Staging, open};
use super::summary::Summary;
use super::verify;

/// Start of the name of the input that says which shard a release is.
const SHARD: &str = "shard ";

/// Name of the input of a release that is the `number`th of `of` shards, from 1.
pub fn input_of_shard(number: usize, of: usize) -> String {
    format!("{SHARD}{number}/{of}")
}

/// Shards by number, each with its folder.
type Shards<'f> = BTreeMap<usize, (&'f Path, Manifest)>;

/// Publishes into `out` the release whose shards are in the folders `from`. All bytes that are not published already are read back.
///
/// # Errors
/// Folders that are not all shards of one release; otherwise as for a build. Nothing is published then, unless [`Error::is_published`].
pub fn publish_shards(from: &[PathBuf], out: &Path, project: &Path) -> Result<Summary, Error> {
    let (shards, inputs) = read_shards(from)?;
    let staging = open(out, project)?;
    for (folder, manifest) in shards.values() {
        let public = manifest.entries.par_iter().filter(|(path, _)| !is_internal(path));
        public.try_for_each(|(path, entry)| staging.adopt(path, entry, folder))?;
    }
    merge_internal_files(&shards, &staging)?;
    staging.finish(&inputs)
}

/// The shards, and the inputs that all of them share.
fn read_shards(from: &[PathBuf]) -> Result<(Shards<'_>, InputHashes), Error> {
    let mut shards = Shards::new();
    let mut first: Option<(usize, InputHashes)> = None;
    for folder in from {
        let not_a_shard = || Error::NotAShard(folder.clone());
        let manifest = Manifest::read(folder)?.ok_or_else(not_a_shard)?;
        let (number, of, inputs) = read_inputs(folder).ok_or_else(not_a_shard)?;
        let (first_of, first_inputs) = first.get_or_insert_with(|| (of, inputs.clone()));
        if *first_of != of {
            return Err(Error::OtherShardCount(from[0].clone(), folder.clone()));
        }
        if *first_inputs != inputs {
            return Err(Error::OtherInputs(from[0].clone(), folder.clone()));
        }
        if let Some((other, _)) = shards.insert(number, (folder, manifest)) {
            return Err(Error::SameShard(other.to_path_buf(), folder.clone()));
        }
    }
    let (of, inputs) = first.unwrap_or((1, InputHashes::new()));
    let missing: Vec<usize> = (1..=of).filter(|number| !shards.contains_key(number)).collect();
    if missing.is_empty() { Ok((shards, inputs)) } else { Err(Error::MissingShards(missing, of)) }
}

/// Which shard a folder holds: its number from 1, the number of all, and the inputs that all share.
fn read_inputs(folder: &Path) -> Option<(usize, usize, InputHashes)> {
    let mut inputs = input_hashes::read(folder);
    let name = inputs.keys().find(|name| name.starts_with(SHARD))?.clone();
    inputs.remove(&name);
    let (number, of) = name.strip_prefix(SHARD)?.split_once('/')?;
    Some((number.parse().ok()?, of.parse().ok()?, inputs))
}

/// Each internal file of the whole has the header that the shards share, and below it the rows of all.
fn merge_internal_files(shards: &Shards<'_>, staging: &Staging) -> Result<(), Error> {
    let mut tables: BTreeMap<&str, (&Path, String, Vec<String>)> = BTreeMap::new();
    for (folder, manifest) in shards.values() {
        for (path, entry) in manifest.entries.iter().filter(|(path, _)| is_internal(path)) {
            let text = verify::read(folder, path, entry)?.and_then(|bytes| String::from_utf8(bytes).ok());
            let text = text.ok_or_else(|| Error::Unverified(vec![Difference::Changed(path.to_string())]))?;
            let mut lines = text.lines().map(str::to_owned);
            let own = lines.next().unwrap_or_default();
            let (first, header, rows) = tables.entry(path).or_insert_with(|| (folder, own.clone(), Vec::new()));
            if *header != own {
                return Err(Error::OtherInputs(first.to_path_buf(), folder.to_path_buf()));
            }
            rows.extend(lines);
        }
    }
    for (path, (_, header, rows)) in tables {
        staging.internal_file(path.rsplit('/').next().unwrap_or(path), &header, rows)?;
    }
    Ok(())
}
