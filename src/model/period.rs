//! Reporting periods: a year, a half-year or a quarter.

use std::cmp::Ordering;

use super::date::{self, Date};

/// A reporting period of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// Calendar year.
    pub year: i16,
    /// Part of the year.
    pub part: PeriodPart,
}

/// Part of a year that a report covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeriodPart {
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    /// The whole year.
    Year,
}

impl Period {
    /// Reads `2022`, `2022-H1`, `2022-Q3`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, part) = match text.split_once('-') {
            None => (text, PeriodPart::Year),
            // A whole year has no part in its id.
            Some((_, "Y")) => return None,
            Some((year, part)) => (year, PeriodPart::ALL.iter().find(|(name, _)| *name == part)?.1),
        };
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        Some(Self { year: year.parse().ok().filter(|_| is_year)?, part })
    }

    /// The id used in folders, addresses and files: `2022-Q3`.
    pub fn id(self) -> String {
        match self.part {
            PeriodPart::Year => format!("{}", self.year),
            PeriodPart::Half(n) => format!("{}-H{n}", self.year),
            PeriodPart::Quarter(n) => format!("{}-Q{n}", self.year),
        }
    }

    /// Whether both are quarters, both half-years or both years.
    pub fn is_as_long_as(self, other: Self) -> bool {
        std::mem::discriminant(&self.part) == std::mem::discriminant(&other.part)
    }

    /// First day.
    pub fn start(self) -> Date {
        let month = match self.part {
            PeriodPart::Year | PeriodPart::Half(1) | PeriodPart::Quarter(1) => 1,
            PeriodPart::Half(_) | PeriodPart::Quarter(3) => 7,
            PeriodPart::Quarter(2) => 4,
            PeriodPart::Quarter(_) => 10,
        };
        date::day(self.year, month, 1).unwrap_or(Date::MIN)
    }

    /// Last day.
    pub fn end(self) -> Date {
        let (month, day) = match self.part {
            PeriodPart::Quarter(1) => (3, 31),
            PeriodPart::Quarter(2) | PeriodPart::Half(1) => (6, 30),
            PeriodPart::Quarter(3) => (9, 30),
            PeriodPart::Quarter(_) | PeriodPart::Half(_) | PeriodPart::Year => (12, 31),
        };
        date::day(self.year, month, day).unwrap_or(Date::MAX)
    }
}

impl PeriodPart {
    /// Every part of a year, with its name in the data files.
    pub const ALL: [(&'static str, Self); 7] = [
        ("Y", Self::Year),
        ("H1", Self::Half(1)),
        ("H2", Self::Half(2)),
        ("Q1", Self::Quarter(1)),
        ("Q2", Self::Quarter(2)),
        ("Q3", Self::Quarter(3)),
        ("Q4", Self::Quarter(4)),
    ];
}

impl Ord for Period {
    /// By last day. Of periods that end on the same day, the longest comes last, because it includes the others.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.end(), self.part).cmp(&(other.end(), other.part))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_period_is_read_back_as_the_same_period() {
        for id in ["2022", "2022-H1", "2022-H2", "2022-Q1", "2022-Q4"] {
            assert_eq!(Period::parse(id).unwrap().id(), id);
        }
        for wrong in ["22", "2022-Q5", "2022-h1", "2022-", "2022-Y", "2022-Q1-Q2", "q1-2022"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn of_periods_that_end_on_the_same_day_the_longest_comes_last() {
        let mut periods: Vec<_> =
            ["2022", "2022-Q4", "2022-H2", "2022-Q2", "2022-H1"].map(|p| Period::parse(p).unwrap()).to_vec();
        periods.sort();
        let ids: Vec<_> = periods.into_iter().map(Period::id).collect();
        assert_eq!(ids, ["2022-Q2", "2022-H1", "2022-Q4", "2022-H2", "2022"]);
    }
}
