//! Find my school. Without scripts: by area and by kind. With scripts: one box over everything.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, NavLink};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchPage {
    /// Ids of the index files, separated by spaces; the first holds plans, guides and areas.
    pub parts: String,
    /// Prefix of the index files.
    pub folder: String,
    /// Prefix of every address found.
    pub tree: String,
    /// Pages that most readers look for.
    pub shortcuts: Vec<Link>,
    /// Institutions by area.
    pub areas: Vec<super::institution_list::InstitutionGroup>,
    /// Institutions by kind, plan by plan.
    pub kinds: Vec<KindLinks>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindLinks {
    pub head: Link,
    pub kinds: Vec<super::institution_list::CountedLink>,
}

/// The institutions of one kind in one plan, A to Z.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindList {
    pub rows: Vec<KindRow>,
    /// Other parts of a list that was split.
    pub parts: Vec<NavLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindRow {
    pub link: Link,
    pub area: String,
}

use super::Body;
use super::institution_list::CountedLink;
use crate::model::institution::InstitutionIx;
use crate::site::context::{Context, Head};
use crate::site::index;
use crate::site::route::{LIST_ROWS, Page, Section};
use crate::site::voice::capital;

impl Context<'_> {
    pub(in crate::site) fn search(&self) -> (Head, Body) {
        let link = |key: &str, page: Page| self.link(self.voice.say(key, &[]), page);
        let mut kinds = Vec::new();
        for p in 0..self.project.plans.len() {
            let mut links: Vec<CountedLink> = (0..self.project.institution_kinds.len())
                .filter_map(|kind| {
                    let count = self.site.routes.by_kind.get(&(p, kind))?.len();
                    let name = capital(self.text(&self.project.institution_kinds[kind].plural));
                    let link = self.link(name, Page::KindList(p, kind, 0));
                    Some(CountedLink { link, count: self.voice.number(count as u64) })
                })
                .collect();
            self.voice.sort_by_text(&mut links, |counted| &counted.link.text);
            if !links.is_empty() {
                let area = self.project.plans[p].area;
                let head = self.link(self.text(&self.project.area(area).name), Page::Area(area));
                kinds.push(KindLinks { head, kinds: links });
            }
        }
        let page = SearchPage {
            parts: index::parts(self.site).join(" "),
            folder: format!("{}{}", self.root(), index::folder(&self.voice.code)),
            tree: crate::site::route::up(&self.tail),
            shortcuts: vec![
                link("nav_plans", Page::PlanIndex),
                link("nav_areas", Page::AreaIndex),
                link("nav_guides", Page::ContentIndex(Section::Guides)),
                link("nav_warnings", Page::ContentIndex(Section::Warnings)),
            ],
            areas: self.institution_groups(),
            kinds,
        };
        let head = Head {
            heading: self.voice.say("nav_search", &[]),
            lead: vec![self.voice.say("search_lead", &[])],
            demonstration: self.project.institutions.iter().any(|i| i.demonstration),
            script: Some("search.js"),
            ..Head::default()
        };
        (head, Body::Search(page))
    }

    pub(in crate::site) fn kind_list(&self, p: usize, kind: usize, part: usize) -> (Head, Body) {
        let all: &[InstitutionIx] = self.site.routes.by_kind.get(&(p, kind)).map_or(&[], Vec::as_slice);
        let name = |ix: InstitutionIx| self.text(&self.project.institution(ix).name);
        let mut sorted: Vec<(&str, InstitutionIx)> = all.iter().map(|ix| (name(*ix), *ix)).collect();
        self.voice.sort_by_text(&mut sorted, |(name, _)| name);
        let rows = sorted
            .chunks(LIST_ROWS)
            .nth(part)
            .unwrap_or_default()
            .iter()
            .map(|(name, ix)| KindRow {
                link: self.link(*name, Page::Institution(*ix)),
                area: self.text(&self.project.area(self.project.institution(*ix).area).name).to_owned(),
            })
            .collect();
        let count = all.len().div_ceil(LIST_ROWS);
        let parts = (0..count)
            .filter(|_| count > 1)
            .map(|other| NavLink {
                text: self.voice.say("list_part", &[("n", &self.voice.number(other as u64 + 1))]),
                href: self.href(Page::KindList(p, kind, other)),
                current: other == part,
            })
            .collect();
        let plural = self.text(&self.project.institution_kinds[kind].plural);
        let area = self.text(&self.project.area(self.project.plans[p].area).name);
        let head = Head {
            heading: self.voice.say("kind_heading", &[("kind", &capital(plural)), ("area", area)]),
            lead: vec![self.voice.say("kind_lead", &[])],
            crumbs: vec![(self.voice.say("nav_search", &[]), Page::Search)],
            demonstration: self.project.institutions.iter().any(|i| i.demonstration),
            ..Head::default()
        };
        (head, Body::KindList(KindList { rows, parts }))
    }
}
