//! The table of the files of open data, with their columns.

use crate::model::ids::DataFileIx;
use crate::site::data::data_file::DataFile;
use crate::site::data::table;

/// The file of an index.
pub fn file(ix: DataFileIx) -> &'static DataFile {
    &FILES[usize::from(ix)]
}

/// Every file, in the order of the page of open data.
pub const FILES: [DataFile; 16] = [
    DataFile {
        id: "plans",
        about: &msg::file_plans {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("name", &msg::column_name {}),
            ("number", &msg::column_plan_number {}),
            ("issued", &msg::column_issued {}),
            ("area", &msg::column_area {}),
            ("from", &msg::column_from {}),
            ("to", &msg::column_to {}),
            ("judged", &msg::column_judged {}),
            ("certain_from_bp", &msg::column_certain_from_bp {}),
        ],
        more: &[
            ("compare", &msg::column_compare {}),
            ("payment", &msg::column_payment {}),
            ("recognition", &msg::column_recognition {}),
            ("duties", &msg::column_duties {}),
        ],
        primary: &["plan"],
        rows: table::plans,
    },
    DataFile {
        id: "targets",
        about: &msg::file_targets {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("target", &msg::column_target {}),
            ("name", &msg::column_name {}),
            ("indicators", &msg::column_indicators {}),
            ("sectors", &msg::column_sectors {}),
            ("kinds", &msg::column_kinds {}),
            ("denominator_rule", &msg::column_denominator_rule {}),
            ("part_of", &msg::column_part_of {}),
            ("applies_to", &msg::column_applies_to {}),
            ("value_bp", &msg::column_value_bp {}),
            ("operator", &msg::column_operator {}),
            ("strength", &msg::column_strength {}),
            ("by", &msg::column_by {}),
            ("clause", &msg::column_clause {}),
            ("quote", &msg::column_quote {}),
            ("progress", &msg::column_progress {}),
        ],
        more: &[("measures", &msg::column_measures {})],
        primary: &["plan", "target", "by"],
        rows: table::targets,
    },
    DataFile {
        id: "series",
        about: &msg::file_series {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("series", &msg::column_series {}),
            ("purpose", &msg::column_purpose {}),
            ("target", &msg::column_target {}),
            ("indicator", &msg::column_indicator {}),
            ("sectors", &msg::column_sectors {}),
            ("kinds", &msg::column_kinds {}),
            ("denominator_rule", &msg::column_denominator_rule {}),
            ("adds", &msg::column_adds {}),
        ],
        more: &[("formula", &msg::column_formula {})],
        primary: &["plan", "series"],
        rows: table::series,
    },
    DataFile {
        id: "indicators",
        about: &msg::file_indicators {},
        columns: &[
            ("indicator", &msg::column_indicator {}),
            ("name", &msg::column_name {}),
            ("withhold_below", &msg::column_withhold_below {}),
            ("withhold_with", &msg::column_withhold_with {}),
        ],
        more: &[("formula", &msg::column_formula {})],
        primary: &["indicator"],
        rows: table::indicators,
    },
    DataFile {
        id: "areas",
        about: &msg::file_areas {},
        columns: &[
            ("area", &msg::column_area {}),
            ("code", &msg::column_code {}),
            ("name", &msg::column_name {}),
            ("kind", &msg::column_area_kind {}),
            ("level", &msg::column_level {}),
            ("parent", &msg::column_parent {}),
            ("valid_from", &msg::column_valid_from {}),
            ("valid_to", &msg::column_valid_to {}),
            ("successors", &msg::column_successors {}),
        ],
        more: &[],
        primary: &["area"],
        rows: table::areas,
    },
    DataFile {
        id: "agencies",
        about: &msg::file_agencies {},
        columns: &[
            ("agency", &msg::column_agency {}),
            ("name", &msg::column_name {}),
            ("group", &msg::column_group {}),
            ("members", &msg::column_members {}),
        ],
        more: &[],
        primary: &["agency"],
        rows: table::agencies,
    },
    DataFile {
        id: "institutions",
        about: &msg::file_institutions {},
        columns: &[
            ("institution", &msg::column_institution {}),
            ("name", &msg::column_name {}),
            ("kind", &msg::column_kind {}),
            ("sector", &msg::column_sector {}),
            ("area", &msg::column_area {}),
            ("moved_on", &msg::column_moved_on {}),
            ("moved_to", &msg::column_moved_to {}),
            ("manager", &msg::column_manager {}),
            ("opened", &msg::column_opened {}),
            ("closed", &msg::column_closed {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &["institution"],
        rows: table::institutions,
    },
    DataFile {
        id: "reports",
        about: &msg::file_reports {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("period", &msg::column_period {}),
            ("report", &msg::column_report {}),
            ("sender", &msg::column_sender {}),
            ("duty", &msg::column_duty {}),
            ("received", &msg::column_received {}),
            ("report_status", &msg::column_report_status {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &["plan", "period", "report"],
        rows: table::reports,
    },
    DataFile {
        id: "results",
        about: &msg::file_results {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("period", &msg::column_period {}),
            ("institution", &msg::column_institution {}),
            ("report", &msg::column_report {}),
            ("received", &msg::column_received {}),
            ("report_status", &msg::column_report_status {}),
            ("demonstration", &msg::column_demonstration {}),
            ("cells", &msg::column_cells {}),
        ],
        more: &[],
        primary: &["plan", "period", "institution"],
        rows: table::results,
    },
    DataFile {
        id: "totals",
        about: &msg::file_totals {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("period", &msg::column_period {}),
            ("area", &msg::column_area {}),
            ("kind", &msg::column_kind {}),
            ("indicator", &msg::column_indicator {}),
            ("report", &msg::column_report {}),
            ("received", &msg::column_received {}),
            ("report_status", &msg::column_report_status {}),
            ("numerator", &msg::column_numerator {}),
            ("denominator", &msg::column_denominator {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &["plan", "period", "area", "kind", "indicator"],
        rows: table::totals,
    },
    DataFile {
        id: "readings",
        about: &msg::file_readings {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("series", &msg::column_series {}),
            ("target", &msg::column_target {}),
            ("indicator", &msg::column_indicator {}),
            ("area", &msg::column_area {}),
            ("period", &msg::column_period {}),
            ("numerator", &msg::column_numerator {}),
            ("denominator", &msg::column_denominator {}),
            ("value_bp", &msg::column_reading_bp {}),
            ("target_bp", &msg::column_value_bp {}),
            ("counted", &msg::column_counted {}),
            ("expected", &msg::column_expected {}),
            ("state", &msg::column_status {}),
            ("least_bp", &msg::column_least_bp {}),
            ("most_bp", &msg::column_most_bp {}),
            ("target_for", &msg::column_target_for {}),
            ("assessment", &msg::column_assessment {}),
            ("met", &msg::column_met {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &["plan", "series", "area", "period"],
        rows: table::readings,
    },
    DataFile {
        id: "coverage",
        about: &msg::file_coverage {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("period", &msg::column_period {}),
            ("sector", &msg::column_sector {}),
            ("method", &msg::column_method {}),
            ("number_of_methods", &msg::column_number_of_methods {}),
            ("institutions", &msg::column_institutions {}),
            ("counted", &msg::column_counted {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &["plan", "period", "sector", "method", "number_of_methods"],
        rows: table::coverage,
    },
    DataFile {
        id: "rankings",
        about: &msg::file_rankings {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("period", &msg::column_period {}),
            ("kind", &msg::column_kind {}),
            ("list", &msg::column_list {}),
            ("institution", &msg::column_institution {}),
            ("place", &msg::column_place {}),
            ("numerator", &msg::column_numerator {}),
            ("denominator", &msg::column_denominator {}),
            ("before", &msg::column_before {}),
            ("before_place", &msg::column_before_place {}),
            ("reason", &msg::column_left_out {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &["plan", "period", "kind", "list", "institution"],
        rows: table::rankings,
    },
    DataFile {
        id: "duties",
        about: &msg::file_duties {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("duty", &msg::column_duty {}),
            ("period", &msg::column_period {}),
            ("sender", &msg::column_sender {}),
            ("last_day", &msg::column_last_day {}),
            ("received", &msg::column_received {}),
            ("state", &msg::column_due_state {}),
            ("days", &msg::column_days {}),
            ("not_judged", &msg::column_unjudged {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &["plan", "duty", "period", "sender"],
        rows: table::duties,
    },
    DataFile {
        id: "revisions",
        about: &msg::file_revisions {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("period", &msg::column_period {}),
            ("institution", &msg::column_institution {}),
            ("field", &msg::column_field {}),
            ("area", &msg::column_area {}),
            ("institution_kind", &msg::column_kind {}),
            ("indicator", &msg::column_indicator {}),
            ("was", &msg::column_was {}),
            ("kind", &msg::column_revision_kind {}),
            ("on", &msg::column_on {}),
            ("name", &msg::column_reason {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &[],
        rows: table::revisions,
    },
    DataFile {
        id: "replies",
        about: &msg::file_replies {},
        columns: &[
            ("plan", &msg::column_plan {}),
            ("period", &msg::column_period {}),
            ("institution", &msg::column_institution {}),
            ("on", &msg::column_reply_on {}),
            ("name", &msg::column_reply {}),
            ("demonstration", &msg::column_demonstration {}),
        ],
        more: &[],
        primary: &[],
        rows: table::replies,
    },
];

crate::messages! {
    column_adds {}
    column_agency {}
    column_applies_to {}
    column_area {}
    column_area_kind {}
    column_assessment {}
    column_before {}
    column_before_place {}
    column_by {}
    column_target_for {}
    column_most_bp {}
    column_least_bp {}
    column_cells {}
    column_certain_from_bp {}
    column_clause {}
    column_closed {}
    column_code {}
    column_compare {}
    column_counted {}
    column_days {}
    column_demonstration {}
    column_denominator {}
    column_denominator_rule {}
    column_due_state {}
    column_duties {}
    column_duty {}
    column_expected {}
    column_field {}
    column_formula {}
    column_from {}
    column_group {}
    column_indicator {}
    column_indicators {}
    column_institution {}
    column_institutions {}
    column_issued {}
    column_judged {}
    column_kind {}
    column_kinds {}
    column_last_day {}
    column_left_out {}
    column_level {}
    column_list {}
    column_manager {}
    column_measures {}
    column_members {}
    column_met {}
    column_method {}
    column_moved_on {}
    column_moved_to {}
    column_name {}
    column_number_of_methods {}
    column_numerator {}
    column_on {}
    column_opened {}
    column_operator {}
    column_parent {}
    column_part_of {}
    column_payment {}
    column_period {}
    column_place {}
    column_plan {}
    column_plan_number {}
    column_progress {}
    column_purpose {}
    column_quote {}
    column_reading_bp {}
    column_reason {}
    column_received {}
    column_recognition {}
    column_reply {}
    column_reply_on {}
    column_report {}
    column_report_status {}
    column_revision_kind {}
    column_sector {}
    column_sectors {}
    column_sender {}
    column_series {}
    column_status {}
    column_strength {}
    column_successors {}
    column_target {}
    column_to {}
    column_unjudged {}
    column_valid_from {}
    column_valid_to {}
    column_value_bp {}
    column_was {}
    column_withhold_below {}
    column_withhold_with {}
    file_agencies {}
    file_areas {}
    file_coverage {}
    file_duties {}
    file_indicators {}
    file_institutions {}
    file_plans {}
    file_rankings {}
    file_readings {}
    file_replies {}
    file_reports {}
    file_results {}
    file_revisions {}
    file_series {}
    file_targets {}
    file_totals {}
}
