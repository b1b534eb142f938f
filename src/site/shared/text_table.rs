//! A table of plain text.

use serde::Serialize;

use crate::site::shared::link::Link;

/// A plain table of text: the caption, the column heads, and rows whose first cell is a head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextTable {
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<TextRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextRow {
    pub head: Link,
    /// An empty `href` in `head` means no link.
    pub cells: Vec<String>,
}
