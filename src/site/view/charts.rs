//! Charts of a plan's measures: their numbers, titles and words. What they look like is the renderer's business.

use super::parts::{ChartFrame, Link, TextRow, TextTable};
use crate::measure::progress::Progress;
use crate::measure::{self, Reading, State};
use crate::model::area::AreaIx;
use crate::model::date;
use crate::model::indicator::Formula;
use crate::model::share::Share;
use crate::site::chart::{BarRow, Bars, Chart, Look, PathPoint, ScaleMark, Tile, Tiles, TimePoint, Timeline};
use crate::site::context::Context;
use crate::site::pictured::MOST_POINTS;
use crate::site::route::Page;

impl Context<'_> {
    /// The mark that stands inside a picture whose figures are invented.
    fn demonstration_mark(&self, p: usize) -> Option<String> {
        self.is_demonstration(p).then(|| self.voice.say("demonstration_mark", &[]))
    }

    /// What a chart shows, and the same with the place of its figures: a table of the page, or of the whole page where it stands alone.
    fn about_chart(&self, name: String, figures: &str) -> (String, String) {
        let is_alone = matches!(self.page, Page::Embed(..));
        let place = self.voice.say(if is_alone { "chart_figures_elsewhere" } else { figures }, &[]);
        let about = format!("{name} {place}");
        (name, about)
    }

    fn source(&self, p: usize, period: usize) -> String {
        self.data_line(p, Some(period)).unwrap_or_default()
    }

    /// Progress of a series over time against the target's path, for the whole plan. `None` without any value.
    pub(in crate::site) fn timeline(&self, p: usize, s: usize, id: &str) -> Option<ChartFrame> {
        let (plan, measured) = self.plan(p);
        let first_shown = measured.periods.len().saturating_sub(MOST_POINTS);
        let shown = &measured.periods[first_shown..];
        let read = |i: usize| -> Option<Reading> { shown[i].whole.get(s).copied() };
        // While reports are still to come, a share of those that came early would mislead: the point waits.
        let drawn = |i: usize| read(i).filter(|r| !r.incomplete).and_then(|r| r.value());
        let latest = (0..shown.len()).rev().find(|i| drawn(*i).is_some())?;
        let target = measured.series[s].target.map(|t| &plan.targets[t])?;
        let end = target.milestones.last().map_or(measured.judged, |m| m.by);
        let start = shown.first()?.period.end();
        let last = shown.last()?.period.end().max(end);
        let span = date::days_between(start, last).max(1);
        let place =
            |day: date::Date| u32::try_from(date::days_between(start, day).clamp(0, span) * 10_000 / span).unwrap_or(0);
        let points: Vec<TimePoint> = shown
            .iter()
            .enumerate()
            .map(|(i, period)| {
                let reading = read(i);
                let goal = measured.target_value(s, first_shown + i);
                let value = drawn(i).map(|(n, d)| measure::rounded_beside(n, d, goal));
                let waits = reading.is_some_and(|r| r.incomplete);
                TimePoint {
                    at: place(period.period.end()),
                    label: self.voice.period_short(period.period),
                    value,
                    value_label: match value {
                        Some(value) => self.voice.percent(value),
                        None if waits => self.voice.say("point_waits", &[]),
                        None => String::new(),
                    },
                    provisional: reading.is_some_and(|r| r.state == State::Provisional),
                }
            })
            .collect();
        let first_value = points.iter().find_map(|point| point.value.map(|v| (point.at, v)));
        let mut path: Vec<PathPoint> = first_value.map(|(at, value)| PathPoint { at, value }).into_iter().collect();
        path.extend(target.milestones.iter().map(|m| PathPoint { at: place(m.by), value: m.value.0 }));
        path.dedup_by_key(|point| point.at);
        if path.len() < 2 {
            path.clear();
        }
        let goal = target.milestones.last().map(|m| self.voice.percent(m.value.0)).unwrap_or_default();
        let indicator = self.text(&self.project.indicators[measured.series[s].indicator].name).to_owned();
        let place_name = self.text(&self.project.area(plan.area).name).to_owned();
        let value = points[latest].value_label.clone();
        let period = self.voice.period(shown[latest].period);
        let rows = (0..shown.len())
            .map(|i| {
                let figure = read(i).map_or_else(
                    || self.nothing(),
                    |r| self.figure(measured.series[s].indicator, &r, measured.target_value(s, first_shown + i)),
                );
                TextRow {
                    head: Link { text: self.voice.period_title(shown[i].period), href: String::new() },
                    cells: vec![figure.text, figure.fraction.unwrap_or_default()],
                }
            })
            .collect();
        let scale = [0, 2_500, 5_000, 7_500, 10_000];
        let (name, about) = self.about_chart(
            self.voice.say("timeline_about", &[("name", &indicator), ("place", &place_name)]),
            "chart_figures_below",
        );
        Some(ChartFrame {
            id: id.to_owned(),
            title: self.voice.say("timeline_title", &[("name", &indicator), ("value", &value), ("period", &period)]),
            subtitle: self.voice.say("timeline_subtitle", &[("place", &place_name), ("target", &goal)]),
            name,
            about,
            embed: String::new(),
            source: self.source(p, first_shown + latest),
            receipt: Some(self.receipt_link(p, s, first_shown + latest)),
            table: Some(TextTable {
                caption: self.voice.say("timeline_table", &[("name", &indicator)]),
                columns: vec![
                    self.voice.say("period", &[]),
                    self.voice.say("share", &[]),
                    self.voice.say("count_of", &[]),
                ],
                rows,
            }),
            wide: false,
            picture: Chart::Timeline(Timeline {
                points,
                path,
                path_label: self.voice.say("path_label", &[("value", &goal)]),
                scale: scale.map(|value| ScaleMark { value, label: self.voice.percent(value) }).into(),
                demonstration: self.demonstration_mark(p),
            }),
        })
    }

    /// How a reading looks beside its target.
    fn look(&self, reading: &Reading, target: Option<Share>) -> Look {
        match reading.state {
            State::NotApplicable => Look::NotApplicable,
            State::Late(_) | State::NotDue(_) | State::Missing | State::Withheld => Look::Empty,
            State::Final | State::Provisional | State::Revised | State::Corrected => match target {
                Some(target) if target.is_met_by(reading.numerator, reading.denominator) => Look::Met,
                _ if reading.state == State::Provisional => Look::Provisional,
                _ => Look::Plain,
            },
        }
    }

    /// Areas against the target in a period, the highest first.
    pub(in crate::site) fn area_bars(&self, p: usize, s: usize, period: usize, id: &str) -> Option<ChartFrame> {
        let (_, measured) = self.plan(p);
        let at = &measured.periods[period];
        let target = measured.target_value(s, period);
        let mut readings: Vec<(AreaIx, Reading)> =
            at.areas.iter().zip(&at.by_area[s]).map(|(area, reading)| (*area, *reading)).collect();
        if readings.is_empty() {
            return None;
        }
        let order =
            |r: &Reading| r.value().map_or(0, |(n, d)| u128::from(n) * 1_000_000_000 / u128::from(d.max(1)) + 1);
        readings.sort_by_key(|(area, r)| (std::cmp::Reverse(order(r)), *area));
        let met = readings
            .iter()
            .filter(|(_, r)| r.value().is_some_and(|(n, d)| target.is_some_and(|t| t.is_met_by(n, d))))
            .count();
        let counted = readings.iter().filter(|(_, r)| r.state != State::NotApplicable).count();
        let is_share = matches!(self.project.indicators[measured.series[s].indicator].formula, Formula::Share(_));
        let rows = readings
            .iter()
            .map(|(area, reading)| {
                let figure = self.figure(measured.series[s].indicator, reading, target);
                let shown = reading.value().map(|(n, d)| measure::rounded_beside(n, d, target));
                let words = match &figure.fraction {
                    // Counts of institutions are short enough to stand beside; sums are in the table.
                    Some(fraction) if is_share => format!("{} ({fraction})", figure.text),
                    Some(_) | None => figure.text,
                };
                BarRow {
                    label: self.text(&self.project.area(*area).name).to_owned(),
                    value: shown,
                    value_label: words,
                    look: self.look(reading, target),
                }
            })
            .collect();
        let indicator = self.text(&self.project.indicators[measured.series[s].indicator].name).to_owned();
        let goal = target.map(|t| self.voice.percent(t.0)).unwrap_or_default();
        let level = self.level_plural(&at.areas);
        let (name, about) = self.about_chart(
            self.voice.say("bars_about", &[("name", &indicator), ("level", &level)]),
            "chart_figures_by_area",
        );
        Some(ChartFrame {
            id: id.to_owned(),
            title: self.voice.say(
                "bars_title",
                &[
                    ("met", &self.voice.number(met as u64)),
                    // An area with nothing to count can neither meet the target nor miss it.
                    ("total", &self.voice.number(counted as u64)),
                    ("level", &level),
                    ("target", &goal),
                ],
            ),
            subtitle: self
                .voice
                .say("bars_subtitle", &[("name", &indicator), ("period", &self.voice.period(at.period))]),
            name,
            about,
            embed: String::new(),
            source: self.source(p, period),
            receipt: Some(self.receipt_link(p, s, period)),
            table: None,
            wide: true,
            picture: Chart::Bars(Bars {
                rows,
                goal: target.map(|t| t.0),
                goal_label: self.voice.say("path_label", &[("value", &goal)]),
                demonstration: self.demonstration_mark(p),
            }),
        })
    }

    /// What areas of one list are called together.
    pub(in crate::site) fn level_plural(&self, areas: &[AreaIx]) -> String {
        areas
            .first()
            .map_or_else(String::new, |a| self.text(&self.project.levels[self.project.level_of(*a)].plural).to_owned())
    }

    /// A tile grid of the plan's areas. `None` when there is none for exactly these areas.
    pub(in crate::site) fn tiles(&self, p: usize, t: usize, period: usize, id: &str) -> Option<ChartFrame> {
        let (plan, measured) = self.plan(p);
        let at = &measured.periods[period];
        let grid = self.project.grids.iter().find(|g| g.area == plan.area)?;
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
                let area = self.project.area(tile.area);
                let reading = at.in_area(s, tile.area).copied();
                let figure =
                    reading.map_or_else(|| self.nothing(), |r| self.figure(measured.series[s].indicator, &r, target));
                let word = self.together(p, t, tile.area, period);
                let status = self.status(word);
                // Where there is nothing to count there is nothing to judge, though the target stands.
                let judgement = if word == Progress::None { "–".to_owned() } else { status.word };
                rows.push((self.text(&area.name).to_owned(), tile.area, figure.text.clone(), judgement));
                let value_label = if figure.is_number {
                    figure.text
                } else {
                    figure.mark.map_or_else(|| self.voice.say("tile_without_value", &[]), |m| m.code.to_owned())
                };
                Tile {
                    column: tile.column,
                    row: tile.row,
                    label: self.text(&area.short).to_owned(),
                    value_label,
                    shape: status.shape.to_owned(),
                    look: reading.map_or(Look::Empty, |r| self.look(&r, target)),
                    offshore: area.offshore,
                }
            })
            .collect();
        self.voice.sort_by_text(&mut rows, |row| &row.0);
        let indicator = self.text(&self.project.indicators[measured.series[s].indicator].name).to_owned();
        let place = self.text(&self.project.area(plan.area).name).to_owned();
        let column = self.voice.say("area", &[]);
        let (name, about) = self.about_chart(
            self.voice.say("tiles_about", &[("name", &indicator), ("place", &place)]),
            "chart_figures_below",
        );
        Some(ChartFrame {
            id: id.to_owned(),
            title: self.voice.say("tiles_title", &[("name", &indicator), ("place", &place)]),
            subtitle: self.voice.say("tiles_subtitle", &[("period", &self.voice.period(at.period))]),
            name,
            about,
            embed: String::new(),
            source: self.source(p, period),
            receipt: Some(self.receipt_link(p, s, period)),
            table: Some(TextTable {
                caption: self.voice.say("tiles_table", &[("name", &indicator)]),
                columns: vec![column, self.voice.say("share", &[]), self.voice.say("progress", &[])],
                rows: rows
                    .into_iter()
                    .map(|(text, area, value, word)| TextRow {
                        head: self.link(text, Page::Area(area)),
                        cells: vec![value, word],
                    })
                    .collect(),
            }),
            wide: false,
            picture: Chart::Tiles(Tiles {
                columns: grid.columns,
                rows: grid.rows,
                tiles,
                demonstration: self.demonstration_mark(p),
            }),
        })
    }

    /// The word for all measures of a target in an area.
    pub(in crate::site) fn together(&self, p: usize, t: usize, area: AreaIx, period: usize) -> Progress {
        let (plan, measured) = self.plan(p);
        let series = &measured.targets[t].series;
        let has_nothing = series
            .iter()
            .all(|s| measured.periods[period].in_area(*s, area).is_none_or(|r| r.state == State::NotApplicable));
        if has_nothing {
            return Progress::None;
        }
        Progress::together(series.iter().map(|s| measured.area_progress(plan, *s, area, period)))
    }

    fn yardstick_of(&self, p: usize, sector: usize) -> Option<usize> {
        self.plan(p).1.series.iter().position(|s| s.is_yardstick && s.among.sectors == [sector])
    }

    /// How many institutions of a sector offer each payment method.
    pub(in crate::site) fn method_bars(&self, p: usize, sector: usize, id: &str) -> Option<ChartFrame> {
        let (_, measured) = self.plan(p);
        let period = measured.latest_period()?;
        let at = &measured.periods[period];
        let coverage = &at.coverage[sector];
        if coverage.counted == 0 {
            return None;
        }
        let words = |count: u64| {
            let shown = self.voice.percent(measure::rounded(count, coverage.counted));
            (shown, format!("{}/{}", self.voice.number(count), self.voice.number(coverage.counted)))
        };
        let mut rows = Vec::new();
        let mut table = Vec::new();
        for (method, count) in self.project.methods.iter().zip(&coverage.by_method) {
            let (share, fraction) = words(*count);
            let label = self.text(&method.name).to_owned();
            rows.push(BarRow {
                label: label.clone(),
                value: Some(measure::rounded(*count, coverage.counted)),
                value_label: format!("{share} ({fraction})"),
                look: Look::Plain,
            });
            table.push(TextRow { head: Link { text: label, href: String::new() }, cells: vec![share, fraction] });
        }
        for (number, count) in coverage.by_number.iter().enumerate() {
            let (share, fraction) = words(*count);
            let label = self.voice.say_n("offers_methods", number as u64, &[]);
            table.push(TextRow { head: Link { text: label, href: String::new() }, cells: vec![share, fraction] });
        }
        let members = self.text(&self.project.sectors[sector].members).to_owned();
        let best = self.project.methods.iter().zip(&coverage.by_method).max_by_key(|(_, count)| **count);
        let (method, count) = best.map_or(("", 0), |(m, c)| (self.text(&m.name), *c));
        let (share, _) = words(count);
        let (name, about) =
            self.about_chart(self.voice.say("methods_about", &[("members", &members)]), "chart_figures_below");
        Some(ChartFrame {
            id: id.to_owned(),
            title: self.voice.say("methods_title", &[("method", method), ("share", &share), ("members", &members)]),
            subtitle: self.voice.say(
                "methods_subtitle",
                &[
                    ("members", &members),
                    ("period", &self.voice.period(at.period)),
                    ("n", &self.voice.number(coverage.counted)),
                ],
            ),
            name,
            about,
            embed: String::new(),
            source: self.source(p, period),
            // Every yardstick of the sector counts the same institutions: those whose methods are known.
            receipt: self.yardstick_of(p, sector).map(|s| self.receipt_link(p, s, period)),
            table: Some(TextTable {
                caption: self.voice.say("methods_table", &[("members", &members)]),
                columns: vec![
                    self.voice.say("method", &[]),
                    self.voice.say("share", &[]),
                    self.voice.say("count_of", &[]),
                ],
                rows: table,
            }),
            wide: false,
            picture: Chart::Bars(Bars {
                rows,
                goal: None,
                goal_label: String::new(),
                demonstration: self.demonstration_mark(p),
            }),
        })
    }
}
