//! Walks folders, in order of name. The only importer of the walker. It follows no links, and knows nothing of what it finds.

use std::io;
use std::path::{Path, PathBuf};

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
