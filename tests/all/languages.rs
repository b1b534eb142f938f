//! A further language needs only data and messages, no change of the program.

use crate::support::{Small, files};

/// Adds `fr` to every text in Vietnamese and English, as an editor would.
fn add_french(small: &Small) {
    for path in files(&small.folder).into_keys() {
        let text = || small.read(&path);
        if path.starts_with("themes/") {
            if path.contains("/words/en/") {
                small.write(&path.replace("/words/en/", "/words/fr/"), text().replace("English", "Français"));
            }
        } else if path.ends_with(".yaml") {
            let mut out = String::new();
            for line in text().lines() {
                out.push_str(&french(line));
                out.push('\n');
            }
            small.write(&path, out);
        } else if path.ends_with("institutions/mau.csv") {
            let table = text();
            let rows = table.lines().map(|line| {
                let mut cells: Vec<&str> = line.split(',').collect();
                let head = cells[0] == "id";
                cells.insert(12, if head { "contact_fr" } else { "Bureau" });
                cells.insert(4, if head { "name_fr" } else { "Établissement fictif" });
                cells.join(",") + "\n"
            });
            small.write(&path, rows.collect::<String>());
        } else if path.ends_with("en.md") {
            small.write(&path.replace("en.md", "fr.md"), text());
        }
    }
    small.edit("minhbach.yaml", "languages: [vi, en]", "languages: [vi, en, fr]");
}

/// `{vi: "a", en: "b"}` becomes `{vi: "a", en: "b", fr: "b"}`.
fn french(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(", en: ") {
        let end = start + rest[start..].find('}').unwrap();
        let words = &rest[start + 6..end];
        out.push_str(&rest[..end]);
        out.push_str(&format!(", fr: {words}"));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[test]
fn a_third_language_needs_no_change_of_the_program() {
    let small = Small::new();
    add_french(&small);
    let output = small.run(&["build", "--lang", "en"]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{stderr}");
    let home = small.read("public/fr/index.html");
    assert!(home.contains("lang=\"fr\"") || home.contains("lang=fr"), "{home}");
    let published = files(&small.path("public"));
    let paths = |lang: &str| -> Vec<String> {
        published.keys().filter_map(|path| path.strip_prefix(&format!("{lang}/")).map(str::to_owned)).collect()
    };
    assert_eq!(paths("fr"), paths("vi"));
    let target = small.read("public/vi/ke-hoach/mau-2024/chi-tieu/adoption.html");
    assert!(target.contains("Français") && target.contains("../../../../fr/ke-hoach/mau-2024/chi-tieu/adoption.html"));
}

#[test]
fn a_language_without_messages_is_an_error_for_each_missing_file() {
    let small = Small::new();
    small.edit("minhbach.yaml", "languages: [vi, en]", "languages: [vi, en, fr]");
    let output = small.run(&["check", "--format", "json"]);
    let problems = String::from_utf8(output.stdout).unwrap();
    assert!(problems.contains("themes/minh-bach/words/fr/sentences.yaml"), "{problems}");
    assert!(problems.contains("content/huong-dan/tra-tien") && problems.contains("(fr.md)"), "{problems}");
    let rows: Vec<serde_json::Value> = serde_json::from_str(&problems).unwrap();
    assert!(rows.iter().any(|row| row["code"] == "MB2009" && row["file"] == "minhbach.yaml" && row["line"] == 1));
    let unknown_messages = rows.iter().filter(|row| row["code"] == "MB6001").count();
    assert_eq!(unknown_messages, 0, "a missing file is one problem, not one for each of its messages");
}
