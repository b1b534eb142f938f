//! Duties to report.

use super::date::Date;
use super::ids::{AgencyIx, LevelIx, SectorIx};
use super::period::PeriodPart;
use super::quote::Quote;
use super::text::Text;

/// A duty to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Id, unique within the plan.
    pub id: String,
    /// Every area of this level reports.
    pub from_areas: Option<LevelIx>,
    /// What the plan calls these areas together.
    pub from_words: Option<Text>,
    /// These agencies report.
    pub from_agencies: Vec<AgencyIx>,
    /// Recipients of the same report.
    pub to: Vec<AgencyIx>,
    /// Agency that collects and forwards the reports.
    pub via: Option<AgencyIx>,
    /// Recipients of the consolidated report.
    pub then: Vec<AgencyIx>,
    /// Institutions whose rows these reports contain; `None`: reports without rows.
    pub carries: Option<Carries>,
    /// Frequency.
    pub every: Every,
    /// The plan's words for the frequency, shown in place of ours.
    pub wording: Option<Quote>,
    /// Due dates; empty where the plan names none.
    pub due: Vec<DueRule>,
    /// Where the plan's day of issue is not known: the first day on which a report may fall due, and why it is that day.
    pub since: Option<(Date, Text)>,
    /// Who reports after the areas have ended.
    pub taken_over: Option<TakenOver>,
    /// The plan's words.
    pub quote: Quote,
    /// A remark.
    pub note: Option<Text>,
}

/// Institutions whose rows a report contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carries {
    pub sectors: Vec<SectorIx>,
    /// Only institutions with these managers; empty: all.
    pub managers: Vec<AgencyIx>,
}

/// Other areas report in place of those that the plan names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenOver {
    /// Reports that fall due on this day or later.
    pub from: Date,
    /// Every area of this level that lies in the plan's area, or took over the territory of one that did.
    pub by_areas: LevelIx,
}

/// Frequency of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    Quarter,
    HalfYear,
    Year,
    /// "Theo quy định": as other rules say, which the plan does not quote.
    AsPrescribed,
    /// "Khi có yêu cầu": when the recipient asks.
    OnRequest,
    /// "Đột xuất": when something happens.
    AtOnce,
}

/// A due date such as "before the 20th of the last month": a report on that day is already late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueRule {
    /// The period reported on.
    pub part: PeriodPart,
    /// Month of the day, 1 to 12.
    pub month: i8,
    /// Day of the month: the first day on which a report is late.
    pub day: i8,
    /// The day lies in the year after the period's.
    pub next_year: bool,
}
