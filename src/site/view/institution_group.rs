//! The areas inside one area that have institutions.

use crate::model::ids::AreaIx;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::institution_groups;

pub use crate::site::shared::institution_groups::InstitutionGroup;

/// The areas inside an area that have institutions.
pub fn page(cx: &Context<'_>, parent: AreaIx) -> (Head, InstitutionGroup) {
    let areas = cx.site.lists.groups.get(&parent).map_or(&[][..], Vec::as_slice);
    let group = institution_groups::institution_group_of(cx, parent, areas);
    let head = Head {
        heading: cx.say(&msg::institutions_in { area: cx.area_name(parent) }),
        lead: vec![cx.say(&msg::institution_group_lead {})],
        crumbs: vec![(cx.say(&msg::nav_institutions {}), Page::InstitutionIndex)],
        demonstration: cx.project.institutions.iter().any(|i| i.demonstration),
        ..Head::default()
    };
    (head, group)
}

crate::messages! {
    use crate::site::messages::msg;

    institution_group_lead {}
}
