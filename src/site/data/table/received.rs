//! What was received, what was due and what changed, as rows.

use super::{ids, maybe, plans_of, results_of, text, texts};
use crate::measure::Measured;
use crate::measure::due::DueState;
use crate::measure::formula::{hides_earlier, withheld_fields};
use crate::measure::senders::Unjudged;
use crate::model::Project;
use crate::model::ids::PlanIx;
use crate::model::result::{Cell, Report, Results, RevisionKind, Sender, Subject};
use crate::site::data::data_file::{Each, Value};

/// Reports received.
pub fn reports(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for (plan, results) in results_of(m, only) {
        for report in &results.reports {
            each(&|| {
                vec![
                    text(&plan.id),
                    text(results.period.id()),
                    text(&report.id),
                    text(sender(project, report.from)),
                    maybe(report.duty.map(|duty| &plan.duties[duty].id)),
                    text(report.received.to_string()),
                    text(status(report)),
                    Value::YesNo(report.demonstration),
                ]
            });
        }
    }
}

/// Rows as counted: what is too small to publish is withheld here too.
pub fn results(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for (plan, results) in results_of(m, only) {
        for row in &results.rows {
            each(&|| {
                let report = &results.reports[row.report];
                let mut cells = vec![
                    text(&plan.id),
                    text(results.period.id()),
                    text(&project.institution(row.institution).id),
                    text(&report.id),
                    text(report.received.to_string()),
                    text(status(report)),
                    Value::YesNo(report.demonstration),
                ];
                let hidden = withheld_fields(&project.indicators, &row.cells);
                cells.extend(row.cells.iter_enumerated().map(|(field, cell)| match cell {
                    _ if hidden.contains(&field) => text("[w]"),
                    Cell::Number(n) => Value::Number(n.get()),
                    Cell::YesNo(yes) => Value::YesNo(*yes),
                    Cell::Methods(0) => text("none"),
                    Cell::Methods(bits) => ids(
                        project.methods.iter_enumerated().filter(|(i, _)| i.is_in(*bits)).map(|(_, m)| m.id.as_str()),
                    ),
                    Cell::Missing => text("[x]"),
                    Cell::NotApplicable => text("[z]"),
                    Cell::Withheld => text("[w]"),
                }));
                cells
            });
        }
    }
}

/// Totals of units that report totals only.
pub fn totals(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for (plan, results) in results_of(m, only) {
        for total in &results.totals {
            let report = &results.reports[total.report];
            each(&|| {
                vec![
                    text(&plan.id),
                    text(results.period.id()),
                    text(&project.area(total.area).id),
                    text(&project.institution_kinds[total.kind].id),
                    text(&project.indicators[total.indicator].id),
                    text(&report.id),
                    text(report.received.to_string()),
                    text(status(report)),
                    Value::Number(total.numerator),
                    Value::Number(total.denominator),
                    total.institutions.map_or(Value::None, Value::Number),
                    Value::YesNo(report.demonstration),
                ]
            });
        }
    }
}

/// Reports due.
pub fn duties(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for p in plans_of(m, only) {
        let (plan, measured, results) = (&project.plans[p], &m.plans[p], &project.results[p]);
        let demonstration = results.iter().any(Results::is_demonstration);
        for due in &measured.due_reports {
            let (state, days, why) = match due.state {
                DueState::OnTime => ("on_time", None, None),
                DueState::Late(days) => ("late", Some(days), None),
                DueState::Missing(days) => ("missing", Some(days), None),
                DueState::NotDue => ("not_due", None, None),
                DueState::NotJudged(Unjudged::Group) => ("not_judged", None, Some("group")),
                DueState::NotJudged(Unjudged::AreaChanged) => ("not_judged", None, Some("area_changed")),
            };
            each(&|| {
                vec![
                    text(&plan.id),
                    text(&plan.duties[due.duty].id),
                    text(due.period.id()),
                    text(sender(project, due.sender)),
                    text(due.last_day.to_string()),
                    maybe(due.received),
                    text(state),
                    days.and_then(|d| u64::try_from(d).ok()).map_or(Value::None, Value::Number),
                    maybe(why),
                    Value::YesNo(demonstration),
                ]
            });
        }
    }
}

/// Published values that changed.
pub fn revisions(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for (plan, results) in results_of(m, only) {
        let demonstration = results.is_demonstration();
        for revision in &results.revisions {
            each(&|| {
                let mut row = vec![text(&plan.id), text(results.period.id())];
                row.extend(match revision.subject {
                    Subject::Cell(whose, field) => [
                        text(&project.institution(whose).id),
                        text(&project.fields[field].id),
                        Value::None,
                        Value::None,
                        Value::None,
                    ],
                    Subject::Total(area, kind, indicator) => [
                        Value::None,
                        Value::None,
                        text(&project.area(area).id),
                        text(&project.institution_kinds[kind].id),
                        text(&project.indicators[indicator].id),
                    ],
                });
                let is_hidden = match revision.subject {
                    Subject::Cell(whose, field) => results
                        .row(whose)
                        .is_some_and(|row| hides_earlier(&project.indicators, &row.cells, field, &revision.was)),
                    Subject::Total(..) => false,
                };
                row.extend([
                    text(if is_hidden { "[w]" } else { &revision.was }),
                    text(match revision.kind {
                        RevisionKind::Revision => "revised",
                        RevisionKind::Correction => "corrected",
                    }),
                    text(revision.on.to_string()),
                ]);
                row.extend(texts(&revision.reason));
                row.push(Value::YesNo(demonstration));
                row
            });
        }
    }
}

/// Replies of institutions to their marks.
pub fn replies(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for (plan, results) in results_of(m, only) {
        let demonstration = results.is_demonstration();
        for reply in &results.replies {
            each(&|| {
                let mut row = vec![
                    text(&plan.id),
                    text(results.period.id()),
                    text(&project.institution(reply.institution).id),
                    text(reply.on.to_string()),
                ];
                row.extend(texts(&reply.text));
                row.push(Value::YesNo(demonstration));
                row
            });
        }
    }
}

fn sender(project: &Project, sender: Sender) -> &str {
    match sender {
        Sender::Area(ix) => &project.area(ix).id,
        Sender::Agency(ix) => &project.agency(ix).id,
    }
}

fn status(report: &Report) -> &'static str {
    if report.provisional { "provisional" } else { "final" }
}
