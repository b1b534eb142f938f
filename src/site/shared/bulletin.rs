//! The text about an area that is read aloud over loudspeakers.

use crate::i18n::locale::{Locale, capital, small};
use crate::measure::{Reading, State, rounded_beside};
use crate::model::ids::{AreaIx, PlanIx, SeriesIx, TargetIx};
use crate::model::indicator::Formula;
use crate::model::share::Share;
use crate::model::target::{AppliesTo, Milestone, Strength};
use crate::site::context::Context;
use crate::site::shared::{areas, target_words};

/// Whether there is something to be read aloud of an area, in a language in which it can be.
pub fn has_bulletin(cx: &Context<'_>, ix: AreaIx) -> bool {
    cx.site.locales.iter().any(Locale::can_spell) && !bulletin(cx, ix, &areas::plans_with_figures(cx, ix)).is_empty()
}

/// What is read aloud: first that figures are invented where they are, then each target, then how to stay safe.
pub fn bulletin(cx: &Context<'_>, ix: AreaIx, plans: &[(PlanIx, Option<AreaIx>)]) -> Vec<String> {
    let area = cx.locale.spell_text(cx.area_name(ix));
    let mut lines = vec![cx.say(&msg::bulletin_open { area: &area, area_inside: &small(&area) })];
    if plans.iter().any(|(p, _)| cx.is_demonstration(*p)) {
        lines.push(cx.say(&msg::bulletin_demonstration {}));
    }
    let introduction = lines.len();
    for (p, inside) in plans {
        for t in cx.project.plans[*p].targets.keys() {
            lines.extend(of_target(cx, ix, *inside, *p, t));
        }
    }
    // Where there is nothing to count there is nothing to announce.
    if lines.len() == introduction {
        return Vec::new();
    }
    lines.push(cx.say(&msg::bulletin_safe {}));
    let hotline = cx.project.hotlines.iter().find_map(|hotline| hotline.call.as_deref());
    if let Some(number) = hotline {
        lines.push(cx.say(&msg::bulletin_call { number: &cx.locale.spell_digits(number) }));
    }
    lines
}

/// What is read aloud of a target: each measure, what is missing of it, then what the plan aims at. `inside`: the area, where it is
/// only a part of the plan's.
fn of_target(cx: &Context<'_>, ix: AreaIx, inside: Option<AreaIx>, p: PlanIx, t: TargetIx) -> Vec<String> {
    let (plan, measured) = cx.plan(p);
    let target = &plan.targets[t];
    let mut lines = Vec::new();
    let mut aim = None;
    for s in &measured.targets[t].series {
        let shown = inside.map_or_else(|| measured.latest(*s), |area| areas::shown_in(cx, p, *s, area));
        let Some(period) = shown else { continue };
        let Some(reading) = measured.periods[period].reading(*s, inside) else { continue };
        let Some(goal) = measured.target_value(*s, period) else { continue };
        let name = &cx.locale.spell_text(&cx.series_name(p, *s));
        let when = cx.locale.spell_period(measured.periods[period].period);
        let period = when.as_str();
        match reading.value() {
            Some(_) => lines.push(value_words(cx, ix, (p, t, *s), &when, reading, goal)),
            None => match reading.state {
                State::Late(_) => lines.push(cx.say(&msg::bulletin_late { name, period })),
                State::NotApplicable => continue,
                State::NotDue(_)
                | State::Missing
                | State::Withheld
                | State::Final
                | State::Provisional
                | State::Revised
                | State::Corrected => lines.push(cx.say(&msg::bulletin_no_figure { name, period })),
            },
        }
        if reading.value().is_some() && reading.counted < reading.expected {
            let missing = u64::from(reading.expected - reading.counted);
            lines.push(cx.say(&msg::bulletin_missing { n: missing, missing: &cx.locale.spell(missing) }));
        }
        aim = target.milestones.iter().find(|milestone| milestone.value == goal);
    }
    let place = match target.applies_to {
        AppliesTo::Whole => plan.area,
        AppliesTo::EachArea => ix,
    };
    lines.extend(aim.map(|milestone| aim_words(cx, place, milestone)));
    lines
}

/// A value of an area in a sentence; a share by its counts: "four of eight schools".
fn value_words(
    cx: &Context<'_>,
    ix: AreaIx,
    (p, t, s): (PlanIx, TargetIx, SeriesIx),
    when: &str,
    reading: &Reading,
    goal: Share,
) -> String {
    let (plan, measured) = cx.plan(p);
    let (numerator, denominator) = (reading.numerator, reading.denominator);
    let indicator = &cx.project.indicators[measured.series[s].indicator];
    let when = &capital(when);
    let value = &cx.locale.spell_percent(rounded_beside(numerator, denominator, Some(goal)));
    let Some(predicate) = &indicator.predicate else {
        return cx.say(&msg::bulletin_value { name: &cx.locale.spell_text(&cx.series_name(p, s)), when, value });
    };
    let predicate = &cx.locale.spell_text(cx.text(predicate));
    let among = &cx.locale.spell_text(&target_words::among(cx, &plan.targets[t]));
    let area_name = cx.locale.spell_text(cx.area_name(ix));
    let (area, area_inside) = (area_name.as_str(), &small(&area_name));
    let (counted, of) = (&cx.locale.spell(numerator), &cx.locale.spell(denominator));
    match indicator.formula {
        Formula::Ratio { .. } => cx.say(&msg::bulletin_ratio { when, value, predicate, among, area, area_inside }),
        Formula::Share(_) if reading.uncounted() > 0 => cx.say(&msg::bulletin_share_reported {
            n: numerator,
            when,
            counted,
            of,
            among,
            predicate,
            area,
            area_inside,
        }),
        Formula::Share(_) if (numerator, denominator) == (1, 1) => {
            cx.say(&msg::bulletin_share_only { when, among, predicate, area, area_inside })
        }
        Formula::Share(_) if numerator == denominator => {
            cx.say(&msg::bulletin_share_all { n: denominator, when, counted, among, predicate, area, area_inside })
        }
        Formula::Share(_) => {
            cx.say(&msg::bulletin_share { n: numerator, when, counted, of, among, predicate, area, area_inside })
        }
    }
}

/// What the plan aims at in a place, and by which day.
fn aim_words(cx: &Context<'_>, place: AreaIx, milestone: &Milestone) -> String {
    let target = &target_words::bound(cx, milestone.operator, cx.locale.spell_percent(milestone.value.0));
    let name = cx.locale.spell_text(cx.area_name(place));
    let (place, place_inside, date) = (name.as_str(), &small(&name), &cx.locale.spell_date(milestone.by));
    match milestone.strength {
        Strength::Required => cx.say(&msg::bulletin_required { place, place_inside, target, date }),
        Strength::Aspirational => cx.say(&msg::bulletin_aspirational { place, place_inside, target, date }),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    bulletin_aspirational<'a> { date: &'a str, place: &'a str, place_inside: &'a str, target: &'a str }
    bulletin_call<'a> { number: &'a str }
    bulletin_demonstration {}
    bulletin_late<'a> { name: &'a str, period: &'a str }
    bulletin_missing<'a> { missing: &'a str, n: u64 }
    bulletin_no_figure<'a> { name: &'a str, period: &'a str }
    bulletin_open<'a> { area: &'a str, area_inside: &'a str }
    bulletin_ratio<'a> { among: &'a str, area: &'a str, area_inside: &'a str, predicate: &'a str, value: &'a str, when: &'a str }
    bulletin_required<'a> { date: &'a str, place: &'a str, place_inside: &'a str, target: &'a str }
    bulletin_safe {}
    bulletin_share<'a> { among: &'a str, area: &'a str, area_inside: &'a str, counted: &'a str, n: u64, of: &'a str, predicate: &'a str, when: &'a str }
    bulletin_share_all<'a> { among: &'a str, area: &'a str, area_inside: &'a str, counted: &'a str, n: u64, predicate: &'a str, when: &'a str }
    bulletin_share_only<'a> { among: &'a str, area: &'a str, area_inside: &'a str, predicate: &'a str, when: &'a str }
    bulletin_share_reported<'a> { among: &'a str, area: &'a str, area_inside: &'a str, counted: &'a str, n: u64, of: &'a str, predicate: &'a str, when: &'a str }
    bulletin_value<'a> { name: &'a str, value: &'a str, when: &'a str }
}
