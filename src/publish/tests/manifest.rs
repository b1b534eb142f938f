//! The manifest and the paths in it.

use super::super::manifest::{Entry, Manifest, is_internal, is_safe};
use crate::hash::{FileHash, sha256};

fn manifest() -> Manifest {
    let hash = FileHash { content: sha256(b"x"), length: 12 };
    let entry = |text: &str| Entry { key: sha256(text.as_bytes()), hash };
    Manifest { entries: [("a.html", "2"), ("b/ờ.html", "1")].map(|(path, text)| (path.into(), entry(text))).into() }
}

#[test]
fn a_manifest_is_read_as_it_was_written() {
    let manifest = manifest();
    assert_eq!(Manifest::parse(&manifest.text()), Some(manifest.clone()));
    assert!(manifest.text().starts_with("a.html\t"));
    let id = manifest.id_text(&manifest.id());
    assert!(id.starts_with("minhbach-edition-1 ") && id.ends_with(" 2\n"));
}

#[test]
fn the_id_depends_on_paths_and_bytes_and_not_on_keys() {
    let mut other = manifest();
    other.entries.iter_mut().for_each(|(_, entry)| entry.key = [7; 32]);
    assert_eq!(other.id(), manifest().id());
    other.entries.iter_mut().for_each(|(_, entry)| entry.hash.content = [7; 32]);
    assert_ne!(other.id(), manifest().id());
}

#[test]
fn damaged_manifests_are_not_used() {
    let good = manifest().text();
    for bad in [
        good.replacen("a.html", "../a.html", 1),
        good.replacen("a.html", ".minhbach/keys", 1),
        good.replacen("a.html", ".minhbach/a/b", 1),
        good.replacen('\t', " ", 1),
        good.replacen("\t12", "\ttwelve", 1),
        good.replacen("\t12", "\t12\t1", 1),
        good[..good.len() - 4].to_owned(),
        good.lines().rev().map(|line| format!("{line}\n")).collect(),
        good.repeat(2),
        format!("{good}\n"),
    ] {
        assert_eq!(Manifest::parse(&bad), None, "{bad}");
    }
}

#[test]
fn internal_files_do_not_change_the_id_and_are_listed() {
    let mut other = manifest();
    other.entries.insert(0, (".minhbach/pages.csv".into(), other.entries[0].1));
    assert_eq!(other.id(), manifest().id());
    assert_ne!(other.id_text(&other.id()), manifest().id_text(&manifest().id()));
    assert_eq!(Manifest::parse(&other.text()), Some(other));
}

#[test]
fn paths_of_a_release_are_safe_in_every_file_system() {
    let is_public = |path: &str| is_safe(path) && !is_internal(path);
    for path in ["index.html", "vi/ke-hoach/2025.html", "a b/ờ.csv", "..a/b..", ".nojekyll", ".well-known/x"] {
        assert!(is_public(path), "{path}");
    }
    for path in [
        "",
        "/",
        "/etc/passwd",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/..",
        "./a",
        "a\\b",
        "C:/a",
        "a\0b",
        "a\tb",
        "a\nb",
        ".minhbach/keys",
        ".minhbach",
        ".MinhBach/x",
    ] {
        assert!(!is_public(path), "{path:?}");
    }
}
