//! Reads who reports to whom, and when.

use super::context::{Context, agencies, quote, words};
use crate::diagnostics::catalogue;
use crate::input::yaml::Value;
use crate::model::date::Date;
use crate::model::duty::{Carries, DueRule, Duty, Every, TakenOver};
use crate::model::ids::AgencyIx;
use crate::model::period::PeriodPart;
use crate::model::text::Text;
use crate::parse::fields::{Fields, name_of};
use crate::parse::keys::Subject;
use crate::parse::names::Names;

pub(super) fn read(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Vec<Duty> {
    f.declarations("duties", &mut Names::new(Subject::Duty), |f, _, id| {
        let (from_areas, from_words) = (f.reference("from_areas", c.names.levels), f.maybe_text("from_words"));
        let from_agencies = agencies(f, c, "from_agencies");
        let to = recipients(f, c);
        let via = f.reference("via", c.names.agencies);
        let then = agencies(f, c, "then");
        let carries = f.map("carries", |f| {
            let sectors = f.references("sectors", c.names.sectors).into_iter().collect();
            Some(Carries { sectors, managers: agencies(f, c, "managers") })
        });
        let (every, due) = (every(f), f.list("due", due));
        let wording = words(f, c, "wording", String::new(), None);
        let since = since(f);
        let taken_over = f.map("taken_over", |f| {
            let (from, by_areas) = (f.date("from"), f.reference("by_areas", c.names.levels));
            Some(TakenOver { from: from?, by_areas: by_areas? })
        });
        for key in ["from_words", "taken_over"] {
            if f.has_value(key) && !f.has_value("from_areas") {
                f.d.diagnostics.push(catalogue::missing_key(f.key_span(key), "from_areas"));
            }
        }
        // What is wrong has been reported. The duty stays, so that its reports do not name something unknown.
        let every = every.unwrap_or(Every::OnRequest);
        let (quote, note) = (quote(f, c).unwrap_or_default(), f.maybe_text("note"));
        #[rustfmt::skip]
        let duty = Duty {
            id, from_areas, from_words, from_agencies, to, via, then, carries, every, wording, due, since, taken_over, quote, note,
        };
        Some(duty)
    })
}

/// One agency, or a list of them.
fn recipients(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Vec<AgencyIx> {
    let Some(node) = f.node("to") else { return Vec::new() };
    let nodes = match &node.value {
        Value::List(items) => items.as_slice(),
        Value::Null | Value::Scalar(_) | Value::Map(_) => std::slice::from_ref(node),
    };
    if nodes.is_empty() {
        f.d.diagnostics.push(catalogue::missing_key(node.span, "to"));
    }
    let mut found = Vec::new();
    for node in nodes {
        let id = f.d.scalar(node);
        if matches!(node.value, Value::Scalar(_)) {
            found.extend(c.names.agencies.find::<AgencyIx>(f.d, id, node.span));
        }
    }
    found
}

fn every(f: &mut Fields<'_, '_, '_>) -> Option<Every> {
    use Every::{AsPrescribed, AtOnce, HalfYear, OnRequest, Quarter, Year};
    #[rustfmt::skip]
    let frequencies = [
        ("quarter", Quarter), ("half-year", HalfYear), ("year", Year),
        ("as-prescribed", AsPrescribed), ("on-request", OnRequest), ("at-once", AtOnce),
    ];
    let every = f.one_of("every", &frequencies)?;
    let has_no_day = match every {
        Quarter | HalfYear | Year => false,
        AsPrescribed | OnRequest | AtOnce => true,
    };
    if has_no_day && f.has_value("due") && !f.is_empty_list("due") {
        let word = name_of(every, &frequencies);
        f.d.diagnostics.push(catalogue::due_without_frequency(f.key_span("due"), word));
    }
    Some(every)
}

/// The first day on which a report may fall due, with the reason for it.
fn since(f: &mut Fields<'_, '_, '_>) -> Option<(Date, Text)> {
    for (key, other) in [("since", "since_note"), ("since_note", "since")] {
        if f.has_value(key) && !f.has_value(other) {
            f.d.diagnostics.push(catalogue::missing_key(f.key_span(key), other));
        }
    }
    let (day, note) = (f.date("since"), f.maybe_text("since_note"));
    day.zip(note)
}

fn due(f: &mut Fields<'_, '_, '_>) -> Option<DueRule> {
    let part = f.one_of("period", &PeriodPart::ALL);
    let next_year = f.one_of("year", &[("next", true)]).unwrap_or(false);
    let (month, day) = f.day_of_year("before")?;
    let part = part?;
    // Plans ask for reports some days before the period ends, but not in its first half: such a day is meant for the next year.
    if !next_year && (month, day) <= middle(part) {
        let span = f.value_span("before");
        f.d.diagnostics.push(catalogue::due_too_early(
            span,
            &format!("{month:02}-{day:02}"),
            name_of(part, &PeriodPart::ALL),
        ));
    }
    Some(DueRule { part, month, day, next_year })
}

/// Month and day in the middle of a period.
fn middle(part: PeriodPart) -> (i8, i8) {
    match part {
        PeriodPart::Year => (7, 1),
        PeriodPart::Half(1) => (4, 1),
        PeriodPart::Half(_) => (10, 1),
        PeriodPart::Quarter(1) => (2, 15),
        PeriodPart::Quarter(2) => (5, 15),
        PeriodPart::Quarter(3) => (8, 15),
        PeriodPart::Quarter(_) => (11, 15),
    }
}
