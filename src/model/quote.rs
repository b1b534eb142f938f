//! Quotations of official texts.

use super::text::Text;

/// A quotation of the official text, as issued.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// The words. `parse` checks that the text has them, ignoring differences in white space.
    pub words: String,
    /// Clause of the plan, such as `I.2`.
    pub clause: String,
    /// Unofficial translations; the text in the portal's first language is the words themselves.
    pub translations: Option<Text>,
    /// Note on an apparent mistake in the text, which is quoted unchanged.
    pub sic: Option<Text>,
    /// Byte offset of the words in `Plan::text`.
    pub at: usize,
}
