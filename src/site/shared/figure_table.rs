//! A table of figures: areas or targets against measures.

use serde::Serialize;

use crate::site::shared::figure::Figure;
use crate::site::shared::link::Link;

/// A table of areas (or targets) against measures: each with number, bar and status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureTable {
    pub caption: String,
    /// What the rows are: "District", "Target" …
    pub row_label: String,
    pub columns: Vec<String>,
    pub rows: Vec<FigureRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    pub head: Link,
    /// Indented under the row above: "of which".
    pub part: bool,
    /// Small words under the head, may be empty.
    pub note: String,
    pub cells: Vec<Figure>,
}

impl FigureRow {
    /// A row without a note.
    pub fn new(head: Link, cells: Vec<Figure>) -> Self {
        Self { head, part: false, note: String::new(), cells }
    }
}
