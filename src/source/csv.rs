//! Reads CSV tables with the place of every cell. The only importer of the CSV reader.

use ::csv::{ByteRecord, ErrorKind, ReaderBuilder};

use super::{FileId, Span};
use crate::diagnostic::{Diagnostics, catalogue};

/// A table: heads and rows, with places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Column heads.
    pub heads: Vec<CsvCell>,
    /// Rows that are as wide as the head; others are among the diagnostics.
    pub rows: Vec<Vec<CsvCell>>,
}

/// A cell with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvCell {
    /// Its text, trimmed.
    pub text: String,
    /// Where its row begins; the cell itself where the row holds no quotation marks.
    pub span: Span,
}

impl Table {
    /// Place of a column.
    pub fn column(&self, head: &str) -> Option<usize> {
        self.heads.iter().position(|cell| cell.text == head)
    }
}

/// Reads a table of comma-separated values.
#[allow(clippy::wildcard_enum_match_arm, reason = "the reader may grow new kinds of errors")]
pub fn read(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Table {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut table = Table::default();
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
                diagnostics.push(catalogue::csv_syntax(span(file, start, start), vi, en));
                return table;
            }
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(start);
        let cells = cells(file, text, start, end, &record);
        if cells.len() == 1 && cells[0].text.is_empty() {
            continue;
        }
        if table.heads.is_empty() {
            table.heads = cells;
        } else if cells.len() == table.heads.len() {
            table.rows.push(cells);
        } else {
            let whole = cells.first().map_or(span(file, start, end), |c| c.span);
            diagnostics.push(catalogue::csv_width(whole, cells.len(), table.heads.len()));
        }
    }
    table
}

fn cells(file: FileId, text: &str, start: usize, end: usize, record: &ByteRecord) -> Vec<CsvCell> {
    let raw = text.get(start..end).unwrap_or("");
    // Blank lines before a record belong to its stretch of bytes, not to its first cell.
    let lead = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
    let quoted = raw.contains('"');
    let mut at = start + lead;
    let row_end = start + raw.trim_end().len();
    record
        .iter()
        .map(|bytes| {
            let cell = String::from_utf8_lossy(bytes);
            // Without quotation marks the bytes of a cell are its bytes in the file.
            let place = if quoted { span(file, start + lead, row_end) } else { span(file, at, at + bytes.len()) };
            at += bytes.len() + 1;
            CsvCell { text: cell.trim().to_owned(), span: place }
        })
        .collect()
}

fn span(file: FileId, start: usize, end: usize) -> Span {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span { file, start: small(start), end: small(end.max(start)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_their_bytes() {
        let text = "id,tên\na,Đồng Tháp\n\nb,\"Cao Lãnh, TP\"\n";
        let mut diagnostics = Vec::new();
        let table = read(FileId(0), text, &mut diagnostics);
        assert!(diagnostics.is_empty());
        let cell = &table.rows[0][1];
        assert_eq!(&text[cell.span.start as usize..cell.span.end as usize], "Đồng Tháp");
        assert_eq!(table.rows[1][1].text, "Cao Lãnh, TP");
        let row = table.rows[1][1].span;
        assert_eq!(&text[row.start as usize..row.end as usize], "b,\"Cao Lãnh, TP\"");
    }

    #[test]
    fn a_row_of_the_wrong_width_is_reported_and_the_others_are_read() {
        let mut diagnostics = Vec::new();
        let table = read(FileId(0), "a,b\n1,2,3\n4,5\n", &mut diagnostics);
        assert_eq!(table.rows.len(), 1);
        assert_eq!(diagnostics[0].code, "MB1202");
    }
}
