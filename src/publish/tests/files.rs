//! Writing files.

use std::fs;

use super::super::files::verified_write;
use super::Scratch;
use crate::folder::Stat;

#[test]
fn a_file_is_recognised_until_it_changes() {
    let scratch = Scratch::new();
    let path = scratch.path("a/b.html");
    let written = verified_write(&path, b"words").unwrap();
    assert_eq!(written, Some(Stat::new(&fs::symlink_metadata(&path).unwrap())));
    assert!(verified_write(&path, b"words").is_err(), "no file is overwritten");
    fs::write(&path, "word").unwrap();
    assert_ne!(written, Some(Stat::new(&fs::symlink_metadata(&path).unwrap())));
}
