//! All comparisons.

use serde::Serialize;

use crate::measure::yardsticks;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::link::Link;

/// Which comparisons there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompareIndex {
    pub plans: Vec<Link>,
    /// Why plans are not compared with one another here.
    pub note: String,
    /// Where they are: every plan by every plan's rule on payment methods.
    pub yardsticks: Option<Link>,
}

pub fn page(cx: &Context<'_>) -> (Head, CompareIndex) {
    let plans = cx
        .project
        .plans
        .keys()
        .map(|p| cx.link(cx.say(&msg::compare_heading { plan: cx.plan_name(p) }), Page::Compare(p)))
        .collect();
    let head = Head {
        heading: cx.say(&msg::nav_compare {}),
        lead: vec![cx.say(&msg::compare_index_lead {})],
        ..Head::default()
    };
    let has_yardsticks = !yardsticks(cx.project).is_empty();
    let yardsticks = has_yardsticks.then(|| cx.link(cx.say(&msg::yardsticks_heading {}), Page::YardstickIndex));
    (head, CompareIndex { plans, note: cx.say(&msg::compare_note {}), yardsticks })
}

crate::messages! {
    use crate::site::messages::msg;

    compare_index_lead {}
    compare_note {}
}
