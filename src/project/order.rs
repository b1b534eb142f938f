//! The order in which institutions stand in tables of results: mostly the same, period after period, with rows that come and go.

/// Which institution stood after which.
pub(super) struct Order {
    /// For each institution the one after it; behind them all, the first. `institutions` stands for none.
    after: Vec<usize>,
    /// The one whose row was read last.
    at: usize,
}

/// So many rows may have gone between two others for the second to be found.
const NEAR: usize = 4;

impl Order {
    /// No order so far of so many institutions.
    pub(super) fn of(institutions: usize) -> Self {
        Self { after: vec![institutions; institutions + 1], at: institutions }
    }

    /// The next row is the first of a period.
    pub(super) fn start(&mut self) {
        self.at = self.after.len() - 1;
    }

    /// The institution of the next row, if it is among those that stood there.
    pub(super) fn next(&mut self, is_meant: impl Fn(usize) -> bool) -> Option<usize> {
        let none = self.after.len() - 1;
        let next = |one: &usize| Some(self.after[*one]).filter(|next| *next != none);
        let found = std::iter::successors(next(&self.at), next).take(NEAR).find(|one| is_meant(*one))?;
        self.at = found;
        Some(found)
    }

    /// The next row is that of an institution which stood elsewhere, or nowhere.
    pub(super) fn put(&mut self, institution: usize) {
        if institution != self.at {
            self.after[institution] = std::mem::replace(&mut self.after[self.at], institution);
            self.at = institution;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many rows of a period had to be looked up.
    fn looked_up(order: &mut Order, rows: &[usize]) -> usize {
        order.start();
        let is_new = |row: &&usize| {
            let is_new = order.next(|one| one == **row).is_none();
            if is_new {
                order.put(**row);
            }
            is_new
        };
        rows.iter().filter(is_new).count()
    }

    #[test]
    fn rows_are_found_where_they_stood_though_others_come_and_go() {
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
        // What stood there before may hide a row once more.
        looked_up(&mut order, &[3, 2, 1, 0]);
        looked_up(&mut order, &[3, 2, 1, 0]);
        assert_eq!(looked_up(&mut order, &[3, 2, 1, 0]), 0);
    }
}
