//! Exchanging two folders.

use std::fs;

use super::super::swap::{rename_all, swap};
use super::Scratch;

#[test]
fn a_folder_takes_the_place_of_another_or_of_none() {
    let scratch = Scratch::new();
    let (new, out, aside) = (scratch.path("new"), scratch.path("out"), scratch.path("aside"));
    let page = |folder: &str| fs::read_to_string(scratch.path(folder).join("page")).unwrap();
    scratch.file("new/page", "1");
    swap(&new, &out, &aside).unwrap();
    assert!(!new.exists());
    for (way, [older, newer]) in [(swap as fn(_, _, _) -> _, ["1", "2"]), (rename_all, ["2", "3"])] {
        scratch.file("new/page", newer);
        way(&new, &out, &aside).unwrap();
        assert_eq!((page("out").as_str(), page("new").as_str(), aside.exists()), (newer, older, false));
    }
}

#[test]
fn the_first_rename_is_undone_when_the_second_fails() {
    let scratch = Scratch::new();
    let (new, out, aside) = (scratch.path("new"), scratch.path("out"), scratch.path("aside"));
    scratch.file("out/page", "1");
    rename_all(&new, &out, &aside).unwrap_err();
    assert_eq!(fs::read_to_string(out.join("page")).unwrap(), "1");
    assert!(!aside.exists());
}
