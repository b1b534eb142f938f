//! Several runs, killed runs and readers, all on one folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::super::{Error, InputHashes, Refused, open, verify};
use super::{FIRST, Scratch, add, bytes, names, publish, publish_one, snapshot};

#[cfg(unix)]
#[test]
fn what_dead_runs_left_is_removed_and_nothing_else() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let stay = [
        ".other.minhbach-staging",
        ".site.minhbach-staging2",
        ".site.minhbach-",
        ".site.minhbach-notes",
        "site.minhbach-staging",
        "site.minhbach-aside",
    ];
    for name in [".site.minhbach-staging", ".site.minhbach-aside"].iter().chain(&stay) {
        scratch.file(&format!("{name}/vi/page.html"), "x");
    }
    scratch.file(".site.minhbach-lock", "");
    drop(open(&out, &project).unwrap());
    let mut expected = BTreeSet::from(["project", "site"].map(str::to_owned));
    expected.extend(stay.map(str::to_owned));
    assert_eq!(names(&scratch.0), expected);

    // Links in their place are removed and not followed.
    scratch.file("precious/letter.txt", "keep me");
    for name in [".site.minhbach-staging", ".site.minhbach-aside"] {
        std::os::unix::fs::symlink(scratch.path("precious"), scratch.path(name)).unwrap();
    }
    publish(&out, &project, &[("index.html", "new")]);
    expected.insert("precious".to_owned());
    assert_eq!(names(&scratch.0), expected);
    assert_eq!(fs::read_to_string(scratch.path("precious/letter.txt")).unwrap(), "keep me");
}

#[test]
fn a_run_killed_between_two_renames_is_undone_by_the_next() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let aside = scratch.path(".site.minhbach-aside");
    publish(&out, &project, &FIRST);
    let before = snapshot(&out);
    fs::rename(&out, &aside).unwrap();
    // The new release was built and never came into its place.
    publish_one(&scratch.path("new"), &project);
    fs::rename(scratch.path("new"), scratch.path(".site.minhbach-staging")).unwrap();
    drop(open(&out, &project).unwrap());
    assert_eq!(snapshot(&out), before);
    assert_eq!(names(&scratch.0), BTreeSet::from(["project".to_owned(), "site".to_owned()]));

    // Half a release is not put back.
    fs::rename(&out, &aside).unwrap();
    fs::remove_file(aside.join("vi/b.html")).unwrap();
    drop(open(&out, &project).unwrap());
    assert_eq!(names(&scratch.0), BTreeSet::from(["project".to_owned()]));
}

#[cfg(unix)]
#[test]
fn a_run_whose_lock_file_was_removed_publishes_nothing_and_leaves_the_next_one_alone() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let first = open(&out, &project).unwrap();
    add(&first, &[("index.html", "first")]).unwrap();
    fs::remove_file(scratch.path(".site.minhbach-lock")).unwrap();
    let second = open(&out, &project).unwrap();
    add(&second, &[("index.html", "second")]).unwrap();
    assert!(first.finish(&InputHashes::new()).is_err());
    second.finish(&InputHashes::new()).unwrap();
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "second");
    assert!(verify(&out).unwrap().differences.is_empty());

    let alone = open(&out, &project).unwrap();
    add(&alone, &[("index.html", "alone")]).unwrap();
    fs::remove_file(scratch.path(".site.minhbach-lock")).unwrap();
    assert!(matches!(alone.finish(&InputHashes::new()), Err(Error::Target(Refused::Busy, _))));
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "second");
}

#[test]
fn a_second_publisher_is_refused() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let first = open(&out, &project).unwrap();
    assert!(matches!(open(&out, &project), Err(Error::Target(Refused::Busy, _))));
    // Another folder is no concern of the lock.
    publish_one(&scratch.path("other"), &project);
    add(&first, &FIRST).unwrap();
    first.finish(&InputHashes::new()).unwrap();
    publish(&out, &project, &FIRST);
}

#[test]
fn many_publishers_never_mix_their_releases() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish_one(&out, &project);
    let published = AtomicUsize::new(0);
    thread::scope(|scope| {
        for publisher in 0..8 {
            let (published, project, out) = (&published, &project, &out);
            scope.spawn(move || {
                for round in 0..25 {
                    let staging = match open(out, project) {
                        Ok(staging) => staging,
                        Err(Error::Target(Refused::Busy, _)) => continue,
                        Err(error) => panic!("{error:?}"),
                    };
                    let words = format!("{publisher} {round}");
                    add(&staging, &[("a.html", &words), ("b/c.html", &words)]).unwrap();
                    staging.finish(&InputHashes::new()).unwrap();
                    published.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    assert!(published.load(Ordering::Relaxed) > 0);
    assert_eq!(verify(&out).unwrap().differences, []);
    assert_eq!(fs::read(out.join("a.html")).unwrap(), fs::read(out.join("b/c.html")).unwrap());
    assert_eq!(names(&scratch.0), BTreeSet::from(["project".to_owned(), "site".to_owned()]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_never_misses_a_page_and_never_sees_two_releases() {
    use std::os::fd::AsRawFd;
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &[("a.html", "0"), ("b.html", "0")]);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    fs::read(out.join("a.html")).expect("a path is never missing");
                    // Through one handle a reader sees one release; its files may vanish once it is the old one.
                    let handle = fs::File::open(&out).unwrap();
                    let page = |name: &str| fs::read(format!("/proc/self/fd/{}/{name}", handle.as_raw_fd()));
                    if let (Ok(a), Ok(b)) = (page("a.html"), page("b.html")) {
                        assert_eq!(a, b);
                    }
                }
            });
        }
        for round in 1..=60 {
            let words = round.to_string();
            publish(&out, &project, &[("a.html", &words), ("b.html", &words)]);
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn something_put_at_the_target_meanwhile_is_not_replaced() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let staging = open(&out, &project).unwrap();
    add(&staging, &FIRST).unwrap();
    scratch.file("site/thesis.txt", "ten years of work");
    assert!(matches!(staging.finish(&InputHashes::new()), Err(Error::Target(Refused::Foreign, _))));
    assert_eq!(bytes(&out), BTreeMap::from([(PathBuf::from("thesis.txt"), b"ten years of work".to_vec())]));
}

#[cfg(unix)]
#[test]
fn the_mode_of_the_published_folder_stays() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.folder("site"));
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2775)).unwrap();
    publish(&out, &project, &FIRST);
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o7777, 0o2775);
}
