//! Reads tables of results, CSV or YAML alike: a row an institution, or a total an area.

use std::borrow::Cow;

use super::areas::area_ix;
use super::decode::{Decoder, Names};
use super::known::Known;
use super::order::Order;
use super::results::{AsRead, Placed, institution_ix};
use super::revisions::written;
use crate::diagnostic::catalogue;
use crate::model::indicator::{Field, FieldType};
use crate::model::institution::InstitutionIx;
use crate::model::result::{Amount, Cell, Row, Total};
use crate::source::Span;
use crate::source::csv::{CsvCell, Table};
use crate::source::yaml::{Node, Value};

/// A YAML list of rows in the shape of a table, so that both are read by the same code.
pub(super) fn table_of<'n>(d: &mut Decoder<'_>, list: Option<&'n Node>) -> Table<'n> {
    let mut table = Table::default();
    let nodes = d.list(list);
    for node in nodes {
        if let Value::Map(entries) = &node.value {
            for (key, span, _) in entries {
                if table.column(key).is_none() {
                    table.heads.push(CsvCell { text: Cow::Borrowed(key), span: *span });
                }
            }
        }
    }
    for node in nodes {
        let empty = CsvCell { text: Cow::Borrowed(""), span: Span { end: node.span.start + 1, ..node.span } };
        let mut row = vec![empty; table.heads.len()];
        d.fields(node);
        if let Value::Map(entries) = &node.value {
            for (key, _, value) in entries {
                let text = if value.value == Value::Null { String::new() } else { written(d, value) };
                if let Some(column) = table.column(key) {
                    row[column] = CsvCell { text: Cow::Owned(text), span: value.span };
                }
            }
        }
        table.cells.extend(row);
    }
    table
}

pub(super) fn read_table(
    d: &mut Decoder<'_>,
    known: &Known<'_>,
    reports: &Names,
    table: &Table<'_>,
    order: &mut Order,
    read: &mut AsRead,
) {
    let Some(first) = table.heads.first() else { return };
    if table.column("area").is_some() {
        read_totals(d, known, reports, table, read);
        return;
    }
    let mut columns: Vec<Option<usize>> = vec![None; known.fields.len()];
    for (column, head) in table.heads.iter().enumerate() {
        match known.field_names.get(&head.text) {
            Some(field) => columns[field] = Some(column),
            None if head.text == "institution" || head.text == "report" => {}
            None => {
                let heads = known.field_names.ids().chain(["institution", "report"]);
                d.diagnostics.push(catalogue::unknown_key(head.span, &head.text, heads));
            }
        }
    }
    let (Some(institution_column), Some(report_column)) = (table.column("institution"), table.column("report")) else {
        d.diagnostics.push(catalogue::csv_columns(first.span, "institution, report"));
        return;
    };
    // Rows of one report mostly stand together.
    let mut last: Option<(&str, usize)> = None;
    for cells in table.rows() {
        let name = &cells[institution_column];
        if name.text.is_empty() {
            d.diagnostics.push(catalogue::empty_cell(name.span, "institution"));
            continue;
        }
        let institution = order.next(|one| known.institutions[one].id == name.text).or_else(|| {
            let found = d.name_of(&name.text, name.span, known.institution_names)?;
            order.put(found);
            Some(found)
        });
        let institution = institution.map(institution_ix);
        let report = &cells[report_column];
        if report.text.is_empty() {
            d.diagnostics.push(catalogue::empty_cell(report.span, "report"));
        }
        if last.is_none_or(|(text, _)| text != report.text) {
            last = d.name_of(&report.text, report.span, reports).map(|found| (&*report.text, found));
        }
        let report = last.map(|(_, found)| found);
        if let (Some(institution), Some(report)) = (institution, report) {
            let row = read_row(d, known, institution, u32::try_from(report).unwrap_or(0), cells, &columns);
            read.rows.push(Placed { what: row, span: name.span, values: read.places.len() });
            read.places.extend(columns.iter().map(|column| column.map_or(name.span, |c| cells[c].span)));
        }
    }
}

fn read_row(
    d: &mut Decoder<'_>,
    known: &Known<'_>,
    institution: InstitutionIx,
    report: u32,
    texts: &[CsvCell<'_>],
    columns: &[Option<usize>],
) -> Row {
    let sector = known.sector_of(institution);
    let cells: Box<[Cell]> = known
        .fields
        .iter()
        .zip(columns)
        .map(|(field, column)| {
            let concerns = field.sectors.is_empty() || field.sectors.contains(&sector);
            match column.map(|c| &texts[c]) {
                // A file without the column did not ask: missing, unless the field is not for this sector.
                None if concerns => Cell::Missing,
                None => Cell::NotApplicable,
                Some(cell) if cell.text.is_empty() && !concerns => Cell::NotApplicable,
                Some(cell) => read_cell(d, known, field, cell),
            }
        })
        .collect();
    for (ix, field) in known.fields.iter().enumerate() {
        if let Some(whole) = field.part_of
            && let (Cell::Number(part), Cell::Number(all)) = (cells[ix], cells[whole])
            && part.get() > all.get()
        {
            let span = columns[ix].map_or_else(Span::default, |c| texts[c].span);
            d.diagnostics.push(catalogue::part_exceeds_whole(span, &field.id, &known.fields[whole].id));
        }
    }
    Row { institution, report, cells }
}

pub(super) fn read_cell(d: &mut Decoder<'_>, known: &Known<'_>, field: &Field, cell: &CsvCell<'_>) -> Cell {
    match &*cell.text {
        "" => {
            d.diagnostics.push(catalogue::empty_cell(cell.span, &field.id));
            return Cell::Missing;
        }
        "[x]" => return Cell::Missing,
        "[z]" => return Cell::NotApplicable,
        "[w]" => return Cell::Withheld,
        _ => {}
    }
    match field.kind {
        FieldType::Count | FieldType::Dong => {
            d.count_of(&cell.text, cell.span).map_or(Cell::Missing, |n| Cell::Number(Amount::new(n)))
        }
        FieldType::YesNo => d.yes_no_of(&cell.text, cell.span).map_or(Cell::Missing, Cell::YesNo),
        FieldType::Methods if cell.text == "none" => Cell::Methods(0),
        FieldType::Methods => {
            let mut bits = 0;
            for word in cell.text.split_whitespace() {
                if let Some(ix) = d.name_of(word, cell.span, known.methods) {
                    bits |= 1_u16.checked_shl(u32::try_from(ix).unwrap_or(16)).unwrap_or(0);
                }
            }
            Cell::Methods(bits)
        }
    }
}

fn read_totals(d: &mut Decoder<'_>, known: &Known<'_>, reports: &Names, table: &Table<'_>, read: &mut AsRead) {
    let mut places = [0; 6];
    for (place, head) in places.iter_mut().zip(["area", "report", "kind", "indicator", "numerator", "denominator"]) {
        match table.column(head) {
            Some(column) => *place = column,
            None => {
                d.diagnostics.push(catalogue::csv_columns(table.heads[0].span, head));
                return;
            }
        }
    }
    for cells in table.rows() {
        let [area, report, kind, indicator, numerator, denominator] = places.map(|p| &cells[p]);
        let place = area.span;
        let found = (
            d.name_of(&area.text, area.span, known.area_names),
            d.name_of(&report.text, report.span, reports),
            d.name_of(&kind.text, kind.span, known.kind_names),
            d.name_of(&indicator.text, indicator.span, known.indicators),
        );
        let upper = d.count_of(&numerator.text, numerator.span).unwrap_or(0);
        let lower = d.count_of(&denominator.text, denominator.span).unwrap_or(0);
        if upper > lower {
            d.diagnostics.push(catalogue::part_exceeds_whole(numerator.span, "numerator", "denominator"));
        }
        if let (Some(area), Some(report), Some(kind), Some(indicator)) = found {
            let total = Total {
                area: area_ix(area),
                report: u32::try_from(report).unwrap_or(0),
                kind,
                indicator,
                numerator: upper,
                denominator: lower,
            };
            read.totals.push(Placed { what: total, span: place, values: read.places.len() });
            read.places.push(numerator.span);
        }
    }
}
