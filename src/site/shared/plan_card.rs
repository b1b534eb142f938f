//! A plan in short, as the home page and the list of plans show it.

use serde::Serialize;

use crate::measure::progress::Progress;
use crate::model::ids::PlanIx;
use crate::site::context::Context;
use crate::site::shared::figure_table::FigureTable;
use crate::site::shared::link::Link;
use crate::site::shared::target_table;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanCard {
    pub link: Link,
    pub area: Link,
    pub summary: String,
    /// "5 of 10 targets met, as of …"
    pub state: String,
    /// Its targets with their latest figures; only on the home page of a single plan and on the list of plans.
    pub targets: Option<FigureTable>,
}

/// A plan in short. `with_targets`: with a table of its targets.
pub fn plan_card(cx: &Context<'_>, p: PlanIx, with_targets: bool) -> PlanCard {
    let (plan, measured) = cx.plan(p);
    let counted = || measured.targets.iter().flat_map(|t| t.counted());
    let judged = counted().count();
    let met = counted().filter(|milestone| milestone.progress == Progress::Met).count();
    let closed = measured.judged >= plan.to;
    let (n, total, date) = (met as u64, judged as u64, measured.judged);
    let state =
        if closed { cx.say(&msg::card_closed { n, total, date }) } else { cx.say(&msg::card_open { n, total, date }) };
    PlanCard {
        link: cx.plan_link(p),
        area: cx.area_link(plan.area),
        summary: cx.text(&plan.summary).to_owned(),
        state,
        targets: with_targets.then(|| target_table::target_table(cx, p, None)),
    }
}

crate::messages! {
    card_closed { date: Date, n: u64, total: u64 }
    card_open { date: Date, n: u64, total: u64 }
}
