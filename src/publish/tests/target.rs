//! Folders that may be published into, and those that may not.

use std::fs;
use std::path::Path;

use super::super::error::{Error, Refused};
use super::super::target::{check, check_with};
use super::{Scratch, publish_one};

#[allow(clippy::wildcard_enum_match_arm, reason = "only the name of the variant is of interest")]
fn kind(error: &Error) -> String {
    match error {
        Error::Target(refused, _) => format!("{refused:?}"),
        other => format!("{other:?}").split('(').next().unwrap().to_owned(),
    }
}

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
        ("~place/letter.txt/site", "Io"),
        ("~place/photos", "Foreign"),
        ("~place/half", "Foreign"),
        ("~place/hidden", "Foreign"),
    ];
    // A path through a folder that is not there yet is clear once the folder is.
    scratch.folder("place/project/public");
    for (named, expected) in refused {
        let out = named.strip_prefix('~').map_or_else(|| Path::new(named).to_path_buf(), |rest| scratch.path(rest));
        let error = check_with(&out, &project, Some(&home)).expect_err(named);
        assert_eq!(kind(&error), expected, "{named}: {error:?}");
        let said = error.message();
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
        ("project/empty", "project/empty"),
        ("project/public", "project/public"),
        ("project/public/", "project/public"),
        ("project/site", "project/site"),
        ("elsewhere/deep/site", "elsewhere/deep/site"),
        ("project/datasets", "project/datasets"),
        ("project/empty/../site", "project/site"),
    ] {
        let target = check(&scratch.path(named), &project).expect(named);
        assert_eq!(target.folder.as_os_str(), scratch.path(expected).as_os_str(), "{named}");
        assert_eq!(Some(&*target.parent), target.folder.parent());
    }
}

#[test]
fn a_path_that_goes_up_through_nothing_is_refused() {
    let scratch = Scratch::new();
    let project = scratch.folder("project");
    for named in ["nothing/../site", "nothing/..", "nothing/../project"] {
        let error = check(&scratch.path(named), &project).expect_err(named);
        assert!(matches!(error, Error::Target(Refused::Unclear, _)), "{named}: {error:?}");
    }
}

#[test]
fn names_of_our_own_temporary_folders_are_refused() {
    let scratch = Scratch::new();
    let project = scratch.folder("project");
    for named in [".public.minhbach-staging", ".public.minhbach-lock", "public/.minhbach"] {
        let error = check(&scratch.path(named), &project).expect_err(named);
        assert!(matches!(error, Error::Target(Refused::OwnName, _)), "{named}: {error:?}");
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
        let error = check(&scratch.path(named), &project).expect_err(named);
        assert!(matches!(error, Error::Target(Refused::Symlink, _)), "{named}: {error:?}");
    }
    let target = check(&scratch.path("link/site"), &project).unwrap();
    assert_eq!(target.folder, fs::canonicalize(scratch.path("real")).unwrap().join("site"));
    for (named, expected) in [("shared/data/site", "InSources"), ("shared", "AroundProject")] {
        let error = check(&scratch.path(named), &project).expect_err(named);
        assert_eq!(kind(&error), expected, "{named}");
    }
}
