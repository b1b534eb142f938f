//! A measured number, or the reason why there is none.

use crate::model::date::Date;
use crate::model::result::RevisionKind;
use crate::model::share::Share;

/// State of a number. The first four have a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As reported, final.
    Final,
    /// May still change.
    Provisional,
    /// Better data replaced a published value.
    Revised,
    /// A published mistake was corrected.
    Corrected,
    /// Due and not received; days since the last day on time, at least 1.
    Late(i64),
    /// Not due yet; the last day on time.
    NotDue(Date),
    /// Nothing was received, with or without a reason.
    Missing,
    /// There is nothing to count.
    NotApplicable,
    /// Not published, because the numbers are too small.
    Withheld,
}

/// A measured number with its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Count or sum.
    pub numerator: u64,
    /// Count or sum.
    pub denominator: u64,
    /// Institutions counted.
    pub counted: u32,
    /// Institutions that should be counted.
    pub expected: u32,
    /// Of those that are not counted: not in the totals that were reported, so nobody knows their names.
    pub unnamed: u32,
    /// Some of the expected are not due yet.
    pub incomplete: bool,
    /// Whether there is a value, and how final it is; or why there is none.
    pub state: State,
}

impl Reading {
    /// Numerator and denominator, if there is a value.
    pub fn value(&self) -> Option<(u64, u64)> {
        match self.state {
            State::Final | State::Provisional | State::Revised | State::Corrected => {
                Some((self.numerator, self.denominator))
            }
            State::Late(_) | State::NotDue(_) | State::Missing | State::NotApplicable | State::Withheld => None,
        }
    }
}

/// Numerator and denominator: counts or sums.
pub type Fraction = (u64, u64);

/// What a reading says of all institutions that it should count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounds {
    /// The truth lies between the two. Their denominators are above zero.
    Between {
        /// Those that are missing counted as "no".
        least: Fraction,
        /// Those that are missing counted as "yes".
        most: Fraction,
    },
    /// Anything is possible: a sum of too few institutions.
    Unknown,
}

impl Bounds {
    /// Whether all institutions together reach a value; `None` if those that are missing decide it.
    pub fn meet(self, value: Share) -> Option<bool> {
        let (least, most) = self.known()?;
        let [least, most] = [least, most].map(|(n, d)| value.is_met_by(n, d));
        (least == most).then_some(least)
    }

    /// The least and the greatest possible share, if they are known.
    pub fn known(self) -> Option<(Fraction, Fraction)> {
        match self {
            Self::Between { least, most } => Some((least, most)),
            Self::Unknown => None,
        }
    }
}

impl Reading {
    /// Expected institutions that are not counted.
    pub fn uncounted(&self) -> u32 {
        self.expected.saturating_sub(self.counted)
    }

    /// The bounds of a share of institutions; `None` without a value.
    pub fn bounds_of_share(&self) -> Option<Bounds> {
        let (numerator, denominator) = self.value()?;
        let missing = u64::from(self.uncounted());
        let all = denominator + missing;
        Some(Bounds::Between { least: (numerator, all), most: (numerator + missing, all) })
    }

    /// The bounds of a ratio of sums. A sum has no bound while institutions are missing: their transactions are unknown. From the
    /// coverage `certain_from` on the plan's data take the value as it is.
    pub fn bounds_of_sum(&self, certain_from: Share) -> Option<Bounds> {
        let value = self.value()?;
        Some(if certain_from.is_met_by(u64::from(self.counted), u64::from(self.expected)) {
            Bounds::Between { least: value, most: value }
        } else {
            Bounds::Unknown
        })
    }
}

/// Sums over rows, from which a [`Reading`] is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sum of numerators.
    pub numerator: u64,
    /// Sum of denominators.
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
    /// Maximum number of days late.
    pub late_days: i64,
    /// Not due yet.
    pub not_due: u32,
    /// Earliest last day on time of those not due yet.
    pub due: Option<Date>,
    /// Not in the received report, or without a duty to report.
    pub missing: u32,
    /// Withheld by the sender.
    pub withheld: u32,
    /// Not in the totals that were reported.
    pub unnamed: u32,
}

impl Tally {
    /// Marks a single value as changed.
    pub(super) fn mark(&mut self, kind: RevisionKind) {
        match kind {
            RevisionKind::Revision => self.revised = 1,
            RevisionKind::Correction => self.corrected = 1,
        }
    }

    /// Adds a tally to this sum.
    pub(super) fn add(&mut self, more: &Self) {
        self.numerator += more.numerator;
        self.denominator += more.denominator;
        self.counted += more.counted;
        self.provisional += more.provisional;
        self.corrected += more.corrected;
        self.revised += more.revised;
        self.late += more.late;
        self.late_days = self.late_days.max(more.late_days);
        self.not_due += more.not_due;
        self.due = match (self.due, more.due) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        self.missing += more.missing;
        self.withheld += more.withheld;
        self.unnamed += more.unnamed;
    }

    /// The reading. Denominators from 1 to below `withhold_below` are not published.
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
            expected: self.counted + self.late + self.not_due + self.missing + self.withheld + self.unnamed,
            unnamed: self.unnamed,
            incomplete: self.not_due > 0,
            state,
        }
    }

    fn state_without_value(&self) -> State {
        if self.late > 0 {
            State::Late(self.late_days)
        } else if let Some(due) = self.due.filter(|_| self.not_due > 0) {
            State::NotDue(due)
        } else if self.missing + self.unnamed > 0 {
            State::Missing
        } else if self.withheld > 0 {
            State::Withheld
        } else {
            // Also institutions without any payment: the denominator is zero.
            State::NotApplicable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_without_institutions_is_not_applicable_and_never_zero() {
        let reading = Tally::default().reading(None);
        assert_eq!(reading.state, State::NotApplicable);
        assert_eq!(reading.value(), None);
    }

    #[test]
    fn late_reports_decide_the_state_until_something_is_counted() {
        let mut tally = Tally { late: 2, late_days: 12, missing: 1, ..Tally::default() };
        assert_eq!(tally.reading(None).state, State::Late(12));
        tally.counted = 1;
        tally.denominator = 1;
        let reading = tally.reading(None);
        assert_eq!((reading.state, reading.counted, reading.expected), (State::Final, 1, 4));
    }

    #[test]
    fn the_truth_lies_between_all_missing_no_and_all_missing_yes() {
        let tally = Tally { numerator: 13, denominator: 26, counted: 26, late: 2, missing: 1, ..Tally::default() };
        let bounds = tally.reading(None).bounds_of_share().unwrap();
        assert_eq!(bounds, Bounds::Between { least: (13, 29), most: (16, 29) });
    }

    #[test]
    fn a_sum_is_known_from_the_coverage_that_the_plan_sets() {
        let tally = Tally { numerator: 5, denominator: 9, counted: 8, missing: 2, ..Tally::default() };
        let bounds = |bp| tally.reading(None).bounds_of_sum(Share(bp)).unwrap();
        assert_eq!(bounds(8_000), Bounds::Between { least: (5, 9), most: (5, 9) });
        assert_eq!(bounds(8_001), Bounds::Unknown);
        assert_eq!([0, 10_000].map(|bp| Bounds::Unknown.meet(Share(bp))), [None, None]);
    }

    #[test]
    fn small_denominators_are_withheld() {
        let tally = Tally { counted: 1, numerator: 2, denominator: 4, ..Tally::default() };
        assert_eq!(tally.reading(Some(5)).state, State::Withheld);
        assert_eq!(tally.reading(Some(4)).state, State::Final);
        assert_eq!(tally.reading(None).value(), Some((2, 4)));
    }

    #[test]
    fn the_state_is_that_of_the_least_certain_part() {
        let tally = Tally { counted: 3, denominator: 3, provisional: 1, corrected: 1, ..Tally::default() };
        assert_eq!(tally.reading(None).state, State::Provisional);
    }
}
