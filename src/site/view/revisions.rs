//! Corrections and revisions: every published value that was changed, with the reason.

use serde::Serialize;

use crate::model::ids::PlanIx;
use crate::site::context::{Context, Head};
use crate::site::limits::REVISION_ROWS;
use crate::site::lists;
use crate::site::page::Page;
use crate::site::shared::link::{Link, LinkWithWords, NavLink};
use crate::site::shared::part_links;
use crate::site::shared::revisions::{self, RevisionEntry};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionsPage {
    pub plans: Vec<PlanRevisions>,
    /// Instead of the entries, where they are too many for one page: each plan's own page, with their number.
    pub long: Vec<LinkWithWords>,
    /// Other parts of a page that was split.
    pub parts: Vec<NavLink>,
    pub data: Link,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanRevisions {
    pub plan: Link,
    /// Newest first.
    pub entries: Vec<RevisionEntry>,
}

pub fn page(cx: &Context<'_>) -> (Head, RevisionsPage) {
    let (mut count, mut plans, mut long) = (0, Vec::new(), Vec::new());
    let is_long = lists::has_revision_pages(cx.project);
    for p in cx.project.plans.keys() {
        let n = lists::revisions_of(cx.project, p) as u64;
        count += n;
        if n > 0 && is_long {
            let link = cx.link(cx.plan_name(p), Page::PlanRevisions(p, 0));
            long.push(LinkWithWords { link, words: cx.say(&msg::revisions_count { n }) });
        } else if n > 0 {
            let entries = revisions::plan_revisions(cx, p).into_iter().map(|(_, entry)| entry).collect();
            plans.push(PlanRevisions { plan: cx.plan_link(p), entries });
        }
    }
    let lead = match count {
        0 => cx.say(&msg::revisions_none {}),
        n => cx.say(&msg::revisions_lead { n }),
    };
    let head = Head {
        heading: cx.say(&msg::revisions_heading {}),
        lead: vec![lead],
        crumbs: vec![(cx.say(&msg::changes {}), Page::Changes)],
        demonstration: cx.any_demonstration(),
        ..Head::default()
    };
    let data = cx.link(cx.say(&msg::open_data {}), Page::Data);
    (head, RevisionsPage { plans, long, parts: Vec::new(), data })
}

/// A plan's changed values, where those of all plans are too many for one page.
pub fn of_plan(cx: &Context<'_>, p: PlanIx, part: usize) -> (Head, RevisionsPage) {
    let all = revisions::plan_revisions(cx, p);
    let parts = part_links::part_links(cx, all.len().div_ceil(REVISION_ROWS), &|other| Page::PlanRevisions(p, other));
    let shown = all.into_iter().skip(part * REVISION_ROWS).take(REVISION_ROWS).map(|(_, entry)| entry);
    let plans = vec![PlanRevisions { plan: cx.plan_link(p), entries: shown.collect() }];
    let heading = cx.numbered(cx.say(&msg::plan_revisions_heading { plan: cx.plan_name(p) }), part);
    let head = Head {
        heading,
        lead: vec![cx.say(&msg::plan_revisions_lead {})],
        crumbs: vec![(cx.say(&msg::changes {}), Page::Changes), (cx.say(&msg::revisions_heading {}), Page::Revisions)],
        demonstration: cx.is_demonstration(p),
        ..Head::default()
    };
    let data = cx.link(cx.say(&msg::open_data {}), Page::Data);
    (head, RevisionsPage { plans, long: Vec::new(), parts, data })
}

crate::messages! {
    use crate::site::messages::msg;

    plan_revisions_heading<'a> { plan: &'a str }
    plan_revisions_lead {}
    revisions_count { n: u64 }
    revisions_lead { n: u64 }
    revisions_none {}
}
