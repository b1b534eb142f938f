//! Open data, what changed, and the page for addresses that do not exist.

use serde::Serialize;

use super::parts::{Link, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataPage {
    pub files: Vec<DataFile>,
    /// The meaning of every column, one table a file.
    pub dictionary: Vec<TextTable>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataFile {
    pub link: Link,
    pub about: String,
    pub rows: String,
    pub format: String,
}

/// What the newest report of each plan changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangesPage {
    pub plans: Vec<PlanChanges>,
    pub feed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanChanges {
    pub plan: Link,
    pub periods: Vec<PeriodChanges>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodChanges {
    pub id: String,
    pub title: String,
    pub changes: Vec<Link>,
}

/// The page for wrong addresses: every language on one page, no relative links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFound {
    pub languages: Vec<NotFoundPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundPart {
    pub lang: String,
    pub heading: String,
    pub text: String,
    pub links: Vec<Link>,
}
