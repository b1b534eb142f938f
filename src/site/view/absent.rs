//! The institutions that are missing from the receipts of one series in one period, by area.

use serde::Serialize;

use crate::model::ids::{PeriodIx, PlanIx, SeriesIx};
use crate::site::context::{Context, Head};
use crate::site::limits::LIST_ROWS;
use crate::site::page::Page;
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::part_links;
use crate::site::shared::receipts::{self, Absent};

/// Who is missing from the receipts of one series in one period, by area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AbsentPage {
    pub areas: Vec<AbsentArea>,
    /// Other parts of a list that was split.
    pub parts: Vec<NavLink>,
    pub receipt: Link,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AbsentArea {
    /// Its address on the page: the area's id.
    pub id: String,
    pub area: Link,
    pub absent: Vec<Absent>,
}

/// Who is missing, where they are too many for the page of the receipts.
pub fn page(cx: &Context<'_>, p: PlanIx, s: SeriesIx, period: PeriodIx, part: usize) -> (Head, AbsentPage) {
    let (_, measured) = cx.plan(p);
    let results = &cx.project.results[p][measured.periods[period].results];
    let (entries, _) = receipts::entries(cx, p, s, period);
    let count: usize = entries.iter().map(|(_, missed)| missed.len()).sum();
    let mut left = (part * LIST_ROWS, LIST_ROWS);
    let mut areas = Vec::new();
    for (entry, missed) in entries {
        let start = left.0.min(missed.len());
        let end = missed.len().min(start + left.1);
        left = (left.0 - start, left.1 - (end - start));
        if start < end {
            let absent = receipts::names_of(cx, results, &missed[start..end]);
            areas.push(AbsentArea { id: entry.id, area: entry.area, absent });
        }
    }
    let name = &cx.series_name(p, s);
    let period_name = cx.locale.period(measured.periods[period].period);
    let heading = cx.numbered(cx.say(&msg::absent_heading { name, period: &period_name }), part);
    let receipt = cx.say(&msg::receipt_heading { name, period: &period_name });
    let mut crumbs = cx.plan_crumbs(p);
    crumbs.push((receipt.clone(), Page::Receipt(p, s, period)));
    let head = Head {
        heading,
        lead: vec![cx.say(&msg::absent_lead {})],
        crumbs,
        demonstration: measured.periods[period].demonstration,
        data_line: cx.data_line(p, Some(period)),
        ..Head::default()
    };
    let page = AbsentPage {
        areas,
        parts: part_links::part_links(cx, count.div_ceil(LIST_ROWS), &|other| Page::Absent(p, s, period, other)),
        receipt: cx.link(receipt, Page::Receipt(p, s, period)),
    };
    (head, page)
}

crate::messages! {
    use crate::site::messages::msg;

    absent_heading<'a> { name: &'a str, period: &'a str }
    absent_lead {}
}
