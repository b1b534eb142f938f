//! Who is exemplary, and by what rule? Only what the plan's own words allow.

use serde::Serialize;

use super::parts::{CountedRule, Link, Quote};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingPage {
    pub plan: Link,
    pub kind: String,
    /// The rule, in at most four lines.
    pub rules: Vec<String>,
    pub quote: Option<Quote>,
    pub note: Option<String>,
    /// All that meet the criteria, in the order of the alphabet; `None` when the plan has no honours.
    pub honoured: Option<Vec<RankRow>>,
    /// Places shared by equals; `None` when the plan does not order a ranking.
    pub ranked: Option<Vec<RankRow>>,
    /// Named as not doing well, as the plan orders; `None` elsewhere.
    pub weak: Option<Vec<RankRow>>,
    /// Not ranked, with the reason.
    pub left_out: Vec<RankRow>,
    /// Figures are not final yet.
    pub provisional: bool,
    /// The same list for other kinds.
    pub kinds: Vec<super::parts::NavLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankRow {
    pub link: Link,
    pub area: Link,
    /// "3", "3=" (shared); empty in lists without places.
    pub place: String,
    /// "61,5%"; empty without a figure.
    pub value: String,
    pub fraction: String,
    pub bar: Option<super::parts::Bar>,
    /// Why it is left out; or the criteria met.
    pub reason: String,
}

/// What each plan's words allow, with the lists by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingIndex {
    pub plans: Vec<RankedPlan>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankedPlan {
    pub plan: Link,
    pub sentence: String,
    pub quote: Option<Quote>,
    pub kinds: Vec<CountedRule>,
}
