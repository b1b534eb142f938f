//! What can be counted: payment methods, fields of result rows, and indicators made from them.

use super::text::Text;

/// A payment method of the closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
}

/// What a cell of a result row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// A whole number.
    Count,
    /// An amount in đồng.
    Dong,
    /// Yes or no.
    YesNo,
    /// A set of payment methods.
    Methods,
}

/// A column of result rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Id, also the column's head.
    pub id: String,
    /// What its cells hold.
    pub kind: FieldType,
    /// Name.
    pub name: Text,
    /// The field that it may not exceed.
    pub part_of: Option<usize>,
    /// Sectors that fill it in; empty: all.
    pub sectors: Vec<usize>,
}

/// Something that is measured the same way everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// How it is counted, for readers.
    pub definition: Text,
    /// How it is counted, exactly.
    pub formula: Formula,
    /// Denominators from 1 to one less than this are not published.
    pub withhold_below: Option<u64>,
    /// Not published where this indicator (a place in `Project::indicators`) is withheld.
    pub withhold_with: Option<usize>,
}

/// How an indicator is computed from rows. Percentages cannot be averaged: there is no variant for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// Institutions that meet a condition over institutions counted.
    Share(Condition),
    /// The sum of one field over the sum of another.
    Ratio {
        /// Place of the upper field in `Project::fields`.
        of: usize,
        /// Place of the lower field.
        to: usize,
    },
}

/// What an institution must show to be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The field says yes.
    Yes(usize),
    /// At least so many payment methods in the field (a place in `Project::fields`).
    Methods {
        /// The field that holds methods.
        field: usize,
        /// So many of them.
        least: u32,
    },
    /// As many methods in the field as the plan's rule for the sector asks; at least one where it sets no number.
    MethodRule {
        /// The field that holds methods.
        field: usize,
    },
    /// All of these.
    All(Vec<Condition>),
}
