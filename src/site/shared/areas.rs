//! What several pages show of an area: its link, its days, its leading sentence, and notes that distinguish areas of one name.

use serde::Serialize;

use crate::i18n::locale::small;
use crate::measure::assessment::Assessment;
use crate::measure::period::PeriodMeasured;
use crate::measure::progress::Progress;
use crate::model::ids::{AreaIx, ComparedIx, PeriodIx, PlanIx, SeriesIx, TiSlice};
use crate::model::plan::Plan;
use crate::site::context::Context;
use crate::site::shared::link::Link;
use crate::site::shared::target_progress;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaEntry {
    pub link: Link,
    /// What distinguishes it from other areas of its name; mostly empty.
    pub beside: String,
}

pub fn all_areas(cx: &Context<'_>) -> impl Iterator<Item = AreaIx> + use<> {
    cx.project.areas.keys()
}

pub fn area_lead(cx: &Context<'_>, ix: AreaIx, own_plans: &[PlanIx]) -> Vec<String> {
    let name = cx.area_name(ix);
    if let Some((p, period, is_complete)) = area_period(cx, ix) {
        let (plan, measured) = cx.plan(p);
        let said: Vec<Assessment> = plan
            .targets
            .keys()
            .filter(|t| !measured.targets[*t].series.is_empty())
            .map(|t| target_progress::in_area(cx, p, t, ix, period))
            .filter(|said| said.is_said())
            .collect();
        let n = said.iter().filter(|said| said.is_reached()).count() as u64;
        let compared = said.iter().any(|said| matches!(said, Assessment::Level(_)));
        // Targets that are not certain are neither in "n" nor in "total".
        let total = said.iter().filter(|said| !said.is_uncertain()).count() as u64;
        let (area, area_inside) = (name, small(name));
        let area_inside = area_inside.as_str();
        let (plan, period) = (cx.text(&plan.short), measured.periods[period].period);
        if said.is_empty() {
            return vec![cx.say(&msg::area_lead_nothing { area, plan })];
        }
        if !is_complete {
            return vec![cx.say(&msg::area_lead_waits { area, plan, period })];
        }
        let counted = match (total, compared) {
            (0, _) => None,
            (_, true) => Some(cx.say(&msg::area_lead_level { area, area_inside, n, total, plan, period })),
            (_, false) => Some(cx.say(&msg::area_lead { area, n, total, plan, period })),
        };
        let uncertain = match (said.len() as u64 - total, total) {
            (0, _) => None,
            (n, 0) => Some(cx.say(&msg::area_lead_uncertain { area, area_inside, n, plan, period })),
            (n, _) => Some(cx.say(&msg::area_lead_uncertain_more { n })),
        };
        return counted.into_iter().chain(uncertain).collect();
    }
    vec![match own_plans.first() {
        Some(p) => own_plan_lead(cx, name, *p),
        None => new_area_lead(cx, ix).unwrap_or_else(|| cx.say(&msg::area_lead_none { area: name })),
    }]
}

/// How far the plan of an area has come, which is the plan's area.
fn own_plan_lead(cx: &Context<'_>, area: &str, p: PlanIx) -> String {
    let (rules, measured) = cx.plan(p);
    let counted = || measured.targets.iter().flat_map(|target| target.counted());
    let total = counted().count() as u64;
    let n = counted().filter(|milestone| milestone.progress == Progress::Met).count() as u64;
    let (plan, date) = (cx.plan_name(p), measured.judged);
    if total == 0 {
        cx.say(&msg::area_lead_plan { area, plan })
    } else if measured.judged == rules.to {
        cx.say(&msg::area_lead_closed { area, n, total, plan, date })
    } else {
        cx.say(&msg::area_lead_open { area, n, total, plan, date })
    }
}

/// When an area was formed, and where the figures before that day are; `None` where no plan has figures of an area that it was formed from.
fn new_area_lead(cx: &Context<'_>, ix: AreaIx) -> Option<String> {
    let date = cx.project.area(ix).valid_from?;
    let has_figures = |old: AreaIx| {
        let is_level = |plan: &Plan| plan.compare == cx.project.level_of(old) && cx.project.lies_in(old, plan.area);
        cx.project.plans.iter().any(|plan| plan.area == old || is_level(plan))
    };
    let is_old = |old: &AreaIx| cx.project.area(*old).successors.contains(&ix) && has_figures(*old);
    let places: Vec<String> = all_areas(cx).filter(is_old).map(|old| small_name(cx, old)).collect();
    let places = &cx.locale.list(&places);
    (!places.is_empty()).then(|| cx.say(&msg::area_lead_new { area: cx.area_name(ix), date, places }))
}

/// The name of an area inside a sentence: "huyện Đắk Mil".
fn small_name(cx: &Context<'_>, ix: AreaIx) -> String {
    let area = cx.area_name(ix);
    cx.say(&msg::area_inside { area, area_inside: &small(area) })
}

/// The plan and the period by which an area is described, and whether all its reports are in.
pub fn area_period(cx: &Context<'_>, ix: AreaIx) -> Option<(PlanIx, PeriodIx, bool)> {
    cx.project.plans.keys().find_map(|p| {
        let (_, measured) = cx.plan(p);
        // A period whose reports are still to come says nothing yet, unless it is the area's only one.
        let compares = |period: &PeriodMeasured| period.areas.contains(&ix);
        let is_complete = |period: &PeriodMeasured| {
            compares(period)
                && measured.series.keys().all(|s| period.reading(s, Some(ix)).is_none_or(|r| !r.incomplete))
        };
        let complete = measured.periods.rposition(is_complete);
        let period = complete.or_else(|| measured.periods.rposition(compares))?;
        Some((p, period, complete.is_some()))
    })
}

/// The period in which a series is shown for an area: the current one, or the last before it that compares the area. A new area is
/// shown in its first one.
pub fn shown_in(cx: &Context<'_>, p: PlanIx, s: SeriesIx, ix: AreaIx) -> Option<PeriodIx> {
    let (_, measured) = cx.plan(p);
    let current = measured.latest(s).or(measured.periods.last_key())?;
    let compares = |i: &PeriodIx| measured.periods[*i].areas.contains(&ix);
    let earlier = measured.periods[..=current].keys().rev().find(compares);
    earlier.or_else(|| measured.periods.keys().find(compares))
}

/// Whose figures the tables of an area show: "Figures of …".
pub fn data_line(cx: &Context<'_>, p: PlanIx, ix: AreaIx) -> Option<String> {
    let (_, measured) = cx.plan(p);
    let series = measured.targets.iter().flat_map(|target| &target.series);
    cx.data_line(p, series.filter_map(|s| shown_in(cx, p, *s, ix)).max().or(measured.latest_period()))
}

pub fn area_entry(cx: &Context<'_>, ix: AreaIx) -> AreaEntry {
    AreaEntry { link: cx.area_link(ix), beside: namesake_note(cx, ix, &|_| true) }
}

/// From when to when an area exists. Empty for one without such days.
pub fn area_days(cx: &Context<'_>, ix: AreaIx) -> String {
    let area = cx.project.area(ix);
    match (area.valid_from, area.valid_to) {
        (None, None) => String::new(),
        (None, Some(to)) => cx.say(&msg::until { date: to }),
        (Some(from), None) => cx.say(&msg::since { date: from }),
        (Some(from), Some(to)) => cx.say(&msg::from_to { from, to }),
    }
}

/// What distinguishes an area from others of its name in the same list: its days, the area around it, or its code. Names that differ
/// in Vietnamese may be equal in a language that drops the marks. Empty for a name that occurs once.
pub fn namesake_note(cx: &Context<'_>, ix: AreaIx, beside: &dyn Fn(AreaIx) -> bool) -> String {
    let area = cx.project.area(ix);
    let days = |other: AreaIx| (cx.project.area(other).valid_from, cx.project.area(other).valid_to);
    let namesakes: Vec<AreaIx> = all_areas(cx)
        .filter(|other| *other != ix && cx.area_name(*other) == cx.text(&area.name) && beside(*other))
        .collect();
    let (together, apart): (Vec<AreaIx>, Vec<AreaIx>) =
        namesakes.into_iter().partition(|other| days(*other) == days(ix));
    let mut notes = Vec::new();
    if let Some(parent) = area.parent.filter(|_| together.iter().any(|o| cx.project.area(*o).parent != area.parent)) {
        notes.push(cx.area_name(parent).to_owned());
    }
    if together.iter().any(|other| cx.project.area(*other).parent == area.parent) {
        notes.push(cx.say(&msg::namesake_code { code: &area.code }));
    }
    if !apart.is_empty() {
        notes.push(area_days(cx, ix));
    }
    notes.join(", ")
}

/// The plural name of the level of the areas of a list.
pub fn level_plural(cx: &Context<'_>, areas: &TiSlice<ComparedIx, AreaIx>) -> String {
    areas.first().map_or_else(String::new, |a| cx.text(&cx.project.levels[cx.project.level_of(*a)].plural).to_owned())
}

/// The name of the level of the areas of a list, for one of them.
pub fn level_name(cx: &Context<'_>, areas: &TiSlice<ComparedIx, AreaIx>) -> String {
    areas.first().map_or_else(String::new, |a| cx.text(&cx.project.levels[cx.project.level_of(*a)].name).to_owned())
}

/// Plans with figures of an area: its own, of which the figures of the whole are its figures (`None`), and those that compare it.
pub fn plans_with_figures(cx: &Context<'_>, ix: AreaIx) -> Vec<(PlanIx, Option<AreaIx>)> {
    let is_own = |p: &PlanIx| cx.project.plans[*p].area == ix && !cx.plan(*p).1.series.is_empty();
    let own = cx.project.plans.keys().filter(is_own).map(|p| (p, None));
    own.chain(plans_comparing(cx, ix).into_iter().map(|p| (p, Some(ix)))).collect()
}

/// Plans that compare an area in some period.
pub fn plans_comparing(cx: &Context<'_>, ix: AreaIx) -> Vec<PlanIx> {
    let compares = |p: &PlanIx| cx.plan(*p).1.periods.iter().any(|period| period.areas.contains(&ix));
    cx.project.plans.keys().filter(compares).collect()
}

crate::messages! {
    use crate::site::messages::msg;

    area_inside<'a> { area: &'a str, area_inside: &'a str }
    area_lead<'a> { area: &'a str, n: u64, period: Period, plan: &'a str, total: u64 }
    area_lead_closed<'a> { area: &'a str, date: Date, n: u64, plan: &'a str, total: u64 }
    area_lead_level<'a> { area: &'a str, area_inside: &'a str, n: u64, period: Period, plan: &'a str, total: u64 }
    area_lead_new<'a> { area: &'a str, date: Date, places: &'a str }
    area_lead_none<'a> { area: &'a str }
    area_lead_nothing<'a> { area: &'a str, plan: &'a str }
    area_lead_open<'a> { area: &'a str, date: Date, n: u64, plan: &'a str, total: u64 }
    area_lead_plan<'a> { area: &'a str, plan: &'a str }
    area_lead_uncertain<'a> { area: &'a str, area_inside: &'a str, n: u64, period: Period, plan: &'a str }
    area_lead_uncertain_more { n: u64 }
    area_lead_waits<'a> { area: &'a str, period: Period, plan: &'a str }
    namesake_code<'a> { code: &'a str }
    since { date: Date }
}
