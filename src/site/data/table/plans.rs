//! Plans, targets, series and indicators as rows. What no cell can hold is in the JSON files only:
//! formulas as `{"share": CONDITION}` and `{"ratio": {"of": FIELD, "to": FIELD}}`, conditions as `{"yes": FIELD}`,
//! `{"methods": N}`, `{"methods": "rule"}` and `{"all": [CONDITION, …]}`: the vocabulary of `data/indicators.yaml`.

use super::{applies_to_code, ids, list, maybe, number, plans_of, progress_code, text, texts};
use crate::measure::Measured;
use crate::measure::progress::Progress;
use crate::measure::rank::demanded_module;
use crate::measure::series::Series;
use crate::model::Project;
use crate::model::duty::{Duty, Every};
use crate::model::ids::{FieldIx, IndicatorIx, PlanIx};
use crate::model::indicator::{Condition, Formula};
use crate::model::payment::{MethodRule, PaymentRule};
use crate::model::period::PeriodPart;
use crate::model::plan::{Criteria, Plan};
use crate::model::share::Share;
use crate::model::target::{Denominator, Operator, Strength};
use crate::site::data::data_file::{Each, Value};

/// Plans, with their rules.
pub fn plans(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    for p in plans_of(m, only) {
        let (plan, measured) = (&m.project.plans[p], &m.plans[p]);
        each(&|| {
            let mut row = vec![text(&plan.id)];
            row.extend(texts(&plan.title));
            row.extend([
                maybe(plan.number.as_ref()),
                maybe(plan.issued),
                text(&m.project.area(plan.area).id),
                text(plan.from.to_string()),
                text(plan.to.to_string()),
                text(measured.judged.to_string()),
                number(plan.certain_from.0),
            ]);
            row.extend([
                text(&m.project.levels[plan.compare].id),
                Value::List(plan.payment.iter().map(|rule| payment(m.project, rule)).collect()),
                recognition(m.project, plan),
                Value::List(plan.duties.iter().map(|one| duty(m.project, one)).collect()),
            ]);
            row
        });
    }
}

/// Targets, a row a milestone.
pub fn targets(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for p in plans_of(m, only) {
        let (plan, measured) = (&project.plans[p], &m.plans[p]);
        for (target, state) in plan.targets.iter().zip(&measured.targets) {
            let mut start = vec![text(&plan.id), text(&target.id)];
            start.extend(texts(&target.title));
            start.extend([
                ids(target.measures.iter().map(|i| project.indicators[*i].id.as_str())),
                ids(target.among.sectors.iter().map(|s| project.sectors[*s].id.as_str())),
                ids(target.among.kinds.iter().map(|k| project.institution_kinds[*k].id.as_str())),
                text(denominator_code(target.denominator)),
                maybe(target.part_of.map(|t| &plan.targets[t].id)),
                text(applies_to_code(target.applies_to)),
            ]);
            if let Some(quote) = &target.quote {
                let mut row = start.clone();
                row.extend(std::iter::repeat_n(Value::None, 4));
                row.extend([text(&quote.clause), text(&quote.words), text(progress_code(Progress::None))]);
                row.push(Value::List(Vec::new()));
                each(&|| row.clone());
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
                    Value::List(state.series.iter().map(|s| measure(project, plan, &measured.series[*s])).collect()),
                ]);
                each(&|| row.clone());
            }
        }
    }
}

/// Series followed.
pub fn series(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for p in plans_of(m, only) {
        let (plan, measured) = (&project.plans[p], &m.plans[p]);
        for one in &measured.series {
            let purpose = match (one.target, one.is_yardstick) {
                (Some(_), _) => "target",
                (None, false) => "rule",
                (None, true) => "yardstick",
            };
            each(&|| {
                vec![
                    text(&plan.id),
                    text(one.id(project, plan)),
                    text(purpose),
                    maybe(one.target.map(|t| &plan.targets[t].id)),
                    text(&project.indicators[one.indicator].id),
                    ids(one.among.sectors.iter().map(|s| project.sectors[*s].id.as_str())),
                    ids(one.among.kinds.iter().map(|k| project.institution_kinds[*k].id.as_str())),
                    text(denominator_code(one.denominator)),
                    text(if one.is_flow { "flow" } else { "stock" }),
                    formula(project, &project.indicators[one.indicator].formula),
                ]
            });
        }
    }
}

pub fn indicators(m: &Measured<'_>, _only: Option<PlanIx>, each: &mut Each<'_>) {
    for one in &m.project.indicators {
        let mut row = vec![text(&one.id)];
        row.extend(texts(&one.name));
        row.extend([
            one.withhold_below.map_or(Value::None, Value::Number),
            maybe(one.withhold_with.map(|i| &m.project.indicators[i].id)),
            formula(m.project, &one.formula),
        ]);
        each(&|| row.clone());
    }
}

fn denominator_code(denominator: Denominator) -> &'static str {
    match denominator {
        Denominator::All => "all",
        Denominator::Adopters => "adopters",
        Denominator::Pilots => "pilots",
    }
}

fn measure(project: &Project, plan: &Plan, series: &Series) -> Value {
    let indicator = &project.indicators[series.indicator];
    Value::Map(vec![
        ("series", text(series.id(project, plan))),
        ("indicator", text(&indicator.id)),
        ("formula", formula(project, &indicator.formula)),
    ])
}

fn formula(project: &Project, formula: &Formula) -> Value {
    match formula {
        Formula::Share(of) => Value::Map(vec![("share", condition(project, of))]),
        Formula::Ratio { of, to } => {
            let field = |f: &FieldIx| text(&project.fields[*f].id);
            Value::Map(vec![("ratio", Value::Map(vec![("of", field(of)), ("to", field(to))]))])
        }
    }
}

fn condition(project: &Project, one: &Condition) -> Value {
    Value::Map(vec![match one {
        Condition::Yes(field) => ("yes", text(&project.fields[*field].id)),
        Condition::Methods { least, .. } => ("methods", number(*least)),
        Condition::MethodRule { .. } => ("methods", text("rule")),
        Condition::All(all) => ("all", Value::List(all.iter().map(|one| condition(project, one)).collect())),
    }])
}

fn payment(project: &Project, rule: &PaymentRule) -> Value {
    Value::Map(vec![
        ("sector", text(&project.sectors[rule.sector].id)),
        (
            "methods",
            match rule.methods {
                MethodRule::AtLeast(n) => Value::Map(vec![("at_least", number(n))]),
                MethodRule::Listed => text("listed"),
                MethodRule::None => text("none"),
            },
        ),
        ("of", list(rule.of.iter().map(|m| project.methods[*m].id.as_str()))),
        ("module", Value::YesNo(rule.module)),
        ("module_indicator", maybe(demanded_module(project, Some(rule)).map(|i| &project.indicators[i].id))),
        ("contact_point", Value::YesNo(rule.contact_point)),
    ])
}

/// Thresholds as `[{"indicator": …, "value_bp": …}]`.
fn thresholds(project: &Project, all: &[(IndicatorIx, Share)]) -> Value {
    let one = |(indicator, share): &(IndicatorIx, Share)| {
        Value::Map(vec![("indicator", text(&project.indicators[*indicator].id)), ("value_bp", number(share.0))])
    };
    Value::List(all.iter().map(one).collect())
}

fn indicator_ids(project: &Project, all: &[IndicatorIx]) -> Value {
    list(all.iter().map(|indicator| project.indicators[*indicator].id.as_str()))
}

fn recognition(project: &Project, plan: &Plan) -> Value {
    let rules = &plan.recognition;
    let honour = rules.honour.as_ref().map_or(Value::None, |honour| {
        Value::Map(vec![
            ("payment_rule", Value::YesNo(honour.payment_rule)),
            ("needs", indicator_ids(project, &honour.needs)),
            ("at_least", thresholds(project, &honour.at_least)),
        ])
    });
    let criteria = match rules.criteria {
        Criteria::Clause => "clause",
        Criteria::Own => "own",
    };
    Value::Map(vec![
        ("minimum", Value::Number(rules.minimum)),
        ("criteria", text(criteria)),
        ("rank_by", maybe(rules.rank.as_ref().map(|rank| &project.indicators[rank.by].id))),
        ("rank_needs", indicator_ids(project, rules.rank.as_ref().map_or(&[][..], |rank| rank.needs.as_slice()))),
        ("honour", honour),
        ("criticise_below", rules.criticise.as_ref().map_or(Value::None, |below| thresholds(project, below))),
    ])
}

fn duty(project: &Project, duty: &Duty) -> Value {
    let carries = duty.carries.as_ref().map_or(Value::None, |carries| {
        Value::Map(vec![
            ("sectors", list(carries.sectors.iter().map(|s| project.sectors[*s].id.as_str()))),
            ("managers", list(carries.managers.iter().map(|a| project.agency(*a).id.as_str()))),
        ])
    });
    let due = duty.due.iter().map(|rule| {
        let part = match rule.part {
            PeriodPart::Quarter(n) => format!("Q{n}"),
            PeriodPart::Half(n) => format!("H{n}"),
            PeriodPart::Year => "Y".to_owned(),
        };
        Value::Map(vec![
            ("period", text(part)),
            ("before", text(format!("{:02}-{:02}", rule.month, rule.day))),
            ("next_year", Value::YesNo(rule.next_year)),
        ])
    });
    let taken_over = duty.taken_over.map_or(Value::None, |taken| {
        Value::Map(vec![("from", text(taken.from.to_string())), ("by_areas", text(&project.levels[taken.by_areas].id))])
    });
    Value::Map(vec![
        ("duty", text(&duty.id)),
        ("from_areas", maybe(duty.from_areas.map(|level| &project.levels[level].id))),
        ("from_agencies", list(duty.from_agencies.iter().map(|a| project.agency(*a).id.as_str()))),
        ("to", list(duty.to.iter().map(|a| project.agency(*a).id.as_str()))),
        ("via", maybe(duty.via.map(|a| &project.agency(a).id))),
        ("then", list(duty.then.iter().map(|a| project.agency(*a).id.as_str()))),
        ("carries", carries),
        (
            "every",
            text(match duty.every {
                Every::Quarter => "quarter",
                Every::HalfYear => "half-year",
                Every::Year => "year",
                Every::AsPrescribed => "as-prescribed",
                Every::OnRequest => "on-request",
                Every::AtOnce => "at-once",
            }),
        ),
        ("wording", maybe(duty.wording.as_ref().map(|quote| &quote.words))),
        ("due", Value::List(due.collect())),
        ("since", maybe(duty.since.as_ref().map(|(day, _)| *day))),
        ("taken_over", taken_over),
    ])
}
