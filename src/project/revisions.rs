//! Reads the reasons for which published values changed.

use super::areas::area_ix;
use super::decode::Decoder;
use super::known::Known;
use super::results::{Placed, institution};
use super::rows::read_cell;
use crate::diagnostic::{Said, catalogue};
use crate::model::result::{Revision, RevisionKind, Subject};
use crate::source::Span;
use crate::source::csv::CsvCell;
use crate::source::yaml::{Node, Value};

/// Reads an entry of `revisions`: a cell (`institution`, `field`) or a total (`area`, `institution_kind`, `indicator`).
pub fn read_revision(
    d: &mut Decoder<'_>,
    known: &Known<'_>,
    node: &Node,
    places: &mut Vec<Span>,
) -> Option<Placed<Revision>> {
    let mut f = d.fields(node);
    let span = f.span();
    let subject = match d.optional(&mut f, "area") {
        Some(area) => {
            let kind = d.required(&mut f, "institution_kind");
            let kind = d.maybe_name(kind, known.kind_names);
            let indicator = d.required(&mut f, "indicator");
            let indicator = d.maybe_name(indicator, known.indicators);
            let area = d.maybe_name(Some(area), known.area_names).map(area_ix);
            area.zip(kind).zip(indicator).map(|((area, kind), indicator)| Subject::Total(area, kind, indicator))
        }
        None => {
            let whose = d.required(&mut f, "institution");
            let whose = institution(d, known, whose);
            let field = d.required(&mut f, "field");
            let field = d.maybe_name(field, known.field_names);
            whose.zip(field).map(|(whose, field)| Subject::Cell(whose, field))
        }
    };
    let was = d.required(&mut f, "was").map(|n| CsvCell { text: written(d, n).into(), span: n.span });
    let kind = d.required(&mut f, "kind");
    let kind = d.one_of(kind, &[("revision", RevisionKind::Revision), ("correction", RevisionKind::Correction)]);
    let on = d.required(&mut f, "on");
    let on = d.date(on);
    let reason = d.required(&mut f, "reason");
    let reason = d.text(reason);
    d.finish(f);
    let (subject, was) = (subject?, was?);
    let text = match subject {
        // Written as results are written, so that it can be held against them.
        Subject::Cell(_, field) => {
            let cell = read_cell(d, known, &known.fields[field], &was);
            known.cell_text(cell)
        }
        Subject::Total(..) => match counts(&was.text) {
            Some((upper, lower)) => format!("{upper}/{lower}"),
            None => {
                let wanted = Said::new("tử số/mẫu số, như 12/30", "numerator/denominator, such as 12/30");
                d.diagnostics.push(catalogue::wrong_value(was.span, &was.text, &wanted));
                return None;
            }
        },
    };
    places.push(was.span);
    Some(Placed { what: Revision { subject, was: text, kind, on, reason }, span, values: places.len() - 1 })
}

/// A value as a cell writes it: `[x]`, `[z]` and `[w]` are lists to YAML, and so are methods.
pub(super) fn written(d: &mut Decoder<'_>, node: &Node) -> String {
    match &node.value {
        Value::List(items) => match items.as_slice() {
            [Node { value: Value::Scalar(mark), .. }] if matches!(mark.as_str(), "x" | "z" | "w") => {
                format!("[{mark}]")
            }
            items => items.iter().map(|n| d.string(Some(n))).collect::<Vec<_>>().join(" "),
        },
        Value::Null | Value::Scalar(_) | Value::Map(_) => d.string(Some(node)).to_owned(),
    }
}

/// `12/30` as two counts.
fn counts(text: &str) -> Option<(u64, u64)> {
    let (upper, lower) = text.split_once('/')?;
    let count = |t: &str| if t.bytes().all(|b| b.is_ascii_digit()) { t.parse().ok() } else { None };
    Some((count(upper.trim())?, count(lower.trim())?))
}
