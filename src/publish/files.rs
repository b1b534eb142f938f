//! Writes, links and removes the files of a release.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use crate::folder::Stat;

/// Writes a new file and reads it back at once. Returns its `stat`, by which it is recognised later. `None`: the bytes read are not those
/// written. An existing file is an error.
pub fn verified_write(to: &Path, bytes: &[u8]) -> io::Result<Option<Stat>> {
    let mut file = in_folder(to, || File::options().read(true).write(true).create_new(true).open(to))?;
    file.write_all(bytes)?;
    file.rewind()?;
    let mut read = Vec::with_capacity(bytes.len() + 1);
    file.read_to_end(&mut read)?;
    if read == bytes { Ok(Some(Stat::new(&file.metadata()?))) } else { Ok(None) }
}

/// Makes a hard link, or a copy with the same time stamp where the file system has no hard links.
pub fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    in_folder(to, || fs::hard_link(from, to)).or_else(|_| {
        in_folder(to, || fs::copy(from, to))?;
        File::options().write(true).open(to)?.set_modified(fs::metadata(from)?.modified()?)
    })
}

/// Does something that needs the parent folder of `path`. Creates that folder only when it is missing, because that is rare.
fn in_folder<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (act(), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(parent)?;
            act()
        }
        (result, _) => result,
    }
}

/// Removes a file, and its parent folders below `folder` that are empty then. `false`: the file is still there.
pub fn remove_file(folder: &Path, path: &str) -> bool {
    let file = folder.join(path);
    let is_removed = fs::remove_file(&file).is_ok();
    let parents = file.ancestors().skip(1).take_while(|parent| *parent != folder);
    // Stops at the first that is not empty.
    let _ = parents.map(fs::remove_dir).take_while(Result::is_ok).count();
    is_removed
}
