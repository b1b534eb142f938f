//! Reads the files of the memory. A name that the data no longer has was published and is gone.

use super::{Held, MemoryFile, Part, Reason, Remembered, start};
use crate::diagnostic::catalogue;
use crate::model::result::{RevisionKind, Subject};
use crate::project::areas::area_ix;
use crate::project::decode::{Decoder, Names};
use crate::project::known::Known;
use crate::project::results::institution_ix;
use crate::project::rows::read_cell;
use crate::source::csv::{CsvCell, Table};
use crate::source::yaml::{Node, Value};

impl Remembered {
    /// Adds what a file holds.
    pub(super) fn add(&mut self, d: &mut Decoder<'_>, known: &Known<'_>, file: &MemoryFile) {
        let sources = d.sources;
        let table = crate::source::csv::read(file.id, &sources.file(file.id).text, &mut d.diagnostics);
        let heads: &[&str] = match file.part {
            Part::Rows => &["institution"],
            Part::Totals => &["area", "kind", "indicator", "numerator", "denominator"],
            Part::Revisions => &["institution", "field", "was", "kind", "on"],
            Part::TotalRevisions => &["area", "institution_kind", "indicator", "was", "kind", "on"],
        };
        let mut places = Vec::new();
        for head in heads {
            match table.column(head) {
                Some(place) => places.push(place),
                None => {
                    let place = table.heads.first().map_or_else(|| start(file.id), |cell| cell.span);
                    d.diagnostics.push(catalogue::csv_columns(place, head));
                    return;
                }
            }
        }
        if file.part == Part::Rows {
            self.add_rows(d, known, &table, places[0]);
            return;
        }
        for row in table.rows() {
            let cells: Vec<&CsvCell<'_>> = places.iter().map(|place| &row[*place]).collect();
            match file.part {
                Part::Rows => {}
                Part::Totals => self.add_total(d, known, &cells),
                Part::Revisions => {
                    let whose = lost(d, cells[0], known.institution_names).map(institution_ix);
                    let field = lost(d, cells[1], known.field_names);
                    if let (Some(whose), Some(field)) = (whose, field) {
                        let was = read_cell(d, known, &known.fields[field], cells[2]);
                        self.add_reason(d, Subject::Cell(whose, field), known.cell_text(was), cells[3], cells[4]);
                    }
                }
                Part::TotalRevisions => {
                    if let Some(subject) = total(d, known, &cells) {
                        self.add_reason(d, subject, cells[3].text.to_string(), cells[4], cells[5]);
                    }
                }
            }
        }
    }

    fn add_rows(&mut self, d: &mut Decoder<'_>, known: &Known<'_>, table: &Table<'_>, first: usize) {
        let fields: Vec<Option<usize>> = table
            .heads
            .iter()
            .enumerate()
            .map(|(column, head)| if column == first { None } else { lost(d, head, known.field_names) })
            .collect();
        for row in table.rows() {
            let Some(whose) = lost(d, &row[first], known.institution_names).map(institution_ix) else { continue };
            self.rows.push(whose);
            for (field, cell) in fields.iter().zip(row) {
                if let Some(field) = *field {
                    let value = Held::Cell(read_cell(d, known, &known.fields[field], cell));
                    self.values.push((Subject::Cell(whose, field), value));
                }
            }
        }
    }

    fn add_total(&mut self, d: &mut Decoder<'_>, known: &Known<'_>, cells: &[&CsvCell<'_>]) {
        let subject = total(d, known, cells);
        let upper = d.count_of(&cells[3].text, cells[3].span);
        let lower = d.count_of(&cells[4].text, cells[4].span);
        if let (Some(subject), Some(upper), Some(lower)) = (subject, upper, lower) {
            self.values.push((subject, Held::Total(upper, lower)));
        }
    }

    fn add_reason(&mut self, d: &mut Decoder<'_>, subject: Subject, was: String, kind: &CsvCell<'_>, on: &CsvCell<'_>) {
        let kind = Node { span: kind.span, value: Value::Scalar(kind.text.to_string()) };
        let kinds = [("revision", RevisionKind::Revision), ("correction", RevisionKind::Correction)];
        let kind = d.one_of(Some(&kind), &kinds);
        let on = d.date_of(&on.text, on.span);
        self.revisions.push(Reason { subject, was, kind, on });
    }
}

/// The total that the first three cells name.
fn total(d: &mut Decoder<'_>, known: &Known<'_>, cells: &[&CsvCell<'_>]) -> Option<Subject> {
    let area = lost(d, cells[0], known.area_names).map(area_ix);
    let kind = lost(d, cells[1], known.kind_names);
    let indicator = lost(d, cells[2], known.indicators);
    Some(Subject::Total(area?, kind?, indicator?))
}

/// The place of a remembered name.
fn lost(d: &mut Decoder<'_>, cell: &CsvCell<'_>, names: &Names) -> Option<usize> {
    let found = names.get(&cell.text);
    if found.is_none() {
        let (vi, en) = (format!("mã «{}»", cell.text), format!("the id «{}»", cell.text));
        d.diagnostics.push(catalogue::published_gone(cell.span, &vi, &en));
    }
    found
}
