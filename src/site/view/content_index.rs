//! The written pages of one section.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::section::Section;
use crate::site::shared::link::Link;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentIndex {
    pub groups: Vec<ContentGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentGroup {
    pub name: String,
    pub pages: Vec<ContentCard>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentCard {
    pub link: Link,
    pub summary: String,
}

pub fn page(cx: &Context<'_>, section: Section) -> (Head, ContentIndex) {
    let cards = |for_staff: bool| -> Vec<ContentCard> {
        cx.project
            .pages
            .iter_enumerated()
            .filter(|(_, page)| page.section == section.folder() && page.for_staff == for_staff)
            .map(|(ix, page)| ContentCard {
                link: cx.link(cx.text(&page.title), Page::Content(ix)),
                summary: cx.text(&page.summary).to_owned(),
            })
            .collect()
    };
    let groups: [(&dyn Message, _); 2] = [(&msg::for_public {}, cards(false)), (&msg::for_staff {}, cards(true))];
    let groups = groups
        .into_iter()
        .filter(|(_, pages)| !pages.is_empty())
        .map(|(key, pages)| ContentGroup { name: cx.say(key), pages })
        .collect();
    let (heading, lead): (&dyn Message, &dyn Message) = match section {
        Section::Guides => (&msg::nav_guides {}, &msg::guides_lead {}),
        Section::Warnings => (&msg::nav_warnings {}, &msg::warnings_lead {}),
    };
    let head = Head { heading: cx.say(heading), lead: vec![cx.say(lead)], ..Head::default() };
    (head, ContentIndex { groups })
}

crate::messages! {
    use crate::site::messages::msg;

    for_public {}
    for_staff {}
    guides_lead {}
    warnings_lead {}
}
