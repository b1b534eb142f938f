//! The kinds of institutions of a plan, with links to their lists.

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::model::ids::PlanIx;
use crate::site::context::Context;
use crate::site::page::Page;
use crate::site::shared::institution_groups::CountedLink;
use crate::site::shared::link::Link;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindLinks {
    pub head: Link,
    pub kinds: Vec<CountedLink>,
}

/// The kinds of institutions that a plan counts, with their lists.
pub fn kind_links(cx: &Context<'_>, p: PlanIx) -> Vec<CountedLink> {
    let mut links: Vec<CountedLink> = cx
        .project
        .institution_kinds
        .keys()
        .filter_map(|kind| {
            let count = cx.site.lists.by_kind.get(&(p, kind))?.len();
            let name = capital(cx.text(&cx.project.institution_kinds[kind].plural));
            let link = cx.link(name, Page::KindList(p, kind, 0));
            Some(CountedLink { link, count: cx.locale.number(count as u64) })
        })
        .collect();
    cx.locale.sort_by_text(&mut links, |counted| &counted.link.text);
    links
}
