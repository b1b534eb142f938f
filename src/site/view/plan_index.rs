//! All plans, and what differs between them.

use serde::Serialize;

use crate::site::context::{Context, Head};
use crate::site::shared::plan_card::{self, PlanCard};
use crate::site::shared::text_table::{TextRow, TextTable};
use crate::site::shared::{due_reports, plan_rules};

/// All plans, and what differs between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanIndex {
    pub plans: Vec<PlanCard>,
    pub differences: TextTable,
}

pub fn page(cx: &Context<'_>) -> (Head, PlanIndex) {
    let count = cx.project.plans.len();
    let index = PlanIndex {
        plans: cx.project.plans.keys().map(|p| plan_card::plan_card(cx, p, false)).collect(),
        differences: differences(cx),
    };
    let head = Head {
        heading: cx.say(&msg::nav_plans {}),
        lead: vec![cx.say(&msg::plans_lead { n: count as u64 })],
        demonstration: cx.any_demonstration(),
        ..Head::default()
    };
    (head, index)
}

/// What differs between the plans: one row a plan, so that a phone shows it as a list.
fn differences(cx: &Context<'_>) -> TextTable {
    let mut columns = vec![cx.say(&msg::nav_plans {})];
    columns.extend(cx.project.sectors.iter().map(|s| cx.say(&msg::payment_of { sector: cx.text(&s.name) })));
    columns.push(cx.say(&msg::recognition_column {}));
    columns.push(cx.say(&msg::duties_column {}));
    let rows = cx
        .project
        .plans
        .keys()
        .map(|p| {
            let mut cells: Vec<String> =
                cx.project.sectors.keys().map(|sector| plan_rules::sector_rule(cx, p, sector)).collect();
            cells.push(plan_rules::recognition_sentence(cx, p));
            cells.push(due_reports::duty_days(cx, p));
            TextRow { head: cx.plan_link(p), cells }
        })
        .collect();
    TextTable { caption: cx.say(&msg::differences_caption {}), columns, rows }
}

crate::messages! {
    use crate::site::messages::msg;

    differences_caption {}
    duties_column {}
    payment_of<'a> { sector: &'a str }
    plans_lead { n: u64 }
    recognition_column {}
}
