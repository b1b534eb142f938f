//! Decides whether a folder may be published into. It reads the disk and changes nothing.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{Error, READ, Refused};
use super::{manifest, system};

/// Folders of a project that a mistyped option must never replace.
const SOURCES: [&str; 5] = ["src", "data", "content", "themes", "tests"];

/// Folders whose children are the home folders of people.
const HOMES: [&str; 2] = ["/home", "/Users"];

/// A folder that may be published into, and what may stand beside it.
#[derive(Debug, PartialEq, Eq)]
pub struct Target {
    /// Its path, without symbolic links.
    pub folder: PathBuf,
    /// Its parent folder, which may not exist yet.
    pub parent: PathBuf,
    /// File whose lock keeps other runs away.
    pub lock: PathBuf,
    /// Folder in which a release is built.
    pub staging: PathBuf,
    /// Folder for the old release where the file system cannot exchange two folders.
    pub aside: PathBuf,
    /// Folder of the release before the published one.
    pub previous: PathBuf,
}

/// The target at `out` for the project in the folder `project`.
///
/// # Errors
/// A folder that may not be replaced, and a path that cannot be read.
pub fn check(out: &Path, project: &Path) -> Result<Target, Error> {
    check_with(out, project, env::home_dir().as_deref())
}

/// As [`check`], with the user's home folder.
pub(super) fn check_with(out: &Path, project: &Path, home: Option<&Path>) -> Result<Target, Error> {
    let (parent, name) = resolve(out)?;
    let folder = parent.join(&name);
    let project = fs::canonicalize(project).map_err(Error::io(READ, project))?;
    let at_path = refused_path(&folder, &parent, &name, &project, home);
    let refused = if at_path.is_some() { at_path } else { refused_content(&folder, &parent)? };
    if let Some(refused) = refused {
        return Err(Error::Target(refused, folder));
    }
    let beside = |ending: &str| {
        let parts = [OsStr::new("."), &name, OsStr::new(".minhbach-"), OsStr::new(ending)];
        parent.join(parts.into_iter().collect::<OsString>())
    };
    let (lock, staging, aside, previous) = (beside("lock"), beside("staging"), beside("aside"), beside("previous"));
    Ok(Target { folder, parent, lock, staging, aside, previous })
}

/// Why nothing may be published at this path, whatever is there.
fn refused_path(folder: &Path, parent: &Path, name: &OsStr, project: &Path, home: Option<&Path>) -> Option<Refused> {
    // A folder of sources may be a link to another place, which must not be replaced either.
    let places = |source: &str| {
        let named = project.join(source);
        fs::canonicalize(&named).into_iter().chain([named])
    };
    let sources: Vec<PathBuf> = SOURCES.into_iter().flat_map(places).collect();
    if name.to_string_lossy().contains(manifest::INTERNAL_FOLDER) {
        Some(Refused::OwnName)
    } else if is_home(folder, parent, home) {
        Some(Refused::Home)
    } else if folder == project {
        Some(Refused::Project)
    } else if sources.iter().any(|source| folder.starts_with(source)) {
        Some(Refused::InSources)
    } else if project.starts_with(folder) || sources.iter().any(|source| source.starts_with(folder)) {
        Some(Refused::AroundProject)
    } else {
        folder.components().any(|part| part.as_os_str() == ".git").then_some(Refused::Repository)
    }
}

/// Why what is there may not be replaced. `None`: nothing is there, an empty folder, or a release.
fn refused_content(folder: &Path, parent: &Path) -> Result<Option<Refused>, Error> {
    let metadata = match fs::symlink_metadata(folder) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(READ, folder)(error)),
    };
    Ok(if metadata.is_symlink() {
        Some(Refused::Symlink)
    } else if !metadata.is_dir() {
        Some(Refused::File)
    } else if fs::symlink_metadata(folder.join(".git")).is_ok() {
        // In a worktree or a submodule it is a file. A swap would take it away even where it is beside a release.
        Some(Refused::Repository)
    } else if system::is_mount_point(folder, parent) {
        Some(Refused::MountPoint)
    } else {
        let is_empty = fs::read_dir(folder).map_err(Error::io(READ, folder))?.next().is_none();
        (!is_empty && !manifest::is_marked(folder)).then_some(Refused::Foreign)
    })
}

/// Parent and name of the folder. Symbolic links are followed in the parent and not in the last part of the path, where they are refused.
fn resolve(out: &Path) -> Result<(PathBuf, OsString), Error> {
    if out.as_os_str().is_empty() {
        return Err(Error::Target(Refused::NoName, PathBuf::new()));
    }
    let absolute = std::path::absolute(out).map_err(Error::io(READ, out))?;
    // Without slashes at the end, with which the system would follow a link.
    let mut path: PathBuf = absolute.components().collect();
    if path.ends_with("..") {
        path = resolve_links(&path, out)?;
    }
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Error::Target(Refused::Root, path));
    };
    Ok((resolve_links(parent, out)?, name.to_os_string()))
}

/// The path without symbolic links as far as it exists, and the rest as given.
fn resolve_links(path: &Path, out: &Path) -> Result<PathBuf, Error> {
    for existing in path.ancestors() {
        match fs::canonicalize(existing) {
            Ok(real) => {
                let missing = path.components().skip(existing.components().count());
                if missing.clone().any(|part| part == Component::ParentDir) {
                    break;
                }
                return Ok(real.components().chain(missing).collect());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::io(READ, existing)(error)),
        }
    }
    Err(Error::Target(Refused::Unclear, out.to_path_buf()))
}

/// Whether a folder is somebody's home folder, or holds home folders.
fn is_home(folder: &Path, parent: &Path, home: Option<&Path>) -> bool {
    let holds =
        |home: &Path| home.starts_with(folder) || fs::canonicalize(home).is_ok_and(|real| real.starts_with(folder));
    let shared = HOMES.into_iter().map(Path::new).any(|homes| folder == homes || parent == homes);
    home.is_some_and(holds) || shared || folder == Path::new("/root")
}
