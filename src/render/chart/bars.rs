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
    canvas.text(Ink::GoalText, anchor_inside(x, width::of_bold(label, LABEL)), (x, top - 10), label);
}

/// Px that a text grows by when a reader spaces letters by 0.12 em (WCAG 2.2, 1.4.12).
fn spacing(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(NARROW).saturating_mul(LABEL * 12) / 100
}

struct Row<'a> {
    row: &'a BarRow,
    label: Vec<String>,
    value: Vec<String>,
    /// The value is at the end of the label's last line.
    beside: bool,
}

impl Row<'_> {
    fn new(row: &BarRow) -> Row<'_> {
        let label = width::wrap(&row.label, LABEL, NARROW, 3);
        let value = width::wrap(&row.value_label, LABEL, NARROW * 9 / 10, 2);
        let across = if Row::is_number(row) { width::of_bold } else { width::of };
        let last = label.last().map_or("", String::as_str);
        let beside = matches!(value.as_slice(), [only]
            if width::of(last, LABEL) + APART + across(only, LABEL) + spacing(last) + spacing(only) <= NARROW);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, value: Option<u32>, words: &str, look: Look) -> BarRow {
        BarRow { label: label.to_owned(), value, value_label: words.to_owned(), look }
    }

    fn bars(rows: Vec<BarRow>, goal: Option<u32>) -> String {
        draw(&Bars { rows, goal, goal_label: "Chỉ tiêu".to_owned(), demonstration: None }, "b")
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_and_never_longer_than_its_track() {
        let svg = bars(vec![row("Kim Mỹ", Some(6_150), "61,5%", Look::Met)], None);
        assert!(svg.contains("<rect class=\"track\" x=\"0%\" y=\"22\" width=\"100%\" height=\"12\"/>"));
        assert!(svg.contains("<rect class=\"bar met\" x=\"0%\" y=\"22\" width=\"61.5%\" height=\"12\"/>"));
        assert!(svg.contains("height=\"44\""));
        let svg = bars(vec![row("Kim Mỹ", Some(u32::MAX), "", Look::Plain)], None);
        assert!(svg.contains("<rect class=\"bar plain\" x=\"0%\" y=\"22\" width=\"100%\" height=\"12\"/>"));
    }

    #[test]
    fn zero_missing_and_not_applicable_look_different() {
        let zero = bars(vec![row("a", Some(0), "0%", Look::Plain)], None);
        assert!(zero.contains("\"track\"") && !zero.contains("bar plain"));
        let missing = bars(vec![row("a", None, "Chưa báo cáo", Look::Empty)], None);
        assert!(missing.contains("\"track empty\"") && missing.contains("class=\"muted\""));
        let number_without_value = bars(vec![row("a", None, "?", Look::Plain)], None);
        assert!(number_without_value.contains("\"track empty\""));
        let nothing = bars(vec![row("a", None, "Không áp dụng", Look::NotApplicable)], None);
        assert!(!nothing.contains("<rect"));
    }

    #[test]
    fn the_goals_label_is_never_cut() {
        let row = || vec![row("a", Some(1), "0%", Look::Plain)];
        assert!(bars(row(), Some(10_000)).contains("<text class=\"goal\" x=\"100%\" y=\"14\" text-anchor=\"end\">"));
        assert!(bars(row(), Some(5_000)).contains("<text class=\"goal\" x=\"50%\" y=\"14\" text-anchor=\"middle\">"));
        assert!(bars(row(), Some(0)).contains("<text class=\"goal\" x=\"0%\" y=\"14\">"));
    }

    #[test]
    fn a_value_stands_beside_its_name_only_if_spaced_letters_still_fit() {
        let line = |name: &str| bars(vec![row(name, Some(3_540), "35.4% (34/96)", Look::Met)], None);
        assert!(line("QR code").contains("<text class=\"strong\" x=\"100%\" y=\"15\""));
        assert!(line("Card (POS terminal)").contains("<text class=\"strong\" x=\"100%\" y=\"33\""));
    }

    #[test]
    fn a_long_name_breaks_and_keeps_its_value_above_the_bar() {
        let long = "Trường Tiểu học và Trung học cơ sở Lai Thành";
        let svg = bars(vec![row(long, Some(5_050), "50,5% (101/200)", Look::Met)], None);
        assert!(svg.contains("y=\"15\">Trường Tiểu học và Trung học cơ sở Lai</text>"));
        assert!(svg.contains("y=\"33\">Thành</text>"));
        assert!(svg.contains("<text class=\"strong\" x=\"100%\" y=\"33\" text-anchor=\"end\">"));
        let svg = bars(vec![row("Trung tâm Y tế huyện Đăk Glong", None, "Không công bố (dưới 5)", Look::Empty)], None);
        assert!(svg.contains("<text class=\"muted\" x=\"100%\" y=\"33\" text-anchor=\"end\">"));
    }
}
