//! Reads the files of recorded values. A recorded name that the data no longer has is reported as gone.

use super::recorded::{Held, Part, Reason, Recorded, RecordedFile};
use crate::diagnostics::catalogue;
use crate::input::csv::{CsvCell, Table};
use crate::model::ids::{FieldIx, InstitutionIx};
use crate::model::result::{RevisionKind, Subject};
use crate::parse::cells::{Cells, Columns};
use crate::parse::decode::Decoder;
use crate::parse::names::Names;
use crate::parse::results::cell;
use crate::parse::results::refs::ResultRefs;

/// Adds the values of a file.
pub(super) fn add(recorded: &mut Recorded, d: &mut Decoder<'_>, refs: &ResultRefs<'_>, file: &RecordedFile) {
    let sources = d.sources;
    let table = crate::input::csv::read(file.id, &sources.file(file.id).text, &mut d.diagnostics);
    let Some(columns) = Columns::find(d, &table, file.id, file.part.shape()) else { return };
    if file.part == Part::Rows {
        add_rows(recorded, d, refs, &table);
        return;
    }
    for row in table.rows() {
        let mut c = Cells::new(d, &columns, row);
        match file.part {
            Part::Rows => {}
            Part::Totals => {
                let subject = total(&mut c, refs, "kind");
                let (upper, lower) = (c.count("numerator"), c.count("denominator"));
                if let (Some(subject), Some(upper), Some(lower)) = (subject, upper, lower) {
                    recorded.values.push((subject, Held::Total(upper, lower)));
                }
            }
            Part::Revisions => {
                let whose = known(&mut c, "institution", refs.institution_names);
                let field: Option<FieldIx> = known(&mut c, "field", refs.field_names);
                if let (Some(whose), Some(field), Some(was)) = (whose, field, c.cell("was")) {
                    let was = cell::read(c.d, refs, &refs.fields[field], was);
                    recorded.revisions.extend(reason(&mut c, Subject::Cell(whose, field), refs.cell_text(was)));
                }
            }
            Part::TotalRevisions => {
                if let (Some(subject), Some(was)) = (total(&mut c, refs, "institution_kind"), c.cell("was")) {
                    recorded.revisions.extend(reason(&mut c, subject, was.text.to_string()));
                }
            }
        }
    }
}

fn add_rows(recorded: &mut Recorded, d: &mut Decoder<'_>, refs: &ResultRefs<'_>, table: &Table<'_>) {
    let Some(first) = table.column("institution") else { return };
    let heads = table.heads.iter().enumerate();
    let fields: Vec<Option<FieldIx>> =
        heads.map(|(column, head)| if column == first { None } else { declared(d, head, refs.field_names) }).collect();
    for row in table.rows() {
        let Some(whose): Option<InstitutionIx> = declared(d, &row[first], refs.institution_names) else { continue };
        recorded.rows.push(whose);
        for (field, cell) in fields.iter().zip(row) {
            if let Some(field) = *field {
                let value = Held::Cell(cell::read(d, refs, &refs.fields[field], cell));
                recorded.values.push((Subject::Cell(whose, field), value));
            }
        }
    }
}

fn reason(c: &mut Cells<'_, '_, '_>, subject: Subject, was: String) -> Option<Reason> {
    let kind = c.one_of("kind", &[("revision", RevisionKind::Revision), ("correction", RevisionKind::Correction)]);
    let on = c.date("on");
    Some(Reason { subject, was, kind: kind?, on: on? })
}

/// The total that a row names; its kind of institution has another column in each file.
fn total(c: &mut Cells<'_, '_, '_>, refs: &ResultRefs<'_>, kind: &'static str) -> Option<Subject> {
    let area = known(c, "area", refs.names.areas);
    let kind = known(c, kind, refs.names.kinds);
    let indicator = known(c, "indicator", refs.names.indicators);
    Some(Subject::Total(area?, kind?, indicator?))
}

/// The index of a recorded name in a column.
fn known<Ix: From<usize>>(c: &mut Cells<'_, '_, '_>, key: &'static str, names: &Names) -> Option<Ix> {
    let cell = c.name(key, names)?;
    declared(c.d, cell, names)
}

/// The index of a recorded name.
fn declared<Ix: From<usize>>(d: &mut Decoder<'_>, cell: &CsvCell<'_>, names: &Names) -> Option<Ix> {
    if !names.is_declared(&cell.text) {
        let (vi, en) = (format!("mã «{}»", cell.text), format!("the id «{}»", cell.text));
        d.diagnostics.push(catalogue::published_gone(cell.span, &vi, &en));
    }
    names.get(&cell.text)
}
