//! Periodic results of a plan, as received.

use super::date::Date;
use super::ids::{
    AgencyIx, AreaIx, DutyIx, FieldIx, IndicatorIx, InstitutionIx, KindIx, ReportIx, RevisionIx, TiSlice, TiVec,
    TotalIx,
};
use super::period::Period;
use super::text::Text;

/// Everything received for one plan and period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    pub period: Period,
    /// Reports in the order of the file.
    pub reports: TiVec<ReportIx, Report>,
    /// At most one row for each institution, sorted by institution.
    pub rows: Vec<Row>,
    /// Totals of areas that do not report single institutions.
    pub totals: TiVec<TotalIx, Total>,
    /// Changes of published values.
    pub revisions: TiVec<RevisionIx, Revision>,
    /// Reasons for missing rows and cells of received reports.
    pub missing: Vec<Missing>,
    /// Replies of institutions to how they are listed in this period.
    pub replies: Vec<Reply>,
}

impl Results {
    pub fn row(&self, institution: InstitutionIx) -> Option<&Row> {
        let index = self.rows.binary_search_by_key(&institution, |row| row.institution).ok()?;
        self.rows.get(index)
    }

    /// Some of it is invented for demonstration.
    pub fn is_demonstration(&self) -> bool {
        self.reports.iter().any(|report| report.demonstration)
    }

    /// Day of receipt of the last report.
    pub fn last_received(&self) -> Option<Date> {
        self.reports.iter().map(|report| report.received).max()
    }

    /// A cursor over the rows, for lookups of institutions in increasing order. Faster than [`Self::row`] for many institutions.
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
    /// The row of an institution. It must come after every institution looked up before.
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
    /// The duty that it fulfils; `None`: a voluntary report.
    pub duty: Option<DutyIx>,
    /// Day of receipt.
    pub received: Date,
    /// Figures may still change.
    pub provisional: bool,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// Who sends a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sender {
    /// The People's Committee of an area.
    Area(AreaIx),
    Agency(AgencyIx),
}

/// What one institution reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub institution: InstitutionIx,
    /// The report that contains it.
    pub report: ReportIx,
    /// One cell for each of `Project::fields`.
    pub cells: Box<TiSlice<FieldIx, Cell>>,
}

/// One cell of a row. A missing value is not zero.
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

/// A whole number of at most 15 digits, stored in 7 bytes, so that a [`Cell`] has 8 bytes: a country has some ten million cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount([u8; 7]);

impl Amount {
    /// The largest number that files may contain.
    pub const MOST: u64 = 999_999_999_999_999;

    /// A number; limited to [`Amount::MOST`].
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
    pub area: AreaIx,
    /// The report that contains it.
    pub report: ReportIx,
    /// The kind of institution.
    pub kind: KindIx,
    pub indicator: IndicatorIx,
    pub numerator: u64,
    pub denominator: u64,
    /// How many institutions it covers, those that have nothing to count included; `None`: it does not say.
    pub institutions: Option<u64>,
}

/// A change of a published value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The value.
    pub subject: Subject,
    /// Previously published value, as written in the file.
    pub was: String,
    /// Better data or a corrected mistake.
    pub kind: RevisionKind,
    /// Day of the change.
    pub on: Date,
    /// Why.
    pub reason: Text,
}

/// A value that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Cell(InstitutionIx, FieldIx),
    /// A total of an area, for a kind of institution and an indicator.
    Total(AreaIx, KindIx, IndicatorIx),
}

/// Why a value changed.
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
    pub institution: InstitutionIx,
    pub report: ReportIx,
    /// Why.
    pub reason: Text,
}

/// Reply of an institution to how it is listed; shown beside its entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub institution: InstitutionIx,
    /// Day of receipt.
    pub on: Date,
    /// Text of the reply.
    pub text: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_every_number_that_a_file_may_contain() {
        for number in [0, 1, 255, 256, 1_062_820_000, Amount::MOST] {
            assert_eq!(Amount::new(number).get(), number);
        }
        assert_eq!(Amount::new(u64::MAX).get(), Amount::MOST);
        assert_eq!(size_of::<Cell>(), 8);
    }

    #[test]
    fn lookups_in_order_find_the_same_rows_as_single_lookups() {
        let institutions = [1, 2, 5, 9].map(InstitutionIx::from);
        let rows = institutions.map(|institution| Row { institution, report: ReportIx::new(0), cells: Box::default() });
        let all = RowsInOrder { rest: &rows };
        for step in [1, 2, 3] {
            let mut in_order = RowsInOrder { ..all };
            for institution in (0..12).step_by(step).map(InstitutionIx::from) {
                let expected = rows.iter().find(|row| row.institution == institution);
                assert_eq!(in_order.row(institution), expected);
            }
        }
    }
}
