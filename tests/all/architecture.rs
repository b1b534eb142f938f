//! Rules of the code itself: stages use only stages before them, libraries are imported where ARCHITECTURE.md says, and words for visitors
//! are in the theme.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::{files, root};

/// The stages in order. A stage may use those before it.
const STAGES: [&str; 7] = ["input", "parse", "measure", "i18n", "site", "render", "publish"];
/// Used by every stage: plain data, diagnostics, hashes, folders.
const SHARED: [&str; 4] = ["model", "diagnostics", "hash", "folder"];

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

/// Modules named as `crate::module`. The macro `crate::messages!` belongs to `i18n`.
fn used(text: &str) -> BTreeSet<String> {
    text.split("crate::")
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            if rest.starts_with("messages!") { "i18n" } else { &rest[..end] }
        })
        .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

fn index(stage: &str) -> Option<usize> {
    STAGES.iter().position(|s| *s == stage)
}

#[test]
fn a_stage_uses_no_later_stage() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let stage = path.split(['/', '.']).next().unwrap().to_owned();
        for other in used(&code(&text)) {
            let allowed = match (index(&stage), index(&other)) {
                (Some(here), Some(there)) => there <= here,
                (Some(_), None) => SHARED.contains(&other.as_str()),
                // The model uses only itself; a diagnostic knows no stage.
                (None, Some(_)) if stage == "model" || stage == "diagnostics" => false,
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

/// The module of a file of `src/`: that of `site/data/mod.rs` is `site::data`; that of `lib.rs` is the crate itself, empty.
fn module(path: &str) -> Vec<String> {
    let mut module: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    module.pop_if(|last| last == "mod" || last == "lib");
    module
}

/// The paths that an import names: `a::{b, c::{d, e}}` names `a::b`, `a::c::d` and `a::c::e`.
fn flat_paths(import: &str) -> Vec<String> {
    let Some((prefix, rest)) = import.split_once('{') else {
        let path = import.split(" as ").next().unwrap();
        return vec![path.trim().to_owned()];
    };
    let list = rest.rsplit_once('}').unwrap().0;
    let (mut items, mut depth) = (vec![String::new()], 0_i32);
    for c in list.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            items.push(String::new());
        } else {
            items.last_mut().unwrap().push(c);
        }
    }
    let items = items.iter().filter(|item| !item.trim().is_empty());
    items.flat_map(|item| flat_paths(item)).map(|path| format!("{}{path}", prefix.trim())).collect()
}

/// Whether the text between `use` and a semicolon is an import, and not a part of a string or of a macro.
fn is_import(text: &str) -> bool {
    let is_balanced = text.matches('{').count() == text.matches('}').count();
    is_balanced && text.chars().all(|c| c.is_alphanumeric() || "_:{},* \n".contains(c))
}

/// The paths to other modules in the code of a file: those of its imports, and those written in full.
fn paths_in(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut rest = String::new();
    for (i, part) in code.split("use ").enumerate() {
        let follows_code = i > 0 && (rest.is_empty() || rest.ends_with([' ', '\n', '(']));
        match part.split_once(';') {
            Some((import, after)) if follows_code && is_import(import) => {
                paths.extend(flat_paths(import));
                rest.push_str(after);
            }
            _ => rest.push_str(part),
        }
    }
    for start in ["crate::", "super::"] {
        for (at, _) in rest.match_indices(start) {
            if rest[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                continue;
            }
            let path = &rest[at..];
            let end = path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(path.len());
            paths.push(path[..end].to_owned());
        }
    }
    paths
}

/// The file of `src/` that a path in the code of a module leads to. `None` for libraries and for what the crate itself offers.
fn file_of<'f>(path: &str, module: &[String], files: &'f BTreeMap<Vec<String>, String>) -> Option<&'f str> {
    let mut names: Vec<&str> = path.split("::").map(str::trim).collect();
    let mut target: Vec<String> = match names.remove(0) {
        "crate" => Vec::new(),
        "self" => module.to_vec(),
        "super" => module[..module.len() - 1].to_vec(),
        _ => return None,
    };
    while names.first() == Some(&"super") {
        names.remove(0);
        target.pop();
    }
    target.extend(names.into_iter().map(str::to_owned));
    while !target.is_empty() {
        if let Some(file) = files.get(&target) {
            return Some(file);
        }
        target.pop();
    }
    None
}

/// For each file, the other files that its code names.
fn imports_of_files(sources: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let files: BTreeMap<Vec<String>, String> = sources.keys().map(|path| (module(path), path.clone())).collect();
    sources
        .iter()
        .map(|(path, text)| {
            let module = module(path);
            let code = code(text);
            let paths = paths_in(&code);
            let others = paths.iter().filter_map(|other| file_of(other, &module, &files)).filter(|other| other != path);
            (path.clone(), others.map(str::to_owned).collect())
        })
        .collect()
}

/// Groups of files each of which leads to all others of its group by imports.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
    let reached = |from: &String| {
        let mut reached: BTreeSet<String> = BTreeSet::new();
        let mut next: Vec<&String> = imports[from].iter().collect();
        while let Some(file) = next.pop() {
            if reached.insert(file.clone()) {
                next.extend(&imports[file]);
            }
        }
        reached
    };
    let reached: BTreeMap<&String, BTreeSet<String>> = imports.keys().map(|file| (file, reached(file))).collect();
    let mut circles: Vec<BTreeSet<String>> = Vec::new();
    for (file, others) in &reached {
        if others.contains(*file) && !circles.iter().any(|circle| circle.contains(*file)) {
            circles.push(others.iter().filter(|other| reached[other].contains(*file)).cloned().collect());
        }
    }
    circles
}

#[test]
fn no_two_files_import_each_other_directly_or_in_a_circle() {
    let circles = circles(&imports_of_files(&sources()));
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_of_imports_is_found_however_the_imports_are_written() {
    let sources = [
        ("lib.rs", "pub mod a; use a::b;"),
        ("a/mod.rs", "pub mod b; mod c; use crate::d::D;"),
        ("a/b.rs", "use std::fmt;\nuse super::c::{self, C};"),
        ("a/c.rs", "use crate::{\n    d::D,\n    e::{E as F, G},\n};"),
        ("d.rs", "// use crate::a::b;\nfn d() { use_it(); }\n#[cfg(test)]\nmod tests { use crate::a::b; }"),
        ("e.rs", "pub(crate) fn e() { crate::a::b::f(crate::LIMIT); }"),
    ];
    let sources: BTreeMap<String, String> = sources.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let imports = imports_of_files(&sources);
    assert_eq!(imports["a/c.rs"], BTreeSet::from(["d.rs".to_owned(), "e.rs".to_owned()]));
    assert_eq!(imports["d.rs"], BTreeSet::new());
    assert_eq!(circles(&imports), [BTreeSet::from(["a/b.rs", "a/c.rs", "e.rs"].map(str::to_owned))]);
}

#[test]
fn a_kind_of_page_imports_no_other_and_only_the_list_of_pages_imports_them_all() {
    let is_view = |path: &str| path.starts_with("site/view/") && path != "site/view/mod.rs";
    let mut wrong = Vec::new();
    for (path, others) in imports_of_files(&sources()) {
        if !path.starts_with("site/") || path == "site/pages.rs" {
            continue;
        }
        wrong.extend(others.iter().filter(|o| o.starts_with("site/view/")).map(|other| format!("{path} uses {other}")));
        assert!(!is_view(&path) || others.contains("site/context.rs"), "{path}: its imports were not found");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(imports_of_files(&sources())["site/pages.rs"].contains("site/view/mod.rs"));
}

/// Libraries that the program is built with, as `use` names them.
fn libraries() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    names.map(|line| line.split([' ', '.', '=']).next().unwrap().replace('-', "_")).collect()
}

/// Whether code imports a library. Where a module has the same name, only `::name::` means the library.
fn imports(code: &str, library: &str, is_module: bool) -> bool {
    let path = format!("{library}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = &code[..at];
        let outer = before.strip_suffix("::").filter(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        let plain = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        outer.is_some() || (plain && !is_module)
    })
}

/// The table of ARCHITECTURE.md names all libraries of Cargo.toml and no others, each with all files and folders that import it.
#[test]
fn every_library_is_imported_where_the_table_says() {
    let document = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = document.split("\n## Dependencies\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let table: BTreeMap<String, Vec<String>> = section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let mut cells = line.split('|').skip(1).map(in_backticks);
            let library = cells.next().unwrap().remove(0).replace('-', "_");
            (library, cells.nth(1).unwrap())
        })
        .collect();
    assert_eq!(table.keys().cloned().collect::<BTreeSet<_>>(), libraries(), "the table and Cargo.toml");

    let sources: BTreeMap<String, String> = sources().into_iter().map(|(path, text)| (path, code(&text))).collect();
    for (library, places) in table {
        let is_module = sources.values().any(|code| code.contains(&format!("mod {library};")));
        let importers: Vec<&String> =
            sources.iter().filter(|(_, code)| imports(code, &library, is_module)).map(|(path, _)| path).collect();
        for path in &importers {
            assert!(places.iter().any(|place| within(path, place)), "{library} is imported in {path}");
        }
        for place in &places {
            assert!(importers.iter().any(|path| within(path, place)), "{library} is not imported in {place}");
        }
    }
}

/// The words in backticks in a text.
fn in_backticks(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether a file is at a path or below it.
fn within(path: &str, place: &str) -> bool {
    path == place || (place.ends_with('/') && path.starts_with(place))
}

#[test]
fn an_import_is_distinguished_from_a_module_of_the_same_name() {
    assert!(imports("use csv::Reader;", "csv", false));
    assert!(imports("use ::csv::Reader;", "csv", true));
    assert!(imports("let x = (sha2::Sha256::new());", "sha2", false));
    assert!(!imports("use csv::Reader;", "csv", true));
    assert!(!imports("use crate::input::csv::read;", "csv", true));
    assert!(!imports("use crate::input::csv::read;", "csv", false));
    assert!(!imports("use my_csv::Reader;", "csv", false));
}

/// The hash of a page covers the values of its view without their names, so a value that is left out could be confused with another.
#[test]
fn every_view_is_written_with_all_it_has() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("site/")) {
        let code = code(&text);
        for forbidden in ["skip_serializing", "serde(flatten", "serialize_with"] {
            assert!(!code.contains(forbidden), "{path} has {forbidden}");
        }
        assert!(!code.contains("untagged") || path == "site/pages.rs", "{path} has untagged");
    }
}

#[test]
fn no_stage_uses_the_clock_the_environment_or_randomness() {
    for (path, text) in sources() {
        // `folder` reads the time stamps of files.
        if ["cli/", "publish/", "watch/", "folder.rs"].iter().any(|own| path.starts_with(own)) {
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
fn only_the_first_and_the_last_stage_use_the_disk() {
    for (path, text) in sources() {
        if ["input/", "publish/", "cli/", "folder.rs"].iter().any(|end| path.starts_with(end)) {
            continue;
        }
        assert!(!code(&text).contains("std::fs"), "{path}");
    }
}

#[test]
fn measure_uses_only_the_model() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("measure/")) {
        for other in used(&code(&text)) {
            assert!(matches!(other.as_str(), "measure" | "model"), "{path} uses {other}");
        }
    }
}

/// What a bare `usize` may be in the model, in `measure` and in `site`: an addition says here why it is not an index.
const BARE_NUMBERS: [(&str, &[&str]); 5] = [
    (
        "a count",
        &[
            "const CALENDAR_ROWS: usize",
            "const GROUP_ROWS: usize",
            "const INDEX_ROWS: usize",
            "const LIST_ROWS: usize",
            "const MANY_PLANS: usize",
            "const MAX_ENTRIES: usize",
            "const MAX_LINES: usize",
            "const MAX_LOADED: usize",
            "const MAX_ROWS: usize",
            "const MOST_CHANGES: usize",
            "const MOST_NAMES: usize",
            "const MOST_PERIODS: usize",
            "const MOST_POINTS: usize",
            "const MOST_SQUARES: usize",
            "const REVISION_ROWS: usize",
            "(Progress, usize)",
            "((DutyIx, Period), usize)",
            "count: usize",
            "count_ones() as usize",
            "fn absent_of(plan: &PlanMeasured, series: SeriesIx, period: PeriodIx) -> usize",
            "fn revisions_of(project: &Project, plan: PlanIx) -> usize",
            "fn rows_of_ranking(ranking: &Ranking) -> usize",
            "max_rows: usize",
            "first: &[&str], of: usize",
            "pub rows: usize",
            "reading.unnamed) as usize",
            "sum::<usize>()",
            "total: usize",
            "|n: usize|",
            "Honoured(usize)",
            "Ranked(usize)",
            "Weak(usize)",
        ],
    ),
    ("a byte of a text", &["pub at: usize", "byte: usize", "pub start: usize"]),
    (
        "a part of a long list",
        &[
            "part: usize",
            "dyn Fn(usize) -> Page",
            "(PlanIx, SeriesIx, PeriodIx, usize)",
            "(AreaIx, usize)",
            "(PlanIx, KindIx, usize)",
            "(PlanIx, RankingIx, usize)",
            "(PlanIx, usize)",
        ],
    ),
    (
        "rows of a list that is cut, sorted or drawn on the spot",
        &[
            "rows: Range<usize>",
            "skip: usize",
            "take: usize",
            "indexes: BTreeMap<(DutyIx, String), usize>",
            "fn shared_places(len: usize, equal: &dyn Fn(usize, usize) -> bool)",
            "fn with_whole(area: Option<ComparedIx>) -> impl Iterator<Item = usize>",
            "|i: usize|",
        ],
    ),
    ("an index where a list is no longer the project's", &["usize::from("]),
];

#[test]
fn every_index_into_a_list_of_the_project_is_a_type_of_its_own() {
    let mut unused: BTreeSet<&str> = BARE_NUMBERS.iter().flat_map(|(_, uses)| *uses).copied().collect();
    for (path, text) in sources() {
        let concerned = ["model/", "measure/", "site/"].iter().any(|folder| path.starts_with(folder));
        if !concerned || path == "model/ids.rs" {
            continue;
        }
        // A file may name its tests above its code, so only those at its end are left out.
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in lines.filter(|line| line.contains("usize")) {
            let mut rest = line.to_owned();
            for known in BARE_NUMBERS.iter().flat_map(|(_, uses)| *uses).filter(|known| line.contains(**known)) {
                unused.remove(known);
                rest = rest.replace(known, "");
            }
            assert!(!rest.contains("usize"), "{path}: is this a count or an index? {}", line.trim());
        }
    }
    assert_eq!(unused, BTreeSet::new(), "nothing of the kind is left");
}

#[test]
fn every_number_is_whole() {
    for (path, text) in sources() {
        if path.starts_with("cli/") || path.starts_with("watch/") {
            continue;
        }
        let code = code(&text);
        // The YAML reader may offer a float; it is never used as one.
        assert!(!code.contains("f32") && (!code.contains("f64") || path == "input/yaml.rs"), "{path}");
    }
}

#[test]
fn rust_holds_no_vietnamese_but_the_catalogue_and_the_command() {
    let marks =
        ['ă', 'â', 'đ', 'ê', 'ô', 'ơ', 'ư', 'ạ', 'ả', 'ấ', 'ầ', 'ế', 'ề', 'ệ', 'ố', 'ộ', 'ớ', 'ợ', 'ứ', 'ữ', 'ị'];
    for (path, text) in sources() {
        let may_speak = ["diagnostics/", "cli/", "watch/", "parse/", "publish/", "input/", "render/chart/width.rs"];
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

/// Tags of the template language inside a tag of HTML and outside its quotation marks: their output depends on
/// how the template was minified.
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
fn no_tag_of_a_template_is_between_attributes() {
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
fn the_repository_has_no_forbidden_files() {
    for path in ["public", "node_modules"] {
        let ignored = fs::read_to_string(root().join(".gitignore")).unwrap();
        assert!(ignored.contains(path), "{path}");
    }
}
