//! Walks folders, in order of name. The only importer of the walker. It follows no links, and knows nothing of what it finds.

use std::collections::BTreeSet;
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    Ok(look_below(folder, "", &|entry, _| entry.metadata().map(|metadata| details(&metadata)))?.in_order())
}

/// The files below a folder, each with its identity as its folder tells it, which costs a tenth of asking the file. Some file systems
/// tell another one there; so whoever finds another than expected has to ask the file.
#[derive(Debug, Default)]
pub struct Names {
    files: Vec<Seen<Option<Identity>>>,
    folders: Vec<Folder>,
}

/// A folder below another.
#[derive(Debug)]
struct Folder {
    /// Where it is, from the other on, with `/` at its end; empty for the other itself.
    path: String,
    /// When a name in it last came or went; nothing where the system does not tell.
    changed: Option<(i64, i64)>,
}

impl Names {
    /// Looks at a folder.
    ///
    /// # Errors
    /// The path that could not be read.
    pub fn below(folder: &Path) -> Result<Self, (PathBuf, io::Error)> {
        let mut below = look_below(folder, "", &told_by_folder)?;
        let folders = std::mem::take(&mut below.folders);
        Ok(Self { files: below.in_order(), folders })
    }

    /// The files as they are now, in order of path: only folders in which a name came or went since are looked at again.
    ///
    /// # Errors
    /// The path that could not be read.
    pub fn now(self, folder: &Path) -> Result<Vec<Seen<Option<Identity>>>, (PathBuf, io::Error)> {
        let Self { mut files, folders } = self;
        // The folder itself may have got its name just now.
        let is_same = |one: &Folder| {
            !one.path.is_empty() && one.changed.is_some() && one.changed == changed(&folder.join(&one.path))
        };
        let stale: BTreeSet<&str> =
            folders.par_iter().filter(|one| !is_same(one)).map(|one| one.path.as_str()).collect();
        files.retain(|file| !stale.contains(folder_of(&file.path)));
        for path in &stale {
            let own = match list(&folder.join(path)) {
                Ok(own) => own,
                Err((_, error)) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            for (name, below) in &own.folders {
                let inside = format!("{path}{name}");
                if folders.binary_search_by(|known| known.path.cmp(&inside)).is_err() {
                    files.extend(look_below(below, &inside, &told_by_folder)?.in_order());
                }
            }
            files.extend(own.files(path, &told_by_folder)?);
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(files)
    }
}

/// `a/b/` of `a/b/c.html`.
fn folder_of(path: &str) -> &str {
    path.rfind('/').map_or("", |end| &path[..=end])
}

fn changed(folder: &Path) -> Option<(i64, i64)> {
    let metadata = fs::symlink_metadata(folder).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // Nobody can set this one.
        Some((metadata.ctime(), metadata.ctime_nsec()))
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        None
    }
}

fn told_by_folder(entry: &DirEntry, disk: Option<u64>) -> io::Result<Option<Identity>> {
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
}

/// What is asked of each file, with the disk that its folder lies on.
type Ask<'a, T> = dyn Fn(&DirEntry, Option<u64>) -> io::Result<T> + Sync + 'a;

/// A folder's own list of names.
struct List {
    disk: Option<u64>,
    files: Vec<(String, DirEntry)>,
    /// With `/` at the end of each name, so that they stand where the paths in them belong.
    folders: Vec<(String, PathBuf)>,
}

fn list(folder: &Path) -> Result<List, (PathBuf, io::Error)> {
    let at = |error| (folder.to_path_buf(), error);
    let disk = fs::metadata(folder).ok().as_ref().and_then(identity).map(|(disk, _)| disk);
    let mut list = List { disk, files: Vec::new(), folders: Vec::new() };
    for entry in fs::read_dir(folder).map_err(at)? {
        let entry = entry.map_err(at)?;
        // A name that is not text is in no list, so how it is shown does not matter.
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = match entry.file_type() {
            // It went while the names were read. Most systems tell the kind with the name; others look at the file.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            kind => kind.map_err(at)?,
        };
        if kind.is_dir() {
            list.folders.push((name + "/", entry.path()));
        } else {
            list.files.push((name, entry));
        }
    }
    list.files.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    list.folders.sort_unstable();
    Ok(list)
}

impl List {
    fn files<T>(self, above: &str, ask: &Ask<'_, T>) -> Result<Vec<Seen<T>>, (PathBuf, io::Error)> {
        let seen = |(name, entry): (String, DirEntry)| {
            let what = ask(&entry, self.disk).map_err(|error| (entry.path(), error))?;
            Ok(Seen { path: [above, &name].concat().into_boxed_str(), what })
        };
        self.files.into_iter().map(seen).collect()
    }
}

/// What is below a folder: its files folder by folder, and the folders in order of path.
struct Below<T> {
    files: Vec<Vec<Seen<T>>>,
    folders: Vec<Folder>,
}

impl<T> Below<T> {
    fn in_order(self) -> Vec<Seen<T>> {
        let mut all = Vec::with_capacity(self.files.iter().map(Vec::len).sum());
        all.extend(self.files.into_iter().flatten());
        // The files of a folder and those of the folders in it are each in order already.
        all.sort_by(|one, other| one.path.cmp(&other.path));
        all
    }
}

fn look_below<T: Send>(folder: &Path, above: &str, ask: &Ask<'_, T>) -> Result<Below<T>, (PathBuf, io::Error)> {
    // Asked first: what comes while the names are read is told by another time.
    let own = Folder { path: above.to_owned(), changed: changed(folder) };
    let list = list(folder)?;
    let below = |(name, path): &(String, PathBuf)| look_below(path, &[above, name].concat(), ask);
    let below: Vec<Below<T>> = list.folders.par_iter().map(below).collect::<Result<_, _>>()?;
    let mut all = Below { files: vec![list.files(above, ask)?], folders: vec![own] };
    for Below { files, folders } in below {
        all.files.extend(files);
        all.folders.extend(folders);
    }
    Ok(all)
}

/// What the system tells of a file.
pub fn details(metadata: &Metadata) -> Details {
    Details {
        is_file: metadata.is_file(),
        length: metadata.len(),
        modified: metadata.modified().ok(),
        identity: identity(metadata),
    }
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
        assert_eq!(Names::below(&folder).unwrap().now(&folder).unwrap(), known);
        assert!(look(&folder.join("none")).is_err());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_second_look_finds_what_came_and_what_went() {
        let folder = std::env::temp_dir().join(format!("minhbach-again-{}", std::process::id()));
        let write = |path: &str| {
            fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            fs::write(folder.join(path), path).unwrap();
        };
        for path in ["a/b.html", "a/c/d.html", "e/f.html", "g/h/i.html", "j.html"] {
            write(path);
        }
        let names = Names::below(&folder).unwrap();
        // Clocks of disks are coarse, and nobody is that quick.
        std::thread::sleep(std::time::Duration::from_millis(20));
        for path in ["a/c/new.html", "e/k/l/new.html", "new/new.html", "new.html"] {
            write(path);
        }
        fs::remove_file(folder.join("a/b.html")).unwrap();
        fs::remove_dir_all(folder.join("g")).unwrap();
        let now = names.now(&folder).unwrap();
        assert_eq!(now, Names::below(&folder).unwrap().now(&folder).unwrap());
        let paths: Vec<&str> = now.iter().map(|seen| &*seen.path).collect();
        let expected =
            ["a/c/d.html", "a/c/new.html", "e/f.html", "e/k/l/new.html", "j.html", "new.html", "new/new.html"];
        assert_eq!(paths, expected);
        fs::remove_dir_all(folder).unwrap();
    }
}
