//! Walks folders, in order of name. The only importer of the walker. It follows no links, and knows nothing of what it finds.

use std::fs::{self, DirEntry, Metadata};
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

/// Something in a folder that is not a folder itself, and what was asked of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen<T> {
    /// Where it is, from the folder on, with `/` on every system.
    pub path: Box<str>,
    /// What was asked.
    pub what: T,
}

/// A file as the system tells of it, without a look inside.
#[derive(Debug, PartialEq, Eq)]
pub struct Details {
    /// A plain file: no link, device or pipe.
    pub is_file: bool,
    /// How many bytes it has.
    pub length: u64,
    /// When it was last written.
    pub modified: Option<SystemTime>,
    /// What several names of one file have in common; nothing where the system does not tell.
    pub identity: Option<Identity>,
}

/// The disk, and the number of the file on it.
pub type Identity = (u64, u64);

/// Everything below a folder but the folders, in order of path, with its details. Several threads look, and each asks a folder only once
/// for its names: a site may have many thousand files.
///
/// # Errors
/// The path that could not be read.
pub fn look(folder: &Path) -> Result<Vec<Seen<Details>>, (PathBuf, io::Error)> {
    look_for(folder, &|entry, _| {
        let metadata = entry.metadata()?;
        Ok(Details {
            is_file: metadata.is_file(),
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity: identity(&metadata),
        })
    })
}

/// The same, but each only with its identity as its folder tells it, which is many times as fast. Some file systems tell another one
/// there; so whoever finds another than expected has to ask the file itself.
///
/// # Errors
/// The path that could not be read.
pub fn identities(folder: &Path) -> Result<Vec<Seen<Option<Identity>>>, (PathBuf, io::Error)> {
    look_for(folder, &|entry, disk| {
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirEntryExt;
            Ok(disk.map(|disk| (disk, entry.ino())))
        }
        #[cfg(not(unix))]
        {
            let _ = (entry, disk);
            Ok(None)
        }
    })
}

/// What is asked of each file, with the disk that its folder lies on.
type Ask<'a, T> = dyn Fn(&DirEntry, Option<u64>) -> io::Result<T> + Sync + 'a;

fn look_for<T: Send>(folder: &Path, ask: &Ask<'_, T>) -> Result<Vec<Seen<T>>, (PathBuf, io::Error)> {
    let mut parts = Vec::new();
    look_below(folder, "", ask, &mut parts)?;
    let mut all = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    all.extend(parts.into_iter().flatten());
    Ok(all)
}

/// Adds what is below a folder in parts, one after the other in order of path.
fn look_below<T: Send>(
    folder: &Path,
    above: &str,
    ask: &Ask<'_, T>,
    parts: &mut Vec<Vec<Seen<T>>>,
) -> Result<(), (PathBuf, io::Error)> {
    let at = |error| (folder.to_path_buf(), error);
    let disk = fs::metadata(folder).ok().as_ref().and_then(identity).map(|(disk, _)| disk);
    let mut files: Vec<(String, DirEntry)> = Vec::new();
    let mut folders: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).map_err(at)? {
        let entry = entry.map_err(at)?;
        // A name that is not text is in no list, so how it is shown does not matter.
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().map_err(at)?.is_dir() {
            // It stands where the paths in it belong.
            folders.push((name + "/", entry.path()));
        } else {
            files.push((name, entry));
        }
    }
    files.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    folders.sort_unstable();
    let below = |(name, path): &(String, PathBuf)| {
        let mut parts = Vec::new();
        look_below(path, &format!("{above}{name}"), ask, &mut parts).map(|()| parts)
    };
    let below: Vec<Vec<Vec<Seen<T>>>> = folders.par_iter().map(below).collect::<Result<_, _>>()?;
    let mut below = folders.into_iter().zip(below).peekable();
    let mut own = Vec::new();
    for (name, entry) in files {
        while let Some((_, before)) = below.next_if(|((folder, _), _)| *folder < name) {
            parts.push(std::mem::take(&mut own));
            parts.extend(before);
        }
        let what = ask(&entry, disk).map_err(|error| (entry.path(), error))?;
        own.push(Seen { path: format!("{above}{name}").into_boxed_str(), what });
    }
    parts.push(own);
    parts.extend(below.flat_map(|(_, after)| after));
    Ok(())
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
        let paths: Vec<&str> = seen.iter().map(|seen| &*seen.path).collect();
        assert_eq!(paths, ["a-b.html", "a.html", "a/b.html", "a/c/d.html", "đ/e.html"]);
        assert!(seen.iter().all(|Seen { what, .. }| what.is_file && what.length == 5 && what.modified.is_some()));
        let known = seen.into_iter().map(|Seen { path, what }| Seen { path, what: what.identity }).collect::<Vec<_>>();
        assert!(cfg!(not(unix)) || known.iter().all(|seen| seen.what.is_some()));
        assert_eq!(identities(&folder).unwrap(), known);
        assert!(look(&folder.join("none")).is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
