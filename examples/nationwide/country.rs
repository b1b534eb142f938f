//! The invented country: provinces, their districts, and the quarters that are reported on.

use super::chance::Chance;

/// How large it is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Schools and health facilities.
    pub(crate) institutions: usize,
    /// Districts of all provinces together.
    pub(crate) districts: usize,
    /// Quarters.
    pub(crate) periods: usize,
    /// Where chance begins.
    pub(crate) seed: u64,
}

/// As many provinces as the country had in 2022.
pub(crate) const MOST_PROVINCES: usize = 63;
/// Two digits name a district.
pub(crate) const MOST_DISTRICTS: usize = MOST_PROVINCES * 99;
/// Districts of a province, as the country had them: about seven hundred over sixty-three.
const DISTRICTS: usize = 11;
/// So many kinds of plans there are; with fewer provinces some would not be seen.
const LEAST_PROVINCES: usize = 5;
/// Reports begin in this year.
pub(crate) const FIRST_YEAR: usize = 2023;
/// Day of the last month of the last quarter by which the portal judges: some reports are late by then, some not due.
pub(crate) const TODAY: u64 = 15;

/// An invented country.
#[derive(Debug)]
pub(crate) struct Country {
    /// Provinces, by number.
    pub(crate) provinces: Vec<Province>,
    /// Quarters, in order of time.
    pub(crate) quarters: Vec<Quarter>,
}

/// A province with a plan of its own.
#[derive(Debug)]
pub(crate) struct Province {
    /// From 1.
    pub(crate) number: usize,
    /// Districts, by number.
    pub(crate) districts: Vec<District>,
    /// What is drawn for it.
    pub(crate) chance: Chance,
}

/// A district.
#[derive(Debug)]
pub(crate) struct District {
    /// Two digits for the province and two for itself: `07-03`.
    pub(crate) name: String,
    /// How many institutions stand in it.
    pub(crate) institutions: usize,
    /// How things go there.
    pub(crate) trend: Trend,
    /// What is drawn for it.
    pub(crate) chance: Chance,
}

/// How things go in a district, so that every word of progress is said somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trend {
    /// Less from quarter to quarter.
    Falling,
    /// Hardly more.
    Slow,
    /// About as much more as plans ask.
    Steady,
    /// Soon there.
    Fast,
}

impl Trend {
    /// What shares gain from the first quarter to the last, per thousand.
    pub(crate) fn rise(self) -> i64 {
        match self {
            Self::Falling => -180,
            Self::Slow => 120,
            Self::Steady => 330,
            Self::Fast => 560,
        }
    }
}

/// A quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quarter {
    /// Calendar year.
    pub(crate) year: usize,
    /// From 1 to 4.
    pub(crate) number: usize,
}

impl Quarter {
    /// As folders are named: `2023-Q1`.
    pub(crate) fn id(self) -> String {
        format!("{}-Q{}", self.year, self.number)
    }

    /// A day of its last month, in which reports are due.
    pub(crate) fn day(self, day: u64) -> String {
        format!("{}-{:02}-{day:02}", self.year, self.number * 3)
    }

    /// Its last day.
    pub(crate) fn end(self) -> String {
        self.day(if self.number == 2 || self.number == 3 { 30 } else { 31 })
    }

    /// A day of the first month after it.
    pub(crate) fn day_after(self, day: u64) -> String {
        let next = self.next();
        format!("{}-{:02}-{day:02}", next.year, next.number * 3 - 2)
    }

    fn next(self) -> Self {
        if self.number == 4 {
            Self { year: self.year + 1, number: 1 }
        } else {
            Self { number: self.number + 1, ..self }
        }
    }
}

impl Country {
    /// Draws the country.
    pub(crate) fn new(size: Size) -> Self {
        let chance = Chance::new(size.seed);
        let provinces = size.districts.div_ceil(DISTRICTS).max(LEAST_PROVINCES).min(size.districts).min(MOST_PROVINCES);
        // Shared out as evenly as it goes, with what is left over given to the first.
        let districts = |p: usize| size.districts / provinces + usize::from(p < size.districts % provinces);
        let mut all: Vec<Province> =
            (0..provinces).map(|p| Province::new(p + 1, districts(p), chance.about("province").at(p))).collect();
        share_out(&mut all, size.institutions);
        let first = Quarter { year: FIRST_YEAR, number: 1 };
        let quarters = std::iter::successors(Some(first), |quarter| Some(quarter.next())).take(size.periods).collect();
        Self { provinces: all, quarters }
    }

    /// The last quarter: a country has at least one.
    pub(crate) fn last(&self) -> Quarter {
        self.quarters.last().copied().unwrap_or(Quarter { year: FIRST_YEAR, number: 1 })
    }

    /// The day that the portal judges by.
    pub(crate) fn today(&self) -> String {
        self.last().day(TODAY)
    }

    /// The last year of all plans. Plans go on after the last report, as they do in a portal at work.
    pub(crate) fn last_year(&self) -> usize {
        self.last().year + 1
    }
}

impl Province {
    fn new(number: usize, districts: usize, chance: Chance) -> Self {
        let district = |d: usize| {
            let chance = chance.about("district").at(d);
            let trend = match chance.about("trend").below(10) {
                0 | 1 => Trend::Falling,
                2..=4 => Trend::Slow,
                5..=7 => Trend::Steady,
                _ => Trend::Fast,
            };
            District { name: format!("{number:02}-{:02}", d + 1), institutions: 0, trend, chance }
        };
        Self { number, districts: (0..districts).map(district).collect(), chance }
    }
}

/// Gives every district its part of the institutions: some have twice as many as others, and the sum is exact.
fn share_out(provinces: &mut [Province], institutions: usize) {
    let weight = |district: &District| district.chance.about("size").between(70, 140);
    let sum: u64 = provinces.iter().flat_map(|p| &p.districts).map(weight).sum();
    let up_to = |reached: u64| usize::try_from(institutions as u64 * reached / sum.max(1)).unwrap_or(0);
    let mut reached = 0;
    for district in provinces.iter_mut().flat_map(|p| &mut p.districts) {
        let before = up_to(reached);
        reached += weight(district);
        district.institutions = up_to(reached) - before;
    }
}
