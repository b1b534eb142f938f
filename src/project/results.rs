//! Reads `data/plans/ID/results/PERIOD/`: the reports received and their rows, YAML or CSV alike.

use std::collections::BTreeSet;
use std::mem;

use super::areas::area_ix;
use super::decode::{Decoder, Names};
use super::known::Known;
use super::order::Order;
use super::published::{Memory, Published};
use super::revisions::read_revision;
use super::rows::{read_table, table_of};
use crate::diagnostic::{catalogue, has_errors};
use crate::model::area::AreaIx;
use crate::model::date::Date;
use crate::model::institution::{AgencyIx, InstitutionIx};
use crate::model::period::Period;
use crate::model::result::{Cell, Missing, Reply, Report, Results, Revision, Row, Sender, Total};
use crate::source::csv::Table;
use crate::source::yaml::Node;
use crate::source::{FileId, Span};

/// What was read, with its place and those of its values.
pub struct Placed<T> {
    /// What it is.
    pub what: T,
    /// Where it stands.
    pub span: Span,
    /// Where its values stand: at this place of [`AsRead::places`] and after it. A row has one for each field, a total its numerator, a
    /// changed value what was there before.
    pub values: usize,
}

/// A period as its files say it, whatever the portal's day.
pub struct AsRead {
    /// The period.
    pub period: Period,
    /// In the order of institutions.
    pub rows: Vec<Placed<Row>>,
    /// In the order of the files.
    pub totals: Vec<Placed<Total>>,
    /// Values that changed.
    pub revisions: Vec<Placed<Revision>>,
    /// Where the values of all these stand.
    pub places: Vec<Span>,
    /// Where the reports are listed.
    pub reports: Span,
    /// Nothing of it was left out because it could not be read.
    pub is_whole: bool,
}

/// Reads the results of a plan, in order of period, and holds them against what is remembered of them.
pub fn read(d: &mut Decoder<'_>, known: &Known<'_>, memory: &Memory, published: &mut Published) -> Vec<Results> {
    let folder = format!("data/plans/{}/results", known.plan.id);
    let files: Vec<(FileId, String)> = d.sources.under(&folder).map(|(id, f)| (id, f.path.clone())).collect();
    let names: BTreeSet<&str> =
        files.iter().filter_map(|(_, path)| path.strip_prefix(&folder)?.strip_prefix('/')?.split('/').next()).collect();
    let mut all = Vec::new();
    let mut room = Room {
        table: Table::default(),
        order: Order::of(known.institutions.len()),
        rows: Vec::new(),
        places: Vec::new(),
    };
    for name in names {
        let inside: Vec<(FileId, &str)> = files
            .iter()
            .filter_map(|(id, path)| {
                let rest = path.strip_prefix(&folder)?.strip_prefix('/')?.strip_prefix(name)?.strip_prefix('/')?;
                Some((*id, rest))
            })
            .collect();
        let place = inside.first().map_or_else(Span::default, |(file, _)| Span { file: *file, ..Span::default() });
        let Some(period) = Period::parse(name) else {
            d.diagnostics.push(catalogue::wrong_value(
                place,
                name,
                &crate::diagnostic::Said::new("thư mục tên là một kỳ: 2022-Q1", "a folder named by a period: 2022-Q1"),
            ));
            continue;
        };
        if period.end() < known.plan.from || period.start() > known.plan.to {
            d.diagnostics.push(catalogue::period_outside_plan(place, name));
        }
        let (results, read) = read_period(d, known, period, &inside, &mut room);
        memory.hold_against(d, known, &read, published);
        all.push(finished(results, read, known.as_of, &mut room));
    }
    memory.hold_against_periods(d, known, &all);
    all.sort_by_key(|r| r.period);
    all
}

/// What serves one period after another.
struct Room<'t> {
    table: Table<'t>,
    order: Order,
    /// For [`AsRead::rows`], empty.
    rows: Vec<Placed<Row>>,
    /// For [`AsRead::places`], empty.
    places: Vec<Span>,
}

fn read_period<'t>(
    d: &mut Decoder<'t>,
    known: &Known<'_>,
    period: Period,
    files: &[(FileId, &str)],
    room: &mut Room<'t>,
) -> (Results, AsRead) {
    let found_before = d.diagnostics.len();
    let mut results = Results {
        period,
        reports: Vec::new(),
        rows: Vec::new(),
        totals: Vec::new(),
        revisions: Vec::new(),
        missing: Vec::new(),
        replies: Vec::new(),
    };
    let mut report_names = Names::new("báo cáo của kỳ này", "report of this period");
    let mut read = AsRead {
        period,
        rows: mem::take(&mut room.rows),
        totals: Vec::new(),
        revisions: Vec::new(),
        places: mem::take(&mut room.places),
        reports: files.first().map_or_else(Span::default, |(file, _)| Span { file: *file, ..Span::default() }),
        is_whole: false,
    };
    let folder = format!("data/plans/{}/results/{}", known.plan.id, period.id());
    room.order.start();
    if let Some(tree) = d.file(&format!("{folder}/reports.yaml")) {
        let mut f = d.fields(&tree);
        read.reports = f.span();
        let list = d.required(&mut f, "reports");
        for node in d.list(list) {
            let report = read_report(d, known, period, node);
            d.define(&mut report_names, &report.id, results.reports.len(), node.span);
            results.reports.push(report);
        }
        let list = d.optional(&mut f, "revisions");
        read.revisions =
            d.list(list).iter().filter_map(|node| read_revision(d, known, node, &mut read.places)).collect();
        let list = d.optional(&mut f, "missing");
        results.missing = d.list(list).iter().filter_map(|n| read_missing(d, known, &report_names, n)).collect();
        let list = d.optional(&mut f, "replies");
        results.replies = d.list(list).iter().filter_map(|n| read_reply(d, known, n)).collect();
        d.finish(f);
    }
    for (id, name) in files {
        if name.ends_with(".csv") {
            let sources = d.sources;
            crate::source::csv::read_into(&mut room.table, *id, &sources.file(*id).text, &mut d.diagnostics);
            read_table(d, known, &report_names, &room.table, &mut room.order, &mut read);
        } else if name.ends_with(".yaml")
            && *name != "reports.yaml"
            && let Some(tree) = d.yaml(*id)
        {
            let mut f = d.fields(&tree);
            for key in ["rows", "totals"] {
                let list = d.optional(&mut f, key);
                let table = table_of(d, list);
                read_table(d, known, &report_names, &table, &mut room.order, &mut read);
            }
            d.finish(f);
        }
    }
    // No two places are the same.
    read.rows.sort_unstable_by_key(|row| (row.what.institution, row.span));
    for pair in read.rows.windows(2) {
        if pair[0].what.institution == pair[1].what.institution {
            let id = &known.institutions[pair[1].what.institution.0 as usize].id;
            d.diagnostics.push(catalogue::duplicate_row(pair[1].span, id));
        }
    }
    check_rows(d, known, period, &read.rows, &results.missing);
    check_totals(d, known, period, &read.rows, &read.totals);
    read.is_whole = !has_errors(&d.diagnostics[found_before..]);
    (results, read)
}

/// The results of a period on the portal's day; the room that they were read in is free again.
fn finished(mut results: Results, mut read: AsRead, as_of: Date, room: &mut Room<'_>) -> Results {
    results.revisions = read.revisions.into_iter().map(|revision| revision.what).collect();
    results.totals = read.totals.into_iter().map(|total| total.what).collect();
    results.rows = read.rows.drain(..).map(|row| row.what).collect();
    read.places.clear();
    (room.rows, room.places) = (read.rows, read.places);
    leave_out_later(&mut results, as_of);
    results
}

/// Leaves out what was received or changed after the portal's day, as if it had not come yet.
fn leave_out_later(results: &mut Results, as_of: Date) {
    let mut places: Vec<Option<u32>> = Vec::with_capacity(results.reports.len());
    let mut next = 0;
    for report in &results.reports {
        let is_there = report.received <= as_of;
        places.push(is_there.then_some(next));
        next += u32::from(is_there);
    }
    let place = |report: u32| places.get(report as usize).copied().flatten();
    results.reports.retain(|report| report.received <= as_of);
    results.rows.retain_mut(|row| place(row.report).inspect(|new| row.report = *new).is_some());
    results.totals.retain_mut(|total| place(total.report).inspect(|new| total.report = *new).is_some());
    results.missing.retain_mut(|missing| place(missing.report).inspect(|new| missing.report = *new).is_some());
    results.revisions.retain(|revision| revision.on <= as_of);
    results.replies.retain(|reply| reply.on <= as_of);
}

fn read_report(d: &mut Decoder<'_>, known: &Known<'_>, period: Period, node: &Node) -> Report {
    let mut f = d.fields(node);
    let id = d.required(&mut f, "id");
    let id = d.id(id);
    let from_area = d.optional(&mut f, "from_area");
    let from_agency = d.optional(&mut f, "from_agency");
    if from_area.is_some() == from_agency.is_some() {
        d.diagnostics.push(catalogue::missing_key(f.span(), "from_area | from_agency"));
    }
    let from = match from_area {
        Some(node) => Sender::Area(area_ix(d.name(Some(node), known.area_names))),
        None => Sender::Agency(AgencyIx(u32::try_from(d.name(from_agency, known.agencies)).unwrap_or(0))),
    };
    let duty = d.optional(&mut f, "duty").and_then(|n| {
        let written = d.string(Some(n));
        let place = known.plan.duties.iter().position(|duty| duty.id == written);
        if place.is_none() {
            let ids: Vec<&str> = known.plan.duties.iter().map(|duty| duty.id.as_str()).collect();
            d.diagnostics.push(catalogue::not_one_of(n.span, written, ids));
        }
        place
    });
    let received_node = d.required(&mut f, "received");
    let received = d.date(received_node);
    if let Some(node) = received_node
        && known.as_of != Date::MIN
        && !known.is_past_view
        && received > known.as_of
    {
        d.diagnostics.push(catalogue::received_later(node.span, &known.as_of.to_string()));
    }
    if let (Sender::Area(area), Some(node)) = (from, from_area) {
        check_in_force(d, known, area, &[period.end(), received], node.span);
    }
    let status = d.required(&mut f, "status");
    let provisional = d.one_of(status, &[("final", false), ("provisional", true)]);
    let demonstration = d.required(&mut f, "demonstration");
    let demonstration = d.yes_no(demonstration);
    d.finish(f);
    Report { id, from, duty, received, provisional, demonstration }
}

pub(super) fn institution(d: &mut Decoder<'_>, known: &Known<'_>, node: Option<&Node>) -> Option<InstitutionIx> {
    d.maybe_name(node, known.institution_names).map(institution_ix)
}

fn read_missing(d: &mut Decoder<'_>, known: &Known<'_>, reports: &Names, node: &Node) -> Option<Missing> {
    let mut f = d.fields(node);
    let whose = d.required(&mut f, "institution");
    let whose = institution(d, known, whose);
    let report = d.required(&mut f, "report");
    let report = d.maybe_name(report, reports);
    let reason = d.required(&mut f, "reason");
    let reason = d.text(reason);
    d.finish(f);
    Some(Missing { institution: whose?, report: u32::try_from(report?).unwrap_or(0), reason })
}

fn read_reply(d: &mut Decoder<'_>, known: &Known<'_>, node: &Node) -> Option<Reply> {
    let mut f = d.fields(node);
    let whose = d.required(&mut f, "institution");
    let whose = institution(d, known, whose);
    let on = d.required(&mut f, "on");
    let on = d.date(on);
    let text = d.required(&mut f, "text");
    let text = d.text(text);
    d.finish(f);
    Some(Reply { institution: whose?, on, text })
}

/// Rows lie in the plan's area, their institutions were open, and missing cells have a reason.
fn check_rows(d: &mut Decoder<'_>, known: &Known<'_>, period: Period, rows: &[Placed<Row>], missing: &[Missing]) {
    for Placed { what: row, span, .. } in rows {
        let institution = &known.institutions[row.institution.0 as usize];
        let mut at = Some(institution.area);
        let mut steps = 0;
        while let Some(ix) = at
            && ix != known.plan.area
            && steps < known.areas.len()
        {
            at = known.areas.get(ix.0 as usize).and_then(|a| a.parent);
            steps += 1;
        }
        if at != Some(known.plan.area) {
            d.diagnostics.push(catalogue::outside_plan(*span, &institution.id));
        }
        if !institution.is_open_on(period.end()) {
            d.diagnostics.push(catalogue::not_open(*span, &institution.id));
        } else {
            check_in_force(d, known, institution.area_on(period.end()), &[period.end()], *span);
        }
        let has_gap = row.cells.contains(&Cell::Missing);
        if has_gap && !missing.iter().any(|m| m.institution == row.institution) {
            d.diagnostics.push(catalogue::missing_without_reason(*span, &institution.id));
        }
    }
}

/// What is counted row by row is not counted again in a total.
fn check_totals(
    d: &mut Decoder<'_>,
    known: &Known<'_>,
    period: Period,
    rows: &[Placed<Row>],
    totals: &[Placed<Total>],
) {
    for Placed { what: total, span, .. } in totals {
        let is_beside = rows.iter().any(|row| {
            let institution = &known.institutions[row.what.institution.0 as usize];
            institution.area == total.area && institution.kind == total.kind
        });
        if is_beside {
            d.diagnostics.push(catalogue::total_beside_rows(*span, &known.areas[total.area.0 as usize].id));
        }
        check_in_force(d, known, total.area, &[period.end()], *span);
    }
}

/// An area must be in force on one of these days: the end of the period, or the day on which its report came.
fn check_in_force(d: &mut Decoder<'_>, known: &Known<'_>, area: AreaIx, days: &[Date], span: Span) {
    let Some(one) = known.areas.get(area.0 as usize) else { return };
    if let Some(day) = days.first().filter(|_| !days.iter().any(|day| one.is_valid_on(*day))) {
        let ids: Vec<&str> = one.successors.iter().map(|ix| known.areas[ix.0 as usize].id.as_str()).collect();
        d.diagnostics.push(catalogue::area_not_in_force(span, &one.id, &day.to_string(), &ids));
    }
}

pub(super) fn institution_ix(place: usize) -> InstitutionIx {
    InstitutionIx(u32::try_from(place).unwrap_or(u32::MAX))
}
