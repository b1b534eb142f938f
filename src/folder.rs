//! Walking folders: the plain files of a project, and the files of a release with their `stat`.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::WalkDir;

/// Something in a folder that is not a folder itself.
#[derive(Debug)]
pub struct Item {
    /// Where it is.
    pub path: PathBuf,
    /// A plain file: no link, device or pipe.
    pub is_file: bool,
}

/// Everything below a folder except folders. An error names the path that could not be read.
pub fn items(folder: &Path) -> impl Iterator<Item = Result<Item, (PathBuf, io::Error)>> {
    let start = folder.to_path_buf();
    WalkDir::new(folder).min_depth(1).follow_links(false).sort_by_file_name().into_iter().filter_map(move |entry| {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => Some(Ok(Item { is_file: entry.file_type().is_file(), path: entry.into_path() })),
            Err(error) => {
                let path = error.path().map_or_else(|| start.clone(), Path::to_path_buf);
                Some(Err((path, io::Error::from(error))))
            }
        }
    })
}

/// A file in a folder and its `stat`.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// Path relative to the folder, with `/` on every system.
    pub path: Box<str>,
    /// Its `stat`.
    pub stat: Stat,
}

/// Metadata of a file. Symbolic links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stat {
    /// A plain file: no link, device or pipe.
    pub is_file: bool,
    /// Length in bytes.
    pub length: u64,
    /// Time of the last change of its contents.
    pub modified: Option<SystemTime>,
    /// The same for all hard links of one file; `None` where the system has none.
    pub inode: Option<Inode>,
}

/// Device number and inode number.
pub type Inode = (u64, u64);

impl Stat {
    /// The part of `metadata` that is used here.
    pub fn new(metadata: &Metadata) -> Self {
        Self {
            is_file: metadata.is_file(),
            length: metadata.len(),
            modified: metadata.modified().ok(),
            inode: inode(metadata),
        }
    }
}

/// Everything below a folder except folders, sorted by path. Folders are read in parallel, because a release may have more than a
/// hundred thousand files.
///
/// # Errors
/// The path that could not be read.
pub fn list(folder: &Path) -> Result<Vec<Found>, (PathBuf, io::Error)> {
    let mut found = list_below(folder, "")?;
    found.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// As [`list`], unsorted. `prefix` is the path of `folder` itself, with `/` at its end.
fn list_below(folder: &Path, prefix: &str) -> Result<Vec<Found>, (PathBuf, io::Error)> {
    let at_folder = |error| (folder.to_path_buf(), error);
    let (mut found, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(at_folder)? {
        let entry = entry.map_err(at_folder)?;
        // Lossy is enough: no manifest lists a name that is not UTF-8.
        let path = [prefix, &entry.file_name().to_string_lossy()].concat();
        match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => folders.push((entry.path(), path + "/")),
            Ok(metadata) => found.push(Found { path: path.into_boxed_str(), stat: Stat::new(&metadata) }),
            // Removed after its name was read.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err((entry.path(), error)),
        }
    }
    let below: Vec<Vec<Found>> =
        folders.par_iter().map(|(folder, prefix)| list_below(folder, prefix)).collect::<Result<_, _>>()?;
    found.extend(below.into_iter().flatten());
    Ok(found)
}

/// The inode of a file.
pub fn inode(metadata: &Metadata) -> Option<Inode> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((metadata.dev(), metadata.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_in_order_of_their_whole_path() {
        let folder = std::env::temp_dir().join(format!("minhbach-list-{}", std::process::id()));
        for path in ["a.html", "a/b.html", "a/c/d.html", "a-b.html", "đ/e.html"] {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "12345").unwrap();
        }
        let found = list(&folder).unwrap();
        let paths: Vec<&str> = found.iter().map(|found| &*found.path).collect();
        assert_eq!(paths, ["a-b.html", "a.html", "a/b.html", "a/c/d.html", "đ/e.html"]);
        assert!(found.iter().all(|Found { stat, .. }| stat.is_file && stat.length == 5 && stat.modified.is_some()));
        assert!(cfg!(not(unix)) || found.iter().all(|Found { stat, .. }| stat.inode.is_some()));
        assert!(list(&folder.join("none")).is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
