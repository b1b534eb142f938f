//! What one row adds to an indicator.

use crate::model::ids::{FieldIx, IndicatorIx, TiSlice};
use crate::model::indicator::{Condition, Formula, Indicator};
use crate::model::result::{Amount, Cell};

/// The contribution of one row to an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contribution {
    /// Counted: what is added to the numerator and to the denominator.
    Counted(u64, u64),
    /// There is nothing to count.
    NotApplicable,
    /// A cell is missing.
    Missing,
    /// A cell is withheld.
    Withheld,
}

/// The contribution of a row to an indicator. `rule` is the number of payment methods that the plan asks of the institution's
/// sector.
pub fn contribution(formula: &Formula, cells: &TiSlice<FieldIx, Cell>, rule: u32) -> Contribution {
    match formula {
        Formula::Share(condition) => match holds(condition, cells, rule) {
            Ok(yes) => Contribution::Counted(u64::from(yes), 1),
            Err(reason) => reason,
        },
        Formula::Ratio { of, to } => match (number(cells, *of), number(cells, *to)) {
            (Ok(upper), Ok(lower)) => Contribution::Counted(upper, lower),
            (Err(reason), _) | (_, Err(reason)) => reason,
        },
    }
}

/// As [`contribution`], but withheld if it may not be published: a denominator from 1 to below `withhold_below` is withheld, and so
/// is every indicator with `withhold_with` for it. Withheld values are not part of totals either, because they could be computed
/// from the rest.
pub fn published(
    indicators: &TiSlice<IndicatorIx, Indicator>,
    indicator: IndicatorIx,
    cells: &TiSlice<FieldIx, Cell>,
    rule: u32,
) -> Contribution {
    if is_withheld(indicators, indicator, cells) {
        return Contribution::Withheld;
    }
    contribution(&indicators[indicator].formula, cells, rule)
}

/// Whether a row's value of an indicator is too small to publish. Only the denominator decides, even if other cells are missing.
/// Where an indicator follows another (`withhold_with`) whose denominator is unknown, it is withheld, too.
fn is_withheld(
    indicators: &TiSlice<IndicatorIx, Indicator>,
    indicator: IndicatorIx,
    cells: &TiSlice<FieldIx, Cell>,
) -> bool {
    let lower = |i: IndicatorIx| match indicators[i].formula {
        Formula::Ratio { to, .. } => cells.get(to).copied(),
        Formula::Share(_) => None,
    };
    let one = &indicators[indicator];
    let is_small = one.withhold_below.is_some_and(|least| match lower(indicator) {
        Some(Cell::Number(n)) => (1..least).contains(&n.get()),
        Some(Cell::YesNo(_) | Cell::Methods(_) | Cell::Missing | Cell::NotApplicable | Cell::Withheld) | None => false,
    });
    let follows = one.withhold_with.is_some_and(|other| {
        let unknown = matches!(lower(other), Some(Cell::Missing | Cell::Withheld));
        (unknown && indicators[other].withhold_below.is_some()) || is_withheld(indicators, other, cells)
    });
    is_small || follows
}

/// Fields of a row that may not be published, because their values are too small.
pub fn withheld_fields(indicators: &TiSlice<IndicatorIx, Indicator>, cells: &TiSlice<FieldIx, Cell>) -> Vec<FieldIx> {
    let ratios = indicators.iter_enumerated().filter_map(|(i, indicator)| match indicator.formula {
        Formula::Ratio { of, to } => Some((i, [of, to])),
        Formula::Share(_) => None,
    });
    let is_withheld = |i: IndicatorIx| published(indicators, i, cells, 1) == Contribution::Withheld;
    ratios.filter(|(i, _)| is_withheld(*i)).flat_map(|(_, fields)| fields).collect()
}

/// Whether an earlier value of a field may not be published: it was too small, or the row's current value is.
pub fn hides_earlier(
    indicators: &TiSlice<IndicatorIx, Indicator>,
    cells: &TiSlice<FieldIx, Cell>,
    field: FieldIx,
    was: &str,
) -> bool {
    let mut earlier = cells.to_owned();
    if let (Some(cell), Ok(number)) = (earlier.get_mut(field), was.parse()) {
        *cell = Cell::Number(Amount::new(number));
    }
    withheld_fields(indicators, cells).contains(&field) || withheld_fields(indicators, &earlier).contains(&field)
}

/// Number of payment methods in a row's cell.
pub fn methods_in(cell: Cell) -> Option<u32> {
    match cell {
        Cell::Methods(bits) => Some(bits.count_ones()),
        Cell::Number(_) | Cell::YesNo(_) | Cell::Missing | Cell::NotApplicable | Cell::Withheld => None,
    }
}

/// Fields that an indicator reads.
pub fn fields_of(formula: &Formula) -> Vec<FieldIx> {
    fn of(condition: &Condition, fields: &mut Vec<FieldIx>) {
        match condition {
            Condition::Yes(field) | Condition::Methods { field, .. } | Condition::MethodRule { field } => {
                fields.push(*field)
            }
            Condition::All(all) => all.iter().for_each(|c| of(c, fields)),
        }
    }
    match formula {
        Formula::Ratio { of, to } => vec![*of, *to],
        Formula::Share(condition) => {
            let mut fields = Vec::new();
            of(condition, &mut fields);
            fields
        }
    }
}

fn holds(condition: &Condition, cells: &TiSlice<FieldIx, Cell>, rule: u32) -> Result<bool, Contribution> {
    match condition {
        Condition::Yes(field) => match cells.get(*field) {
            Some(Cell::YesNo(yes)) => Ok(*yes),
            Some(cell) => Err(state_of(*cell)),
            None => Err(Contribution::Missing),
        },
        Condition::Methods { field, least } => at_least(cells, *field, *least),
        Condition::MethodRule { field } => at_least(cells, *field, rule),
        Condition::All(all) => {
            // One "no" is enough, even if other cells are missing.
            let mut unknown = None;
            for part in all {
                match holds(part, cells, rule) {
                    Ok(true) => {}
                    Ok(false) => return Ok(false),
                    Err(reason) => unknown = unknown.or(Some(reason)),
                }
            }
            unknown.map_or(Ok(true), Err)
        }
    }
}

fn at_least(cells: &TiSlice<FieldIx, Cell>, field: FieldIx, least: u32) -> Result<bool, Contribution> {
    let Some(cell) = cells.get(field) else { return Err(Contribution::Missing) };
    methods_in(*cell).map(|number| number >= least).ok_or(state_of(*cell))
}

fn number(cells: &TiSlice<FieldIx, Cell>, field: FieldIx) -> Result<u64, Contribution> {
    match cells.get(field) {
        Some(Cell::Number(n)) => Ok(n.get()),
        Some(cell) => Err(state_of(*cell)),
        None => Err(Contribution::Missing),
    }
}

fn state_of(cell: Cell) -> Contribution {
    match cell {
        Cell::NotApplicable => Contribution::NotApplicable,
        Cell::Withheld => Contribution::Withheld,
        Cell::Missing | Cell::Number(_) | Cell::YesNo(_) | Cell::Methods(_) => Contribution::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELLS: [Cell; 5] = [
        Cell::YesNo(true),
        Cell::Methods(0b101),
        Cell::Number(Amount::new(40)),
        Cell::Number(Amount::new(8)),
        Cell::NotApplicable,
    ];

    fn row(cells: &[Cell]) -> &TiSlice<FieldIx, Cell> {
        TiSlice::from_ref(cells)
    }

    #[test]
    fn a_share_counts_the_institution_once() {
        let two = Formula::Share(Condition::Methods { field: FieldIx::new(1), least: 2 });
        let three = Formula::Share(Condition::Methods { field: FieldIx::new(1), least: 3 });
        assert_eq!(contribution(&two, row(&CELLS), 1), Contribution::Counted(1, 1));
        assert_eq!(contribution(&three, row(&CELLS), 1), Contribution::Counted(0, 1));
    }

    #[test]
    fn the_plans_rule_decides_how_many_methods_are_enough() {
        let rule = Formula::Share(Condition::MethodRule { field: FieldIx::new(1) });
        assert_eq!(contribution(&rule, row(&CELLS), 1), Contribution::Counted(1, 1));
        assert_eq!(contribution(&rule, row(&CELLS), 3), Contribution::Counted(0, 1));
    }

    #[test]
    fn a_ratio_contributes_both_fields() {
        assert_eq!(
            contribution(&Formula::Ratio { of: FieldIx::new(3), to: FieldIx::new(2) }, row(&CELLS), 1),
            Contribution::Counted(8, 40)
        );
        assert_eq!(
            contribution(&Formula::Ratio { of: FieldIx::new(3), to: FieldIx::new(4) }, row(&CELLS), 1),
            Contribution::NotApplicable
        );
    }

    #[test]
    fn what_does_not_apply_is_not_missing() {
        let mut cells = CELLS;
        cells[1] = Cell::NotApplicable;
        let two = Formula::Share(Condition::Methods { field: FieldIx::new(1), least: 2 });
        assert_eq!(contribution(&two, row(&cells), 1), Contribution::NotApplicable);
        cells[1] = Cell::Methods(0b11);
        cells[2] = Cell::Withheld;
        assert_eq!(
            contribution(&two, row(&cells), 1),
            Contribution::Counted(1, 1),
            "cells that the indicator does not read do not matter"
        );
    }

    #[test]
    fn a_missing_cell_is_never_counted_as_zero() {
        let both = Formula::Share(Condition::All(vec![
            Condition::Yes(FieldIx::new(0)),
            Condition::Methods { field: FieldIx::new(1), least: 1 },
        ]));
        let mut cells = CELLS;
        cells[0] = Cell::Missing;
        assert_eq!(contribution(&both, row(&cells), 1), Contribution::Missing);
        cells[1] = Cell::Methods(0);
        assert_eq!(contribution(&both, row(&cells), 1), Contribution::Counted(0, 1), "one no is enough");
    }

    #[test]
    fn an_earlier_value_too_small_to_publish_stays_hidden() {
        let one = Indicator {
            id: "count".to_owned(),
            name: crate::model::text::Text::default(),
            short: crate::model::text::Text::default(),
            of_one: None,
            predicate: None,
            definition: crate::model::text::Text::default(),
            formula: Formula::Ratio { of: FieldIx::new(3), to: FieldIx::new(2) },
            withhold_below: Some(5),
            withhold_with: None,
            role: None,
        };
        assert!(
            hides_earlier(TiSlice::from_ref(std::slice::from_ref(&one)), row(&CELLS), FieldIx::new(2), "4"),
            "it was too small"
        );
        assert!(!hides_earlier(TiSlice::from_ref(std::slice::from_ref(&one)), row(&CELLS), FieldIx::new(2), "50"));
        let mut cells = CELLS;
        cells[2] = Cell::Number(Amount::new(3));
        assert!(
            hides_earlier(TiSlice::from_ref(&[one]), row(&cells), FieldIx::new(3), "2"),
            "its row is too small now"
        );
    }
}
