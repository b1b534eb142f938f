//! The sources of a reading: which reports it was computed from, with how many rows of each, and which institutions are missing and why.
//! Computed on demand, because the receipts of all readings would need too much memory.

use std::collections::BTreeMap;

use super::due::{self, Absence};
use super::formula;
use super::period::{PeriodMeasured, compared};
use super::reading::Tally;
use super::row::Rows;
use super::series::{Series, selects, selects_kind};
use super::totals::Totals;
use crate::model::Project;
use crate::model::date::Date;
use crate::model::ids::{ComparedIx, InstitutionIx, ReportIx, RevisionIx, TotalIx};
use crate::model::plan::Plan;
use crate::model::result::{Results, Subject};

/// The sources of one reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Number of rows from each report.
    pub reports: BTreeMap<ReportIx, u32>,
    /// Totals, where an area reports no rows of institutions.
    pub totals: Vec<TotalIx>,
    /// Institutions that should be counted and are not, in order of id.
    pub absent: Vec<(InstitutionIx, Why)>,
    /// Number of institutions that should be in the totals and are not; which ones is not known.
    pub unnamed: u32,
    /// Number of institutions that the denominator excludes or that have nothing to count.
    pub left_out: u32,
    /// Revisions of the values in it.
    pub revisions: Vec<RevisionIx>,
}

/// Why an institution is not counted in a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its row or cell is missing, or no duty requires its report.
    Missing,
    /// Its report is late by this number of days.
    Late(i64),
    /// Its report is not due yet; the last day on time.
    NotDue(Date),
    /// Too small to publish, or withheld by the sender.
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
    let indices: BTreeMap<_, ComparedIx> = period.areas.iter_enumerated().map(|(ix, area)| (*area, ix)).collect();
    let mut totals = Totals::new(project, results);
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
        let own_area = institution.area_on(day);
        let area = compared(project, &indices, own_area);
        if row.is_none() {
            totals.add_member(member, own_area);
            if let Some(total) = totals.of(own_area, institution.kind, series.indicator) {
                if let Some(part) = area.filter(|_| compared(project, &indices, total.area) != area) {
                    all[usize::from(part) + 1].unnamed += 1;
                }
                continue;
            }
        }
        let report = match row {
            Some(row) => {
                let tally = rows.row(member, row).tally(series.indicator, series.denominator, &fields);
                counted(&tally).map(|()| row.report)
            }
            None => Err(NotCounted::Absent(match due::absence(project, plan, results, member, judged) {
                Absence::Missing => Why::Missing,
                Absence::Late(days) => Why::Late(days),
                Absence::NotDue(day) => Why::NotDue(day),
            })),
        };
        let is_own = |subject| match subject {
            Subject::Cell(whose, field) => whose == member && fields.contains(&field),
            Subject::Total(..) => false,
        };
        let revisions = if rows.is_revised(member) { revised(results, &is_own) } else { Vec::new() };
        for index in with_whole(area) {
            let receipt = &mut all[index];
            match report {
                Ok(report) => *receipt.reports.entry(report).or_default() += 1,
                Err(NotCounted::Excluded) => receipt.left_out += 1,
                Err(NotCounted::Absent(why)) => receipt.absent.push((member, why)),
            }
            receipt.revisions.extend(&revisions);
        }
    }
    for (t, total) in results.totals.iter_enumerated() {
        if total.indicator != series.indicator || !selects_kind(project, &series.among, total.kind) {
            continue;
        }
        let subject = Subject::Total(total.area, total.kind, total.indicator);
        let revisions = revised(results, &|one| one == subject);
        let (_, unnamed) = totals.coverage(t);
        for index in with_whole(compared(project, &indices, total.area)) {
            all[index].totals.push(t);
            all[index].unnamed += unnamed;
            all[index].revisions.extend(&revisions);
        }
    }
    all
}

/// Indices of the receipts to add to: the whole plan's, and the area's if there is one.
fn with_whole(area: Option<ComparedIx>) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(area.map(|area| usize::from(area) + 1))
}

/// The revisions whose subject matches.
fn revised(results: &Results, matches: &dyn Fn(Subject) -> bool) -> Vec<RevisionIx> {
    results.revisions.keys().filter(|r| matches(results.revisions[*r].subject)).collect()
}

/// Why a row or an institution is not counted.
enum NotCounted {
    /// The denominator excludes it, or it has nothing to count.
    Excluded,
    Absent(Why),
}

/// Whether a row is counted, and if not, why.
fn counted(tally: &Tally) -> Result<(), NotCounted> {
    if tally.counted > 0 {
        Ok(())
    } else if tally.missing > 0 {
        Err(NotCounted::Absent(Why::Missing))
    } else if tally.withheld > 0 {
        Err(NotCounted::Absent(Why::Withheld))
    } else {
        Err(NotCounted::Excluded)
    }
}
