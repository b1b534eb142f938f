//! Decides whether a folder may be published into. It reads the disk and changes nothing.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::manifest::MARKER_FOLDER;
use super::{Doing, Fault, Refusal, manifest, system};

/// Folders of a project that a mistyped option must never replace.
const SOURCES: [&str; 5] = ["src", "data", "content", "themes", "tests"];

/// Folders whose children are the home folders of people.
const HOMES: [&str; 3] = ["/home", "/Users", "/root"];

/// A folder that may be published into.
#[derive(Debug, PartialEq, Eq)]
pub struct Target {
    /// The folder itself, without links on the way to it.
    pub folder: PathBuf,
    /// The folder around it, which may not exist yet.
    pub parent: PathBuf,
    /// Its name.
    pub name: OsString,
    /// What is there now.
    pub state: State,
}

/// What is at the target now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Missing,
    /// An empty folder.
    Empty,
    /// An edition that this program published.
    Published,
}

/// The target at `out`, when it is one, for the project in the folder `project`.
pub fn check(out: &Path, project: &Path) -> Result<Target, Refusal> {
    check_with(out, project, env::home_dir().as_deref())
}

fn check_with(out: &Path, project: &Path, home: Option<&Path>) -> Result<Target, Refusal> {
    let (folder, parent, name) = resolve(out)?;
    let project = fs::canonicalize(project).map_err(Fault::at(Doing::Read, project))?;

    if name.to_string_lossy().contains(".minhbach") {
        return Err(Refusal::OwnName(folder));
    }
    if is_home(&folder, &parent, home) {
        return Err(Refusal::Home(folder));
    }
    if folder == project {
        return Err(Refusal::Project(folder));
    }
    if project.starts_with(&folder) {
        return Err(Refusal::AroundProject(folder));
    }
    for source in SOURCES {
        let named = project.join(source);
        // A folder of sources may be a link to another place, and that place is as precious.
        let real = fs::canonicalize(&named).unwrap_or_else(|_| named.clone());
        if folder.starts_with(&named) || folder.starts_with(&real) {
            return Err(Refusal::InSources(folder));
        }
        if real.starts_with(&folder) {
            return Err(Refusal::AroundProject(folder));
        }
    }
    if folder.components().any(|part| part.as_os_str() == ".git") {
        return Err(Refusal::Repository(folder));
    }

    let state = state(&folder)?;
    if state != State::Missing && system::is_mount_point(&folder, &parent) {
        return Err(Refusal::MountPoint(folder));
    }
    Ok(Target { folder, parent, name, state })
}

fn state(folder: &Path) -> Result<State, Refusal> {
    let metadata = match fs::symlink_metadata(folder) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Missing),
        Err(error) => return Err(Fault::at(Doing::Read, folder)(error).into()),
    };
    if metadata.is_symlink() {
        return Err(Refusal::Symlink(folder.to_path_buf()));
    }
    if !metadata.is_dir() {
        return Err(Refusal::File(folder.to_path_buf()));
    }
    // In a worktree or a submodule `.git` is a file. Swapping would take it away even where an edition lies beside it.
    if fs::symlink_metadata(folder.join(".git")).is_ok() {
        return Err(Refusal::Repository(folder.to_path_buf()));
    }
    let is_empty = fs::read_dir(folder).map_err(Fault::at(Doing::Read, folder))?.next().is_none();
    if is_empty {
        return Ok(State::Empty);
    }
    if manifest::is_marked(folder) { Ok(State::Published) } else { Err(Refusal::Foreign(folder.to_path_buf())) }
}

/// The folder, the one around it and its name. Links are followed in the way to the folder, and not in its last step,
/// because a link there is refused.
fn resolve(out: &Path) -> Result<(PathBuf, PathBuf, OsString), Refusal> {
    if out.as_os_str().is_empty() {
        return Err(Refusal::NoName);
    }
    let absolute = std::path::absolute(out).map_err(Fault::at(Doing::Read, out))?;
    // Collecting the components drops slashes at the end, which would make the system follow a link.
    let mut path: PathBuf = absolute.components().collect();
    if path.components().next_back() == Some(Component::ParentDir) {
        path = fs::canonicalize(&path).map_err(|_| Refusal::Unclear(out.to_path_buf()))?;
    }
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Refusal::Root);
    };
    let parent = resolve_missing(parent, out)?;
    Ok((parent.join(name), parent, name.to_os_string()))
}

/// The path without links, as far as it exists; the rest of it as it was written.
fn resolve_missing(path: &Path, out: &Path) -> Result<PathBuf, Refusal> {
    let mut missing: Vec<&OsStr> = Vec::new();
    let mut existing = path;
    loop {
        match fs::canonicalize(existing) {
            Ok(mut resolved) => {
                resolved.extend(missing.iter().rev());
                return Ok(resolved);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let (Some(parent), Some(name)) = (existing.parent(), existing.file_name()) else {
                    return Err(Refusal::Unclear(out.to_path_buf()));
                };
                missing.push(name);
                existing = parent;
            }
            Err(error) => return Err(Fault::at(Doing::Read, existing)(error).into()),
        }
    }
}

fn is_home(folder: &Path, parent: &Path, home: Option<&Path>) -> bool {
    let around_own_home = home.is_some_and(|home| {
        let real = fs::canonicalize(home).unwrap_or_else(|_| home.to_path_buf());
        !home.as_os_str().is_empty() && (home.starts_with(folder) || real.starts_with(folder))
    });
    let some_home =
        HOMES.iter().map(Path::new).any(|homes| folder == homes || (parent == homes && homes != Path::new("/root")));
    around_own_home || some_home
}

/// Whether a path inside an edition is one that every file system reads the same way.
pub fn is_safe_path(path: &str) -> bool {
    let safe_part = |part: &str| !part.is_empty() && part != "." && part != "..";
    let safe_character = |c: char| c != '\\' && c != ':' && !c.is_control();
    let own = path.split('/').next().is_some_and(|first| first.eq_ignore_ascii_case(MARKER_FOLDER));
    path.split('/').all(safe_part) && path.chars().all(safe_character) && !own
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::super::Refusal;
    use super::super::tests::{Scratch, publish_one};
    use super::{State, check, check_with, is_safe_path};

    #[test]
    fn targets_that_would_destroy_something_are_refused() {
        let scratch = Scratch::new();
        let project = scratch.folder("place/project");
        let home = scratch.folder("people/lan");
        for sources in ["src", "data", "content", "themes", "tests/browser"] {
            scratch.folder(&format!("place/project/{sources}"));
        }
        scratch.folder("place/project/.git/objects");
        scratch.folder("place/clone/.git");
        scratch.folder("place/worktree");
        scratch.file("place/worktree/.git", "gitdir: elsewhere");
        scratch.file("place/letter.txt", "words");
        scratch.file("place/photos/cat.jpg", "cat");
        scratch.folder("place/empty");
        scratch.file("place/half/.minhbach/edition", "something else\n");
        scratch.file("place/hidden/.gitkeep", "");
        publish_one(&scratch.path("place/repository-site"), &project);
        scratch.folder("place/repository-site/.git");

        let refused: [(&str, &str); 38] = [
            ("", "NoName"),
            ("/", "Root"),
            ("//", "Root"),
            ("/..", "Root"),
            ("/tmp/../..", "Root"),
            ("~people/lan", "Home"),
            ("~people/lan/", "Home"),
            ("~people", "Home"),
            ("~people/lan/../lan/.", "Home"),
            ("/home", "Home"),
            ("/home/somebody", "Home"),
            ("/Users/somebody", "Home"),
            ("/root", "Home"),
            ("~place/project", "Project"),
            ("~place/project/", "Project"),
            ("~place/project/data/..", "Project"),
            ("~place/project/../project", "Project"),
            ("~place", "AroundProject"),
            ("~place/project/..", "AroundProject"),
            ("~place/project/src", "InSources"),
            ("~place/project/data", "InSources"),
            ("~place/project/content", "InSources"),
            ("~place/project/content/", "InSources"),
            ("~place/project/themes", "InSources"),
            ("~place/project/tests", "InSources"),
            ("~place/project/tests/browser", "InSources"),
            ("~place/project/data/new", "InSources"),
            ("~place/project/public/../data", "InSources"),
            ("~place/project/.git", "Repository"),
            ("~place/project/.git/objects/new", "Repository"),
            ("~place/clone", "Repository"),
            ("~place/worktree", "Repository"),
            ("~place/repository-site", "Repository"),
            ("~place/letter.txt", "File"),
            ("~place/letter.txt/site", "Disk"),
            ("~place/photos", "Foreign"),
            ("~place/half", "Foreign"),
            ("~place/hidden", "Foreign"),
        ];
        // A path through a folder that is not there yet is clear once the folder is.
        scratch.folder("place/project/public");
        for (named, expected) in refused {
            let out = named.strip_prefix('~').map_or_else(|| Path::new(named).to_path_buf(), |rest| scratch.path(rest));
            let refusal = check_with(&out, &project, Some(&home)).expect_err(named);
            let kind = format!("{refusal:?}");
            assert!(kind.starts_with(expected), "{named}: {kind}");
            let said = refusal.message();
            assert!(!said.vi.is_empty() && !said.en.is_empty() && said.vi != said.en, "{named}");
        }
    }

    #[test]
    fn new_empty_and_published_folders_are_accepted() {
        let scratch = Scratch::new();
        let project = scratch.folder("project");
        scratch.folder("project/empty");
        publish_one(&scratch.path("project/public"), &project);
        for (named, expected) in [
            ("project/empty", State::Empty),
            ("project/public", State::Published),
            ("project/public/", State::Published),
            ("project/site", State::Missing),
            ("elsewhere/deep/site", State::Missing),
            ("project/datasets", State::Missing),
            ("project/empty/../site", State::Missing),
        ] {
            let target = check(&scratch.path(named), &project).expect(named);
            assert_eq!(target.state, expected, "{named}");
            assert_eq!(target.folder, target.parent.join(&target.name));
        }
    }

    #[test]
    fn a_path_that_goes_up_through_nothing_is_refused() {
        let scratch = Scratch::new();
        let project = scratch.folder("project");
        for named in ["nothing/../site", "nothing/..", "nothing/../project"] {
            let refusal = check(&scratch.path(named), &project).expect_err(named);
            assert!(matches!(refusal, Refusal::Unclear(_)), "{named}: {refusal:?}");
        }
    }

    #[test]
    fn names_of_our_own_temporary_folders_are_refused() {
        let scratch = Scratch::new();
        let project = scratch.folder("project");
        for named in [".public.minhbach-12", ".public.minhbach-lock", "public/.minhbach"] {
            let refusal = check(&scratch.path(named), &project).expect_err(named);
            assert!(matches!(refusal, Refusal::OwnName(_)), "{named}: {refusal:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_refused_as_target_and_followed_on_the_way() {
        use std::os::unix::fs::symlink;
        let scratch = Scratch::new();
        let project = scratch.folder("project");
        scratch.folder("real");
        scratch.folder("shared/data");
        symlink(scratch.path("real"), scratch.path("link")).unwrap();
        symlink(scratch.path("nowhere"), scratch.path("broken")).unwrap();
        symlink(scratch.path("shared/data"), project.join("data")).unwrap();
        for named in ["link", "link/", "link/.", "broken", "broken/"] {
            let refusal = check(&scratch.path(named), &project).expect_err(named);
            assert!(matches!(refusal, Refusal::Symlink(_)), "{named}: {refusal:?}");
        }
        let target = check(&scratch.path("link/site"), &project).unwrap();
        assert_eq!(target.folder, fs::canonicalize(scratch.path("real")).unwrap().join("site"));
        for (named, expected) in [("shared/data/site", "InSources"), ("shared", "AroundProject")] {
            let refusal = check(&scratch.path(named), &project).expect_err(named);
            assert!(format!("{refusal:?}").starts_with(expected), "{named}: {refusal:?}");
        }
    }

    #[test]
    fn paths_inside_an_edition_are_plain_ones() {
        for path in ["index.html", "vi/ke-hoach/2025.html", "a b/ờ.csv", "..a/b..", ".nojekyll", ".well-known/x"] {
            assert!(is_safe_path(path), "{path}");
        }
        for path in [
            "",
            "/",
            "/etc/passwd",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/..",
            "./a",
            "a\\b",
            "C:/a",
            "a\0b",
            "a\tb",
            "a\nb",
            ".minhbach/keys",
            ".minhbach",
            ".MinhBach/x",
        ] {
            assert!(!is_safe_path(path), "{path:?}");
        }
    }
}
