//! One institution: can I pay here without cash, how, and whom do I ask?

use serde::Serialize;

use super::parts::{Fact, FigureTable, Link, Status};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionPage {
    pub methods: Vec<MethodRow>,
    /// "As reported for …, received …"
    pub methods_source: String,
    pub facts: Vec<Fact>,
    /// It has closed.
    pub closed: Option<String>,
    /// What to write in the transfer, by the plan's rule for the sector; empty when the plan lists nothing.
    pub slip: Vec<String>,
    pub slip_note: String,
    pub honours: Vec<Link>,
    /// Every report: period against indicators.
    pub history: Option<FigureTable>,
    pub guide: Option<Link>,
    pub fraud: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodRow {
    pub name: String,
    /// yes, no, unknown
    pub code: String,
    pub word: String,
    /// A guide on this method.
    pub guide: Option<Link>,
}

/// Where to find an institution: areas with their counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionIndex {
    pub groups: Vec<InstitutionGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionGroup {
    pub head: Link,
    pub areas: Vec<CountedLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedLink {
    pub link: Link,
    pub count: String,
}

/// The institutions of one area, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionList {
    pub area: Link,
    /// Names of the methods, the heads of the columns.
    pub methods: Vec<String>,
    pub kinds: Vec<KindGroup>,
    /// Other parts of a list that was split.
    pub parts: Vec<super::parts::NavLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindGroup {
    pub name: String,
    pub rows: Vec<InstitutionRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionRow {
    pub link: Link,
    /// One for each method: yes, no, unknown, with its word.
    pub methods: Vec<MethodCell>,
    pub status: Option<Status>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodCell {
    pub code: String,
    pub word: String,
}
