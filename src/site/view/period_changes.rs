//! What the reports of one period of a plan changed.

use serde::Serialize;

use crate::model::ids::{PeriodIx, PlanIx};
use crate::site::context::{Context, Head};
use crate::site::limits::REVISION_ROWS;
use crate::site::page::Page;
use crate::site::shared::change_links::{self, PeriodChanges};
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::revisions::{self, RevisionEntry};

/// What one report of a plan changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodPage {
    pub plan: Link,
    pub news: PeriodChanges,
    pub revisions: Vec<RevisionEntry>,
    /// A link to the page with the rest of them, when they are too many for this page.
    pub more: Option<Link>,
    /// The same for other reports of the plan.
    pub periods: Vec<NavLink>,
}

/// What one report of a plan changed.
pub fn page(cx: &Context<'_>, p: PlanIx, now: PeriodIx) -> (Head, PeriodPage) {
    let (plan, measured) = cx.plan(p);
    let period = measured.periods[now].period;
    let id = format!("{}.{}.", plan.id, period.id().to_lowercase());
    let revisions = revisions::plan_revisions(cx, p).into_iter().map(|(_, entry)| entry);
    let mut revisions: Vec<_> = revisions.filter(|entry| entry.id.starts_with(&id)).collect();
    let more = revisions.len().saturating_sub(REVISION_ROWS);
    revisions.truncate(REVISION_ROWS);
    let page = PeriodPage {
        plan: cx.plan_link(p),
        news: change_links::period_changes(cx, p, now),
        revisions,
        more: (more > 0).then(|| cx.link(cx.say(&msg::revisions_more { n: more as u64 }), Page::PlanRevisions(p, 0))),
        periods: measured
            .periods
            .keys()
            .rev()
            .map(|other| {
                cx.nav_link(cx.locale.period_title(measured.periods[other].period), Page::PeriodChanges(p, other))
            })
            .collect(),
    };
    let head = Head {
        heading: cx.say(&msg::period_heading { plan: cx.text(&plan.short), period }),
        lead: vec![if measured.before(now).is_none() {
            cx.say(&msg::period_first {})
        } else {
            cx.say(&msg::period_lead {})
        }],
        crumbs: vec![(cx.say(&msg::changes {}), Page::Changes)],
        demonstration: cx.is_demonstration(p),
        data_line: cx.data_line(p, Some(now)),
        ..Head::default()
    };
    (head, page)
}

crate::messages! {
    use crate::site::messages::msg;

    period_first {}
    period_lead {}
    revisions_more { n: u64 }
}
