//! Writes the memory: the same text for the same data, one file a part of a period, cells as in result files.

use super::{FOLDER, Part, says};
use crate::model::result::{Revision, RevisionKind, Subject};
use crate::project::known::Known;
use crate::project::results::AsRead;

/// Adds the files of a period: a part that has nothing to say has no file.
pub(super) fn write(known: &Known<'_>, read: &AsRead, files: &mut Vec<(String, String)>) {
    for part in Part::ALL {
        let text = match part {
            Part::Rows => rows(known, read),
            Part::Totals => totals(known, read),
            Part::Revisions => revisions(known, read),
            Part::TotalRevisions => total_revisions(known, read),
        };
        // The first line is the header.
        if text.lines().nth(1).is_some() {
            let path = format!("{FOLDER}/{}/{}{}", known.plan.id, read.period.id(), part.suffix());
            files.push((path, text));
        }
    }
}

fn rows(known: &Known<'_>, read: &AsRead) -> String {
    let fields: Vec<usize> = (0..known.fields.len())
        .filter(|f| read.rows.iter().any(|row| says(known, row.what.institution, *f, row.what.cells[*f])))
        .collect();
    let mut text = line(std::iter::once("institution").chain(fields.iter().map(|f| known.fields[*f].id.as_str())));
    for row in &read.rows {
        let whose = known.institutions[row.what.institution.0 as usize].id.clone();
        let cells = fields.iter().map(|f| known.cell_text(row.what.cells[*f]));
        text.push_str(&line(std::iter::once(whose).chain(cells)));
    }
    text
}

fn totals(known: &Known<'_>, read: &AsRead) -> String {
    let mut all: Vec<_> = read
        .totals
        .iter()
        .map(|t| (t.what.area, t.what.kind, t.what.indicator, t.what.numerator, t.what.denominator))
        .collect();
    all.sort_unstable();
    let mut text = line(["area", "kind", "indicator", "numerator", "denominator"]);
    for (area, kind, indicator, upper, lower) in all {
        let [area, kind, indicator] = known.total_ids(area, kind, indicator);
        text.push_str(&line([area, kind, indicator, &upper.to_string(), &lower.to_string()]));
    }
    text
}

fn revisions(known: &Known<'_>, read: &AsRead) -> String {
    let mut text = line(["institution", "field", "was", "kind", "on"]);
    for revision in sorted(read) {
        match revision.subject {
            Subject::Cell(whose, field) => text.push_str(&line([
                known.institutions[whose.0 as usize].id.as_str(),
                known.fields[field].id.as_str(),
                &revision.was,
                kind(revision.kind),
                &revision.on.to_string(),
            ])),
            Subject::Total(..) => {}
        }
    }
    text
}

fn total_revisions(known: &Known<'_>, read: &AsRead) -> String {
    let mut text = line(["area", "institution_kind", "indicator", "was", "kind", "on"]);
    for revision in sorted(read) {
        match revision.subject {
            Subject::Cell(..) => {}
            Subject::Total(area, of, indicator) => {
                let [area, of, indicator] = known.total_ids(area, of, indicator);
                let on = revision.on.to_string();
                text.push_str(&line([area, of, indicator, &revision.was, kind(revision.kind), &on]));
            }
        }
    }
    text
}

fn sorted(read: &AsRead) -> Vec<&Revision> {
    let mut all: Vec<&Revision> = read.revisions.iter().map(|revision| &revision.what).collect();
    all.sort_by(|a, b| (a.subject, a.on, &a.was, kind(a.kind)).cmp(&(b.subject, b.on, &b.was, kind(b.kind))));
    all
}

/// A kind of revision as `reports.yaml` writes it.
fn kind(kind: RevisionKind) -> &'static str {
    match kind {
        RevisionKind::Revision => "revision",
        RevisionKind::Correction => "correction",
    }
}

/// Ids, counts and marks hold no comma and no quotation mark.
fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for cell in cells {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(cell.as_ref());
    }
    text.push('\n');
    text
}

/// The line of `reports.yaml` that gives the reason for a change; the editor fills in the words.
pub(super) fn entry(known: &Known<'_>, subject: Subject, was: &str, languages: &[String]) -> String {
    let subject = match subject {
        Subject::Cell(whose, field) => {
            let whose = &known.institutions[whose.0 as usize].id;
            format!("institution: {whose}, field: {}", known.fields[field].id)
        }
        Subject::Total(area, of, indicator) => {
            let [area, of, indicator] = known.total_ids(area, of, indicator);
            format!("area: {area}, institution_kind: {of}, indicator: {indicator}")
        }
    };
    let words: Vec<String> = languages.iter().map(|lang| format!("{lang}: \"…\"")).collect();
    let on = known.as_of;
    format!("- {{{subject}, was: {was}, kind: correction, on: {on}, reason: {{{}}}}}", words.join(", "))
}
