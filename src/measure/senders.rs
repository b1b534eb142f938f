//! Who has to send a report: areas that were in force for all of its time, agencies, members of groups.

use crate::model::Project;
use crate::model::area::Area;
use crate::model::date::Date;
use crate::model::duty::{Duty, TakenOver};
use crate::model::ids::{AgencyIx, AreaIx, LevelIx};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::result::Sender;

/// Why a report is not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unjudged {
    /// The sender is a group, and nobody says who belongs to it.
    Group,
    /// The area began or ended in the time of the report, and nobody says who reports instead.
    AreaChanged,
}

/// The time of a report: what it reports on, and its last day on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReportTime {
    /// The first day of the period that lies in the plan's time.
    pub(super) start: Date,
    /// Last day on time.
    pub(super) last_day: Date,
}

impl ReportTime {
    pub(super) fn new(plan: &Plan, period: Period, last_day: Date) -> Self {
        Self { start: period.start().max(plan.from), last_day }
    }
}

/// Those of whom a duty expects a report: areas by official code, then agencies. `Some`: the report is not judged.
pub(super) fn senders(
    project: &Project,
    plan: &Plan,
    duty: &Duty,
    time: ReportTime,
) -> Vec<(Sender, Option<Unjudged>)> {
    let mut senders = Vec::new();
    if let Some(level) = duty.from_areas {
        let mut areas: Vec<(AreaIx, Option<Unjudged>)> = project
            .areas
            .keys()
            .filter_map(|ix| {
                let is_asked = area_reports(project, plan, duty, level, ix, time)?;
                Some((ix, is_asked.err()))
            })
            .collect();
        areas.sort_by_key(|(ix, _)| &project.area(*ix).code);
        senders.extend(areas.into_iter().map(|(ix, unjudged)| (Sender::Area(ix), unjudged)));
    }
    for agency in agencies(project, duty) {
        let is_group = project.agency(agency).group.is_some();
        senders.push((Sender::Agency(agency), is_group.then_some(Unjudged::Group)));
    }
    senders
}

/// The agencies of a duty, with the members of groups in place of groups.
fn agencies(project: &Project, duty: &Duty) -> Vec<AgencyIx> {
    let mut all = Vec::new();
    for agency in &duty.from_agencies {
        let members = project.agency(*agency).group.as_deref().filter(|members| !members.is_empty());
        for one in members.unwrap_or(std::slice::from_ref(agency)) {
            if !all.contains(one) {
                all.push(*one);
            }
        }
    }
    all
}

/// Whether a duty of the areas of a level expects a report of an area: `None` if not, an error if it cannot be judged.
fn area_reports(
    project: &Project,
    plan: &Plan,
    duty: &Duty,
    level: LevelIx,
    ix: AreaIx,
    time: ReportTime,
) -> Option<Result<(), Unjudged>> {
    let area = project.area(ix);
    if let Some(taken) = duty.taken_over.filter(|taken| taken.from <= time.last_day) {
        return takes_over(project, plan, level, taken, ix, time.last_day).then_some(Ok(()));
    }
    if project.level_of(ix) != level || !is_ever_valid(area, time) || !project.lies_in(ix, plan.area) {
        return None;
    }
    // A new area owes nothing for the time before it, and one that has ended can send nothing.
    let is_whole = area.is_valid_on(time.start) && area.is_valid_on(time.last_day);
    Some(if is_whole { Ok(()) } else { Err(Unjudged::AreaChanged) })
}

fn is_ever_valid(area: &Area, time: ReportTime) -> bool {
    area.valid_from.is_none_or(|from| from <= time.last_day) && area.valid_to.is_none_or(|to| time.start <= to)
}

/// Whether an area reports in place of areas of a level.
fn takes_over(project: &Project, plan: &Plan, level: LevelIx, taken: TakenOver, ix: AreaIx, day: Date) -> bool {
    if project.level_of(ix) != taken.by_areas || !project.area(ix).is_valid_on(day) {
        return false;
    }
    let is_successor = |old: AreaIx| {
        project.area(old).successors.contains(&ix) && project.level_of(old) == level && project.lies_in(old, plan.area)
    };
    project.lies_in(ix, plan.area) || project.areas.keys().any(is_successor)
}

/// Whether anyone has to send the report that contains the row of an institution in an area, and until when at most. `None`: nobody.
pub(super) fn owed_until(project: &Project, plan: &Plan, duty: &Duty, area: AreaIx, time: ReportTime) -> Option<Date> {
    match duty.from_areas {
        Some(level) => project
            .with_areas_above(area)
            .find(|ix| area_reports(project, plan, duty, level, *ix, time) == Some(Ok(())))
            .map(|ix| last_day_of(project, Sender::Area(ix))),
        None => {
            let is_office = |agency: &AgencyIx| project.agency(*agency).group.is_none();
            agencies(project, duty).iter().any(is_office).then_some(Date::MAX)
        }
    }
}

/// The last day on which a sender can send anything.
pub(super) fn last_day_of(project: &Project, sender: Sender) -> Date {
    match sender {
        Sender::Area(ix) => project.area(ix).valid_to.unwrap_or(Date::MAX),
        Sender::Agency(_) => Date::MAX,
    }
}
