//! The row of an institution for a quarter. Equipment follows the district's trend, and payments follow equipment.

use std::fmt;

use super::institutions::{Institution, Sector};

/// A cell of a table of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Yes or no.
    Yes(bool),
    /// A count or an amount in đồng.
    Number(u64),
    /// Payment methods, one bit each, in the order of the closed list.
    Methods(u8),
    /// `[z]`.
    NotApplicable,
    /// `[w]`.
    Withheld,
    /// `[x]`.
    Missing,
}

const METHODS: [&str; 4] = ["qr", "website", "mobile-money", "card"];

impl fmt::Display for Cell {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yes(true) => to.write_str("yes"),
            Self::Yes(false) => to.write_str("no"),
            Self::Number(number) => write!(to, "{number}"),
            Self::Methods(0) => to.write_str("none"),
            Self::Methods(bits) => {
                let used = METHODS.iter().enumerate().filter(|(index, _)| bits >> index & 1 == 1);
                for (number, (_, method)) in used.enumerate() {
                    let space = if number == 0 { "" } else { " " };
                    write!(to, "{space}{method}")?;
                }
                Ok(())
            }
            Self::NotApplicable => to.write_str("[z]"),
            Self::Withheld => to.write_str("[w]"),
            Self::Missing => to.write_str("[x]"),
        }
    }
}

/// The columns after `institution` and `report`. The last three are for schools only.
pub(crate) const FIELDS: [&str; 12] = [
    "digital_platform",
    "methods",
    "ready",
    "payment_module",
    "contact_point",
    "total_count",
    "cashless_count",
    "total_value",
    "cashless_value",
    "online_teaching",
    "online_lessons",
    "programme_lessons",
];
pub(crate) const DIGITAL_PLATFORM: usize = 0;
pub(crate) const METHODS_FIELD: usize = 1;
const CONTACT_POINT: usize = 4;
pub(crate) const TOTAL_COUNT: usize = 5;
pub(crate) const CASHLESS_COUNT: usize = 6;
pub(crate) const TOTAL_VALUE: usize = 7;
pub(crate) const CASHLESS_VALUE: usize = 8;

/// Number of columns of a sector.
pub(crate) fn columns(sector: Sector) -> usize {
    match sector {
        Sector::Education => FIELDS.len(),
        Sector::Health => CASHLESS_VALUE + 1,
    }
}

/// The quarter of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// Number of the quarter, from 0.
    pub(crate) quarter: usize,
    /// Number of all quarters.
    pub(crate) quarters: usize,
}

/// The row of an institution without missing cells.
pub(crate) fn row(one: &Institution<'_>, moment: Moment) -> [Cell; FIELDS.len()] {
    let has = |field: &str, start: i64| depth(one, moment, field, start).is_some();
    let methods = methods(one, depth(one, moment, "methods", 400));
    let [count, cashless, value, worth] = payments(one, moment, methods > 0);
    let (online, programme) = lessons(one, moment);
    let mut row = [
        Cell::Yes(has("digital_platform", 430)),
        Cell::Methods(methods),
        Cell::Yes(has("ready", 480)),
        Cell::Yes(has("payment_module", 260)),
        Cell::Yes(has("contact_point", 410)),
        Cell::Number(count),
        Cell::Number(cashless),
        Cell::Number(value),
        Cell::Number(worth),
        Cell::Yes(has("online_teaching", 530) || programme != Cell::NotApplicable),
        online,
        programme,
    ];
    let always = one.random.about("always");
    if one.kind.sector == Sector::Education && always.happens(12) {
        // A school without charges: it has no payments and no payment methods.
        row[METHODS_FIELD..CONTACT_POINT].fill(Cell::NotApplicable);
        row[TOTAL_COUNT..=CASHLESS_VALUE].fill(Cell::NotApplicable);
    }
    if one.kind.id == "phong-kham-tu" && always.happens(80) {
        let first = if always.about("all").happens(500) { TOTAL_COUNT } else { TOTAL_VALUE };
        row[first..=CASHLESS_VALUE].fill(Cell::Withheld);
    }
    row
}

/// Share of equipped institutions of the district and kind, in per mille: initial share plus the change since.
fn level(one: &Institution<'_>, moment: Moment, start: i64) -> i64 {
    let district = one.district.random.about("effect").below(200);
    let effect = i64::try_from(district).unwrap_or(0) - 100;
    start + effect + one.kind.strength + gained(one, moment)
}

fn gained(one: &Institution<'_>, moment: Moment) -> i64 {
    let (now, last) = (moment.quarter as u64, moment.quarters.saturating_sub(1).max(1) as u64);
    one.district.trend.rise() * i64::try_from(now * 1_000 / last).unwrap_or(0) / 1_000
}

/// Whether an institution has something, and how much the share exceeds its random threshold; `None`: it has not.
fn depth(one: &Institution<'_>, moment: Moment, field: &str, start: i64) -> Option<u64> {
    let reached = level(one, moment, start) - i64::try_from(one.random.about(field).below(1_000)).unwrap_or(0);
    u64::try_from(reached - 1).ok()
}

/// Payment methods in use; more of them the longer it has had the first.
fn methods(one: &Institution<'_>, depth: Option<u64>) -> u8 {
    let Some(depth) = depth else { return 0 };
    let random = one.random.about("which");
    let mut order = [0, 1, 2, 3];
    order[1..].rotate_left(usize::try_from(random.below(3)).unwrap_or(0));
    if random.about("first").happens(150) {
        order.swap(0, 1);
    }
    let number = usize::try_from(1 + depth / 200).unwrap_or(4);
    order.into_iter().take(number).fold(0, |bits, method| bits | 1 << method)
}

/// Number of transactions, number of cashless ones, and the value of both in đồng.
fn payments(one: &Institution<'_>, moment: Moment, is_equipped: bool) -> [u64; 4] {
    let (kind, quarter) = (one.kind, one.random.at(moment.quarter));
    let usual = one.random.about("size").between(kind.transactions.0, kind.transactions.1);
    let count = if kind.id == "tram-y-te" && one.random.about("few").happens(12) {
        // Too few to publish.
        quarter.about("few").between(1, 4)
    } else {
        usual * quarter.about("count").between(95, 105) / 100
    };
    let each = one.random.about("value").between(kind.value.0, kind.value.1);
    let value = count * each * quarter.about("value").between(97, 103) / 100;
    if !is_equipped {
        return [count, 0, value * 1_000, 0];
    }
    let exemplary = if one.random.about("exemplary").happens(80) { 350 } else { 0 };
    let own = i64::try_from(one.random.about("share").below(120)).unwrap_or(0) - 60;
    let share = (kind.share + own + exemplary + gained(one, moment) / 2).clamp(20, 900);
    let share = u64::try_from(share).unwrap_or(0) * quarter.about("share").between(96, 104) / 100;
    let cashless = count * share / 1_000;
    // Cashless payments are larger on average.
    let value_share = (share * one.random.about("worth").between(104, 122) / 100).min(950);
    let worth = if cashless == 0 { 0 } else { value * value_share / 1_000 };
    [count, cashless, value * 1_000, worth * 1_000]
}

/// Online lessons and all lessons, for schools that run the pilot.
fn lessons(one: &Institution<'_>, moment: Moment) -> (Cell, Cell) {
    if one.kind.lessons.1 == 0 || !one.random.about("pilot").happens(350) {
        return (Cell::NotApplicable, Cell::NotApplicable);
    }
    let programme = one.random.about("lessons").between(one.kind.lessons.0, one.kind.lessons.1);
    let own = i64::try_from(one.random.about("online").below(80)).unwrap_or(0);
    let share = u64::try_from((90 + own + gained(one, moment) / 4).clamp(10, 600)).unwrap_or(0);
    (Cell::Number(programme * share / 1_000), Cell::Number(programme))
}
