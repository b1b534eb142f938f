//! Puts the shards of an edition together that were built in several places. Each is a folder with a list of its own; together they
//! are, byte for byte, the edition that one run would have made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::Manifest;
use super::origins::{self, Origins};
use super::{Fault, Published, Refusal, Trouble, open};
use crate::diagnostic::Said;

/// Word before the numbers of a shard among its origins.
const SHARD: &str = "shard ";

/// Name among the origins of an edition that is the `number`th of `of` shards, from 1.
pub fn origin_of_shard(number: usize, of: usize) -> String {
    format!("{SHARD}{number}/{of}")
}

/// Why shards could not be published.
#[derive(Debug)]
pub enum Mismatch {
    /// The folders are not the shards of one edition.
    Shards(WrongShards),
    /// The target may not be replaced.
    Refused(Refusal),
    /// The disk, or a shard that is not as it was built.
    Trouble(Trouble),
}

/// Why folders are not the shards of one edition.
#[derive(Debug)]
pub enum WrongShards {
    /// A folder that holds no shard.
    NoShard(PathBuf),
    /// Two folders with the same shard.
    Twice(PathBuf, PathBuf),
    /// Folders of an edition in different numbers of shards.
    OtherCount(PathBuf, PathBuf),
    /// Folders made from different files, on different days or by different programs.
    Different(PathBuf, PathBuf),
    /// Shards that are not among the folders: their numbers, and how many there should be.
    Missing(Vec<usize>, usize),
}

impl From<WrongShards> for Mismatch {
    fn from(wrong: WrongShards) -> Self {
        Self::Shards(wrong)
    }
}

impl From<Trouble> for Mismatch {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Fault> for Mismatch {
    fn from(fault: Fault) -> Self {
        Self::Trouble(fault.into())
    }
}

impl WrongShards {
    /// What is wrong, in words.
    pub fn message(&self) -> Said {
        match self {
            Self::NoShard(folder) => Said::new(
                format!("{} không phải là một phần do build --shard dựng", folder.display()),
                format!("{} is no shard made by build --shard", folder.display()),
            ),
            Self::Twice(one, other) => Said::new(
                format!("{} và {} là cùng một phần", one.display(), other.display()),
                format!("{} and {} are the same shard", one.display(), other.display()),
            ),
            Self::OtherCount(one, other) => Said::new(
                format!("{} và {} không thuộc cùng một cách chia", one.display(), other.display()),
                format!("{} and {} are shards of different numbers", one.display(), other.display()),
            ),
            Self::Different(one, other) => Said::new(
                format!("{} và {} không được dựng từ cùng các tệp", one.display(), other.display()),
                format!("{} and {} were not built from the same files", one.display(), other.display()),
            ),
            Self::Missing(numbers, of) => {
                let numbers = numbers.iter().map(|n| format!("{n}/{of}")).collect::<Vec<_>>().join(", ");
                Said::new(format!("Thiếu phần {numbers}"), format!("Missing shards: {numbers}"))
            }
        }
    }
}

/// Publishes into `out` what the folders `from` hold together. Every byte that is not published already is read back before anything is
/// replaced.
///
/// # Errors
/// Folders that do not make up one edition, a target that must not be replaced, and a disk that would not. Nothing is published then,
/// unless the trouble says otherwise.
pub fn publish_shards(from: &[PathBuf], out: &Path, project: &Path) -> Result<Published, Mismatch> {
    let mut origins: Option<Origins> = None;
    let mut shards: BTreeMap<usize, (&PathBuf, Manifest)> = BTreeMap::new();
    let mut count = None;
    for folder in from {
        let manifest = Manifest::read(folder)?.ok_or_else(|| WrongShards::NoShard(folder.clone()))?;
        let (number, of, common) = read(folder).ok_or_else(|| WrongShards::NoShard(folder.clone()))?;
        if count.get_or_insert(of) != &of {
            return Err(WrongShards::OtherCount(from[0].clone(), folder.clone()).into());
        }
        if origins.get_or_insert_with(|| common.clone()) != &common {
            return Err(WrongShards::Different(from[0].clone(), folder.clone()).into());
        }
        if let Some((other, _)) = shards.insert(number, (folder, manifest)) {
            return Err(WrongShards::Twice(other.clone(), folder.clone()).into());
        }
    }
    let of = count.unwrap_or(1);
    let missing: Vec<usize> = (1..=of).filter(|number| !shards.contains_key(number)).collect();
    if !missing.is_empty() {
        return Err(WrongShards::Missing(missing, of).into());
    }
    let staging = open(out, project).map_err(Mismatch::Refused)?;
    for (folder, manifest) in shards.values() {
        manifest.entries.par_iter().try_for_each(|(path, entry)| staging.adopt(path, entry, folder))?;
    }
    Ok(staging.finish(&origins.unwrap_or_default())?)
}

/// Which shard a folder holds: its number from 1, how many there are, and the origins that all of them share.
fn read(folder: &Path) -> Option<(usize, usize, Origins)> {
    let mut origins = origins::read(folder);
    let name = origins.keys().find(|name| name.starts_with(SHARD))?.clone();
    origins.remove(&name);
    let (number, of) = name.strip_prefix(SHARD)?.split_once('/')?;
    Some((number.parse().ok()?, of.parse().ok()?, origins))
}
