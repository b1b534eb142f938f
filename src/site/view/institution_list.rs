//! Where to find an institution: areas with their counts, then the institutions of one area by kind.

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::model::ids::{AreaIx, InstitutionIx, KindIx};
use crate::site::context::{Context, Head};
use crate::site::limits::LIST_ROWS;
use crate::site::page::Page;
use crate::site::shared::figure::Status;
use crate::site::shared::institutions::{self, MethodCell};
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::part_links;

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

pub fn page(cx: &Context<'_>, area: AreaIx, part: usize) -> (Head, InstitutionList) {
    let all = cx.site.lists.institutions_by_area.get(&area).map_or(&[][..], Vec::as_slice);
    let mut sorted: Vec<(&str, InstitutionIx)> =
        all.iter().map(|ix| (cx.text(&cx.project.institution(*ix).name), *ix)).collect();
    cx.locale.sort_by_text(&mut sorted, |(name, _)| name);
    sorted.sort_by_key(|(_, ix)| cx.project.institution(*ix).kind);
    let shown = sorted.iter().map(|(_, ix)| ix).skip(part * LIST_ROWS).take(LIST_ROWS);
    let mut kinds: Vec<(KindIx, KindGroup)> = Vec::new();
    for ix in shown {
        let institution = cx.project.institution(*ix);
        let bits =
            institutions::plan_of(cx, *ix).and_then(|p| institutions::methods_of(cx, p, *ix)).map(|(bits, _)| bits);
        let row = InstitutionRow {
            link: cx.institution_link(*ix),
            methods: cx.project.methods.keys().map(|m| institutions::method_cell(cx, bits, m)).collect(),
            status: None,
        };
        match kinds.last_mut() {
            Some((kind, group)) if *kind == institution.kind => group.rows.push(row),
            _ => {
                let plural = cx.text(&cx.project.institution_kinds[institution.kind].plural);
                kinds.push((institution.kind, KindGroup { name: capital(plural), rows: vec![row] }));
            }
        }
    }
    let parts = part_links::part_links(cx, all.len().div_ceil(LIST_ROWS), &|other| Page::InstitutionList(area, other));
    let name = cx.area_name(area);
    let list = InstitutionList {
        area: cx.link(name, Page::Area(area)),
        methods: cx.project.methods.iter().map(|m| cx.text(&m.name).to_owned()).collect(),
        kinds: kinds.into_iter().map(|(_, group)| group).collect(),
        parts,
    };
    let heading = cx.numbered(cx.say(&msg::institutions_in { area: name }), part);
    let head = Head {
        heading,
        lead: vec![institution_list_lead(cx, all)],
        crumbs: crumbs_of_list(cx, area),
        demonstration: all.iter().any(|ix| cx.project.institution(*ix).demonstration),
        ..Head::default()
    };
    (head, list)
}

fn crumbs_of_list(cx: &Context<'_>, area: AreaIx) -> Vec<(String, Page)> {
    let mut crumbs = vec![(cx.say(&msg::nav_institutions {}), Page::InstitutionIndex)];
    let above = cx.project.area(area).parent.unwrap_or(area);
    if cx.site.lists.groups.contains_key(&above) {
        crumbs.push((cx.area_name(above).to_owned(), Page::InstitutionGroup(above)));
    }
    crumbs
}

fn institution_list_lead(cx: &Context<'_>, all: &[InstitutionIx]) -> String {
    let methods =
        |ix: &InstitutionIx| institutions::plan_of(cx, *ix).and_then(|p| institutions::methods_of(cx, p, *ix));
    let known: Vec<u16> = all.iter().filter_map(methods).map(|(bits, _)| bits).collect();
    let (n, total) = (known.iter().filter(|bits| **bits != 0).count() as u64, known.len() as u64);
    match all.len() as u64 - total {
        0 => cx.say(&msg::institution_list_lead { n, total }),
        _ if total == 0 => cx.say(&msg::institution_list_lead_unknown {}),
        missing => cx.say(&msg::institution_list_lead_partly { n, total, missing }),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    institution_list_lead { n: u64, total: u64 }
    institution_list_lead_partly { missing: u64, n: u64, total: u64 }
    institution_list_lead_unknown {}
}
