//! Open data as CSV and JSON. Cells never begin a formula: a spreadsheet that opens the file must not run its content.

use std::borrow::Cow;

use crate::measure::Measured;
use crate::model::ids::PlanIx;
use crate::site::data::data_file::{DataFile, Value, heads, more_heads};

/// Byte order mark: without it a common spreadsheet program garbles Vietnamese.
pub const BOM: &str = "\u{FEFF}";

/// A file of open data in both formats.
pub struct Drawn {
    /// As CSV, without the byte order mark.
    pub csv: Vec<u8>,
    /// As JSON: its name, the portal's day, whether any row is invented, and the rows with named values.
    pub json: Vec<u8>,
}

/// Draws the rows of a file; `plan`: those of one plan. Rows become bytes one by one, because a tree of a long table would take many
/// times as much memory.
pub fn draw(measured: &Measured<'_>, file: &DataFile, plan: Option<PlanIx>) -> Drawn {
    let columns = heads(measured, file);
    let names = columns.iter().cloned().chain(more_heads(file));
    let names: Vec<(bool, Vec<u8>)> = names.map(|name| (name == "demonstration", quoted(&name))).collect();
    let (mut csv, mut rows) = (Vec::new(), Vec::new());
    let mut demonstration = false;
    push_row(&mut csv, columns.iter().map(|name| Cow::Borrowed(name.as_str())));
    (file.rows)(measured, plan, &mut |row| {
        let row = row();
        push_row(&mut csv, row.iter().take(columns.len()).map(cell));
        rows.extend_from_slice(if rows.is_empty() { b"{" } else { b",\n{" });
        for (i, ((tells_demonstration, name), value)) in names.iter().zip(&row).enumerate() {
            demonstration |= *tells_demonstration && *value == Value::YesNo(true);
            rows.extend_from_slice(if i > 0 { b"," } else { b"" });
            rows.extend_from_slice(name);
            rows.push(b':');
            push_value(&mut rows, value);
        }
        rows.push(b'}');
    });
    let (name, as_of) = (quoted(file.id), measured.project.config.as_of);
    let rest = format!(",\"as_of\":\"{as_of}\",\"demonstration\":{demonstration},\"rows\":[\n");
    let json = [b"{\"name\":", name.as_slice(), rest.as_bytes(), &rows, b"\n]}\n"].concat();
    Drawn { csv, json }
}

fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Number(n) => n.to_string().into(),
        Value::YesNo(yes) => if *yes { "true" } else { "false" }.into(),
        Value::Text(text) => unformulated(text),
        // No column of a CSV file holds lists and maps.
        Value::None | Value::List(_) | Value::Map(_) => "".into(),
    }
}

/// A text that no spreadsheet reads as a formula: an apostrophe precedes `=`, `+`, `-`, `@`, tab and carriage return.
fn unformulated(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}").into() } else { text.into() }
}

/// One line by RFC 4180.
fn push_row<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = Cow<'a, str>>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(b',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

fn push_value(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::None => out.extend_from_slice(b"null"),
        Value::Number(n) => out.extend_from_slice(n.to_string().as_bytes()),
        Value::YesNo(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
        Value::Text(text) => push_text(out, text),
        Value::List(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                out.extend_from_slice(if i > 0 { b"," } else { b"" });
                push_value(out, item);
            }
            out.push(b']');
        }
        Value::Map(entries) => {
            out.push(b'{');
            for (i, (name, item)) in entries.iter().enumerate() {
                out.extend_from_slice(if i > 0 { b"," } else { b"" });
                push_text(out, name);
                out.push(b':');
                push_value(out, item);
            }
            out.push(b'}');
        }
    }
}

/// A text as JSON.
fn push_text(out: &mut Vec<u8>, text: &str) {
    // Every text can be written, and writing to memory does not fail.
    let _ = serde_json::to_writer(out, text);
}

fn quoted(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    push_text(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_begins_a_formula() {
        for text in ["=1+1", "+84", "-1", "@x", "\tx"] {
            assert!(unformulated(text).starts_with('\''), "{text}");
        }
        assert_eq!(unformulated("a=b"), "a=b");
    }

    #[test]
    fn commas_and_quotation_marks_are_kept() {
        let mut out = Vec::new();
        push_row(&mut out, ["a,b", "c \"d\"", "e"].into_iter().map(Cow::Borrowed));
        assert_eq!(out, b"\"a,b\",\"c \"\"d\"\"\",e\r\n");
    }
}
