//! All areas, grouped by province.

use serde::Serialize;

use crate::site::context::{Context, Head};
use crate::site::limits::INDEX_ROWS;
use crate::site::shared::areas::{self, AreaEntry};
use crate::site::shared::link::Link;

/// Areas grouped by their province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaIndex {
    pub groups: Vec<AreaGroup>,
    /// Instead of the groups, where all areas are too many for one page: those that are in no other.
    pub roots: Vec<AreaEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaGroup {
    pub head: Link,
    pub note: String,
    /// As for the areas.
    pub beside: String,
    pub areas: Vec<AreaEntry>,
}

pub fn page(cx: &Context<'_>) -> (Head, AreaIndex) {
    let count = cx.project.areas.len();
    let is_long = count > INDEX_ROWS;
    let mut groups = Vec::new();
    for root in areas::all_areas(cx).filter(|ix| cx.project.area(*ix).parent.is_none()) {
        let area = cx.project.area(root);
        let inside = || areas::all_areas(cx).filter(|ix| *ix != root && cx.project.lies_in(*ix, root));
        let (mut note, beside) = (areas::area_days(cx, root), areas::namesake_note(cx, root, &|_| true));
        if is_long && beside.ends_with(&note) {
            // Its days distinguish it from its namesakes; they are shown once.
            note.clear();
        }
        let mut areas = Vec::new();
        if is_long {
            let parts = [note, beside.clone(), cx.say(&msg::areas_inside { n: inside().count() as u64 })];
            note = parts.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        } else {
            areas.extend(inside().map(|ix| areas::area_entry(cx, ix)));
            cx.locale.sort_by_text(&mut areas, |entry| &entry.link.text);
        }
        groups.push((area.valid_from, AreaGroup { head: cx.area_link(root), note, beside, areas }));
    }
    cx.locale.sort_by_text(&mut groups, |(_, group)| &group.head.text);
    groups.sort_by_key(|(from, _)| *from);
    let groups = groups.into_iter().map(|(_, group)| group);
    let index = if is_long {
        let root = |group: AreaGroup| AreaEntry { link: group.head, beside: group.note };
        AreaIndex { groups: Vec::new(), roots: groups.map(root).collect() }
    } else {
        AreaIndex { groups: groups.collect(), roots: Vec::new() }
    };
    let head = Head {
        heading: cx.say(&msg::nav_areas {}),
        lead: vec![cx.say(&msg::areas_lead { n: count as u64 })],
        ..Head::default()
    };
    (head, index)
}

crate::messages! {
    use crate::site::messages::msg;

    areas_inside { n: u64 }
    areas_lead { n: u64 }
}
