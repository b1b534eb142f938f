//! Who reports when, and who is late?
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, LinkWithWords, NavLink, Quote, Run};

/// All plans: one row for each report that falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// For calendar programs; `None` when no report has a day.
    pub file: Option<Link>,
    pub plans: Vec<PlanCalendar>,
    /// Instead of their rows, where they are too many for one page: each plan's own calendar, and how its reports stand.
    pub long: Vec<LinkWithWords>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanCalendar {
    pub plan: Link,
    /// Said when the plan orders no periodic report.
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
    pub href: String,
}

/// One plan: its duties, and every report that was due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportsPage {
    pub plan: Link,
    /// For calendar programs; `None` when no report has a day.
    pub file: Option<Link>,
    pub duties: Vec<DutyRow>,
    /// Chains that overlap or cannot be kept.
    pub warnings: Vec<String>,
    pub boards: Vec<Board>,
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
    pub quote: Quote,
    pub note: Vec<Run>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub rows: Vec<ReportRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    pub from: Link,
    /// What tells the sender from others of its name; mostly empty.
    pub beside: String,
    pub period: String,
    pub due: String,
    pub received: String,
    /// on-time, late, missing, not-due, extra
    pub code: &'static str,
    pub word: String,
}

use super::Body;
use crate::measure::due::{self, DueReport, DueState};
use crate::model::period::Period;
use crate::model::plan::{Duty, Every, Plan};
use crate::model::result::Sender;
use crate::site::Site;
use crate::site::board::{BOARD_ROWS, BoardPart};
use crate::site::context::{Context, Head};
use crate::site::reminders;
use crate::site::route::{self, Page};

/// The anchor of a duty's reports for a period on the plan's page of reports.
pub(in crate::site) fn board_id(plan: &Plan, due: &DueReport) -> String {
    format!("{}-{}", plan.duties[due.duty].id, due.period.id().to_lowercase())
}

impl Site<'_> {
    fn part_of_board(&self, p: usize, duty: usize, period: Period) -> usize {
        let first = self.routes.boards[p].iter().find(|one| (one.duty, one.period) == (duty, period));
        first.map_or(0, |one| one.part)
    }

    /// The page of reports on which those of a duty for a period stand.
    pub(in crate::site) fn board_page(&self, p: usize, duty: usize, period: Period) -> Page {
        match self.part_of_board(p, duty, period) {
            0 => Page::Reports(p),
            part => Page::MoreReports(p, part),
        }
    }
}

impl Context<'_> {
    /// Reports that fall due together: same duty, same period; in order of day.
    fn boards(&self, p: usize) -> Vec<(usize, Period, Vec<&DueReport>)> {
        let mut boards: Vec<(usize, Period, Vec<&DueReport>)> = Vec::new();
        for report in &self.site.measured.plans[p].board {
            match boards.iter_mut().find(|(duty, period, _)| *duty == report.duty && *period == report.period) {
                Some((_, _, reports)) => reports.push(report),
                None => boards.push((report.duty, report.period, vec![report])),
            }
        }
        boards
    }

    pub(in crate::site) fn sender(&self, sender: Sender) -> Link {
        match sender {
            Sender::Area(ix) => self.link(self.text(&self.project.area(ix).name), Page::Area(ix)),
            Sender::Agency(ix) => {
                Link { text: self.text(&self.project.agency(ix).name).to_owned(), href: String::new() }
            }
        }
    }

    fn beside_sender(&self, p: usize, sender: Sender) -> String {
        let reports = |other| self.plan(p).1.board.iter().any(|report| report.sender == Sender::Area(other));
        match sender {
            Sender::Area(ix) => self.namesake_note(ix, &reports),
            Sender::Agency(_) => String::new(),
        }
    }

    /// Who reports, in words.
    pub(in crate::site) fn senders(&self, duty: &Duty) -> String {
        let mut names = Vec::new();
        if let Some(level) = duty.from_areas {
            names.push(self.voice.say("every_area", &[("level", self.text(&self.project.levels[level].name))]));
        }
        names.extend(duty.from_agencies.iter().map(|a| self.text(&self.project.agency(*a).name).to_owned()));
        super::super::voice::capital(&names.join("; "))
    }

    /// Who receives it, through whom, and where it goes from there.
    pub(in crate::site) fn receivers(&self, duty: &Duty) -> String {
        let name = |ix: crate::model::institution::AgencyIx| self.text(&self.project.agency(ix).name).to_owned();
        let mut words = name(duty.to);
        if let Some(via) = duty.via {
            words = self.voice.say("via", &[("to", &words), ("via", &name(via))]);
        }
        if !duty.then.is_empty() {
            let then: Vec<String> = duty.then.iter().map(|a| name(*a)).collect();
            words = self.voice.say("then", &[("to", &words), ("then", &self.voice.list(&then))]);
        }
        words
    }

    /// The days of a duty: "before 20/3, before 20/6 …"
    fn duty_words(&self, plan: &Plan, duty: &Duty) -> String {
        if duty.every == Every::AdHoc {
            return self.voice.say("every_ad_hoc", &[]);
        }
        let days: Vec<String> = due::due_days(plan, duty)
            .into_iter()
            .map(|(_, last)| {
                self.voice.say("before", &[("date", &self.voice.date(crate::model::date::day_after(last)))])
            })
            .collect();
        days.join("; ")
    }

    /// The reporting days of a plan in one line, for the comparison of plans.
    pub(in crate::site) fn duty_days(&self, p: usize) -> String {
        let plan = &self.project.plans[p];
        let mut days: Vec<(crate::model::date::Date, String)> = Vec::new();
        for duty in &plan.duties {
            for (_, last) in due::due_days(plan, duty) {
                let day = crate::model::date::day_after(last);
                days.push((day, self.voice.say("before", &[("date", &self.voice.date(day))])));
            }
        }
        days.sort();
        days.dedup();
        if days.is_empty() {
            return self.voice.say("no_duties", &[]);
        }
        days.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("; ")
    }

    /// Where the reports of a duty for a period stand.
    pub(in crate::site) fn board_href(&self, p: usize, due: &DueReport) -> String {
        let page = self.site.board_page(p, due.duty, due.period);
        format!("{}#{}", self.href(page), board_id(&self.project.plans[p], due))
    }

    pub(in crate::site) fn calendar(&self) -> (Head, Body) {
        let as_of = self.voice.date(self.project.config.as_of);
        let is_long = route::has_plan_calendars(self.site.measured);
        let boards = self.site.measured.plans.iter().flat_map(|plan| &plan.board);
        let missing = boards.filter(|report| matches!(report.state, DueState::Missing(_))).count() as u64;
        let plans = 0..self.project.plans.len();
        let head = Head {
            heading: self.voice.say("nav_calendar", &[]),
            lead: vec![
                self.voice.say_n("calendar_lead", missing, &[("date", &as_of)]),
                self.next_due().unwrap_or_else(|| self.voice.say("nothing_due", &[])),
            ],
            demonstration: self.any_demonstration(),
            ..Head::default()
        };
        let (long, plans) = if is_long {
            (plans.map(|p| self.due_counts(p)).collect(), Vec::new())
        } else {
            (Vec::new(), plans.map(|p| self.due_rows(p)).collect())
        };
        (head, Body::Calendar(Calendar { file: self.calendar_file(None), plans, long }))
    }

    /// How the reports of a plan stand, with its own calendar.
    fn due_counts(&self, p: usize) -> LinkWithWords {
        let board = &self.site.measured.plans[p].board;
        let count = |wanted: &dyn Fn(DueState) -> bool| {
            self.voice.number(board.iter().filter(|report| wanted(report.state)).count() as u64)
        };
        let words = if board.is_empty() {
            self.voice.say("no_duties", &[])
        } else {
            self.voice.say(
                "calendar_counts",
                &[
                    ("on_time", &count(&|s| s == DueState::OnTime)),
                    ("late", &count(&|s| matches!(s, DueState::Late(_)))),
                    ("missing", &count(&|s| matches!(s, DueState::Missing(_)))),
                    ("not_due", &count(&|s| s == DueState::NotDue)),
                ],
            )
        };
        LinkWithWords { link: self.link(self.text(&self.project.plans[p].short), Page::PlanCalendar(p)), words }
    }

    /// The reporting calendar of a plan.
    pub(in crate::site) fn plan_calendar(&self, p: usize) -> (Head, Body) {
        let head = Head {
            heading: self.voice.say("plan_calendar_heading", &[("plan", self.text(&self.project.plans[p].short))]),
            lead: vec![self.voice.say("plan_calendar_lead", &[])],
            crumbs: vec![(self.voice.say("nav_calendar", &[]), Page::Calendar)],
            demonstration: self.is_demonstration(p),
            ..Head::default()
        };
        let page = Calendar { file: self.calendar_file(Some(p)), plans: vec![self.due_rows(p)], long: Vec::new() };
        (head, Body::Calendar(page))
    }

    /// One row for each report of a plan that falls due.
    fn due_rows(&self, p: usize) -> PlanCalendar {
        let plan = &self.project.plans[p];
        let rows: Vec<DueRow> = self
            .boards(p)
            .into_iter()
            .map(|(duty, period, reports)| {
                let count = |wanted: &dyn Fn(DueState) -> bool| {
                    self.voice.number(reports.iter().filter(|r| wanted(r.state)).count() as u64)
                };
                let duty_data = &plan.duties[duty];
                let day = reports.first().map_or_else(String::new, |r| {
                    let day = crate::model::date::day_after(r.last_day);
                    self.voice.say("before", &[("date", &self.voice.date(day))])
                });
                DueRow {
                    period: self.voice.period_title(period),
                    due: day,
                    from: self.senders(duty_data),
                    to: self.receivers(duty_data),
                    on_time: count(&|s| s == DueState::OnTime),
                    late: count(&|s| matches!(s, DueState::Late(_))),
                    missing: count(&|s| matches!(s, DueState::Missing(_))),
                    not_due: count(&|s| s == DueState::NotDue),
                    href: reports.first().map_or_else(String::new, |r| self.board_href(p, r)),
                }
            })
            .collect();
        PlanCalendar { plan: self.plan_link(p), none: rows.is_empty().then(|| self.voice.say("no_duties", &[])), rows }
    }

    pub(in crate::site) fn reports(&self, p: usize, part: usize) -> (Head, Body) {
        let (plan, measured) = self.plan(p);
        let duties = plan
            .duties
            .iter()
            .map(|duty| {
                let every = match duty.every {
                    Every::Quarter => "every_quarter",
                    Every::HalfYear => "every_half_year",
                    Every::Year => "every_year",
                    Every::AdHoc => "every_ad_hoc",
                };
                DutyRow {
                    from: self.senders(duty),
                    to: self.receivers(duty),
                    every: self.voice.say(every, &[]),
                    due: self.duty_words(plan, duty),
                    quote: self.quote(p, &duty.quote),
                    note: self.own_words(duty.note.as_ref()),
                }
            })
            .collect();
        let of_plan = &self.site.routes.boards[p];
        let parts = of_plan.last().map_or(1, |last| last.part + 1);
        let boards = self
            .boards(p)
            .into_iter()
            .flat_map(|(duty, period, reports)| {
                let here = of_plan.iter().filter(move |one| (one.duty, one.period, one.part) == (duty, period, part));
                here.map(move |one| (one, reports.clone()))
            })
            .map(|(BoardPart { duty, period, rows, .. }, reports)| {
                let missing = reports.iter().filter(|r| matches!(r.state, DueState::Missing(_))).count() as u64;
                let received = reports.iter().filter(|r| r.received.is_some()).count() as u64;
                let period = super::super::voice::capital(&self.voice.period(*period));
                let mut title = format!("{period}: {}", self.senders(&plan.duties[*duty]));
                self.number_part(&mut title, rows.start / BOARD_ROWS);
                Board {
                    id: reports.first().map_or_else(String::new, |r| board_id(plan, r)),
                    title,
                    summary: self.voice.say_n(
                        "board_summary",
                        missing,
                        &[
                            ("received", &self.voice.number(received)),
                            ("total", &self.voice.number(reports.len() as u64)),
                        ],
                    ),
                    rows: reports[rows.clone()].iter().map(|report| self.report_row(p, report)).collect(),
                }
            })
            .collect();
        let mut heading = self.voice.say("reports_heading", &[("plan", self.text(&plan.short))]);
        let mut crumbs = self.plan_crumbs(p);
        if part > 0 {
            crumbs.push((heading.clone(), Page::Reports(p)));
        }
        self.number_part(&mut heading, part);
        let head = Head {
            heading,
            lead: vec![if part == 0 { self.reports_lead(p) } else { self.voice.say("reports_more_lead", &[]) }],
            crumbs,
            demonstration: self.is_demonstration(p),
            data_line: self.data_line(p, measured.latest_period()),
            ..Head::default()
        };
        let page = ReportsPage {
            plan: self.plan_link(p),
            file: self.calendar_file(Some(p)),
            duties: if part == 0 { duties } else { Vec::new() },
            warnings: if part == 0 { self.chains(p) } else { Vec::new() },
            boards,
            extra: if part == 0 { self.extra_reports(p) } else { Vec::new() },
            parts: self.part_links(parts, part, &|other| match other {
                0 => Page::Reports(p),
                other => Page::MoreReports(p, other),
            }),
        };
        (head, Body::Reports(page))
    }

    fn calendar_file(&self, only: Option<usize>) -> Option<Link> {
        let has_days = reminders::has_days(self.project, only);
        has_days.then(|| Link {
            text: self.voice.say("calendar_file", &[]),
            href: route::relative(&self.tail, &reminders::tail(self.site, only)),
        })
    }

    fn reports_lead(&self, p: usize) -> String {
        let (_, measured) = self.plan(p);
        if measured.board.is_empty() {
            return self.voice.say("no_duties", &[]);
        }
        let count =
            |wanted: &dyn Fn(DueState) -> bool| measured.board.iter().filter(|r| wanted(r.state)).count() as u64;
        let received = count(&|s| matches!(s, DueState::OnTime | DueState::Late(_)));
        self.voice.say_n(
            "reports_lead",
            count(&|s| matches!(s, DueState::Missing(_))),
            &[
                ("received", &self.voice.number(received)),
                ("total", &self.voice.number(measured.board.len() as u64)),
                ("late", &self.voice.number(count(&|s| matches!(s, DueState::Late(_))))),
                ("date", &self.voice.date(measured.judged)),
            ],
        )
    }

    fn report_row(&self, p: usize, report: &DueReport) -> ReportRow {
        let code = match report.state {
            DueState::OnTime => "on-time",
            DueState::Late(_) => "late",
            DueState::Missing(_) => "missing",
            DueState::NotDue => "not-due",
        };
        ReportRow {
            from: self.sender(report.sender),
            beside: self.beside_sender(p, report.sender),
            period: self.voice.period_title(report.period),
            due: self.voice.date(report.last_day),
            received: report.received.map_or_else(|| "–".to_owned(), |day| self.voice.date(day)),
            code,
            word: self.due_words(report.state),
        }
    }

    fn extra_reports(&self, p: usize) -> Vec<ReportRow> {
        let mut rows = Vec::new();
        for results in &self.project.results[p] {
            for report in results.reports.iter().filter(|r| r.duty.is_none()) {
                rows.push(ReportRow {
                    from: self.sender(report.from),
                    beside: self.beside_sender(p, report.from),
                    period: self.voice.period_title(results.period),
                    due: "–".to_owned(),
                    received: self.voice.date(report.received),
                    code: "extra",
                    word: self.voice.say("due_extra", &[]),
                });
            }
        }
        rows
    }

    /// Chains of reports that overlap or cannot be kept: the consolidated report is due no later than the reports that it is made
    /// of, or the annual report is due before the last quarter's.
    fn chains(&self, p: usize) -> Vec<String> {
        let plan = &self.project.plans[p];
        let mut warnings = Vec::new();
        let days: Vec<(usize, Period, crate::model::date::Date)> = plan
            .duties
            .iter()
            .enumerate()
            .flat_map(|(d, duty)| due::due_days(plan, duty).into_iter().map(move |(period, day)| (d, period, day)))
            .collect();
        for (a, period, day) in &days {
            for (b, other, other_day) in &days {
                let feeds = plan.duties[*b].from_agencies.contains(&plan.duties[*a].to);
                if a != b && feeds && period == other && other_day <= day {
                    warnings.push(self.voice.say(
                        "chain_same_day",
                        &[
                            ("period", &self.voice.period(*period)),
                            ("date", &self.voice.date(crate::model::date::day_after(*day))),
                            ("agency", self.text(&self.project.agency(plan.duties[*a].to).name)),
                        ],
                    ));
                }
                let part_of_year = other.part == crate::model::period::PeriodPart::Year
                    && period.part != crate::model::period::PeriodPart::Year
                    && period.year == other.year;
                let same_sender = plan.duties[*a].to == plan.duties[*b].to;
                if part_of_year && same_sender && day > other_day {
                    warnings.push(self.voice.say(
                        "chain_after_year",
                        &[
                            ("period", &self.voice.period(*period)),
                            ("date", &self.voice.date(crate::model::date::day_after(*day))),
                            ("year_date", &self.voice.date(crate::model::date::day_after(*other_day))),
                        ],
                    ));
                }
            }
        }
        warnings.sort();
        warnings.dedup();
        warnings
    }
}
