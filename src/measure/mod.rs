//! Arithmetic on counts: `Project -> Measured`. Pure: it knows no files, no languages and no pages.
//! Shares come from sums of counts; there is no way to average percentages.

pub mod change;
pub mod due;
pub mod formula;
pub mod period;
pub mod progress;
pub mod rank;
pub mod reading;
pub mod receipt;

pub use reading::{Reading, State};

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::model::Project;
use crate::model::area::AreaIx;
use crate::model::date::Date;
use crate::model::indicator::{Condition, Formula};
use crate::model::institution::InstitutionIx;
use crate::model::plan::{Denominator, MethodRule, Milestone, Plan, Selector};
use crate::model::result::Results;
use crate::model::share::Share;
use due::DueReport;
use period::{PeriodMeasured, Series};
use progress::{Point, Progress};
use rank::Ranking;

/// A project with everything that can be computed from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured<'p> {
    /// The project.
    pub project: &'p Project,
    /// One for each of `Project::plans`.
    pub plans: Vec<PlanMeasured>,
}

/// A plan, measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanMeasured {
    /// The day it is judged by: the portal's, or its own last day once that has passed.
    pub judged: Date,
    /// Institutions that it counts, in order of id.
    pub members: Vec<InstitutionIx>,
    /// What is measured.
    pub series: Vec<Series>,
    /// Periods with rows, in order of time.
    pub periods: Vec<PeriodMeasured>,
    /// How each of `Plan::targets` stands in the whole plan.
    pub targets: Vec<TargetState>,
    /// Reports owed.
    pub board: Vec<DueReport>,
    /// Lists by kind of institution, from the latest complete period; none while every period waits.
    pub rankings: Vec<Ranking>,
    /// For each series and period: the value that its reading stands beside today, and the one asked for at its own end.
    wanted: Vec<Vec<[Option<Share>; 2]>>,
}

/// How a target stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetState {
    /// Places in `PlanMeasured::series`, one for each measure.
    pub series: Vec<usize>,
    /// The milestone that counts now: place in `Target::milestones`.
    pub current: Option<usize>,
    /// All measures together, against the current milestone.
    pub progress: Progress,
    /// For each milestone: how it stands.
    pub milestones: Vec<MilestoneState>,
}

/// How a milestone stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneState {
    /// All measures together.
    pub progress: Progress,
    /// For each measure: its own word.
    pub measures: Vec<Progress>,
    /// The period that it is judged by: place in `PlanMeasured::periods`.
    pub period: Option<usize>,
}

impl PlanMeasured {
    /// The period that speaks for a series today: the latest with a value in which no report is still to come;
    /// failing that, the latest with a value.
    pub fn latest(&self, series: usize) -> Option<usize> {
        let has_value = |p: &PeriodMeasured| p.whole[series].value().is_some();
        let complete = |p: &PeriodMeasured| has_value(p) && !p.whole[series].incomplete;
        self.periods.iter().rposition(complete).or_else(|| self.periods.iter().rposition(has_value))
    }

    /// The latest period in which no institution of the plan has a report still to come. Whoever is late is not waited for.
    pub fn latest_complete(&self) -> Option<usize> {
        self.periods.iter().rposition(|p| !p.waits)
    }

    /// The period that speaks for the whole plan today: the latest complete one; while every period waits, the last.
    pub fn latest_period(&self) -> Option<usize> {
        self.latest_complete().or(self.periods.len().checked_sub(1))
    }

    /// The value that a series' reading stands beside: the milestone that counts today for what stands for today, and
    /// for older periods the one that counted at their own end.
    pub fn target_value(&self, series: usize, period: usize) -> Option<Share> {
        self.wanted.get(series)?.get(period)?[0]
    }

    /// What a series' target asked for at the end of a period, whatever it asks for today.
    pub fn asked_then(&self, series: usize, period: usize) -> Option<Share> {
        self.wanted.get(series)?.get(period)?[1]
    }

    /// The day as of which a series' readings of a period are judged, and by which their milestone is chosen: an old report
    /// keeps its word, so it is judged as of its own end; the last one, and the one that speaks today, as of the plan's day.
    fn judged_on(&self, series: usize, period: usize) -> Date {
        let stands_for_today = period + 1 == self.periods.len() || self.latest(series) == Some(period);
        if stands_for_today { self.judged } else { self.periods[period].period.end().min(self.judged) }
    }

    /// The word for an area's reading of a series in a period, judged as of the day that counts for it.
    pub fn area_progress(&self, plan: &Plan, series: usize, area: AreaIx, period: usize) -> Progress {
        let reading = |p: &PeriodMeasured| p.in_area(series, area).copied();
        self.judge(plan, series, period, &reading)
    }

    /// The word for the whole plan's reading of a series in a period, judged as of the day that counts for it.
    pub fn whole_progress(&self, plan: &Plan, series: usize, period: usize) -> Progress {
        let reading = |p: &PeriodMeasured| p.whole.get(series).copied();
        self.judge(plan, series, period, &reading)
    }

    fn judge(
        &self,
        plan: &Plan,
        series: usize,
        period: usize,
        reading: &dyn Fn(&PeriodMeasured) -> Option<Reading>,
    ) -> Progress {
        let Some(target) = self.series[series].target.map(|t| &plan.targets[t]) else { return Progress::None };
        let end = self.periods[period].period.end();
        let judged = self.judged_on(series, period);
        let Some(milestone) = milestone_on(&target.milestones, judged).map(|m| &target.milestones[m]) else {
            return Progress::None;
        };
        let Some(now) = reading(&self.periods[period]) else { return Progress::Unknown };
        if now.incomplete {
            // Those who report before the day are no fair sample of those who will.
            return Progress::Unknown;
        }
        let latest = point(end, &now);
        let baseline = self.periods[..period].iter().find_map(|p| point(p.period.end(), &reading(p)?));
        progress::progress(milestone.value, milestone.by, baseline, latest, judged)
    }
}

/// Measures a project.
pub fn measure(project: &Project) -> Measured<'_> {
    let plans = project
        .plans
        .par_iter()
        .zip(&project.results)
        .map(|(plan, results)| measure_plan(project, plan, results))
        .collect();
    Measured { project, plans }
}

fn measure_plan(project: &Project, plan: &Plan, results: &[Results]) -> PlanMeasured {
    let judged = project.config.as_of.min(plan.to);
    // Every plan asks this of every institution, so it is asked of areas first: there are far fewer.
    let areas = (0_u32..).map(AreaIx).take(project.areas.len());
    let is_inside: Vec<bool> = areas.map(|area| project.lies_in(area, plan.area)).collect();
    let members: Vec<InstitutionIx> = (0_u32..)
        .map(InstitutionIx)
        .zip(&project.institutions)
        .filter(|(_, institution)| is_inside[institution.area.0 as usize])
        .map(|(ix, _)| ix)
        .collect();
    let series = series_of(project, plan);
    let periods: Vec<PeriodMeasured> = results
        .iter()
        .enumerate()
        .filter(|(_, r)| !r.rows.is_empty() || !r.totals.is_empty())
        .map(|(place, r)| period::measure(project, plan, &series, &members, r, place, judged))
        .collect();
    let mut measured = PlanMeasured {
        judged,
        members,
        series,
        periods,
        targets: Vec::new(),
        board: due::board(project, plan, results, judged),
        rankings: Vec::new(),
        wanted: Vec::new(),
    };
    measured.wanted = wanted(&measured, plan);
    measured.targets = (0..plan.targets.len()).map(|t| target_state(&measured, plan, t)).collect();
    measured.rankings = rankings(project, plan, &measured, results);
    measured
}

/// The place of the milestone that counts on a day: the first whose day has not passed, or the last.
pub fn milestone_on(milestones: &[Milestone], day: Date) -> Option<usize> {
    milestones.iter().position(|m| m.by >= day).or(milestones.len().checked_sub(1))
}

fn wanted(measured: &PlanMeasured, plan: &Plan) -> Vec<Vec<[Option<Share>; 2]>> {
    let of_series = |s: usize| {
        let milestones = measured.series[s].target.map_or(&[][..], |t| &plan.targets[t].milestones);
        let at = |p: usize| {
            [measured.judged_on(s, p), measured.periods[p].period.end()]
                .map(|day| milestone_on(milestones, day).map(|m| milestones[m].value))
        };
        (0..measured.periods.len()).map(at).collect()
    };
    (0..measured.series.len()).map(of_series).collect()
}

/// What a plan measures: each measure of each target, and what its payment rules ask for without a figure.
fn series_of(project: &Project, plan: &Plan) -> Vec<Series> {
    let mut all = Vec::new();
    for (t, target) in plan.targets.iter().enumerate() {
        all.extend(target.measures.iter().map(|indicator| Series {
            target: Some(t),
            indicator: *indicator,
            among: target.among.clone(),
            denominator: target.denominator,
            is_yardstick: false,
        }));
    }
    for rule in &plan.payment {
        let asked = [
            (
                matches!(rule.methods, MethodRule::AtLeast(_)),
                indicator_where(project, |c| matches!(c, Condition::MethodRule { .. })),
            ),
            (rule.module, named(project, "payment-module")),
            (rule.contact_point, named(project, "contact-point")),
        ];
        for (is_asked, indicator) in asked {
            if let Some(indicator) = indicator.filter(|_| is_asked) {
                all.push(of_sector(indicator, rule.sector, false));
            }
        }
    }
    // Plans ask for different numbers of methods, so each is also measured by the others' rule.
    for indicator in yardsticks(project) {
        all.extend(plan.payment.iter().map(|rule| of_sector(indicator, rule.sector, true)));
    }
    all
}

fn of_sector(indicator: usize, sector: usize, is_yardstick: bool) -> Series {
    let among = Selector { sectors: vec![sector], kinds: Vec::new() };
    Series { target: None, indicator, among, denominator: Denominator::All, is_yardstick }
}

/// Indicators that count institutions with as many methods as the rule of some plan asks, in order of that number.
/// A rule that lists methods without a number (Đắk Nông II.1.b) is none: nothing could fall short of it.
pub fn yardsticks(project: &Project) -> Vec<usize> {
    let rules = project.plans.iter().flat_map(|plan| &plan.payment).map(|rule| rule.methods);
    let asked: BTreeSet<u32> = rules
        .filter_map(|rule| match rule {
            MethodRule::AtLeast(n) => Some(n),
            MethodRule::Listed | MethodRule::None => None,
        })
        .collect();
    asked
        .iter()
        .filter_map(|n| indicator_where(project, |c| matches!(c, Condition::Methods { least, .. } if least == n)))
        .collect()
}

fn indicator_where(project: &Project, wanted: impl Fn(&Condition) -> bool) -> Option<usize> {
    project.indicators.iter().position(|i| match &i.formula {
        Formula::Share(condition) => wanted(condition),
        Formula::Ratio { .. } => false,
    })
}

fn named(project: &Project, id: &str) -> Option<usize> {
    project.indicators.iter().position(|i| i.id == id)
}

fn target_state(measured: &PlanMeasured, plan: &Plan, t: usize) -> TargetState {
    let target = &plan.targets[t];
    let series: Vec<usize> = (0..measured.series.len()).filter(|s| measured.series[*s].target == Some(t)).collect();
    let milestones: Vec<MilestoneState> = target
        .milestones
        .iter()
        .map(|milestone| {
            // The report that a milestone is judged by is the latest that does not reach beyond its day.
            let judged_by = |s: usize| {
                let within = |p: &PeriodMeasured| p.period.end() <= milestone.by && p.whole[s].value().is_some();
                let complete = |p: &PeriodMeasured| within(p) && !p.whole[s].incomplete;
                measured.periods.iter().rposition(complete).or_else(|| measured.periods.iter().rposition(within))
            };
            let measures: Vec<Progress> = series
                .iter()
                .map(|s| {
                    let latest = judged_by(*s);
                    if latest.is_some_and(|p| measured.periods[p].whole[*s].incomplete) {
                        // Those who report before the day are no fair sample of those who will.
                        return Progress::Unknown;
                    }
                    let baseline = latest.and_then(|last| {
                        measured.periods[..last].iter().find_map(|p| point(p.period.end(), &p.whole[*s]))
                    });
                    let latest =
                        latest.and_then(|p| point(measured.periods[p].period.end(), &measured.periods[p].whole[*s]));
                    progress::progress(milestone.value, milestone.by, baseline, latest, measured.judged)
                })
                .collect();
            MilestoneState {
                progress: Progress::together(measures.iter().copied()),
                measures,
                period: series.iter().filter_map(|s| judged_by(*s)).max(),
            }
        })
        .collect();
    let current = milestone_on(&target.milestones, measured.judged);
    let progress = current.and_then(|c| milestones.get(c)).map_or(Progress::None, |m| m.progress);
    TargetState { series, current, progress, milestones }
}

fn rankings(project: &Project, plan: &Plan, measured: &PlanMeasured, results: &[Results]) -> Vec<Ranking> {
    let rules = &plan.recognition;
    if rules.honour.is_none() && rules.rank_by.is_none() && rules.criticise.is_none() {
        return Vec::new();
    }
    // While reports are still to come, a list would be of those who came early.
    let Some(latest) = measured.latest_complete() else { return Vec::new() };
    let now = &results[measured.periods[latest].results];
    let before = measured.periods[..latest].iter().rfind(|p| p.period.end() < now.period.end()).map(|p| p.results);
    (0..project.institution_kinds.len())
        .filter(|kind| measured.members.iter().any(|m| project.institution(*m).kind == *kind))
        .map(|kind| {
            let on = |place: usize| rank::rank(project, plan, &measured.members, &results[place], place, kind);
            let ranking = on(measured.periods[latest].results);
            match before {
                Some(place) => ranking.compared_with(&on(place)),
                None => ranking,
            }
        })
        .collect()
}

fn point(day: Date, reading: &Reading) -> Option<Point> {
    reading.value().map(|(numerator, denominator)| Point { day, numerator, denominator })
}

/// A share in basis points as it is printed, with one decimal of a percent: rounded half up, but never up to a whole
/// share that is not reached. Display rounds here and nowhere else; comparison never does.
pub fn rounded(numerator: u64, denominator: u64) -> u32 {
    if denominator == 0 {
        return 0;
    }
    let tenths = (u128::from(numerator) * 2_000 + u128::from(denominator)) / (2 * u128::from(denominator));
    u32::try_from(tenths * 10).unwrap_or(u32::MAX)
}

/// A share as it is printed beside a target: where rounding would show a target as reached that is not,
/// the share is rounded down instead. 49.96% is never shown as 50%.
pub fn rounded_beside(numerator: u64, denominator: u64, target: Option<Share>) -> u32 {
    let shown = rounded(numerator, denominator);
    match target {
        Some(target) if shown >= target.0 && !target.is_met_by(numerator, denominator) => {
            let tenths = u128::from(numerator) * 1_000 / u128::from(denominator.max(1));
            u32::try_from(tenths * 10).unwrap_or(u32::MAX)
        }
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn just_below_a_target_is_never_shown_as_the_target() {
        assert_eq!(rounded(4_996, 10_000), 5_000);
        assert_eq!(rounded_beside(4_996, 10_000, Some(Share(5_000))), 4_990);
        assert_eq!(rounded_beside(5_000, 10_000, Some(Share(5_000))), 5_000);
        assert_eq!(rounded_beside(5_004, 10_000, Some(Share(5_000))), 5_000);
        assert_eq!(rounded_beside(615, 1_000, Some(Share(5_000))), 6_150);
    }

    #[test]
    fn halves_are_rounded_up() {
        assert_eq!(rounded(12_345, 100_000), 1_230);
        assert_eq!(rounded(1_235, 10_000), 1_240);
        assert_eq!(rounded(1, 3), 3_330);
        assert_eq!(rounded(2, 3), 6_670);
        assert_eq!(rounded(0, 3), 0);
    }
}
