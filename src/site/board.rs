//! Boards of reports: those that fall due together, and where on a plan's pages of reports they stand.

use std::collections::BTreeMap;
use std::ops::Range;

use super::route::LIST_ROWS;
use crate::measure::PlanMeasured;
use crate::model::period::Period;

/// Reports on a board at most: it has a head, which weighs as much as a row.
pub const BOARD_ROWS: usize = LIST_ROWS - 1;

/// Reports of a plan that fall due together, or as many of them as one page has room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPart {
    /// Place of the duty in the plan.
    pub duty: usize,
    /// What they report on.
    pub period: Period,
    /// Which of the reports of that duty and period.
    pub rows: Range<usize>,
    /// On which part of the plan's page of reports.
    pub part: usize,
}

/// Reports of a plan that fall due together, by duty and period in order of day, with their number.
pub fn boards_of(plan: &PlanMeasured) -> Vec<((usize, Period), usize)> {
    let mut boards: Vec<((usize, Period), usize)> = Vec::new();
    let mut places: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut last = 0;
    for due in &plan.board {
        let key = (due.duty, due.period);
        // Those of one board mostly follow one another.
        if boards.get(last).is_none_or(|(board, _)| *board != key) {
            last = *places.entry((due.duty, due.period.id())).or_insert(boards.len());
        }
        match boards.get_mut(last) {
            Some((_, reports)) => *reports += 1,
            None => boards.push((key, 1)),
        }
    }
    boards
}

/// Where the reports of a plan stand: a part has as many rows as a list may have, and only a board that is longer is cut.
pub fn parts_of_boards(boards: Vec<((usize, Period), usize)>) -> Vec<BoardPart> {
    let mut parts = Vec::new();
    let (mut part, mut rows) = (0, 0);
    for ((duty, period), reports) in boards {
        let mut from = 0;
        while from < reports {
            let to = reports.min(from + BOARD_ROWS);
            if rows > 0 && rows + (to - from) > BOARD_ROWS {
                (part, rows) = (part + 1, 0);
            }
            parts.push(BoardPart { duty, period, rows: from..to, part });
            rows += to - from + 1;
            from = to;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::PeriodPart;

    #[test]
    fn boards_stand_whole_on_a_page_unless_no_page_has_room_for_them() {
        let period = Period { year: 2024, part: PeriodPart::Quarter(1) };
        let parts = parts_of_boards([150, 60, 139, 1, 450, 150].map(|reports| ((reports, period), reports)).into());
        let placed: Vec<_> = parts.into_iter().map(|one| (one.part, one.duty, one.rows)).collect();
        let expected = [
            (0, 150, 0..150),
            (1, 60, 0..60),
            (2, 139, 0..139),
            (2, 1, 0..1),
            (3, 450, 0..199),
            (4, 450, 199..398),
            (5, 450, 398..450),
            (6, 150, 0..150),
        ];
        assert_eq!(placed, expected);
        assert_eq!(parts_of_boards(Vec::new()), []);
    }
}
