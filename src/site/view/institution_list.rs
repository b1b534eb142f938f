//! Where to find an institution: areas with their counts, then the institutions of one area by kind.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, NavLink, Status};

/// Where to find an institution: areas with their counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionIndex {
    pub groups: Vec<InstitutionGroup>,
    /// Instead of the groups, where all areas are too many for one page: the areas above them.
    pub above: Vec<CountedLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionGroup {
    pub head: Link,
    pub areas: Vec<CountedLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedLink {
    pub link: Link,
    pub count: String,
}

/// The institutions of one area, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionList {
    pub area: Link,
    /// Names of the methods, the heads of the columns.
    pub methods: Vec<String>,
    pub kinds: Vec<KindGroup>,
    /// Other parts of a list that was split.
    pub parts: Vec<NavLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindGroup {
    pub name: String,
    pub rows: Vec<InstitutionRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionRow {
    pub link: Link,
    /// One for each method: yes, no, unknown, with its word.
    pub methods: Vec<MethodCell>,
    pub status: Option<Status>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodCell {
    pub code: &'static str,
    pub word: String,
}

use std::collections::BTreeMap;

use super::Body;
use crate::model::area::AreaIx;
use crate::model::institution::InstitutionIx;
use crate::site::context::{Context, Head};
use crate::site::route::{LIST_ROWS, Page};

impl Context<'_> {
    /// Areas above those with institutions, each with its page; empty where one page has room for all.
    pub(in crate::site) fn areas_above(&self) -> Vec<CountedLink> {
        let by_area = &self.site.routes.institutions_by_area;
        let count = |areas: &[AreaIx]| areas.iter().filter_map(|area| by_area.get(area)).map(Vec::len).sum::<usize>();
        let above = self.site.routes.groups.iter().map(|(area, areas)| CountedLink {
            link: self.link(self.text(&self.project.area(*area).name), Page::InstitutionGroup(*area)),
            count: self.voice.number(count(areas) as u64),
        });
        let mut above: Vec<CountedLink> = above.collect();
        self.voice.sort_by_text(&mut above, |counted| &counted.link.text);
        above
    }

    /// An area with its areas that have institutions.
    fn institution_group_of(&self, parent: AreaIx, areas: &[AreaIx]) -> InstitutionGroup {
        let counted = |area: &AreaIx| CountedLink {
            link: self.link(self.text(&self.project.area(*area).name), Page::InstitutionList(*area, 0)),
            count: self.voice.number(self.site.routes.institutions_by_area.get(area).map_or(0, Vec::len) as u64),
        };
        let mut areas: Vec<CountedLink> = areas.iter().map(counted).collect();
        self.voice.sort_by_text(&mut areas, |counted| &counted.link.text);
        InstitutionGroup { head: self.link(self.text(&self.project.area(parent).name), Page::Area(parent)), areas }
    }

    /// The areas inside an area that have institutions.
    pub(in crate::site) fn institution_group(&self, parent: AreaIx) -> (Head, Body) {
        let areas = self.site.routes.groups.get(&parent).map_or(&[][..], Vec::as_slice);
        let group = self.institution_group_of(parent, areas);
        let head = Head {
            heading: self.voice.say("institutions_in", &[("area", self.text(&self.project.area(parent).name))]),
            lead: vec![self.voice.say("institution_group_lead", &[])],
            crumbs: vec![(self.voice.say("nav_institutions", &[]), Page::InstitutionIndex)],
            demonstration: self.project.institutions.iter().any(|i| i.demonstration),
            ..Head::default()
        };
        (head, Body::InstitutionGroup(group))
    }

    /// Areas with institutions, by the area above them; empty where they are too many for one page.
    pub(in crate::site) fn institution_groups(&self) -> Vec<InstitutionGroup> {
        if !self.site.routes.groups.is_empty() {
            return Vec::new();
        }
        let mut groups: BTreeMap<AreaIx, Vec<AreaIx>> = BTreeMap::new();
        for area in self.site.routes.institutions_by_area.keys() {
            groups.entry(self.project.area(*area).parent.unwrap_or(*area)).or_default().push(*area);
        }
        let mut groups: Vec<InstitutionGroup> =
            groups.iter().map(|(parent, areas)| self.institution_group_of(*parent, areas)).collect();
        self.voice.sort_by_text(&mut groups, |group| &group.head.text);
        groups
    }

    pub(in crate::site) fn institution_index(&self) -> (Head, Body) {
        let groups = self.institution_groups();
        let count = self.project.institutions.len() as u64;
        let head = Head {
            heading: self.voice.say("nav_institutions", &[]),
            lead: vec![self.voice.say_n("institutions_lead", count, &[])],
            demonstration: self.project.institutions.iter().any(|i| i.demonstration),
            ..Head::default()
        };
        (head, Body::InstitutionIndex(InstitutionIndex { groups, above: self.areas_above() }))
    }

    pub(in crate::site) fn institution_list(&self, area: AreaIx, part: usize) -> (Head, Body) {
        let all = self.site.routes.institutions_by_area.get(&area).map_or(&[][..], Vec::as_slice);
        let mut sorted: Vec<(&str, InstitutionIx)> =
            all.iter().map(|ix| (self.text(&self.project.institution(*ix).name), *ix)).collect();
        self.voice.sort_by_text(&mut sorted, |(name, _)| name);
        sorted.sort_by_key(|(_, ix)| self.project.institution(*ix).kind);
        let shown = sorted.iter().map(|(_, ix)| ix).skip(part * LIST_ROWS).take(LIST_ROWS);
        let mut kinds: Vec<(usize, KindGroup)> = Vec::new();
        for ix in shown {
            let institution = self.project.institution(*ix);
            let bits = self.plan_of(*ix).and_then(|p| self.methods_of(p, *ix)).map(|(bits, _)| bits);
            let row = InstitutionRow {
                link: self.link(self.text(&institution.name), Page::Institution(*ix)),
                methods: (0..self.project.methods.len()).map(|m| self.method_cell(bits, m)).collect(),
                status: None,
            };
            match kinds.last_mut() {
                Some((kind, group)) if *kind == institution.kind => group.rows.push(row),
                _ => {
                    let plural = self.text(&self.project.institution_kinds[institution.kind].plural);
                    kinds.push((
                        institution.kind,
                        KindGroup { name: super::super::voice::capital(plural), rows: vec![row] },
                    ));
                }
            }
        }
        let parts = self.part_links(all.len().div_ceil(LIST_ROWS), part, &|other| Page::InstitutionList(area, other));
        let name = self.text(&self.project.area(area).name);
        let list = InstitutionList {
            area: self.link(name, Page::Area(area)),
            methods: self.project.methods.iter().map(|m| self.text(&m.name).to_owned()).collect(),
            kinds: kinds.into_iter().map(|(_, group)| group).collect(),
            parts,
        };
        let mut heading = self.voice.say("institutions_in", &[("area", name)]);
        self.number_part(&mut heading, part);
        let head = Head {
            heading,
            lead: vec![self.institution_list_lead(all)],
            crumbs: self.crumbs_of_list(area),
            demonstration: all.iter().any(|ix| self.project.institution(*ix).demonstration),
            ..Head::default()
        };
        (head, Body::InstitutionList(list))
    }

    /// The parts of a list that was split; empty for one that was not.
    pub(in crate::site) fn part_links(&self, count: usize, here: usize, page: &dyn Fn(usize) -> Page) -> Vec<NavLink> {
        let link = |part: usize| NavLink {
            text: self.voice.say("list_part", &[("n", &self.voice.number(part as u64 + 1))]),
            href: self.href(page(part)),
            current: part == here,
        };
        (0..count).filter(|_| count > 1).map(link).collect()
    }

    fn crumbs_of_list(&self, area: AreaIx) -> Vec<(String, Page)> {
        let mut crumbs = vec![(self.voice.say("nav_institutions", &[]), Page::InstitutionIndex)];
        let above = self.project.area(area).parent.unwrap_or(area);
        if self.site.routes.groups.contains_key(&above) {
            crumbs.push((self.text(&self.project.area(above).name).to_owned(), Page::InstitutionGroup(above)));
        }
        crumbs
    }

    fn institution_list_lead(&self, all: &[InstitutionIx]) -> String {
        let offers = |ix: &InstitutionIx| {
            self.plan_of(*ix).and_then(|p| self.methods_of(p, *ix)).is_some_and(|(bits, _)| bits != 0)
        };
        let with = all.iter().filter(|ix| offers(ix)).count() as u64;
        self.voice.say_n("institution_list_lead", with, &[("total", &self.voice.number(all.len() as u64))])
    }
}
