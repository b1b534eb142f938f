//! The previous release, rollbacks, and runs that find nothing to do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::super::{Error, InputHashes, is_current, open, rollback, verify};
use super::{FIRST, Scratch, add, bytes, names, publish, snapshot};
use crate::hash::sha256;

const SECOND: [(&str, &str); 3] = [("index.html", "home"), ("vi/a.html", "page a, new"), ("en/c.html", "c")];
const THIRD: [(&str, &str); 4] =
    [("index.html", "home"), ("vi/a.html", "page a, newer"), ("vi/b.html", "page b"), ("en/c.html", "c")];

/// A site after two releases.
fn two_releases() -> (Scratch, PathBuf, PathBuf, PathBuf) {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let previous = scratch.path(".site.minhbach-previous");
    publish(&out, &project, &FIRST);
    assert!(!previous.exists());
    publish(&out, &project, &SECOND);
    (scratch, project, out, previous)
}

/// Bytes of the release of these pages, built at once.
fn built_at_once(scratch: &Scratch, pages: &[(&str, &str)]) -> BTreeMap<PathBuf, Vec<u8>> {
    let once = scratch.path("once");
    publish(&once, &scratch.path("project"), pages);
    let built = bytes(&once);
    fs::remove_dir_all(&once).unwrap();
    let _ = fs::remove_dir_all(scratch.path(".once.minhbach-previous"));
    built
}

#[test]
fn each_release_is_as_if_built_at_once_and_the_one_before_it_is_kept_whole() {
    let (scratch, project, out, previous) = two_releases();
    assert_eq!(bytes(&previous), built_at_once(&scratch, &FIRST));
    let second = snapshot(&out);
    let third = publish(&out, &project, &THIRD);
    assert_eq!((third.written, third.reused, third.removed), (2, 2, 0));
    assert_eq!(bytes(&out), built_at_once(&scratch, &THIRD));
    assert!(!out.join("du-lieu").exists(), "no empty folder stays");
    let after = snapshot(&out);
    for reused in ["index.html", "en/c.html"] {
        assert_eq!(after[Path::new(reused)], second[Path::new(reused)], "{reused} keeps its time stamp");
    }
    assert_eq!(snapshot(&previous), second, "as it was published, and the first release is gone");
    assert!(verify(&out).unwrap().differences.is_empty() && verify(&previous).unwrap().differences.is_empty());
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
}

#[cfg(unix)]
#[test]
fn what_is_in_the_place_of_the_previous_release_is_neither_followed_nor_in_the_way() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    scratch.file("precious/letter.txt", "keep me");
    let previous = scratch.path(".site.minhbach-previous");
    std::os::unix::fs::symlink(scratch.path("precious"), &previous).unwrap();
    publish(&out, &project, &FIRST);
    publish(&out, &project, &SECOND);
    assert!(verify(&out).unwrap().differences.is_empty());
    assert_eq!(fs::read_to_string(scratch.path("precious/letter.txt")).unwrap(), "keep me");
    assert_eq!(names(&scratch.0), BTreeSet::from(["precious", "project", "site"].map(str::to_owned)));
    publish(&out, &project, &THIRD);
    assert_eq!(bytes(&previous), built_at_once(&scratch, &SECOND));
}

#[test]
fn a_run_that_changes_nothing_leaves_both_releases_as_they_are() {
    let (_scratch, project, out, previous) = two_releases();
    let (published, kept) = (snapshot(&out), snapshot(&previous));
    assert!(!publish(&out, &project, &SECOND).replaced);
    assert_eq!((snapshot(&out), snapshot(&previous)), (published, kept));
}

#[test]
fn a_run_that_stops_half_way_leaves_both_releases_as_they_are() {
    let (scratch, project, out, previous) = two_releases();
    let (published, kept) = (snapshot(&out), snapshot(&previous));
    let staging = open(&out, &project).unwrap();
    add(&staging, &[("vi/a.html", "never"), ("vi/b.html", "never")]).unwrap();
    drop(staging);
    assert_eq!((snapshot(&out), snapshot(&previous)), (published, kept));
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
    publish(&out, &project, &THIRD);
    assert!(verify(&out).unwrap().differences.is_empty());
}

#[test]
fn what_was_changed_by_hand_while_it_was_published_never_comes_back() {
    let (scratch, project, out, previous) = two_releases();
    // The same length, and a time stamp after that of the manifest.
    scratch.file("site/index.html", "hole");
    scratch.file("site/vi/casino.html", "win");
    let third = publish(&out, &project, &THIRD);
    assert_eq!(third.strays, ["vi/casino.html"]);
    assert_eq!(verify(&previous).unwrap().release, id_of(&scratch, &FIRST), "a changed release is not kept");
    let again = publish(&out, &project, &SECOND);
    assert_eq!(again.files, 3);
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "home");
    rollback(&out, &project).unwrap();
    assert_eq!(bytes(&out), built_at_once(&scratch, &THIRD));
}

fn id_of(scratch: &Scratch, pages: &[(&str, &str)]) -> String {
    publish(&scratch.path("id"), &scratch.path("project"), pages).release
}

#[test]
fn what_was_changed_in_the_previous_release_is_not_published() {
    let (scratch, project, out, previous) = two_releases();
    scratch.file(".site.minhbach-previous/vi/casino.html", "win");
    // A file of its own, so that the published page is not changed with it; the same length.
    fs::remove_file(previous.join("index.html")).unwrap();
    scratch.file(".site.minhbach-previous/index.html", "hole");
    let published = snapshot(&out);
    let Err(Error::Unverified(differences)) = rollback(&out, &project) else { panic!("the change was not noticed") };
    assert_eq!(differences.iter().map(|one| one.path()).collect::<Vec<_>>(), ["index.html", "vi/casino.html"]);
    fs::remove_file(previous.join(".minhbach/keys")).unwrap();
    assert!(matches!(rollback(&out, &project), Err(Error::NotARelease(_))));
    assert_eq!(snapshot(&out), published);
    publish(&out, &project, &THIRD);
    assert_eq!(bytes(&out), built_at_once(&scratch, &THIRD));
}

#[test]
fn a_rollback_publishes_the_release_before_and_the_next_one_the_newer_again() {
    let (scratch, project, out, previous) = two_releases();
    let (second, first) = (snapshot(&out), snapshot(&previous));
    let verified = rollback(&out, &project).unwrap();
    assert_eq!(verified, verify(&out).unwrap());
    assert_eq!((verified.files, snapshot(&out), snapshot(&previous)), (4, first.clone(), second.clone()));
    rollback(&out, &project).unwrap();
    assert_eq!((snapshot(&out), snapshot(&previous)), (second, first));
    // A build after a rollback publishes what the project says, and reuses what the earlier release has.
    rollback(&out, &project).unwrap();
    assert_eq!(publish(&out, &project, &THIRD).reused, 2);
    assert_eq!(bytes(&out), built_at_once(&scratch, &THIRD));
    assert_eq!(bytes(&previous), built_at_once(&scratch, &FIRST));
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
}

#[test]
fn a_rollback_that_was_killed_between_renames_is_repaired_by_the_next_run() {
    let (scratch, project, out, previous) = two_releases();
    let (second, first) = (snapshot(&out), snapshot(&previous));
    // After the first rename: what was published is published again.
    let aside = scratch.path(".site.minhbach-aside");
    fs::rename(&out, &aside).unwrap();
    drop(open(&out, &project).unwrap());
    assert_eq!((snapshot(&out), snapshot(&previous)), (second.clone(), first.clone()));
    // After the second: the release that was published becomes the previous one.
    fs::rename(&out, &aside).unwrap();
    fs::rename(&previous, &out).unwrap();
    drop(open(&out, &project).unwrap());
    assert_eq!((snapshot(&out), snapshot(&previous)), (first, second));
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
}

#[test]
fn without_an_earlier_release_a_rollback_changes_nothing() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    assert!(matches!(rollback(&out, &project), Err(Error::NoPrevious(_))));
    publish(&out, &project, &FIRST);
    let before = snapshot(&out);
    assert!(matches!(rollback(&out, &project), Err(Error::NoPrevious(_))));
    assert_eq!(snapshot(&out), before);
    let staging = open(&out, &project).unwrap();
    assert!(matches!(rollback(&out, &project), Err(Error::Target(..))), "a build is running");
    drop(staging);
}

#[test]
fn a_release_made_from_the_same_is_current_until_somebody_touches_it() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let inputs = InputHashes::from([("rest".to_owned(), sha256(b"1")), ("results a".to_owned(), sha256(b"2"))]);
    let current = |inputs: &InputHashes| is_current(&out, &project, inputs).unwrap();
    assert_eq!(current(&inputs), None, "nothing is published");
    let staging = open(&out, &project).unwrap();
    add(&staging, &FIRST).unwrap();
    let published = staging.finish(&inputs).unwrap();
    let found = current(&inputs).unwrap();
    assert_eq!((found.release, found.reused, found.written, found.replaced), (published.release, 4, 0, false));
    assert_eq!(open(&out, &project).unwrap().published_inputs(), Some(&inputs));

    let mut others = inputs.clone();
    others.insert("rest".to_owned(), sha256(b"3"));
    assert_eq!(current(&others), None);
    assert_eq!(current(&InputHashes::new()), None, "a release without known inputs is not current");
    let staging = open(&out, &project).unwrap();
    add(&staging, &FIRST).unwrap();
    assert!(!staging.finish(&others).unwrap().replaced);
    assert!(current(&others).is_some(), "the same release may come of other inputs");

    scratch.file("site/index.html", "hole");
    assert_eq!(current(&others), None, "the same length and other bytes");
    publish(&out, &project, &FIRST);
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
}

#[test]
fn a_run_that_asks_whether_anything_is_new_waits_for_no_other() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let staging = open(&out, &project).unwrap();
    assert!(is_current(&out, &project, &InputHashes::new()).is_err());
    drop(staging);
}
