//! One target: met or not, by how much, since when?

use serde::Serialize;

use crate::measure::State;
use crate::measure::assessment::Assessment;
use crate::measure::formula::fields_of;
use crate::measure::progress::Progress;
use crate::measure::series::{selects, selects_kind};
use crate::model::ids::{AreaIx, FieldIx, IndicatorIx, PeriodIx, PlanIx, TargetIx};
use crate::model::result::{Revision, Subject};
use crate::model::target::Strength;
use crate::site::chart_id;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::charts::ChartFrame;
use crate::site::shared::figure::{self, NamedFigure, Status};
use crate::site::shared::figure_table::{FigureRow, FigureTable};
use crate::site::shared::link::Link;
use crate::site::shared::milestone::{self, MilestoneLine};
use crate::site::shared::text_table::TextTable;
use crate::site::shared::{areas, embed, revisions, target_progress, target_words};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetPage {
    pub plan: Link,
    pub status: Status,
    pub measures: Vec<NamedFigure>,
    /// "14 more schools by 31 December 2022"; one for each measure that is not met.
    pub needs: Vec<String>,
    pub milestones: Vec<MilestoneLine>,
    /// Whom it counts and with what denominator, in words.
    pub scope: String,
    pub part_of: Option<Link>,
    pub parts: Vec<Link>,
    pub charts: Vec<ChartFrame>,
    /// Areas against the target at the latest report; `None` for a demand in words.
    pub areas: Option<FigureTable>,
    /// Every report: period, figures, state.
    pub history: Option<FigureTable>,
    pub definitions: Vec<Definition>,
    pub revisions: Option<TextTable>,
}

/// How a measure is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    pub name: String,
    pub text: String,
    pub formula: String,
}

pub fn page(cx: &Context<'_>, p: PlanIx, t: TargetIx) -> (Head, TargetPage) {
    let (plan, measured) = cx.plan(p);
    let target = &plan.targets[t];
    let state = &measured.targets[t];
    let latest = chart_id::latest_of(cx.site.measured, p, t);
    let charts = embed::charts_of(cx, p, Some(t));
    let current = state.current.map(|m| &target.milestones[m]);
    let needs = current
        .map(|milestone| state.series.iter().filter_map(|s| target_words::need(cx, p, *s, milestone)).collect())
        .unwrap_or_default();
    let related = |wanted: &dyn Fn(TargetIx) -> bool| -> Vec<Link> {
        let found = plan.targets.keys().filter(|other| wanted(*other));
        found.map(|other| cx.link(cx.text(&plan.targets[other].short), Page::Target(p, other))).collect()
    };
    let measures = figure::latest_figures(cx, p, t);
    let page = TargetPage {
        plan: cx.plan_link(p),
        status: figure::status(cx, state.progress),
        needs,
        milestones: target.milestones.keys().map(|m| milestone::milestone(cx, p, t, m)).collect(),
        scope: target_words::scope(cx, target),
        part_of: target.part_of.map(|o| cx.link(cx.text(&plan.targets[o].short), Page::Target(p, o))),
        parts: related(&|other| plan.targets[other].part_of == Some(t)),
        charts,
        areas: latest.and_then(|period| areas_table(cx, p, t, period)),
        history: (!state.series.is_empty()).then(|| history(cx, p, t)),
        definitions: state.series.iter().map(|s| definition(cx, measured.series[*s].indicator)).collect(),
        revisions: revisions(cx, p, t),
        measures,
    };
    let head = Head {
        heading: cx.text(&target.title).to_owned(),
        lead: target_lead(cx, p, t, latest),
        crumbs: cx.plan_crumbs(p),
        demonstration: cx.is_demonstration(p) && !state.series.is_empty(),
        data_line: cx.data_line(p, latest),
        ..Head::default()
    };
    (head, page)
}

/// The answer in words: value against target, then how many areas reach it, then who did not report.
fn target_lead(cx: &Context<'_>, p: PlanIx, t: TargetIx, latest: Option<PeriodIx>) -> Vec<String> {
    let (plan, measured) = cx.plan(p);
    let target = &plan.targets[t];
    let state = &measured.targets[t];
    let Some(milestone) = state.current.map(|m| &target.milestones[m]) else {
        return vec![cx.say(&msg::target_words_only {})];
    };
    let mut lead = Vec::new();
    let values = &target_words::latest_values(cx, p, t);
    let period_at = latest.map(|period| measured.periods[period].period);
    let in_period = period_at.map(|period| cx.locale.period_title(period));
    let in_period =
        in_period.map_or_else(|| values.clone(), |period| cx.say(&msg::target_values { period: &period, values }));
    let (target_words, date) = (&target_words::aim(cx, milestone), milestone.by);
    let status = &figure::status(cx, state.progress).word;
    lead.push(match state.progress {
        Progress::Met => cx.say(&msg::target_lead_met { values: &in_period, target: target_words }),
        Progress::Missed => {
            let target = &target_words::wording(cx, milestone);
            // A figure of a time before the deadline says of which.
            let values = &match period_at.filter(|period| period.end() < milestone.by) {
                Some(period) => cx.say(&msg::target_values_of { period, values }),
                None => values.clone(),
            };
            match milestone.strength {
                Strength::Required => cx.say(&msg::target_lead_missed { values, target, date }),
                Strength::Aspirational => cx.say(&msg::target_lead_short { values, target, date }),
            }
        }
        Progress::OnTrack
        | Progress::Faster
        | Progress::Slow
        | Progress::Worse
        | Progress::Uncertain
        | Progress::Unknown
        | Progress::None => cx.say(&msg::target_lead_open { values: &in_period, target: target_words, status }),
    });
    if let Some(period) = latest.filter(|period| !measured.periods[*period].areas.is_empty()) {
        let at = &measured.periods[period];
        let (level, one_level) = (&areas::level_plural(cx, &at.areas), &areas::level_name(cx, &at.areas));
        let in_area = |area: &AreaIx| target_progress::in_area(cx, p, t, *area, period);
        let said: Vec<Assessment> = at.areas.iter().map(in_area).filter(|said| said.is_said()).collect();
        let count = |is: &dyn Fn(&Assessment) -> bool| said.iter().filter(|said| is(said)).count() as u64;
        // Places that are not certain are neither in "n" nor in "total".
        if let total @ 1.. = count(&|said| !said.is_uncertain()) {
            let n = count(&|said| said.is_reached());
            lead.push(cx.say(&msg::target_lead_areas { n, total, level, period: at.period }));
        }
        if let n @ 1.. = count(&|said| said.is_uncertain()) {
            lead.push(cx.say(&msg::target_lead_uncertain { n, level, one_level }));
        }
        let late = at
            .areas
            .iter()
            .filter(|area| {
                state
                    .series
                    .iter()
                    .any(|s| at.reading(*s, Some(**area)).is_some_and(|r| matches!(r.state, State::Late(_))))
            })
            .count();
        if late > 0 {
            lead.push(cx.say(&msg::target_lead_late { n: late as u64, level, one_level, period: at.period }));
        }
    }
    lead
}

/// Areas against a target in a period, in the order of the language.
pub fn areas_table(cx: &Context<'_>, p: PlanIx, t: TargetIx, period: PeriodIx) -> Option<FigureTable> {
    let (plan, measured) = cx.plan(p);
    let at = &measured.periods[period];
    let series = &measured.targets[t].series;
    if series.is_empty() || at.areas.is_empty() {
        return None;
    }
    let mut rows: Vec<FigureRow> = at
        .areas
        .iter()
        .map(|area| {
            let cells = series.iter().map(|s| figure::cell(cx, p, *s, Some(*area), period)).collect();
            FigureRow::new(cx.area_link(*area), cells)
        })
        .collect();
    cx.locale.sort_by_text(&mut rows, |row| &row.head.text);
    Some(FigureTable {
        caption: cx.say(&msg::areas_caption { target: cx.text(&plan.targets[t].short), period: at.period }),
        row_label: cx.say(&msg::area {}),
        columns: series.iter().map(|s| cx.column_name(p, *s)).collect(),
        rows,
    })
}

fn history(cx: &Context<'_>, p: PlanIx, t: TargetIx) -> FigureTable {
    let (plan, measured) = cx.plan(p);
    let series = &measured.targets[t].series;
    let rows = measured
        .periods
        .iter_enumerated()
        .map(|(period, at)| {
            let cells = series.iter().map(|s| figure::cell(cx, p, *s, None, period)).collect();
            FigureRow::new(Link::unlinked(cx.locale.period_title(at.period)), cells)
        })
        .collect();
    FigureTable {
        caption: cx.say(&msg::history_caption { place: cx.area_name(plan.area) }),
        row_label: cx.say(&msg::period {}),
        columns: series.iter().map(|s| cx.column_name(p, *s)).collect(),
        rows,
    }
}

fn definition(cx: &Context<'_>, indicator: IndicatorIx) -> Definition {
    let one = &cx.project.indicators[indicator];
    Definition {
        name: cx.text(&one.name).to_owned(),
        text: cx.text(&one.definition).to_owned(),
        formula: target_words::formula(cx, indicator),
    }
}

/// Published values behind a target that were changed, with the reason.
fn revisions(cx: &Context<'_>, p: PlanIx, t: TargetIx) -> Option<TextTable> {
    let (_, measured) = cx.plan(p);
    let indicators: Vec<IndicatorIx> =
        measured.targets[t].series.iter().map(|s| measured.series[*s].indicator).collect();
    let fields: Vec<FieldIx> = indicators.iter().flat_map(|i| fields_of(&cx.project.indicators[*i].formula)).collect();
    let among = &cx.project.plans[p].targets[t].among;
    let concerns = |revision: &Revision| match revision.subject {
        Subject::Cell(whose, field) => fields.contains(&field) && selects(cx.project, among, whose),
        Subject::Total(_, kind, indicator) => indicators.contains(&indicator) && selects_kind(cx.project, among, kind),
    };
    let mut rows = Vec::new();
    for results in &cx.project.results[p] {
        rows.extend(
            results.revisions.iter().filter(|r| concerns(r)).map(|r| revisions::revision_row(cx, p, results, r)),
        );
    }
    (!rows.is_empty()).then(|| revisions::revision_table(cx, rows))
}

crate::messages! {
    use crate::site::messages::msg;

    areas_caption<'a> { period: Period, target: &'a str }
    history_caption<'a> { place: &'a str }
    target_lead_areas<'a> { level: &'a str, n: u64, period: Period, total: u64 }
    target_lead_late<'a> { level: &'a str, n: u64, one_level: &'a str, period: Period }
    target_lead_met<'a> { target: &'a str, values: &'a str }
    target_lead_missed<'a> { date: Date, target: &'a str, values: &'a str }
    target_lead_open<'a> { status: &'a str, target: &'a str, values: &'a str }
    target_lead_short<'a> { date: Date, target: &'a str, values: &'a str }
    target_lead_uncertain<'a> { level: &'a str, n: u64, one_level: &'a str }
    target_values<'a> { period: &'a str, values: &'a str }
    target_values_of<'a> { period: Period, values: &'a str }
}
