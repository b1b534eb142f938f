//! Bad input: each case changes the small project as an editor might. The expected problems are in `tests/bad/NAME.txt`,
//! in English and Vietnamese. `UPDATE_GOLDEN=1 cargo test` accepts what is new; read the difference before you commit it.

use std::collections::BTreeSet;
use std::fs;

use crate::support::{Small, root};

const PLAN: &str = "data/plans/mau-2024/plan.yaml";
const Q1: &str = "data/plans/mau-2024/results/2024-Q1/rows.csv";
const REPORTS: &str = "data/plans/mau-2024/results/2024-Q1/reports.yaml";
const Q2: &str = "data/plans/mau-2024/results/2024-Q2/rows.yaml";
const TEXT: &str = "data/plans/mau-2024/plan.txt";
const GUIDE: &str = "content/huong-dan/tra-tien/vi.md";
const METHODOLOGY: &str = "content/trang/phuong-phap/en.md";
const AREAS: &str = "data/areas/areas.yaml";

/// Name, file, original text, replacement.
const EDITS: &[(&str, &str, &str, &str)] = &[
    ("tab_indent", PLAN, "  modes: [honour", "\tmodes: [honour"),
    ("unclosed_quote", PLAN, "quote: \"Khen thưởng, xếp hạng\"", "quote: \"Khen thưởng, xếp hạng"),
    ("colon_in_text", PLAN, "{vi: \"Kế hoạch không có thật.\", en:", "{vi: Quý II: năm 2024, en:"),
    ("duplicate_key", PLAN, "number: null\n", "number: null\nnumber: \"1\"\n"),
    ("anchor", PLAN, "number: null\n", "number: &a null\n"),
    ("unknown_key", PLAN, "milestones:\n      - {value: 50%", "milestone:\n      - {value: 50%"),
    (
        "two_wrong_values_are_both_reported",
        PLAN,
        "value: 50%, operator: at-least, strength: required",
        "value: 150%, operator: minimum, strength: required",
    ),
    ("missing_key", PLAN, "compare: district\n", ""),
    ("list_instead_of_text", PLAN, "title: {vi: \"Báo cáo\", en: \"Report\"}", "title: [Báo cáo]"),
    ("missing_translation", PLAN, "title: {vi: \"Báo cáo\", en: \"Report\"}", "title: {vi: \"Báo cáo\"}"),
    ("figure_forgotten", TEXT, "Khen thưởng, xếp hạng đơn vị.", "Khen thưởng, xếp hạng 30% đơn vị."),
    (
        "waives_nothing",
        PLAN,
        "funding: null",
        "funding: null\nwaived: [{words: \"Khen thưởng\", reason: {vi: \"a\", en: \"b\"}}]",
    ),
    (
        "waives_other_words",
        PLAN,
        "funding: null",
        "funding: null\nwaived: [{words: \"Phạt tiền\", reason: {vi: \"a\", en: \"b\"}}]",
    ),
    ("decimal_comma", PLAN, "value: 50%", "value: 50,5%"),
    (
        "date_order",
        PLAN,
        "by: 2024-12-31, clause: \"I\", quote: \"Tối thiểu",
        "by: 31/12/2024, clause: \"I\", quote: \"Tối thiểu",
    ),
    (
        "impossible_date",
        PLAN,
        "by: 2024-12-31, clause: \"I\", quote: \"Tối thiểu",
        "by: 2024-02-30, clause: \"I\", quote: \"Tối thiểu",
    ),
    ("bad_id", PLAN, "id: adoption", "id: Chỉ_tiêu"),
    ("id_is_not_folder", PLAN, "id: mau-2024", "id: mau-2023"),
    ("quote_not_in_text", PLAN, "quote: \"đạt 40%\"", "quote: \"đạt 41%\""),
    ("milestones_out_of_order", PLAN, "by: 2025-12-31", "by: 2023-12-31"),
    ("target_without_milestones", PLAN, "measures: []\n", "measures: [cashless-count]\n"),
    ("unknown_indicator", PLAN, "measures: [cashless-adoption]", "measures: [cashless-adoptoin]"),
    ("unknown_agency", PLAN, "lead: [so-mau]", "lead: [so-khac]"),
    ("recognition_without_rule", PLAN, "  rank_by: [cashless-count]\n", ""),
    ("recognition_without_source", PLAN, "  criteria: own\n", ""),
    ("topic_forgotten", PLAN, "  - {topic: fraud, stated: no}\n", ""),
    ("rank_by_a_share", PLAN, "rank_by: [cashless-count]", "rank_by: [cashless-adoption]"),
    ("headline_in_words", PLAN, "certain_from: 60%", "certain_from: 60%\nheadline: words"),
    ("condition_is_a_ratio", PLAN, "rank_by: [cashless-count]", "rank_by: [cashless-count, cashless-value]"),
    ("period_backwards", PLAN, "to: 2025-12-31}", "to: 2023-12-31}"),
    ("day_of_year", PLAN, "before: 03-20", "before: 20-03"),
    ("due_day_of_the_next_year", PLAN, "{period: Q4, before: 12-20}", "{period: Q4, before: 01-15}"),
    ("due_day_on_request", PLAN, "every: quarter", "every: on-request"),
    ("rhythm_of_old", PLAN, "every: quarter", "every: ad-hoc"),
    ("nobody_receives", PLAN, "    to: so-mau\n", "    to: []\n"),
    ("first_day_without_a_reason", PLAN, "    every: quarter\n", "    every: quarter\n    since: 2024-03-19\n"),
    (
        "taken_over_from_nobody",
        PLAN,
        "    from_areas: district\n",
        "    from_agencies: [so-mau]\n    taken_over: {from: 2024-08-01, by_areas: district}\n",
    ),
    (
        "wording_not_in_text",
        PLAN,
        "    every: quarter\n",
        "    every: quarter\n    wording: {vi: \"khi rảnh\", en: \"at leisure\"}\n",
    ),
    (
        "members_of_one_office",
        "data/agencies.yaml",
        "short: {vi: \"Sở Mẫu\", en: \"Sample\"}}",
        "short: {vi: \"Sở Mẫu\", en: \"Sample\"}, members: [ubnd-huyen, so-khac]}",
    ),
    ("numerator_above_denominator", Q1, "100,10,1000000", "100,110,1000000"),
    ("empty_cell", Q1, "truong-2,dong,none,50,0", "truong-2,dong,none,,0"),
    ("words_in_a_number", Q1, "truong-2,dong,none,50,0", "truong-2,dong,none,năm mươi,0"),
    ("thousands_separator", Q1, "truong-2,dong,none,50,0", "truong-2,dong,none,1.050,0"),
    ("unknown_institution", Q1, "truong-2,dong", "truong-22,dong"),
    ("unknown_report", Q1, "truong-2,dong", "truong-2,bac"),
    ("unknown_method", Q1, "truong-1,dong,qr card", "truong-1,dong,qr cash"),
    ("two_rows", Q1, "truong-2,dong,none", "truong-1,dong,none"),
    ("ragged_row", Q1, "truong-2,dong,none,50,0", "truong-2,dong,none,50,0,7"),
    ("unknown_column", Q1, "institution,report,methods,", "institution,report,method,"),
    ("no_institution_column", Q1, "institution,report", "unit,report"),
    ("missing_without_reason", Q1, "truong-2,dong,none,50,0,500000,0", "truong-2,dong,none,[x],[x],[x],[x]"),
    ("row_of_another_area", Q1, "truong-4,tay,none", "truong-4,dong,none"),
    ("row_forgotten", Q1, "truong-2,dong,none,50,0,500000,0\n", ""),
    ("closed_institution", "data/plans/mau-2024/results/2024-Q3/rows.csv", "truong-2,dong", "truong-3,dong"),
    ("report_without_sender", REPORTS, "{id: dong, from_area: huyen-dong, duty", "{id: dong, duty"),
    (
        "unknown_duty",
        REPORTS,
        "{id: dong, from_area: huyen-dong, duty: quarterly",
        "{id: dong, from_area: huyen-dong, duty: monthly",
    ),
    ("received_in_the_future", REPORTS, "received: 2024-03-19", "received: 2024-11-19"),
    (
        "undeclared_demonstration",
        REPORTS,
        "received: 2024-03-19, status: final, demonstration: yes",
        "received: 2024-03-19, status: final",
    ),
    ("yaml_row_unknown_field", Q2, "cashless_count: 45", "cashles_count: 45"),
    ("duplicate_institution", "data/institutions/mau.csv", "truong-2,tieu-hoc", "truong-1,tieu-hoc"),
    ("unknown_kind", "data/institutions/mau.csv", "truong-2,tieu-hoc", "truong-2,tieu-hok"),
    (
        "private_telephone",
        "data/institutions/mau.csv",
        "Văn phòng,Office,yes\ntruong-3",
        "Cô Lan 0912 345 678,Office,yes\ntruong-3",
    ),
    ("institution_without_column", "data/institutions/mau.csv", "area,moved_on", "place,moved_on"),
    ("duplicate_area", AREAS, "id: huyen-tay, code: \"012\"", "id: huyen-dong, code: \"012\""),
    ("duplicate_code", AREAS, "code: \"012\"", "code: \"011\""),
    ("circular_area", AREAS, "kind: tinh, parent: null", "kind: tinh, parent: huyen-dong"),
    (
        "area_backwards",
        AREAS,
        "parent: tinh-mau, valid_from: null, valid_to: null}\n  - {id: huyen-tay",
        "parent: tinh-mau, valid_from: 2024-02-01, valid_to: 2024-01-01}\n  - {id: huyen-tay",
    ),
    ("hotline_not_checked", "data/hotlines.yaml", "checked_on: 2024-10-01", "checked_on: 2024-01-01"),
    ("no_front_matter", GUIDE, "---\n", ""),
    ("raw_html", GUIDE, "1. Mở", "1. <b>Mở</b>"),
    ("script_link", GUIDE, "(https://example.org/a)", "(javascript:alert(1))"),
    ("dead_link", GUIDE, "/huong-dan/tra-tien.html", "/huong-dan/tra-tiem.html"),
    ("unknown_host", GUIDE, "https://example.org/a", "https://example.com/a"),
    ("unknown_number", GUIDE, "tel:156", "tel:157"),
    ("heading_skipped", GUIDE, "## Các", "#### Các"),
    ("picture", GUIDE, "1. Mở", "1. ![x](y.png) Mở"),
    ("card_number", GUIDE, "1. Mở", "1. Chuyển vào 4111 1111 1111 1111. Mở"),
    ("hidden_character", GUIDE, "1. Mở", "1. M\u{200B}ở"),
    ("config_language", "minhbach.yaml", "languages: [vi, en]", "languages: []"),
    ("config_base_url", "minhbach.yaml", "base_url: null", "base_url: example.org"),
    ("indicator_formula", "data/indicators.yaml", "formula: {share: {methods: 1}}", "formula: {average: {methods: 1}}"),
    ("role_differs_between_languages", METHODOLOGY, "role: methodology", "role: about"),
    ("role_unknown", METHODOLOGY, "role: methodology", "role: metodology"),
    (
        "role_of_two",
        "data/indicators.yaml",
        "{share: {methods: 1}}}\n  - {id: two-methods,",
        "{share: {methods: 1}}, role: contact-point}\n  - {id: two-methods, role: contact-point,",
    ),
    ("role_not_counted", PLAN, "of: [qr, card], module: no", "of: [qr, card], module: yes"),
    ("sentence_forgotten", "themes/minh-bach/words/en/sentences.yaml", "\nhome: ", "\nhoem: "),
    (
        "sentence_gap",
        "themes/minh-bach/words/en/sentences.yaml",
        "{received} of {total} received",
        "{recieved} of {total} received",
    ),
    ("label_forgotten", "themes/minh-bach/words/en/labels.yaml", "\nskip: ", "\nskipp: "),
];

/// All messages of a project, in both languages.
fn messages(small: &Small) -> String {
    let mut out = String::new();
    for lang in ["en", "vi"] {
        let output = small.run(&["check", "--format", "short", "--lang", lang]);
        out.push_str(&format!("[{lang}] exit {}\n", output.status.code().unwrap()));
        out.push_str(&String::from_utf8(output.stderr).unwrap());
    }
    out
}

/// Every case with its messages.
fn cases() -> Vec<(String, String)> {
    let mut cases: Vec<(String, String)> = EDITS
        .iter()
        .map(|(name, file, from, to)| {
            let small = Small::new();
            small.edit(file, from, to);
            ((*name).to_owned(), messages(&small))
        })
        .collect();
    let special = |name: &str, change: &dyn Fn(&Small)| {
        let small = Small::new();
        change(&small);
        (name.to_owned(), messages(&small))
    };
    cases.push(special("no_configuration", &|s| fs::remove_file(s.path("minhbach.yaml")).unwrap()));
    cases.push(special("no_official_text", &|s| fs::remove_file(s.path("data/plans/mau-2024/plan.txt")).unwrap()));
    cases.push(special("no_style", &|s| fs::remove_file(s.path("themes/minh-bach/style.css")).unwrap()));
    cases.push(special("page_not_translated", &|s| {
        fs::remove_file(s.path("content/huong-dan/tra-tien/en.md")).unwrap()
    }));
    cases.push(special("role_of_nobody", &|s| {
        for lang in ["vi", "en"] {
            s.edit(&format!("content/trang/phuong-phap/{lang}.md"), "role: methodology\n", "");
        }
    }));
    cases.push(special("method_explained_twice", &|s| {
        for page in ["huong-dan/tra-tien", "canh-bao/lua-dao"] {
            for lang in ["vi", "en"] {
                s.edit(&format!("content/{page}/{lang}.md"), "audience: public", "audience: public\nmethod: qr");
            }
        }
    }));
    cases.push(special("not_utf8", &|s| s.write("data/topics.yaml", b"topics: \xC3\x28")));
    cases.push(special("period_outside_plan", &|s| {
        s.write("data/plans/mau-2024/results/2026/reports.yaml", "reports: []\n");
    }));
    cases.push(special("folder_is_no_period", &|s| {
        s.write("data/plans/mau-2024/results/quy-1/reports.yaml", "reports: []\n");
    }));
    cases.push(special("total_beside_rows", &|s| {
        s.write(
            "data/plans/mau-2024/results/2024-Q1/totals.csv",
            "area,report,kind,indicator,numerator,denominator\nhuyen-tay,tay,tieu-hoc,cashless-adoption,2,1\n",
        );
    }));
    cases.push(special("total_in_total", &|s| {
        s.write(
            "data/plans/mau-2024/results/2024-Q3/totals.csv",
            "area,report,kind,indicator,numerator,denominator\nhuyen-tay,dong,tieu-hoc,cashless-adoption,1,1\nhuyen-tay,dong,tieu-hoc,cashless-adoption,1,1\n",
        );
    }));
    cases.push(special("report_without_rows", &|s| {
        s.edit(Q1, "truong-4,tay,none,40,0,400000,0\n", "");
        s.edit(Q1, "tram-2,tay,qr,4,1,40000,10000\n", "");
        let reports = s.read(REPORTS);
        s.write(REPORTS, reports.split("revisions:").next().unwrap());
    }));
    cases.push(special("area_ended", &|s| {
        s.edit(AREAS, "areas:\n", "areas:\n  - {id: huyen-cu, code: \"77\", name: {vi: \"Huyện Cũ\", en: \"Old\"}, short: {vi: \"Cũ\", en: \"Old\"}, kind: huyen, parent: tinh-mau, valid_from: null, valid_to: 2023-12-31, successors: [huyen-dong]}\n");
        s.edit("data/institutions/mau.csv", "School 2,huyen-dong", "School 2,huyen-cu");
        s.edit(
            "data/plans/mau-2024/results/2024-Q3/reports.yaml",
            "reports:\n",
            "reports:\n  - {id: cu, from_area: huyen-cu, received: 2024-09-12, status: final, demonstration: yes}\n",
        );
        s.write(
            "data/plans/mau-2024/results/2024-Q3/totals.csv",
            "area,report,kind,indicator,numerator,denominator\nhuyen-cu,cu,tram-y-te,cashless-adoption,1,2\n",
        );
    }));
    cases.push(special("institution_outside_plan", &|s| {
        s.edit(AREAS, "areas:\n", "areas:\n  - {id: tinh-khac, code: \"02\", name: {vi: \"Tỉnh Khác\", en: \"Other\"}, short: {vi: \"Khác\", en: \"Other\"}, kind: tinh, parent: null, valid_from: null, valid_to: null}\n");
        s.edit("data/institutions/mau.csv", "School 2,huyen-dong", "School 2,tinh-khac");
    }));
    #[cfg(unix)]
    cases.push(special("symbolic_link", &|s| {
        std::os::unix::fs::symlink("/etc/hostname", s.path("data/link.yaml")).unwrap()
    }));
    cases.push(special("unused_words", &|s| {
        let labels = s.read("themes/minh-bach/words/en/labels.yaml");
        s.write("themes/minh-bach/words/en/labels.yaml", labels + "nobody_uses_this: x\n");
    }));
    cases.push(special("language_unknown_to_the_portal", &|s| {
        s.edit(
            PLAN,
            "title: {vi: \"Báo cáo\", en: \"Report\"}",
            "title: {vi: \"Báo cáo\", en: \"Report\", fr: \"Rapport\"}",
        );
    }));
    let recorded = |name: &str, change: &dyn Fn(&Small)| {
        special(name, &|s| {
            assert!(s.run(&["record"]).status.success());
            change(s);
        })
    };
    cases.push(recorded("published_changed", &|s| s.edit(Q1, "100,10,1000000", "100,11,1000000")));
    cases.push(recorded("published_gone", &|s| s.edit(Q1, "truong-3,dong,none,50,0,500000,0\n", "")));
    cases.push(recorded("published_institution_renamed", &|s| {
        for path in ["data/institutions/mau.csv", Q1, Q2] {
            s.edit(path, "tram-2,", "tram-9,");
        }
    }));
    cases.push(recorded("reason_gone", &|s| s.edit(REPORTS, "was: 5, kind: correction", "was: 6, kind: correction")));
    cases.push(recorded("reason_for_nothing", &|s| {
        s.edit(REPORTS, "revisions:\n", "revisions:\n  - {institution: truong-2, field: total_count, was: 50, kind: revision, on: 2024-04-05, reason: {vi: \"a\", en: \"b\"}}\n");
    }));
    cases.push(recorded("reason_unknown", &|s| {
        s.edit(REPORTS, "revisions:\n", "revisions:\n  - {institution: truong-2, field: total_count, was: 49, kind: revision, on: 2024-04-05, reason: {vi: \"a\", en: \"b\"}}\n");
    }));
    cases.push(special("reason_not_of_its_field", &|s| {
        s.edit(REPORTS, "was: 5, kind", "was: năm, kind");
        s.edit(REPORTS, "revisions:\n", "revisions:\n  - {area: huyen-dao, institution_kind: tieu-hoc, indicator: cashless-adoption, was: 50%, kind: revision, on: 2024-04-05, reason: {vi: \"a\", en: \"b\"}}\n");
    }));
    cases.push(recorded("recorded_values_damaged", &|s| {
        s.edit("data/published/mau-2024/2024-Q1.csv", "truong-2,none,50", "truong-2,none,x");
        s.edit("data/published/mau-2024/2024-Q3.csv", "institution,", "unit,");
        s.write("data/published/mau-2024/notes.csv", "a,b\n");
    }));
    cases.push(special("broken_template", &|s| {
        s.edit("themes/minh-bach/templates/area.html", "{% block content %}", "{% block content %}{% if %}");
    }));
    cases
}

#[test]
fn every_mistake_is_reported_at_its_position_in_both_languages() {
    let folder = root().join("tests/bad");
    let cases = cases();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, found) in &cases {
            fs::write(folder.join(format!("{name}.txt")), found).unwrap();
        }
    }
    let mut wrong = Vec::new();
    for (name, found) in &cases {
        let expected = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap_or_default();
        if *found != expected {
            wrong.push(format!("{name}\n  was: {expected}\n  now: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), cases.len(), "a file without a case");
}

/// Codes without a case, with the reason.
const NOT_TESTED: &[(&str, &str)] = &[
    ("MB1004", "a file of 64 MiB would slow every test run"),
    ("MB1201", "the CSV reader accepts any UTF-8 text; kept for its other errors"),
];

#[test]
fn every_code_of_the_catalogue_has_a_case() {
    let catalogue: String = crate::support::files(&root().join("src/diagnostics/catalogue"))
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect();
    let codes: BTreeSet<String> =
        catalogue.match_indices("\"MB").map(|(at, _)| catalogue[at + 1..at + 7].to_owned()).collect();
    let mut shown = BTreeSet::new();
    for entry in fs::read_dir(root().join("tests/bad")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        shown.extend(text.match_indices("[MB").map(|(at, _)| text[at + 1..at + 7].to_owned()));
    }
    let untested: Vec<_> = codes
        .iter()
        .filter(|code| !shown.contains(*code) && !NOT_TESTED.iter().any(|(known, _)| known == code))
        .collect();
    assert!(untested.is_empty(), "{untested:?}");
}

/// Vietnamese messages contain no English words of the YAML and CSV libraries.
#[test]
fn vietnamese_messages_are_vietnamese() {
    for entry in fs::read_dir(root().join("tests/bad")).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("broken_template.txt") {
            // Messages of the template engine are in English; its readers write templates.
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let vietnamese = text.split("[vi]").nth(1).unwrap();
        for english in ["expected", "invalid", "unexpected", "mapping", "missing field"] {
            assert!(!vietnamese.contains(english), "{vietnamese}");
        }
    }
}

/// Random damage to real files leads to problems with valid positions, never to a panic.
#[test]
fn damaged_files_never_crash_the_program() {
    let paths = [
        PLAN,
        TEXT,
        Q1,
        REPORTS,
        Q2,
        GUIDE,
        AREAS,
        "minhbach.yaml",
        "data/indicators.yaml",
        "data/institutions/mau.csv",
        "data/published/mau-2024/2024-Q1.csv",
        "data/published/mau-2024/2024-Q1-revisions.csv",
    ];
    let original = Small::new();
    assert!(original.run(&["record"]).status.success());
    let mut state = 0x2022_u64;
    let mut next = |below: usize| {
        // SplitMix64 (Steele and others 2014): every run uses the same random numbers.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % below.max(1) as u64).unwrap()
    };
    let mut files: Vec<(String, String)> = Vec::new();
    for (path, bytes) in crate::support::files(&original.folder) {
        if let Ok(text) = String::from_utf8(bytes) {
            files.push((path, text));
        }
    }
    for _ in 0..3_000 {
        let path = paths[next(paths.len())];
        let text = original.read(path);
        let chars: Vec<char> = text.chars().collect();
        let (a, b) = (next(chars.len()), next(chars.len()));
        let (a, b) = (a.min(b), (a.max(b)).min(a.min(b) + 40));
        let mut damaged: String = chars[..a].iter().collect();
        match next(6) {
            0 => {}
            1 => damaged
                .push_str(["\t", ": ", "- ", "{", "]", "\"", "&a ", "*a", "!x ", "\u{0}", "—", "\u{301}"][next(12)]),
            2 => damaged.extend(chars[a..b].iter().rev()),
            3 => damaged.extend(chars[a..b].iter().chain(&chars[a..b])),
            4 => damaged.push_str(&"[".repeat(next(2_000))),
            _ => damaged.push_str("99999999999999999999"),
        }
        damaged.extend(&chars[b..]);
        let mut findings = minhbach::Findings::default();
        let changed =
            files.iter().map(|(name, text)| (name.clone(), if name == path { damaged.clone() } else { text.clone() }));
        findings.sources = minhbach::input::Sources::of(changed);
        let sources = &findings.sources;
        let mut diagnostics = Vec::new();
        sources.check_characters(&mut diagnostics);
        let loaded = minhbach::parse::load(sources, &minhbach::parse::Overrides::default(), &mut diagnostics);
        for diagnostic in &diagnostics {
            if let Some(span) = diagnostic.span {
                let place = sources.place(span);
                let lines = sources.file(span.file).text.split('\n').count();
                assert!(place.line <= lines, "{}:{} beyond the end of {path}", place.path, place.line);
            }
        }
        if !minhbach::diagnostics::has_errors(&diagnostics)
            && let Some(loaded) = loaded
        {
            let _ = minhbach::measure::measure(&loaded.project);
        }
    }
}
