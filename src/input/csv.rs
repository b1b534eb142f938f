//! Reads CSV tables with the place of every cell. The only importer of the CSV reader.

use std::borrow::Cow;
use std::ops::Range;

use ::csv::{ByteRecord, ErrorKind, ReaderBuilder};

use super::{FileId, Span};
use crate::diagnostics::{Diagnostics, catalogue};

/// A table: heads and rows, with places. Texts are borrowed from the file where they need no unquoting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table<'t> {
    /// Column heads.
    pub heads: Vec<CsvCell<'t>>,
    /// Row after row, each as wide as the head; rows of another width are among the diagnostics.
    pub cells: Vec<CsvCell<'t>>,
}

/// A cell with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvCell<'t> {
    /// Its text, trimmed.
    pub text: Cow<'t, str>,
    /// Where its row begins; the cell itself where the row holds no quotation marks.
    pub span: Span,
}

impl<'t> Table<'t> {
    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = &[CsvCell<'t>]> {
        self.cells.chunks_exact(self.heads.len().max(1))
    }

    /// Place of a column.
    pub fn column(&self, head: &str) -> Option<usize> {
        self.heads.iter().position(|cell| cell.text == head)
    }
}

/// Reads a table of comma-separated values.
pub fn read<'t>(file: FileId, text: &'t str, diagnostics: &mut Diagnostics) -> Table<'t> {
    let mut table = Table::default();
    read_into(&mut table, file, text, diagnostics);
    table
}

/// Reads a table into the memory of another one.
pub fn read_into<'t>(table: &mut Table<'t>, file: FileId, text: &'t str, diagnostics: &mut Diagnostics) {
    table.heads.clear();
    table.cells.clear();
    if text.contains('"') {
        read_quoted(table, file, text, diagnostics);
    } else {
        read_plain(table, file, text, diagnostics);
    }
}

/// Most tables have no quotation marks. Then commas end cells and ends of lines end rows, and no CSV reader is needed.
fn read_plain<'t>(table: &mut Table<'t>, file: FileId, text: &'t str, diagnostics: &mut Diagnostics) {
    let (mut row, mut cell) = (0, 0);
    let ends = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b',' | b'\n' | b'\r'));
    for (at, byte) in ends.chain([(text.len(), b'\n')]) {
        let found = text.get(cell..at).unwrap_or("");
        table.cells.push(CsvCell { text: Cow::Borrowed(trimmed(found)), span: Span::of(file, cell, at) });
        cell = at + 1;
        if byte != b',' {
            table.end_row(row, diagnostics);
            row = table.cells.len();
        }
    }
}

#[allow(clippy::wildcard_enum_match_arm, reason = "the reader may grow new kinds of errors")]
fn read_quoted<'t>(table: &mut Table<'t>, file: FileId, text: &'t str, diagnostics: &mut Diagnostics) {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(0);
        match reader.read_byte_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let (vi, en) = match error.kind() {
                    ErrorKind::Io(_) => ("không đọc được tệp", "the file cannot be read"),
                    _ => ("dấu ngoặc kép hoặc dấu phẩy sai chỗ", "a quotation mark or comma is out of place"),
                };
                diagnostics.push(catalogue::csv_syntax(Span::of(file, start, start), vi, en));
                return;
            }
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(start);
        let row = table.cells.len();
        table.cells.extend(cells(file, text, start..end, &record));
        table.end_row(row, diagnostics);
    }
}

impl Table<'_> {
    /// The cells from `row` on are a row: the heads if it is the first one. A blank line is none.
    fn end_row(&mut self, row: usize, diagnostics: &mut Diagnostics) {
        let cells = &self.cells[row..];
        let Some(first) = cells.first() else { return };
        if cells.len() == 1 && first.text.is_empty() {
            self.cells.truncate(row);
        } else if self.heads.is_empty() {
            self.heads = self.cells.split_off(row);
        } else if cells.len() != self.heads.len() {
            diagnostics.push(catalogue::csv_width(first.span, cells.len(), self.heads.len()));
            self.cells.truncate(row);
        }
    }
}

fn cells<'t>(
    file: FileId,
    text: &'t str,
    Range { start, end }: Range<usize>,
    record: &ByteRecord,
) -> impl Iterator<Item = CsvCell<'t>> {
    let raw = text.get(start..end).unwrap_or("");
    // The reader counts blank lines before a record to it; they are not part of its first cell.
    let lead = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
    let quoted = raw.contains('"');
    let mut at = start + lead;
    let row_end = start + raw.trim_end().len();
    record.iter().map(move |bytes| {
        let cell = at..at + bytes.len();
        at = cell.end + 1;
        match text.get(cell.clone()) {
            // Without quotation marks the bytes of a cell are its bytes in the file.
            Some(found) if !quoted => {
                CsvCell { text: Cow::Borrowed(trimmed(found)), span: Span::of(file, cell.start, cell.end) }
            }
            Some(_) | None => CsvCell {
                text: Cow::Owned(String::from_utf8_lossy(bytes).trim().to_owned()),
                span: Span::of(file, start + lead, row_end),
            },
        }
    })
}

/// `trim`, with a fast path for cells that have no white space at their ends.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_know_their_bytes() {
        let text = "id,tên\na,Đồng Tháp\n\nb,\"Cao Lãnh, TP\"\n";
        let mut diagnostics = Vec::new();
        let table = read(FileId(0), text, &mut diagnostics);
        assert!(diagnostics.is_empty());
        let rows: Vec<&[CsvCell<'_>]> = table.rows().collect();
        let cell = &rows[0][1];
        assert_eq!(&text[cell.span.start as usize..cell.span.end as usize], "Đồng Tháp");
        assert_eq!(rows[1][1].text, "Cao Lãnh, TP");
        let row = rows[1][1].span;
        assert_eq!(&text[row.start as usize..row.end as usize], "b,\"Cao Lãnh, TP\"");
    }

    #[test]
    fn cells_lose_what_is_blank_at_their_ends() {
        let table = read(FileId(0), "a,b\n x ,\u{A0}Đ \n,y\t\n", &mut Vec::new());
        let texts: Vec<&str> = table.cells.iter().map(|cell| &*cell.text).collect();
        assert_eq!(texts, ["x", "Đ", "", "y"]);
    }

    proptest! {
        #[test]
        fn tables_without_quotation_marks_are_read_as_the_reader_reads_them(text in "[ab đ,\\n\\r]{0,60}") {
            let (mut one, mut other, mut of_one, mut of_other) = (Table::default(), Table::default(), Vec::new(), Vec::new());
            read_plain(&mut one, FileId(0), &text, &mut of_one);
            read_quoted(&mut other, FileId(0), &text, &mut of_other);
            prop_assert_eq!(one, other);
            prop_assert_eq!(format!("{of_one:?}"), format!("{of_other:?}"));
        }
    }

    #[test]
    fn a_row_of_the_wrong_width_is_reported_and_the_others_are_read() {
        let mut diagnostics = Vec::new();
        let table = read(FileId(0), "a,b\n1,2,3\n4,5\n", &mut diagnostics);
        assert_eq!(table.rows().count(), 1);
        assert_eq!(diagnostics[0].code, "MB1202");
    }
}
