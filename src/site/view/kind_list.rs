//! The institutions of one kind in one plan, in alphabetical order.

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::model::ids::{InstitutionIx, KindIx, PlanIx};
use crate::site::context::{Context, Head};
use crate::site::limits::LIST_ROWS;
use crate::site::page::Page;
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::part_links;

/// The institutions of one kind in one plan, A to Z.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindList {
    pub rows: Vec<KindRow>,
    /// Other parts of a list that was split.
    pub parts: Vec<NavLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindRow {
    pub link: Link,
    pub area: String,
}

pub fn page(cx: &Context<'_>, p: PlanIx, kind: KindIx, part: usize) -> (Head, KindList) {
    let all: &[InstitutionIx] = cx.site.lists.by_kind.get(&(p, kind)).map_or(&[], Vec::as_slice);
    let name = |ix: InstitutionIx| cx.text(&cx.project.institution(ix).name);
    let mut sorted: Vec<(&str, InstitutionIx)> = all.iter().map(|ix| (name(*ix), *ix)).collect();
    cx.locale.sort_by_text(&mut sorted, |(name, _)| name);
    let rows = sorted
        .chunks(LIST_ROWS)
        .nth(part)
        .unwrap_or_default()
        .iter()
        .map(|(name, ix)| KindRow {
            link: cx.link(*name, Page::Institution(*ix)),
            area: cx.text(&cx.project.area(cx.project.institution(*ix).area).name).to_owned(),
        })
        .collect();
    let parts = part_links::part_links(cx, all.len().div_ceil(LIST_ROWS), &|other| Page::KindList(p, kind, other));
    let plural = cx.text(&cx.project.institution_kinds[kind].plural);
    let area = cx.text(&cx.project.area(cx.project.plans[p].area).name);
    let mut crumbs = vec![(cx.say(&msg::nav_search {}), Page::Search)];
    if !cx.site.lists.groups.is_empty() {
        crumbs.push((cx.say(&msg::kinds_heading { area }), Page::KindIndex(p)));
    }
    let heading = cx.numbered(cx.say(&msg::kind_heading { kind: &capital(plural), area }), part);
    let head = Head {
        heading,
        lead: vec![cx.say(&msg::kind_lead {})],
        crumbs,
        demonstration: cx.project.institutions.iter().any(|i| i.demonstration),
        ..Head::default()
    };
    (head, KindList { rows, parts })
}

crate::messages! {
    use crate::site::messages::msg;

    kind_heading<'a> { area: &'a str, kind: &'a str }
    kind_lead {}
}
