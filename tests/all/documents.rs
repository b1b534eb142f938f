//! Documentation: every link, path and test that it names exists.

use std::collections::BTreeSet;
use std::fs;

use crate::support::{files, root};

/// Top-level folders; a word in backticks that starts with one of them is checked as a path.
const FOLDERS: [&str; 9] = ["benches", "content", "data", "docs", "examples", "src", "tests", "themes", "tools"];

/// The documents at the root and in `docs/`, by path.
fn documents() -> Vec<(String, String)> {
    let mut paths: Vec<String> = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"].map(str::to_owned).into();
    paths.extend(
        files(&root().join("docs")).into_keys().filter(|path| path.ends_with(".md")).map(|p| format!("docs/{p}")),
    );
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(root().join(&path)).unwrap();
            (path, text)
        })
        .collect()
}

/// A document without code blocks.
fn prose(text: &str) -> String {
    let mut inside = false;
    let keep = |line: &&str| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        !inside && !fence
    };
    text.lines().filter(keep).collect::<Vec<_>>().join("\n")
}

/// Targets of links.
fn links(prose: &str) -> Vec<String> {
    let outside: Vec<String> = prose.lines().map(|line| line.split('`').step_by(2).collect()).collect();
    let targets = |line: &String| -> Vec<String> {
        line.split("](").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned()).collect()
    };
    outside.iter().flat_map(targets).collect()
}

/// Text in backticks.
fn in_backticks(prose: &str) -> impl Iterator<Item = &str> {
    prose.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// The path of the repository that a word in backticks names, up to the first placeholder (`*`, `ID`, `PERIOD`). `None`: it is not such
/// a path.
fn repository_path(word: &str) -> Option<String> {
    let (first, rest) = word.split_once('/')?;
    let is_path = |c: char| c.is_ascii_alphanumeric() || "/-_.*".contains(c);
    if !FOLDERS.contains(&first) || !rest.chars().all(is_path) {
        return None;
    }
    let is_placeholder = |part: &str| part.contains('*') || !part.chars().any(|c| c.is_ascii_lowercase());
    Some(word.split('/').take_while(|part| !is_placeholder(part)).collect::<Vec<_>>().join("/"))
}

/// The anchors of the headings of a document, as Git hosts make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
            words.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
        })
        .collect()
}

#[test]
fn every_link_and_every_path_of_the_documents_exists() {
    let mut wrong = Vec::new();
    let (mut followed, mut named) = (0, 0);
    for (path, text) in documents() {
        let prose = prose(&text);
        let folder = root().join(&path).parent().unwrap().to_owned();
        for link in links(&prose).iter().filter(|link| !link.contains("://")) {
            followed += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() { root().join(&path) } else { folder.join(file) };
            let is_there = file.exists()
                && (anchor.is_empty() || anchors(&fs::read_to_string(&file).unwrap_or_default()).contains(anchor));
            if !is_there {
                wrong.push(format!("{path}: the link {link}"));
            }
        }
        // This test finds words in backticks line by line.
        for line in prose.lines().filter(|line| line.matches('`').count() % 2 == 1) {
            wrong.push(format!("{path}: an unmatched backtick in: {line}"));
        }
        for word in in_backticks(&prose) {
            if let Some(file) = repository_path(word) {
                named += 1;
                if !root().join(&file).exists() {
                    wrong.push(format!("{path}: the path {word}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(followed > 20 && named > 50, "{followed} links and {named} paths");
}

#[test]
fn every_test_that_the_architecture_names_exists() {
    let sources = [files(&root().join("src")), files(&root().join("tests/all"))];
    let rust: Vec<String> = sources
        .into_iter()
        .flatten()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap().lines().map(str::trim).collect::<Vec<_>>().join("\n"))
        .collect();
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = text.split("\n## Rules, and what checks them\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut found = 0;
    for word in in_backticks(section).filter(|word| word.contains("::")) {
        let name = word.rsplit("::").next().unwrap();
        let declaration = format!("#[test]\nfn {name}(");
        assert!(rust.iter().any(|text| text.contains(&declaration)), "there is no test {word}");
        found += 1;
    }
    assert!(found > 20, "{found} tests");
}

#[test]
fn the_architecture_is_short() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let words = text.split_whitespace().count();
    assert!(words <= 1600, "{words} words");
}

#[test]
fn words_in_backticks_are_paths_if_they_start_with_a_top_level_folder() {
    assert_eq!(repository_path("src/site/page.rs").as_deref(), Some("src/site/page.rs"));
    assert_eq!(repository_path("data/plans/*/plan.txt").as_deref(), Some("data/plans"));
    assert_eq!(repository_path("data/plans/ID/results/PERIOD/").as_deref(), Some("data/plans"));
    assert_eq!(repository_path("nhung/index.html"), None);
    assert_eq!(repository_path("public/index.html"), None);
    assert_eq!(repository_path("tests/run --all"), None);
    assert_eq!(repository_path("plan.yaml"), None);
    assert_eq!(
        anchors("# The data, file by file\n## data/areas/"),
        BTreeSet::from(["dataareas", "the-data-file-by-file"].map(str::to_owned))
    );
}
