//! Printed measures: numbers with their state, and words of progress.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::measure::assessment::{Assessment, Level};
use crate::measure::progress::Progress;
use crate::measure::{self, Reading, State};
use crate::model::ids::{AreaIx, IndicatorIx, PeriodIx, PlanIx, SeriesIx, TargetIx};
use crate::model::indicator::{FieldType, Formula};
use crate::model::plan::Plan;
use crate::model::share::Share;
use crate::site::context::Context;
use crate::site::page::Page;
use crate::site::shared::link::Link;

/// One of the words of progress: the code is a CSS class, the word and the shape say the same without colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// met, on-track, faster, slow, worse, missed, uncertain, unknown, none; above, below for an area beside the value of the whole
    pub code: &'static str,
    pub word: String,
    /// ●, ▲, ◆, ▼, ▽, ■, ◐, ○, –, ↑, ↓
    pub shape: &'static str,
}

/// A bar in a table cell; lengths are percentages of its track, ready for SVG attributes ("61.5%").
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub length: String,
    /// The position of the target, if there is one.
    pub goal: Option<String>,
}

/// One printed measure, or the words that are printed instead of a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// final, provisional, revised, corrected, late, not-due, missing, not-applicable, withheld
    pub state: &'static str,
    /// "61,5%", or words when there is no number.
    pub text: String,
    /// There is a number in `text`.
    pub is_number: bool,
    /// The state of a number that is not simply final, in words.
    pub mark: Option<String>,
    /// "18/30", with counts as the language writes them.
    pub fraction: Option<String>,
    /// "27 of 30 units", when some are missing.
    pub coverage: Option<String>,
    /// Too few reports: its bar is hatched.
    pub is_thin: bool,
    pub bar: Option<Bar>,
    /// Its receipt: what it was made of.
    pub href: Option<String>,
    /// The id of its indicator, if the receipt has several.
    pub of: Option<String>,
    /// Its word of progress, where there is something to judge.
    pub status: Option<Status>,
}

/// A measure with its name: one of the indicators under a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedFigure {
    pub name: String,
    pub figure: Figure,
}

/// A reading of an indicator in print. `target` is the value that it is compared with, if any.
pub fn figure(cx: &Context<'_>, indicator: IndicatorIx, reading: &Reading, target: Option<Share>) -> Figure {
    let Some((numerator, denominator)) = reading.value() else { return words(cx, reading.state) };
    let (state, mark) = state(cx, reading.state);
    let shown = measure::rounded_beside(numerator, denominator, target);
    Figure {
        state,
        text: cx.locale.percent(shown),
        is_number: true,
        mark,
        fraction: Some(fraction(cx, indicator, numerator, denominator)),
        coverage: coverage(cx, indicator, reading, target),
        bar: Some(bar(shown, target)),
        ..Figure::default()
    }
}

/// How many of the expected institutions are counted, and between which bounds a share of all of them lies. `None` if none is missing.
pub fn coverage(cx: &Context<'_>, indicator: IndicatorIx, reading: &Reading, target: Option<Share>) -> Option<String> {
    if reading.counted >= reading.expected {
        return None;
    }
    let (counted, expected) = (u64::from(reading.counted), u64::from(reading.expected));
    let is_share = matches!(cx.project.indicators[indicator].formula, Formula::Share(_));
    let bounds = reading.bounds_of_share().filter(|_| is_share).and_then(|bounds| bounds.known());
    Some(match bounds {
        Some((least, most)) => {
            let print = |(n, d): (u64, u64)| cx.locale.percent(measure::rounded_beside(n, d, target));
            cx.say(&msg::coverage_bounds { counted, expected, least: &print(least), most: &print(most) })
        }
        None => cx.say(&msg::coverage { counted, expected }),
    })
}

/// "27 of 30 institutions have data"; `None` where all have, and without a value.
pub fn partly(cx: &Context<'_>, reading: &Reading) -> Option<String> {
    let (counted, expected) = (u64::from(reading.counted), u64::from(reading.expected));
    (reading.value().is_some() && counted < expected).then(|| cx.say(&msg::coverage { counted, expected }))
}

/// What is printed in a state without a number.
fn words(cx: &Context<'_>, unknown: State) -> Figure {
    let (state, mark) = state(cx, unknown);
    Figure { state, text: state_words(cx, unknown), mark, ..Figure::default() }
}

/// A reading of a series in print, with its receipt.
pub fn measure(cx: &Context<'_>, p: PlanIx, s: SeriesIx, area: Option<AreaIx>, period: PeriodIx) -> Figure {
    let (plan, measured) = cx.plan(p);
    let goal = measured.target_value(s, period);
    // An area that the period does not compare has no reading, and nothing to show a receipt of.
    let reading = measured.periods.get(period).and_then(|at| at.reading(s, area));
    let Some(reading) = reading else { return nothing(cx) };
    let mut figure = figure(cx, measured.series[s].indicator, reading, goal);
    figure.is_thin = is_thin(plan, reading, measured.assess(plan, s, area, period));
    figure.href = Some(receipt_of(cx, p, s, area, period));
    figure
}

/// Whether too few have reported: the missing reports could change the word, or, where a figure has no target and so no word, the
/// coverage is below the one from which the plan's data take a figure as certain.
pub fn is_thin(plan: &Plan, reading: &Reading, assessment: Assessment) -> bool {
    let is_covered = || plan.certain_from.is_met_by(reading.counted.into(), reading.expected.into());
    assessment.is_uncertain() || (reading.value().is_some() && !assessment.is_said() && !is_covered())
}

/// The address of the receipt of a reading.
pub fn receipt_of(cx: &Context<'_>, p: PlanIx, s: SeriesIx, area: Option<AreaIx>, period: PeriodIx) -> String {
    let area = area.unwrap_or(cx.project.plans[p].area);
    format!("{}#{}", cx.href(Page::Receipt(p, s, period)), cx.project.area(area).id)
}

pub fn receipt_link(cx: &Context<'_>, p: PlanIx, s: SeriesIx, period: PeriodIx) -> Link {
    cx.link(cx.say(&msg::receipt {}), Page::Receipt(p, s, period))
}

/// "18/30"; amounts of money are shortened to millions or billions of đồng.
pub fn fraction(cx: &Context<'_>, indicator: IndicatorIx, numerator: u64, denominator: u64) -> String {
    let is_money = match cx.project.indicators[indicator].formula {
        Formula::Ratio { to, .. } => cx.project.fields[to].kind == FieldType::Dong,
        Formula::Share(_) => false,
    };
    if !is_money {
        return format!("{}/{}", cx.locale.number(numerator), cx.locale.number(denominator));
    }
    // Both parts in the unit of the larger one, with one decimal.
    let is_billions = denominator >= 1_000_000_000;
    let unit = if is_billions { 1_000_000_000 } else { 1_000_000 };
    let short = |n: u64| cx.locale.tenths(u32::try_from((n * 10 + unit / 2) / unit * 10).unwrap_or(u32::MAX));
    let (of, to) = (&short(numerator), &short(denominator));
    if is_billions { cx.say(&msg::dong_billions { of, to }) } else { cx.say(&msg::dong_millions { of, to }) }
}

/// The code of a state, and its word beside a number where it is not simply final.
pub fn state(cx: &Context<'_>, state: State) -> (&'static str, Option<String>) {
    let beside = |words: &dyn Message| Some(cx.say(words).to_lowercase());
    match state {
        State::Final => ("final", None),
        State::Provisional => ("provisional", beside(&msg::state_provisional {})),
        State::Revised => ("revised", beside(&msg::state_revised {})),
        State::Corrected => ("corrected", beside(&msg::state_corrected {})),
        State::Late(_) => ("late", None),
        State::NotDue(_) => ("not-due", None),
        State::Missing => ("missing", None),
        State::NotApplicable => ("not-applicable", None),
        State::Withheld => ("withheld", None),
    }
}

/// The words that are printed instead of a number.
pub fn state_words(cx: &Context<'_>, state: State) -> String {
    match state {
        State::Late(days) => cx.say(&msg::state_late { n: u64::try_from(days).unwrap_or(0) }),
        State::NotDue(day) => cx.say(&msg::state_not_due { date: day }),
        State::Missing => cx.say(&msg::state_missing {}),
        State::NotApplicable => cx.say(&msg::state_not_applicable {}),
        State::Withheld => cx.say(&msg::state_withheld {}),
        State::Final => cx.say(&msg::state_final {}),
        State::Provisional => cx.say(&msg::state_provisional {}),
        State::Revised => cx.say(&msg::state_revised {}),
        State::Corrected => cx.say(&msg::state_corrected {}),
    }
}

/// A word of progress with its code and shape.
pub fn status(cx: &Context<'_>, progress: Progress) -> Status {
    let (code, key, shape): (_, &dyn Message, _) = match progress {
        Progress::Met => ("met", &msg::progress_met {}, "●"),
        Progress::OnTrack => ("on-track", &msg::progress_on_track {}, "▲"),
        Progress::Faster => ("faster", &msg::progress_faster {}, "◆"),
        Progress::Slow => ("slow", &msg::progress_slow {}, "▼"),
        Progress::Worse => ("worse", &msg::progress_worse {}, "▽"),
        Progress::Missed => ("missed", &msg::progress_missed {}, "■"),
        Progress::Uncertain => ("uncertain", &msg::progress_uncertain {}, "◐"),
        Progress::Unknown => ("unknown", &msg::progress_unknown {}, "○"),
        Progress::None => ("none", &msg::progress_none {}, "–"),
    };
    Status { code, word: cx.say(key), shape }
}

/// What may be said of a figure, with its code and shape. `beside`: the printed value and the value that the plan set for the whole,
/// both in basis points, where one figure is compared.
pub fn assessment(cx: &Context<'_>, assessment: Assessment, beside: Option<(u32, Share)>) -> Status {
    let points = |from: u32, to: u32| cx.locale.tenths(to.saturating_sub(from));
    let (code, word, shape) = match (assessment, beside) {
        (Assessment::Progress(progress), _) => return status(cx, progress),
        (Assessment::Level(Level::Uncertain), _) => return status(cx, Progress::Uncertain),
        (Assessment::Level(Level::None), _) => return status(cx, Progress::None),
        (Assessment::Level(Level::Reached), Some((shown, goal))) if shown > goal.0 => {
            ("above", cx.say(&msg::level_above { points: &points(goal.0, shown) }), "↑")
        }
        (Assessment::Level(Level::Reached), _) => ("above", cx.say(&msg::level_reached {}), "↑"),
        (Assessment::Level(Level::Below), Some((shown, goal))) if shown < goal.0 => {
            ("below", cx.say(&msg::level_below { points: &points(shown, goal.0) }), "↓")
        }
        (Assessment::Level(Level::Below), _) => ("below", cx.say(&msg::level_short {}), "↓"),
    };
    Status { code, word, shape }
}

/// What may be said of a reading of a series, with its code and shape.
pub fn assessed(cx: &Context<'_>, p: PlanIx, s: SeriesIx, area: Option<AreaIx>, period: PeriodIx) -> Status {
    let (plan, measured) = cx.plan(p);
    let goal = measured.target_value(s, period);
    let value = measured.periods[period].reading(s, area).and_then(Reading::value);
    let beside = value.zip(goal).map(|((n, d), goal)| (measure::rounded_beside(n, d, Some(goal)), goal));
    assessment(cx, measured.assess(plan, s, area, period), beside)
}

/// The latest figures of a target in the whole plan, one for each measure.
pub fn latest_figures(cx: &Context<'_>, p: PlanIx, t: TargetIx) -> Vec<NamedFigure> {
    let (_, measured) = cx.plan(p);
    measured.targets[t].series.iter().map(|s| latest_figure(cx, p, *s)).collect()
}

/// The latest figure of a series in the whole plan.
pub fn latest_figure(cx: &Context<'_>, p: PlanIx, s: SeriesIx) -> NamedFigure {
    let (_, measured) = cx.plan(p);
    let name = cx.column_name(p, s);
    let (figure, status) = match measured.latest(s).or(measured.periods.last_key()) {
        Some(period) => (measure(cx, p, s, None, period), assessed(cx, p, s, None, period)),
        None => (nothing(cx), status(cx, Progress::Unknown)),
    };
    NamedFigure { name, figure: Figure { status: Some(status), ..figure } }
}

/// A reading in a table, with its word of progress. Words such as "not reported" need no second word beside them.
pub fn cell(cx: &Context<'_>, p: PlanIx, s: SeriesIx, area: Option<AreaIx>, period: PeriodIx) -> Figure {
    let figure = measure(cx, p, s, area, period);
    Figure { status: figure.is_number.then(|| assessed(cx, p, s, area, period)), ..figure }
}

/// The figure where nothing was ever reported.
pub fn nothing(cx: &Context<'_>) -> Figure {
    words(cx, State::Missing)
}

/// A bar for basis points, with the position of the target.
pub(in crate::site) fn bar(basis_points: u32, target: Option<Share>) -> Bar {
    Bar { length: length(basis_points), goal: target.map(|t| length(t.0)) }
}

/// Basis points as a length for SVG: `61.5%`.
pub fn length(basis_points: u32) -> String {
    let clamped = basis_points.min(10_000);
    match clamped % 100 {
        0 => format!("{}%", clamped / 100),
        rest => format!("{}.{:02}", clamped / 100, rest).trim_end_matches('0').to_owned() + "%",
    }
}

crate::messages! {
    use crate::site::messages::msg;

    coverage_bounds<'a> { counted: u64, expected: u64, least: &'a str, most: &'a str }
    dong_billions<'a> { of: &'a str, to: &'a str }
    dong_millions<'a> { of: &'a str, to: &'a str }
    level_above<'a> { points: &'a str }
    level_below<'a> { points: &'a str }
    level_reached {}
    level_short {}
    progress_faster {}
    progress_met {}
    progress_missed {}
    progress_none {}
    progress_on_track {}
    progress_slow {}
    progress_uncertain {}
    progress_unknown {}
    progress_worse {}
    receipt {}
    state_final {}
    state_not_due { date: Date }
    state_provisional {}
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn bars_never_leave_their_track() {
        assert_eq!(length(6_150), "61.5%");
        assert_eq!(length(5_000), "50%");
        assert_eq!(length(5), "0.05%");
        assert_eq!(length(12_000), "100%");
    }
}
