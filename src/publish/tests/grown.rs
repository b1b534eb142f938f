//! Editions that grow out of the one before the published one, and runs that find nothing to do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::super::previous::{self, RETIRED_FILE};
use super::super::{Origins, is_current, open, verify};
use super::{FIRST, Scratch, add, bytes, names, publish, snapshot};
use crate::hash::sha256;

const SECOND: [(&str, &str); 3] = [("index.html", "home"), ("vi/a.html", "page a, new"), ("en/c.html", "c")];
const THIRD: [(&str, &str); 4] =
    [("index.html", "home"), ("vi/a.html", "page a, newer"), ("vi/b.html", "page b"), ("en/c.html", "c")];

/// Lets the edition at rest look as if it had rested long enough.
fn rest(previous: &Path) {
    let long_ago = SystemTime::now() - Duration::from_secs(60);
    fs::File::options().write(true).open(previous.join(RETIRED_FILE)).unwrap().set_modified(long_ago).unwrap();
}

/// A site of two editions, the older of which has rested.
fn two_editions() -> (Scratch, PathBuf, PathBuf, PathBuf) {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let previous = scratch.path(".site.minhbach-previous");
    publish(&out, &project, &FIRST);
    assert!(!previous.exists());
    publish(&out, &project, &SECOND);
    rest(&previous);
    (scratch, project, out, previous)
}

#[cfg(unix)]
#[test]
fn the_next_edition_grows_out_of_the_one_before_and_is_as_if_made_at_once() {
    use std::os::unix::fs::MetadataExt;
    let (scratch, project, out, previous) = two_editions();
    assert_eq!(bytes(&previous)[Path::new("vi/a.html")], b"page a");
    let folder = fs::metadata(&previous).unwrap().ino();
    let before = snapshot(&out);
    let third = publish(&out, &project, &THIRD);
    assert_eq!((third.written, third.kept, third.removed), (2, 2, 0));
    assert_eq!(fs::metadata(&out).unwrap().ino(), folder, "the folder of the first edition is published again");
    let once = scratch.path("once");
    publish(&once, &project, &THIRD);
    assert_eq!(bytes(&out), bytes(&once));
    assert!(!out.join("du-lieu").exists(), "folders that are empty now go");
    let after = snapshot(&out);
    for kept in ["index.html", "en/c.html"] {
        assert_eq!(after[Path::new(kept)], before[Path::new(kept)], "{kept} keeps its time stamp");
    }
    assert!(verify(&out).unwrap().differences.is_empty());
    let mut second = bytes(&previous);
    assert!(second.remove(Path::new(RETIRED_FILE)).is_some());
    let expected: Vec<_> = before.into_iter().map(|(path, (bytes, _))| (path, bytes)).collect();
    assert_eq!(second.into_iter().collect::<Vec<_>>(), expected, "the second edition rests, as it was published");
}

/// Paths of a site that is large.
#[cfg(unix)]
fn large() -> Vec<String> {
    (0..previous::LARGE).map(|i| format!("vi/{}/{i}.html", i % 100)).collect()
}

#[cfg(unix)]
#[test]
fn the_first_change_of_a_large_site_is_as_small_a_piece_of_work_as_the_next() {
    use std::os::unix::fs::MetadataExt;
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let previous = scratch.path(".site.minhbach-previous");
    let paths = large();
    let mut pages: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "page")).collect();
    publish(&out, &project, &pages);
    let node = |path: PathBuf| fs::metadata(path).unwrap().ino();
    let (page, folder) = (node(out.join(&paths[1])), node(previous.clone()));
    assert_eq!(node(previous.join(&paths[1])), page, "a second name for the same file");
    pages[0].1 = "page, new";
    let second = publish(&out, &project, &pages);
    assert_eq!((second.written, second.kept, second.removed), (1, paths.len() - 1, 0));
    assert_eq!(node(out.clone()), folder, "it grew out of what was prepared, and at once");
    assert_eq!(node(out.join(&paths[1])), page);
    assert_eq!(fs::read(out.join(&paths[0])).unwrap(), b"page, new");
    assert_eq!(fs::read(previous.join(&paths[0])).unwrap(), b"page", "the first edition rests");
    assert!(verify(&out).unwrap().differences.is_empty());
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
}

#[cfg(unix)]
#[test]
fn a_large_site_whose_first_change_cannot_be_prepared_is_published_and_leaves_nothing_else() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let previous = scratch.path(".site.minhbach-previous");
    // No folder can be put in the place of this.
    std::os::unix::fs::symlink("nowhere", &previous).unwrap();
    let paths = large();
    let mut pages: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "page")).collect();
    publish(&out, &project, &pages);
    assert!(fs::symlink_metadata(&previous).unwrap().is_symlink());
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
    pages[0].1 = "page, new";
    assert_eq!(publish(&out, &project, &pages).written, 1);
    assert!(verify(&out).unwrap().differences.is_empty());
}

#[test]
fn what_a_reader_may_still_read_from_is_left_alone() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let previous = scratch.path(".site.minhbach-previous");
    publish(&out, &project, &FIRST);
    publish(&out, &project, &SECOND);
    let resting = snapshot(&previous);
    let staging = open(&out, &project).unwrap();
    add(&staging, &THIRD).unwrap();
    assert_eq!(snapshot(&previous), resting, "it was published a moment ago");
    staging.finish(&Origins::new()).unwrap();
    assert_eq!(bytes(&out).len(), THIRD.len() + 3);
}

#[test]
fn a_run_that_changes_nothing_lets_the_edition_before_rest_on() {
    let (_scratch, project, out, previous) = two_editions();
    let (published, resting) = (snapshot(&out), snapshot(&previous));
    let again = publish(&out, &project, &SECOND);
    assert!(!again.replaced);
    assert_eq!((snapshot(&out), snapshot(&previous)), (published, resting));
}

#[test]
fn a_run_that_stops_half_way_leaves_what_is_published() {
    let (scratch, project, out, previous) = two_editions();
    let published = snapshot(&out);
    let staging = open(&out, &project).unwrap();
    add(&staging, &[("vi/a.html", "never"), ("vi/b.html", "never")]).unwrap();
    drop(staging);
    assert_eq!(snapshot(&out), published);
    assert!(!previous.exists(), "half of another edition is none");
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
    publish(&out, &project, &THIRD);
    assert!(verify(&out).unwrap().differences.is_empty());
}

#[test]
fn what_was_changed_by_hand_while_it_was_published_never_comes_back() {
    let (scratch, project, out, previous) = two_editions();
    // The same length, and a time stamp after that of the list.
    scratch.file("site/index.html", "hole");
    scratch.file("site/vi/casino.html", "win");
    let third = publish(&out, &project, &THIRD);
    assert_eq!(third.strays, ["vi/casino.html"]);
    assert!(!previous.exists(), "nothing grows out of an edition that was changed");
    let again = publish(&out, &project, &SECOND);
    assert_eq!(again.files, 3);
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "home");
}

#[test]
fn what_was_changed_in_the_edition_at_rest_is_not_published() {
    let (scratch, project, out, _previous) = two_editions();
    scratch.file(".site.minhbach-previous/vi/casino.html", "win");
    // A link of its own, so that the published page is not changed with it; the same length.
    fs::remove_file(scratch.path(".site.minhbach-previous/index.html")).unwrap();
    scratch.file(".site.minhbach-previous/index.html", "hole");
    fs::remove_file(scratch.path(".site.minhbach-previous/.minhbach/keys")).unwrap();
    publish(&out, &project, &THIRD);
    let once = scratch.path("once");
    publish(&once, &project, &THIRD);
    assert_eq!(bytes(&out), bytes(&once));
    assert!(verify(&out).unwrap().differences.is_empty());
}

#[test]
fn an_edition_made_from_the_same_is_current_until_somebody_touches_it() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let origins = Origins::from([("rest".to_owned(), sha256(b"1")), ("results a".to_owned(), sha256(b"2"))]);
    let current = |origins: &Origins| is_current(&out, &project, origins).unwrap();
    assert_eq!(current(&origins), None, "nothing is published");
    let staging = open(&out, &project).unwrap();
    add(&staging, &FIRST).unwrap();
    let published = staging.finish(&origins).unwrap();
    let found = current(&origins).unwrap();
    assert_eq!((found.edition, found.kept, found.written, found.replaced), (published.edition, 4, 0, false));
    assert_eq!(open(&out, &project).unwrap().origins(), Some(&origins));

    let mut others = origins.clone();
    others.insert("rest".to_owned(), sha256(b"3"));
    assert_eq!(current(&others), None);
    assert_eq!(current(&Origins::new()), None, "of which nothing is known is not current");
    let staging = open(&out, &project).unwrap();
    add(&staging, &FIRST).unwrap();
    assert!(!staging.finish(&others).unwrap().replaced);
    assert!(current(&others).is_some(), "the same edition may come of other origins");

    scratch.file("site/index.html", "hole");
    assert_eq!(current(&others), None, "the same length and other bytes");
    publish(&out, &project, &FIRST);
    assert_eq!(names(&scratch.0), BTreeSet::from(["project", "site"].map(str::to_owned)));
}

#[test]
fn two_runs_do_not_ask_at_the_same_time() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let staging = open(&out, &project).unwrap();
    assert!(is_current(&out, &project, &Origins::new()).is_err());
    drop(staging);
}
