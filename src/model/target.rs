//! Targets of a plan and their milestones.

use super::date::Date;
use super::ids::{IndicatorIx, KindIx, MilestoneIx, SectorIx, TargetIx, TiVec};
use super::quote::Quote;
use super::share::Share;
use super::text::Text;

/// A target of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Id, unique within the plan.
    pub id: String,
    /// Title in the portal's words.
    pub title: Text,
    /// Short title for headings, tables and news.
    pub short: Text,
    /// Indicators that must all meet the milestone; they are not averaged. Empty: a target without a number.
    pub measures: Vec<IndicatorIx>,
    /// Whom the plan set it for.
    pub applies_to: AppliesTo,
    /// Institutions that are counted.
    pub among: Selector,
    /// One figure for several sectors together.
    pub joint: bool,
    /// Which of them are in the denominator.
    pub denominator: Denominator,
    /// The target that this one is a part of ("trong đó").
    pub part_of: Option<TargetIx>,
    /// In order of date; empty for a target without a number.
    pub milestones: TiVec<MilestoneIx, Milestone>,
    /// The plan's words, for a target without a number.
    pub quote: Option<Quote>,
}

/// Whom the plan set a target for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppliesTo {
    /// The plan's whole area. Areas inside it are compared with the target's value, never judged by it.
    Whole,
    /// Each of the areas compared, too.
    EachArea,
}

/// Selects the institutions that a target counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selector {
    pub sectors: Vec<SectorIx>,
    /// Kinds of institutions; empty: all kinds of the sectors.
    pub kinds: Vec<KindIx>,
}

/// Which institutions are in the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denominator {
    /// All that the selector selects, also those that have not reported.
    All,
    /// Only those that already accept cashless payment (Đồng Tháp I.2: "có áp dụng").
    Adopters,
    /// Only schools that run the pilot.
    Pilots,
}

/// A value to be reached by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// The share to be reached.
    pub value: Share,
    /// The plan's wording of the comparison.
    pub operator: Operator,
    /// Whether it is required.
    pub strength: Strength,
    /// Last day.
    pub by: Date,
    /// Source of the day if the clause gives none.
    pub by_note: Option<Text>,
    /// The plan's words.
    pub quote: Quote,
    /// A remark.
    pub note: Option<Text>,
}

/// The plan's wording of a comparison. Both mean that a share equal to the value meets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// "50%".
    Bare,
    /// "tối thiểu", "ít nhất".
    AtLeast,
}

/// Whether a milestone is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    Required,
    /// "phấn đấu".
    Aspirational,
}
