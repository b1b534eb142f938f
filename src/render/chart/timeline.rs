//! Progress over time against the target's path: a scale of 0 to 100%, the path, the points with their values, and
//! gaps where there is no number. Knows no colour, and no word that was not given.

use crate::site::chart::{TimePoint, Timeline};

use super::backend::{self, Anchor, Canvas, Scales, WIDTH, clamp};
use super::demo;
use super::ink::Ink;
use super::labels::{AROUND, Crowd, NARROW, Size, Spot, units};
use super::periods::{self, Block, SMALL};
use super::width;

const TOP: i32 = 28;
const BOTTOM: i32 = TOP + 180;
const RADIUS: i32 = 5;
const LABEL: i32 = 14;

pub fn draw(chart: &Timeline, id: &str) -> String {
    let scales = scales(chart);
    let times = periods::place(chart, &scales, BOTTOM + 18);
    let end = times.iter().map(|time| time.end()).max().unwrap_or(BOTTOM) + 6;
    let height = end + demo::height(chart.demonstration.as_deref());
    backend::picture("timeline", id, height, |canvas| {
        let mut crowd = Crowd::above(BOTTOM);
        scale(canvas, chart, &scales, &mut crowd);
        path(canvas, chart, &scales, &mut crowd);
        series(canvas, chart, &scales, &mut crowd);
        values(canvas, chart, &scales, &mut crowd);
        for time in &times {
            time.draw(canvas);
        }
        demo::draw(canvas, chart.demonstration.as_deref(), end);
    })
}

/// The scale's labels stand left of the plot, and the last value has room to stand above its point.
fn scales(chart: &Timeline) -> Scales {
    let scale = chart.scale.iter().map(|mark| width::of(&mark.label, SMALL)).max().unwrap_or(0);
    let value = chart.points.last().map_or(0, |point| strong(&point.value_label) / 2);
    let (left, right) = (scale.min(NARROW / 4) + RADIUS + 4, value.clamp(RADIUS + 2, 28));
    Scales::new(units(left), WIDTH - units(right), TOP, BOTTOM)
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

/// The last value, the first value and the target are always named, the other values where there is room.
fn values(canvas: &Canvas<'_>, chart: &Timeline, scales: &Scales, crowd: &mut Crowd) {
    let numbers: Vec<(&TimePoint, u32)> =
        chart.points.iter().filter_map(|point| point.value.map(|value| (point, value))).collect();
    let last = numbers.len().saturating_sub(1);
    let place = |crowd: &mut Crowd, index: usize| {
        let Some((point, value)) = numbers.get(index) else { return };
        let spots = around(scales.place(point.at, *value));
        let (ink, across) = if index == last {
            (Ink::Strong, strong(&point.value_label))
        } else {
            (Ink::Text, width::of(&point.value_label, LABEL))
        };
        let size = Size { across, down: 0 };
        let spot = if index == 0 || index == last { crowd.insist(&spots, size) } else { crowd.find(&spots, size) };
        if let Some(spot) = spot {
            canvas.text(ink, spot.anchor, (spot.x, spot.y), &point.value_label);
        }
    };
    place(crowd, last);
    if last > 0 {
        place(crowd, 0);
    }
    gaps(canvas, chart, scales, crowd);
    if let Some(spot) = along(chart, scales, crowd) {
        canvas.text(Ink::GoalText, spot.anchor, (spot.x, spot.y), &chart.path_label);
    }
    for index in (1..last).rev() {
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

/// On the path, as near to its end as there is room, on the side where the series is not: close to the path, or with
/// room for a point between.
fn along(chart: &Timeline, scales: &Scales, crowd: &mut Crowd) -> Option<Spot> {
    let across = width::of(&chart.path_label, LABEL);
    let mut spots = Vec::new();
    for pair in chart.path.windows(2).rev() {
        let [from, to] = pair else { continue };
        let path = [scales.place(from.at, from.value), scales.place(to.at, to.value)];
        for eighth in (0..=8).rev() {
            let x = path[0].0 + (path[1].0 - path[0].0) * eighth / 8;
            for (anchor, middle) in [(Anchor::End, x - units(across) / 2), (Anchor::Start, x + units(across) / 2)] {
                let drops: &[i32] = match (height(path, middle), series_height(chart, scales, middle)) {
                    (Some(path), Some(series)) if series < path => &[16, 21],
                    (Some(path), Some(series)) if series > path => &[-6, -13],
                    (_, _) => &[-6, 16, -13, 21],
                };
                let y = path[0].1 + (path[1].1 - path[0].1) * eighth / 8;
                spots.extend(drops.iter().map(|drop| Spot { x, y: y + drop, anchor }));
            }
        }
    }
    crowd.insist(&spots, Size { across, down: 0 })
}

fn series_height(chart: &Timeline, scales: &Scales, x: i32) -> Option<i32> {
    let place = |point: &TimePoint| point.value.map(|value| scales.place(point.at, value));
    chart.points.windows(2).find_map(|pair| match pair {
        [from, to] => height([place(from)?, place(to)?], x),
        _ => None,
    })
}

/// Where a line is above or below `x`, in px.
fn height([from, to]: [(i32, i32); 2], x: i32) -> Option<i32> {
    let is_over = from.0 <= x && x <= to.0 && from.0 < to.0;
    is_over.then(|| from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0))
}

/// A point without a number says why, above its place on the axis.
fn gaps(canvas: &Canvas<'_>, chart: &Timeline, scales: &Scales, crowd: &mut Crowd) {
    let room = periods::room(chart.points.iter(), scales).max(40);
    for point in chart.points.iter().filter(|point| point.value.is_none()) {
        let lines = width::wrap(&point.value_label, SMALL, room, 3);
        let size = periods::size(&lines);
        let (x, y) = scales.place(point.at, 0);
        let spots = AROUND.map(|anchor| Spot { x, y: y - 7 - size.down, anchor });
        if let Some(spot) = crowd.find(&spots, size) {
            (Block { spot, lines }).draw(canvas);
        }
    }
}
