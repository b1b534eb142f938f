//! Disks that are full, read-only or mounted.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use super::super::error::LOCK;
use super::super::{Error, InputHashes, Refused, Staging, open, verify};
use super::{FIRST, Scratch, add, names, publish, skipped, snapshot};

/// A small disk in memory, unmounted when dropped.
struct SmallDisk(PathBuf);

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

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).output();
    }
}

#[test]
fn a_full_disk_leaves_the_old_release_whole() {
    const PAGES: usize = 40;
    let scratch = Scratch::new();
    let project = scratch.folder("project");
    let (mut full, mut published) = (0, 0);
    // The old release takes about 170 KiB, and the new one as much again; the last few disks are large enough.
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
        staging.finish(&InputHashes::new()).unwrap();
        let before = snapshot(&out);

        let result = open(&out, &project).and_then(|staging| {
            add_all(&staging, "b")?;
            staging.finish(&InputHashes::new())
        });
        match result {
            Ok(_) => {
                published += 1;
                assert_eq!(verify(&out).unwrap().differences, []);
            }
            Err(error) => {
                full += 1;
                assert!(error.message().vi.contains("ổ đĩa đã đầy"), "{error:?}");
                assert_eq!(snapshot(&out), before, "{options}");
            }
        }
        assert_eq!(names(&disk.0), BTreeSet::from(["site".to_owned()]), "{options}");
    }
    assert!(full > 10 && published > 2, "{full} {published}");
}

#[test]
fn a_read_only_disk_and_a_mount_point_are_refused() {
    let scratch = Scratch::new();
    let project = scratch.folder("project");
    let Some(disk) = SmallDisk::mount(scratch.folder("disk"), "size=1m") else {
        return skipped("a read-only disk could not be tried, because mounting one is not permitted here");
    };
    assert!(matches!(open(&disk.0, &project), Err(Error::Target(Refused::MountPoint, _))));
    let out = disk.0.join("site");
    publish(&out, &project, &FIRST);
    disk.remount("ro");
    let before = snapshot(&out);
    let error = open(&out, &project).unwrap_err();
    assert!(matches!(&error, Error::Io(LOCK, ..)), "{error:?}");
    assert!(error.message().vi.contains("chỉ cho phép đọc"), "{}", error.message().vi);
    assert_eq!(snapshot(&out), before);
}
