//! Which reports are due, from whom and when, and which were received. "Before the 20th" means that the 19th is the last day on time.

use super::senders::{self, ReportTime, Unjudged};
use crate::model::Project;
use crate::model::date::{self, Date};
use crate::model::duty::{DueRule, Duty};
use crate::model::ids::{AreaIx, DutyIx, InstitutionIx, LevelIx, ResultsIx, TiSlice};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::result::{Report, Results, Sender};

/// One report that a duty requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReport {
    /// The duty that requires it.
    pub duty: DutyIx,
    /// The period reported on.
    pub period: Period,
    /// Who must send it.
    pub sender: Sender,
    /// Last day on time.
    pub last_day: Date,
    /// Day of receipt.
    pub received: Option<Date>,
    /// State on the day as of which the plan is judged.
    pub state: DueState,
}

/// State of a due report. Days count from the last day on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// Received in time.
    OnTime,
    /// Received late.
    Late(i64),
    /// Not received although due.
    Missing(i64),
    /// Not received; the last day on time has not passed.
    NotDue,
    /// Neither on time nor late, received or not.
    NotJudged(Unjudged),
}

impl DueReport {
    /// Whether anyone has to send it.
    pub fn is_owed(&self) -> bool {
        self.state != DueState::NotJudged(Unjudged::AreaChanged)
    }
}

/// Every report that the plan's duties require within its time, judged as of a day. Sorted by last day, period and
/// duty.
pub fn due_reports(
    project: &Project,
    plan: &Plan,
    results: &TiSlice<ResultsIx, Results>,
    judged: Date,
) -> Vec<DueReport> {
    let mut due_reports = Vec::new();
    for (duty_ix, duty) in plan.duties.iter_enumerated() {
        for (period, last_day) in all_days(plan, duty) {
            for (sender, unjudged) in senders::senders(project, plan, duty, ReportTime::new(plan, period, last_day)) {
                let received = received(results, period, duty_ix, sender).map(|report| report.received);
                // Who has ended cannot become later still.
                let until = judged.min(senders::last_day_of(project, sender));
                let state = match (unjudged, received) {
                    (Some(why), _) => DueState::NotJudged(why),
                    (None, Some(day)) if day <= last_day => DueState::OnTime,
                    (None, Some(day)) => DueState::Late(date::days_between(last_day, day)),
                    (None, None) if judged <= last_day => DueState::NotDue,
                    (None, None) => DueState::Missing(date::days_between(last_day, until).max(1)),
                };
                due_reports.push(DueReport { duty: duty_ix, period, sender, last_day, received, state });
            }
        }
    }
    due_reports.sort_by_key(|due| (due.last_day, due.period, due.duty));
    due_reports
}

/// The periods of a duty for which anyone owes a report, each with its last day on time, in order of day.
pub fn due_days(due_reports: &[DueReport], duty: DutyIx) -> Vec<(Period, Date)> {
    let mut days: Vec<(Period, Date)> = Vec::new();
    for due in due_reports.iter().filter(|due| due.duty == duty && due.is_owed()) {
        if !days.contains(&(due.period, due.last_day)) {
            days.push((due.period, due.last_day));
        }
    }
    days
}

/// The last day on which a plan is judged: its own, or the one after the last day of a report that falls due later.
pub fn closing_day(plan: &Plan) -> Date {
    let days = plan.duties.iter().flat_map(|duty| all_days(plan, duty)).map(|(_, last_day)| date::day_after(last_day));
    days.max().map_or(plan.to, |day| day.max(plan.to))
}

/// The periods of a duty within the plan's time, each with its last day on time.
fn all_days(plan: &Plan, duty: &Duty) -> Vec<(Period, Date)> {
    let mut days = Vec::new();
    for year in plan.from.year()..=plan.to.year() {
        for rule in &duty.due {
            let period = Period { year, part: rule.part };
            days.extend(last_day(plan, duty, rule, period).map(|day| (period, day)));
        }
    }
    days
}

/// The last day on time of a duty's report for one period, if it is due. Same result as [`all_days`], but without a list, because
/// it is called for every institution.
fn due_day(plan: &Plan, duty: &Duty, period: Period) -> Option<Date> {
    let is_within = (plan.from.year()..=plan.to.year()).contains(&period.year);
    let mut rules = duty.due.iter().filter(|rule| rule.part == period.part);
    rules.find_map(|rule| last_day(plan, duty, rule, period)).filter(|_| is_within)
}

/// A duty begins with its plan: nothing falls due before the day of issue or, where it is not known, the duty's own first day.
fn last_day(plan: &Plan, duty: &Duty, rule: &DueRule, period: Period) -> Option<Date> {
    let overlaps = period.end() >= plan.from && period.start() <= plan.to;
    let year = period.year + i16::from(rule.next_year);
    let last_day = date::day_before(date::day(year, rule.month, rule.day).filter(|_| overlaps)?);
    let since = duty.since.as_ref().map(|(day, _)| *day);
    [Some(plan.from), plan.issued, since].into_iter().flatten().all(|begin| begin <= last_day).then_some(last_day)
}

/// A plan's areas of one level that are in force on a day, by official code. If there are none, the successors of those in force on
/// the plan's first day.
pub fn areas_on(project: &Project, plan: &Plan, level: LevelIx, day: Date) -> Vec<AreaIx> {
    let inside = |ix: &AreaIx| project.level_of(*ix) == level && project.lies_in(*ix, plan.area);
    let all: Vec<AreaIx> = project.areas.keys().collect();
    let mut areas: Vec<AreaIx> =
        all.iter().copied().filter(|ix| inside(ix) && project.area(*ix).is_valid_on(day)).collect();
    if areas.is_empty() {
        let former = all.iter().filter(|ix| inside(ix) && project.area(**ix).is_valid_on(plan.from));
        areas = former
            .flat_map(|ix| project.area(*ix).successors.clone())
            .filter(|ix| project.area(*ix).is_valid_on(day))
            .collect();
    }
    areas.sort_by_key(|ix| &project.area(*ix).code);
    areas.dedup();
    areas
}

/// The report of a sender for a duty and period.
fn received(results: &TiSlice<ResultsIx, Results>, period: Period, duty: DutyIx, sender: Sender) -> Option<&Report> {
    let results = results.iter().find(|r| r.period == period)?;
    results.reports.iter().filter(|r| r.duty == Some(duty) && r.from == sender).min_by_key(|r| r.received)
}

/// Why an institution has no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Its report was received without the row, or nobody has to send one.
    Missing,
    /// Its report is late by this number of days.
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
    let time = ReportTime::new(plan, results.period, last_day);
    // The report of an area that ended within the period counts for it.
    let [area, before] = [last_day, time.start].map(|day| project.institution(institution).area_on(day));
    let is_received = results.reports.iter().any(|report| {
        report.duty == Some(duty_ix)
            && match report.from {
                Sender::Agency(_) => duty.from_areas.is_none(),
                Sender::Area(sender) => {
                    project.lies_in(area, sender) || (before != area && project.lies_in(before, sender))
                }
            }
    });
    match senders::owed_until(project, plan, duty, area, time) {
        None => Absence::Missing,
        Some(_) if is_received => Absence::Missing,
        Some(_) if judged <= last_day => Absence::NotDue(last_day),
        Some(until) => Absence::Late(date::days_between(last_day, judged.min(until)).max(1)),
    }
}

/// The duty whose report contains an institution's row for a period, with its last day on time.
fn carrying_duty(project: &Project, plan: &Plan, period: Period, institution: InstitutionIx) -> Option<(DutyIx, Date)> {
    let sector = project.sector_of(institution);
    let manager = project.institution(institution).manager;
    plan.duties.iter_enumerated().find_map(|(ix, duty)| {
        let carries = duty.carries.as_ref()?;
        let concerned =
            carries.sectors.contains(&sector) && (carries.managers.is_empty() || carries.managers.contains(&manager));
        let last_day = due_day(plan, duty, period)?;
        concerned.then_some((ix, last_day))
    })
}
