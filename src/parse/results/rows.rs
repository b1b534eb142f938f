//! Reads tables of results, in CSV or YAML: a row for each institution, or a total for each area.

use crate::model::ids::{FieldIx, InstitutionIx, ReportIx, TiVec};
use std::borrow::Cow;

use super::cell;
use super::order::Order;
use super::parsed::{ParsedPeriod, Spanned};
use super::refs::ResultRefs;
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::input::csv::{CsvCell, Table};
use crate::input::yaml::{Node, Value};
use crate::model::result::{Cell, Row, Total};
use crate::parse::cells::{Cells, Columns};
use crate::parse::decode::Decoder;
use crate::parse::keys::results::{ROW, TOTAL};
use crate::parse::names::Names;

/// A YAML list of rows in the shape of a table, so that both are read by the same code.
pub(super) fn table_of<'n>(d: &mut Decoder<'_>, list: &'n Node) -> Table<'n> {
    let mut table = Table::default();
    let nodes = d.items(list);
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
        let Some(entries) = d.entries(node) else { continue };
        for (key, _, value) in entries {
            let text = if value.value == Value::Null { String::new() } else { cell::written(d, value) };
            if let Some(column) = table.column(key) {
                row[column] = CsvCell { text: Cow::Owned(text), span: value.span };
            }
        }
        table.cells.extend(row);
    }
    table
}

pub(super) fn read_table(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    reports: &Names,
    table: &Table<'_>,
    order: &mut Order,
    read: &mut ParsedPeriod,
) {
    let Some(first) = table.heads.first() else { return };
    if table.column("area").is_some() {
        read_totals(d, refs, reports, table, read);
        return;
    }
    let mut columns: Vec<Option<usize>> = vec![None; refs.fields.len()];
    for (column, head) in table.heads.iter().enumerate() {
        match refs.field_names.get::<FieldIx>(&head.text) {
            Some(field) => columns[usize::from(field)] = Some(column),
            None if ROW.key(&head.text).is_some() => {}
            None => {
                let heads = refs.field_names.ids().chain(ROW.keys.iter().map(|key| key.name));
                d.diagnostics.push(catalogue::unknown_key(head.span, &head.text, heads));
            }
        }
    }
    let (Some(institution_column), Some(report_column)) = (table.column("institution"), table.column("report")) else {
        d.diagnostics.push(catalogue::csv_columns(first.span, "institution, report"));
        return;
    };
    // Rows of one report are mostly next to each other.
    let mut last: Option<(&str, ReportIx)> = None;
    for cells in table.rows() {
        let name = &cells[institution_column];
        if name.text.is_empty() {
            d.diagnostics.push(catalogue::empty_cell(name.span, "institution"));
            continue;
        }
        let institution = order.next(|one| refs.institutions[one].id == name.text).or_else(|| {
            let found = refs.institution_names.find(d, &name.text, name.span)?;
            order.put(found);
            Some(found)
        });
        let report = &cells[report_column];
        if report.text.is_empty() {
            d.diagnostics.push(catalogue::empty_cell(report.span, "report"));
            last = None;
        } else if last.is_none_or(|(text, _)| text != report.text) {
            last = reports.find(d, &report.text, report.span).map(|found| (&*report.text, found));
        }
        let report = last.map(|(_, found)| found);
        if let (Some(institution), Some(report)) = (institution, report) {
            let row = read_row(d, refs, institution, report, cells, &columns);
            read.rows.push(Spanned { what: row, span: name.span, values: read.spans.len() });
            read.spans.extend(columns.iter().map(|column| column.map_or(name.span, |c| cells[c].span)));
        }
    }
}

fn read_row(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    institution: InstitutionIx,
    report: ReportIx,
    texts: &[CsvCell<'_>],
    columns: &[Option<usize>],
) -> Row {
    let cells: TiVec<FieldIx, Cell> = refs
        .fields
        .iter()
        .zip(columns)
        .map(|(field, column)| {
            let concerns = refs.concerns(field, institution);
            match column.map(|c| &texts[c]) {
                // In a file without the column the value is missing, unless the field does not apply to this sector.
                None if concerns => Cell::Missing,
                None => Cell::NotApplicable,
                Some(cell) if cell.text.is_empty() && !concerns => Cell::NotApplicable,
                Some(cell) => cell::read(d, refs, field, cell),
            }
        })
        .collect();
    for (ix, field) in refs.fields.iter_enumerated() {
        if let Some(whole) = field.part_of
            && let (Cell::Number(part), Cell::Number(all)) = (cells[ix], cells[whole])
            && part.get() > all.get()
        {
            let span = columns[usize::from(ix)].map_or_else(Span::default, |c| texts[c].span);
            d.diagnostics.push(catalogue::part_exceeds_whole(span, &field.id, &refs.fields[whole].id));
        }
    }
    Row { institution, report, cells: cells.into_boxed_slice() }
}

fn read_totals(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    reports: &Names,
    table: &Table<'_>,
    read: &mut ParsedPeriod,
) {
    let Some(file) = table.heads.first().map(|head| head.span.file) else { return };
    let Some(columns) = Columns::find_except(d, table, file, &TOTAL, &["institutions"]) else { return };
    for cells in table.rows() {
        let mut c = Cells::new(d, &columns, cells);
        if let Some(what) = read_total(&mut c, refs, reports) {
            read.totals.push(Spanned { what, span: c.span("area"), values: read.spans.len() });
            read.spans.push(c.span("numerator"));
        }
    }
}

fn read_total(c: &mut Cells<'_, '_, '_>, refs: &ResultRefs<'_>, reports: &Names) -> Option<Total> {
    let (area, report) = (c.reference("area", refs.names.areas), c.reference("report", reports));
    let (kind, indicator) = (c.reference("kind", refs.names.kinds), c.reference("indicator", refs.names.indicators));
    let (numerator, denominator) = (c.count("numerator"), c.count("denominator"));
    let institutions = if c.is_empty("institutions") { None } else { c.count("institutions") };
    if numerator.zip(denominator).is_some_and(|(upper, lower)| upper > lower) {
        c.d.diagnostics.push(catalogue::part_exceeds_whole(c.span("numerator"), "numerator", "denominator"));
    }
    let (area, report, kind, indicator) = (area?, report?, kind?, indicator?);
    let (numerator, denominator) = (numerator?, denominator?);
    Some(Total { area, report, kind, indicator, numerator, denominator, institutions })
}
