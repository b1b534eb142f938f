//! The demonstration mark, printed inside every picture with invented figures: below the drawing, so that it covers nothing and
//! cannot be cut off with the caption. Knows no chart.

use super::backend::{Anchor, Canvas, WIDTH};
use super::ink::Ink;
use super::labels::NARROW;
use super::width;

const SIZE: i32 = 13;
const LINE: i32 = 17;

/// The height that the mark needs.
pub fn height(mark: Option<&str>) -> i32 {
    mark.map_or(0, |mark| LINE * i32::try_from(lines(mark).len()).unwrap_or(1) + 4)
}

/// Draws the mark below `top`, at the right.
pub fn draw(canvas: &Canvas<'_>, mark: Option<&str>, top: i32) {
    let mut y = top;
    for line in mark.map(lines).unwrap_or_default() {
        y += LINE;
        canvas.text(Ink::Demo, Anchor::End, (WIDTH, y - 2), &line);
    }
}

fn lines(mark: &str) -> Vec<String> {
    width::wrap(mark, SIZE, NARROW, 3)
}
