//! Areas that have institutions, grouped by the area above them.

use serde::Serialize;

use crate::model::ids::AreaIx;
use crate::site::context::Context;
use crate::site::lists::by_area_above;
use crate::site::page::Page;
use crate::site::shared::link::Link;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionGroup {
    pub head: Link,
    pub areas: Vec<CountedLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedLink {
    pub link: Link,
    pub count: String,
}

/// Areas above those with institutions, each with its page; empty where one page has room for all.
pub fn areas_above(cx: &Context<'_>) -> Vec<CountedLink> {
    let by_area = &cx.site.lists.institutions_by_area;
    let count = |areas: &[AreaIx]| areas.iter().filter_map(|area| by_area.get(area)).map(Vec::len).sum::<usize>();
    let above = cx.site.lists.groups.iter().map(|(area, areas)| CountedLink {
        link: cx.link(cx.area_name(*area), Page::InstitutionGroup(*area)),
        count: cx.locale.number(count(areas) as u64),
    });
    let mut above: Vec<CountedLink> = above.collect();
    cx.locale.sort_by_text(&mut above, |counted| &counted.link.text);
    above
}

/// An area with its areas that have institutions.
pub fn institution_group_of(cx: &Context<'_>, parent: AreaIx, areas: &[AreaIx]) -> InstitutionGroup {
    let counted = |area: &AreaIx| CountedLink {
        link: cx.link(cx.area_name(*area), Page::InstitutionList(*area, 0)),
        count: cx.locale.number(cx.site.lists.institutions_by_area.get(area).map_or(0, Vec::len) as u64),
    };
    let mut areas: Vec<CountedLink> = areas.iter().map(counted).collect();
    cx.locale.sort_by_text(&mut areas, |counted| &counted.link.text);
    InstitutionGroup { head: cx.area_link(parent), areas }
}

/// Areas with institutions, by the area above them; empty where they are too many for one page.
pub fn institution_groups(cx: &Context<'_>) -> Vec<InstitutionGroup> {
    if !cx.site.lists.groups.is_empty() {
        return Vec::new();
    }
    let groups = by_area_above(cx.project, cx.site.lists.institutions_by_area.keys());
    let mut groups: Vec<InstitutionGroup> =
        groups.iter().map(|(parent, areas)| institution_group_of(cx, *parent, areas)).collect();
    cx.locale.sort_by_text(&mut groups, |group| &group.head.text);
    groups
}
