//! What the newest reports of all plans changed.

use serde::Serialize;

use crate::model::ids::PeriodIx;
use crate::site::addresses;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::change_links::{self, PeriodChanges};
use crate::site::shared::link::Link;

/// With more plans than this, the page of all changes shows only the most important changes of each.
const MANY_PLANS: usize = 12;

/// Most changes of each plan in that case.
const MOST_CHANGES: usize = 2;

/// What the newest report of each plan changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangesPage {
    pub plans: Vec<PlanChanges>,
    pub revisions: Link,
    pub feed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanChanges {
    pub plan: Link,
    /// The newest report.
    pub newest: Option<PeriodChanges>,
    /// Earlier reports, newest first.
    pub earlier: Vec<Link>,
}

/// The newest report of each plan. Where the plans are many, only its most important changes: its own page lists all, and links to
/// the earlier ones.
pub fn page(cx: &Context<'_>) -> (Head, ChangesPage) {
    let is_long = cx.project.plans.len() > MANY_PLANS;
    let plans = cx
        .project
        .plans
        .keys()
        .map(|p| {
            let (_, measured) = cx.plan(p);
            let last = measured.periods.last_key();
            let link = |now: PeriodIx| {
                let title = cx.locale.period_title(measured.periods[now].period);
                cx.link(title, Page::PeriodChanges(p, now))
            };
            let mut newest = last.map(|now| change_links::period_changes(cx, p, now));
            let earlier = measured.periods.keys().rev().skip(1).map(link);
            let earlier = if is_long { Vec::new() } else { earlier.collect() };
            if let Some(newest) = newest.as_mut().filter(|_| is_long) {
                let more = newest.changes.len().saturating_sub(MOST_CHANGES);
                newest.changes.truncate(MOST_CHANGES);
                if more > 0 {
                    let words = cx.say(&msg::changes_more { n: more as u64 });
                    newest.changes.push(Link { text: words, href: newest.title.href.clone() });
                }
            }
            PlanChanges { plan: cx.plan_link(p), newest, earlier }
        })
        .collect();
    let head = Head {
        heading: cx.say(&msg::changes {}),
        lead: vec![cx.say(&msg::changes_lead {})],
        demonstration: cx.any_demonstration(),
        ..Head::default()
    };
    let feed = format!("{}thay-doi.xml", addresses::up(&cx.path));
    let page = ChangesPage { plans, revisions: cx.link(cx.say(&msg::revisions_heading {}), Page::Revisions), feed };
    (head, page)
}

crate::messages! {
    use crate::site::messages::msg;

    changes_lead {}
}
