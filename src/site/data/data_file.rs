//! The types of open data: a file, its columns, its rows and its parts.

use crate::i18n::message::Declaration;
use crate::measure::Measured;
use crate::model::ids::PlanIx;

/// A published file: its name, what it is and its columns with their descriptions.
pub struct DataFile {
    /// File name without its ending.
    pub id: &'static str,
    /// The message that says what it holds.
    pub about: &'static Declaration,
    /// Columns with their descriptions. `name` means one column for each language, `cells` one for each field of result
    /// rows.
    pub columns: &'static [(&'static str, &'static Declaration)],
    /// Further columns that only the JSON file has, because no cell can hold them.
    pub more: &'static [(&'static str, &'static Declaration)],
    /// Columns that together name a row.
    pub primary: &'static [&'static str],
    /// Its rows, as wide as both lists of columns.
    pub rows: Rows,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words and codes.
    Text,
    /// Whole numbers.
    Number,
    /// true or false.
    YesNo,
    /// Days such as 2022-12-31.
    Day,
}

/// What the cells of a column hold, by its name.
pub fn column_kind(column: &str) -> ColumnKind {
    match column {
        "value_bp" | "least_bp" | "most_bp" | "target_bp" | "certain_from_bp" | "numerator" | "denominator"
        | "counted" | "expected" | "place" | "days" | "before_place" | "before_numerator" | "before_denominator"
        | "number_of_methods" | "institutions" | "withhold_below" => ColumnKind::Number,
        "demonstration" | "met" => ColumnKind::YesNo,
        "issued" | "from" | "to" | "judged" | "by" | "valid_from" | "valid_to" | "moved_on" | "opened" | "closed"
        | "received" | "last_day" | "on" => ColumnKind::Day,
        _ => ColumnKind::Text,
    }
}

/// Receives one row, which is made only when it is called for.
pub type Each<'e> = dyn FnMut(&dyn Fn() -> Vec<Value>) + 'e;

/// Hands every row of a file to a function, in a fixed order: all rows, or those of one plan.
pub type Rows = fn(&Measured<'_>, Option<PlanIx>, &mut Each<'_>);

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
#[derive(Clone)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Its description.
    pub about: &'static Declaration,
}

/// Columns of a file: `name` becomes one column for each language, `cells` one for each field of result rows.
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

/// Most rows of a file. A longer one is published in parts, one for each plan: spreadsheets become slow, browsers fail, and new results
/// of one plan would change the whole file.
const MAX_ROWS: usize = 10_000;

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The plan whose rows it holds; `None`: all rows.
    pub plan: Option<PlanIx>,
    /// The number of rows.
    pub rows: usize,
}

/// The parts in which a file is published: one, or one for each plan when it is long.
pub fn parts(measured: &Measured<'_>, file: &DataFile) -> Vec<Part> {
    parts_above(MAX_ROWS, measured, file)
}

fn parts_above(max_rows: usize, measured: &Measured<'_>, file: &DataFile) -> Vec<Part> {
    let part = |plan: Option<PlanIx>| {
        let mut rows = 0;
        (file.rows)(measured, plan, &mut |_| rows += 1);
        Part { plan, rows }
    };
    let whole = part(None);
    if whole.rows <= max_rows {
        return vec![whole];
    }
    let split: Vec<Part> = measured.plans.keys().map(|p| part(Some(p))).filter(|part| part.rows > 0).collect();
    // A file with rows that belong to no plan, or to several, is not split.
    let is_whole = split.iter().map(|part| part.rows).sum::<usize>() == whole.rows;
    if split.len() > 1 && is_whole { split } else { vec![whole] }
}

/// Name of a part without its ending: that of the file, or a file in a folder of that name.
pub fn part_name(measured: &Measured<'_>, file: &DataFile, part: Part) -> String {
    match part.plan {
        Some(p) => format!("{}/{}", file.id, measured.project.plans[p].id),
        None => file.id.to_owned(),
    }
}
