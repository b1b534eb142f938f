//! Progress over time against the target's path: a scale of 0 to 100%, the path, the points with their values, and
//! gaps where there is no number. Knows no colour, and no word that was not given.

use crate::site::chart::{PathPoint, TimePoint, Timeline};

use super::backend::{self, Anchor, Canvas, Scales, WIDTH, clamp};
use super::demo;
use super::ink::Ink;
use super::labels::{AROUND, Crowd, NARROW, Size, Spot, units};
use super::width;

const TOP: i32 = 28;
const BOTTOM: i32 = TOP + 180;
const RADIUS: i32 = 5;
const LABEL: i32 = 14;
const SMALL: i32 = 13;
const LINE: i32 = 16;
/// With more points than this, only every second one says when it was.
const DENSE: usize = 5;

pub fn draw(chart: &Timeline, id: &str) -> String {
    let times = times(chart);
    let times_end = times.iter().map(|time| time.lines.len()).max().map_or(BOTTOM, |lines| below(lines) + 6);
    let height = times_end + demo::height(chart.demonstration.as_deref());
    backend::picture("timeline", id, height, |canvas| {
        let scales = scales(chart);
        let mut crowd = Crowd { floor: BOTTOM, ..Crowd::default() };
        scale(canvas, chart, &scales, &mut crowd);
        path(canvas, chart, &scales, &mut crowd);
        series(canvas, chart, &scales, &mut crowd);
        values(canvas, chart, &scales, &mut crowd);
        gaps(canvas, chart, &scales, &mut crowd);
        for time in &times {
            words(canvas, Ink::Text, time.spot, &time.lines);
        }
        demo::draw(canvas, chart.demonstration.as_deref(), times_end);
    })
}

/// The scale's labels stand left of the plot, however wide they are.
fn scales(chart: &Timeline) -> Scales {
    let gutter = chart.scale.iter().map(|mark| width::of(&mark.label, SMALL)).max().unwrap_or(0);
    Scales::new(units(gutter.min(NARROW / 4) + RADIUS + 4), WIDTH - units(RADIUS + 2), TOP, BOTTOM)
}

fn scale(canvas: &Canvas<'_>, chart: &Timeline, scales: &Scales, crowd: &mut Crowd) {
    for mark in &chart.scale {
        let (_, y) = scales.place(0, mark.value);
        let ink = if mark.value == 0 { Ink::Axis } else { Ink::Grid };
        canvas.line(ink, (0, y), (WIDTH, y));
        let spot = Spot { x: 0, y: y - 4, anchor: Anchor::Start };
        canvas.text(Ink::Muted, spot.anchor, (spot.x, spot.y), &mark.label);
        crowd.keep(spot, Size { across: width::of(&mark.label, SMALL), down: 0 });
    }
    for pair in chart.points.windows(2) {
        if let [before, after] = pair
            && after.breaks
        {
            let (x, _) = scales.place(clamp(before.at).midpoint(clamp(after.at)).unsigned_abs(), 0);
            canvas.line(Ink::Break, (x, TOP), (x, BOTTOM));
        }
    }
}

fn path(canvas: &Canvas<'_>, chart: &Timeline, scales: &Scales, crowd: &mut Crowd) {
    for pair in chart.path.windows(2) {
        if let [from, to] = pair {
            let line = [scales.place(from.at, from.value), scales.place(to.at, to.value)];
            canvas.line(Ink::Path, line[0], line[1]);
            crowd.lines.push(line);
        }
    }
}

fn series(canvas: &Canvas<'_>, chart: &Timeline, scales: &Scales, crowd: &mut Crowd) {
    for pair in chart.points.windows(2) {
        if let [TimePoint { at, value: Some(value), .. }, TimePoint { at: then, value: Some(next), breaks: false, .. }] = pair {
            let line = [scales.place(*at, *value), scales.place(*then, *next)];
            canvas.line(Ink::Series, line[0], line[1]);
            crowd.lines.push(line);
        }
    }
    for point in &chart.points {
        if let Some(value) = point.value {
            let place = scales.place(point.at, value);
            canvas.circle(if point.provisional { Ink::HollowPoint } else { Ink::Point }, place, RADIUS);
            crowd.marks.push(place);
        }
    }
}

/// The last value, the target and the first value are always named, the others where there is room.
fn values(canvas: &Canvas<'_>, chart: &Timeline, scales: &Scales, crowd: &mut Crowd) {
    let numbers: Vec<(&TimePoint, u32)> =
        chart.points.iter().filter_map(|point| point.value.map(|value| (point, value))).collect();
    let last = numbers.len().saturating_sub(1);
    let mut place = |crowd: &mut Crowd, index: usize| {
        let Some((point, value)) = numbers.get(index) else { return };
        let spots = around(scales.place(point.at, *value));
        let size = Size { across: strong(&point.value_label), down: 0 };
        let spot = if index == 0 || index == last { crowd.insist(&spots, size) } else { crowd.find(&spots, size) };
        if let Some(spot) = spot {
            let ink = if index == last { Ink::Strong } else { Ink::Text };
            canvas.text(ink, spot.anchor, (spot.x, spot.y), &point.value_label);
        }
    };
    place(crowd, last);
    if let Some(spot) = along(&chart.path, scales, crowd, width::of(&chart.path_label, LABEL)) {
        canvas.text(Ink::GoalText, spot.anchor, (spot.x, spot.y), &chart.path_label);
    }
    for index in 0..last {
        place(crowd, index);
    }
}

/// Bold figures are a little wider.
fn strong(words: &str) -> i32 {
    width::of(words, LABEL) * 11 / 10
}

/// Above the point, or below it when a line is in the way.
fn around((x, y): (i32, i32)) -> Vec<Spot> {
    [y - RADIUS - 5, y + RADIUS + 14]
        .into_iter()
        .flat_map(|y| AROUND.into_iter().map(move |anchor| Spot { x, y, anchor }))
        .collect()
}

/// On the path, as near to its end as there is room.
fn along(path: &[PathPoint], scales: &Scales, crowd: &mut Crowd, across: i32) -> Option<Spot> {
    let mut spots = Vec::new();
    for pair in path.windows(2).rev() {
        let [from, to] = pair else { continue };
        let (start, end) = (scales.place(from.at, from.value), scales.place(to.at, to.value));
        for quarter in [4, 3, 2, 1, 0] {
            let on = |from: i32, to: i32| from + (to - from) * quarter / 4;
            for y in [-6, LINE] {
                let anchors: &[Anchor] = match quarter {
                    4 => &[Anchor::End],
                    0 => &[Anchor::Start],
                    _ => &AROUND,
                };
                spots.extend(anchors.iter().map(|anchor| Spot {
                    x: on(start.0, end.0),
                    y: on(start.1, end.1) + y,
                    anchor: *anchor,
                }));
            }
        }
    }
    crowd.insist(&spots, Size { across, down: 0 })
}

/// A point without a number says why, above its place on the axis.
fn gaps(canvas: &Canvas<'_>, chart: &Timeline, scales: &Scales, crowd: &mut Crowd) {
    for point in chart.points.iter().filter(|point| point.value.is_none()) {
        let room = NARROW / i32::try_from(chart.points.len().max(3)).unwrap_or(NARROW);
        let lines = width::wrap(&point.value_label, SMALL, room, 3);
        let size = block(&lines, SMALL);
        let (x, y) = scales.place(point.at, 0);
        let spots = AROUND.map(|anchor| Spot { x, y: y - 7 - size.down, anchor });
        if let Some(spot) = crowd.find(&spots, size) {
            words(canvas, Ink::Muted, spot, &lines);
        }
    }
}

struct Time {
    spot: Spot,
    lines: Vec<String>,
}

/// The names of the periods below the axis; first and last are always there.
fn times(chart: &Timeline) -> Vec<Time> {
    let scales = scales(chart);
    let last = chart.points.len().saturating_sub(1);
    let mut crowd = Crowd { floor: i32::MAX, ..Crowd::default() };
    let mut named = Vec::new();
    // From the last one backwards, so that thinning out keeps the newest.
    let order = [last, 0].into_iter().chain((1..last).rev());
    for index in order {
        let Some(point) = chart.points.get(index) else { continue };
        if index == 0 && last == 0 && !named.is_empty() {
            continue;
        }
        let is_end = index == 0 || index == last;
        if !is_end && chart.points.len() > DENSE && (last - index) % 2 == 1 {
            continue;
        }
        let lines = width::wrap(&point.label, LABEL, NARROW * 2 / 5, 2);
        let size = block(&lines, LABEL);
        let (x, _) = scales.place(point.at, 0);
        let spots = AROUND.map(|anchor| Spot { x, y: below(1), anchor });
        let spot = if is_end { crowd.insist(&spots, size) } else { crowd.find(&spots, size) };
        named.extend(spot.map(|spot| Time { spot, lines }));
    }
    named
}

/// The base line of the n-th line below the axis.
fn below(line: usize) -> i32 {
    BOTTOM + 2 + LINE * i32::try_from(line).unwrap_or(1)
}

fn block(lines: &[String], size: i32) -> Size {
    let further = i32::try_from(lines.len()).unwrap_or(1) - 1;
    Size { across: lines.iter().map(|line| width::of(line, size)).max().unwrap_or(0), down: further.max(0) * LINE }
}

fn words(canvas: &Canvas<'_>, ink: Ink, spot: Spot, lines: &[String]) {
    let mut y = spot.y;
    for line in lines {
        canvas.text(ink, spot.anchor, (spot.x, y), line);
        y += LINE;
    }
}
