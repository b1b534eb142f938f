//! The lists that decide which pages a site has: institutions by area and by kind, due reports in parts, files of open data in parts.

use std::collections::{BTreeMap, BTreeSet};

use crate::measure::rank::Ranking;
use crate::measure::{Measured, PlanMeasured, yardsticks};
use crate::model::Project;
use crate::model::ids::{
    AreaIx, ContentIx, DataFileIx, InstitutionIx, KindIx, PeriodIx, PlanIx, RankingIx, SeriesIx, TargetIx, TiVec,
};
use crate::site::chart_id::{self, ChartId};
use crate::site::data::data_file::{DataFile, Part, parts};
use crate::site::data::files::FILES;
use crate::site::due_groups::{DueGroup, groups_of, parts_of};
use crate::site::limits::{CALENDAR_ROWS, INDEX_ROWS, LIST_ROWS, REVISION_ROWS};

/// The lists of one site.
#[derive(Debug, Clone)]
pub struct Lists<'m> {
    measured: &'m Measured<'m>,
    /// The areas in which institutions first were, with those institutions.
    pub institutions_by_area: BTreeMap<AreaIx, Vec<InstitutionIx>>,
    /// Plan and kind, with the institutions of that kind; plans that count the same institutions share one list.
    pub by_kind: BTreeMap<(PlanIx, KindIx), Vec<InstitutionIx>>,
    /// The parts in which each of the files of open data is published.
    pub data: TiVec<DataFileIx, Vec<Part>>,
    /// Areas above those with institutions, with them; empty where one page has room for all.
    pub groups: BTreeMap<AreaIx, Vec<AreaIx>>,
    /// Plan by plan, the reports that are due together, and on which part of the plan's pages of reports they are.
    pub due_groups: TiVec<PlanIx, Vec<DueGroup>>,
}

impl<'m> Lists<'m> {
    /// The lists of what was measured.
    pub fn of(measured: &'m Measured<'m>) -> Self {
        let project = measured.project;
        let mut institutions_by_area: BTreeMap<AreaIx, Vec<InstitutionIx>> = BTreeMap::new();
        for (ix, institution) in project.institutions.iter_enumerated() {
            institutions_by_area.entry(institution.area).or_default().push(ix);
        }
        let mut by_kind: BTreeMap<(PlanIx, KindIx), Vec<InstitutionIx>> = BTreeMap::new();
        for plan in plans_with_own_members(measured) {
            for member in &measured.plans[plan].members {
                by_kind.entry((plan, project.institution(*member).kind)).or_default().push(*member);
            }
        }
        let is_long = institutions_by_area.len() + by_kind.len() > INDEX_ROWS;
        let groups = if is_long { by_area_above(project, institutions_by_area.keys()) } else { BTreeMap::new() };
        let due_groups = measured.plans.iter().map(|plan| {
            let groups = groups_of(plan).into_iter();
            parts_of(groups.map(|(group, reports)| (group, reports.len())))
        });
        let due_groups = due_groups.collect();
        let data = FILES.iter().map(|file| parts(measured, file)).collect();
        Self { measured, institutions_by_area, by_kind, data, groups, due_groups }
    }

    // ---- The ids of all pages of a kind ----

    pub(super) fn plans(&self) -> impl Iterator<Item = PlanIx> + use<> {
        self.measured.plans.keys()
    }

    pub(super) fn targets(&self) -> impl Iterator<Item = (PlanIx, TargetIx)> {
        self.measured.project.plans.iter_enumerated().flat_map(|(p, plan)| plan.targets.keys().map(move |t| (p, t)))
    }

    pub(super) fn periods(&self) -> impl Iterator<Item = (PlanIx, PeriodIx)> {
        self.measured.plans.iter_enumerated().flat_map(|(p, plan)| plan.periods.keys().map(move |at| (p, at)))
    }

    pub(super) fn readings(&self) -> impl Iterator<Item = (PlanIx, SeriesIx, PeriodIx)> {
        self.periods().flat_map(|(p, at)| self.measured.plans[p].series.keys().map(move |s| (p, s, at)))
    }

    pub(super) fn absent_parts(&self) -> impl Iterator<Item = (PlanIx, SeriesIx, PeriodIx, usize)> {
        self.readings().flat_map(|(p, s, at)| {
            let absent = absent_of(&self.measured.plans[p], s, at);
            let parts = if absent > LIST_ROWS { absent.div_ceil(LIST_ROWS) } else { 0 };
            (0..parts).map(move |part| (p, s, at, part))
        })
    }

    pub(super) fn rankings(&self) -> impl Iterator<Item = (PlanIx, RankingIx)> {
        self.measured.plans.iter_enumerated().flat_map(|(p, plan)| plan.rankings.keys().map(move |r| (p, r)))
    }

    pub(super) fn more_rankings(&self) -> impl Iterator<Item = (PlanIx, RankingIx, usize)> {
        self.rankings().flat_map(|(p, r)| {
            let parts = rows_of_ranking(&self.measured.plans[p].rankings[r]).div_ceil(LIST_ROWS);
            (1..parts).map(move |part| (p, r, part))
        })
    }

    pub(super) fn more_reports(&self) -> impl Iterator<Item = (PlanIx, usize)> {
        self.due_groups.iter_enumerated().flat_map(|(p, groups)| {
            let parts = groups.last().map_or(1, |last| last.part + 1);
            (1..parts).map(move |part| (p, part))
        })
    }

    pub(super) fn plan_calendars(&self) -> impl Iterator<Item = PlanIx> + use<> {
        let is_long = has_plan_calendars(self.measured);
        self.plans().filter(move |_| is_long)
    }

    pub(super) fn plan_revisions(&self) -> impl Iterator<Item = (PlanIx, usize)> {
        let project = self.measured.project;
        let is_long = has_revision_pages(project);
        self.plans()
            .filter(move |_| is_long)
            .flat_map(move |p| (0..revisions_of(project, p).div_ceil(REVISION_ROWS)).map(move |part| (p, part)))
    }

    pub(super) fn has_yardsticks(&self) -> bool {
        !yardsticks(self.measured.project).is_empty()
    }

    pub(super) fn areas(&self) -> impl Iterator<Item = AreaIx> + use<> {
        self.measured.project.areas.keys()
    }

    pub(super) fn compared_areas(&self) -> impl Iterator<Item = AreaIx> {
        let periods = self.measured.plans.iter().flat_map(|plan| &plan.periods);
        periods.flat_map(|period| period.areas.iter().copied()).collect::<BTreeSet<_>>().into_iter()
    }

    /// Areas with figures: those that a plan compares, and those of plans that measure something.
    pub(super) fn areas_with_figures(&self) -> impl Iterator<Item = AreaIx> {
        let plans = self.measured.project.plans.iter_enumerated();
        let own = plans.filter(|(p, _)| !self.measured.plans[*p].series.is_empty()).map(|(_, plan)| plan.area);
        self.compared_areas().chain(own).collect::<BTreeSet<_>>().into_iter()
    }

    pub(super) fn institutions(&self) -> impl Iterator<Item = InstitutionIx> + use<> {
        self.measured.project.institutions.keys()
    }

    pub(super) fn institution_lists(&self) -> impl Iterator<Item = (AreaIx, usize)> {
        let lists = self.institutions_by_area.iter();
        lists.flat_map(|(area, list)| (0..list.len().div_ceil(LIST_ROWS)).map(|part| (*area, part)))
    }

    pub(super) fn kind_indexes(&self) -> impl Iterator<Item = PlanIx> {
        let plans: BTreeSet<PlanIx> =
            if self.groups.is_empty() { BTreeSet::new() } else { self.by_kind.keys().map(|(p, _)| *p).collect() };
        plans.into_iter()
    }

    pub(super) fn kind_lists(&self) -> impl Iterator<Item = (PlanIx, KindIx, usize)> {
        let lists = self.by_kind.iter();
        lists.flat_map(|((p, kind), list)| (0..list.len().div_ceil(LIST_ROWS)).map(|part| (*p, *kind, part)))
    }

    pub(super) fn contents(&self) -> impl Iterator<Item = ContentIx> + use<> {
        self.measured.project.pages.keys()
    }

    /// Every file of open data with each of its parts.
    pub fn data_parts(&self) -> impl Iterator<Item = (&'static DataFile, Part)> {
        FILES.iter().zip(&self.data).flat_map(|(file, parts)| parts.iter().map(move |part| (file, *part)))
    }

    pub(super) fn long_data_files(&self) -> impl Iterator<Item = DataFileIx> {
        self.data.iter_enumerated().filter(|(_, parts)| parts.len() > 1).map(|(file, _)| file)
    }

    pub(super) fn charts(&self) -> impl Iterator<Item = (PlanIx, Option<TargetIx>, ChartId)> {
        let of_plans =
            self.plans().flat_map(|p| chart_id::of_plan(self.measured, p).into_iter().map(move |id| (p, None, id)));
        let of_targets = self
            .targets()
            .flat_map(|(p, t)| chart_id::of_target(self.measured, p, t).into_iter().map(move |id| (p, Some(t), id)));
        of_plans.chain(of_targets)
    }
}

/// Areas by the area above them; one without such an area stands by itself.
pub fn by_area_above<'a>(
    project: &Project,
    areas: impl IntoIterator<Item = &'a AreaIx>,
) -> BTreeMap<AreaIx, Vec<AreaIx>> {
    let mut groups: BTreeMap<AreaIx, Vec<AreaIx>> = BTreeMap::new();
    for area in areas {
        groups.entry(project.area(*area).parent.unwrap_or(*area)).or_default().push(*area);
    }
    groups
}

/// Values of a plan that were changed after they were published.
pub fn revisions_of(project: &Project, plan: PlanIx) -> usize {
    project.results[plan].iter().map(|results| results.revisions.len()).sum()
}

/// Whether the changed values of all plans are too many for one page.
pub fn has_revision_pages(project: &Project) -> bool {
    project.plans.keys().map(|plan| revisions_of(project, plan)).sum::<usize>() > REVISION_ROWS
}

/// Whether the reports of all plans are too many for one calendar.
pub fn has_plan_calendars(measured: &Measured<'_>) -> bool {
    measured.plans.iter().map(|plan| groups_of(plan).len()).sum::<usize>() > CALENDAR_ROWS
}

/// How many institutions are missing by name from a receipt of a whole plan.
pub fn absent_of(plan: &PlanMeasured, series: SeriesIx, period: PeriodIx) -> usize {
    let reading = plan.periods[period].whole.get(series);
    reading.map_or(0, |reading| (reading.uncounted() - reading.unnamed) as usize)
}

/// Rows of all lists of a ranking.
pub fn rows_of_ranking(ranking: &Ranking) -> usize {
    let lists = [&ranking.honoured, &ranking.ranked, &ranking.weak];
    lists.iter().map(|list| list.as_ref().map_or(0, Vec::len)).sum::<usize>() + ranking.left_out.len()
}

/// Plans whose institutions are not those of an earlier plan.
pub fn plans_with_own_members(measured: &Measured<'_>) -> Vec<PlanIx> {
    let members = |p: PlanIx| &measured.plans[p].members;
    let earlier = |p: PlanIx| measured.plans.keys().take_while(move |other| *other < p);
    let is_own = |p: &PlanIx| !members(*p).is_empty() && !earlier(*p).any(|other| members(other) == members(*p));
    measured.plans.keys().filter(is_own).collect()
}
