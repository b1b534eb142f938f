//! A target in words: its wording, whom it counts, what is still needed, its formula.

use crate::i18n::locale::capital;
use crate::measure;
use crate::model::ids::{IndicatorIx, PeriodIx, PlanIx, SeriesIx, TargetIx};
use crate::model::indicator::Formula;
use crate::model::target::{Denominator, Milestone, Operator, Strength, Target};
use crate::site::context::Context;
use crate::site::shared::figure;

/// "at least 50%", as the plan puts it.
pub fn wording(cx: &Context<'_>, milestone: &Milestone) -> String {
    bound(cx, milestone.operator, cx.locale.percent(milestone.value.0))
}

/// A written value with the word of an operator.
pub fn bound(cx: &Context<'_>, operator: Operator, value: String) -> String {
    match operator {
        Operator::Bare => value,
        Operator::AtLeast => cx.say(&msg::at_least { value: &value }),
    }
}

/// A milestone with its strength and its day: "at least 50% by 31 December 2022"; what a plan aims at is never required.
pub fn aim(cx: &Context<'_>, milestone: &Milestone) -> String {
    let (value, date) = (&wording(cx, milestone), milestone.by);
    match milestone.strength {
        Strength::Required => cx.say(&msg::aim_required { value, date }),
        Strength::Aspirational => cx.say(&msg::aim_aspirational { value, date }),
    }
}

/// The milestone that a reading of a series is compared with, in words; `None` without a target.
pub fn aim_of(cx: &Context<'_>, p: PlanIx, s: SeriesIx, period: PeriodIx) -> Option<String> {
    let (plan, measured) = cx.plan(p);
    let milestones = &plan.targets[measured.series[s].target?].milestones;
    let value = measured.target_value(s, period)?;
    milestones.iter().find(|milestone| milestone.value == value).map(|milestone| aim(cx, milestone))
}

/// Whom a target counts and with what denominator.
pub fn scope(cx: &Context<'_>, target: &Target) -> String {
    let among = among(cx, target);
    let among = among.as_str();
    // Where there is nothing to count, no share is shown.
    let words = match (target.denominator, target.joint) {
        _ if target.measures.is_empty() => among.to_owned(),
        (Denominator::All, false) => cx.say(&msg::scope_all { among }),
        (Denominator::All, true) => cx.say(&msg::scope_joint { among }),
        (Denominator::Adopters, _) => cx.say(&msg::scope_adopters { among }),
        (Denominator::Pilots, _) => cx.say(&msg::scope_pilots { among }),
    };
    capital(&words)
}

/// "schools and educational institutions", "commune health stations".
pub fn among(cx: &Context<'_>, target: &Target) -> String {
    let names: Vec<String> = if target.among.kinds.is_empty() {
        target.among.sectors.iter().map(|s| cx.text(&cx.project.sectors[*s].members).to_owned()).collect()
    } else {
        target.among.kinds.iter().map(|k| cx.text(&cx.project.institution_kinds[*k].plural).to_owned()).collect()
    };
    cx.locale.list(&names)
}

/// The latest value of a series in a sentence: "61.5% of the schools used a digital platform (16/26)".
fn latest_value(cx: &Context<'_>, p: PlanIx, s: SeriesIx) -> String {
    let (plan, measured) = cx.plan(p);
    let named = figure::latest_figure(cx, p, s);
    let value = named.figure.text.as_str();
    let series = &measured.series[s];
    let indicator = &cx.project.indicators[series.indicator];
    let reading = measured.latest(s).map(|period| &measured.periods[period].whole[s]);
    let target = series.target.map(|t| &plan.targets[t]);
    let (Some(reading), Some(predicate), Some(target)) = (reading, &indicator.predicate, target) else {
        return cx.say(&msg::target_value { name: &named.name, value });
    };
    let (predicate, among) = (cx.text(predicate), &among(cx, target));
    let counts = named.figure.fraction.as_deref().unwrap_or_default();
    match indicator.formula {
        Formula::Ratio { .. } => cx.say(&msg::target_ratio { value, predicate }),
        // Those that have not reported are not spoken for.
        Formula::Share(_) if reading.counted < reading.expected => {
            let n = u64::from(reading.expected - reading.counted);
            cx.say(&msg::target_share_of_reported { value, among, predicate, counts, n })
        }
        Formula::Share(_) => cx.say(&msg::target_share { value, among, predicate, counts }),
    }
}

/// The latest values of a target in a sentence. Beside sums stands how many institutions they are from, where some are missing: once
/// if it is the same for all.
pub fn latest_values(cx: &Context<'_>, p: PlanIx, t: TargetIx) -> String {
    let (_, measured) = cx.plan(p);
    let series = &measured.targets[t].series;
    let partial = |s: SeriesIx| {
        let reading = &measured.periods[measured.latest(s)?].whole[s];
        let is_sum = matches!(cx.project.indicators[measured.series[s].indicator].formula, Formula::Ratio { .. });
        figure::partly(cx, reading).filter(|_| is_sum)
    };
    let counted = |value: &str, counts: String| cx.say(&msg::value_with { value, counts: &counts });
    let is_same = series.windows(2).all(|pair| partial(pair[0]) == partial(pair[1]));
    let values: Vec<String> = series
        .iter()
        .map(|s| {
            let value = latest_value(cx, p, *s);
            partial(*s).filter(|_| !is_same).map_or(value.clone(), |one| counted(&value, one))
        })
        .collect();
    let values = cx.locale.list(&values);
    series.first().and_then(|s| partial(*s)).filter(|_| is_same).map_or(values.clone(), |all| counted(&values, all))
}

/// What is still needed: "14 more schools", "12.5 percentage points more". `None` when the value reaches the target. Institutions
/// without data may be among those that are needed.
pub fn need(cx: &Context<'_>, p: PlanIx, s: SeriesIx, milestone: &Milestone) -> Option<String> {
    let (plan, measured) = cx.plan(p);
    let period = measured.latest(s)?;
    let reading = &measured.periods[period].whole[s];
    let (numerator, denominator) = reading.value()?;
    // The plan speaks of all institutions, also of those that have not reported. What is missing of a sum with too few reports is not
    // known.
    let (least, _) = measured.bounds(plan, s, reading)?.known()?;
    if milestone.value.is_met_by(least.0, least.1) {
        return None;
    }
    let target = &plan.targets[measured.series[s].target?];
    let by = milestone.by;
    let passed = milestone.by <= measured.judged;
    let indicator = &cx.project.indicators[measured.series[s].indicator];
    Some(match indicator.formula {
        Formula::Share(_) => {
            let more = milestone.value.least_numerator(least.1).saturating_sub(least.0);
            let (n, among, date) = (more, among(cx, target), by);
            let missing = u64::from(reading.uncounted());
            let least = &cx.locale.number(n.saturating_sub(missing));
            let among = among.as_str();
            match (passed, missing, n > missing) {
                (false, 0, _) => cx.say(&msg::need_institutions { n, among, date }),
                (false, _, true) => cx.say(&msg::need_institutions_between { n, least, among, date, missing }),
                (false, _, false) => cx.say(&msg::need_institutions_most { n, among, date, missing }),
                (true, 0, _) => cx.say(&msg::need_institutions_passed { n, among, date }),
                (true, _, true) => cx.say(&msg::need_institutions_passed_between { n, least, among, date, missing }),
                (true, _, false) => cx.say(&msg::need_institutions_passed_most { n, among, date, missing }),
            }
        }
        Formula::Ratio { .. } => {
            let shown = measure::rounded_beside(numerator, denominator, Some(milestone.value));
            let points = &cx.locale.tenths(milestone.value.0.saturating_sub(shown));
            let name = &cx.column_name(p, s);
            if passed {
                cx.say(&msg::need_points_passed { points, name, date: by })
            } else {
                cx.say(&msg::need_points { points, name, date: by })
            }
        }
    })
}

/// How an indicator is computed, in words.
pub fn formula(cx: &Context<'_>, indicator: IndicatorIx) -> String {
    match &cx.project.indicators[indicator].formula {
        Formula::Share(_) => cx.say(&msg::formula_share {}),
        Formula::Ratio { of, to } => cx.say(&msg::formula_ratio {
            of: cx.text(&cx.project.fields[*of].name),
            to: cx.text(&cx.project.fields[*to].name),
        }),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    aim_aspirational<'a> { date: Date, value: &'a str }
    aim_required<'a> { date: Date, value: &'a str }
    formula_ratio<'a> { of: &'a str, to: &'a str }
    formula_share {}
    need_institutions<'a> { among: &'a str, date: Date, n: u64 }
    need_institutions_between<'a> { among: &'a str, date: Date, least: &'a str, missing: u64, n: u64 }
    need_institutions_most<'a> { among: &'a str, date: Date, missing: u64, n: u64 }
    need_institutions_passed<'a> { among: &'a str, date: Date, n: u64 }
    need_institutions_passed_between<'a> { among: &'a str, date: Date, least: &'a str, missing: u64, n: u64 }
    need_institutions_passed_most<'a> { among: &'a str, date: Date, missing: u64, n: u64 }
    need_points<'a> { date: Date, name: &'a str, points: &'a str }
    need_points_passed<'a> { date: Date, name: &'a str, points: &'a str }
    target_ratio<'a> { predicate: &'a str, value: &'a str }
    target_share<'a> { among: &'a str, counts: &'a str, predicate: &'a str, value: &'a str }
    target_share_of_reported<'a> { among: &'a str, counts: &'a str, n: u64, predicate: &'a str, value: &'a str }
    target_value<'a> { name: &'a str, value: &'a str }
    scope_adopters<'a> { among: &'a str }
    scope_joint<'a> { among: &'a str }
    scope_pilots<'a> { among: &'a str }
}
