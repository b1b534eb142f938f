//! Who owes which report by when, and what was received. "Before the 20th" makes the 19th the last day on time.

use crate::model::Project;
use crate::model::area::AreaIx;
use crate::model::date::{self, Date};
use crate::model::institution::InstitutionIx;
use crate::model::period::Period;
use crate::model::plan::{DueRule, Duty, Every, Plan};
use crate::model::result::{Report, Results, Sender};

/// One report that somebody owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReport {
    /// Place in `Plan::duties`.
    pub duty: usize,
    /// The period reported on.
    pub period: Period,
    /// Who owes it.
    pub sender: Sender,
    /// Last day on time.
    pub last_day: Date,
    /// Day of receipt.
    pub received: Option<Date>,
    /// How it stands on the plan's day.
    pub state: DueState,
}

/// How a report stands. Days count from the last day on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// Received in time.
    OnTime,
    /// Received late.
    Late(i64),
    /// Not received.
    Missing(i64),
    /// The day has not passed.
    NotDue,
}

/// Every report that a plan's duties ask for within its time, judged on a day; in order of day, duty and sender.
pub fn board(project: &Project, plan: &Plan, results: &[Results], judged: Date) -> Vec<DueReport> {
    let mut board = Vec::new();
    for (duty_ix, duty) in plan.duties.iter().enumerate() {
        for (period, last_day) in due_days(plan, duty) {
            for sender in senders(project, plan, duty, last_day) {
                let received = received(results, period, duty_ix, sender).map(|report| report.received);
                let state = match received {
                    Some(day) if day <= last_day => DueState::OnTime,
                    Some(day) => DueState::Late(date::days_between(last_day, day)),
                    None if judged <= last_day => DueState::NotDue,
                    None => DueState::Missing(date::days_between(last_day, judged)),
                };
                board.push(DueReport { duty: duty_ix, period, sender, last_day, received, state });
            }
        }
    }
    board.sort_by_key(|due| (due.last_day, due.period, due.duty));
    board
}

/// The periods of a duty within the plan's time, each with its last day on time.
pub fn due_days(plan: &Plan, duty: &Duty) -> Vec<(Period, Date)> {
    let mut days = Vec::new();
    if duty.every == Every::AdHoc {
        return days;
    }
    for year in plan.from.year()..=plan.to.year() {
        for rule in &duty.due {
            let period = Period { year, part: rule.part };
            days.extend(last_day(plan, rule, period).map(|day| (period, day)));
        }
    }
    days
}

/// The last day on time of a duty's report for one period, if it is owed within the plan's time: the same as in [`due_days`], for
/// those who ask of every institution.
fn due_day(plan: &Plan, duty: &Duty, period: Period) -> Option<Date> {
    let is_within = (plan.from.year()..=plan.to.year()).contains(&period.year) && duty.every != Every::AdHoc;
    let mut rules = duty.due.iter().filter(|rule| rule.part == period.part);
    rules.find_map(|rule| last_day(plan, rule, period)).filter(|_| is_within)
}

fn last_day(plan: &Plan, rule: &DueRule, period: Period) -> Option<Date> {
    let overlaps = period.end() >= plan.from && period.start() <= plan.to;
    let too_late = date::day(period.year, rule.month, rule.day).filter(|day| overlaps && *day > plan.from)?;
    Some(date::day_before(too_late))
}

/// Who owes a report that is due on a day. Where units have ended by then, their successors owe it.
fn senders(project: &Project, plan: &Plan, duty: &Duty, day: Date) -> Vec<Sender> {
    let mut senders: Vec<Sender> = Vec::new();
    if let Some(level) = duty.from_areas {
        senders.extend(areas_on(project, plan, level, day).into_iter().map(Sender::Area));
    }
    senders.extend(duty.from_agencies.iter().copied().map(Sender::Agency));
    senders
}

/// A plan's areas of one level on a day, by official code; the successors of those that have ended.
pub fn areas_on(project: &Project, plan: &Plan, level: usize, day: Date) -> Vec<AreaIx> {
    let inside = |ix: &AreaIx| project.level_of(*ix) == level && project.lies_in(*ix, plan.area);
    let all: Vec<AreaIx> = (0..project.areas.len()).filter_map(|i| u32::try_from(i).ok()).map(AreaIx).collect();
    let mut areas: Vec<AreaIx> =
        all.iter().copied().filter(|ix| inside(ix) && project.area(*ix).is_valid_on(day)).collect();
    if areas.is_empty() {
        let former = all.iter().filter(|ix| inside(ix) && project.area(**ix).is_valid_on(plan.from));
        areas = former
            .flat_map(|ix| project.area(*ix).successors.clone())
            .filter(|ix| project.area(*ix).is_valid_on(day))
            .collect();
    }
    areas.sort_by(|a, b| project.area(*a).code.cmp(&project.area(*b).code));
    areas.dedup();
    areas
}

/// The report of a sender for a duty and period.
fn received(results: &[Results], period: Period, duty: usize, sender: Sender) -> Option<&Report> {
    let results = results.iter().find(|r| r.period == period)?;
    results.reports.iter().filter(|r| r.duty == Some(duty) && r.from == sender).min_by_key(|r| r.received)
}

/// How the absence of an institution's row is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Its report was received without it, or nobody owes one.
    Missing,
    /// Its report is so many days late.
    Late(i64),
    /// Its report is due by this day.
    NotDue(Date),
}

/// Why an institution has no row for a period.
pub fn absence(project: &Project, plan: &Plan, results: &Results, institution: InstitutionIx, judged: Date) -> Absence {
    let Some((duty_ix, last_day)) = carrying_duty(project, plan, results.period, institution) else {
        return Absence::Missing;
    };
    let duty = &plan.duties[duty_ix];
    let area = project.institution(institution).area_on(last_day);
    let came = results.reports.iter().any(|report| {
        report.duty == Some(duty_ix)
            && match report.from {
                Sender::Agency(_) => duty.from_areas.is_none(),
                Sender::Area(sender) => project.lies_in(area, sender),
            }
    });
    if came {
        Absence::Missing
    } else if judged <= last_day {
        Absence::NotDue(last_day)
    } else {
        Absence::Late(date::days_between(last_day, judged))
    }
}

/// The duty whose report brings an institution's row for a period, with its last day on time.
pub fn carrying_duty(
    project: &Project,
    plan: &Plan,
    period: Period,
    institution: InstitutionIx,
) -> Option<(usize, Date)> {
    let sector = project.sector_of(institution);
    let manager = project.institution(institution).manager;
    plan.duties.iter().enumerate().find_map(|(ix, duty)| {
        let carries = duty.carries.as_ref()?;
        let concerned =
            carries.sectors.contains(&sector) && (carries.managers.is_empty() || carries.managers.contains(&manager));
        let last_day = due_day(plan, duty, period)?;
        concerned.then_some((ix, last_day))
    })
}
