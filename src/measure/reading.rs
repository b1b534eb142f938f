//! A measured number, or the reason why there is none.

use crate::model::date::Date;

/// State of a number. The first four have a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As reported, not to change.
    Final,
    /// May still change.
    Provisional,
    /// Better data replaced a published value.
    Revised,
    /// A published mistake was put right.
    Corrected,
    /// Due and not received; days since the last day on time.
    Late(i64),
    /// Due by this day, the last one on time.
    NotDue(Date),
    /// Nothing was received, with or without a reason.
    Missing,
    /// Nobody and nothing to count.
    NotApplicable,
    /// Not published: small numbers.
    Withheld,
}

/// A measured number with what it was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Upper count or sum.
    pub numerator: u64,
    /// Lower count or sum.
    pub denominator: u64,
    /// Institutions counted.
    pub counted: u32,
    /// Institutions that should be counted.
    pub expected: u32,
    /// Some of the expected are not due yet.
    pub incomplete: bool,
    /// State.
    pub state: State,
}

impl Reading {
    /// Upper and lower part, when there is a value.
    pub fn value(&self) -> Option<(u64, u64)> {
        match self.state {
            State::Final | State::Provisional | State::Revised | State::Corrected => {
                Some((self.numerator, self.denominator))
            }
            State::Late(_) | State::NotDue(_) | State::Missing | State::NotApplicable | State::Withheld => None,
        }
    }
}

/// What is gathered while rows are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Upper sum.
    pub numerator: u64,
    /// Lower sum.
    pub denominator: u64,
    /// Institutions counted.
    pub counted: u32,
    /// Of these: from reports that may still change.
    pub provisional: u32,
    /// Of these: with a corrected value.
    pub corrected: u32,
    /// Of these: with a revised value.
    pub revised: u32,
    /// Not received though due.
    pub late: u32,
    /// The most days that any of them is late.
    pub late_days: i64,
    /// Not due yet.
    pub not_due: u32,
    /// The nearest last day on time among them.
    pub due: Option<Date>,
    /// Not in a received report, or in none that was owed.
    pub missing: u32,
    /// Withheld by the sender.
    pub withheld: u32,
}

impl Tally {
    /// The reading that these make. Denominators from 1 to below `withhold_below` are not published.
    pub fn reading(&self, withhold_below: Option<u64>) -> Reading {
        let state = if self.denominator == 0 {
            self.state_without_value()
        } else if withhold_below.is_some_and(|least| self.denominator < least) {
            State::Withheld
        } else if self.provisional > 0 {
            State::Provisional
        } else if self.corrected > 0 {
            State::Corrected
        } else if self.revised > 0 {
            State::Revised
        } else {
            State::Final
        };
        Reading {
            numerator: self.numerator,
            denominator: self.denominator,
            counted: self.counted,
            expected: self.counted + self.late + self.not_due + self.missing + self.withheld,
            incomplete: self.not_due > 0,
            state,
        }
    }

    fn state_without_value(&self) -> State {
        if self.late > 0 {
            State::Late(self.late_days)
        } else if let Some(due) = self.due.filter(|_| self.not_due > 0) {
            State::NotDue(due)
        } else if self.missing > 0 {
            State::Missing
        } else if self.withheld > 0 {
            State::Withheld
        } else {
            // Institutions without a single payment count here too: there is nothing to divide by.
            State::NotApplicable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_without_institutions_is_not_applicable_and_never_zero() {
        let reading = Tally::default().reading(None);
        assert_eq!(reading.state, State::NotApplicable);
        assert_eq!(reading.value(), None);
    }

    #[test]
    fn what_is_late_stays_visible_until_something_is_counted() {
        let mut tally = Tally { late: 2, late_days: 12, missing: 1, ..Tally::default() };
        assert_eq!(tally.reading(None).state, State::Late(12));
        tally.counted = 1;
        tally.denominator = 1;
        let reading = tally.reading(None);
        assert_eq!((reading.state, reading.counted, reading.expected), (State::Final, 1, 4));
    }

    #[test]
    fn small_denominators_are_withheld() {
        let tally = Tally { counted: 1, numerator: 2, denominator: 4, ..Tally::default() };
        assert_eq!(tally.reading(Some(5)).state, State::Withheld);
        assert_eq!(tally.reading(Some(4)).state, State::Final);
        assert_eq!(tally.reading(None).value(), Some((2, 4)));
    }

    #[test]
    fn the_least_certain_part_names_the_whole() {
        let tally = Tally { counted: 3, denominator: 3, provisional: 1, corrected: 1, ..Tally::default() };
        assert_eq!(tally.reading(None).state, State::Provisional);
    }
}
