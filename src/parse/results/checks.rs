//! Checks of results against areas, institutions and one another.

use super::parsed::Spanned;
use super::refs::ResultRefs;
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::model::date::Date;
use crate::model::ids::AreaIx;
use crate::model::period::Period;
use crate::model::result::{Cell, Missing, Row, Total};
use crate::parse::decode::Decoder;

/// Checks that rows are in the plan's area, that their institutions were open, and that missing cells have a reason.
pub(super) fn check_rows(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    period: Period,
    rows: &[Spanned<Row>],
    missing: &[Missing],
) {
    for Spanned { what: row, span, .. } in rows {
        let institution = &refs.institutions[row.institution];
        let mut at = Some(institution.area);
        let mut steps = 0;
        while let Some(ix) = at
            && ix != refs.plan.area
            && steps < refs.areas.len()
        {
            at = refs.areas.get(ix).and_then(|a| a.parent);
            steps += 1;
        }
        if at != Some(refs.plan.area) {
            d.diagnostics.push(catalogue::outside_plan(*span, &institution.id));
        }
        if !institution.is_open_on(period.end()) {
            d.diagnostics.push(catalogue::not_open(*span, &institution.id));
        } else {
            check_in_force(d, refs, institution.area_on(period.end()), &[period.end()], *span);
        }
        let has_gap = row.cells.contains(&Cell::Missing);
        if has_gap && !missing.iter().any(|m| m.institution == row.institution) {
            d.diagnostics.push(catalogue::missing_without_reason(*span, &institution.id));
        }
    }
}

/// What is counted row by row is not counted again in a total.
pub(super) fn check_totals(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    period: Period,
    rows: &[Spanned<Row>],
    totals: &[Spanned<Total>],
) {
    for Spanned { what: total, span, .. } in totals {
        let is_beside = rows.iter().any(|row| {
            let institution = &refs.institutions[row.what.institution];
            institution.area_on(period.end()) == total.area && institution.kind == total.kind
        });
        if is_beside {
            d.diagnostics.push(catalogue::total_beside_rows(*span, &refs.areas[total.area].id));
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
