//! Who reports when, and who is late?

use serde::Serialize;

use crate::measure::due::DueState;
use crate::model::date::day_after;
use crate::model::ids::PlanIx;
use crate::site::context::{Context, Head};
use crate::site::due_groups::groups_of;
use crate::site::page::Page;
use crate::site::shared::due_reports;
use crate::site::shared::link::{Link, LinkWithWords};
use crate::site::{calendar_file, lists};

/// All plans: one row for each report that falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// For calendar programs; `None` when no report has a day.
    pub file: Option<Link>,
    pub plans: Vec<PlanCalendar>,
    /// Instead of their rows, where they are too many for one page: each plan's own calendar, and the state of its reports.
    pub long: Vec<LinkWithWords>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanCalendar {
    pub plan: Link,
    /// Said when the plan requires no periodic report.
    pub none: Option<String>,
    pub rows: Vec<DueRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueRow {
    pub period: String,
    /// "before 20 June 2022"
    pub due: String,
    pub from: String,
    pub to: String,
    pub on_time: String,
    pub late: String,
    pub missing: String,
    pub not_due: String,
    pub not_judged: String,
    pub href: String,
}

pub fn page(cx: &Context<'_>) -> (Head, Calendar) {
    let as_of = cx.locale.date(cx.project.config.as_of);
    let is_long = lists::has_plan_calendars(cx.site.measured);
    let reports = cx.site.measured.plans.iter().flat_map(|plan| &plan.due_reports);
    let missing = reports.filter(|report| matches!(report.state, DueState::Missing(_))).count() as u64;
    let plans = cx.project.plans.keys();
    let head = Head {
        heading: cx.say(&msg::nav_calendar {}),
        lead: vec![
            cx.say(&msg::calendar_lead { n: missing, date: &as_of }),
            due_reports::next_due(cx).unwrap_or_else(|| cx.say(&msg::nothing_due {})),
        ],
        demonstration: cx.any_demonstration(),
        ..Head::default()
    };
    let (long, plans) = if is_long {
        (plans.map(|p| due_counts(cx, p)).collect(), Vec::new())
    } else {
        (Vec::new(), plans.map(|p| due_rows(cx, p)).collect())
    };
    (head, Calendar { file: calendar_file::link(cx, None), plans, long })
}

/// The state of the reports of a plan, with a link to its own calendar.
fn due_counts(cx: &Context<'_>, p: PlanIx) -> LinkWithWords {
    let reports = &cx.site.measured.plans[p].due_reports;
    let count = |wanted: &dyn Fn(DueState) -> bool| {
        cx.locale.number(reports.iter().filter(|report| wanted(report.state)).count() as u64)
    };
    let words = if reports.is_empty() {
        cx.say(&msg::no_duties {})
    } else {
        cx.say(&msg::calendar_counts {
            on_time: &count(&|s| s == DueState::OnTime),
            late: &count(&|s| matches!(s, DueState::Late(_))),
            missing: &count(&|s| matches!(s, DueState::Missing(_))),
            not_due: &count(&|s| s == DueState::NotDue),
            not_judged: &count(&|s| matches!(s, DueState::NotJudged(_))),
        })
    };
    LinkWithWords { link: cx.link(cx.plan_name(p), Page::PlanCalendar(p)), words }
}

/// The reporting calendar of a plan.
pub fn of_plan(cx: &Context<'_>, p: PlanIx) -> (Head, Calendar) {
    let head = Head {
        heading: cx.say(&msg::plan_calendar_heading { plan: cx.plan_name(p) }),
        lead: vec![cx.say(&msg::plan_calendar_lead {})],
        crumbs: vec![(cx.say(&msg::nav_calendar {}), Page::Calendar)],
        demonstration: cx.is_demonstration(p),
        ..Head::default()
    };
    let page = Calendar { file: calendar_file::link(cx, Some(p)), plans: vec![due_rows(cx, p)], long: Vec::new() };
    (head, page)
}

/// One row for each report of a plan that falls due.
fn due_rows(cx: &Context<'_>, p: PlanIx) -> PlanCalendar {
    let (plan, measured) = cx.plan(p);
    let rows: Vec<DueRow> = groups_of(measured)
        .into_iter()
        .map(|((duty, period), reports)| {
            let count = |wanted: &dyn Fn(DueState) -> bool| {
                cx.locale.number(reports.iter().filter(|r| wanted(r.state)).count() as u64)
            };
            let duty_data = &plan.duties[duty];
            let day = reports.first().map_or_else(String::new, |r| {
                let day = day_after(r.last_day);
                cx.say(&msg::before { date: day })
            });
            DueRow {
                period: cx.locale.period_title(period),
                due: day,
                from: due_reports::senders(cx, duty_data),
                to: due_reports::receivers(cx, duty_data),
                on_time: count(&|s| s == DueState::OnTime),
                late: count(&|s| matches!(s, DueState::Late(_))),
                missing: count(&|s| matches!(s, DueState::Missing(_))),
                not_due: count(&|s| s == DueState::NotDue),
                not_judged: count(&|s| matches!(s, DueState::NotJudged(_))),
                href: reports.first().map_or_else(String::new, |r| due_reports::due_group_href(cx, p, r)),
            }
        })
        .collect();
    PlanCalendar { plan: cx.plan_link(p), none: rows.is_empty().then(|| cx.say(&msg::no_duties {})), rows }
}

crate::messages! {
    use crate::site::messages::msg;

    calendar_counts<'a> { late: &'a str, missing: &'a str, not_due: &'a str, not_judged: &'a str, on_time: &'a str }
    calendar_lead<'a> { date: &'a str, n: u64 }
    nothing_due {}
    plan_calendar_heading<'a> { plan: &'a str }
    plan_calendar_lead {}
}
