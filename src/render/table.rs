//! Open data as CSV and JSON. Cells never begin a formula: a spreadsheet that opens the file must not run what it holds.

use std::borrow::Cow;

use crate::measure::Measured;
use crate::site::files::DataFile;
use crate::site::table::{Value, heads, more_heads};

/// Byte order mark: without it a common spreadsheet program garbles Vietnamese.
pub const BOM: &str = "\u{FEFF}";

/// Rows of a file as CSV, without the byte order mark; `plan`: those of one plan.
pub fn csv(measured: &Measured<'_>, file: &DataFile, plan: Option<usize>) -> Vec<u8> {
    let mut out = String::new();
    let names = heads(measured, file);
    push_row(&mut out, names.iter().map(|name| Cow::Borrowed(name.as_str())));
    (file.rows)(measured, plan, &mut |row| push_row(&mut out, row().iter().take(names.len()).map(cell)));
    out.into_bytes()
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

/// A text that no spreadsheet takes for a formula: an apostrophe stands before `=`, `+`, `-`, `@`, tab and carriage return.
fn unformulated(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}").into() } else { text.into() }
}

/// One line by RFC 4180.
fn push_row<'a>(out: &mut String, cells: impl Iterator<Item = Cow<'a, str>>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// Rows of a file as JSON: its name, the portal's day, whether any row is invented, and the rows with named values.
/// Rows become bytes one by one, because as a tree a long table would take many times as much memory.
pub fn json(measured: &Measured<'_>, file: &DataFile, plan: Option<usize>) -> Vec<u8> {
    let names: Vec<String> = heads(measured, file).into_iter().chain(more_heads(file)).collect();
    let mut rows = String::new();
    let mut demonstration = false;
    (file.rows)(measured, plan, &mut |row| {
        let row = row();
        rows.push_str(if rows.is_empty() { "{" } else { ",\n{" });
        for (i, (name, value)) in names.iter().zip(&row).enumerate() {
            demonstration |= name == "demonstration" && *value == Value::YesNo(true);
            if i > 0 {
                rows.push(',');
            }
            push_text(&mut rows, name);
            rows.push(':');
            push_value(&mut rows, value);
        }
        rows.push('}');
    });
    let mut out = String::from("{\"name\":");
    push_text(&mut out, file.id);
    out.push_str(&format!(
        ",\"as_of\":\"{}\",\"demonstration\":{demonstration},\"rows\":[\n{rows}\n]}}\n",
        measured.project.config.as_of
    ));
    out.into_bytes()
}

fn push_value(out: &mut String, value: &Value) {
    match value {
        Value::None => out.push_str("null"),
        Value::Number(n) => out.push_str(&n.to_string()),
        Value::YesNo(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Text(text) => push_text(out, text),
        Value::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                push_value(out, item);
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (i, (name, item)) in entries.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                push_text(out, name);
                out.push(':');
                push_value(out, item);
            }
            out.push('}');
        }
    }
}

/// A text as JSON; every text can be written as such.
fn push_text(out: &mut String, text: &str) {
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
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
        push_row(&mut out, ["a,b", "c \"d\"", "e"].into_iter().map(Cow::Borrowed));
        assert_eq!(out, "\"a,b\",\"c \"\"d\"\"\",e\r\n");
    }
}
