//! One area: how is my place doing, and did it report?

use serde::Serialize;

use super::parts::{Fact, FigureTable, Link, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaPage {
    pub facts: Vec<Fact>,
    /// The unit ended: what became of it.
    pub ended: Option<String>,
    pub successors: Vec<Link>,
    pub predecessors: Vec<Link>,
    /// Areas inside this one.
    pub children: Vec<Link>,
    /// Plans whose area this is.
    pub plans: Vec<Link>,
    /// For each plan that compares this area: its targets here.
    pub figures: Vec<AreaFigures>,
    /// Reports that this area owed: period, due, received, state.
    pub reports: Option<TextTable>,
    pub institutions: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaFigures {
    pub plan: Link,
    pub table: FigureTable,
    pub compare: Link,
}

/// Areas grouped by their province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaIndex {
    pub groups: Vec<AreaGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaGroup {
    pub head: Link,
    pub note: String,
    pub areas: Vec<Link>,
}

/// All areas of a plan against all of its targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparePage {
    pub plan: Link,
    pub table: Option<FigureTable>,
    pub charts: Vec<super::parts::ChartFrame>,
}

/// Which comparisons there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompareIndex {
    pub plans: Vec<Link>,
    /// Why plans are not compared with one another here.
    pub note: String,
}
