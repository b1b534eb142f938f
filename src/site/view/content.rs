//! Pages that people write: guides, warnings, and the standing pages.

use serde::Serialize;

use super::parts::{Link, NavLink, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentPage {
    /// From Markdown, already safe HTML.
    pub html: String,
    /// "Reviewed on …"
    pub reviewed: String,
    /// The last review is more than twelve months before the portal's date.
    pub out_of_date: Option<String>,
    /// Worked examples of the methodology page, made from the data.
    pub examples: Vec<Example>,
    /// Hosts that the site links to, on the about page; telephone numbers on warnings.
    pub tables: Vec<TextTable>,
    /// Other pages of the section.
    pub others: Vec<NavLink>,
}

/// One step-by-step calculation with real rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    pub title: Link,
    pub steps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentIndex {
    pub groups: Vec<ContentGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentGroup {
    pub name: String,
    pub pages: Vec<ContentCard>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentCard {
    pub link: Link,
    pub summary: String,
}
