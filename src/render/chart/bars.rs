//! One bar a row: the words on a line of their own, the bar below at full width, the goal as a line through all rows.
//! Knows no colour, and no word that was not given.

use crate::site::chart::{BarRow, Bars, Look};

use super::backend::{self, Anchor, Canvas, WIDTH, clamp};
use super::demo;
use super::ink::Ink;
use super::labels::{NARROW, anchor_inside};
use super::width;

const LABEL: i32 = 14;
const LINE: i32 = 18;
const BAR: i32 = 12;
/// One line of words, the bar, and the space before the next row.
const ROW: i32 = 44;
/// Free px between a label and its value.
const APART: i32 = 12;

pub fn draw(chart: &Bars, id: &str) -> String {
    let top = if chart.goal.is_some() { 24 } else { 0 };
    let rows: Vec<Row<'_>> = chart.rows.iter().map(Row::new).collect();
    let end = top + rows.iter().map(Row::height).sum::<i32>();
    let height = end + demo::height(chart.demonstration.as_deref());
    backend::picture("bars", id, height, |canvas| {
        let mut y = top;
        for row in &rows {
            row.bar(canvas, y);
            y += row.height();
        }
        if let Some(goal) = chart.goal {
            self::goal(canvas, clamp(goal), &chart.goal_label, top, end);
        }
        // The words come last, so that the goal's line passes behind them.
        let mut y = top;
        for row in &rows {
            row.words(canvas, y);
            y += row.height();
        }
        demo::draw(canvas, chart.demonstration.as_deref(), end);
    })
}

fn goal(canvas: &Canvas<'_>, x: i32, label: &str, top: i32, end: i32) {
    canvas.line(Ink::Goal, (x, top - 6), (x, end - 6));
    canvas.text(Ink::GoalText, anchor_inside(x, width::of(label, LABEL)), (x, top - 10), label);
}

struct Row<'a> {
    row: &'a BarRow,
    label: Vec<String>,
    value: Vec<String>,
    /// The value stands at the end of the label's last line.
    beside: bool,
}

impl Row<'_> {
    fn new(row: &BarRow) -> Row<'_> {
        let label = width::wrap(&row.label, LABEL, NARROW, 3);
        let value = width::wrap(&row.value_label, LABEL, NARROW * 9 / 10, 2);
        // A number is bold, and a little wider for it.
        let across = |words: &String| width::of(words, LABEL) * if Row::is_number(row) { 11 } else { 10 } / 10;
        let last = label.last().map_or(0, |line| width::of(line, LABEL));
        let beside = matches!(value.as_slice(), [only] if last + APART + across(only) <= NARROW);
        Row { row, label, value, beside }
    }

    fn is_number(row: &BarRow) -> bool {
        Ink::of_bar(row.look).is_some() && row.value.is_some()
    }

    fn lines(&self) -> i32 {
        let lines = self.label.len() + self.value.len() - usize::from(self.beside && !self.label.is_empty());
        i32::try_from(lines).unwrap_or(1).max(1)
    }

    fn height(&self) -> i32 {
        ROW + LINE * (self.lines() - 1)
    }

    fn bar(&self, canvas: &Canvas<'_>, y: i32) {
        let top = y + 22 + LINE * (self.lines() - 1);
        let track = |ink| canvas.rect(ink, (0, top), (WIDTH, top + BAR));
        match (Ink::of_bar(self.row.look), self.row.value) {
            (Some(ink), Some(value)) => {
                track(Ink::Track);
                if value > 0 {
                    canvas.rect(ink, (0, top), (clamp(value), top + BAR));
                }
            }
            (_, _) if self.row.look == Look::NotApplicable => {}
            (_, _) => track(Ink::EmptyTrack),
        }
    }

    fn words(&self, canvas: &Canvas<'_>, y: i32) {
        let mut base = y + 15;
        for line in &self.label {
            canvas.text(Ink::Text, Anchor::Start, (0, base), line);
            base += LINE;
        }
        if self.beside && !self.label.is_empty() {
            base -= LINE;
        }
        let ink = if Row::is_number(self.row) { Ink::Strong } else { Ink::Muted };
        for line in &self.value {
            canvas.text(ink, Anchor::End, (WIDTH, base), line);
            base += LINE;
        }
    }
}
