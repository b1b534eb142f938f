//! Charts of a plan's measures: their numbers, titles and words. The renderer decides what they look like.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::measure::assessment::Assessment;
use crate::measure::period::PeriodMeasured;
use crate::measure::{self, PlanMeasured, Reading, State};
use crate::model::date;
use crate::model::ids::{AreaIx, PeriodIx, PlanIx, SeriesIx, TargetIx};
use crate::model::indicator::Formula;
use crate::model::plan::Plan;
use crate::site::chart::{BarRow, Bars, Chart, Look, PathPoint, ScaleMark, Tile, Tiles, TimePoint, Timeline};
use crate::site::chart_id::MOST_POINTS;
use crate::site::context::Context;
use crate::site::page::Page;
use crate::site::shared::link::Link;
use crate::site::shared::text_table::{TextRow, TextTable};
use crate::site::shared::{areas, figure, target_progress, target_words};

/// A chart of a page: its texts are in HTML around the picture, which the renderer draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartFrame {
    /// Unique on the page; the caption's id is `{id}-title`, the description's `{id}-about`.
    pub id: String,
    /// The finding.
    pub title: String,
    /// Measure, area, period, unit.
    pub subtitle: String,
    /// What it shows, without figures.
    pub name: String,
    /// What a reader who does not see the picture should know: its name, and where the figures are.
    pub about: String,
    /// Where the figures are from. Printed where the chart stands alone; other pages say it once, at their end.
    pub source: String,
    /// What the figures were made of.
    pub receipt: Option<Link>,
    /// The same figures in words; `None` when a table of the page already holds them.
    pub table: Option<TextTable>,
    /// The address of the code with which other sites may frame the chart.
    pub embed: String,
    /// Shown on wide screens and on paper only: a table of the page holds the same bars for phones.
    pub wide: bool,
    /// What the renderer draws.
    pub picture: Chart,
}

/// The mark inside a picture whose figures are invented.
pub fn demonstration_mark(cx: &Context<'_>, p: PlanIx) -> Option<String> {
    cx.is_demonstration(p).then(|| cx.say(&msg::demonstration_mark {}))
}

/// What a chart shows, and the same with a hint where its figures are: in a table of the page, or of the full page for a chart on a page
/// of its own.
pub fn about_chart(cx: &Context<'_>, name: String, figures: &dyn Message) -> (String, String) {
    let is_alone = matches!(cx.page, Page::Embed(..));
    let where_figures_are = cx.say(if is_alone { &msg::chart_figures_elsewhere {} } else { figures });
    let about = format!("{name} {where_figures_are}");
    (name, about)
}

/// "Figures of …, received by …".
pub fn source(cx: &Context<'_>, p: PlanIx, period: PeriodIx) -> String {
    cx.data_line(p, Some(period)).unwrap_or_default()
}

/// The periods of a series on one line. Values that add up are drawn for periods of one length: the most frequent one, of equals the
/// one of the latest period.
fn line_of(measured: &PlanMeasured, s: SeriesIx) -> Vec<PeriodIx> {
    let periods = || measured.periods.keys();
    if !measured.series[s].is_flow {
        return periods().collect();
    }
    let alike = |p: PeriodIx| -> Vec<PeriodIx> {
        let period = measured.periods[p].period;
        periods().filter(|other| measured.periods[*other].period.is_as_long_as(period)).collect()
    };
    periods().map(alike).max_by_key(Vec::len).unwrap_or_default()
}

/// Progress of a series over time against the target's path, for the whole plan. `None` without any value.
pub fn timeline(cx: &Context<'_>, p: PlanIx, s: SeriesIx, id: &str) -> Option<ChartFrame> {
    let (plan, measured) = cx.plan(p);
    let all = line_of(measured, s);
    let all = &all[all.len().saturating_sub(MOST_POINTS)..];
    let shown: Vec<&PeriodMeasured> = all.iter().map(|p| &measured.periods[*p]).collect();
    let period_of = |i: usize| all[i];
    let read = |i: usize| -> Option<Reading> { shown[i].whole.get(s).copied() };
    // While reports are still to come, a share of those that came early would mislead: the point waits.
    let drawn = |i: usize| read(i).filter(|r| !r.incomplete).and_then(|r| r.value());
    let latest = (0..shown.len()).rev().find(|i| drawn(*i).is_some())?;
    let target = measured.series[s].target.map(|t| &plan.targets[t])?;
    let end = target.milestones.last().map_or(measured.judged, |m| m.by);
    let start = shown.first()?.period.end();
    let last = shown.last()?.period.end().max(end);
    let span = date::days_between(start, last).max(1);
    let position =
        |day: date::Date| u32::try_from(date::days_between(start, day).clamp(0, span) * 10_000 / span).unwrap_or(0);
    let points: Vec<TimePoint> = shown
        .iter()
        .enumerate()
        .map(|(i, period)| {
            let reading = read(i);
            let goal = measured.target_value(s, period_of(i));
            let value = drawn(i).map(|(n, d)| measure::rounded_beside(n, d, goal));
            let waits = reading.is_some_and(|r| r.incomplete);
            TimePoint {
                at: position(period.period.end()),
                label: cx.locale.period_short(period.period),
                value,
                value_label: match value {
                    Some(value) => cx.locale.percent(value),
                    None if waits => cx.say(&msg::point_waits {}),
                    None => String::new(),
                },
                provisional: reading.is_some_and(|r| r.state == State::Provisional),
            }
        })
        .collect();
    let first_value = points.iter().find_map(|point| point.value.map(|v| (point.at, v)));
    let mut path: Vec<PathPoint> = first_value.map(|(at, value)| PathPoint { at, value }).into_iter().collect();
    path.extend(target.milestones.iter().map(|m| PathPoint { at: position(m.by), value: m.value.0 }));
    path.dedup_by_key(|point| point.at);
    if path.len() < 2 {
        path.clear();
    }
    let goal = target.milestones.last().map(|m| cx.locale.percent(m.value.0)).unwrap_or_default();
    let aim = target.milestones.last().map(|m| target_words::aim(cx, m)).unwrap_or_default();
    let indicator = cx.series_name(p, s);
    let place_name = cx.area_name(plan.area).to_owned();
    let value = points[latest].value_label.clone();
    let period = cx.locale.period(shown[latest].period);
    let rows = (0..shown.len())
        .map(|i| {
            let figure = read(i).map_or_else(
                || figure::nothing(cx),
                |r| figure::figure(cx, measured.series[s].indicator, &r, measured.target_value(s, period_of(i))),
            );
            let coverage = read(i).and_then(|r| figure::partly(cx, &r));
            let beside: Vec<String> = figure.fraction.into_iter().chain(coverage).collect();
            TextRow {
                head: Link::unlinked(cx.locale.period_title(shown[i].period)),
                cells: vec![figure.text, beside.join("; ")],
            }
        })
        .collect();
    let scale = [0, 2_500, 5_000, 7_500, 10_000];
    // The title shows the latest value, so the subtitle says how many of the institutions it is from.
    let partial = read(latest).and_then(|r| {
        figure::coverage(cx, measured.series[s].indicator, &r, measured.target_value(s, period_of(latest)))
    });
    let (name, about) = about_chart(
        cx,
        cx.say(&msg::timeline_about { name: &indicator, place: &place_name }),
        &msg::chart_figures_below {},
    );
    Some(ChartFrame {
        id: id.to_owned(),
        title: cx.say(&msg::timeline_title { name: &indicator, value: &value, period: &period }),
        subtitle: match &partial {
            Some(coverage) => cx.say(&msg::timeline_subtitle_partly { place: &place_name, target: &aim, coverage }),
            None => cx.say(&msg::timeline_subtitle { place: &place_name, target: &aim }),
        },
        name,
        about,
        embed: String::new(),
        source: source(cx, p, period_of(latest)),
        receipt: Some(figure::receipt_link(cx, p, s, period_of(latest))),
        table: Some(TextTable {
            caption: cx.say(&msg::timeline_table { name: &indicator }),
            columns: vec![cx.say(&msg::period {}), cx.say(&msg::share {}), cx.say(&msg::count_of {})],
            rows,
        }),
        wide: false,
        picture: Chart::Timeline(Timeline {
            points,
            path,
            path_label: cx.say(&msg::path_label { value: &goal }),
            scale: scale.map(|value| ScaleMark { value, label: cx.locale.percent(value) }).into(),
            demonstration: demonstration_mark(cx, p),
        }),
    })
}

/// How a reading is drawn, by what may be said of it.
pub fn look(plan: &Plan, reading: &Reading, assessment: Assessment) -> Look {
    match reading.state {
        State::NotApplicable => Look::NotApplicable,
        State::Late(_) | State::NotDue(_) | State::Missing | State::Withheld => Look::Empty,
        State::Final | State::Provisional | State::Revised | State::Corrected => {
            if assessment.is_reached() {
                Look::Met
            } else if figure::is_thin(plan, reading, assessment) {
                Look::Thin
            } else if reading.state == State::Provisional {
                Look::Provisional
            } else {
                Look::Plain
            }
        }
    }
}

/// Areas against the target in a period, the highest first.
pub fn area_bars(cx: &Context<'_>, p: PlanIx, s: SeriesIx, period: PeriodIx, id: &str) -> Option<ChartFrame> {
    let (plan, measured) = cx.plan(p);
    let at = &measured.periods[period];
    let target = measured.target_value(s, period);
    let assess = |area: AreaIx| measured.assess(plan, s, Some(area), period);
    let mut readings: Vec<(AreaIx, Reading)> =
        at.areas.iter().zip(&at.by_area[s]).map(|(area, reading)| (*area, *reading)).collect();
    if readings.is_empty() {
        return None;
    }
    let order = |r: &Reading| r.value().map_or(0, |(n, d)| u128::from(n) * 1_000_000_000 / u128::from(d.max(1)) + 1);
    readings.sort_by_key(|(area, r)| (std::cmp::Reverse(order(r)), *area));
    let met = readings.iter().filter(|(area, _)| assess(*area).is_reached()).count();
    let uncertain = readings.iter().filter(|(area, _)| assess(*area).is_uncertain()).count();
    let is_counted = |area: AreaIx| assess(area).is_said() && !assess(area).is_uncertain();
    let counted = readings.iter().filter(|(area, _)| is_counted(*area)).count();
    let is_share = matches!(cx.project.indicators[measured.series[s].indicator].formula, Formula::Share(_));
    let rows = readings
        .iter()
        .map(|(area, reading)| {
            let figure = figure::figure(cx, measured.series[s].indicator, reading, target);
            let shown = reading.value().map(|(n, d)| measure::rounded_beside(n, d, target));
            let words = match &figure.fraction {
                // Counts of institutions are short enough to be shown; sums are in the table.
                Some(fraction) if is_share => format!("{} ({fraction})", figure.text),
                Some(_) | None => figure.text,
            };
            BarRow {
                label: cx.area_name(*area).to_owned(),
                value: shown,
                value_label: words,
                look: look(plan, reading, assess(*area)),
            }
        })
        .collect();
    let indicator = cx.series_name(p, s);
    let goal = target.map(|t| cx.locale.percent(t.0)).unwrap_or_default();
    let level = areas::level_plural(cx, &at.areas);
    let (name, about) =
        about_chart(cx, cx.say(&msg::bars_about { name: &indicator, level: &level }), &msg::chart_figures_by_area {});
    Some(ChartFrame {
        id: id.to_owned(),
        // Areas without a figure, or whose figure is not certain, are neither in "n" nor in "total".
        title: match counted as u64 {
            0 => indicator.clone(),
            total => cx.say(&msg::bars_title { n: met as u64, total, level: &level, target: &goal }),
        },
        subtitle: match uncertain as u64 {
            0 => cx.say(&msg::bars_subtitle { name: &indicator, period: at.period }),
            n => cx.say(&msg::bars_subtitle_uncertain { name: &indicator, period: at.period, n }),
        },
        name,
        about,
        embed: String::new(),
        source: source(cx, p, period),
        receipt: Some(figure::receipt_link(cx, p, s, period)),
        table: None,
        wide: true,
        picture: Chart::Bars(Bars {
            rows,
            goal: target.map(|t| t.0),
            goal_label: cx.say(&msg::path_label { value: &goal }),
            demonstration: demonstration_mark(cx, p),
        }),
    })
}

/// A tile grid of the plan's areas. `None` when there is none for exactly these areas.
pub fn tiles(cx: &Context<'_>, p: PlanIx, t: TargetIx, period: PeriodIx, id: &str) -> Option<ChartFrame> {
    let (plan, measured) = cx.plan(p);
    let at = &measured.periods[period];
    let grid = cx.project.grids.iter().find(|g| g.area == plan.area)?;
    let s = *measured.targets[t].series.first()?;
    if !at.areas.iter().all(|a| grid.tiles.iter().any(|tile| tile.area == *a)) {
        return None;
    }
    let target = measured.target_value(s, period);
    let mut rows = Vec::new();
    let tiles = grid
        .tiles
        .iter()
        .map(|tile| {
            let area = cx.project.area(tile.area);
            let reading = at.reading(s, Some(tile.area)).copied();
            let figure = reading
                .map_or_else(|| figure::nothing(cx), |r| figure::figure(cx, measured.series[s].indicator, &r, target));
            let said = target_progress::in_area(cx, p, t, tile.area, period);
            let status = match measured.targets[t].series.len() {
                1 if said.is_said() => figure::assessed(cx, p, s, Some(tile.area), period),
                _ => figure::assessment(cx, said, None),
            };
            // Where there is nothing to count there is nothing to judge, although there is a target.
            let judgement = if said.is_said() { status.word } else { "–".to_owned() };
            let value = match reading.and_then(|r| figure::partly(cx, &r)) {
                Some(counts) => cx.say(&msg::value_with { value: &figure.text, counts: &counts }),
                None => figure.text.clone(),
            };
            rows.push((cx.text(&area.name).to_owned(), tile.area, value, judgement));
            let value_label = if figure.is_number { figure.text } else { cx.say(&msg::tile_without_value {}) };
            Tile {
                column: tile.column,
                row: tile.row,
                label: cx.text(&area.short).to_owned(),
                value_label,
                shape: status.shape.to_owned(),
                look: reading
                    .map_or(Look::Empty, |r| look(plan, &r, measured.assess(plan, s, Some(tile.area), period))),
                offshore: area.offshore,
            }
        })
        .collect();
    cx.locale.sort_by_text(&mut rows, |row| &row.0);
    let indicator = cx.series_name(p, s);
    let place = cx.area_name(plan.area).to_owned();
    let column = cx.say(&msg::area {});
    let (name, about) =
        about_chart(cx, cx.say(&msg::tiles_about { name: &indicator, place: &place }), &msg::chart_figures_below {});
    Some(ChartFrame {
        id: id.to_owned(),
        title: cx.say(&msg::tiles_title { name: &indicator, place: &place }),
        subtitle: cx.say(&msg::tiles_subtitle { period: at.period }),
        name,
        about,
        embed: String::new(),
        source: source(cx, p, period),
        receipt: Some(figure::receipt_link(cx, p, s, period)),
        table: Some(TextTable {
            caption: cx.say(&msg::tiles_table { name: &indicator }),
            columns: vec![column, cx.say(&msg::share {}), cx.say(&msg::tiles_judgement {})],
            rows: rows
                .into_iter()
                .map(|(text, area, value, word)| TextRow {
                    head: cx.link(text, Page::Area(area)),
                    cells: vec![value, word],
                })
                .collect(),
        }),
        wide: false,
        picture: Chart::Tiles(Tiles {
            columns: grid.columns,
            rows: grid.rows,
            tiles,
            demonstration: demonstration_mark(cx, p),
        }),
    })
}

crate::messages! {
    use crate::site::messages::msg;

    bars_about<'a> { level: &'a str, name: &'a str }
    bars_subtitle<'a> { name: &'a str, period: Period }
    bars_subtitle_uncertain<'a> { n: u64, name: &'a str, period: Period }
    bars_title<'a> { level: &'a str, n: u64, target: &'a str, total: u64 }
    chart_figures_below {}
    chart_figures_by_area {}
    chart_figures_elsewhere {}
    count_of {}
    point_waits {}
    share {}
    tile_without_value {}
    tiles_about<'a> { name: &'a str, place: &'a str }
    tiles_judgement {}
    tiles_subtitle { period: Period }
    tiles_table<'a> { name: &'a str }
    tiles_title<'a> { name: &'a str, place: &'a str }
    timeline_about<'a> { name: &'a str, place: &'a str }
    timeline_subtitle<'a> { place: &'a str, target: &'a str }
    timeline_subtitle_partly<'a> { coverage: &'a str, place: &'a str, target: &'a str }
    timeline_table<'a> { name: &'a str }
    timeline_title<'a> { name: &'a str, period: &'a str, value: &'a str }
}
