//! The table of the files of open data, with their columns.

use crate::i18n::message::Declaration;
use crate::model::ids::DataFileIx;
use crate::site::data::data_file::DataFile;
use crate::site::data::table;

/// The file of an index.
pub fn file(ix: DataFileIx) -> &'static DataFile {
    &FILES[usize::from(ix)]
}

/// Declares the files. The rows of a file are made by the function of its name in [`table`]. Its message is `file_NAME`, that of a
/// column is `column_NAME`, with the name after `as` where a column of the same name means something else in another file.
macro_rules! data_files {
    ($(
        $file:ident {
            columns: $($column:ident $(as $words:ident)?),*;
            $(more: $($more:ident),*;)?
            primary: $($primary:ident),*;
        }
    )*) => {
        /// Every file, in the order of the page of open data.
        pub static FILES: &[DataFile] = &[$(DataFile {
            id: stringify!($file),
            about: &Declaration::plain(concat!("file_", stringify!($file))),
            columns: &[$((stringify!($column), &Declaration::plain(data_files!(@ $column $(as $words)?)))),*],
            more: &[$($((stringify!($more), &Declaration::plain(data_files!(@ $more)))),*)?],
            primary: &[$(stringify!($primary)),*],
            rows: table::$file,
        }),*];
    };
    (@ $column:ident) => { concat!("column_", stringify!($column)) };
    (@ $column:ident as $words:ident) => { concat!("column_", stringify!($words)) };
}

data_files! {
    plans {
        columns: plan, name, number as plan_number, issued, area, from, to, judged, certain_from_bp;
        more: compare, payment, recognition, duties;
        primary: plan;
    }
    targets {
        columns: plan, target, name, indicators, sectors, kinds, denominator_rule, part_of, applies_to, value_bp,
            operator, strength, by, clause, quote, progress;
        more: measures;
        primary: plan, target, by;
    }
    series {
        columns: plan, series, purpose, target, indicator, sectors, kinds, denominator_rule, adds;
        more: formula;
        primary: plan, series;
    }
    indicators {
        columns: indicator, name, withhold_below, withhold_with;
        more: formula;
        primary: indicator;
    }
    areas {
        columns: area, code, name, kind as area_kind, level, parent, valid_from, valid_to, successors;
        primary: area;
    }
    agencies {
        columns: agency, name, group, members;
        primary: agency;
    }
    institutions {
        columns: institution, name, kind, sector, area, moved_on, moved_to, manager, opened, closed, demonstration;
        primary: institution;
    }
    reports {
        columns: plan, period, report, sender, duty, received, report_status, demonstration;
        primary: plan, period, report;
    }
    results {
        columns: plan, period, institution, report, received, report_status, demonstration, cells;
        primary: plan, period, institution;
    }
    totals {
        columns: plan, period, area, kind, indicator, report, received, report_status, numerator, denominator,
            institutions as covered, demonstration;
        primary: plan, period, area, kind, indicator;
    }
    readings {
        columns: plan, series, target, indicator, area, period, numerator, denominator, value_bp as reading_bp,
            target_bp as value_bp, counted, expected, state as status, least_bp, most_bp, target_for, assessment,
            met, demonstration;
        primary: plan, series, area, period;
    }
    coverage {
        columns: plan, period, sector, method, number_of_methods, institutions, counted, demonstration;
        primary: plan, period, sector, method, number_of_methods;
    }
    rankings {
        columns: plan, period, kind, list, institution, place, numerator, denominator, before, before_place,
            reason as left_out, demonstration;
        primary: plan, period, kind, list, institution;
    }
    duties {
        columns: plan, duty, period, sender, last_day, received, state as due_state, days, not_judged as unjudged,
            demonstration;
        primary: plan, duty, period, sender;
    }
    revisions {
        columns: plan, period, institution, field, area, institution_kind as kind, indicator, was,
            kind as revision_kind, on, name as reason, demonstration;
        primary: ;
    }
    replies {
        columns: plan, period, institution, on as reply_on, name as reply, demonstration;
        primary: ;
    }
}

/// The messages of all files and columns.
pub fn messages() -> impl Iterator<Item = &'static Declaration> {
    FILES.iter().flat_map(|file| {
        let columns = file.columns.iter().chain(file.more);
        columns.map(|(_, about)| *about).chain([file.about])
    })
}
