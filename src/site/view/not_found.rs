//! The page for wrong addresses: every language on one page, no relative links.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::section::Section;
use crate::site::shared::link::Link;

/// The page for wrong addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFound {
    pub languages: Vec<NotFoundPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundPart {
    pub lang: String,
    pub heading: String,
    pub text: String,
    pub links: Vec<Link>,
}

/// Its links begin at `base`, because it is served at any depth.
pub fn page(cx: &Context<'_>, base: &str) -> (Head, NotFound) {
    let parts = cx.site.locales.iter().map(|locale| {
        let link = |message: &dyn Message, page: Page| Link {
            text: locale.say(message),
            href: format!("{base}{}/{}", locale.code, page.path(cx.site.measured)),
        };
        NotFoundPart {
            lang: locale.code.clone(),
            heading: locale.say(&msg::not_found_heading {}),
            text: locale.say(&msg::not_found_text {}),
            links: vec![
                link(&msg::home {}, Page::Home),
                link(&msg::nav_plans {}, Page::PlanIndex),
                link(&msg::nav_areas {}, Page::AreaIndex),
                link(&msg::nav_institutions {}, Page::InstitutionIndex),
                link(&msg::nav_guides {}, Page::ContentIndex(Section::Guides)),
                link(&msg::nav_search {}, Page::Search),
            ],
        }
    });
    let head = Head { heading: cx.say(&msg::not_found_heading {}), ..Head::default() };
    (head, NotFound { languages: parts.collect() })
}

crate::messages! {
    use crate::site::messages::msg;

    not_found_heading {}
    not_found_text {}
}
