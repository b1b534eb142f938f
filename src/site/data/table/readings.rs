//! What was computed, as rows: readings, payment methods in use, rankings.

use super::{applies_to_code, assessment_code, maybe, number, plans_of, state_code, text};
use crate::measure::assessment::Assessment;
use crate::measure::rank::LeftOut;
use crate::measure::{Measured, Reading, rounded_beside};
use crate::model::ids::{InstitutionIx, PlanIx};
use crate::site::data::data_file::{Each, Value};

/// Every series in every period, for the whole plan and each area compared.
pub fn readings(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for p in plans_of(m, only) {
        let (plan, measured) = (&project.plans[p], &m.plans[p]);
        for (s, series) in measured.series.iter_enumerated() {
            let id = series.id(project, plan);
            for (i, period) in measured.periods.iter_enumerated() {
                let mut row = |area: &str, reading: &Reading, assess: &dyn Fn() -> Assessment| {
                    each(&|| {
                        let value = reading.value();
                        let goal = measured.target_value(s, i);
                        let bounds = measured.bounds(plan, s, reading);
                        // Known only where the missing institutions cannot change it.
                        let met = goal.zip(bounds).and_then(|(target, bounds)| bounds.meet(target));
                        let bounds = bounds.filter(|_| !series.is_sum).and_then(|bounds| bounds.known());
                        let bound = |pair: Option<(u64, u64)>| {
                            pair.map_or(Value::None, |(n, d)| number(rounded_beside(n, d, goal)))
                        };
                        let applies_to = series.target.map(|t| applies_to_code(plan.targets[t].applies_to));
                        vec![
                            text(&plan.id),
                            text(&id),
                            maybe(series.target.map(|t| &plan.targets[t].id)),
                            text(&project.indicators[series.indicator].id),
                            text(area),
                            text(period.period.id()),
                            value.map_or(Value::None, |(n, _)| Value::Number(n)),
                            value.map_or(Value::None, |(_, d)| Value::Number(d)),
                            value.map_or(Value::None, |(n, d)| number(rounded_beside(n, d, goal))),
                            goal.map_or(Value::None, |goal| number(goal.0)),
                            Value::Number(u64::from(reading.counted)),
                            Value::Number(u64::from(reading.expected)),
                            text(state_code(reading.state)),
                            bound(bounds.map(|(least, _)| least)),
                            bound(bounds.map(|(_, most)| most)),
                            maybe(applies_to),
                            text(assessment_code(assess())),
                            met.map_or(Value::None, Value::YesNo),
                            Value::YesNo(period.demonstration),
                        ]
                    });
                };
                row(&project.area(plan.area).id, &period.whole[s], &|| measured.assess(plan, s, None, i));
                for (area, reading) in period.areas.iter().zip(&period.by_area[s]) {
                    row(&project.area(*area).id, reading, &|| measured.assess(plan, s, Some(*area), i));
                }
            }
        }
    }
}

/// How many institutions use each payment method, and how many methods they use.
pub fn coverage(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for p in plans_of(m, only) {
        let (plan, measured) = (&project.plans[p], &m.plans[p]);
        for period in &measured.periods {
            for (sector, coverage) in project.sectors.iter().zip(&period.coverage) {
                let mut row = |method: Value, methods: Value, institutions: u64| {
                    each(&|| {
                        vec![
                            text(&plan.id),
                            text(period.period.id()),
                            text(&sector.id),
                            method.clone(),
                            methods.clone(),
                            Value::Number(institutions),
                            Value::Number(coverage.counted),
                            Value::YesNo(period.demonstration),
                        ]
                    });
                };
                for (method, institutions) in project.methods.iter().zip(&coverage.by_method) {
                    row(text(&method.id), Value::None, *institutions);
                }
                for (methods, institutions) in (0_u64..).zip(&coverage.by_number) {
                    row(Value::None, Value::Number(methods), *institutions);
                }
            }
        }
    }
}

/// Every list of institutions, with those left out and why.
pub fn rankings(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for p in plans_of(m, only) {
        let (plan, measured, results) = (&project.plans[p], &m.plans[p], &project.results[p]);
        for ranking in &measured.rankings {
            let period = &results[ranking.results];
            let demonstration = period.is_demonstration();
            let start = |list: &str, institution: InstitutionIx| {
                vec![
                    text(&plan.id),
                    text(period.period.id()),
                    text(&project.institution_kinds[ranking.kind].id),
                    text(list),
                    text(&project.institution(institution).id),
                ]
            };
            let before = ranking.before.map(|ix| results[ix].period.id());
            let lists = [("honour", &ranking.honoured), ("rank", &ranking.ranked), ("criticise", &ranking.weak)];
            for (list, all) in lists {
                for placed in all.iter().flatten() {
                    each(&|| {
                        let mut row = start(list, placed.institution);
                        row.push(if placed.place == 0 { Value::None } else { number(placed.place) });
                        let value =
                            |of: fn((u64, u64)) -> u64| placed.value.map_or(Value::None, |v| Value::Number(of(v)));
                        row.extend([value(|(n, _)| n), value(|(_, d)| d)]);
                        row.push(maybe(before.as_ref().filter(|_| placed.place > 0)));
                        row.push(placed.before.map_or(Value::None, number));
                        row.extend([Value::None, Value::YesNo(demonstration)]);
                        row
                    });
                }
            }
            for (institution, reason) in &ranking.left_out {
                each(&|| {
                    let mut row = start("left_out", *institution);
                    row.extend(std::iter::repeat_n(Value::None, 5));
                    row.push(match reason {
                        LeftOut::TooFew(_) => text("too_few"),
                        LeftOut::NoFigure => text("no_figure"),
                        LeftOut::NotPublished => text("not_published"),
                        LeftOut::Lacks(indicator) => text(["lacks ", &project.indicators[*indicator].id].concat()),
                    });
                    row.push(Value::YesNo(demonstration));
                    row
                });
            }
        }
    }
}
