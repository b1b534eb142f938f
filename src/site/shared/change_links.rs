//! What a period of a plan changed, as links.

use serde::Serialize;

use crate::i18n::locale::small;
use crate::measure::Reading;
use crate::measure::change::{self, Change, Event};
use crate::model::ids::{AreaIx, PeriodIx, PlanIx, SeriesIx};
use crate::model::indicator::Formula;
use crate::model::result::RevisionKind;
use crate::model::target::AppliesTo;
use crate::site::context::Context;
use crate::site::page::Page;
use crate::site::shared::link::Link;
use crate::site::shared::{areas, figure, target_words};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodChanges {
    pub id: String,
    pub title: Link,
    pub changes: Vec<Link>,
}

/// What a period of a plan changed, most important first, each with a link to the page that shows it.
pub fn change_links(cx: &Context<'_>, p: PlanIx, now: PeriodIx) -> Vec<Link> {
    let (plan, measured) = cx.plan(p);
    let results = &cx.project.results[p][measured.periods[now].results];
    let kinds: Vec<RevisionKind> = results.revisions.iter().map(|r| r.kind).collect();
    change::changes(plan, measured, now, &kinds).iter().map(|change| change_link(cx, p, now, change)).collect()
}

pub fn change_link(cx: &Context<'_>, p: PlanIx, now: PeriodIx, change: &Change) -> Link {
    let (plan, measured) = cx.plan(p);
    let target = change.series.and_then(|s| measured.series[s].target);
    let name = &change.series.map_or_else(String::new, |s| small(&cx.series_name(p, s)));
    let place = cx.text(&cx.project.area(change.area.unwrap_or(plan.area)).short);
    let period = measured.periods[now].period;
    // A sum of a quarter is compared with a quarter, which need not be the period just before.
    let then = change.series.and_then(|s| measured.comparable(s, now).next_back());
    let before = then.map_or(period, |then| measured.periods[then].period);
    let areas = &measured.periods[now].areas;
    let (level, one_level) = (&areas::level_plural(cx, areas), &areas::level_name(cx, areas));
    // A share of institutions stands with its counts, "50% (4/8)", and every value with how many have data if some have not.
    let value = |at: Option<PeriodIx>, basis_points: u32| {
        let value = cx.locale.percent(basis_points);
        let Some((s, at)) = change.series.zip(at) else { return value };
        let counts = counts(cx, p, s, change.area, at);
        let counts = counts.map(|(n, d)| format!("{}/{}", cx.locale.number(n), cx.locale.number(d)));
        let missing = measured.periods[at].reading(s, change.area).map_or(0, Reading::uncounted);
        let beside = match (counts, missing) {
            (Some(counts), 0) => Some(counts),
            (Some(counts), n) => Some(cx.say(&msg::change_counts { counts: &counts, n: u64::from(n) })),
            (None, _) => partial(cx, p, s, change.area, at),
        };
        beside.map_or(value.clone(), |counts| cx.say(&msg::value_with { value: &value, counts: &counts }))
    };
    let from_to = |from: u32, to: u32| (value(then, from), value(Some(now), to));
    let plan_name = cx.text(&plan.short);
    let text = match change.event {
        Event::TargetMet => target_met(cx, p, now, change.series),
        Event::AreasMet(n) => {
            let target = target.map_or("", |t| cx.text(&plan.targets[t].short));
            let is_whole = change.series.is_some_and(|s| {
                measured.series[s].target.is_some_and(|t| plan.targets[t].applies_to == AppliesTo::Whole)
            });
            let n = u64::from(n);
            if is_whole {
                cx.say(&msg::change_areas_level { n, place, target: &small(target), level, one_level, period })
            } else {
                cx.say(&msg::change_areas_met { n, place, target: &small(target), level, one_level, period })
            }
        }
        Event::Rose(from, to) => {
            let (from, to) = from_to(from, to);
            cx.say(&msg::change_rose { place, name, from: &from, to: &to, period, before })
        }
        Event::Fell(from, to) => {
            let (from, to) = from_to(from, to);
            cx.say(&msg::change_fell { place, name, from: &from, to: &to, period, before })
        }
        Event::AreaRose(from, to) => {
            let (from, to) = from_to(from, to);
            cx.say(&msg::change_area_rose { place, name, from: &from, to: &to, period, before, level })
        }
        Event::AreaFell(from, to) => {
            let (from, to) = from_to(from, to);
            cx.say(&msg::change_area_fell { place, name, from: &from, to: &to, period, before, level })
        }
        Event::NewlyLate(n) => cx.say(&msg::change_late { n: u64::from(n), plan: plan_name, level, one_level, period }),
        Event::Corrected(n) => cx.say(&msg::change_corrected { n: u64::from(n), plan: plan_name, period }),
        Event::Revised(n) => cx.say(&msg::change_revised { n: u64::from(n), plan: plan_name, period }),
        Event::First => cx.say(&msg::change_first { plan: plan_name, period }),
    };
    let page = match (target, change.area, change.event) {
        (_, Some(area), _) => Page::Area(area),
        (Some(t), None, _) => Page::Target(p, t),
        (None, None, Event::NewlyLate(_)) => Page::Reports(p),
        (None, None, Event::Corrected(_) | Event::Revised(_)) => Page::Revisions,
        (None, None, _) => Page::Plan(p),
    };
    cx.link(text, page)
}

/// How many institutions a share counts, of how many; `None` for a sum.
fn counts(cx: &Context<'_>, p: PlanIx, s: SeriesIx, area: Option<AreaIx>, at: PeriodIx) -> Option<(u64, u64)> {
    let (_, measured) = cx.plan(p);
    match cx.project.indicators[measured.series[s].indicator].formula {
        Formula::Share(_) => measured.periods[at].reading(s, area)?.value(),
        Formula::Ratio { .. } => None,
    }
}

/// "27 of 30 institutions have data"; `None` if all have.
fn partial(cx: &Context<'_>, p: PlanIx, s: SeriesIx, area: Option<AreaIx>, at: PeriodIx) -> Option<String> {
    figure::partly(cx, cx.plan(p).1.periods[at].reading(s, area)?)
}

/// The whole plan reached a target. By its counts where it has one measure and all institutions reported.
fn target_met(cx: &Context<'_>, p: PlanIx, now: PeriodIx, series: Option<SeriesIx>) -> String {
    let (plan, measured) = cx.plan(p);
    let (place, period) = (cx.text(&cx.project.area(plan.area).short), measured.periods[now].period);
    let target = series.and_then(|s| measured.series[s].target).map(|t| &plan.targets[t]);
    let Some((s, target)) = series.zip(target) else { return String::new() };
    let predicate = cx.project.indicators[measured.series[s].indicator].predicate.as_ref();
    let is_complete = measured.periods[now].whole[s].counted == measured.periods[now].whole[s].expected;
    let counts = counts(cx, p, s, None, now).filter(|_| is_complete && target.measures.len() == 1);
    let among = &target_words::among(cx, target);
    match predicate.zip(counts) {
        Some((predicate, (n, of))) if n == of => {
            cx.say(&msg::change_target_met_by_all { place, n, among, predicate: cx.text(predicate), period })
        }
        Some((predicate, (n, of))) => {
            cx.say(&msg::change_target_met_by { place, n, of, among, predicate: cx.text(predicate), period })
        }
        None => {
            let target = &small(cx.text(&target.short));
            match partial(cx, p, s, None, now) {
                Some(coverage) => cx.say(&msg::change_target_met_partly { place, target, period, coverage: &coverage }),
                None => cx.say(&msg::change_target_met { place, target, period }),
            }
        }
    }
}

pub fn period_changes(cx: &Context<'_>, p: PlanIx, now: PeriodIx) -> PeriodChanges {
    let (plan, measured) = cx.plan(p);
    PeriodChanges {
        id: format!("{}-{}", plan.id, measured.periods[now].period.id().to_lowercase()),
        title: cx.link(cx.locale.period_title(measured.periods[now].period), Page::PeriodChanges(p, now)),
        changes: change_links(cx, p, now),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    change_area_fell<'a> { before: Period, from: &'a str, level: &'a str, name: &'a str, period: Period, place: &'a str, to: &'a str }
    change_area_rose<'a> { before: Period, from: &'a str, level: &'a str, name: &'a str, period: Period, place: &'a str, to: &'a str }
    change_areas_level<'a> { level: &'a str, n: u64, one_level: &'a str, period: Period, place: &'a str, target: &'a str }
    change_areas_met<'a> { level: &'a str, n: u64, one_level: &'a str, period: Period, place: &'a str, target: &'a str }
    change_corrected<'a> { n: u64, period: Period, plan: &'a str }
    change_counts<'a> { counts: &'a str, n: u64 }
    change_fell<'a> { before: Period, from: &'a str, name: &'a str, period: Period, place: &'a str, to: &'a str }
    change_first<'a> { period: Period, plan: &'a str }
    change_late<'a> { level: &'a str, n: u64, one_level: &'a str, period: Period, plan: &'a str }
    change_revised<'a> { n: u64, period: Period, plan: &'a str }
    change_rose<'a> { before: Period, from: &'a str, name: &'a str, period: Period, place: &'a str, to: &'a str }
    change_target_met<'a> { period: Period, place: &'a str, target: &'a str }
    change_target_met_partly<'a> { coverage: &'a str, period: Period, place: &'a str, target: &'a str }
    change_target_met_by<'a> { among: &'a str, n: u64, of: u64, period: Period, place: &'a str, predicate: &'a str }
    change_target_met_by_all<'a> { among: &'a str, n: u64, period: Period, place: &'a str, predicate: &'a str }
}
