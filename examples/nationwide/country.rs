//! The invented country: provinces, districts, and quarters with reports.

use super::random::Random;

/// Size of the country.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Schools and health facilities.
    pub(crate) institutions: usize,
    /// Districts of all provinces together.
    pub(crate) districts: usize,
    /// Quarters.
    pub(crate) periods: usize,
    /// Seed of the random numbers.
    pub(crate) seed: u64,
}

/// Number of provinces of Việt Nam in 2022.
pub(crate) const MOST_PROVINCES: usize = 63;
/// Ids of districts have two digits.
pub(crate) const MOST_DISTRICTS: usize = MOST_PROVINCES * 99;
/// Districts of a province: Việt Nam had about 700 in 63 provinces.
const DISTRICTS: usize = 11;
/// One province for each template of plans, so that each is used.
const LEAST_PROVINCES: usize = 5;
/// First year with reports.
pub(crate) const FIRST_YEAR: usize = 2023;
/// `as_of` is this day in the last month of the last quarter. By then some reports are late and some not due.
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
    /// Number, from 1.
    pub(crate) number: usize,
    /// Districts, by number.
    pub(crate) districts: Vec<District>,
    /// Its random numbers.
    pub(crate) random: Random,
}

/// A district.
#[derive(Debug)]
pub(crate) struct District {
    /// Two digits for the province and two for the district: `07-03`.
    pub(crate) name: String,
    /// Number of institutions.
    pub(crate) institutions: usize,
    /// Trend of its shares.
    pub(crate) trend: Trend,
    /// Its random numbers.
    pub(crate) random: Random,
}

/// Trend of a district's shares. The trends differ, so that every word of progress occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trend {
    /// Decreasing.
    Falling,
    /// Increasing slowly.
    Slow,
    /// Increasing about as fast as plans ask.
    Steady,
    /// Increasing fast.
    Fast,
}

impl Trend {
    /// Change of shares from the first quarter to the last, in per mille.
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
    /// Name of the folder: `2023-Q1`.
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
    /// Generates the country.
    pub(crate) fn new(size: Size) -> Self {
        let random = Random::new(size.seed);
        let provinces = size.districts.div_ceil(DISTRICTS).max(LEAST_PROVINCES).min(size.districts).min(MOST_PROVINCES);
        // As evenly as possible; the first provinces have one more.
        let districts = |p: usize| size.districts / provinces + usize::from(p < size.districts % provinces);
        let mut all: Vec<Province> =
            (0..provinces).map(|p| Province::new(p + 1, districts(p), random.about("province").at(p))).collect();
        share_out(&mut all, size.institutions);
        let first = Quarter { year: FIRST_YEAR, number: 1 };
        let quarters = std::iter::successors(Some(first), |quarter| Some(quarter.next())).take(size.periods).collect();
        Self { provinces: all, quarters }
    }

    /// The last quarter.
    pub(crate) fn last(&self) -> Quarter {
        self.quarters.last().copied().unwrap_or(Quarter { year: FIRST_YEAR, number: 1 })
    }

    /// The portal's `as_of`.
    pub(crate) fn today(&self) -> String {
        self.last().day(TODAY)
    }

    /// The last year of all plans, which is after the last report.
    pub(crate) fn last_year(&self) -> usize {
        self.last().year + 1
    }
}

impl Province {
    fn new(number: usize, districts: usize, random: Random) -> Self {
        let district = |d: usize| {
            let random = random.about("district").at(d);
            let trend = match random.about("trend").below(10) {
                0 | 1 => Trend::Falling,
                2..=4 => Trend::Slow,
                5..=7 => Trend::Steady,
                _ => Trend::Fast,
            };
            District { name: format!("{number:02}-{:02}", d + 1), institutions: 0, trend, random }
        };
        Self { number, districts: (0..districts).map(district).collect(), random }
    }
}

/// Distributes the institutions over all districts. Some have up to twice as many as others; the sum is exact.
fn share_out(provinces: &mut [Province], institutions: usize) {
    let weight = |district: &District| district.random.about("size").between(70, 140);
    let sum: u64 = provinces.iter().flat_map(|p| &p.districts).map(weight).sum();
    let up_to = |reached: u64| usize::try_from(institutions as u64 * reached / sum.max(1)).unwrap_or(0);
    let mut reached = 0;
    for district in provinces.iter_mut().flat_map(|p| &mut p.districts) {
        let before = up_to(reached);
        reached += weight(district);
        district.institutions = up_to(reached) - before;
    }
}
