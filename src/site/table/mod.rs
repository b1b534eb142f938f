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

use super::files::DataFile;
use crate::measure::progress::Progress;
use crate::measure::{Measured, State};
use crate::model::text::Text;

/// Takes one row.
pub type Each<'e> = dyn FnMut(Vec<Value>) + 'e;

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

/// Number of rows of a file.
pub fn count(measured: &Measured<'_>, file: &DataFile) -> usize {
    let mut count = 0;
    (file.rows)(measured, &mut |_| count += 1);
    count
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
