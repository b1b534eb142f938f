//! Releases combined from shards.

use std::fs;
use std::path::Path;

use super::super::{Difference, Error, InputHashes, input_of_shard, open, publish_shards, verify};
use super::{Scratch, add, bytes};

fn build(scratch: &Scratch, out: &str, shard: Option<usize>, pages: &[(&str, &str)], header: &str, rows: &[&str]) {
    let staging = open(&scratch.path(out), &scratch.folder("project")).unwrap();
    add(&staging, pages).unwrap();
    staging.internal_file("pages.csv", header, rows.iter().map(|row| (*row).to_owned()).collect()).unwrap();
    let mut inputs = InputHashes::from([("rest".to_owned(), [1; 32])]);
    inputs.extend(shard.map(|number| (input_of_shard(number, 2), [0; 32])));
    staging.finish(&inputs).unwrap();
}

#[test]
fn internal_files_of_shards_are_merged_into_those_of_one_build() {
    let scratch = Scratch::new();
    let pages = [("index.html", "home"), ("vi/a.html", "a"), ("vi/b.html", "b")];
    build(&scratch, "whole", None, &pages, "path,kind", &["index.html,home", "vi/a.html,x", "vi/b.html,y"]);
    build(&scratch, "one", Some(1), &[pages[0], pages[2]], "path,kind", &["vi/b.html,y", "index.html,home"]);
    build(&scratch, "two", Some(2), &[pages[1]], "path,kind", &["vi/a.html,x"]);
    let from = ["one", "two"].map(|name| scratch.path(name));
    let (out, project) = (scratch.path("out"), scratch.path("project"));
    let summary = publish_shards(&from, &out, &project).unwrap();
    assert_eq!((summary.files, summary.written), (3, 3));
    assert_eq!(bytes(&out), bytes(&scratch.path("whole")));
    assert_eq!(verify(&out).unwrap().differences, []);
    assert!(!publish_shards(&from, &out, &project).unwrap().replaced);

    let before = bytes(&out);
    let table = Path::new(".minhbach/pages.csv");
    fs::write(from[1].join(table), "path,kind\nvi/a.html,z\n").unwrap();
    let error = publish_shards(&from, &out, &project).unwrap_err();
    let changed = vec![Difference::Changed(".minhbach/pages.csv".to_owned())];
    assert!(matches!(&error, Error::Unverified(differences) if *differences == changed), "{error:?}");
    build(&scratch, "two", Some(2), &[pages[1]], "path", &["vi/a.html"]);
    assert!(matches!(publish_shards(&from, &out, &project), Err(Error::OtherInputs(..))), "another header");
    assert_eq!(bytes(&out), before);
}
