//! Progress over time against the target's path: a scale of 0 to 100%, the path, the points with their values, and
//! gaps where there is no number. Knows no colour, and no word that was not given.

use crate::site::chart::{TimePoint, Timeline};

use super::backend::{self, Anchor, Canvas, Scales, WIDTH};
use super::demo;
use super::ink::Ink;
use super::labels::{AROUND, Crowd, NARROW, Size, Spot, units};
use super::periods::{self, Block, SMALL};
use super::width;

const TOP: i32 = 28;
const BOTTOM: i32 = TOP + 180;
const RADIUS: i32 = 5;
const LABEL: i32 = 14;
/// How many times the words of a gap move up in search of room.
const LIFTS: i32 = 5;

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

/// The scale's labels are left of the plot, and the last value has room above its point.
fn scales(chart: &Timeline) -> Scales {
    let scale = chart.scale.iter().map(|mark| width::of(&mark.label, SMALL)).max().unwrap_or(0);
    let value = chart.points.last().map_or(0, |point| width::of_bold(&point.value_label, LABEL) / 2);
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
        if let [TimePoint { at, value: Some(value), .. }, TimePoint { at: then, value: Some(next), .. }] = pair {
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
            (Ink::Strong, width::of_bold(&point.value_label, LABEL))
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
    let across = width::of_bold(&chart.path_label, LABEL);
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

/// A point without a number says why, above its place on the axis, as near to it as there is room.
fn gaps(canvas: &Canvas<'_>, chart: &Timeline, scales: &Scales, crowd: &mut Crowd) {
    let room = periods::room(chart.points.iter(), scales).max(40);
    let is_gap = |index: usize| chart.points.get(index).is_some_and(|point| point.value.is_none());
    for (index, point) in chart.points.iter().enumerate().filter(|(index, _)| is_gap(*index)) {
        // Messages may reach below the values beside them, but not into the words of another gap.
        let is_alone = !is_gap(index + 1) && !index.checked_sub(1).is_some_and(is_gap);
        let rooms: &[i32] = if is_alone { &[room * 2, room] } else { &[room] };
        // Where values are in the way, the words move up until they have room.
        let tries = (0..LIFTS).flat_map(|lift| rooms.iter().map(move |room| (lift, room)));
        let placed = tries.into_iter().find_map(|(lift, room)| {
            let lines = width::wrap(&point.value_label, SMALL, *room, 3);
            let size = periods::size(&lines);
            let (x, y) = scales.place(point.at, 0);
            let spots = AROUND.map(|anchor| Spot { x, y: y - 7 - size.down - lift * 2 * LABEL, anchor });
            crowd.find(&spots, size).map(|spot| Block { spot, lines })
        });
        if let Some(block) = placed {
            block.draw(canvas);
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::site::chart::{PathPoint, ScaleMark};

    fn point(at: u32, value: Option<u32>) -> TimePoint {
        let value_label =
            value.map_or("Chưa báo cáo".to_owned(), |value| format!("{},{}%", value / 100, value / 10 % 10));
        TimePoint { at, label: "Quý II/2022".to_owned(), value, value_label, provisional: false }
    }

    fn timeline(values: &[Option<u32>]) -> Timeline {
        let step = 10_000 / u32::try_from(values.len()).expect("few points");
        let points = (1..).zip(values).map(|(index, value)| point(index * step, *value)).collect();
        let scale = [0, 5_000, 10_000].map(|value| ScaleMark { value, label: format!("{}%", value / 100) }).to_vec();
        let path = vec![PathPoint { at: 0, value: 1_000 }, PathPoint { at: 10_000, value: 5_000 }];
        Timeline { points, path, path_label: "Chỉ tiêu 50%".to_owned(), scale, demonstration: None }
    }

    fn count(svg: &str, part: &str) -> usize {
        svg.matches(part).count()
    }

    #[test]
    fn lines_join_neighbours_only() {
        let whole = draw(&timeline(&[Some(1_000), Some(2_000), Some(3_000), Some(4_000)]), "t");
        assert_eq!((count(&whole, "\"series\""), count(&whole, "<circle")), (3, 4));
        let gap = draw(&timeline(&[Some(1_000), None, Some(3_000), Some(4_000)]), "t");
        assert_eq!((count(&gap, "\"series\""), count(&gap, "<circle")), (1, 3));
        assert!(gap.contains(">Chưa báo cáo</text>"));
        assert_eq!(count(&gap, ">2022</text>"), 4);
        let one = draw(&timeline(&[Some(1_000)]), "t");
        assert_eq!((count(&one, "\"series\""), count(&one, "<circle")), (0, 1));
    }

    #[test]
    fn a_provisional_point_is_hollow() {
        let mut chart = timeline(&[Some(1_000), Some(2_000)]);
        chart.points[1].provisional = true;
        assert_eq!(count(&draw(&chart, "t"), "\"point hollow\""), 1);
    }

    #[test]
    fn the_ends_and_the_target_are_always_named() {
        for values in [[0; 8], [10_000; 8], [4_990; 8]] {
            let svg = draw(&timeline(&values.map(Some)), "t");
            assert!(svg.contains(">Chỉ tiêu 50%</text>"));
            assert_eq!(count(&svg, "class=\"strong\""), 1);
        }
    }

    #[test]
    fn an_empty_chart_is_still_a_picture() {
        let empty =
            Timeline { points: vec![], path: vec![], path_label: String::new(), scale: vec![], demonstration: None };
        assert!(draw(&empty, "t").ends_with("focusable=\"false\"></svg>"));
    }
}
