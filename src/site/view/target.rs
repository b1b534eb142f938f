//! One target: met or not, by how much, since when?

use serde::Serialize;

use super::parts::{ChartFrame, FigureTable, Link, NamedFigure, Status, TextTable};
use super::plan::MilestoneLine;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetPage {
    pub plan: Link,
    pub status: Status,
    pub measures: Vec<NamedFigure>,
    /// "14 more schools by 31 December 2022"; one for each measure that is not met.
    pub needs: Vec<String>,
    pub milestones: Vec<MilestoneLine>,
    /// Whom it counts and with what denominator, in words.
    pub scope: String,
    pub part_of: Option<Link>,
    pub parts: Vec<Link>,
    pub charts: Vec<ChartFrame>,
    /// Areas against the target at the latest report; `None` for a demand in words.
    pub areas: Option<FigureTable>,
    /// Every report: period, figures, state.
    pub history: Option<FigureTable>,
    pub definitions: Vec<Definition>,
    pub revisions: Option<TextTable>,
}

/// How a measure is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    pub name: String,
    pub text: String,
    pub formula: String,
}
