//! What was computed, as rows: readings, payment methods in use, rankings.

use super::{Each, Value, maybe, number, plans_of, progress_code, state_code, text};
use crate::measure::progress::Progress;
use crate::measure::rank::LeftOut;
use crate::measure::{Measured, Reading, rounded_beside};
use crate::model::institution::InstitutionIx;

/// Every series in every period, for the whole plan and each area compared.
pub fn readings(m: &Measured<'_>, only: Option<usize>, each: &mut Each<'_>) {
    let project = m.project;
    for p in plans_of(m, only) {
        let (plan, measured) = (&project.plans[p], &m.plans[p]);
        for (s, series) in measured.series.iter().enumerate() {
            let id = series.id(project, plan);
            for (i, period) in measured.periods.iter().enumerate() {
                let mut row = |area: &str, reading: &Reading, progress: &dyn Fn() -> Progress| {
                    each(&|| {
                        let value = reading.value();
                        let goal = measured.target_value(s, i);
                        let met = goal.zip(value).map(|(target, (n, d))| target.is_met_by(n, d));
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
                            text(progress_code(progress())),
                            met.map_or(Value::None, Value::YesNo),
                            Value::YesNo(period.demonstration),
                        ]
                    });
                };
                row(&project.area(plan.area).id, &period.whole[s], &|| measured.whole_progress(plan, s, i));
                for (area, reading) in period.areas.iter().zip(&period.by_area[s]) {
                    row(&project.area(*area).id, reading, &|| measured.area_progress(plan, s, *area, i));
                }
            }
        }
    }
}

/// How many institutions use each payment method, and how many methods they use.
pub fn coverage(m: &Measured<'_>, only: Option<usize>, each: &mut Each<'_>) {
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
pub fn rankings(m: &Measured<'_>, only: Option<usize>, each: &mut Each<'_>) {
    let project = m.project;
    for p in plans_of(m, only) {
        let (plan, measured, results) = (&project.plans[p], &m.plans[p], &project.results[p]);
        for ranking in &measured.rankings {
            let period = &results[ranking.results];
            let demonstration = period.reports.iter().any(|r| r.demonstration);
            let start = |list: &str, institution: InstitutionIx| {
                vec![
                    text(&plan.id),
                    text(period.period.id()),
                    text(&project.institution_kinds[ranking.kind].id),
                    text(list),
                    text(&project.institution(institution).id),
                ]
            };
            let before = ranking.before.map(|place| results[place].period.id());
            let pair = |(n, d): (u64, u64)| [Value::Number(n), Value::Number(d)];
            let lists = [("honour", &ranking.honoured), ("rank", &ranking.ranked), ("criticise", &ranking.weak)];
            for (list, all) in lists {
                for placed in all.iter().flatten() {
                    each(&|| {
                        let mut row = start(list, placed.institution);
                        row.push(if placed.place == 0 { Value::None } else { number(placed.place) });
                        row.extend(pair((placed.numerator, placed.denominator)));
                        row.push(maybe(before.as_ref().filter(|_| placed.place > 0)));
                        row.push(placed.before.map_or(Value::None, number));
                        row.extend([Value::None, Value::None, Value::None, Value::YesNo(demonstration)]);
                        row
                    });
                }
            }
            for entry in ranking.improved.iter().flatten() {
                each(&|| {
                    let mut row = start("improved", entry.institution);
                    row.push(number(entry.place));
                    row.extend(pair(entry.to));
                    row.extend([maybe(before.as_ref()), Value::None]);
                    row.extend(pair(entry.from));
                    row.extend([Value::None, Value::YesNo(demonstration)]);
                    row
                });
            }
            for (institution, reason) in &ranking.left_out {
                each(&|| {
                    let mut row = start("left_out", *institution);
                    row.extend(std::iter::repeat_n(Value::None, 7));
                    row.push(text(match reason {
                        LeftOut::TooFew(_) => "too_few",
                        LeftOut::LateReport(_) => "late_report",
                        LeftOut::NoFigure => "no_figure",
                        LeftOut::NotPublished => "not_published",
                    }));
                    row.push(Value::YesNo(demonstration));
                    row
                });
            }
        }
    }
}
