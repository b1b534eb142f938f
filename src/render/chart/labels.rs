//! Finds positions for labels among other labels, marks and lines. Everything is checked at the narrowest width: labels that do
//! not overlap there overlap on no wider screen. Knows no chart and draws nothing.

use super::backend::{Anchor, WIDTH};

/// The narrowest picture in px: a 320 px screen less its margins.
pub const NARROW: i32 = 288;
/// A wider one: lines lean differently there.
const WIDE: i32 = 720;

/// Cap height with stacked marks, and depth below the base line.
const ASCENT: i32 = 12;
const DESCENT: i32 = 3;
/// Free px between two labels on one line.
pub const APART: i32 = 5;

/// A place for a label: across in units, down in px to the base line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub x: i32,
    pub y: i32,
    pub anchor: Anchor,
}

/// The label's measures in px; `down` is what its further lines need below the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub across: i32,
    pub down: i32,
}

/// What is drawn already, or will be.
#[derive(Debug, Default)]
pub struct Crowd {
    pub marks: Vec<(i32, i32)>,
    pub lines: Vec<[(i32, i32); 2]>,
    /// Labels stay above this.
    floor: i32,
    labels: Vec<(Spot, Size)>,
}

impl Crowd {
    pub fn above(floor: i32) -> Crowd {
        Crowd { floor, ..Crowd::default() }
    }

    /// The best of the places, earlier ones first; `None` when the label would hide something everywhere.
    pub fn find(&mut self, spots: &[Spot], size: Size) -> Option<Spot> {
        let (cost, spot) = self.cheapest(spots, size)?;
        if cost >= HIDES {
            return None;
        }
        self.keep(spot, size);
        Some(spot)
    }

    /// For labels that must be there: the least bad of the places.
    pub fn insist(&mut self, spots: &[Spot], size: Size) -> Option<Spot> {
        let (_, spot) = self.cheapest(spots, size)?;
        self.keep(spot, size);
        Some(spot)
    }

    /// A label whose place is given.
    pub fn keep(&mut self, spot: Spot, size: Size) {
        self.labels.push((spot, size));
    }

    fn cheapest(&self, spots: &[Spot], size: Size) -> Option<(i32, Spot)> {
        let mut best = None;
        for spot in spots {
            let cost = self.cost(*spot, size);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, *spot));
            }
            if cost == 0 {
                break;
            }
        }
        best
    }

    fn cost(&self, spot: Spot, size: Size) -> i32 {
        [NARROW, WIDE].into_iter().map(|width| self.cost_at(width, spot, size)).fold(0, i32::saturating_add)
    }

    fn cost_at(&self, width: i32, spot: Spot, size: Size) -> i32 {
        let area = Area::of(width, spot, size);
        let mut cost = 0;
        if area.left < 0 || area.right > width || area.bottom > self.floor || area.top < 0 {
            cost += 4 * HIDES;
        }
        for (other, size) in &self.labels {
            if area.meets(Area::of(width, *other, *size), APART) {
                cost += 4 * HIDES;
            }
        }
        for (x, y) in &self.marks {
            let (x, y) = (px(*x, width), *y);
            if area.meets(Area { left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }, 0) {
                cost += HIDES;
            }
        }
        for line in &self.lines {
            if area.is_crossed(line.map(|(x, y)| (px(x, width), y))) {
                cost += 1;
            }
        }
        cost
    }
}

/// More than any number of crossing lines.
const HIDES: i32 = 1_000;

#[derive(Clone, Copy)]
struct Area {
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
}

impl Area {
    fn of(width: i32, spot: Spot, size: Size) -> Area {
        let x = px(spot.x, width);
        let left = match spot.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - size.across / 2,
            Anchor::End => x - size.across,
        };
        Area { left, right: left + size.across, top: spot.y - ASCENT, bottom: spot.y + DESCENT + size.down }
    }

    fn meets(self, other: Area, apart: i32) -> bool {
        self.left < other.right + apart
            && other.left < self.right + apart
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn is_crossed(self, [from, to]: [(i32, i32); 2]) -> bool {
        let (from, to) = if from.0 <= to.0 { (from, to) } else { (to, from) };
        let (left, right) = (from.0.max(self.left), to.0.min(self.right));
        if left > right {
            return false;
        }
        // The line's height where it enters and leaves the label's columns.
        let run = (to.0 - from.0).max(1);
        let height = |x: i32| from.1 + (to.1 - from.1) * (x - from.0) / run;
        let (enters, leaves) = if from.0 == to.0 { (from.1, to.1) } else { (height(left), height(right)) };
        enters.min(leaves) < self.bottom && enters.max(leaves) > self.top
    }
}

fn px(units: i32, width: i32) -> i32 {
    units * width / WIDTH
}

/// Px of the narrowest picture in units, rounded up.
pub fn units(px: i32) -> i32 {
    (px.saturating_mul(WIDTH).saturating_add(NARROW - 1)) / NARROW
}

/// The anchors in order of taste for a label centred on its mark.
pub const AROUND: [Anchor; 3] = [Anchor::Middle, Anchor::End, Anchor::Start];

/// The anchor with which a label stays inside the narrowest picture, or gets out of it least.
pub fn anchor_inside(x: i32, across: i32) -> Anchor {
    let outside = |anchor: &Anchor| {
        let area = Area::of(NARROW, Spot { x, y: 0, anchor: *anchor }, Size { across, down: 0 });
        (-area.left).max(0) + (area.right - NARROW).max(0)
    };
    AROUND.into_iter().min_by_key(outside).unwrap_or(Anchor::Middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: i32, y: i32, anchor: Anchor) -> Spot {
        Spot { x, y, anchor }
    }

    const SIZE: Size = Size { across: 40, down: 0 };

    fn crowd() -> Crowd {
        Crowd::above(200)
    }

    #[test]
    fn two_labels_never_share_a_place() {
        let mut crowd = crowd();
        let first = spot(5_000, 100, Anchor::Middle);
        assert_eq!(crowd.find(&[first], SIZE), Some(first));
        assert_eq!(crowd.find(&[spot(5_500, 100, Anchor::Middle)], SIZE), None);
        let below = spot(5_500, 120, Anchor::Middle);
        assert_eq!(crowd.find(&[spot(5_500, 100, Anchor::Middle), below], SIZE), Some(below));
    }

    #[test]
    fn a_label_avoids_points_edges_and_lines() {
        let mut crowd = crowd();
        crowd.marks.push((2_000, 98));
        crowd.lines.push([(6_000, 60), (10_000, 140)]);
        assert_eq!(crowd.find(&[spot(2_000, 100, Anchor::Middle)], SIZE), None);
        assert_eq!(crowd.find(&[spot(0, 100, Anchor::Middle)], SIZE), None);
        assert_eq!(crowd.find(&[spot(9_000, 199, Anchor::Middle)], SIZE), None);
        let free = spot(8_000, 60, Anchor::Middle);
        assert_eq!(crowd.find(&[spot(8_000, 100, Anchor::Middle), free], SIZE), Some(free));
        // A line may be crossed when there is no other place.
        assert!(crowd.find(&[spot(8_000, 100, Anchor::Middle)], SIZE).is_some());
    }

    #[test]
    fn a_label_that_must_be_there_takes_the_least_bad_place() {
        let mut crowd = crowd();
        crowd.keep(spot(5_000, 100, Anchor::Middle), SIZE);
        assert!(crowd.insist(&[spot(5_000, 100, Anchor::Middle)], SIZE).is_some());
        assert_eq!(crowd.insist(&[], SIZE), None);
    }

    #[test]
    fn labels_at_the_edges_turn_inwards() {
        assert_eq!(anchor_inside(0, 80), Anchor::Start);
        assert_eq!(anchor_inside(10_000, 80), Anchor::End);
        assert_eq!(anchor_inside(5_000, 80), Anchor::Middle);
        assert_eq!(anchor_inside(9_000, 80), Anchor::End);
    }
}
