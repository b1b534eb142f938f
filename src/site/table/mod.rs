//! Open data: the same rows for every language, with stable columns. Names stand in every language of the portal
//! (`name_vi`, `name_en`); codes, counts and days are as in the data. It knows no CSV and no JSON.

mod places;
mod plans;
mod readings;
mod received;

pub use places::{agencies, areas, institutions};
pub use plans::{indicators, plans, series, targets};
pub use readings::{coverage, rankings, readings};
pub use received::{duties, replies, reports, results, revisions, totals};

use std::ops::Range;

use super::files::DataFile;
use crate::measure::progress::Progress;
use crate::measure::{Measured, State};
use crate::model::text::Text;

/// Takes one row, which is made only when it is asked for.
pub type Each<'e> = dyn FnMut(&dyn Fn() -> Vec<Value>) + 'e;

/// Hands every row to a taker, in a fixed order: all of them, or those of one plan (place in `Project::plans`).
pub type Rows = fn(&Measured<'_>, Option<usize>, &mut Each<'_>);

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
    /// Several values; in JSON files only.
    List(Vec<Value>),
    /// Named values; in JSON files only.
    Map(Vec<(&'static str, Value)>),
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Key of its meaning.
    pub about: &'static str,
}

/// Columns of a file: `name` becomes one column a language, `cells` one a field of result rows.
pub fn columns(measured: &Measured<'_>, file: &DataFile) -> Vec<Column> {
    let project = measured.project;
    file.columns
        .iter()
        .flat_map(|(name, about)| {
            let names = match *name {
                "name" => project.config.languages.iter().map(|lang| format!("name_{}", lang.code)).collect(),
                "cells" => project.fields.iter().map(|field| field.id.clone()).collect(),
                other => vec![other.to_owned()],
            };
            names.into_iter().map(|name| Column { name, about })
        })
        .collect()
}

/// Column heads of a file.
pub fn heads(measured: &Measured<'_>, file: &DataFile) -> Vec<String> {
    columns(measured, file).into_iter().map(|column| column.name).collect()
}

/// Heads of the columns that only the JSON file has.
pub fn more_heads(file: &DataFile) -> impl Iterator<Item = String> + '_ {
    file.more.iter().map(|(name, _)| (*name).to_owned())
}

/// Rows of a file at most. A longer one is published in a part a plan: programs for tables slow down, browsers give up, and a change of one
/// plan's results would be a change of all.
const LONG: usize = 10_000;

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The plan whose rows it holds; `None`: all rows.
    pub plan: Option<usize>,
    /// How many.
    pub rows: usize,
}

/// The parts in which a file is published: one, or one a plan when it is long.
pub fn parts(measured: &Measured<'_>, file: &DataFile) -> Vec<Part> {
    parts_above(LONG, measured, file)
}

fn parts_above(long: usize, measured: &Measured<'_>, file: &DataFile) -> Vec<Part> {
    let part = |plan: Option<usize>| {
        let mut rows = 0;
        (file.rows)(measured, plan, &mut |_| rows += 1);
        Part { plan, rows }
    };
    let whole = part(None);
    if whole.rows <= long {
        return vec![whole];
    }
    let split: Vec<Part> = plans_of(measured, None).map(|p| part(Some(p))).filter(|part| part.rows > 0).collect();
    // A file with rows that belong to no plan, or to several, stays in one piece.
    let is_whole = split.iter().map(|part| part.rows).sum::<usize>() == whole.rows;
    if split.len() > 1 && is_whole { split } else { vec![whole] }
}

/// Name of a part without its ending: that of the file, or a file in a folder of that name.
pub fn name(measured: &Measured<'_>, file: &DataFile, part: Part) -> String {
    match part.plan {
        Some(p) => format!("{}/{}", file.id, measured.project.plans[p].id),
        None => file.id.to_owned(),
    }
}

/// Places of all plans, or of one.
fn plans_of(measured: &Measured<'_>, only: Option<usize>) -> Range<usize> {
    only.map_or(0..measured.plans.len(), |p| p..p + 1)
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
