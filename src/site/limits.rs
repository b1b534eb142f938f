//! Limits of what one page shows; longer lists continue on further pages.

/// Institutions on one page of a list.
pub const LIST_ROWS: usize = 200;

/// Links in the folding lists of one index. A longer index lists the areas above, and each of those has a page.
pub const INDEX_ROWS: usize = 300;

/// Rows of the reporting calendar: each has seven cells. A longer one has a page for each plan.
pub const CALENDAR_ROWS: usize = 100;

/// Changed values on one page: each has three sentences.
pub const REVISION_ROWS: usize = 100;
