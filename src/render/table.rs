//! Open data as CSV and JSON. Cells never begin a formula: a spreadsheet that opens the file must not run what it holds.

use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::measure::Measured;
use crate::site::files::DataFile;
use crate::site::table::{Value, heads, more_heads};

/// Byte order mark: without it a common spreadsheet program garbles Vietnamese.
pub const BOM: &str = "\u{FEFF}";

/// A file as CSV, without the byte order mark.
pub fn csv(measured: &Measured<'_>, file: &DataFile) -> Vec<u8> {
    let mut out = String::new();
    let names = heads(measured, file);
    push_row(&mut out, names.iter().map(String::as_str));
    (file.rows)(measured, &mut |row| {
        let cells: Vec<String> = row.iter().take(names.len()).map(cell).collect();
        push_row(&mut out, cells.iter().map(String::as_str));
    });
    out.into_bytes()
}

fn cell(value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::Number(n) => n.to_string(),
        Value::YesNo(yes) => yes.to_string(),
        Value::Text(text) => unformulated(text),
        // No column of a CSV file holds these.
        Value::List(_) | Value::Map(_) => String::new(),
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before `=`, `+`, `-`, `@`, tab and carriage return.
fn unformulated(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// One line by RFC 4180.
fn push_row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

#[derive(Serialize)]
struct JsonFile<'a> {
    name: &'a str,
    as_of: String,
    demonstration: bool,
    rows: Vec<Map<String, Json>>,
}

/// A file as JSON: its name, the portal's day, whether any row is invented, and the rows with named values.
pub fn json(measured: &Measured<'_>, file: &DataFile) -> Vec<u8> {
    let names: Vec<String> = heads(measured, file).into_iter().chain(more_heads(file)).collect();
    let mut all = Vec::new();
    let mut demonstration = false;
    (file.rows)(measured, &mut |row| {
        let mut map = Map::new();
        for (name, value) in names.iter().zip(row) {
            demonstration |= name == "demonstration" && value == Value::YesNo(true);
            map.insert(name.clone(), tree(value));
        }
        all.push(map);
    });
    let file = JsonFile { name: file.id, as_of: measured.project.config.as_of.to_string(), demonstration, rows: all };
    let mut bytes = serde_json::to_vec(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn tree(value: Value) -> Json {
    match value {
        Value::None => Json::Null,
        Value::Number(n) => Json::from(n),
        Value::YesNo(yes) => Json::from(yes),
        Value::Text(text) => Json::from(text),
        Value::List(items) => items.into_iter().map(tree).collect(),
        Value::Map(entries) => entries.into_iter().map(|(name, value)| (name.to_owned(), tree(value))).collect(),
    }
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
        let mut out = String::new();
        push_row(&mut out, ["a,b", "c \"d\"", "e"].into_iter());
        assert_eq!(out, "\"a,b\",\"c \"\"d\"\"\",e\r\n");
    }
}
