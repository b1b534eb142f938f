//! The order of institutions in tables of results: mostly the same in every period, with a few rows added or removed.
//! The institution of a row is then found without a search by name.

use crate::model::ids::{InstitutionIx, TiVec};

/// Which institution stood after which.
pub(super) struct Order {
    /// For each institution the one after it; behind them all, the first.
    after: TiVec<InstitutionIx, Option<InstitutionIx>>,
    /// The one whose row was read last; nothing before the first row.
    at: Option<InstitutionIx>,
}

/// So many rows may have gone between two others for the second to be found.
const NEAR: usize = 4;

impl Order {
    pub(super) fn of(institutions: usize) -> Self {
        Self { after: vec![None; institutions + 1].into(), at: None }
    }

    pub(super) fn start(&mut self) {
        self.at = None;
    }

    /// The institution of the next row, if it is among those that stood there.
    pub(super) fn next(&mut self, is_meant: impl Fn(InstitutionIx) -> bool) -> Option<InstitutionIx> {
        let next = |one: &InstitutionIx| self.after[*one];
        let found = std::iter::successors(self.after[self.slot()], next).take(NEAR).find(|one| is_meant(*one))?;
        self.at = Some(found);
        Some(found)
    }

    /// The next row is that of an institution which stood elsewhere, or nowhere.
    pub(super) fn put(&mut self, institution: InstitutionIx) {
        if self.at != Some(institution) {
            let slot = self.slot();
            self.after[institution] = self.after[slot].replace(institution);
            self.at = Some(institution);
        }
    }

    /// The position of the successor of the row that was read last.
    fn slot(&self) -> InstitutionIx {
        self.at.unwrap_or_else(|| InstitutionIx::from(self.after.len() - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many rows of a period had to be looked up.
    fn looked_up(order: &mut Order, rows: &[u32]) -> usize {
        order.start();
        let is_new = |row: &&u32| {
            let row = InstitutionIx::new(**row);
            let is_new = order.next(|one| one == row).is_none();
            if is_new {
                order.put(row);
            }
            is_new
        };
        rows.iter().filter(is_new).count()
    }

    #[test]
    fn rows_are_found_although_others_are_added_and_removed() {
        let mut order = Order::of(10);
        assert_eq!(looked_up(&mut order, &[5, 2, 7, 1, 9, 0]), 6);
        assert_eq!(looked_up(&mut order, &[5, 2, 7, 1, 9, 0]), 0);
        assert_eq!(looked_up(&mut order, &[2, 7, 0]), 0, "rows that went");
        assert_eq!(looked_up(&mut order, &[5, 2, 3, 7, 1, 9, 0]), 1, "a row that came");
        assert_eq!(looked_up(&mut order, &[5, 2, 3, 7, 1, 9, 0, 4]), 1, "one at the end");
        assert_eq!(looked_up(&mut order, &[5, 2, 3, 7, 1, 9, 0, 4]), 0);
        assert_eq!(looked_up(&mut order, &[]), 0);
    }

    #[test]
    fn rows_in_any_order_and_twice_are_found_too() {
        let mut order = Order::of(4);
        for rows in [[0, 0, 1, 1], [3, 2, 1, 0], [1, 3, 1, 3], [2, 2, 2, 2]] {
            looked_up(&mut order, &rows);
        }
        // After a change of order a row may have to be looked up once more.
        looked_up(&mut order, &[3, 2, 1, 0]);
        looked_up(&mut order, &[3, 2, 1, 0]);
        assert_eq!(looked_up(&mut order, &[3, 2, 1, 0]), 0);
    }
}
