//! A site that is combined from shards is the same as one from a single build.

use std::fs;

use crate::support::{Small, files};

fn build_shards(small: &Small, of: usize, more: &[&str]) -> Vec<String> {
    let folders: Vec<String> = (1..=of).map(|number| format!("shard-{number}-of-{of}")).collect();
    for (number, folder) in (1..).zip(&folders) {
        let shard = format!("{number}/{of}");
        let arguments = [&["build", "--shard", &shard, "--out", folder], more].concat();
        let output = small.run(&arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    folders
}

fn publish(small: &Small, folders: &[String], out: &str) -> (Option<i32>, String) {
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    let output = small.run(&[&["publish", "--lang", "en", "--out", out, "--from"], folders.as_slice()].concat());
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn combined_shards_equal_a_single_build() {
    let small = Small::new();
    let more = ["--base-url", "https://example.org/"];
    assert!(small.run(&[&["build", "--out", "whole"], &more[..]].concat()).status.success());
    let whole = files(&small.path("whole"));
    for of in [1, 2, 5] {
        let folders = build_shards(&small, of, &more);
        let parts: Vec<usize> = folders.iter().map(|folder| files(&small.path(folder)).len() - 4).collect();
        assert_eq!(parts.iter().sum::<usize>(), whole.len() - 4, "every file is in one shard");
        assert!(of == 1 || parts.iter().all(|files| *files > 10), "{parts:?}");
        let out = format!("combined-{of}");
        let (code, stderr) = publish(&small, &folders, &out);
        assert_eq!(code, Some(0), "{stderr}");
        assert_eq!(files(&small.path(&out)), whole);
    }
    // A normal build reuses a release that was combined from shards.
    let again = small.run(&[&["build", "--lang", "en", "--out", "combined-5"], &more[..]].concat());
    assert!(String::from_utf8(again.stderr).unwrap().contains(" 0 written"));
}

#[test]
fn shards_of_different_releases_are_refused_and_nothing_changes() {
    let small = Small::new();
    let mut folders = build_shards(&small, 3, &[]);
    assert_eq!(publish(&small, &folders, "public").0, Some(0));
    let published = files(&small.path("public"));
    let refused = |folders: &[String], why: &str| {
        let (code, stderr) = publish(&small, folders, "public");
        assert_eq!(code, Some(2), "{stderr}");
        assert!(stderr.contains(why), "{stderr}");
        assert!(stderr.contains("NOT changed"), "{stderr}");
        assert_eq!(files(&small.path("public")), published);
    };
    refused(&folders[..2], "Missing shards: 3/3");
    refused(&[folders[0].clone(), folders[0].clone(), folders[2].clone()], "are the same shard");
    refused(&["public".to_owned()], "is no shard");
    let of_two = build_shards(&small, 2, &[]);
    refused(&[folders[0].clone(), of_two[1].clone()], "are shards of different numbers");
    refused(&["data".to_owned()], "is no shard");
    let page =
        format!("{}/vi/index.html", folders.iter().find(|f| small.path(f).join("vi/index.html").exists()).unwrap());
    let text = small.read(&page);
    // Removed first, because it may be a hard link of the published page.
    fs::remove_file(small.path(&page)).unwrap();
    small.write(&page, text.replace("<h1>", "<h2>"));
    fs::remove_dir_all(small.path("public")).unwrap();
    let (code, stderr) = publish(&small, &folders, "public");
    assert_eq!(code, Some(2), "{stderr}");
    assert!(stderr.contains("vi/index.html") && !small.path("public").exists(), "{stderr}");
    small.edit("minhbach.yaml", "Không có thật", "Vẫn không có thật");
    folders = build_shards(&small, 3, &[]);
    small.edit("minhbach.yaml", "Vẫn không có thật", "Không có thật");
    build_shards(&small, 3, &["--as-of", "2024-08-01"]);
    let other = folders[1].clone();
    small.edit("minhbach.yaml", "Không có thật", "Lại không có thật");
    assert!(small.run(&["build", "--shard", "2/3", "--out", &other]).status.success());
    let (code, stderr) = publish(&small, &folders, "public");
    assert_eq!(code, Some(2));
    assert!(stderr.contains("not built from the same files"), "{stderr}");
}

#[test]
fn publish_reports_an_unusable_target_with_a_fix_and_stray_files() {
    let small = Small::new();
    let folders = build_shards(&small, 2, &[]);
    small.write("mine/letter.txt", "dear");
    let (code, stderr) = publish(&small, &folders, "mine");
    assert_eq!(code, Some(2), "{stderr}");
    assert!(stderr.contains("Fix: ") && stderr.contains("NOT changed"), "{stderr}");
    assert_eq!(publish(&small, &folders, "public").0, Some(0));
    small.write("public/vi/casino.html", "win");
    let (code, stderr) = publish(&small, &folders, "public");
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stderr.contains("Removed a stray file: vi/casino.html"), "{stderr}");
    let stderr =
        String::from_utf8(small.run(&["build", "--shard", "2/2", "--out", "one", "--lang", "en"]).stderr).unwrap();
    assert!(!stderr.contains("base_url"), "a shard says nothing about the sitemap: {stderr}");
    assert_eq!(small.run(&["publish", "--from", "a", "--base-url", "https://example.org/"]).status.code(), Some(2));
}

#[test]
fn compressible_files_have_gzip_copies_that_are_reused_with_them() {
    let small = Small::new();
    assert!(small.run(&["build", "--out", "plain"]).status.success());
    assert!(small.run(&["build", "--compress"]).status.success());
    let (plain, compressed) = (files(&small.path("plain")), files(&small.path("public")));
    let is_internal = |path: &str| path.starts_with(".minhbach/");
    for (path, bytes) in plain.iter().filter(|(path, _)| !is_internal(path)) {
        assert_eq!(compressed.get(path), Some(bytes), "{path}");
        let is_compressible = ["html", "js", "json", "jsonld", "csv", "svg", "py", "ics"]
            .iter()
            .any(|end| path.ends_with(&format!(".{end}")));
        assert_eq!(compressed.contains_key(&format!("{path}.gz")), is_compressible, "{path}");
    }
    assert!(
        String::from_utf8(small.run(&["build", "--compress", "--lang", "en"]).stderr).unwrap().contains(" 0 written")
    );
    small.edit("data/plans/mau-2024/results/2024-Q3/rows.csv", "100,50,", "100,51,");
    fs::remove_file(small.path("public/vi/index.html.gz")).unwrap();
    assert!(small.run(&["build", "--compress"]).status.success());
    assert!(small.run(&["build", "--compress", "--out", "clean"]).status.success());
    assert_eq!(files(&small.path("public")), files(&small.path("clean")));
}

#[test]
fn a_build_prints_timings_on_request() {
    let small = Small::new();
    let stderr = String::from_utf8(small.run(&["build", "--lang", "en", "--timings"]).stderr).unwrap();
    for stage in ["reading files", "measuring", "making files", "waiting for the disk", "rendering pages"] {
        assert!(stderr.contains(stage), "{stderr}");
    }
    assert!(!String::from_utf8(small.run(&["build", "--lang", "en"]).stderr).unwrap().contains("measuring"));
}
