//! Writes the recorded values: one file for each part of a period, with cells as in result files. The same data gives
//! the same text.

use super::recorded::{FOLDER, Part};
use crate::model::ids::FieldIx;
use crate::model::result::{Revision, RevisionKind, Subject};
use crate::parse::results::parsed::ParsedPeriod;
use crate::parse::results::refs::ResultRefs;

/// Adds the files of a period. An empty part has no file.
pub(super) fn write(refs: &ResultRefs<'_>, read: &ParsedPeriod, files: &mut Vec<(String, String)>) {
    for part in Part::ALL {
        let text = match part {
            Part::Rows => rows(refs, read),
            Part::Totals => totals(refs, read),
            Part::Revisions => revisions(refs, read),
            Part::TotalRevisions => total_revisions(refs, read),
        };
        // The first line is the header.
        if text.lines().nth(1).is_some() {
            let path = format!("{FOLDER}/{}/{}{}", refs.plan.id, read.period.id(), part.suffix());
            files.push((path, text));
        }
    }
}

fn rows(refs: &ResultRefs<'_>, read: &ParsedPeriod) -> String {
    let fields: Vec<FieldIx> = refs
        .fields
        .keys()
        .filter(|f| read.rows.iter().any(|row| refs.says(row.what.institution, *f, row.what.cells[*f])))
        .collect();
    let mut heads: Vec<&str> = Part::Rows.shape().names().collect();
    heads.extend(fields.iter().map(|f| refs.fields[*f].id.as_str()));
    let mut text = line(heads);
    for row in &read.rows {
        let whose = refs.institutions[row.what.institution].id.clone();
        let cells = fields.iter().map(|f| refs.cell_text(row.what.cells[*f]));
        text.push_str(&line(std::iter::once(whose).chain(cells)));
    }
    text
}

fn totals(refs: &ResultRefs<'_>, read: &ParsedPeriod) -> String {
    let mut all: Vec<_> = read
        .totals
        .iter()
        .map(|t| (t.what.area, t.what.kind, t.what.indicator, t.what.numerator, t.what.denominator))
        .collect();
    all.sort_unstable();
    let mut text = line(Part::Totals.shape().names());
    for (area, kind, indicator, upper, lower) in all {
        let [area, kind, indicator] = refs.total_ids(area, kind, indicator);
        text.push_str(&line([area, kind, indicator, &upper.to_string(), &lower.to_string()]));
    }
    text
}

fn revisions(refs: &ResultRefs<'_>, read: &ParsedPeriod) -> String {
    let mut text = line(Part::Revisions.shape().names());
    for revision in sorted(read) {
        match revision.subject {
            Subject::Cell(whose, field) => text.push_str(&line([
                refs.institutions[whose].id.as_str(),
                refs.fields[field].id.as_str(),
                &revision.was,
                kind(revision.kind),
                &revision.on.to_string(),
            ])),
            Subject::Total(..) => {}
        }
    }
    text
}

fn total_revisions(refs: &ResultRefs<'_>, read: &ParsedPeriod) -> String {
    let mut text = line(Part::TotalRevisions.shape().names());
    for revision in sorted(read) {
        match revision.subject {
            Subject::Cell(..) => {}
            Subject::Total(area, of, indicator) => {
                let [area, of, indicator] = refs.total_ids(area, of, indicator);
                let on = revision.on.to_string();
                text.push_str(&line([area, of, indicator, &revision.was, kind(revision.kind), &on]));
            }
        }
    }
    text
}

fn sorted(read: &ParsedPeriod) -> Vec<&Revision> {
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
