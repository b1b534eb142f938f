//! The house holds itself to its rules: the line runs in one direction, every dependency has one address, words stay out of Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::{files, root};

/// The line from left to right. A stage may use what stands to its left.
const LINE: [&str; 6] = ["source", "project", "measure", "site", "render", "publish"];
/// Used by every stage: plain data, problems, fingerprints.
const SHARED: [&str; 4] = ["model", "diagnostic", "hash", "folder"];

fn sources() -> BTreeMap<String, String> {
    let all = files(&root().join("src"));
    all.into_iter()
        .filter(|(path, _)| path.ends_with(".rs") && !path.ends_with("/tests.rs") && !path.contains("/tests/"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The code of a file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or("");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Modules named as `crate::module`.
fn used(text: &str) -> BTreeSet<String> {
    text.match_indices("crate::")
        .map(|(at, _)| text[at + 7..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>())
        .filter(|name| !name.is_empty())
        .collect()
}

fn place(stage: &str) -> Option<usize> {
    LINE.iter().position(|s| *s == stage)
}

#[test]
fn a_stage_never_learns_of_the_stage_to_its_right() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let stage = path.split(['/', '.']).next().unwrap().to_owned();
        for other in used(&code(&text)) {
            let allowed = match (place(&stage), place(&other)) {
                (Some(here), Some(there)) => there <= here,
                (Some(_), None) => SHARED.contains(&other.as_str()),
                // The model knows nothing but itself; a diagnostic knows places in files.
                (None, Some(_)) if stage == "model" => false,
                (None, Some(there)) if stage == "diagnostic" => LINE[there] == "source",
                (None, _) if stage == "hash" || stage == "folder" => false,
                (None, None) if stage == "model" => other == "model",
                (None, _) => true,
            };
            if !allowed {
                wrong.push(format!("{path} uses {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_dependency_has_one_address() {
    let addresses = [
        ("annotate_snippets", "diagnostic/print.rs"),
        ("csv", "source/csv.rs"),
        ("flate2", "render/twin.rs"),
        ("icu_collator", "site/voice.rs"),
        ("icu_normalizer", "source/mod.rs"),
        ("icu_plurals", "site/words.rs"),
        ("jiff", "model/date.rs"),
        ("memchr", "render/bytes.rs"),
        ("minify_html", "render/minify.rs"),
        ("plotters", "render/chart/backend.rs"),
        ("plotters_backend", "render/chart/backend.rs"),
        ("png", "render/card/raster.rs"),
        ("postcard", "edition.rs"),
        ("pulldown_cmark", "render/markdown.rs"),
        ("read_fonts", "render/card/letters.rs"),
        ("resvg", "render/card/raster.rs"),
        ("rustix", "publish/system.rs"),
        ("serde_saphyr", "source/yaml.rs"),
        ("sha2", "hash.rs"),
        ("tera", "render/theme.rs"),
        ("walkdir", "folder.rs"),
    ];
    for (name, address) in addresses {
        let found: Vec<String> = sources()
            .into_iter()
            .filter(|(_, text)| {
                let code = code(text);
                [format!("use {name}::"), format!("use ::{name}::"), format!(" {name}::"), format!("({name}::")]
                    .iter()
                    .any(|import| code.contains(import.as_str()) && (name != "csv" || code.contains("::csv::{")))
            })
            .map(|(path, _)| path)
            .collect();
        assert_eq!(found, [address], "{name}");
    }
}

/// The fingerprint of a page is taken of plain bytes without names: what is left out must leave no gap that something else fills.
#[test]
fn every_view_is_written_with_all_it_has() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("site/")) {
        let code = code(&text);
        for forbidden in ["skip_serializing", "serde(flatten", "serialize_with"] {
            assert!(!code.contains(forbidden), "{path} has {forbidden}");
        }
        assert!(!code.contains("untagged") || path == "site/view/mod.rs", "{path} has untagged");
    }
}

#[test]
fn nothing_inside_the_line_asks_the_clock_the_environment_or_chance() {
    for (path, text) in sources() {
        // A folder tells when its files were written.
        if path.starts_with("command/") || path.starts_with("publish/") || path == "folder.rs" {
            continue;
        }
        let code = code(&text);
        for forbidden in
            ["std::time", "SystemTime", "Instant", "std::env::", "HashMap", "HashSet", "std::net", "println!"]
        {
            assert!(!code.contains(forbidden), "{path} holds {forbidden}");
        }
    }
}

#[test]
fn only_the_ends_of_the_line_touch_the_disk() {
    for (path, text) in sources() {
        if ["source/", "publish/", "command/", "folder.rs"].iter().any(|end| path.starts_with(end)) {
            continue;
        }
        assert!(!code(&text).contains("std::fs"), "{path}");
    }
}

#[test]
fn measure_knows_nothing_but_the_model() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("measure/")) {
        for other in used(&code(&text)) {
            assert!(matches!(other.as_str(), "measure" | "model"), "{path} uses {other}");
        }
    }
}

#[test]
fn every_number_is_whole() {
    for (path, text) in sources() {
        if path.starts_with("command/") {
            continue;
        }
        let code = code(&text);
        // The YAML reader may offer a float; it is never used as one.
        assert!(!code.contains("f32") && (!code.contains("f64") || path == "source/yaml.rs"), "{path}");
    }
}

#[test]
fn every_sentence_of_the_program_is_on_its_list_and_no_other() {
    let said: BTreeSet<&str> = minhbach::site::said::SAID.iter().map(|(key, _)| *key).collect();
    let mut strings = BTreeSet::new();
    for (path, text) in sources() {
        if !path.starts_with("site/") || path.ends_with("said.rs") {
            continue;
        }
        let code = code(&text);
        // Sentences said by a literal key.
        for call in ["say(\"", "say_n(\""] {
            for (at, _) in code.match_indices(call) {
                let key: String = code[at + call.len()..].chars().take_while(|c| *c != '"').collect();
                assert!(said.contains(key.as_str()), "{path} says {key:?}, which is not on the list");
            }
        }
        strings.extend(code.split('"').map(str::to_owned));
    }
    let silent: Vec<_> = said.iter().filter(|key| !strings.contains(**key)).collect();
    assert!(silent.is_empty(), "on the list and said nowhere: {silent:?}");
}

#[test]
fn rust_holds_no_vietnamese_but_the_catalogue_and_the_command() {
    let marks =
        ['ă', 'â', 'đ', 'ê', 'ô', 'ơ', 'ư', 'ạ', 'ả', 'ấ', 'ầ', 'ế', 'ề', 'ệ', 'ố', 'ộ', 'ớ', 'ợ', 'ứ', 'ữ', 'ị'];
    for (path, text) in sources() {
        let may_speak = ["diagnostic/", "command/", "project/", "publish/", "source/", "render/chart/width.rs"];
        if may_speak.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        for line in code(&text).lines().filter(|line| line.contains('"')) {
            assert!(!line.chars().any(|c| marks.contains(&c)), "{path}: {line}");
        }
    }
}

#[test]
fn templates_compute_nothing() {
    for (path, bytes) in files(&root().join("themes/minh-bach/templates")) {
        let text = String::from_utf8(bytes).unwrap();
        for tag in text.split("{{").skip(1).map(|rest| rest.split("}}").next().unwrap_or("")) {
            let bare: String = tag.split('"').step_by(2).collect();
            for sign in [" * ", " + ", " / ", " % ", "| round", "| date"] {
                assert!(!bare.contains(sign), "{path}: {{{{{tag}}}}}");
            }
        }
    }
}

/// Tags of the template language that stand inside a tag of HTML and outside its quotation marks: what they leave behind depends on
/// how the template was squeezed.
fn between_attributes(template: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut rest, mut inside, mut quote) = (template, false, None);
    while let Some(first) = rest.chars().next() {
        let end = match rest.get(..2) {
            Some("{%") => Some("%}"),
            Some("{{") => Some("}}"),
            Some("{#") => Some("#}"),
            _ => None,
        };
        if let Some(end) = end {
            let length = rest.find(end).map_or(rest.len(), |at| at + end.len());
            if inside && quote.is_none() {
                found.push(&rest[..length]);
            }
            rest = &rest[length..];
            continue;
        }
        match first {
            '"' | '\'' if inside => quote = if quote == Some(first) { None } else { quote.or(Some(first)) },
            '<' => inside = true,
            '>' if quote.is_none() => inside = false,
            _ => {}
        }
        rest = &rest[first.len_utf8()..];
    }
    found
}

#[test]
fn no_tag_of_a_template_stands_between_attributes() {
    assert_eq!(
        between_attributes("<a {% if x %}b{% endif %} c=\"{{ d }}\">{{ e }}</a>"),
        ["{% if x %}", "{% endif %}"]
    );
    assert_eq!(between_attributes("{{ <mark/> }}<p title='{% if a %}b{% endif %}'>{% if a > b %}\"{{ c }}"), [""; 0]);
    for (path, bytes) in files(&root().join("themes/minh-bach/templates")) {
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(between_attributes(&text), [""; 0], "{path}");
    }
}

#[test]
fn the_repository_holds_no_forbidden_files() {
    for path in ["public", "node_modules"] {
        let ignored = fs::read_to_string(root().join(".gitignore")).unwrap();
        assert!(ignored.contains(path), "{path}");
    }
}
