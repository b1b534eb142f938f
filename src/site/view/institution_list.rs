//! Where to find an institution: areas with their counts, then the institutions of one area by kind.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, Status};

/// Where to find an institution: areas with their counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionIndex {
    pub groups: Vec<InstitutionGroup>,
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
    pub parts: Vec<super::parts::NavLink>,
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
    pub code: String,
    pub word: String,
}

use std::collections::BTreeMap;

use super::Body;
use crate::model::area::AreaIx;
use crate::model::institution::InstitutionIx;
use crate::site::context::{Context, Head};
use crate::site::route::{LIST_ROWS, Page};

impl Context<'_> {
    /// Areas with institutions, by the area above them.
    pub(in crate::site) fn institution_groups(&self) -> Vec<InstitutionGroup> {
        let mut groups: BTreeMap<AreaIx, Vec<CountedLink>> = BTreeMap::new();
        for (area, list) in &self.site.routes.institutions_by_area {
            let group = self.project.area(*area).parent.unwrap_or(*area);
            groups.entry(group).or_default().push(CountedLink {
                link: self.link(self.text(&self.project.area(*area).name), Page::InstitutionList(*area, 0)),
                count: self.voice.number(list.len() as u64),
            });
        }
        let mut groups: Vec<InstitutionGroup> = groups
            .into_iter()
            .map(|(parent, mut areas)| {
                self.voice.sort_by_text(&mut areas, |counted| &counted.link.text);
                InstitutionGroup {
                    head: self.link(self.text(&self.project.area(parent).name), Page::Area(parent)),
                    areas,
                }
            })
            .collect();
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
        (head, Body::InstitutionIndex(InstitutionIndex { groups }))
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
        let pages = all.len().div_ceil(LIST_ROWS);
        let parts = if pages > 1 {
            (0..pages)
                .map(|other| super::parts::NavLink {
                    text: self.voice.say("list_part", &[("n", &self.voice.number(other as u64 + 1))]),
                    href: self.href(Page::InstitutionList(area, other)),
                    current: other == part,
                })
                .collect()
        } else {
            Vec::new()
        };
        let name = self.text(&self.project.area(area).name);
        let list = InstitutionList {
            area: self.link(name, Page::Area(area)),
            methods: self.project.methods.iter().map(|m| self.text(&m.name).to_owned()).collect(),
            kinds: kinds.into_iter().map(|(_, group)| group).collect(),
            parts,
        };
        let mut heading = self.voice.say("institutions_in", &[("area", name)]);
        if part > 0 {
            heading.push_str(&format!(" ({})", self.voice.number(part as u64 + 1)));
        }
        let head = Head {
            heading,
            lead: vec![self.institution_list_lead(all)],
            crumbs: vec![(self.voice.say("nav_institutions", &[]), Page::InstitutionIndex)],
            demonstration: all.iter().any(|ix| self.project.institution(*ix).demonstration),
            ..Head::default()
        };
        (head, Body::InstitutionList(list))
    }

    fn institution_list_lead(&self, all: &[InstitutionIx]) -> String {
        let offers = |ix: &InstitutionIx| {
            self.plan_of(*ix).and_then(|p| self.methods_of(p, *ix)).is_some_and(|(bits, _)| bits != 0)
        };
        let with = all.iter().filter(|ix| offers(ix)).count() as u64;
        self.voice.say_n("institution_list_lead", with, &[("total", &self.voice.number(all.len() as u64))])
    }
}
