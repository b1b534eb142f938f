//! The program knows roles that the data declares, and no id of the data.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{copy, files, root, run};

/// Ids of indicators, methods and written pages that have a role, with other ones of the same length and place in order.
const RENAMED: [(&str, &str); 12] = [
    ("payment-module", "payment-modulf"),
    ("contact-point", "contact-poinu"),
    ("mobile-money", "mobile-monez"),
    ("phuong-phap", "phuong-phaq"),
    ("gioi-thieu", "gioi-thiev"),
    ("kiem-tra-truoc-khi-tra", "kiem-tra-truoc-khi-trb"),
    ("lua-dao-thanh-toan", "lua-dao-thanh-toao"),
    ("ma-qr", "ma-qs"),
    ("huong-dan/website", "huong-dan/websitf"),
    ("website.html", "websitf.html"),
    ("huong-dan/the/", "huong-dan/thf/"),
    ("the.html", "thf.html"),
];

fn renamed(text: &str) -> String {
    RENAMED.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Data with other ids: the names of roles stay, though some ids are the same words.
fn renamed_data(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    lines.map(|line| if line.trim_start().starts_with("role: ") { line.to_owned() } else { renamed(line) }).collect()
}

/// One of the bundled plans, with everything that is not of a plan.
fn one_plan(folder: &Path) {
    for path in ["content", "themes", "data"] {
        copy(&root().join(path), &folder.join(path));
    }
    fs::copy(root().join("minhbach.yaml"), folder.join("minhbach.yaml")).unwrap();
    for path in ["data/plans", "data/published"] {
        for entry in fs::read_dir(folder.join(path)).unwrap() {
            let entry = entry.unwrap();
            if entry.file_name() != "kim-son-2022" {
                fs::remove_dir_all(entry.path()).unwrap();
            }
        }
    }
    for name in ["dak-nong", "dong-thap", "quang-ngai", "quang-tri"] {
        fs::remove_file(folder.join(format!("data/institutions/{name}.csv"))).unwrap();
    }
}

/// Every text that is published, by path, but for lists of hashes and lengths and the program that recomputes figures.
fn published(folder: &Path) -> BTreeMap<String, String> {
    let output = run(folder, &["build"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let not_data = ["data/SHA256SUMS", "data/datapackage.json", "data/recount.py"];
    let mut all = BTreeMap::new();
    for (path, bytes) in files(&folder.join("public")) {
        let is_compared = !path.starts_with(".minhbach/") && !not_data.contains(&path.as_str());
        if let (true, Ok(text)) = (is_compared, String::from_utf8(bytes)) {
            all.insert(path, text);
        }
    }
    all
}

#[test]
fn renaming_what_has_a_role_changes_its_name_and_nothing_else() {
    let folder = std::env::temp_dir().join(format!("minhbach-roles-{}", std::process::id()));
    let (before, after) = (folder.join("before"), folder.join("after"));
    one_plan(&before);
    for (path, bytes) in files(&before) {
        let is_data = path.starts_with("data/") || path.starts_with("content/");
        let (path, bytes) = match String::from_utf8(bytes) {
            Ok(text) if is_data => (renamed(&path), renamed_data(&text).into_bytes()),
            Ok(text) => (path, text.into_bytes()),
            Err(error) => (path, error.into_bytes()),
        };
        let path = after.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let (old, new) = (published(&before), published(&after));
    fs::remove_dir_all(&folder).unwrap();
    // Every name is there to be renamed, or the test would show nothing.
    for (from, _) in RENAMED.iter().filter(|(from, _)| !from.ends_with('/')) {
        assert!(old.iter().any(|(path, text)| path.contains(from) || text.contains(from)), "{from}");
    }
    let expected: BTreeMap<String, String> =
        old.into_iter().map(|(path, text)| (renamed(&path), renamed(&text))).collect();
    assert_eq!(expected.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
    let different: Vec<&String> =
        new.iter().filter(|(path, text)| expected[*path] != **text).map(|(path, _)| path).collect();
    assert!(different.is_empty(), "{different:?}");
}
