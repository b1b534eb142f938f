//! What a published folder contains, and what is reused from the previous release.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::super::{Difference, Error, InputHashes, Staging, open, verify};
use super::{FIRST, Scratch, add, bytes, names, publish, snapshot};
use crate::hash::sha256;

#[test]
fn the_folder_holds_exactly_the_files_of_the_release() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("project/public"));
    let first = publish(&out, &project, &FIRST);
    assert_eq!((first.files, first.written, first.reused, first.removed, first.bytes), (4, 4, 0, 0, 19));
    assert!(first.replaced);

    let second = publish(&out, &project, &[("index.html", "home"), ("vi/a.html", "page a, new"), ("en/c.html", "c")]);
    assert_eq!((second.files, second.written, second.reused, second.removed), (3, 2, 1, 2));
    assert_ne!(first.release, second.release);
    let expected: BTreeSet<PathBuf> =
        [".minhbach/edition", ".minhbach/keys", ".minhbach/origins", "en/c.html", "index.html", "vi/a.html"]
            .map(PathBuf::from)
            .into();
    assert_eq!(bytes(&out).into_keys().collect::<BTreeSet<_>>(), expected);
    assert!(!out.join("du-lieu").exists(), "no empty folder stays");
    assert_eq!(fs::read_to_string(out.join("vi/a.html")).unwrap(), "page a, new");
    assert_eq!(names(&project), BTreeSet::from(["public".to_owned()]), "nothing is left beside it");

    let verified = verify(&out).unwrap();
    assert_eq!((verified.release, verified.files, verified.differences), (second.release, 3, Vec::new()));
}

#[test]
fn a_release_built_in_steps_is_the_one_built_at_once() {
    let scratch = Scratch::new();
    let project = scratch.folder("project");
    let last = [("a/b/c.html", "1"), ("index.html", "2"), ("z.html", "3")];
    publish(&scratch.path("steps"), &project, &FIRST);
    publish(&scratch.path("steps"), &project, &[("z.html", "3"), ("index.html", "home")]);
    let steps = publish(&scratch.path("steps"), &project, &last);
    let reversed: Vec<_> = last.into_iter().rev().collect();
    let once = publish(&scratch.path("once"), &project, &reversed);
    assert_eq!(steps.release, once.release);
    assert_eq!(bytes(&scratch.path("steps")), bytes(&scratch.path("once")));
}

#[cfg(unix)]
#[test]
fn a_reused_file_is_a_hard_link_of_the_old_one() {
    use std::os::unix::fs::MetadataExt;
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(out.join("vi/a.html")).unwrap().set_modified(old).unwrap();
    let before = fs::metadata(out.join("vi/a.html")).unwrap().ino();

    let published = publish(&out, &project, &[("vi/a.html", "page a"), ("vi/b.html", "other")]);
    assert_eq!((published.reused, published.written), (1, 1));
    let after = fs::metadata(out.join("vi/a.html")).unwrap();
    assert_eq!((after.ino(), after.modified().unwrap()), (before, old));
    assert_eq!(after.nlink(), 2, "the previous release has it as well");
}

#[test]
fn a_page_written_again_with_the_same_bytes_keeps_its_time_stamp() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let before = snapshot(&out);
    let staging = open(&out, &project).unwrap();
    for (path, words) in FIRST {
        assert_eq!(staging.reuse_same(path, &[9; 32]).unwrap(), None);
        staging.write(path, &[9; 32], words.as_bytes()).unwrap();
    }
    let published = staging.finish(&InputHashes::new()).unwrap();
    assert_eq!((published.written, published.reused, published.replaced), (0, 4, true));
    let after = snapshot(&out);
    assert_eq!(before[Path::new("vi/a.html")], after[Path::new("vi/a.html")]);
    assert_ne!(before[Path::new(".minhbach/keys")].0, after[Path::new(".minhbach/keys")].0);
    assert!(open(&out, &project).unwrap().reuse_same("vi/a.html", &[9; 32]).unwrap().is_some());
}

#[cfg(unix)]
#[test]
fn nothing_changed_leaves_the_folder_untouched() {
    use std::os::unix::fs::MetadataExt;
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let first = publish(&out, &project, &FIRST);
    let (before, inode) = (snapshot(&out), fs::metadata(&out).unwrap().ino());
    let second = publish(&out, &project, &FIRST);
    assert_eq!((second.release, second.reused, second.written, second.replaced), (first.release, 4, 0, false));
    assert_eq!(snapshot(&out), before);
    assert_eq!(fs::metadata(&out).unwrap().ino(), inode);
    assert_eq!(names(&scratch.0), BTreeSet::from(["project".to_owned(), "site".to_owned()]));
}

#[test]
fn a_run_that_stops_half_way_changes_nothing_and_leaves_nothing() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let (before, beside) = (snapshot(&out), names(&scratch.0));
    let staging = open(&out, &project).unwrap();
    add(&staging, &[("index.html", "home"), ("vi/a.html", "new"), ("vi/new.html", "new")]).unwrap();
    assert_eq!(snapshot(&out), before);
    drop(staging);
    assert_eq!(snapshot(&out), before);
    assert_eq!(names(&scratch.0), beside);

    let staging = open(&scratch.path("never"), &project).unwrap();
    add(&staging, &FIRST).unwrap();
    drop(staging);
    assert_eq!(names(&scratch.0), beside);
}

#[test]
fn a_release_that_is_not_as_it_was_written_is_not_published() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let before = snapshot(&out);
    type Spoil = fn(&Path);
    let spoil: [(&str, Spoil); 3] = [
        ("vi/new.html", |folder| fs::write(folder.join("vi/new.html"), "NEW").unwrap()),
        ("vi/new.html", |folder| fs::remove_file(folder.join("vi/new.html")).unwrap()),
        ("vi/new.html", |folder| fs::write(folder.join("vi/new.html"), "ne").unwrap()),
    ];
    let folder = scratch.path(".site.minhbach-staging");
    for (named, spoil) in spoil {
        let staging = open(&out, &project).unwrap();
        add(&staging, &[("index.html", "home"), ("vi/new.html", "new")]).unwrap();
        // Time stamps of file systems are coarse, and no real change follows so quickly.
        thread::sleep(Duration::from_millis(20));
        spoil(&folder);
        let Err(Error::Unverified(differences)) = staging.finish(&InputHashes::new()) else {
            panic!("{named} was not noticed")
        };
        assert_eq!(differences.iter().map(Difference::path).collect::<Vec<_>>(), [named]);
        assert_eq!(snapshot(&out), before);
    }
    let staging = open(&out, &project).unwrap();
    add(&staging, &[("index.html", "home"), ("vi/new.html", "new")]).unwrap();
    scratch.file(".site.minhbach-staging/bets/casino.html", "win");
    staging.finish(&InputHashes::new()).unwrap();
    assert!(!out.join("bets").exists(), "what nobody asked for is not published");
    assert!(verify(&out).unwrap().differences.is_empty());
}

#[test]
fn a_reused_file_that_is_lost_or_changed_before_the_end_stops_the_publication() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let spoil: [fn(&Path); 2] = [|page| fs::remove_file(page).unwrap(), |page| fs::write(page, "longer").unwrap()];
    for spoil in spoil {
        publish(&out, &project, &FIRST);
        let staging = open(&out, &project).unwrap();
        add(&staging, &FIRST).unwrap();
        spoil(&out.join("index.html"));
        let before = snapshot(&out);
        assert!(matches!(staging.finish(&InputHashes::new()), Err(Error::Io(..) | Error::Unverified(_))));
        assert_eq!(snapshot(&out), before);
        assert_eq!(names(&scratch.0), BTreeSet::from(["project".to_owned(), "site".to_owned()]));
    }
}

#[test]
fn files_put_there_by_hand_are_named_and_removed() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    scratch.file("site/vi/casino.html", "win");
    scratch.file("site/.minhbach/more", "x");
    // Even when no page changed, the folder is no longer the release.
    let published = publish(&out, &project, &FIRST);
    assert_eq!(published.strays, [".minhbach/more", "vi/casino.html"]);
    assert_eq!((published.reused, published.removed, published.replaced), (4, 0, true));
    assert!(!out.join("vi/casino.html").exists() && !out.join(".minhbach/more").exists());
    assert_eq!(publish(&out, &project, &FIRST).strays, Vec::<String>::new());
}

#[test]
fn files_changed_by_hand_are_written_again() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let clean = bytes(&out);
    thread::sleep(Duration::from_millis(20));
    scratch.file("site/vi/a.html", "page X");
    scratch.file("site/vi/b.html", "longer page");
    fs::remove_file(out.join("index.html")).unwrap();
    assert_eq!(
        verify(&out).unwrap().differences,
        [
            Difference::Missing("index.html".to_owned()),
            Difference::Changed("vi/a.html".to_owned()),
            Difference::Changed("vi/b.html".to_owned())
        ]
    );
    let published = publish(&out, &project, &FIRST);
    assert_eq!((published.written, published.reused), (3, 1));
    assert_eq!(bytes(&out), clean);
}

#[test]
fn a_copied_site_with_new_time_stamps_is_reused() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let later = SystemTime::now() + Duration::from_secs(3600);
    for (path, _) in FIRST {
        fs::File::options().write(true).open(out.join(path)).unwrap().set_modified(later).unwrap();
    }
    assert!(!publish(&out, &project, &FIRST).replaced);
}

#[test]
fn a_damaged_manifest_means_that_everything_is_written_again() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let clean = bytes(&out);
    let id = fs::read_to_string(out.join(".minhbach/edition")).unwrap();
    let keys = fs::read_to_string(out.join(".minhbach/keys")).unwrap();
    let damage = [
        (".minhbach/keys", String::new()),
        (".minhbach/keys", keys.replacen("index.html", "../../etc/passwd", 1)),
        (".minhbach/keys", keys[..keys.len() / 2].to_owned()),
        (".minhbach/edition", id.replacen("-1 ", "-2 ", 1)),
        (".minhbach/edition", id.replace(" 4\n", " 5\n")),
    ];
    for (path, text) in damage {
        scratch.file(&format!("site/{path}"), &text);
        assert!(matches!(verify(&out), Err(Error::NotARelease(_))));
        let published = publish(&out, &project, &FIRST);
        assert_eq!((published.reused, published.replaced), (0, true), "{path}");
        assert_eq!(bytes(&out), clean);
    }
}

#[test]
fn unsafe_paths_are_neither_written_nor_reused() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let staging = open(&out, &project).unwrap();
    for path in ["", "/etc/passwd", "../x", "a/../../x", "a\\b", "a\0b", "a//b", "a/", "C:x", ".minhbach/keys"] {
        assert!(matches!(staging.write(path, &[0; 32], b"x"), Err(Error::UnsafePath(_))), "{path:?}");
        assert!(matches!(staging.reuse_same(path, &[0; 32]), Err(Error::UnsafePath(_))), "{path:?}");
    }
    drop(staging);
    assert_eq!(names(&scratch.0), BTreeSet::from(["project".to_owned()]));
}

#[test]
fn two_files_cannot_have_the_same_path() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let staging = open(&out, &project).unwrap();
    let key = sha256(b"home");
    assert!(staging.reuse_same("index.html", &key).unwrap().is_some());
    assert!(matches!(staging.reuse_same("index.html", &key), Err(Error::SamePath(_))));
    assert!(matches!(staging.write("index.html", &key, b"other"), Err(Error::SamePath(_))));
    staging.write("new.html", &key, b"1").unwrap();
    assert!(matches!(staging.write("new.html", &key, b"2"), Err(Error::SamePath(_))));
    assert!(matches!(staging.write("new.html/x", &key, b"2"), Err(Error::Io(..))));
}

#[test]
fn several_threads_write_one_release() {
    fn is_sync<T: Sync + Send>() {}
    is_sync::<Staging>();
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    for round in 0..3 {
        let staging = open(&out, &project).unwrap();
        thread::scope(|scope| {
            for part in 0..4 {
                let staging = &staging;
                scope.spawn(move || {
                    for page in 0..50 {
                        let path = format!("{}/{}/{part}-{page}.html", page % 3, page % 7);
                        let words = format!("{part} {page} {}", if page % 5 == 0 { round } else { 0 });
                        add(staging, &[(&path, &words)]).unwrap();
                    }
                });
            }
        });
        let published = staging.finish(&InputHashes::new()).unwrap();
        assert_eq!((published.files, published.written), (200, if round == 0 { 200 } else { 40 }));
    }
}

#[test]
fn internal_files_are_verified_and_reused_and_no_part_of_the_id() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let publish_with = |pages: &[(&str, &str)], rows: &[&str]| {
        let staging = open(&out, &project).unwrap();
        add(&staging, pages).unwrap();
        let rows = rows.iter().map(|row| (*row).to_owned()).collect();
        staging.internal_file("pages.csv", "path,kind", rows).unwrap();
        staging.finish(&InputHashes::new()).unwrap()
    };
    let plain = publish(&out, &project, &FIRST);
    let listed = publish_with(&FIRST, &["b,2", "a,1", "b,2"]);
    assert_eq!((&listed.release, listed.files, listed.bytes), (&plain.release, plain.files, plain.bytes));
    assert_eq!((listed.written, listed.reused, listed.removed, listed.replaced), (0, 4, 0, true));
    assert_eq!(fs::read_to_string(out.join(".minhbach/pages.csv")).unwrap(), "path,kind\na,1\nb,2\n");
    assert!(verify(&out).unwrap().differences.is_empty());
    assert!(!publish_with(&FIRST, &["a,1", "b,2"]).replaced, "the same in any order");

    let before = snapshot(&out);
    assert_eq!(publish_with(&[("index.html", "home")], &["a,1", "b,2"]).removed, 3);
    assert_eq!(snapshot(&out)[Path::new(".minhbach/pages.csv")], before[Path::new(".minhbach/pages.csv")]);

    thread::sleep(Duration::from_millis(20));
    scratch.file("site/.minhbach/pages.csv", "path,kind\na,9\nb,2\n");
    let changed = [Difference::Changed(".minhbach/pages.csv".to_owned())];
    assert_eq!(verify(&out).unwrap().differences, changed);
    assert!(publish_with(&[("index.html", "home")], &["a,1", "b,2"]).replaced);
    assert!(verify(&out).unwrap().differences.is_empty());
    let without = publish(&out, &project, &[("index.html", "home")]);
    assert_eq!((without.strays, without.removed), (Vec::new(), 0));
    assert!(!out.join(".minhbach/pages.csv").exists());

    let staging = open(&out, &project).unwrap();
    for name in ["", "keys", "edition", "origins", "../x", "a/b"] {
        assert!(matches!(staging.internal_file(name, "a", Vec::new()), Err(Error::UnsafePath(_))), "{name:?}");
    }
}
