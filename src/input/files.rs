//! The files of a project. Each is read from the disk once, so that its hash and its text belong together even if somebody saves the file
//! during a run. The only reader of project files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::folder::{Item, items};
use crate::hash::sha256;

/// The file that makes a folder a project.
const CONFIG: &str = "minhbach.yaml";

/// Folder of the themes.
pub(super) const THEMES: &str = "themes";

/// Folders that are read; everything else in the project is ignored.
const FOLDERS: [&str; 2] = ["data", "content"];

/// The largest file that is read, in bytes.
pub(super) const LARGEST_FILE: u64 = 64 << 20;

/// All files that a site may be made from: `minhbach.yaml`, `data/`, `content/` and every theme.
#[derive(Debug)]
pub struct Files(pub(super) Vec<File>);

/// One of them.
#[derive(Debug)]
pub(super) struct File {
    /// Path from the project's folder, with `/`.
    pub(super) path: String,
    pub(super) found: Found,
}

/// What was found at a path.
#[derive(Debug)]
pub(super) enum Found {
    Bytes(Vec<u8>),
    /// A file that is not read; how many bytes it has.
    TooLarge(u64),
    /// A link, a device, a pipe.
    NotPlain,
}

impl Files {
    /// Reads the files below `project`.
    ///
    /// # Errors
    /// A disk that cannot be read.
    pub fn read(project: &Path) -> io::Result<Self> {
        let config = project.join(CONFIG);
        let mut items: Vec<Item> =
            config.is_file().then_some(Item { path: config, is_file: true }).into_iter().collect();
        for folder in roots(project) {
            items.extend(listed(&folder)?);
        }
        let read = |item: &Item| Ok(File { path: relative(project, &item.path), found: Found::at(item)? });
        items.par_iter().map(read).collect::<io::Result<_>>().map(Self)
    }

    /// The hash of each file, by path. All files that cannot be used have the same one.
    pub fn hashes(&self) -> Vec<(&str, [u8; 32])> {
        let hash = |file: &'_ File| match &file.found {
            Found::Bytes(bytes) => sha256(bytes),
            Found::TooLarge(_) | Found::NotPlain => [0; 32],
        };
        self.0.par_iter().map(|file| (file.path.as_str(), hash(file))).collect()
    }

    /// Takes the files out whose paths are wanted.
    pub(super) fn take(&mut self, is_wanted: impl Fn(&str) -> bool) -> Vec<File> {
        let (taken, left) = std::mem::take(&mut self.0).into_iter().partition(|file| is_wanted(&file.path));
        self.0 = left;
        taken
    }
}

impl Found {
    fn at(item: &Item) -> io::Result<Self> {
        if !item.is_file {
            return Ok(Self::NotPlain);
        }
        let length = item.path.metadata()?.len();
        if length > LARGEST_FILE { Ok(Self::TooLarge(length)) } else { fs::read(&item.path).map(Self::Bytes) }
    }
}

/// The folders that are read, each on its own: one of them may be a link to a folder elsewhere.
fn roots(project: &Path) -> Vec<PathBuf> {
    let themes = fs::read_dir(project.join(THEMES)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut themes: Vec<PathBuf> = themes.filter(|path| path.is_dir()).collect();
    themes.sort();
    FOLDERS.iter().map(|folder| project.join(folder)).chain(themes).collect()
}

/// What is read of a folder, if there is one: everything but hidden files and the copies that editors leave.
fn listed(folder: &Path) -> io::Result<Vec<Item>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let is_ours = |item: &Item| {
        let name = item.path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with('.') && !name.ends_with('~')
    };
    let all: io::Result<Vec<Item>> = items(folder).map(|item| item.map_err(|(_, error)| error)).collect();
    Ok(all?.into_iter().filter(is_ours).collect())
}

fn relative(project: &Path, file: &Path) -> String {
    let path = file.strip_prefix(project).unwrap_or(file);
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
