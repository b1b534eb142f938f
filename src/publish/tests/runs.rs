//! Several runs, dead ones and readers, all on one folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::{self, Command};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::super::{Origins, Refusal, Trouble, open, verify};
use super::{FIRST, Scratch, add, bytes, dead_process, names, publish, publish_one, snapshot};

#[cfg(unix)]
#[test]
fn what_dead_runs_left_is_swept_and_nothing_else() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let mut living = Command::new("sleep").arg("60").spawn().unwrap();
    let (dead, alive, own) = (dead_process(), living.id(), process::id());
    let swept = [
        format!(".site.minhbach-{dead}"),
        format!(".site.minhbach-{dead}.old"),
        // Nobody else can have this number, so it is from a namesake that died.
        format!(".site.minhbach-{own}"),
    ];
    let stay = [
        format!(".site.minhbach-{alive}"),
        format!(".site.minhbach-{alive}.old"),
        format!(".other.minhbach-{dead}"),
        format!(".site.minhbach-0{dead}"),
        format!(".site.minhbach-{dead}.new"),
        format!(".site.minhbach-{dead}x"),
        format!("site.minhbach-{dead}"),
        ".site.minhbach-".to_owned(),
        ".site.minhbach-notes".to_owned(),
    ];
    for name in swept.iter().chain(&stay) {
        scratch.file(&format!("{name}/vi/page.html"), "x");
    }
    let link = format!(".site.minhbach-{}", dead_process());
    std::os::unix::fs::symlink(&project, scratch.path(&link)).unwrap();
    scratch.file(".site.minhbach-lock", "");

    drop(open(&out, &project).unwrap());
    let _ = living.kill();
    let _ = living.wait();
    let mut expected = BTreeSet::from(["project".to_owned(), "site".to_owned(), link]);
    expected.extend(stay);
    assert_eq!(names(&scratch.0), expected);
}

#[cfg(unix)]
#[test]
fn a_run_killed_between_two_renames_is_undone_by_the_next() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let before = snapshot(&out);
    let dead = dead_process();
    fs::rename(&out, scratch.path(&format!(".site.minhbach-{dead}.old"))).unwrap();
    // The new edition was built and never came into its place; half of an older one waits too.
    publish_one(&scratch.path("new"), &project);
    fs::rename(scratch.path("new"), scratch.path(&format!(".site.minhbach-{dead}"))).unwrap();
    publish(&scratch.path("half"), &project, &FIRST);
    fs::remove_file(scratch.path("half/vi/b.html")).unwrap();
    fs::rename(scratch.path("half"), scratch.path(&format!(".site.minhbach-{}.old", dead_process()))).unwrap();

    drop(open(&out, &project).unwrap());
    assert_eq!(snapshot(&out), before);
    assert_eq!(names(&scratch.0), BTreeSet::from(["project".to_owned(), "site".to_owned()]));
}

#[test]
fn a_second_publisher_is_told_to_wait() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let first = open(&out, &project).unwrap();
    assert!(matches!(open(&out, &project), Err(Refusal::Busy(_))));
    // Another folder is no concern of the lock.
    publish_one(&scratch.path("other"), &project);
    add(&first, &FIRST).unwrap();
    first.finish(&Origins::new()).unwrap();
    publish(&out, &project, &FIRST);
}

#[test]
fn many_publishers_never_mix_their_editions() {
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
                        Err(Refusal::Busy(_)) => continue,
                        Err(refusal) => panic!("{refusal:?}"),
                    };
                    let words = format!("{publisher} {round}");
                    add(&staging, &[("a.html", &words), ("b/c.html", &words)]).unwrap();
                    staging.finish(&Origins::new()).unwrap();
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
fn a_reader_never_misses_a_page_and_never_sees_two_editions() {
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
                    // Through one handle a reader sees one edition; its files may vanish once it is the old one.
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
    assert!(matches!(staging.finish(&Origins::new()), Err(Trouble::Target(Refusal::Foreign(_)))));
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
