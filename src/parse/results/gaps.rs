//! Checks that a received report has a row, or a reason, for every institution that it should have.

use std::collections::{BTreeMap, BTreeSet};

use super::parsed::ParsedPeriod;
use super::refs::ResultRefs;
use crate::diagnostics::catalogue;
use crate::model::duty::Carries;
use crate::model::ids::{DutyIx, InstitutionIx, ReportIx};
use crate::model::institution::Institution;
use crate::model::period::Period;
use crate::model::result::{Results, Sender};
use crate::parse::decode::Decoder;

/// What a report should have, and has not.
#[derive(Default)]
struct Gaps<'a> {
    /// Number of institutions whose rows it should have.
    expected: usize,
    /// Those of them without a row, a total and a reason.
    lacking: Vec<&'a str>,
}

/// Checks the reports of a period. `members` are the institutions in the plan's area.
pub(super) fn check(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    members: &[InstitutionIx],
    results: &Results,
    read: &ParsedPeriod,
) {
    let reports: BTreeMap<(DutyIx, Sender), ReportIx> =
        results.reports.iter_enumerated().filter_map(|(ix, one)| Some(((one.duty?, one.from), ix))).collect();
    let explained: BTreeSet<InstitutionIx> = results.missing.iter().map(|missing| missing.institution).collect();
    let mut gaps: BTreeMap<ReportIx, Gaps<'_>> = BTreeMap::new();
    for member in members.iter().copied() {
        let one = &refs.institutions[member];
        let duty = carrying_duty(refs, read.period, member);
        let Some(report) = duty.and_then(|duty| report_of(refs, &reports, duty, one, read.period)) else { continue };
        // An area that lies in itself has been reported.
        if refs.with_areas_above(one.area).count() > refs.areas.len() {
            continue;
        }
        // Who opened after the report was sent is not in it.
        if !one.is_open_on(read.period.end()) || !one.is_open_on(results.reports[report].received) {
            continue;
        }
        let found = gaps.entry(report).or_default();
        found.expected += 1;
        let has_row = read.rows.binary_search_by_key(&member, |row| row.what.institution).is_ok();
        let area = one.area_on(read.period.end());
        let has_total = || read.totals.iter().any(|t| t.what.kind == one.kind && refs.lies_in(area, t.what.area));
        if !has_row && !explained.contains(&member) && !has_total() {
            found.lacking.push(&one.id);
        }
    }
    for (report, Gaps { expected, lacking }) in gaps {
        let (Some(span), id) = (read.report_spans.get(usize::from(report)), &results.reports[report].id) else {
            continue;
        };
        match lacking.as_slice() {
            [] => {}
            all if all.len() == expected => d.diagnostics.push(catalogue::report_without_rows(*span, id)),
            [first, rest @ ..] => d.diagnostics.push(catalogue::row_without_reason(*span, id, first, rest.len())),
        }
    }
}

/// The duty whose report contains an institution's row.
fn carrying_duty(refs: &ResultRefs<'_>, period: Period, member: InstitutionIx) -> Option<DutyIx> {
    let (sector, manager) = (refs.sector_of(member), refs.institutions[member].manager);
    refs.plan.duties.position(|duty| {
        let is_due = duty.due.iter().any(|rule| rule.part == period.part);
        let carries = |carries: &Carries| {
            carries.sectors.contains(&sector) && (carries.managers.is_empty() || carries.managers.contains(&manager))
        };
        is_due && duty.carries.as_ref().is_some_and(carries)
    })
}

/// The received report that should have an institution's row. Of several agencies it is that of the manager.
fn report_of(
    refs: &ResultRefs<'_>,
    reports: &BTreeMap<(DutyIx, Sender), ReportIx>,
    duty_ix: DutyIx,
    one: &Institution,
    period: Period,
) -> Option<ReportIx> {
    let duty = &refs.plan.duties[duty_ix];
    if duty.from_areas.is_some() {
        let areas = [period.end(), period.start()].map(|day| one.area_on(day));
        let mut above = areas.into_iter().flat_map(|area| refs.with_areas_above(area));
        return above.find_map(|area| reports.get(&(duty_ix, Sender::Area(area))).copied());
    }
    let agency = match duty.from_agencies.as_slice() {
        [only] => *only,
        _ => one.manager,
    };
    reports.get(&(duty_ix, Sender::Agency(agency))).copied()
}
