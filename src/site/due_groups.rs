//! Groups of reports that are due together, and on which part of a plan's pages of reports each group is.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::measure::PlanMeasured;
use crate::measure::due::DueReport;
use crate::model::ids::DutyIx;
use crate::model::period::Period;
use crate::site::limits::LIST_ROWS;

/// Most reports of a group on one page: the head of a group counts as a row.
pub const GROUP_ROWS: usize = LIST_ROWS - 1;

/// Reports of a plan that fall due together, or as many of them as one page has room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueGroup {
    /// The duty that requires them.
    pub duty: DutyIx,
    /// What they report on.
    pub period: Period,
    /// The range of the reports of that duty and period.
    pub rows: Range<usize>,
    /// The part of the plan's pages of reports that shows them, from 0.
    pub part: usize,
}

/// A duty and a period, with the reports that fall due for them.
pub type Group<'m> = ((DutyIx, Period), Vec<&'m DueReport>);

/// Reports of a plan that fall due together, by duty and period in order of day.
pub fn groups_of(plan: &PlanMeasured) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut indexes: BTreeMap<(DutyIx, String), usize> = BTreeMap::new();
    let mut last = 0;
    for due in &plan.due_reports {
        let key = (due.duty, due.period);
        // Reports of one group are mostly neighbours.
        if groups.get(last).is_none_or(|(group, _)| *group != key) {
            last = *indexes.entry((due.duty, due.period.id())).or_insert(groups.len());
        }
        match groups.get_mut(last) {
            Some((_, reports)) => reports.push(due),
            None => groups.push((key, vec![due])),
        }
    }
    groups
}

/// The parts of a plan's pages of reports: a part has as many rows as a list may have, and only a longer group is divided.
pub fn parts_of(groups: impl IntoIterator<Item = ((DutyIx, Period), usize)>) -> Vec<DueGroup> {
    let mut parts = Vec::new();
    let (mut part, mut rows) = (0, 0);
    for ((duty, period), reports) in groups {
        let mut from = 0;
        while from < reports {
            let to = reports.min(from + GROUP_ROWS);
            if rows > 0 && rows + (to - from) > GROUP_ROWS {
                (part, rows) = (part + 1, 0);
            }
            parts.push(DueGroup { duty, period, rows: from..to, part });
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
    fn groups_are_whole_on_a_page_unless_no_page_has_room_for_them() {
        let period = Period { year: 2024, part: PeriodPart::Quarter(1) };
        let parts = parts_of([150, 60, 139, 1, 450, 150].map(|reports| ((DutyIx::from(reports), period), reports)));
        let found: Vec<_> = parts.into_iter().map(|one| (one.part, usize::from(one.duty), one.rows)).collect();
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
        assert_eq!(found, expected);
        assert_eq!(parts_of(Vec::new()), []);
    }
}
