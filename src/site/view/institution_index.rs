//! Where to find institutions: areas with their counts.

use serde::Serialize;

use crate::site::context::{Context, Head};
use crate::site::shared::institution_groups::{self, CountedLink, InstitutionGroup};

/// Where to find an institution: areas with their counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionIndex {
    pub groups: Vec<InstitutionGroup>,
    /// Instead of the groups, where all areas are too many for one page: the areas above them.
    pub above: Vec<CountedLink>,
}

pub fn page(cx: &Context<'_>) -> (Head, InstitutionIndex) {
    let groups = institution_groups::institution_groups(cx);
    let count = cx.project.institutions.len() as u64;
    let head = Head {
        heading: cx.say(&msg::nav_institutions {}),
        lead: vec![cx.say(&msg::institutions_lead { n: count })],
        demonstration: cx.project.institutions.iter().any(|i| i.demonstration),
        ..Head::default()
    };
    (head, InstitutionIndex { groups, above: institution_groups::areas_above(cx) })
}

crate::messages! {
    use crate::site::messages::msg;

    institutions_lead { n: u64 }
}
