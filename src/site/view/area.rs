//! One area: its results, and whether it reported.

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::i18n::message::Message;
use crate::model::ids::{AreaIx, PlanIx};
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::share_card::{self, CardPart};
use crate::site::shared::areas::{self, AreaEntry};
use crate::site::shared::figure_table::FigureTable;
use crate::site::shared::link::{Fact, Link};
use crate::site::shared::text_table::TextTable;
use crate::site::shared::{bulletin, due_reports, target_table};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaPage {
    pub facts: Vec<Fact>,
    /// The unit ended: what became of it.
    pub ended: Option<String>,
    pub successors: Vec<AreaEntry>,
    pub predecessors: Vec<AreaEntry>,
    /// Areas inside this one.
    pub children: Vec<AreaEntry>,
    /// Plans whose area this is.
    pub plans: Vec<Link>,
    /// For each plan that compares this area: its targets here.
    pub figures: Vec<AreaFigures>,
    /// Reports that this area had to send: period, due day, day of receipt, state.
    pub reports: Option<TextTable>,
    pub institutions: Option<Link>,
    /// The same to print and to read aloud.
    pub notice: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaFigures {
    pub plan: Link,
    pub table: FigureTable,
    pub compare: Link,
}

pub fn page(cx: &Context<'_>, ix: AreaIx) -> (Head, AreaPage) {
    let area = cx.project.area(ix);
    let mut figures = Vec::new();
    for p in cx.project.plans.keys() {
        let (_, measured) = cx.plan(p);
        if measured.periods.iter().any(|period| period.areas.contains(&ix)) {
            figures.push(AreaFigures {
                plan: cx.plan_link(p),
                table: target_table::target_table(cx, p, Some(ix)),
                compare: cx.link(cx.say(&msg::page_compare {}), Page::Compare(p)),
            });
        }
    }
    let own_plans: Vec<PlanIx> = cx.project.plans.keys().filter(|p| cx.project.plans[*p].area == ix).collect();
    let mut children: Vec<AreaEntry> = areas::all_areas(cx)
        .filter(|child| cx.project.area(*child).parent == Some(ix))
        .map(|child| areas::area_entry(cx, child))
        .collect();
    cx.locale.sort_by_text(&mut children, |entry| &entry.link.text);
    let predecessors = areas::all_areas(cx)
        .filter(|old| cx.project.area(*old).successors.contains(&ix))
        .map(|old| areas::area_entry(cx, old))
        .collect();
    let has_list = cx.site.lists.institutions_by_area.contains_key(&ix);
    let page = AreaPage {
        facts: area_facts(cx, ix),
        ended: area.valid_to.filter(|d| *d < cx.project.config.as_of).map(|day| {
            let mut words = cx.say(&msg::area_ended { date: day });
            if let Some(note) = &area.successor_note {
                words.push(' ');
                words.push_str(cx.text(note));
            }
            words
        }),
        successors: area.successors.iter().map(|s| areas::area_entry(cx, *s)).collect(),
        predecessors,
        children,
        plans: own_plans.iter().map(|p| cx.plan_link(*p)).collect(),
        reports: due_reports::area_reports(cx, ix),
        notice: (!areas::plans_with_figures(cx, ix).is_empty()).then(|| {
            let words: &dyn Message =
                if bulletin::has_bulletin(cx, ix) { &msg::notice {} } else { &msg::notice_alone {} };
            cx.link(cx.say(words), Page::Notice(ix))
        }),
        institutions: has_list.then(|| cx.link(cx.say(&msg::institutions_here {}), Page::InstitutionList(ix, 0))),
        figures,
    };
    let mut crumbs = vec![(cx.say(&msg::nav_areas {}), Page::AreaIndex)];
    let mut above: Vec<AreaIx> = cx.project.with_areas_above(ix).skip(1).collect();
    above.reverse();
    crumbs.extend(above.into_iter().map(|area| (cx.area_name(area).to_owned(), Page::Area(area))));
    let head = Head {
        heading: cx.text(&area.name).to_owned(),
        lead: areas::area_lead(cx, ix, &own_plans),
        crumbs,
        demonstration: !page.figures.is_empty() || has_list || !own_plans.is_empty(),
        data_line: areas::plans_comparing(cx, ix)
            .first()
            .or(own_plans.first())
            .and_then(|p| areas::data_line(cx, *p, ix)),
        ..Head::default()
    };
    (head, page)
}

fn area_facts(cx: &Context<'_>, ix: AreaIx) -> Vec<Fact> {
    let area = cx.project.area(ix);
    let kind = &cx.project.area_kinds[area.kind];
    let fact = |key: &dyn Message, text: String| Fact { label: cx.say(key), text, ..Fact::default() };
    let mut facts =
        vec![fact(&msg::area_kind {}, capital(cx.text(&kind.name))), fact(&msg::area_code {}, area.code.clone())];
    if let Some(parent) = area.parent {
        facts.push(Fact {
            href: Some(cx.href(Page::Area(parent))),
            ..fact(&msg::area_parent {}, cx.area_name(parent).to_owned())
        });
    }
    if let Some(from) = area.valid_from {
        facts.push(fact(&msg::area_from {}, cx.locale.date(from)));
    }
    if let Some(to) = area.valid_to {
        facts.push(fact(&msg::area_to {}, cx.locale.date(to)));
    }
    if let Some(units) = area.units {
        let below = cx.project.levels[kind.level..].iter().nth(1);
        if let Some(level) = below {
            let words = cx.say(&msg::area_units { n: u64::from(units), level: cx.text(&level.plural) });
            facts.push(fact(&msg::area_units_label {}, words));
        }
    }
    if area.partial {
        facts.push(fact(&msg::area_partial_label {}, cx.say(&msg::area_partial {})));
    }
    if !area.aliases.is_empty() {
        facts.push(fact(&msg::area_aliases {}, area.aliases.join(", ")));
    }
    facts
}

/// What the share card of an area shows.
pub fn card(cx: &Context<'_>, area: AreaIx) -> CardPart {
    CardPart { kind: share_card::place_of(cx, area), title: None, picture: share_card::area_bar(cx, area) }
}

crate::messages! {
    use crate::site::messages::msg;

    area_aliases {}
    area_code {}
    area_ended { date: Date }
    area_from {}
    area_kind {}
    area_parent {}
    area_partial {}
    area_partial_label {}
    area_to {}
    area_units<'a> { level: &'a str, n: u64 }
    area_units_label {}
    institutions_here {}
    notice {}
    notice_alone {}
}
