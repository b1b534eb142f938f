//! Whole publications on a real disk, and the folders that the tests of this module work in.

mod grown;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use super::{Difference, Doing, Origins, Published, Refusal, Staging, Trouble, open, verify};
use crate::hash::sha256;

/// A folder of its own for one test, removed afterwards.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("publish-test-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = fs::canonicalize(std::env::temp_dir()).unwrap().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub fn folder(&self, path: &str) -> PathBuf {
        fs::create_dir_all(self.path(path)).unwrap();
        self.path(path)
    }

    pub fn file(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Publishes a site of one page.
pub fn publish_one(out: &Path, project: &Path) {
    publish(out, project, &[("index.html", "words")]);
}

/// Publishes pages as a build does: keeps what it can and writes the rest. A page's key is made from its words.
fn publish(out: &Path, project: &Path, pages: &[(&str, &str)]) -> Published {
    let staging = open(out, project).unwrap();
    add(&staging, pages).unwrap();
    staging.finish(&Origins::new()).unwrap()
}

fn add(staging: &Staging, pages: &[(&str, &str)]) -> Result<(), Trouble> {
    for (path, words) in pages {
        let key = sha256(words.as_bytes());
        if staging.keep(path, &key)?.is_none() {
            staging.write(path, &key, words.as_bytes())?;
        }
    }
    Ok(())
}

/// Every file under a folder with its bytes and time stamp.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|item| !item.file_type().is_dir())
        .map(|item| {
            let path = item.path().strip_prefix(folder).unwrap().to_path_buf();
            (path, (fs::read(item.path()).unwrap(), item.metadata().unwrap().modified().unwrap()))
        })
        .collect()
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    snapshot(folder).into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
}

/// Names in a folder, without those of editions at rest, which stay on purpose.
fn names(folder: &Path) -> BTreeSet<String> {
    let all = fs::read_dir(folder).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap());
    all.filter(|name| !name.ends_with(".minhbach-previous")).collect()
}

/// Number of a process that has ended and was waited for.
fn dead_process() -> u32 {
    let mut child = Command::new("true").spawn().unwrap();
    child.wait().unwrap();
    child.id()
}

/// Says why a test did not run. Straight to the stream, because a passing test's prints are hidden.
fn skipped(reason: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {reason}");
}

const FIRST: [(&str, &str); 4] =
    [("index.html", "home"), ("vi/a.html", "page a"), ("vi/b.html", "page b"), ("du-lieu/a.csv", "1,2")];

#[test]
fn the_folder_holds_exactly_the_files_of_the_edition() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("project/public"));
    let first = publish(&out, &project, &FIRST);
    assert_eq!((first.files, first.written, first.kept, first.removed, first.bytes), (4, 4, 0, 0, 19));
    assert!(first.replaced);

    let second = publish(&out, &project, &[("index.html", "home"), ("vi/a.html", "page a, new"), ("en/c.html", "c")]);
    assert_eq!((second.files, second.written, second.kept, second.removed), (3, 2, 1, 2));
    assert_ne!(first.edition, second.edition);
    let expected: BTreeSet<PathBuf> =
        [".minhbach/edition", ".minhbach/keys", ".minhbach/origins", "en/c.html", "index.html", "vi/a.html"]
            .map(PathBuf::from)
            .into();
    assert_eq!(bytes(&out).into_keys().collect::<BTreeSet<_>>(), expected);
    assert!(!out.join("du-lieu").exists(), "no empty folder stays");
    assert_eq!(fs::read_to_string(out.join("vi/a.html")).unwrap(), "page a, new");
    assert_eq!(names(&project), BTreeSet::from(["public".to_owned()]), "nothing is left beside it");

    let verified = verify(&out).unwrap();
    assert_eq!((verified.edition, verified.files, verified.differences), (second.edition, 3, Vec::new()));
}

#[test]
fn an_edition_made_in_steps_is_that_made_at_once() {
    let scratch = Scratch::new();
    let project = scratch.folder("project");
    let last = [("a/b/c.html", "1"), ("index.html", "2"), ("z.html", "3")];
    publish(&scratch.path("steps"), &project, &FIRST);
    publish(&scratch.path("steps"), &project, &[("z.html", "3"), ("index.html", "home")]);
    let steps = publish(&scratch.path("steps"), &project, &last);
    let reversed: Vec<_> = last.into_iter().rev().collect();
    let once = publish(&scratch.path("once"), &project, &reversed);
    assert_eq!(steps.edition, once.edition);
    assert_eq!(bytes(&scratch.path("steps")), bytes(&scratch.path("once")));
}

#[cfg(unix)]
#[test]
fn a_kept_file_is_the_very_file_of_the_edition_before() {
    use std::os::unix::fs::MetadataExt;
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(out.join("vi/a.html")).unwrap().set_modified(old).unwrap();
    let before = fs::metadata(out.join("vi/a.html")).unwrap().ino();

    let published = publish(&out, &project, &[("vi/a.html", "page a"), ("vi/b.html", "other")]);
    assert_eq!((published.kept, published.written), (1, 1));
    let after = fs::metadata(out.join("vi/a.html")).unwrap();
    assert_eq!((after.ino(), after.modified().unwrap()), (before, old));
    assert_eq!(after.nlink(), 2, "the edition before has it as well");
}

#[test]
fn a_page_made_anew_with_the_same_bytes_keeps_its_time_stamp() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let before = snapshot(&out);
    let staging = open(&out, &project).unwrap();
    for (path, words) in FIRST {
        assert_eq!(staging.keep(path, &[9; 32]).unwrap(), None);
        staging.write(path, &[9; 32], words.as_bytes()).unwrap();
    }
    let published = staging.finish(&Origins::new()).unwrap();
    assert_eq!((published.written, published.kept, published.replaced), (0, 4, true));
    let after = snapshot(&out);
    assert_eq!(before[Path::new("vi/a.html")], after[Path::new("vi/a.html")]);
    assert_ne!(before[Path::new(".minhbach/keys")].0, after[Path::new(".minhbach/keys")].0);
    assert!(open(&out, &project).unwrap().keep("vi/a.html", &[9; 32]).unwrap().is_some());
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
    assert_eq!((second.edition, second.kept, second.written, second.replaced), (first.edition, 4, 0, false));
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
fn an_edition_that_is_not_as_it_was_written_is_not_published() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let before = snapshot(&out);
    type Spoil = fn(&Path);
    let spoil: [(&str, Spoil); 4] = [
        ("vi/new.html", |folder| fs::write(folder.join("vi/new.html"), "NEW").unwrap()),
        ("vi/new.html", |folder| fs::remove_file(folder.join("vi/new.html")).unwrap()),
        ("vi/new.html", |folder| fs::write(folder.join("vi/new.html"), "ne").unwrap()),
        ("casino.html", |folder| fs::write(folder.join("casino.html"), "win").unwrap()),
    ];
    for (named, spoil) in spoil {
        let staging = open(&out, &project).unwrap();
        add(&staging, &[("index.html", "home"), ("vi/new.html", "new")]).unwrap();
        spoil(&scratch.path(&format!(".site.minhbach-{}", process::id())));
        let Err(Trouble::Unverified(differences)) = staging.finish(&Origins::new()) else {
            panic!("{named} was not noticed")
        };
        assert_eq!(differences.iter().map(Difference::path).collect::<Vec<_>>(), [named]);
        assert_eq!(snapshot(&out), before);
    }
}

#[test]
fn a_kept_file_that_is_lost_or_changed_before_the_end_stops_the_publication() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let spoil: [fn(&Path); 2] = [|page| fs::remove_file(page).unwrap(), |page| fs::write(page, "longer").unwrap()];
    for spoil in spoil {
        publish(&out, &project, &FIRST);
        let staging = open(&out, &project).unwrap();
        add(&staging, &FIRST).unwrap();
        spoil(&out.join("index.html"));
        let before = snapshot(&out);
        assert!(matches!(staging.finish(&Origins::new()), Err(Trouble::Disk(_) | Trouble::Unverified(_))));
        assert_eq!(snapshot(&out), before);
        assert_eq!(names(&scratch.0), BTreeSet::from(["project".to_owned(), "site".to_owned()]));
    }
}

#[test]
fn files_put_there_by_hand_are_named_and_go() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    scratch.file("site/vi/casino.html", "win");
    scratch.file("site/.minhbach/more", "x");
    // Even when no page changed, the folder is not the edition any more.
    let published = publish(&out, &project, &FIRST);
    assert_eq!(published.strays, [".minhbach/more", "vi/casino.html"]);
    assert_eq!((published.kept, published.removed, published.replaced), (4, 0, true));
    assert!(!out.join("vi/casino.html").exists() && !out.join(".minhbach/more").exists());
    assert_eq!(publish(&out, &project, &FIRST).strays, Vec::<String>::new());
}

#[test]
fn files_changed_by_hand_are_made_again() {
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
    assert_eq!((published.written, published.kept), (3, 1));
    assert_eq!(bytes(&out), clean);
}

#[test]
fn a_copied_site_with_new_time_stamps_is_still_kept() {
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
fn a_damaged_list_means_that_everything_is_made_again() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    publish(&out, &project, &FIRST);
    let clean = bytes(&out);
    let edition = fs::read_to_string(out.join(".minhbach/edition")).unwrap();
    let keys = fs::read_to_string(out.join(".minhbach/keys")).unwrap();
    let damage = [
        (".minhbach/keys", String::new()),
        (".minhbach/keys", keys.replacen("index.html", "../../etc/passwd", 1)),
        (".minhbach/keys", keys[..keys.len() / 2].to_owned()),
        (".minhbach/edition", edition.replacen("-1 ", "-2 ", 1)),
        (".minhbach/edition", edition.replace(" 4\n", " 5\n")),
    ];
    for (path, text) in damage {
        scratch.file(&format!("site/{path}"), &text);
        assert!(matches!(verify(&out), Err(Trouble::NotAnEdition(_))));
        let published = publish(&out, &project, &FIRST);
        assert_eq!((published.kept, published.replaced), (0, true), "{path}");
        assert_eq!(bytes(&out), clean);
    }
}

#[test]
fn unsafe_paths_are_neither_written_nor_kept() {
    let scratch = Scratch::new();
    let (project, out) = (scratch.folder("project"), scratch.path("site"));
    let staging = open(&out, &project).unwrap();
    for path in ["", "/etc/passwd", "../x", "a/../../x", "a\\b", "a\0b", "a//b", "a/", "C:x", ".minhbach/keys"] {
        assert!(matches!(staging.write(path, &[0; 32], b"x"), Err(Trouble::UnsafePath(_))), "{path:?}");
        assert!(matches!(staging.keep(path, &[0; 32]), Err(Trouble::UnsafePath(_))), "{path:?}");
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
    assert!(staging.keep("index.html", &key).unwrap().is_some());
    assert!(matches!(staging.keep("index.html", &key), Err(Trouble::Twice(_))));
    assert!(matches!(staging.write("index.html", &key, b"other"), Err(Trouble::Twice(_))));
    staging.write("new.html", &key, b"1").unwrap();
    assert!(matches!(staging.write("new.html", &key, b"2"), Err(Trouble::Twice(_))));
    assert!(matches!(staging.write("new.html/x", &key, b"2"), Err(Trouble::Disk(_))));
}

#[test]
fn several_threads_fill_one_edition() {
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
        let published = staging.finish(&Origins::new()).unwrap();
        assert_eq!((published.files, published.written), (200, if round == 0 { 200 } else { 40 }));
    }
}

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

/// A small disk in memory, for as long as it lives.
#[cfg(target_os = "linux")]
struct SmallDisk(PathBuf);

#[cfg(target_os = "linux")]
impl SmallDisk {
    /// `None` where the system does not let the test mount one.
    fn mount(at: PathBuf, options: &str) -> Option<Self> {
        let mut command = Command::new("mount");
        let done = command.args(["-t", "tmpfs", "-o", options, "none"]).arg(&at).output();
        done.is_ok_and(|done| done.status.success()).then_some(Self(at))
    }

    fn remount(&self, options: &str) {
        let mut command = Command::new("mount");
        assert!(command.args(["-o", &format!("remount,{options}")]).arg(&self.0).output().unwrap().status.success());
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).output();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_edition_whole() {
    const PAGES: usize = 40;
    let scratch = Scratch::new();
    let project = scratch.folder("project");
    let (mut full, mut published) = (0, 0);
    // The old edition takes about 170 KiB, and the new one as much again; the last few disks are large enough.
    let disks = (0..=20).map(|step| format!("size={}k", 180 + step * 10)).chain([
        "size=9m,nr_inodes=60".to_owned(),
        "size=9m,nr_inodes=80".to_owned(),
        "size=9m,nr_inodes=90".to_owned(),
    ]);
    for options in disks {
        let Some(disk) = SmallDisk::mount(scratch.folder("disk"), &options) else {
            return skipped("a full disk could not be tried, because mounting a small one is not permitted here");
        };
        let out = disk.0.join("site");
        let pages = |letter: &str| -> Vec<(String, String)> {
            (0..PAGES).map(|page| (format!("{page}.html"), letter.repeat(4000))).collect()
        };
        let add_all = |staging: &Staging, letter: &str| {
            let pages = pages(letter);
            add(staging, &pages.iter().map(|(path, words)| (path.as_str(), words.as_str())).collect::<Vec<_>>())
        };
        let staging = open(&out, &project).unwrap();
        add_all(&staging, "a").unwrap();
        staging.finish(&Origins::new()).unwrap();
        let before = snapshot(&out);

        let result = open(&out, &project).map_err(Trouble::Target).and_then(|staging| {
            add_all(&staging, "b")?;
            staging.finish(&Origins::new())
        });
        match result {
            Ok(_) => {
                published += 1;
                assert_eq!(verify(&out).unwrap().differences, []);
            }
            Err(trouble) => {
                full += 1;
                assert!(trouble.message().vi.contains("ổ đĩa đã đầy"), "{trouble:?}");
                assert_eq!(snapshot(&out), before, "{options}");
            }
        }
        assert_eq!(names(&disk.0), BTreeSet::from(["site".to_owned()]), "{options}");
    }
    assert!(full > 10 && published > 2, "{full} {published}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_and_a_mount_point_are_refused() {
    let scratch = Scratch::new();
    let project = scratch.folder("project");
    let Some(disk) = SmallDisk::mount(scratch.folder("disk"), "size=1m") else {
        return skipped("a read-only disk could not be tried, because mounting one is not permitted here");
    };
    assert!(matches!(open(&disk.0, &project), Err(Refusal::MountPoint(_))));
    let out = disk.0.join("site");
    publish(&out, &project, &FIRST);
    disk.remount("ro");
    let before = snapshot(&out);
    let refusal = open(&out, &project).unwrap_err();
    assert!(matches!(&refusal, Refusal::Disk(fault) if fault.doing == Doing::Lock), "{refusal:?}");
    assert!(refusal.message().vi.contains("chỉ cho phép đọc"), "{}", refusal.message().vi);
    assert_eq!(snapshot(&out), before);
}
