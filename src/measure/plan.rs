//! A plan, measured: its periods, the state of its targets, its reports and rankings.

use super::assessment::{Assessment, Level};
use super::due::{self, DueReport};
use super::period::{self, PeriodMeasured};
use super::progress::{self, Point, Progress};
use super::rank::{self, Ranking};
use super::reading::{Bounds, Reading};
use super::series::{self, Series};
use crate::model::Project;
use crate::model::date::Date;
use crate::model::ids::{
    AreaIx, InstitutionIx, MilestoneIx, PeriodIx, RankingIx, ResultsIx, SeriesIx, TargetIx, TiSlice, TiVec,
};
use crate::model::plan::Plan;
use crate::model::result::Results;
use crate::model::share::Share;
use crate::model::target::{AppliesTo, Milestone};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanMeasured {
    /// The day as of which the plan is judged: the portal's `as_of`, or the plan's closing day if that is earlier.
    pub judged: Date,
    /// Institutions in the plan's area, in order of id.
    pub members: Vec<InstitutionIx>,
    /// What is measured, see [`Series`].
    pub series: TiVec<SeriesIx, Series>,
    /// Periods with rows, in order of time.
    pub periods: TiVec<PeriodIx, PeriodMeasured>,
    /// State of each of `Plan::targets`, for the whole plan.
    pub targets: TiVec<TargetIx, TargetState>,
    /// Reports that the plan's duties ask for.
    pub due_reports: Vec<DueReport>,
    /// Rankings by kind of institution, from the latest complete period. Empty while no period is complete.
    pub rankings: TiVec<RankingIx, Ranking>,
    /// For each series and period: the value of the milestone that it is compared with today, and of the milestone that counted on
    /// the last day of the period.
    milestone_values: MilestoneValues,
}

/// See `PlanMeasured::milestone_values`.
type MilestoneValues = TiVec<SeriesIx, TiVec<PeriodIx, [Option<Share>; 2]>>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetState {
    /// Series of the target, one for each measure.
    pub series: Vec<SeriesIx>,
    /// The milestone that counts now.
    pub current: Option<MilestoneIx>,
    /// Progress of all measures together towards the current milestone.
    pub progress: Progress,
    pub milestones: TiVec<MilestoneIx, MilestoneState>,
}

impl TargetState {
    /// The milestones that count: those whose day has come, and the one that counts now. Each counts once.
    pub fn counted(&self) -> &[MilestoneState] {
        let end = self.current.map_or(0, |current| usize::from(current) + 1);
        self.milestones.raw.get(..end).unwrap_or_default()
    }
}

/// State of a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneState {
    /// Progress of all measures together.
    pub progress: Progress,
    pub measures: Vec<Progress>,
    /// The period whose values are judged.
    pub period: Option<PeriodIx>,
}

impl PlanMeasured {
    /// The current period of a series: the latest complete one with a value. If there is none, the latest with a value.
    pub fn latest(&self, series: SeriesIx) -> Option<PeriodIx> {
        self.latest_where(series, &|_| true)
    }

    fn latest_where(&self, series: SeriesIx, matches: &dyn Fn(&PeriodMeasured) -> bool) -> Option<PeriodIx> {
        let has_value = |p: &PeriodMeasured| matches(p) && p.whole[series].value().is_some();
        let complete = |p: &PeriodMeasured| has_value(p) && !p.whole[series].incomplete;
        self.periods.rposition(complete).or_else(|| self.periods.rposition(has_value))
    }

    /// The latest complete period: no institution of the plan has a report that is not due yet. Late reports do not count.
    pub fn latest_complete(&self) -> Option<PeriodIx> {
        self.periods.rposition(|p| !p.incomplete)
    }

    /// The current period of the whole plan: the latest complete one. If there is none, the last.
    pub fn latest_period(&self) -> Option<PeriodIx> {
        self.latest_complete().or(self.periods.last_key())
    }

    /// The previous period.
    pub fn before(&self, period: PeriodIx) -> Option<PeriodIx> {
        self.periods[..period].last_key()
    }

    /// The periods before `period` with which a series' values can be compared: a year of transactions is not compared with a quarter.
    pub fn comparable(&self, series: SeriesIx, period: PeriodIx) -> impl DoubleEndedIterator<Item = PeriodIx> {
        let now = self.periods[period].period;
        let is_flow = self.series[series].is_flow;
        self.periods[..period].keys().filter(move |p| !is_flow || self.periods[*p].period.is_as_long_as(now))
    }

    /// The milestone value that a reading is compared with: for the current period, the milestone that counts today; for older
    /// periods, the one that counted on their last day.
    pub fn target_value(&self, series: SeriesIx, period: PeriodIx) -> Option<Share> {
        self.milestone_values.get(series)?.get(period)?[0]
    }

    /// The milestone value that counted on the last day of a period.
    pub fn target_value_at_end(&self, series: SeriesIx, period: PeriodIx) -> Option<Share> {
        self.milestone_values.get(series)?.get(period)?[1]
    }

    /// The day as of which the readings of a period are judged, and by which their milestone is chosen. An old period is judged as of
    /// its last day, so that its verdict does not change later. The last period and the current one are judged as of the plan's day.
    fn judged_on(&self, series: SeriesIx, period: PeriodIx) -> Date {
        let is_current = self.periods.last_key() == Some(period) || self.latest(series) == Some(period);
        if is_current { self.judged } else { self.periods[period].period.end().min(self.judged) }
    }

    /// What may be said of an area, or of the whole plan, in a series, as of the day by which the period is judged.
    pub fn assess(&self, plan: &Plan, series: SeriesIx, area: Option<AreaIx>, period: PeriodIx) -> Assessment {
        let Some(target) = self.series[series].target.map(|t| &plan.targets[t]) else { return Assessment::NONE };
        match (area, target.applies_to) {
            (None, _) | (Some(_), AppliesTo::EachArea) => {
                Assessment::Progress(self.progress(plan, series, area, period))
            }
            (Some(_), AppliesTo::Whole) => Assessment::Level(self.level(plan, series, area, period)),
        }
    }

    fn level(&self, plan: &Plan, series: SeriesIx, area: Option<AreaIx>, period: PeriodIx) -> Level {
        let reading = self.periods[period].reading(series, area);
        let bounds = reading.and_then(|reading| self.bounds(plan, series, reading));
        let Some((bounds, value)) = bounds.zip(self.target_value(series, period)) else { return Level::None };
        match bounds.meet(value) {
            Some(true) => Level::Reached,
            Some(false) => Level::Below,
            None => Level::Uncertain,
        }
    }

    /// The least and the greatest value that the missing institutions leave possible; `None` without a value.
    pub fn bounds(&self, plan: &Plan, series: SeriesIx, reading: &Reading) -> Option<Bounds> {
        if self.series[series].is_sum { reading.bounds_of_sum(plan.certain_from) } else { reading.bounds_of_share() }
    }

    fn point(&self, plan: &Plan, series: SeriesIx, area: Option<AreaIx>, period: &PeriodMeasured) -> Option<Point> {
        let reading = period.reading(series, area)?;
        Some(Point { day: period.period.end(), bounds: self.bounds(plan, series, reading)? })
    }

    /// Progress of an area, or of the whole plan, towards a series' target as if the plan had set it for that area.
    fn progress(&self, plan: &Plan, series: SeriesIx, area: Option<AreaIx>, period: PeriodIx) -> Progress {
        let Some(target) = self.series[series].target.map(|t| &plan.targets[t]) else { return Progress::None };
        let judged = self.judged_on(series, period);
        match milestone_on(&target.milestones, judged) {
            Some(m) => self.progress_towards(plan, &target.milestones[m], series, area, period, judged),
            None => Progress::None,
        }
    }

    fn progress_towards(
        &self,
        plan: &Plan,
        milestone: &Milestone,
        series: SeriesIx,
        area: Option<AreaIx>,
        period: PeriodIx,
        judged: Date,
    ) -> Progress {
        // Institutions that report early are not a fair sample of all.
        if self.periods[period].reading(series, area).is_none_or(|reading| reading.incomplete) {
            return Progress::Unknown;
        }
        let latest = self.point(plan, series, area, &self.periods[period]);
        // A sum of too few institutions does not say where it started; the first that does is the baseline.
        let mut earlier =
            self.comparable(series, period).filter_map(|p| self.point(plan, series, area, &self.periods[p]));
        let baseline = earlier.find(|point| point.bounds != Bounds::Unknown);
        let word = progress::progress(milestone.value, milestone.by, baseline, latest, judged);
        // Where a later report is owed, an older figure does not show how things stood on the milestone's day.
        if word == Progress::Missed && self.is_owed_later(plan, series, period, milestone.by) {
            Progress::Uncertain
        } else {
            word
        }
    }

    /// Whether a report with rows of a series' sectors has not come that is owed for a time after a period, up to a day.
    fn is_owed_later(&self, plan: &Plan, series: SeriesIx, period: PeriodIx, by: Date) -> bool {
        let newest = self.periods[period].period.end();
        let sectors = &self.series[series].among.sectors;
        self.due_reports.iter().any(|due| {
            let carries = plan.duties[due.duty].carries.as_ref();
            due.received.is_none()
                && due.is_owed()
                && (newest < due.period.end() && due.period.end() <= by)
                && carries.is_some_and(|carries| carries.sectors.iter().any(|sector| sectors.contains(sector)))
        })
    }
}

pub(super) fn measure(project: &Project, plan: &Plan, results: &TiSlice<ResultsIx, Results>) -> PlanMeasured {
    let judged = project.config.as_of.min(due::closing_day(plan));
    // Computed once for each area, because there are far fewer areas than institutions.
    let is_inside: TiVec<AreaIx, bool> = project.areas.keys().map(|area| project.lies_in(area, plan.area)).collect();
    let members: Vec<InstitutionIx> = project
        .institutions
        .iter_enumerated()
        .filter(|(_, institution)| is_inside[institution.area])
        .map(|(ix, _)| ix)
        .collect();
    let series = series::of_plan(project, plan);
    let periods: TiVec<PeriodIx, PeriodMeasured> = results
        .iter_enumerated()
        .filter(|(_, r)| !r.rows.is_empty() || !r.totals.is_empty())
        .map(|(index, r)| period::measure(project, plan, &series, &members, r, index, judged))
        .collect();
    let mut measured = PlanMeasured {
        judged,
        members,
        series,
        periods,
        targets: TiVec::new(),
        due_reports: due::due_reports(project, plan, results, judged),
        rankings: TiVec::new(),
        milestone_values: TiVec::new(),
    };
    measured.milestone_values = milestone_values(&measured, plan);
    measured.targets = plan.targets.keys().map(|t| target_state(&measured, plan, t)).collect();
    measured.rankings = rankings(project, plan, &measured, results);
    measured
}

fn milestone_values(measured: &PlanMeasured, plan: &Plan) -> MilestoneValues {
    let of_series = |s: SeriesIx| {
        let milestones =
            measured.series[s].target.map_or(Default::default(), |t| plan.targets[t].milestones.as_slice());
        let at = |p: PeriodIx| {
            [measured.judged_on(s, p), measured.periods[p].period.end()]
                .map(|day| milestone_on(milestones, day).map(|m| milestones[m].value))
        };
        measured.periods.keys().map(at).collect()
    };
    measured.series.keys().map(of_series).collect()
}

/// The milestone that counts on a day: the first whose last day has not passed, or else the last milestone.
pub fn milestone_on(milestones: &TiSlice<MilestoneIx, Milestone>, day: Date) -> Option<MilestoneIx> {
    milestones.position(|m| m.by >= day).or(milestones.last_key())
}

fn target_state(measured: &PlanMeasured, plan: &Plan, t: TargetIx) -> TargetState {
    let target = &plan.targets[t];
    let series: Vec<SeriesIx> = measured.series.keys().filter(|s| measured.series[*s].target == Some(t)).collect();
    let milestones: TiVec<MilestoneIx, MilestoneState> = target
        .milestones
        .iter()
        .map(|milestone| {
            // A milestone is judged by the latest period that ends on or before its day.
            let judged_by = |s: SeriesIx| measured.latest_where(s, &|p| p.period.end() <= milestone.by);
            let measure = |s: &SeriesIx| match judged_by(*s) {
                Some(period) => measured.progress_towards(plan, milestone, *s, None, period, measured.judged),
                None => Progress::Unknown,
            };
            let measures: Vec<Progress> = series.iter().map(measure).collect();
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

fn rankings(
    project: &Project,
    plan: &Plan,
    measured: &PlanMeasured,
    results: &TiSlice<ResultsIx, Results>,
) -> TiVec<RankingIx, Ranking> {
    let rules = &plan.recognition;
    if rules.honour.is_none() && rules.rank.is_none() && rules.criticise.is_none() {
        return TiVec::new();
    }
    // A ranking of an incomplete period would rank only the institutions that reported early.
    let Some(latest) = measured.latest_complete() else { return TiVec::new() };
    let now = &results[measured.periods[latest].results];
    // The figures of a year are not compared with those of a quarter.
    let before = measured.periods[..latest].iter().rfind(|p| p.period.is_as_long_as(now.period)).map(|p| p.results);
    project
        .institution_kinds
        .keys()
        .filter(|kind| measured.members.iter().any(|m| project.institution(*m).kind == *kind))
        .map(|kind| {
            let on = |index: ResultsIx| rank::rank(project, plan, &measured.members, &results[index], index, kind);
            let ranking = on(measured.periods[latest].results);
            match before {
                Some(index) => ranking.compared_with(&on(index)),
                None => ranking,
            }
        })
        .collect()
}
