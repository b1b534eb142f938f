//! Open data: the same rows for every language, with stable columns. Names stand in every language of the portal
//! (`name_vi`, `name_en`); codes, counts and days are as in the data. It knows no CSV and no JSON.

use super::files::DataFile;
use crate::measure::due::DueState;
use crate::measure::formula::{Contribution, published};
use crate::measure::progress::Progress;
use crate::measure::{Measured, Reading, State};
use crate::model::Project;
use crate::model::indicator::Formula;
use crate::model::result::{Cell, RevisionKind, Sender, Subject};
use crate::model::text::Text;

/// A value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    None,
    /// A whole number.
    Number(u64),
    /// Yes or no.
    YesNo(bool),
    /// Words, codes and days.
    Text(String),
}

/// Column heads of a file: `name` becomes one column a language, `cells` one a field of result rows.
pub fn heads(measured: &Measured<'_>, file: &DataFile) -> Vec<String> {
    let project = measured.project;
    file.columns
        .iter()
        .flat_map(|(name, _)| match *name {
            "name" => project.config.languages.iter().map(|lang| format!("name_{}", lang.code)).collect(),
            "cells" => project.fields.iter().map(|field| field.id.clone()).collect(),
            other => vec![other.to_owned()],
        })
        .collect()
}

/// Number of rows of a file.
pub fn count(measured: &Measured<'_>, id: &str) -> usize {
    let mut count = 0;
    rows(measured, id, &mut |_| count += 1);
    count
}

/// Hands every row of a file to `each`, in a fixed order; rows are as wide as `heads`.
pub fn rows(measured: &Measured<'_>, id: &str, each: &mut dyn FnMut(Vec<Value>)) {
    match id {
        "plans" => plans(measured, each),
        "targets" => targets(measured, each),
        "areas" => areas(measured, each),
        "institutions" => institutions(measured, each),
        "results" => results(measured, each),
        "readings" => readings(measured, each),
        "rankings" => rankings(measured, each),
        "duties" => duties(measured, each),
        "revisions" => revisions(measured, each),
        _ => {}
    }
}

fn text(value: impl Into<String>) -> Value {
    Value::Text(value.into())
}

fn maybe(value: Option<impl ToString>) -> Value {
    value.map_or(Value::None, |v| Value::Text(v.to_string()))
}

fn texts(value: &Text) -> impl Iterator<Item = Value> + '_ {
    value.0.iter().map(|t| Value::Text(t.clone()))
}

fn ids<'a>(list: impl Iterator<Item = &'a str>) -> Value {
    Value::Text(list.collect::<Vec<_>>().join(" "))
}

fn plans(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    for (plan, measured) in m.project.plans.iter().zip(&m.plans) {
        let mut row = vec![text(&plan.id)];
        row.extend(texts(&plan.title));
        row.extend([
            maybe(plan.number.as_ref()),
            maybe(plan.issued),
            text(&m.project.area(plan.area).id),
            text(plan.from.to_string()),
            text(plan.to.to_string()),
            text(measured.judged.to_string()),
        ]);
        each(row);
    }
}

fn targets(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    use crate::model::plan::{Denominator, Operator, Strength};
    let project = m.project;
    for (plan, measured) in project.plans.iter().zip(&m.plans) {
        for (target, state) in plan.targets.iter().zip(&measured.targets) {
            let mut start = vec![text(&plan.id), text(&target.id)];
            start.extend(texts(&target.title));
            start.extend([
                ids(target.measures.iter().map(|i| project.indicators[*i].id.as_str())),
                ids(target.among.sectors.iter().map(|s| project.sectors[*s].id.as_str())),
                ids(target.among.kinds.iter().map(|k| project.institution_kinds[*k].id.as_str())),
                text(match target.denominator {
                    Denominator::All => "all",
                    Denominator::Adopters => "adopters",
                    Denominator::Pilots => "pilots",
                }),
                maybe(target.part_of.map(|t| &plan.targets[t].id)),
            ]);
            if let Some(quote) = &target.quote {
                let mut row = start.clone();
                row.extend([
                    Value::None,
                    Value::None,
                    Value::None,
                    Value::None,
                    text(&quote.clause),
                    text(&quote.words),
                ]);
                row.push(text(progress_code(Progress::None)));
                each(row);
            }
            for (milestone, stands) in target.milestones.iter().zip(&state.milestones) {
                let mut row = start.clone();
                row.extend([
                    Value::Number(u64::from(milestone.value.0)),
                    text(match milestone.operator {
                        Operator::Bare => "bare",
                        Operator::AtLeast => "at-least",
                    }),
                    text(match milestone.strength {
                        Strength::Required => "required",
                        Strength::Aspirational => "aspirational",
                    }),
                    text(milestone.by.to_string()),
                    text(&milestone.quote.clause),
                    text(&milestone.quote.words),
                    text(progress_code(stands.progress)),
                ]);
                each(row);
            }
        }
    }
}

fn areas(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    let project = m.project;
    for area in &project.areas {
        let kind = &project.area_kinds[area.kind];
        let mut row = vec![text(&area.id), text(&area.code)];
        row.extend(texts(&area.name));
        row.extend([
            text(&kind.id),
            text(&project.levels[kind.level].id),
            maybe(area.parent.map(|p| &project.area(p).id)),
            maybe(area.valid_from),
            maybe(area.valid_to),
            ids(area.successors.iter().map(|s| project.area(*s).id.as_str())),
        ]);
        each(row);
    }
}

fn institutions(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    let project = m.project;
    for institution in &project.institutions {
        let kind = &project.institution_kinds[institution.kind];
        let mut row = vec![text(&institution.id)];
        row.extend(texts(&institution.name));
        row.extend([
            text(&kind.id),
            text(&project.sectors[kind.sector].id),
            text(&project.area(institution.area).id),
            maybe(institution.moved.map(|(day, _)| day)),
            maybe(institution.moved.map(|(_, area)| &project.area(area).id)),
            text(&project.agency(institution.manager).id),
            maybe(institution.opened),
            maybe(institution.closed),
            Value::YesNo(institution.demonstration),
        ]);
        each(row);
    }
}

fn results(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    let project = m.project;
    for (plan, periods) in project.plans.iter().zip(&project.results) {
        for results in periods {
            for row in &results.rows {
                let report = &results.reports[row.report as usize];
                let mut cells = vec![
                    text(&plan.id),
                    text(results.period.id()),
                    text(&project.institution(row.institution).id),
                    text(&report.id),
                    text(report.received.to_string()),
                    text(if report.provisional { "provisional" } else { "final" }),
                    Value::YesNo(report.demonstration),
                ];
                let hidden = withheld_fields(project, &row.cells);
                cells.extend(row.cells.iter().enumerate().map(|(field, cell)| {
                    match cell {
                        _ if hidden.contains(&field) => text("[w]"),
                        Cell::Number(n) => Value::Number(*n),
                        Cell::YesNo(yes) => Value::YesNo(*yes),
                        Cell::Methods(0) => text("none"),
                        Cell::Methods(bits) => ids(project
                            .methods
                            .iter()
                            .enumerate()
                            .filter(|(i, _)| bits >> i & 1 == 1)
                            .map(|(_, m)| m.id.as_str())),
                        Cell::Missing => text("[x]"),
                        Cell::NotApplicable => text("[z]"),
                        Cell::Withheld => text("[w]"),
                    }
                }));
                each(cells);
            }
        }
    }
}

/// Fields whose values are too small to publish.
fn withheld_fields(project: &Project, cells: &[Cell]) -> Vec<usize> {
    (0..project.indicators.len())
        .filter(|i| published(&project.indicators, *i, cells, 1) == Contribution::Withheld)
        .flat_map(|i| match project.indicators[i].formula {
            Formula::Ratio { of, to } => vec![of, to],
            Formula::Share(_) => Vec::new(),
        })
        .collect()
}

fn readings(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    let project = m.project;
    for (plan, measured) in project.plans.iter().zip(&m.plans) {
        for (s, series) in measured.series.iter().enumerate() {
            for (i, period) in measured.periods.iter().enumerate() {
                let mut row = |area: &str, reading: &Reading, progress: Progress| {
                    let value = reading.value();
                    let met = measured.target_value(s, i).zip(value).map(|(target, (n, d))| target.is_met_by(n, d));
                    each(vec![
                        text(&plan.id),
                        maybe(series.target.map(|t| &plan.targets[t].id)),
                        text(&project.indicators[series.indicator].id),
                        text(area),
                        text(period.period.id()),
                        value.map_or(Value::None, |(n, _)| Value::Number(n)),
                        value.map_or(Value::None, |(_, d)| Value::Number(d)),
                        Value::Number(u64::from(reading.counted)),
                        Value::Number(u64::from(reading.expected)),
                        text(state_code(reading.state)),
                        text(progress_code(progress)),
                        met.map_or(Value::None, Value::YesNo),
                        Value::YesNo(period.demonstration),
                    ]);
                };
                row(&project.area(plan.area).id, &period.whole[s], measured.whole_progress(plan, s, i));
                for (area, reading) in period.areas.iter().zip(&period.by_area[s]) {
                    row(&project.area(*area).id, reading, measured.area_progress(plan, s, *area, i));
                }
            }
        }
    }
}

fn rankings(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    let project = m.project;
    for ((plan, measured), results) in project.plans.iter().zip(&m.plans).zip(&project.results) {
        for ranking in &measured.rankings {
            let period = &results[ranking.results];
            let demonstration = period.reports.iter().any(|r| r.demonstration);
            let lists = [("honour", &ranking.honoured), ("rank", &ranking.ranked), ("criticise", &ranking.weak)];
            for (list, placed) in
                lists.iter().flat_map(|(list, all)| all.iter().flatten().map(move |placed| (list, placed)))
            {
                each(vec![
                    text(&plan.id),
                    text(period.period.id()),
                    text(&project.institution_kinds[ranking.kind].id),
                    text(*list),
                    text(&project.institution(placed.institution).id),
                    if placed.place == 0 { Value::None } else { Value::Number(u64::from(placed.place)) },
                    Value::Number(placed.numerator),
                    Value::Number(placed.denominator),
                    Value::YesNo(demonstration),
                ]);
            }
        }
    }
}

fn duties(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    let project = m.project;
    for ((plan, measured), results) in project.plans.iter().zip(&m.plans).zip(&project.results) {
        let demonstration = results.iter().any(|r| r.reports.iter().any(|report| report.demonstration));
        for due in &measured.board {
            let (state, days) = match due.state {
                DueState::OnTime => ("on_time", None),
                DueState::Late(days) => ("late", Some(days)),
                DueState::Missing(days) => ("missing", Some(days)),
                DueState::NotDue => ("not_due", None),
            };
            each(vec![
                text(&plan.id),
                text(&plan.duties[due.duty].id),
                text(due.period.id()),
                text(match due.sender {
                    Sender::Area(ix) => &project.area(ix).id,
                    Sender::Agency(ix) => &project.agency(ix).id,
                }),
                text(due.last_day.to_string()),
                maybe(due.received),
                text(state),
                days.and_then(|d| u64::try_from(d).ok()).map_or(Value::None, Value::Number),
                Value::YesNo(demonstration),
            ]);
        }
    }
}

fn revisions(m: &Measured<'_>, each: &mut dyn FnMut(Vec<Value>)) {
    let project = m.project;
    for (plan, periods) in project.plans.iter().zip(&project.results) {
        for results in periods {
            let demonstration = results.reports.iter().any(|r| r.demonstration);
            for revision in &results.revisions {
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
                row.extend([
                    text(&revision.was),
                    text(match revision.kind {
                        RevisionKind::Revision => "revised",
                        RevisionKind::Correction => "corrected",
                    }),
                    text(revision.on.to_string()),
                ]);
                row.extend(texts(&revision.reason));
                row.push(Value::YesNo(demonstration));
                each(row);
            }
        }
    }
}

/// Code of a state in files.
pub fn state_code(state: State) -> &'static str {
    match state {
        State::Final => "final",
        State::Provisional => "provisional",
        State::Revised => "revised",
        State::Corrected => "corrected",
        State::Late(_) => "late",
        State::NotDue(_) => "not_due",
        State::Missing => "missing",
        State::NotApplicable => "not_applicable",
        State::Withheld => "withheld",
    }
}

/// Code of a word of progress in files.
pub fn progress_code(progress: Progress) -> &'static str {
    match progress {
        Progress::Met => "met",
        Progress::OnTrack => "on_track",
        Progress::Faster => "faster",
        Progress::Slow => "slow",
        Progress::Worse => "worse",
        Progress::Missed => "missed",
        Progress::Unknown => "unknown",
        Progress::None => "none",
    }
}
