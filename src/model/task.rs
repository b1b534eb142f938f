//! Tasks of a plan.

use super::date::Date;
use super::ids::AgencyIx;
use super::period::Period;
use super::quote::Quote;
use super::text::Text;

/// A task of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Id, unique within the plan.
    pub id: String,
    /// Clause of the plan.
    pub clause: String,
    /// Title in the portal's words.
    pub title: Text,
    /// Lead agencies; empty where the plan names none.
    pub lead: Vec<AgencyIx>,
    /// Coordinating agencies.
    pub with: Vec<AgencyIx>,
    /// Note where the plan's table has merged or ambiguous cells.
    pub lead_note: Option<Text>,
    pub when: TaskTime,
    /// Other clauses that it refers to.
    pub refers_to: Vec<String>,
    /// The plan's words.
    pub quote: Option<Quote>,
    /// Other places where the plan states the same task.
    pub also: Vec<Quote>,
}

/// When a task is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskTime {
    /// Within a year.
    Year(i16),
    /// By a day.
    By(Date),
    /// In these quarters.
    Quarters(Vec<Period>),
    /// "Thường xuyên": never late.
    Ongoing,
    /// "Khi có yêu cầu": never late.
    OnRequest,
    /// The plan does not say.
    Unstated,
}
