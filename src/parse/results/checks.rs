//! Checks of results against areas, institutions and one another.

use super::parsed::Spanned;
use super::refs::ResultRefs;
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::model::date::Date;
use crate::model::ids::AreaIx;
use crate::model::result::{Cell, Report, Results, Row, Sender, Total};
use crate::parse::decode::Decoder;

/// Checks that rows are in the plan's area and in that of their report, that their institutions were open, and that missing cells have a reason.
pub(super) fn check_rows(d: &mut Decoder<'_>, refs: &ResultRefs<'_>, results: &Results, rows: &[Spanned<Row>]) {
    let period = results.period;
    for Spanned { what: row, span, .. } in rows {
        let (institution, found_before) = (&refs.institutions[row.institution], d.diagnostics.len());
        if !refs.lies_in(institution.area, refs.plan.area) {
            d.diagnostics.push(catalogue::outside_plan(*span, &institution.id));
        }
        if !institution.is_open_on(period.end()) {
            d.diagnostics.push(catalogue::not_open(*span, &institution.id));
        } else {
            check_in_force(d, refs, institution.area_on(period.end()), &[period.end()], *span);
        }
        if let Some(Report { from: Sender::Area(sender), received, .. }) = results.reports.get(row.report)
            && d.diagnostics.len() == found_before
        {
            // The report of an area may have the rows of those that were in it at any time until it came.
            let mut areas = [period.start(), period.end(), *received].into_iter().map(|day| institution.area_on(day));
            if !areas.any(|area| refs.lies_in(area, *sender)) {
                d.diagnostics.push(catalogue::outside_report(*span, &institution.id, &refs.areas[*sender].id));
            }
        }
        let has_gap = row.cells.contains(&Cell::Missing);
        if has_gap && !results.missing.iter().any(|m| m.institution == row.institution) {
            d.diagnostics.push(catalogue::missing_without_reason(*span, &institution.id));
        }
    }
}

/// What is counted row by row, or in one total, is not counted again in another total.
pub(super) fn check_totals(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    results: &Results,
    rows: &[Spanned<Row>],
    totals: &[Spanned<Total>],
) {
    let period = results.period;
    for (number, Spanned { what: total, span, .. }) in totals.iter().enumerate() {
        let is_beside = rows.iter().any(|row| {
            let institution = &refs.institutions[row.what.institution];
            institution.kind == total.kind && refs.lies_in(institution.area_on(period.end()), total.area)
        });
        if is_beside {
            d.diagnostics.push(catalogue::total_beside_rows(*span, &refs.areas[total.area].id));
        }
        let twice = totals[..number].iter().find(|other| {
            let is_alike = other.what.kind == total.kind && other.what.indicator == total.indicator;
            is_alike && (refs.lies_in(other.what.area, total.area) || refs.lies_in(total.area, other.what.area))
        });
        if let Some(other) = twice {
            let [one, another] = [total.area, other.what.area].map(|area| refs.areas[area].id.as_str());
            d.diagnostics.push(catalogue::total_in_total(*span, one, another));
        }
        if let Some(Report { from: Sender::Area(sender), .. }) = results.reports.get(total.report)
            && !refs.lies_in(total.area, *sender)
        {
            d.diagnostics.push(catalogue::outside_report(*span, &refs.areas[total.area].id, &refs.areas[*sender].id));
        }
        check_in_force(d, refs, total.area, &[period.end()], *span);
    }
}

/// An area must be in force on one of these days: the end of the period, or the day on which its report came.
pub(super) fn check_in_force(d: &mut Decoder<'_>, refs: &ResultRefs<'_>, area: AreaIx, days: &[Date], span: Span) {
    let Some(one) = refs.areas.get(area) else { return };
    if let Some(day) = days.first().filter(|_| !days.iter().any(|day| one.is_valid_on(*day))) {
        let ids: Vec<&str> = one.successors.iter().map(|ix| refs.areas[*ix].id.as_str()).collect();
        d.diagnostics.push(catalogue::area_not_in_force(span, &one.id, &day.to_string(), &ids));
    }
}
