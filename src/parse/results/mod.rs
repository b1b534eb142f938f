//! Reads `data/plans/ID/results/PERIOD/`: the reports received and their rows, in YAML or CSV.

pub mod cell;
mod checks;
mod gaps;
mod order;
pub mod parsed;
pub mod refs;
mod reports;
mod revisions;
mod rows;

use crate::model::ids::{InstitutionIx, ReportIx, TiVec};
use std::collections::BTreeSet;
use std::mem;

use super::decode::Decoder;
use super::keys::Subject;
use super::keys::results::{REPORTS_FILE, ROWS_FILE};
use super::names::Names;
use crate::diagnostics::{catalogue, has_errors};
use crate::input::csv::Table;
use crate::input::{FileId, Span};
use crate::model::date::Date;
use crate::model::period::Period;
use crate::model::result::{Results, Row};
use checks::{check_rows, check_totals};
use order::Order;
use parsed::{ParsedPeriod, Spanned};
use refs::ResultRefs;
use rows::{read_table, table_of};

/// Reads the results of a plan, in order of period. Each period is shown to `on_period` as its files say it.
pub fn read(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    mut on_period: impl FnMut(&mut Decoder<'_>, &ParsedPeriod),
) -> Vec<Results> {
    let folder = format!("data/plans/{}/results", refs.plan.id);
    let files: Vec<(FileId, String)> = d.sources.under(&folder).map(|(id, f)| (id, f.path.clone())).collect();
    let names: BTreeSet<&str> =
        files.iter().filter_map(|(_, path)| path.strip_prefix(&folder)?.strip_prefix('/')?.split('/').next()).collect();
    let mut all = Vec::new();
    let mut scratch = Scratch {
        table: Table::default(),
        order: Order::of(refs.institutions.len()),
        rows: Vec::new(),
        spans: Vec::new(),
        members: refs
            .institutions
            .keys()
            .filter(|one| refs.lies_in(refs.institutions[*one].area, refs.plan.area))
            .collect(),
    };
    for name in names {
        let inside: Vec<(FileId, &str)> = files
            .iter()
            .filter_map(|(id, path)| {
                let rest = path.strip_prefix(&folder)?.strip_prefix('/')?.strip_prefix(name)?.strip_prefix('/')?;
                Some((*id, rest))
            })
            .collect();
        let place = inside.first().map_or_else(Span::default, |(file, _)| Span::of(*file, 0, 0));
        let Some(period) = Period::parse(name) else {
            d.wrong_value(place, name, "thư mục tên là một kỳ: 2022-Q1", "a folder named by a period: 2022-Q1");
            continue;
        };
        if period.end() < refs.plan.from || period.start() > refs.plan.to {
            d.diagnostics.push(catalogue::period_outside_plan(place, name));
        }
        let (results, read) = read_period(d, refs, period, &inside, &mut scratch);
        on_period(d, &read);
        all.push(finished(results, read, refs.as_of, &mut scratch));
    }
    all.sort_by_key(|r| r.period);
    all
}

/// Memory that is used for one period after another.
struct Scratch<'t> {
    table: Table<'t>,
    order: Order,
    /// For [`ParsedPeriod::rows`], empty.
    rows: Vec<Spanned<Row>>,
    /// For [`ParsedPeriod::spans`], empty.
    spans: Vec<Span>,
    /// The institutions in the plan's area.
    members: Vec<InstitutionIx>,
}

fn read_period<'t>(
    d: &mut Decoder<'t>,
    refs: &ResultRefs<'_>,
    period: Period,
    files: &[(FileId, &str)],
    scratch: &mut Scratch<'t>,
) -> (Results, ParsedPeriod) {
    let found_before = d.diagnostics.len();
    let mut results = Results {
        period,
        reports: TiVec::new(),
        rows: Vec::new(),
        totals: TiVec::new(),
        revisions: TiVec::new(),
        missing: Vec::new(),
        replies: Vec::new(),
    };
    let mut report_names = Names::new(Subject::Report);
    let mut read = ParsedPeriod {
        period,
        rows: mem::take(&mut scratch.rows),
        totals: Vec::new(),
        revisions: Vec::new(),
        spans: mem::take(&mut scratch.spans),
        reports: files.first().map_or_else(Span::default, |(file, _)| Span::of(*file, 0, 0)),
        report_spans: Vec::new(),
        is_whole: false,
    };
    let folder = format!("data/plans/{}/results/{}", refs.plan.id, period.id());
    scratch.order.start();
    if let Some(tree) = d.file(&format!("{folder}/reports.yaml")) {
        d.map(&tree, &REPORTS_FILE, |f| {
            reports::read(f, refs, &mut report_names, &mut read, &mut results);
            Some(())
        });
    }
    for (id, name) in files {
        if name.ends_with(".csv") {
            let sources = d.sources;
            crate::input::csv::read_into(&mut scratch.table, *id, &sources.file(*id).text, &mut d.diagnostics);
            read_table(d, refs, &report_names, &scratch.table, &mut scratch.order, &mut read);
        } else if name.ends_with(".yaml")
            && *name != "reports.yaml"
            && let Some(tree) = d.yaml(*id)
        {
            d.map(&tree, &ROWS_FILE, |f| {
                for list in [f.node("rows"), f.node("totals")].into_iter().flatten() {
                    let table = table_of(f.d, list);
                    read_table(f.d, refs, &report_names, &table, &mut scratch.order, &mut read);
                }
                Some(())
            });
        }
    }
    // No two rows have the same span.
    read.rows.sort_unstable_by_key(|row| (row.what.institution, row.span));
    for pair in read.rows.windows(2) {
        if pair[0].what.institution == pair[1].what.institution {
            let id = &refs.institutions[pair[1].what.institution].id;
            d.diagnostics.push(catalogue::duplicate_row(pair[1].span, id));
        }
    }
    check_rows(d, refs, &results, &read.rows);
    check_totals(d, refs, &results, &read.rows, &read.totals);
    read.is_whole = !has_errors(&d.diagnostics[found_before..]);
    // A row that could not be read is not missing. A period without any rows has reports in words alone, and is not measured.
    let has_rows = !read.rows.is_empty() || !read.totals.is_empty();
    if has_rows && !has_errors(&d.diagnostics) {
        gaps::check(d, refs, &scratch.members, &results, &read);
    }
    (results, read)
}

/// The results of a period on the portal's day; the memory that they were read into can be used again.
fn finished(mut results: Results, mut read: ParsedPeriod, as_of: Date, scratch: &mut Scratch<'_>) -> Results {
    results.revisions = read.revisions.into_iter().map(|revision| revision.what).collect();
    results.totals = read.totals.into_iter().map(|total| total.what).collect();
    results.rows = read.rows.drain(..).map(|row| row.what).collect();
    read.spans.clear();
    (scratch.rows, scratch.spans) = (read.rows, read.spans);
    leave_out_later(&mut results, as_of);
    results
}

/// Leaves out what was received or changed after the portal's day, as if it had not come yet.
fn leave_out_later(results: &mut Results, as_of: Date) {
    // For each report its new index, if it is there already.
    let mut kept: TiVec<ReportIx, Option<ReportIx>> = TiVec::with_capacity(results.reports.len());
    let mut next = 0_usize;
    for report in &results.reports {
        let is_there = report.received <= as_of;
        kept.push(is_there.then(|| ReportIx::from(next)));
        next += usize::from(is_there);
    }
    let index = |report: ReportIx| kept.get(report).copied().flatten();
    results.reports.retain(|report| report.received <= as_of);
    results.rows.retain_mut(|row| index(row.report).inspect(|new| row.report = *new).is_some());
    results.totals.retain_mut(|total| index(total.report).inspect(|new| total.report = *new).is_some());
    results.missing.retain_mut(|missing| index(missing.report).inspect(|new| missing.report = *new).is_some());
    results.revisions.retain(|revision| revision.on <= as_of);
    results.replies.retain(|reply| reply.on <= as_of);
}
