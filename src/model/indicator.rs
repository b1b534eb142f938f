//! What can be counted: payment methods, fields of result rows, and indicators made from them.

use super::ids::{FieldIx, IndicatorIx, SectorIx};
use super::text::Text;

/// A payment method of the closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    pub id: String,
    pub name: Text,
}

/// Type of the cells of a field.
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

/// How the values of a field in several periods relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adds {
    /// It adds up over the period (transactions, money): only periods of one length can be compared.
    Flow,
    /// It is true on the last day of the period (has a QR code): any two periods can be compared.
    Stock,
}

/// A column of result rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Id, also the column's header.
    pub id: String,
    /// Type of its cells.
    pub kind: FieldType,
    /// How its values of several periods relate.
    pub adds: Adds,
    pub name: Text,
    /// The field whose value it may not exceed.
    pub part_of: Option<FieldIx>,
    /// Sectors that fill it in; empty: all.
    pub sectors: Vec<SectorIx>,
}

/// The role of an indicator in the program. At most one indicator has each role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicatorRole {
    /// Counts institutions with a payment module, which payment rules may demand.
    PaymentModule,
    /// Counts institutions with a contact point, which payment rules may demand.
    ContactPoint,
}

impl IndicatorRole {
    /// Every role with its name in `data/indicators.yaml`.
    pub const ALL: [(&'static str, Self); 2] =
        [("payment-module", Self::PaymentModule), ("contact-point", Self::ContactPoint)];
}

/// A measured quantity with one definition for all plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    pub id: String,
    pub name: Text,
    /// Name beside that of a target with several measures: "by number". The name where there is no shorter one.
    pub short: Text,
    /// For a share of institutions: its name where one institution answers yes or no.
    pub of_one: Option<Text>,
    /// Words that follow the number in a sentence: what the institutions did ("took cashless payment"), or what a ratio is a part of
    /// ("of payments were cashless").
    pub predicate: Option<Text>,
    /// Definition for readers.
    pub definition: Text,
    /// Definition for computation.
    pub formula: Formula,
    /// Values with a denominator from 1 to below this are not published.
    pub withhold_below: Option<u64>,
    /// Withheld wherever this other indicator is withheld.
    pub withhold_with: Option<IndicatorIx>,
    /// Its role in the program.
    pub role: Option<IndicatorRole>,
}

/// How an indicator is computed from rows. There is no variant that averages percentages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// Number of institutions that meet a condition, divided by the number counted.
    Share(Condition),
    /// Sum of one field, divided by the sum of another.
    Ratio {
        /// Field of the numerator.
        of: FieldIx,
        /// Field of the denominator.
        to: FieldIx,
    },
}

/// Condition for an institution to count in the numerator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The field says yes.
    Yes(FieldIx),
    /// The field has at least this number of payment methods.
    Methods {
        /// Field with payment methods.
        field: FieldIx,
        /// Minimum number.
        least: u32,
    },
    /// The field has at least as many payment methods as the plan's rule for the sector requires; 1 if the rule gives
    /// no number.
    MethodRule {
        /// Field with payment methods.
        field: FieldIx,
    },
    /// All of these.
    All(Vec<Condition>),
}
