//! The names of the periods below a time line: broken or thinned out until they stand apart on the narrowest screen.
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

/// Words on lines below each other.
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
    let last = chart.points.len().saturating_sub(1);
    let is_dense = chart.points.len() > DENSE;
    let shown: Vec<(usize, &TimePoint)> = chart
        .points
        .iter()
        .enumerate()
        // The newest is always among every second one; the first joins them, and its neighbour makes room.
        .filter(|(index, _)| !is_dense || *index == 0 || (*index > 1 && (last - index).is_multiple_of(2)))
        .collect();
    let room = room(shown.iter().map(|(_, point)| *point), scales);
    let mut crowd = Crowd::above(i32::MAX);
    let mut named = Vec::new();
    let mut name = |point: &TimePoint, must: bool| {
        let lines = period(&point.label, room);
        let (x, _) = scales.place(point.at, 0);
        let spots = AROUND.map(|anchor| Spot { x, y, anchor });
        let spot = if must { crowd.insist(&spots, size(&lines)) } else { crowd.find(&spots, size(&lines)) };
        named.extend(spot.map(|spot| Block { spot, lines }));
    };
    if let [first, .., end] = chart.points.as_slice() {
        name(end, true);
        name(first, true);
    } else if let [only] = chart.points.as_slice() {
        name(only, true);
    }
    for (_, point) in shown.iter().rev().filter(|(index, _)| (1..last).contains(index)) {
        name(point, false);
    }
    named
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

/// A period's name on one line, or broken so that its neighbours have room too: "Quý II/2022" before the year.
fn period(label: &str, room: i32) -> Vec<String> {
    if width::of(label, SMALL) <= room {
        return vec![label.to_owned()];
    }
    if let Some((part, year)) = label.rsplit_once('/') {
        let lines = vec![format!("{part}/"), year.to_owned()];
        if size(&lines).across <= room {
            return lines;
        }
    }
    let lines = width::wrap(label, SMALL, room, 2);
    if lines.join(" ") == label { lines } else { width::wrap(label, SMALL, NARROW * 2 / 5, 2) }
}

#[cfg(test)]
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
                breaks: false,
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
