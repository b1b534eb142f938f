//! The kinds of institutions in one plan.

use serde::Serialize;

use crate::model::ids::PlanIx;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::institution_groups::CountedLink;
use crate::site::shared::kind_links;

/// The kinds of institutions in one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindIndex {
    pub kinds: Vec<CountedLink>,
}

/// The kinds of institutions in one plan.
pub fn page(cx: &Context<'_>, p: PlanIx) -> (Head, KindIndex) {
    let area = cx.text(&cx.project.area(cx.project.plans[p].area).name);
    let head = Head {
        heading: cx.say(&msg::kinds_heading { area }),
        lead: vec![cx.say(&msg::kinds_lead {})],
        crumbs: vec![(cx.say(&msg::nav_search {}), Page::Search)],
        demonstration: cx.project.institutions.iter().any(|i| i.demonstration),
        ..Head::default()
    };
    (head, KindIndex { kinds: kind_links::kind_links(cx, p) })
}

crate::messages! {
    use crate::site::messages::msg;

    kinds_lead {}
}
