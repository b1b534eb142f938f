//! The rows of open data: the same for every language, with stable columns. Names are in every language of the portal
//! (`name_vi`, `name_en`); codes, counts and days are as in the data. It does not depend on CSV or JSON.

mod areas;
mod plans;
mod readings;
mod received;

use crate::measure::assessment::{Assessment, Level};
use crate::measure::progress::Progress;
use crate::measure::{Measured, State};
use crate::model::ids::PlanIx;
use crate::model::plan::Plan;
use crate::model::result::Results;
use crate::model::target::AppliesTo;
use crate::model::text::Text;
use crate::site::data::data_file::Value;

pub use areas::{agencies, areas, institutions};
pub use plans::{indicators, plans, series, targets};
pub use readings::{coverage, rankings, readings};
pub use received::{duties, replies, reports, results, revisions, totals};

/// All plans, or one.
fn plans_of(measured: &Measured<'_>, only: Option<PlanIx>) -> Vec<PlanIx> {
    only.map_or_else(|| measured.plans.keys().collect(), |p| vec![p])
}

/// The results of all plans, or of one, each with its plan.
fn results_of<'m>(m: &Measured<'m>, only: Option<PlanIx>) -> impl Iterator<Item = (&'m Plan, &'m Results)> {
    let project = m.project;
    let plans = plans_of(m, only).into_iter();
    plans.flat_map(move |p| project.results[p].iter().map(move |results| (&project.plans[p], results)))
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

fn number(value: impl Into<u64>) -> Value {
    Value::Number(value.into())
}

fn ids<'a>(list: impl Iterator<Item = &'a str>) -> Value {
    Value::Text(list.collect::<Vec<_>>().join(" "))
}

fn list<'a>(list: impl Iterator<Item = &'a str>) -> Value {
    Value::List(list.map(text).collect())
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

/// Code of whom a target is set for in files.
fn applies_to_code(applies_to: AppliesTo) -> &'static str {
    match applies_to {
        AppliesTo::Whole => "whole",
        AppliesTo::EachArea => "each_area",
    }
}

/// Code of what may be said of a figure in files.
pub fn assessment_code(assessment: Assessment) -> &'static str {
    match assessment {
        Assessment::Progress(progress) => progress_code(progress),
        Assessment::Level(Level::Reached) => "at_or_above_whole",
        Assessment::Level(Level::Below) => "below_whole",
        Assessment::Level(Level::Uncertain) => "uncertain",
        Assessment::Level(Level::None) => "none",
    }
}

/// Code of a progress in files.
pub fn progress_code(progress: Progress) -> &'static str {
    match progress {
        Progress::Met => "met",
        Progress::OnTrack => "on_track",
        Progress::Faster => "faster",
        Progress::Slow => "slow",
        Progress::Worse => "worse",
        Progress::Missed => "missed",
        Progress::Uncertain => "uncertain",
        Progress::Unknown => "unknown",
        Progress::None => "none",
    }
}
