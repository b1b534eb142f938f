//! Periodic results of a plan, as they were received.

use super::area::AreaIx;
use super::date::Date;
use super::institution::{AgencyIx, InstitutionIx};
use super::period::Period;
use super::text::Text;

/// Everything received for one plan and period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// The period.
    pub period: Period,
    /// Reports in the order of the file.
    pub reports: Vec<Report>,
    /// At most one row an institution, in the order of institutions.
    pub rows: Vec<Row>,
    /// From units that report totals only.
    pub totals: Vec<Total>,
    /// Published values that changed.
    pub revisions: Vec<Revision>,
    /// Institutions of a received report without a row or with a missing cell, and why.
    pub missing: Vec<Missing>,
    /// What institutions said of their mark on a list of this period.
    pub replies: Vec<Reply>,
}

impl Results {
    /// The row of an institution.
    pub fn row(&self, institution: InstitutionIx) -> Option<&Row> {
        let place = self.rows.binary_search_by_key(&institution, |row| row.institution).ok()?;
        self.rows.get(place)
    }

    /// The rows of institutions that are asked for in their order: the way to the next is short.
    pub fn rows_in_order(&self) -> RowsInOrder<'_> {
        RowsInOrder { rest: &self.rows }
    }
}

/// See [`Results::rows_in_order`].
#[derive(Debug)]
pub struct RowsInOrder<'r> {
    rest: &'r [Row],
}

impl<'r> RowsInOrder<'r> {
    /// The row of an institution that comes after all those asked for before.
    pub fn row(&mut self, institution: InstitutionIx) -> Option<&'r Row> {
        let before = self.rest.iter().take_while(|row| row.institution < institution).count();
        self.rest = &self.rest[before..];
        let (first, rest) = self.rest.split_first().filter(|(first, _)| first.institution == institution)?;
        self.rest = rest;
        Some(first)
    }
}

/// A report that was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Id, unique within the period.
    pub id: String,
    /// Who sent it.
    pub from: Sender,
    /// The duty that it fulfils (place in `Plan::duties`); `None`: sent beyond any duty.
    pub duty: Option<usize>,
    /// Day of receipt.
    pub received: Date,
    /// May still change.
    pub provisional: bool,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// Who sends a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sender {
    /// The People's Committee of an area.
    Area(AreaIx),
    /// An agency.
    Agency(AgencyIx),
}

/// What one institution reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub institution: InstitutionIx,
    /// Place in `Results::reports`.
    pub report: u32,
    /// One cell for each of `Project::fields`.
    pub cells: Box<[Cell]>,
}

/// One cell of a row. Missing is never zero and never blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A count, or đồng.
    Number(Amount),
    /// Yes or no.
    YesNo(bool),
    /// One bit for each of `Project::methods`.
    Methods(u16),
    /// `[x]`, or the file has no such column.
    Missing,
    /// `[z]`
    NotApplicable,
    /// `[w]`
    Withheld,
}

/// A whole number of at most fifteen digits, in seven bytes: a country has some ten million cells, and one of them takes eight bytes so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount([u8; 7]);

impl Amount {
    /// The largest number that files may hold.
    pub const MOST: u64 = 999_999_999_999_999;

    /// A number; a larger one than [`Amount::MOST`] becomes that.
    pub const fn new(number: u64) -> Self {
        let kept = if number > Self::MOST { Self::MOST } else { number };
        let [a, b, c, d, e, f, g, _] = kept.to_le_bytes();
        Self([a, b, c, d, e, f, g])
    }

    /// The number.
    pub fn get(self) -> u64 {
        let [a, b, c, d, e, f, g] = self.0;
        u64::from_le_bytes([a, b, c, d, e, f, g, 0])
    }
}

/// A total of an area for one kind of institution and one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The area that reports totals only.
    pub area: AreaIx,
    /// Place in `Results::reports`.
    pub report: u32,
    /// Place in `Project::institution_kinds`.
    pub kind: usize,
    /// Place in `Project::indicators`.
    pub indicator: usize,
    /// Upper count.
    pub numerator: u64,
    /// Lower count.
    pub denominator: u64,
}

/// A published value that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Which value.
    pub subject: Subject,
    /// What was published before, as written.
    pub was: String,
    /// Better data, or a mistake.
    pub kind: RevisionKind,
    /// When it was changed.
    pub on: Date,
    /// Why.
    pub reason: Text,
}

/// A published value that can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A cell: whose, and its place in `Project::fields`.
    Cell(InstitutionIx, usize),
    /// A total: the area, places in `Project::institution_kinds` and `Project::indicators`.
    Total(AreaIx, usize, usize),
}

/// Why a value changed: better data, or a mistake owned as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevisionKind {
    /// Better data.
    Revision,
    /// A mistake.
    Correction,
}

/// A row or cell that is missing from a received report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Whose.
    pub institution: InstitutionIx,
    /// Place in `Results::reports`.
    pub report: u32,
    /// Why.
    pub reason: Text,
}

/// What an institution said of its mark on a list; it stands beside the mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Whose.
    pub institution: InstitutionIx,
    /// When it was received.
    pub on: Date,
    /// Its words.
    pub text: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_that_a_file_may_hold_is_kept() {
        for number in [0, 1, 255, 256, 1_062_820_000, Amount::MOST] {
            assert_eq!(Amount::new(number).get(), number);
        }
        assert_eq!(Amount::new(u64::MAX).get(), Amount::MOST);
        assert_eq!(size_of::<Cell>(), 8);
    }
    #[test]
    fn rows_asked_for_in_order_are_those_asked_for_one_by_one() {
        let institutions = [1, 2, 5, 9].map(InstitutionIx);
        let rows = institutions.map(|institution| Row { institution, report: institution.0, cells: Box::default() });
        let all = RowsInOrder { rest: &rows };
        for step in [1, 2, 3] {
            let mut in_order = RowsInOrder { ..all };
            for institution in (0..12).step_by(step).map(InstitutionIx) {
                let wanted = rows.iter().find(|row| row.institution == institution);
                assert_eq!(in_order.row(institution), wanted);
            }
        }
    }
}
