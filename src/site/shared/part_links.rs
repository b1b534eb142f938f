//! Links between the pages of a list that was split.

use crate::site::context::Context;
use crate::site::page::Page;
use crate::site::shared::link::NavLink;

/// The parts of a list that was split; empty for one that was not.
pub fn part_links(cx: &Context<'_>, count: usize, page: &dyn Fn(usize) -> Page) -> Vec<NavLink> {
    let link = |part: usize| cx.nav_link(cx.say(&msg::list_part { n: part as u64 + 1 }), page(part));
    (0..count).filter(|_| count > 1).map(link).collect()
}

crate::messages! {
    list_part { n: u64 }
}
