//! Which files of open data there are, and what their columns are.

use super::table::{self, Each};
use crate::measure::Measured;

/// A published file: its name, what it is and its columns with the keys of their meaning.
#[derive(Debug)]
pub struct DataFile {
    /// File name without its ending.
    pub id: &'static str,
    /// Key of the sentence that says what it holds.
    pub about: &'static str,
    /// Columns with the key of their meaning. `name` stands for one column a language, `cells` for one a field of rows.
    pub columns: &'static [(&'static str, &'static str)],
    /// Further columns that only the JSON file has, because no cell can hold them.
    pub more: &'static [(&'static str, &'static str)],
    /// Columns that together name a row.
    pub primary: &'static [&'static str],
    /// Hands every row to a taker, in a fixed order; rows are as wide as both lists of columns.
    pub rows: fn(&Measured<'_>, &mut Each<'_>),
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
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
pub fn kind(column: &str) -> Kind {
    match column {
        "value_bp" | "target_bp" | "numerator" | "denominator" | "counted" | "expected" | "place" | "days"
        | "before_place" | "before_numerator" | "before_denominator" | "number_of_methods" | "institutions"
        | "withhold_below" => Kind::Number,
        "demonstration" | "met" => Kind::YesNo,
        "issued" | "from" | "to" | "judged" | "by" | "valid_from" | "valid_to" | "moved_on" | "opened" | "closed"
        | "received" | "last_day" | "on" => Kind::Day,
        _ => Kind::Text,
    }
}

/// Every file, in the order of the page of open data.
pub const FILES: [DataFile; 16] = [
    DataFile {
        id: "plans",
        about: "file_plans",
        columns: &[
            ("plan", "column_plan"),
            ("name", "column_name"),
            ("number", "column_plan_number"),
            ("issued", "column_issued"),
            ("area", "column_area"),
            ("from", "column_from"),
            ("to", "column_to"),
            ("judged", "column_judged"),
        ],
        more: &[
            ("compare", "column_compare"),
            ("payment", "column_payment"),
            ("recognition", "column_recognition"),
            ("duties", "column_duties"),
        ],
        primary: &["plan"],
        rows: table::plans,
    },
    DataFile {
        id: "targets",
        about: "file_targets",
        columns: &[
            ("plan", "column_plan"),
            ("target", "column_target"),
            ("name", "column_name"),
            ("indicators", "column_indicators"),
            ("sectors", "column_sectors"),
            ("kinds", "column_kinds"),
            ("denominator_rule", "column_denominator_rule"),
            ("part_of", "column_part_of"),
            ("value_bp", "column_value_bp"),
            ("operator", "column_operator"),
            ("strength", "column_strength"),
            ("by", "column_by"),
            ("clause", "column_clause"),
            ("quote", "column_quote"),
            ("progress", "column_progress"),
        ],
        more: &[("measures", "column_measures")],
        primary: &["plan", "target", "by"],
        rows: table::targets,
    },
    DataFile {
        id: "series",
        about: "file_series",
        columns: &[
            ("plan", "column_plan"),
            ("series", "column_series"),
            ("purpose", "column_purpose"),
            ("target", "column_target"),
            ("indicator", "column_indicator"),
            ("sectors", "column_sectors"),
            ("kinds", "column_kinds"),
            ("denominator_rule", "column_denominator_rule"),
        ],
        more: &[("formula", "column_formula")],
        primary: &["plan", "series"],
        rows: table::series,
    },
    DataFile {
        id: "indicators",
        about: "file_indicators",
        columns: &[
            ("indicator", "column_indicator"),
            ("name", "column_name"),
            ("withhold_below", "column_withhold_below"),
            ("withhold_with", "column_withhold_with"),
        ],
        more: &[("formula", "column_formula")],
        primary: &["indicator"],
        rows: table::indicators,
    },
    DataFile {
        id: "areas",
        about: "file_areas",
        columns: &[
            ("area", "column_area"),
            ("code", "column_code"),
            ("name", "column_name"),
            ("kind", "column_area_kind"),
            ("level", "column_level"),
            ("parent", "column_parent"),
            ("valid_from", "column_valid_from"),
            ("valid_to", "column_valid_to"),
            ("successors", "column_successors"),
        ],
        more: &[],
        primary: &["area"],
        rows: table::areas,
    },
    DataFile {
        id: "agencies",
        about: "file_agencies",
        columns: &[("agency", "column_agency"), ("name", "column_name")],
        more: &[],
        primary: &["agency"],
        rows: table::agencies,
    },
    DataFile {
        id: "institutions",
        about: "file_institutions",
        columns: &[
            ("institution", "column_institution"),
            ("name", "column_name"),
            ("kind", "column_kind"),
            ("sector", "column_sector"),
            ("area", "column_area"),
            ("moved_on", "column_moved_on"),
            ("moved_to", "column_moved_to"),
            ("manager", "column_manager"),
            ("opened", "column_opened"),
            ("closed", "column_closed"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &["institution"],
        rows: table::institutions,
    },
    DataFile {
        id: "reports",
        about: "file_reports",
        columns: &[
            ("plan", "column_plan"),
            ("period", "column_period"),
            ("report", "column_report"),
            ("sender", "column_sender"),
            ("duty", "column_duty"),
            ("received", "column_received"),
            ("report_status", "column_report_status"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &["plan", "period", "report"],
        rows: table::reports,
    },
    DataFile {
        id: "results",
        about: "file_results",
        columns: &[
            ("plan", "column_plan"),
            ("period", "column_period"),
            ("institution", "column_institution"),
            ("report", "column_report"),
            ("received", "column_received"),
            ("report_status", "column_report_status"),
            ("demonstration", "column_demonstration"),
            ("cells", "column_cells"),
        ],
        more: &[],
        primary: &["plan", "period", "institution"],
        rows: table::results,
    },
    DataFile {
        id: "totals",
        about: "file_totals",
        columns: &[
            ("plan", "column_plan"),
            ("period", "column_period"),
            ("area", "column_area"),
            ("kind", "column_kind"),
            ("indicator", "column_indicator"),
            ("report", "column_report"),
            ("received", "column_received"),
            ("report_status", "column_report_status"),
            ("numerator", "column_numerator"),
            ("denominator", "column_denominator"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &["plan", "period", "area", "kind", "indicator"],
        rows: table::totals,
    },
    DataFile {
        id: "readings",
        about: "file_readings",
        columns: &[
            ("plan", "column_plan"),
            ("series", "column_series"),
            ("target", "column_target"),
            ("indicator", "column_indicator"),
            ("area", "column_area"),
            ("period", "column_period"),
            ("numerator", "column_numerator"),
            ("denominator", "column_denominator"),
            ("value_bp", "column_reading_bp"),
            ("target_bp", "column_value_bp"),
            ("counted", "column_counted"),
            ("expected", "column_expected"),
            ("state", "column_status"),
            ("progress", "column_progress"),
            ("met", "column_met"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &["plan", "series", "area", "period"],
        rows: table::readings,
    },
    DataFile {
        id: "coverage",
        about: "file_coverage",
        columns: &[
            ("plan", "column_plan"),
            ("period", "column_period"),
            ("sector", "column_sector"),
            ("method", "column_method"),
            ("number_of_methods", "column_number_of_methods"),
            ("institutions", "column_institutions"),
            ("counted", "column_counted"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &["plan", "period", "sector", "method", "number_of_methods"],
        rows: table::coverage,
    },
    DataFile {
        id: "rankings",
        about: "file_rankings",
        columns: &[
            ("plan", "column_plan"),
            ("period", "column_period"),
            ("kind", "column_kind"),
            ("list", "column_list"),
            ("institution", "column_institution"),
            ("place", "column_place"),
            ("numerator", "column_numerator"),
            ("denominator", "column_denominator"),
            ("before", "column_before"),
            ("before_place", "column_before_place"),
            ("before_numerator", "column_before_numerator"),
            ("before_denominator", "column_before_denominator"),
            ("reason", "column_left_out"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &["plan", "period", "kind", "list", "institution"],
        rows: table::rankings,
    },
    DataFile {
        id: "duties",
        about: "file_duties",
        columns: &[
            ("plan", "column_plan"),
            ("duty", "column_duty"),
            ("period", "column_period"),
            ("sender", "column_sender"),
            ("last_day", "column_last_day"),
            ("received", "column_received"),
            ("state", "column_due_state"),
            ("days", "column_days"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &["plan", "duty", "period", "sender"],
        rows: table::duties,
    },
    DataFile {
        id: "revisions",
        about: "file_revisions",
        columns: &[
            ("plan", "column_plan"),
            ("period", "column_period"),
            ("institution", "column_institution"),
            ("field", "column_field"),
            ("area", "column_area"),
            ("institution_kind", "column_kind"),
            ("indicator", "column_indicator"),
            ("was", "column_was"),
            ("kind", "column_revision_kind"),
            ("on", "column_on"),
            ("name", "column_reason"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &[],
        rows: table::revisions,
    },
    DataFile {
        id: "replies",
        about: "file_replies",
        columns: &[
            ("plan", "column_plan"),
            ("period", "column_period"),
            ("institution", "column_institution"),
            ("on", "column_reply_on"),
            ("name", "column_reply"),
            ("demonstration", "column_demonstration"),
        ],
        more: &[],
        primary: &[],
        rows: table::replies,
    },
];
