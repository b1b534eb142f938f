//! What all pages of a language say of the site: its name, who runs it, where to go from anywhere.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::Link;
use crate::site::context::Context;
use crate::site::route::{self, Page, Section};

/// Links lead from the root of the language's tree, which each page knows the way to.
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
    /// First folder of the pages that stand behind it.
    pub section: String,
}

impl Context<'_> {
    pub(in crate::site) fn portal(&self) -> Portal {
        let config = &self.project.config;
        let is_translated = config.name.get(self.voice.lang) != config.name.get(0);
        let own = if is_translated { self.voice } else { &self.site.voices[0] };
        Portal {
            name: self.text(&config.name).to_owned(),
            name_lang: own.code.clone(),
            tagline: self.text(&config.tagline).to_owned(),
            owner: self.text(&config.owner).to_owned(),
            contact: self.text(&config.contact).to_owned(),
            nav: self.nav(),
            footer: self.footer(),
        }
    }

    fn nav(&self) -> Vec<Entry> {
        let entries = [
            ("nav_plans", Page::PlanIndex),
            ("nav_areas", Page::AreaIndex),
            ("nav_institutions", Page::InstitutionIndex),
            ("nav_rankings", Page::RankingIndex),
            ("nav_guides", Page::ContentIndex(Section::Guides)),
            ("nav_calendar", Page::Calendar),
            ("nav_search", Page::Search),
        ];
        let entry = |(key, page): (&str, Page)| Entry {
            link: self.link(self.voice.say(key, &[]), page),
            section: route::section(&route::tail(self.site.measured, page)).to_owned(),
        };
        entries.into_iter().map(entry).collect()
    }

    fn footer(&self) -> Vec<Link> {
        let standing = (0..self.project.pages.len()).filter(|ix| self.project.pages[*ix].section == "trang");
        let mut links: Vec<Link> =
            standing.map(|ix| self.link(self.text(&self.project.pages[ix].title), Page::Content(ix))).collect();
        links.push(self.link(self.voice.say("open_data", &[]), Page::Data));
        links.push(self.link(self.voice.say("changes", &[]), Page::Changes));
        links.push(self.link(self.voice.say("nav_warnings", &[]), Page::ContentIndex(Section::Warnings)));
        links.push(self.link(self.voice.say("nav_compare", &[]), Page::CompareIndex));
        links
    }
}
