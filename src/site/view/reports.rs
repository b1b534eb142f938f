//! The reports of one plan: its duties, and every report that was due.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::i18n::message::Message;
use crate::measure::due::{self, DueReport, DueState};
use crate::model::date::{Date, day_after};
use crate::model::ids::{DutyIx, PlanIx};
use crate::model::period::{Period, PeriodPart};
use crate::model::result::Sender;
use crate::site::calendar_file;
use crate::site::context::{Context, Head};
use crate::site::due_groups::{DueGroup, GROUP_ROWS, groups_of};
use crate::site::page::Page;
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::quote::{self, Quote};
use crate::site::shared::run::Run;
use crate::site::shared::{due_reports, part_links};

/// One plan: its duties, and every report that was due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportsPage {
    pub plan: Link,
    /// For calendar programs; `None` when no report has a day.
    pub file: Option<Link>,
    pub duties: Vec<DutyRow>,
    /// Chains that overlap or cannot be kept.
    pub warnings: Vec<String>,
    pub groups: Vec<ReportGroup>,
    /// Reports sent beyond any duty.
    pub extra: Vec<ReportRow>,
    /// Other parts of a page that was split.
    pub parts: Vec<NavLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyRow {
    pub from: String,
    pub to: String,
    pub every: String,
    pub due: String,
    /// Why nothing fell due before a day.
    pub since: Vec<Run>,
    pub quote: Quote,
    pub note: Vec<Run>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportGroup {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub rows: Vec<ReportRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    pub from: Link,
    /// What distinguishes the sender from others of its name; mostly empty.
    pub beside: String,
    pub period: String,
    pub due: String,
    pub received: String,
    /// on-time, late, missing, not-due, not-judged, extra
    pub code: &'static str,
    pub word: String,
}

/// The first page of a plan's reports.
pub fn page(cx: &Context<'_>, p: PlanIx) -> (Head, ReportsPage) {
    more(cx, p, 0)
}

/// A part of a plan's reports, from 0.
pub fn more(cx: &Context<'_>, p: PlanIx, part: usize) -> (Head, ReportsPage) {
    let (plan, measured) = cx.plan(p);
    let duties = plan
        .duties
        .iter_enumerated()
        .map(|(d, duty)| DutyRow {
            from: due_reports::senders(cx, duty),
            to: due_reports::receivers(cx, duty),
            every: due_reports::frequency(cx, duty),
            due: due_reports::duty_words(cx, p, d),
            since: cx.own_words(duty.since.as_ref().map(|(_, note)| note)),
            quote: quote::quote(cx, p, &duty.quote),
            note: cx.own_words(duty.note.as_ref()),
        })
        .collect();
    let of_plan = &cx.site.lists.due_groups[p];
    let parts = of_plan.last().map_or(1, |last| last.part + 1);
    let groups = groups_of(measured)
        .into_iter()
        .flat_map(|((duty, period), reports)| {
            let here = of_plan.iter().filter(move |one| (one.duty, one.period, one.part) == (duty, period, part));
            here.map(move |one| (one, reports.clone()))
        })
        .map(|(DueGroup { duty, period, rows, .. }, reports)| {
            let period = capital(&cx.locale.period(*period));
            let title = format!("{period}: {}", due_reports::senders(cx, &plan.duties[*duty]));
            ReportGroup {
                id: reports.first().map_or_else(String::new, |r| due_reports::due_group_id(plan, r)),
                title: cx.numbered(title, rows.start / GROUP_ROWS),
                summary: summary(cx, &reports),
                rows: reports[rows.clone()].iter().map(|report| report_row(cx, p, report)).collect(),
            }
        })
        .collect();
    let heading = cx.say(&msg::reports_heading { plan: cx.text(&plan.short) });
    let mut crumbs = cx.plan_crumbs(p);
    if part > 0 {
        crumbs.push((heading.clone(), Page::Reports(p)));
    }
    let head = Head {
        heading: cx.numbered(heading, part),
        lead: vec![if part == 0 { reports_lead(cx, p) } else { cx.say(&msg::reports_more_lead {}) }],
        crumbs,
        demonstration: cx.is_demonstration(p),
        data_line: cx.data_line(p, measured.latest_period()),
        ..Head::default()
    };
    let page = ReportsPage {
        plan: cx.plan_link(p),
        file: calendar_file::link(cx, Some(p)),
        duties: if part == 0 { duties } else { Vec::new() },
        warnings: if part == 0 { chains(cx, p) } else { Vec::new() },
        groups,
        extra: if part == 0 { extra_reports(cx, p) } else { Vec::new() },
        parts: part_links::part_links(cx, parts, &|other| match other {
            0 => Page::Reports(p),
            other => Page::MoreReports(p, other),
        }),
    };
    (head, page)
}

fn reports_lead(cx: &Context<'_>, p: PlanIx) -> String {
    let (_, measured) = cx.plan(p);
    if measured.due_reports.is_empty() {
        return cx.say(&msg::no_duties {});
    }
    let count =
        |wanted: &dyn Fn(DueState) -> bool| measured.due_reports.iter().filter(|r| wanted(r.state)).count() as u64;
    let lead = cx.say(&msg::reports_lead {
        n: count(&|s| matches!(s, DueState::Missing(_))),
        received: count(&|s| matches!(s, DueState::OnTime | DueState::Late(_))),
        total: count(&|s| !matches!(s, DueState::NotJudged(_))),
        late: count(&|s| matches!(s, DueState::Late(_))),
        date: measured.judged,
    });
    match count(&|s| matches!(s, DueState::NotJudged(_))) {
        0 => lead,
        n => format!("{lead} {}", cx.say(&msg::reports_not_judged { n })),
    }
}

/// How many of the reports that are due together came, and how many are not judged.
fn summary(cx: &Context<'_>, reports: &[&DueReport]) -> String {
    let count = |wanted: &dyn Fn(DueState) -> bool| reports.iter().filter(|r| wanted(r.state)).count() as u64;
    let not_judged = count(&|s| matches!(s, DueState::NotJudged(_)));
    let total = reports.len() as u64 - not_judged;
    let mut words = Vec::new();
    if total > 0 {
        let received = count(&|s| matches!(s, DueState::OnTime | DueState::Late(_)));
        words.push(cx.say(&msg::board_summary { n: count(&|s| matches!(s, DueState::Missing(_))), received, total }));
    }
    if not_judged > 0 {
        words.push(cx.say(&msg::reports_not_judged { n: not_judged }));
    }
    words.join(" ")
}

fn report_row(cx: &Context<'_>, p: PlanIx, report: &DueReport) -> ReportRow {
    let code = match report.state {
        DueState::OnTime => "on-time",
        DueState::Late(_) => "late",
        DueState::Missing(_) => "missing",
        DueState::NotDue => "not-due",
        DueState::NotJudged(_) => "not-judged",
    };
    ReportRow {
        from: due_reports::sender(cx, report.sender),
        beside: due_reports::beside_sender(cx, p, report.sender),
        period: cx.locale.period_title(report.period),
        due: cx.locale.date(report.last_day),
        received: report.received.map_or_else(|| "–".to_owned(), |day| cx.locale.date(day)),
        code,
        word: due_reports::due_words(cx, report.state),
    }
}

/// Reports that nobody had to send: beyond any duty, or for a duty that did not ask for them.
fn extra_reports(cx: &Context<'_>, p: PlanIx) -> Vec<ReportRow> {
    let due = cx.plan(p).1.due_reports.iter();
    let due: BTreeSet<(DutyIx, Period, Sender)> = due.map(|due| (due.duty, due.period, due.sender)).collect();
    let mut rows = Vec::new();
    for results in &cx.project.results[p] {
        for report in &results.reports {
            let word: &dyn Message = match report.duty {
                None => &msg::due_extra {},
                Some(duty) if due.contains(&(duty, results.period, report.from)) => continue,
                Some(_) => &msg::due_not_asked {},
            };
            rows.push(ReportRow {
                from: due_reports::sender(cx, report.from),
                beside: due_reports::beside_sender(cx, p, report.from),
                period: cx.locale.period_title(results.period),
                due: "–".to_owned(),
                received: cx.locale.date(report.received),
                code: "extra",
                word: cx.say(word),
            });
        }
    }
    rows
}

/// Chains of reports that overlap or cannot be kept: the consolidated report is due no later than the reports that it is made
/// of, or the annual report is due before the last quarter's.
fn chains(cx: &Context<'_>, p: PlanIx) -> Vec<String> {
    let (plan, measured) = cx.plan(p);
    let mut warnings = Vec::new();
    let days_of = |d| due::due_days(&measured.due_reports, d).into_iter().map(move |(period, day)| (d, period, day));
    let days: Vec<(DutyIx, Period, Date)> = plan.duties.keys().flat_map(days_of).collect();
    for (a, period, day) in &days {
        for (b, other, other_day) in &days {
            let between = plan.duties[*a].to.iter().find(|agency| plan.duties[*b].from_agencies.contains(agency));
            if let Some(agency) = between
                && a != b
                && period == other
                && other_day <= day
            {
                warnings.push(cx.say(&msg::chain_same_day {
                    period: *period,
                    date: day_after(*day),
                    agency: cx.text(&cx.project.agency(*agency).name),
                }));
            }
            let part_of_year =
                other.part == PeriodPart::Year && period.part != PeriodPart::Year && period.year == other.year;
            let same_recipients = plan.duties[*a].to == plan.duties[*b].to;
            if part_of_year && same_recipients && day > other_day {
                warnings.push(cx.say(&msg::chain_after_year {
                    period: *period,
                    date: day_after(*day),
                    year_date: day_after(*other_day),
                }));
            }
        }
    }
    warnings.sort();
    warnings.dedup();
    warnings
}

crate::messages! {
    use crate::site::messages::msg;

    board_summary { n: u64, received: u64, total: u64 }
    chain_after_year { date: Date, period: Period, year_date: Date }
    chain_same_day<'a> { agency: &'a str, date: Date, period: Period }
    due_extra {}
    due_not_asked {}
    reports_heading<'a> { plan: &'a str }
    reports_lead { date: Date, late: u64, n: u64, received: u64, total: u64 }
    reports_more_lead {}
    reports_not_judged { n: u64 }
}
