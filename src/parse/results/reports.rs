//! Reads `reports.yaml` of a period.

use super::checks::check_in_force;
use super::parsed::ParsedPeriod;
use super::refs::ResultRefs;
use super::revisions;
use crate::diagnostics::catalogue;
use crate::model::result::{Missing, Reply, Report, Results, Sender};
use crate::parse::fields::Fields;
use crate::parse::keys::Subject;
use crate::parse::names::Names;

/// Reads the file into a period; `names` are those of its reports.
pub(super) fn read(
    f: &mut Fields<'_, '_, '_>,
    refs: &ResultRefs<'_>,
    names: &mut Names,
    read: &mut ParsedPeriod,
    results: &mut Results,
) {
    read.reports = f.span();
    results.reports = f
        .declarations("reports", names, |f, _, id| {
            let span = f.value_span("id");
            let found = report(f, refs, read, id)?;
            read.report_spans.push(span);
            Some(found)
        })
        .into();
    read.revisions = f.list("revisions", |f| revisions::read(f, refs, &mut read.spans));
    results.missing = f.list("missing", |f| {
        let (whose, report) = (f.reference("institution", refs.institution_names), f.reference("report", names));
        let reason = f.text("reason");
        Some(Missing { institution: whose?, report: report?, reason })
    });
    results.replies = f.list("replies", |f| {
        let whose = f.reference("institution", refs.institution_names);
        let (on, text) = (f.date("on"), f.text("text"));
        Some(Reply { institution: whose?, on: on?, text })
    });
}

fn report(f: &mut Fields<'_, '_, '_>, refs: &ResultRefs<'_>, read: &ParsedPeriod, id: String) -> Option<Report> {
    let (has_area, has_agency) = (f.has_value("from_area"), f.has_value("from_agency"));
    if has_area == has_agency {
        f.d.diagnostics.push(catalogue::missing_key(f.span(), "from_area | from_agency"));
    }
    let area = f.reference("from_area", refs.names.areas);
    let agency = f.reference("from_agency", refs.names.agencies);
    let from = area.map(Sender::Area).or(agency.map(Sender::Agency));
    let duties: Vec<&str> = refs.plan.duties.iter().map(|duty| duty.id.as_str()).collect();
    let duty = f.one_of_ids("duty", Subject::Duty, &duties);
    let received = f.date("received");
    if received.is_some_and(|day| day > refs.as_of) && !refs.is_past_view {
        f.d.diagnostics.push(catalogue::received_later(f.value_span("received"), &refs.as_of.to_string()));
    }
    if let (Some(area), Some(received)) = (area, received) {
        let span = f.value_span("from_area");
        check_in_force(f.d, refs, area, &[read.period.end(), received], span);
    }
    let provisional = f.one_of("status", &[("final", false), ("provisional", true)]);
    let (demonstration, provisional) = (f.yes_no("demonstration")?, provisional?);
    Some(Report { id, from: from?, duty, received: received?, provisional, demonstration })
}
