//! Find my school. Without scripts: by area and by kind. With scripts: one box over everything.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, NavLink};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchPage {
    /// Ids of the index files, separated by spaces; the first holds plans, guides and areas.
    pub parts: String,
    /// Parts that are loaded when their area is chosen or named: id and name in turn, with bars between.
    pub more: String,
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
    /// Instead of the areas, where they are too many for one page: the areas above them.
    pub above: Vec<CountedLink>,
    /// Instead of the kinds, where they are too many for one page: the areas of the plans.
    pub plans: Vec<Link>,
}

/// The kinds of institutions in one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindIndex {
    pub kinds: Vec<CountedLink>,
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
        let (mut kinds, mut plans) = (Vec::new(), Vec::new());
        for p in 0..self.project.plans.len() {
            let links = self.kind_links(p);
            if !links.is_empty() {
                let area = self.project.plans[p].area;
                let name = self.text(&self.project.area(area).name);
                if self.site.routes.groups.is_empty() {
                    kinds.push(KindLinks { head: self.link(name, Page::Area(area)), kinds: links });
                } else {
                    plans.push(self.link(name, Page::KindIndex(p)));
                }
            }
        }
        self.voice.sort_by_text(&mut plans, |link| &link.text);
        let (parts, more) = index::loaded(self.site);
        let mut more: Vec<(&str, &str)> = more
            .into_iter()
            .map(|p| &self.project.plans[p])
            .map(|plan| (plan.id.as_str(), self.text(&self.project.area(plan.area).name)))
            .collect();
        self.voice.sort_by_text(&mut more, |(_, name)| name);
        let more: Vec<String> = more.iter().map(|(id, name)| format!("{id}|{name}")).collect();
        let page = SearchPage {
            parts: parts.join(" "),
            more: more.join("|"),
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
            above: self.areas_above(),
            plans,
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

    /// The kinds of institutions that a plan counts, with their lists.
    fn kind_links(&self, p: usize) -> Vec<CountedLink> {
        let mut links: Vec<CountedLink> = (0..self.project.institution_kinds.len())
            .filter_map(|kind| {
                let count = self.site.routes.by_kind.get(&(p, kind))?.len();
                let name = capital(self.text(&self.project.institution_kinds[kind].plural));
                let link = self.link(name, Page::KindList(p, kind, 0));
                Some(CountedLink { link, count: self.voice.number(count as u64) })
            })
            .collect();
        self.voice.sort_by_text(&mut links, |counted| &counted.link.text);
        links
    }

    /// The kinds of institutions in one plan.
    pub(in crate::site) fn kind_index(&self, p: usize) -> (Head, Body) {
        let area = self.text(&self.project.area(self.project.plans[p].area).name);
        let head = Head {
            heading: self.voice.say("kinds_heading", &[("area", area)]),
            lead: vec![self.voice.say("kinds_lead", &[])],
            crumbs: vec![(self.voice.say("nav_search", &[]), Page::Search)],
            demonstration: self.project.institutions.iter().any(|i| i.demonstration),
            ..Head::default()
        };
        (head, Body::KindIndex(KindIndex { kinds: self.kind_links(p) }))
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
        let parts = self.part_links(all.len().div_ceil(LIST_ROWS), part, &|other| Page::KindList(p, kind, other));
        let plural = self.text(&self.project.institution_kinds[kind].plural);
        let area = self.text(&self.project.area(self.project.plans[p].area).name);
        let mut crumbs = vec![(self.voice.say("nav_search", &[]), Page::Search)];
        if !self.site.routes.groups.is_empty() {
            crumbs.push((self.voice.say("kinds_heading", &[("area", area)]), Page::KindIndex(p)));
        }
        let mut heading = self.voice.say("kind_heading", &[("kind", &capital(plural)), ("area", area)]);
        self.number_part(&mut heading, part);
        let head = Head {
            heading,
            lead: vec![self.voice.say("kind_lead", &[])],
            crumbs,
            demonstration: self.project.institutions.iter().any(|i| i.demonstration),
            ..Head::default()
        };
        (head, Body::KindList(KindList { rows, parts }))
    }
}
