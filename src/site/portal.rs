//! What all pages of a language say about the site: its name, who runs it, and its navigation.

use serde::Serialize;

use crate::model::content::section as folders;

use crate::i18n::message::Message;
use crate::model::ids::LangIx;
use crate::site::addresses;
use crate::site::context::{Context, Site};
use crate::site::messages::msg;
use crate::site::page::Page;
use crate::site::section::Section;
use crate::site::shared::link::Link;

/// Links are relative to the folder of the language; each page adds its own prefix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Portal {
    pub name: String,
    /// The language of the name: a name that is not translated is in the portal's first language.
    pub name_lang: String,
    pub tagline: String,
    pub owner: String,
    pub contact: String,
    pub nav: Vec<Entry>,
    pub footer: Vec<Link>,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub link: Link,
    /// First folder of the pages behind it.
    pub section: String,
}

/// What all pages of a language say of the site.
pub fn portal(site: &Site<'_>, lang: LangIx) -> Portal {
    let cx = &Context::new(site, Page::Home, lang);
    let config = &cx.project.config;
    let is_translated = config.name.get(cx.locale.lang) != config.name.get(LangIx::ROOT);
    let own = if is_translated { cx.locale } else { &cx.site.locales[LangIx::ROOT] };
    Portal {
        name: cx.text(&config.name).to_owned(),
        name_lang: own.code.clone(),
        tagline: cx.text(&config.tagline).to_owned(),
        owner: cx.text(&config.owner).to_owned(),
        contact: cx.text(&config.contact).to_owned(),
        nav: nav(cx),
        footer: footer(cx),
    }
}

fn nav(cx: &Context<'_>) -> Vec<Entry> {
    let entries: [(&dyn Message, Page); 7] = [
        (&msg::nav_plans {}, Page::PlanIndex),
        (&msg::nav_areas {}, Page::AreaIndex),
        (&msg::nav_institutions {}, Page::InstitutionIndex),
        (&msg::nav_rankings {}, Page::RankingIndex),
        (&msg::nav_guides {}, Page::ContentIndex(Section::Guides)),
        (&msg::nav_calendar {}, Page::Calendar),
        (&msg::nav_search {}, Page::Search),
    ];
    let entry = |(key, page): (&dyn Message, Page)| Entry {
        link: cx.link(cx.say(key), page),
        section: addresses::section(&page.path(cx.site.measured)).to_owned(),
    };
    entries.into_iter().map(entry).collect()
}

fn footer(cx: &Context<'_>) -> Vec<Link> {
    let standing = cx.project.pages.keys().filter(|ix| cx.project.pages[*ix].section == folders::STANDING);
    let mut links: Vec<Link> =
        standing.map(|ix| cx.link(cx.text(&cx.project.pages[ix].title), Page::Content(ix))).collect();
    links.push(cx.link(cx.say(&msg::open_data {}), Page::Data));
    links.push(cx.link(cx.say(&msg::changes {}), Page::Changes));
    links.push(cx.link(cx.say(&msg::nav_warnings {}), Page::ContentIndex(Section::Warnings)));
    links.push(cx.link(cx.say(&msg::nav_compare {}), Page::CompareIndex));
    links
}
