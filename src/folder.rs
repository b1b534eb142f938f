//! Walks folders, in order of name. The only importer of the walker. It follows no links, and knows nothing of what it finds.

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

/// Everything below a folder but the folders. An error names the path that could not be read.
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

/// A file as its folder tells of it, without a look inside.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where it is, from the folder on, with `/` on every system.
    pub path: String,
    /// A plain file: no link, device or pipe.
    pub is_file: bool,
    /// How many bytes it has.
    pub length: u64,
    /// When it was last written.
    pub modified: Option<SystemTime>,
    /// What several names of one file have in common; nothing where the system does not tell.
    pub identity: Option<Identity>,
}

impl Seen {
    /// A file as its metadata tell of it.
    pub fn of(path: String, metadata: &Metadata) -> Self {
        Self {
            path,
            is_file: metadata.is_file(),
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity: identity(metadata),
        }
    }
}

/// The disk, and the number of the file on it.
pub type Identity = (u64, u64);

/// Everything below a folder but the folders, in order of path. Several threads look, and each asks a folder only once for its names:
/// a site may have many thousand files.
///
/// # Errors
/// The path that could not be read.
pub fn look(folder: &Path) -> Result<Vec<Seen>, (PathBuf, io::Error)> {
    look_below(folder, "")
}

fn look_below(folder: &Path, above: &str) -> Result<Vec<Seen>, (PathBuf, io::Error)> {
    let at = |error| (folder.to_path_buf(), error);
    let mut files: Vec<(String, Metadata)> = Vec::new();
    let mut folders: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).map_err(at)? {
        let entry = entry.map_err(at)?;
        // A name that is not text is in no list, so how it is shown does not matter.
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().map_err(at)?.is_dir() {
            // It stands where the paths in it belong.
            folders.push((name + "/", entry.path()));
        } else {
            files.push((name, entry.metadata().map_err(|error| (entry.path(), error))?));
        }
    }
    files.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    folders.sort_unstable();
    let below = |(name, path): &(String, PathBuf)| look_below(path, &format!("{above}{name}"));
    let below: Vec<Vec<Seen>> = folders.par_iter().map(below).collect::<Result<_, _>>()?;
    let mut below = folders.into_iter().zip(below).peekable();
    let mut all = Vec::with_capacity(files.len());
    for (name, metadata) in files {
        while let Some((_, before)) = below.next_if(|((folder, _), _)| *folder < name) {
            all.extend(before);
        }
        all.push(Seen::of(format!("{above}{name}"), &metadata));
    }
    all.extend(below.flat_map(|(_, after)| after));
    Ok(all)
}

/// What tells a file from every other, whatever its name.
pub fn identity(metadata: &Metadata) -> Option<Identity> {
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
    fn files_are_seen_in_order_of_their_whole_path() {
        let folder = std::env::temp_dir().join(format!("minhbach-look-{}", std::process::id()));
        for path in ["a.html", "a/b.html", "a/c/d.html", "a-b.html", "đ/e.html"] {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "12345").unwrap();
        }
        let seen = look(&folder).unwrap();
        let paths: Vec<&str> = seen.iter().map(|seen| seen.path.as_str()).collect();
        assert_eq!(paths, ["a-b.html", "a.html", "a/b.html", "a/c/d.html", "đ/e.html"]);
        assert!(seen.iter().all(|seen| seen.is_file && seen.length == 5 && seen.modified.is_some()));
        assert!(look(&folder.join("none")).is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
