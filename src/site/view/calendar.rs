//! Who reports when, and who is late?

use serde::Serialize;

use super::parts::{Link, Quote};

/// All plans: one row for each report that falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Calendar {
    pub next: String,
    pub plans: Vec<PlanCalendar>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanCalendar {
    pub plan: Link,
    /// Said when the plan orders no periodic report.
    pub none: Option<String>,
    pub rows: Vec<DueRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueRow {
    pub period: String,
    /// "before 20 June 2022"
    pub due: String,
    pub from: String,
    pub to: String,
    pub on_time: String,
    pub late: String,
    pub missing: String,
    pub not_due: String,
    pub href: String,
}

/// One plan: its duties, and every report that was due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportsPage {
    pub plan: Link,
    pub duties: Vec<DutyRow>,
    /// Chains that overlap or cannot be kept.
    pub warnings: Vec<String>,
    pub boards: Vec<Board>,
    /// Reports sent beyond any duty.
    pub extra: Vec<ReportRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyRow {
    pub from: String,
    pub to: String,
    pub every: String,
    pub due: String,
    pub quote: Quote,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub rows: Vec<ReportRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    pub from: Link,
    pub period: String,
    pub due: String,
    pub received: String,
    /// on-time, late, missing, not-due, extra
    pub code: String,
    pub word: String,
}
