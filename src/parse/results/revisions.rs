//! Reads the reasons for which published values changed.

use super::cell;
use super::parsed::Spanned;
use super::refs::ResultRefs;
use crate::input::Span;
use crate::input::csv::CsvCell;
use crate::model::result::{Revision, RevisionKind, Subject};
use crate::parse::fields::Fields;

/// Reads an entry of `revisions`: a cell (`institution`, `field`) or a total (`area`, `institution_kind`, `indicator`).
pub fn read(f: &mut Fields<'_, '_, '_>, refs: &ResultRefs<'_>, spans: &mut Vec<Span>) -> Option<Spanned<Revision>> {
    let span = f.span();
    let is_total = f.has_value("area");
    let area = f.reference("area", refs.names.areas);
    let subject = if is_total {
        let kind = f.reference("institution_kind", refs.names.kinds);
        let indicator = f.reference("indicator", refs.names.indicators);
        area.zip(kind.zip(indicator)).map(|(area, (kind, indicator))| Subject::Total(area, kind, indicator))
    } else {
        let whose = f.reference("institution", refs.institution_names);
        let field = f.reference("field", refs.field_names);
        whose.zip(field).map(|(whose, field)| Subject::Cell(whose, field))
    };
    let was = f.node("was").map(|node| CsvCell { text: cell::written(f.d, node).into(), span: node.span });
    let kind = f.one_of("kind", &[("revision", RevisionKind::Revision), ("correction", RevisionKind::Correction)]);
    let (on, reason) = (f.date("on"), f.text("reason"));
    let (subject, was) = (subject?, was?);
    let text = match subject {
        // Written as results are written, so that the two can be compared.
        Subject::Cell(_, field) => {
            let cell = cell::read(f.d, refs, &refs.fields[field], &was);
            refs.cell_text(cell)
        }
        Subject::Total(..) => {
            let Some((upper, lower)) = counts(&was.text) else {
                let (vi, en) = ("tử số/mẫu số, như 12/30", "numerator/denominator, such as 12/30");
                f.d.wrong_value(was.span, &was.text, vi, en);
                return None;
            };
            format!("{upper}/{lower}")
        }
    };
    let revision = Revision { subject, was: text, kind: kind?, on: on?, reason };
    spans.push(was.span);
    Some(Spanned { what: revision, span, values: spans.len() - 1 })
}

/// `12/30` as two counts.
fn counts(text: &str) -> Option<(u64, u64)> {
    let (upper, lower) = text.split_once('/')?;
    let count = |t: &str| if t.bytes().all(|b| b.is_ascii_digit()) { t.parse().ok() } else { None };
    Some((count(upper.trim())?, count(lower.trim())?))
}
