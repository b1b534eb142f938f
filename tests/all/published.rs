//! Published values are recorded in `data/published/`. No value can change without a reason, and no reason can disappear.

use std::fs;

use minhbach::Findings;
use minhbach::diagnostics::{Diagnostic, Severity};
use minhbach::model::ids::LangIx;
use minhbach::parse::Overrides;
use minhbach::render::formats::table;
use minhbach::site::data::files::FILES;

use crate::support::{Small, files};

const RESULTS: &str = "data/plans/mau-2024/results";
const RECORDED: &str = "data/published/mau-2024";
const Q1: &str = "data/plans/mau-2024/results/2024-Q1/rows.csv";
const Q1_REPORTS: &str = "data/plans/mau-2024/results/2024-Q1/reports.yaml";
const TOTALS: &str = "data/plans/mau-2024/results/2024-Q1/totals.csv";

/// The small project after `minhbach record`.
fn recorded_project() -> Small {
    let small = Small::new();
    record(&small);
    small
}

fn record(small: &Small) -> String {
    let output = small.run(&["record", "--lang", "en"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{stderr}");
    stderr
}

/// Errors of the project; when there are none, the page of corrections and the file of revisions.
fn errors(small: &Small) -> Result<(String, String), Vec<(Diagnostic, String)>> {
    let mut findings = Findings::default();
    let shown = minhbach::with_site(&small.folder, &Overrides::default(), &mut findings, |site, _, _, _| {
        let (_, page) = site.addresses.iter().find(|(address, _)| *address == "thay-doi/dinh-chinh.html").unwrap();
        let view = serde_json::to_string(&site.view(page, LangIx::ROOT)).unwrap();
        let file = FILES.iter().find(|file| file.id == "revisions").unwrap();
        (view, String::from_utf8(table::draw(site.measured, file, None).csv).unwrap())
    });
    shown.unwrap().ok_or_else(|| {
        let errors = findings.diagnostics.iter().filter(|d| d.severity == Severity::Error);
        errors
            .map(|d| {
                let place = d.span.map(|span| findings.sources.place(span));
                (d.clone(), place.map_or_else(String::new, |p| format!("{}:{}:{}", p.path, p.line, p.column)))
            })
            .collect()
    })
}

fn codes(small: &Small) -> Vec<&'static str> {
    errors(small).map_or_else(|errors| errors.iter().map(|(d, _)| d.code).collect(), |_| Vec::new())
}

/// Adds an entry to `revisions:` of a period.
fn add_reason(small: &Small, period: &str, line: &str) {
    let path = format!("{RESULTS}/{period}/reports.yaml");
    let text = small.read(&path);
    let text = match text.find("revisions:\n") {
        Some(at) => format!("{}  {line}\n{}", &text[..at + 11], &text[at + 11..]),
        None => format!("{text}revisions:\n  {line}\n"),
    };
    small.write(&path, text);
}

/// A different value that is valid for the same field.
fn different_value(was: &str) -> String {
    match (was, was.parse::<u64>()) {
        (_, Ok(0)) => "1".to_owned(),
        (_, Ok(n)) if n < 50 || n == 200_000 => (n - 1).to_string(),
        (_, Ok(n)) => (n + 1).to_string(),
        ("[w]", _) => "[z]".to_owned(),
        ("qr", _) => "card".to_owned(),
        _ => "qr".to_owned(),
    }
}

/// Writes another value into a cell, in CSV or in YAML.
fn change(small: &Small, period: &str, institution: &str, field: &str, value: &str) {
    let csv = format!("{RESULTS}/{period}/rows.csv");
    if small.path(&csv).exists() {
        let text = small.read(&csv);
        let column = text.lines().next().unwrap().split(',').position(|head| head == field).unwrap();
        let lines = text.lines().map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if cells[0] == institution {
                cells[column] = value;
            }
            cells.join(",") + "\n"
        });
        small.write(&csv, lines.collect::<String>());
        return;
    }
    let yaml = format!("{RESULTS}/{period}/rows.yaml");
    let text = small.read(&yaml);
    let row = text.find(&format!("institution: {institution},")).unwrap();
    let from = row + text[row..].find(&format!(" {field}: ")).unwrap() + field.len() + 3;
    let end = if text[from..].starts_with('[') { ']' } else { ',' };
    let close = text[from..].find([end, '}']).unwrap();
    let to = from + close + usize::from(end == ']');
    small.write(&yaml, format!("{}\"{value}\"{}", &text[..from], &text[to..]));
}

#[test]
fn no_recorded_value_changes_without_a_reason_and_each_change_is_shown() {
    let small = recorded_project();
    let original = files(&small.path("data"));
    let mut changed = 0;
    for period in ["2024-Q1", "2024-Q2", "2024-Q3"] {
        let recorded = small.read(&format!("{RECORDED}/{period}.csv"));
        let heads: Vec<&str> = recorded.lines().next().unwrap().split(',').collect();
        assert_eq!(heads, ["institution", "methods", "total_count", "cashless_count", "total_value", "cashless_value"]);
        for row in recorded.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            for (field, was) in heads.iter().zip(&cells).skip(1).filter(|(_, was)| **was != "[x]") {
                let now = different_value(was);
                change(&small, period, cells[0], field, &now);
                let found = errors(&small).unwrap_err();
                let [(problem, place)] = found.as_slice() else { panic!("{period} {row} {field}: {found:?}") };
                assert_eq!(problem.code, "MB4101");
                assert!(place.starts_with(&format!("{RESULTS}/{period}/rows.")), "{place}");
                assert!(problem.message.en.contains(&format!("«{was}» and is now «{now}»")), "{problem:?}");
                let fix = &problem.fix.as_ref().unwrap().en;
                add_reason(&small, period, &fix[fix.find("- {").unwrap()..]);
                let (page, file) = errors(&small).unwrap();
                // Four transactions are too few to publish, both before and after the change.
                let is_small = (period, cells[0]) == ("2024-Q1", "tram-2") && *field != "methods";
                let shown = if is_small { "[w]" } else { was };
                let entry = format!("mau-2024,{period},{},{field},,,,{shown},corrected,2024-10-10,…", cells[0]);
                assert!(file.contains(&entry), "{entry}\n{file}");
                assert!(page.contains("\"10/10/2024\"") || page.contains("10/10/2024"), "{page}");
                changed += 1;
                for path in ["2024-Q1/rows.csv", "2024-Q1/reports.yaml", "2024-Q2/rows.yaml", "2024-Q2/reports.yaml"]
                    .iter()
                    .chain(&["2024-Q3/rows.csv", "2024-Q3/reports.yaml"])
                {
                    let path = format!("plans/mau-2024/results/{path}");
                    small.write(&format!("data/{path}"), &original[&path]);
                }
            }
        }
    }
    assert_eq!(changed, 68);
}

#[test]
fn a_changed_value_is_reported_at_its_cell() {
    let small = recorded_project();
    small.edit(Q1, "100,10,1000000", "100,11,1000000");
    let output = small.run(&["check", "--lang", "en", "--format", "short"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("2024-Q1/rows.csv:2:27: error[MB4101]"), "{stderr}");
}

#[test]
fn an_unexplained_change_publishes_and_records_nothing() {
    let small = recorded_project();
    assert!(small.run(&["build"]).status.success());
    let (site, recorded) = (files(&small.path("public")), files(&small.path("data/published")));
    small.edit(Q1, "100,10,1000000", "100,11,1000000");
    for command in [&["build"][..], &["record"]] {
        assert_eq!(small.run(command).status.code(), Some(1));
        assert_eq!(files(&small.path("public")), site);
        assert_eq!(files(&small.path("data/published")), recorded);
    }
}

#[test]
fn a_published_reason_cannot_be_removed() {
    let small = recorded_project();
    let text = small.read(Q1_REPORTS);
    let without: String = text.lines().filter(|l| !l.contains("Nhập nhầm")).map(|l| format!("{l}\n")).collect();
    small.write(Q1_REPORTS, without);
    assert_eq!(codes(&small), ["MB4103"]);
    // Its wording may change.
    small.write(Q1_REPORTS, text.replace("Nhập nhầm", "Gõ nhầm một chữ số"));
    assert_eq!(codes(&small), [""; 0]);
    small.write(Q1_REPORTS, text.replace("on: 2024-04-02", "on: 2024-04-01"));
    assert_eq!(codes(&small), ["MB4103"]);
}

#[test]
fn an_old_reason_does_not_explain_a_new_change() {
    let small = recorded_project();
    // The recorded reason is for the change from 5 to 10. Now the value becomes 12, and then 10 again.
    small.edit(Q1, "100,10,1000000", "100,12,1000000");
    assert_eq!(codes(&small), ["MB4101"]);
    let reason = |was: u32, on: &str| {
        format!(
            "- {{institution: truong-1, field: cashless_count, was: {was}, kind: correction, on: {on}, reason: {{vi: a, en: b}}}}"
        )
    };
    add_reason(&small, "2024-Q1", &reason(10, "2024-05-01"));
    assert!(record(&small).contains("changed with a reason: 1"));
    small.edit(Q1, "100,12,1000000", "100,10,1000000");
    add_reason(&small, "2024-Q1", &reason(12, "2024-05-02"));
    assert!(record(&small).contains("changed with a reason: 1"));
    small.edit(Q1, "100,10,1000000", "100,13,1000000");
    assert_eq!(codes(&small), ["MB4101"], "the reason for 10 explains only one change");
}

#[test]
fn a_missing_value_may_be_added_later() {
    let small = recorded_project();
    let q2 = format!("{RESULTS}/2024-Q2/rows.yaml");
    small.edit(&q2, "total_value: \"[x]\", cashless_value: \"[x]\"", "total_value: 9000, cashless_value: 800");
    assert_eq!(codes(&small), [""; 0]);
    assert!(record(&small).contains("Newly recorded: 2 values"));
    small.edit(&q2, "total_value: 9000", "total_value: 9001");
    assert_eq!(codes(&small), ["MB4101"]);
}

#[test]
fn no_row_period_or_plan_can_disappear() {
    let small = recorded_project();
    small.edit(Q1, "truong-3,dong,none,50,0,500000,0\n", "");
    let mut found = errors(&small).unwrap_err();
    // Its report lacks the row now, too.
    found.retain(|(problem, _)| problem.code != "MB4035");
    assert_eq!((found[0].0.code, found.len()), ("MB4102", 1));
    assert!(found[0].1.starts_with(Q1_REPORTS), "{found:?}");
    assert!(found[0].0.message.en.contains("truong-3"));

    let small = recorded_project();
    fs::remove_dir_all(small.path(RESULTS).join("2024-Q3")).unwrap();
    let found = errors(&small).unwrap_err();
    assert_eq!((found[0].0.code, found[0].1.as_str()), ("MB4102", "data/published/mau-2024/2024-Q3.csv:1:1"));
    assert_eq!(found.len(), 1);

    let small = recorded_project();
    fs::remove_dir_all(small.path("data/plans/mau-2024")).unwrap();
    let output = small.run(&["check", "--lang", "en", "--format", "short"]);
    assert!(
        String::from_utf8(output.stderr).unwrap().contains("data/published/mau-2024/2024-Q1.csv:1:1: error[MB4102]")
    );
}

#[test]
fn totals_are_recorded_as_well() {
    let small = Small::new();
    let totals = "area,report,kind,indicator,numerator,denominator\nhuyen-dao,dao,tieu-hoc,cashless-adoption,2,4\n";
    small.write(TOTALS, totals);
    record(&small);
    assert_eq!(
        small.read(&format!("{RECORDED}/2024-Q1-totals.csv")),
        "area,kind,indicator,numerator,denominator\nhuyen-dao,tieu-hoc,cashless-adoption,2,4\n"
    );
    fs::remove_file(small.path(TOTALS)).unwrap();
    assert_eq!(codes(&small), ["MB4102"]);
    small.write(TOTALS, totals.replace("2,4", "3,4"));
    let found = errors(&small).unwrap_err();
    assert_eq!((found[0].0.code, found[0].1.as_str()), ("MB4101", &*format!("{TOTALS}:2:42")));
    let fix = &found[0].0.fix.as_ref().unwrap().en;
    add_reason(&small, "2024-Q1", &fix[fix.find("- {").unwrap()..]);
    let (page, file) = errors(&small).unwrap();
    assert!(
        file.contains("mau-2024,2024-Q1,,,huyen-dao,tieu-hoc,cashless-adoption,2/4,corrected,2024-10-10,…"),
        "{file}"
    );
    assert!(page.contains("2/4"), "{page}");
    record(&small);
    assert!(small.read(&format!("{RECORDED}/2024-Q1-totals-revisions.csv")).contains("2/4,correction,2024-10-10"));
    let text = small.read(Q1_REPORTS);
    let without: String = text.lines().filter(|l| !l.contains("2/4")).map(|l| format!("{l}\n")).collect();
    small.write(Q1_REPORTS, without);
    assert_eq!(codes(&small), ["MB4103"]);
}

#[test]
fn recording_again_writes_nothing_and_neither_does_check() {
    let small = Small::new();
    let output = small.run(&["record", "--check", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!small.path("data/published").exists());
    assert!(record(&small).contains("Newly recorded: 68 values"));
    let modified = |small: &Small| fs::metadata(small.path(RECORDED).join("2024-Q1.csv")).unwrap().modified().unwrap();
    let (before, recorded) = (modified(&small), files(&small.path("data/published")));
    std::thread::sleep(std::time::Duration::from_millis(20));
    assert!(record(&small).contains("files written in data/published: 0"));
    assert_eq!((modified(&small), files(&small.path("data/published"))), (before, recorded));
    assert!(small.run(&["record", "--check"]).status.success());
    assert_eq!(small.run(&["record", "--as-of", "2024-04-01"]).status.code(), Some(2), "record does not accept a day");
}

#[test]
fn a_build_reports_unrecorded_values_if_the_project_records_values() {
    let small = Small::new();
    let stderr = |small: &Small| String::from_utf8(small.run(&["build", "--lang", "en"]).stderr).unwrap();
    assert!(!stderr(&small).contains("recorded"));
    record(&small);
    assert!(!stderr(&small).contains("recorded"));
    let q3 = format!("{RESULTS}/2024-Q3/rows.csv");
    let reports = format!("{RESULTS}/2024-Q3/reports.yaml");
    let report = "  - {id: so, from_agency: so-mau, received: 2024-09-25, status: final, demonstration: yes}\n";
    small.write(&reports, small.read(&reports) + report);
    small.write(&q3, small.read(&q3) + "tram-2,so,qr,4,1,40000,10000\n");
    let stderr = stderr(&small);
    assert!(stderr.contains("5 published values are not recorded yet: run `minhbach record`"), "{stderr}");
}

#[test]
fn a_build_as_of_a_past_day_is_compared_with_all_recorded_values() {
    let small = recorded_project();
    let output = small.run(&["build", "--as-of", "2024-04-01", "--lang", "en"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_recorded_values_of_the_bundled_project_are_current() {
    let output = crate::support::run(&crate::support::root(), &["record", "--check", "--lang", "en"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
