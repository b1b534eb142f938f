//! The tables of keys in `docs/data.md` are those that files are read by.

use std::fs;

use minhbach::parse::keys::reference::{FILES, rewrite};

use crate::support::root;

#[test]
fn the_tables_of_keys_are_those_that_files_are_read_by() {
    let path = root().join("docs/data.md");
    let text = fs::read_to_string(&path).unwrap();
    for (name, _) in &FILES {
        assert_eq!(text.matches(&format!("<!-- keys: {name} -->")).count(), 1, "{name}");
    }
    let expected = rewrite(&text);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &expected).unwrap();
        return;
    }
    assert!(text == expected, "docs/data.md differs: run UPDATE_GOLDEN=1 cargo test --test all data_reference");
}
