//! The names of the periods below a time line: broken or thinned out until they do not overlap on the narrowest screen.
//! Knows no values.

use crate::site::chart::{TimePoint, Timeline};

use super::backend::{Canvas, Scales, WIDTH};
use super::ink::Ink;
use super::labels::{APART, AROUND, Crowd, NARROW, Size, Spot};
use super::width;

pub const SMALL: i32 = 13;
const LINE: i32 = 16;
/// With more points than this, only every second one says when it was.
const DENSE: usize = 5;

/// Messages on lines below each other.
pub struct Block {
    pub spot: Spot,
    pub lines: Vec<String>,
}

impl Block {
    pub fn draw(&self, canvas: &Canvas<'_>) {
        let mut y = self.spot.y;
        for line in &self.lines {
            canvas.text(Ink::Muted, self.spot.anchor, (self.spot.x, y), line);
            y += LINE;
        }
    }

    /// The base line of the last line.
    pub fn end(&self) -> i32 {
        self.spot.y + size(&self.lines).down
    }
}

/// The periods' names, the first line of each at `y`; the first and the last point always have theirs.
pub fn place(chart: &Timeline, scales: &Scales, y: i32) -> Vec<Block> {
    let names = names(chart, scales);
    let mut crowd = Crowd::above(i32::MAX);
    let mut placed = Vec::new();
    // The newest first, then the oldest, then backwards.
    let last = names.len().saturating_sub(1);
    let order = [last, 0].into_iter().take(names.len()).chain((1..last).rev());
    for index in order {
        let Some((point, lines)) = names.get(index) else { continue };
        let (x, _) = scales.place(point.at, 0);
        let spots = AROUND.map(|anchor| Spot { x, y, anchor });
        let must = index == 0 || index == last;
        let spot = if must { crowd.insist(&spots, size(lines)) } else { crowd.find(&spots, size(lines)) };
        placed.extend(spot.map(|spot| Block { spot, lines: lines.clone() }));
    }
    placed
}

/// Which points are named, and how: all of them or every second one, all on one line or all broken.
fn names<'a>(chart: &'a Timeline, scales: &Scales) -> Vec<(&'a TimePoint, Vec<String>)> {
    let last = chart.points.len().saturating_sub(1);
    let every = |step: usize| -> Vec<&TimePoint> {
        // The newest is among every second one; the oldest joins them, and its neighbour makes room.
        let is_named = |index: usize| index == 0 || index >= step && (last - index).is_multiple_of(step);
        chart.points.iter().enumerate().filter(|(index, _)| is_named(*index)).map(|(_, point)| point).collect()
    };
    let steps: &[usize] = if chart.points.len() > DENSE { &[2] } else { &[1, 2] };
    for points in steps.iter().map(|step| every(*step)) {
        let room = room(points.iter().copied(), scales);
        for broken in [whole, before_the_year, in_two] {
            let lines: Vec<_> = points.iter().map(|point| broken(&point.label, room)).collect();
            if lines.iter().all(|lines| size(lines).across <= room) {
                return points.into_iter().zip(lines).collect();
            }
        }
    }
    // Two names of this width do not overlap: the oldest and the newest.
    every(2).into_iter().map(|point| (point, in_two(&point.label, NARROW * 2 / 5))).collect()
}

fn whole(label: &str, _: i32) -> Vec<String> {
    vec![label.to_owned()]
}

/// "Quý II/" and "2022".
fn before_the_year(label: &str, _: i32) -> Vec<String> {
    match label.rsplit_once('/') {
        Some((part, year)) => vec![format!("{part}/"), year.to_owned()],
        None => whole(label, 0),
    }
}

/// At a space; never cut when there is any other way.
fn in_two(label: &str, room: i32) -> Vec<String> {
    let lines = width::wrap(label, SMALL, room, 2);
    if lines.join(" ") == label || room >= NARROW * 2 / 5 { lines } else { whole(label, room) }
}

/// The room for a label between neighbours, in px of the narrowest picture.
pub fn room<'a>(points: impl Iterator<Item = &'a TimePoint>, scales: &Scales) -> i32 {
    let across: Vec<i32> = points.map(|point| scales.place(point.at, 0).0).collect();
    let closest = across.iter().zip(across.iter().skip(1)).map(|(one, next)| (next - one) * NARROW / WIDTH).min();
    closest.map_or(NARROW / 2, |px| px.min(NARROW / 2)) - APART
}

pub fn size(lines: &[String]) -> Size {
    let further = i32::try_from(lines.len()).unwrap_or(1) - 1;
    Size { across: lines.iter().map(|line| width::of(line, SMALL)).max().unwrap_or(0), down: further.max(0) * LINE }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    fn points(labels: &[&str]) -> Timeline {
        let step = 10_000 / u32::try_from(labels.len().max(2) - 1).expect("few labels");
        let mut at = 0;
        let mut point = |label: &&str| {
            at += step;
            TimePoint {
                at: at - step,
                label: (*label).to_owned(),
                value: Some(5_000),
                value_label: String::new(),
                provisional: false,
            }
        };
        let points = labels.iter().map(&mut point).collect();
        Timeline { points, path: vec![], path_label: String::new(), scale: vec![], demonstration: None }
    }

    fn named(labels: &[&str]) -> Vec<String> {
        let mut blocks = place(&points(labels), &Scales::new(1_400, 9_100, 0, 100), 118);
        blocks.sort_by_key(|block| block.spot.x);
        blocks.iter().map(|block| block.lines.join("|")).collect()
    }

    #[test]
    fn names_with_room_stay_on_one_line() {
        assert_eq!(named(&["Q1 2022", "Q2 2022", "Q3 2022"]), ["Q1 2022", "Q2 2022", "Q3 2022"]);
        assert_eq!(named(&["Cả năm 2022"]), ["Cả năm 2022"]);
        assert!(named(&[]).is_empty());
    }

    #[test]
    fn a_quarter_breaks_before_its_year() {
        let labels = ["Quý I/2022", "Quý II/2022", "Quý III/2022", "Quý IV/2022"];
        assert_eq!(named(&labels), ["Quý I/|2022", "Quý II/|2022", "Quý III/|2022", "Quý IV/|2022"]);
    }

    #[test]
    fn names_that_are_too_close_lose_every_second_one() {
        let labels = ["Quý I/2022", "Quý II/2022", "Quý III/2022", "Quý IV/2022", "Quý I/2023"];
        let blocks = place(&points(&labels), &Scales::new(1_400, 8_000, 0, 100), 118);
        let named: Vec<String> = blocks.iter().map(|block| block.lines.join("|")).collect();
        assert_eq!(named, ["Quý I/2023", "Quý I/2022", "Quý III/2022"]);
    }

    #[test]
    fn more_than_five_points_name_every_second_one_and_both_ends() {
        let labels = ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022"];
        assert_eq!(named(&labels), ["2015", "2018", "2020", "2022"]);
    }

    #[test]
    fn long_names_leave_the_middle_ones_out() {
        let labels = ["6 tháng đầu năm 2022", "9 tháng đầu năm 2022", "cả năm 2022", "6 tháng đầu năm 2023"];
        let named = named(&labels);
        assert_eq!(named.first().map(String::as_str), Some("6 tháng đầu năm|2022"));
        assert_eq!(named.last().map(String::as_str), Some("6 tháng đầu năm|2023"));
    }
}
