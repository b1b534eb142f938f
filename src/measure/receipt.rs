//! What a reading was made of: which reports brought how many rows, and which institutions are not in it and why.
//! Computed when it is asked for, so that it costs no memory however many readings there are.

use std::collections::{BTreeMap, BTreeSet};

use super::due::{self, Absence};
use super::formula;
use super::period::{PeriodMeasured, Rows, Series, compared, selects, selects_kind};
use super::reading::Tally;
use crate::model::Project;
use crate::model::date::Date;
use crate::model::institution::InstitutionIx;
use crate::model::plan::Plan;
use crate::model::result::{Results, Subject};

/// What one reading was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Places in `Results::reports` with the number of rows that each brought.
    pub reports: BTreeMap<u32, u32>,
    /// Places in `Results::totals`: sums that stand for the rows of institutions.
    pub totals: Vec<usize>,
    /// Institutions that should be in it and are not, in order of id.
    pub absent: Vec<(InstitutionIx, Why)>,
    /// Institutions of the group that the denominator leaves out, or that have nothing to count.
    pub left_out: u32,
    /// Places in `Results::revisions`: earlier published values behind it.
    pub revisions: Vec<usize>,
}

/// Why an institution is not in a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its row, or its cell, is missing; or nobody owes its report.
    Missing,
    /// Its report is so many days late.
    Late(i64),
    /// Its report is due by this day.
    NotDue(Date),
    /// Too small to be published, or held back by the sender.
    Withheld,
}

/// The receipts of a series in a period: the whole plan first, then each of the period's areas.
pub fn receipts(
    project: &Project,
    plan: &Plan,
    series: &Series,
    period: &PeriodMeasured,
    results: &Results,
    members: &[InstitutionIx],
    judged: Date,
) -> Vec<Receipt> {
    let mut all = vec![Receipt::default(); period.areas.len() + 1];
    let places: BTreeMap<_, usize> = period.areas.iter().copied().zip(1..).collect();
    let totals: BTreeSet<_> =
        results.totals.iter().filter(|t| t.indicator == series.indicator).map(|t| (t.area, t.kind)).collect();
    let rows = Rows::new(project, plan, results);
    let fields = formula::fields_of(&project.indicators[series.indicator].formula);
    let day = results.period.end();
    let mut in_order = results.rows_in_order();
    for member in members.iter().copied() {
        let institution = project.institution(member);
        let row = in_order.row(member);
        if !institution.is_open_on(day) || !selects(project, &series.among, member) {
            continue;
        }
        let place = compared(project, &places, institution.area_on(day));
        if row.is_none() && totals.contains(&(institution.area, institution.kind)) {
            continue;
        }
        let found = match row {
            Some(row) => {
                let tally = rows.asked(member, row).tally(series.indicator, series.denominator, &fields);
                found(&tally).map_err(|why| why.map_or(Left::Out, Left::Why)).map(|()| row.report)
            }
            None => Err(Left::Why(match due::absence(project, plan, results, member, judged) {
                Absence::Missing => Why::Missing,
                Absence::Late(days) => Why::Late(days),
                Absence::NotDue(day) => Why::NotDue(day),
            })),
        };
        let is_meant = |one| match one {
            Subject::Cell(whose, field) => whose == member && fields.contains(&field),
            Subject::Total(..) => false,
        };
        let revisions = if rows.is_revised(member) { revised(results, &is_meant) } else { Vec::new() };
        for place in with_whole(place) {
            let receipt = &mut all[place];
            match found {
                Ok(report) => *receipt.reports.entry(report).or_default() += 1,
                Err(Left::Out) => receipt.left_out += 1,
                Err(Left::Why(why)) => receipt.absent.push((member, why)),
            }
            receipt.revisions.extend(&revisions);
        }
    }
    for (t, total) in results.totals.iter().enumerate() {
        if total.indicator != series.indicator || !selects_kind(project, &series.among, total.kind) {
            continue;
        }
        let subject = Subject::Total(total.area, total.kind, total.indicator);
        let revisions = revised(results, &|one| one == subject);
        for place in with_whole(compared(project, &places, total.area)) {
            all[place].totals.push(t);
            all[place].revisions.extend(&revisions);
        }
    }
    all
}

/// The receipt of the whole plan, and that of the area compared, if there is one.
fn with_whole(area: Option<usize>) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(area)
}

/// Places of the revisions whose subject is meant.
fn revised(results: &Results, is_meant: &dyn Fn(Subject) -> bool) -> Vec<usize> {
    (0..results.revisions.len()).filter(|r| is_meant(results.revisions[*r].subject)).collect()
}

enum Left {
    Out,
    Why(Why),
}

/// Whether a row is counted; if not, why: `None` when the denominator leaves it out.
fn found(tally: &Tally) -> Result<(), Option<Why>> {
    if tally.counted > 0 {
        Ok(())
    } else if tally.missing > 0 {
        Err(Some(Why::Missing))
    } else if tally.withheld > 0 {
        Err(Some(Why::Withheld))
    } else {
        Err(None)
    }
}
