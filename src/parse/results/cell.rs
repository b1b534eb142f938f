//! Single values of results, as written in the cells of tables.

use super::refs::ResultRefs;
use crate::diagnostics::catalogue;
use crate::input::csv::CsvCell;
use crate::input::yaml::{Node, Value};
use crate::model::ids::MethodIx;
use crate::model::indicator::{Field, FieldType};
use crate::model::result::{Amount, Cell};
use crate::parse::decode::Decoder;

pub fn read(d: &mut Decoder<'_>, refs: &ResultRefs<'_>, field: &Field, cell: &CsvCell<'_>) -> Cell {
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
            d.count(&cell.text, cell.span).map_or(Cell::Missing, |n| Cell::Number(Amount::new(n)))
        }
        FieldType::YesNo => d.yes_no(&cell.text, cell.span).map_or(Cell::Missing, Cell::YesNo),
        FieldType::Methods if cell.text == "none" => Cell::Methods(0),
        FieldType::Methods => {
            let mut bits = 0;
            for word in cell.text.split_whitespace() {
                if let Some(bit) = refs.names.methods.find::<MethodIx>(d, word, cell.span).and_then(method_bit) {
                    bits |= bit;
                }
            }
            Cell::Methods(bits)
        }
    }
}

/// The bit of a method; nothing for those beyond the width of a cell.
fn method_bit(method: MethodIx) -> Option<u16> {
    u32::try_from(usize::from(method)).ok().and_then(|bit| 1_u16.checked_shl(bit))
}

/// A value as a cell writes it: `[x]`, `[z]` and `[w]` are lists to YAML, and so are methods.
pub fn written(d: &mut Decoder<'_>, node: &Node) -> String {
    match &node.value {
        Value::List(items) => match items.as_slice() {
            [Node { value: Value::Scalar(mark), .. }] if matches!(mark.as_str(), "x" | "z" | "w") => {
                format!("[{mark}]")
            }
            items => items.iter().map(|n| d.scalar(n)).collect::<Vec<_>>().join(" "),
        },
        Value::Null | Value::Scalar(_) | Value::Map(_) => d.scalar(node).to_owned(),
    }
}
