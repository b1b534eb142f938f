//! A period of results as read from its files.

use crate::input::Span;
use crate::model::period::Period;
use crate::model::result::{Revision, Row, Total};

/// What was read, with its place and those of its values.
pub struct Spanned<T> {
    pub what: T,
    pub span: Span,
    /// Where its values are: at this index of [`ParsedPeriod::spans`] and after it. A row has one for each field, a
    /// total its numerator, a changed value what was there before.
    pub values: usize,
}

/// A period as its files say it, whatever the portal's day.
pub struct ParsedPeriod {
    pub period: Period,
    /// In the order of institutions.
    pub rows: Vec<Spanned<Row>>,
    /// In the order of the files.
    pub totals: Vec<Spanned<Total>>,
    pub revisions: Vec<Spanned<Revision>>,
    /// The positions of the values of all these.
    pub spans: Vec<Span>,
    /// Where the reports are listed.
    pub reports: Span,
    /// The position of each report.
    pub report_spans: Vec<Span>,
    /// Nothing of it was left out because it could not be read.
    pub is_whole: bool,
}
