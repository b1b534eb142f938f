//! Which charts a site has. They are listed before any is drawn, because each has a page of its own, whose address stays the same as
//! long as the plan has the chart.

use crate::measure::Measured;
use crate::model::ids::{PeriodIx, PlanIx, SectorIx, SeriesIx, TargetIx};

/// Most points on a time line.
pub const MOST_POINTS: usize = 8;

/// A chart of a plan, or of a target, by what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartId {
    /// A series over time.
    Timeline(SeriesIx),
    /// Areas side by side by a series.
    Areas(SeriesIx),
    /// Areas as a grid of tiles.
    Tiles,
    /// Payment methods in a sector.
    Methods(SectorIx),
}

impl ChartId {
    /// Its name in addresses, and its id on pages. It is made of ids of the data, so a new measure or sector changes no other's.
    pub fn id(self, measured: &Measured<'_>, p: PlanIx) -> String {
        let project = measured.project;
        let indicator = |s: SeriesIx| &project.indicators[measured.plans[p].series[s].indicator].id;
        match self {
            Self::Timeline(s) => format!("theo-ky-{}", indicator(s)),
            Self::Areas(s) => format!("dia-ban-{}", indicator(s)),
            Self::Tiles => "so-do-o".to_owned(),
            Self::Methods(sector) => format!("phuong-thuc-{}", project.sectors[sector].id),
        }
    }
}

/// The charts of a plan.
pub fn of_plan(measured: &Measured<'_>, p: PlanIx) -> Vec<ChartId> {
    let plan = &measured.plans[p];
    let latest = plan.latest_period();
    let is_tiled = |(t, period): (TargetIx, PeriodIx)| has_tiles(measured, p, t, period);
    let tiles = headline(measured, p).zip(latest).is_some_and(is_tiled);
    let is_counted = |sector: &SectorIx| latest.is_some_and(|now| plan.periods[now].coverage[*sector].counted > 0);
    let methods = measured.project.sectors.keys().filter(is_counted).map(ChartId::Methods);
    tiles.then_some(ChartId::Tiles).into_iter().chain(methods).collect()
}

/// The charts of a target.
pub fn of_target(measured: &Measured<'_>, p: PlanIx, t: TargetIx) -> Vec<ChartId> {
    let plan = &measured.plans[p];
    let series = &plan.targets[t].series;
    let mut charts: Vec<ChartId> =
        series.iter().filter(|s| has_line(measured, p, **s)).map(|s| ChartId::Timeline(*s)).collect();
    if let Some(now) = latest_of(measured, p, t) {
        if !plan.periods[now].areas.is_empty() {
            charts.extend(series.iter().map(|s| ChartId::Areas(*s)));
        }
        charts.extend(has_tiles(measured, p, t, now).then_some(ChartId::Tiles));
    }
    charts
}

/// The target whose tiles are shown for the plan: the one that the data name, or the first that is measured.
pub fn headline(measured: &Measured<'_>, p: PlanIx) -> Option<TargetIx> {
    let first = || measured.plans[p].targets.position(|target| !target.series.is_empty());
    measured.project.plans[p].headline.or_else(first)
}

/// The latest period that has a value of a target.
pub fn latest_of(measured: &Measured<'_>, p: PlanIx, t: TargetIx) -> Option<PeriodIx> {
    let plan = &measured.plans[p];
    plan.targets[t].series.iter().filter_map(|s| plan.latest(*s)).max()
}

/// Whether a series has a point to draw: a share of early reports only would mislead, so the point waits.
fn has_line(measured: &Measured<'_>, p: PlanIx, s: SeriesIx) -> bool {
    let periods = &measured.plans[p].periods;
    let shown = &periods.raw[periods.len().saturating_sub(MOST_POINTS)..];
    shown.iter().any(|period| period.whole.get(s).is_some_and(|r| !r.incomplete && r.value().is_some()))
}

/// Whether there is a grid for exactly the areas of a period.
fn has_tiles(measured: &Measured<'_>, p: PlanIx, t: TargetIx, period: PeriodIx) -> bool {
    let plan = &measured.plans[p];
    let areas = &plan.periods[period].areas;
    let grid = measured.project.grids.iter().find(|grid| grid.area == measured.project.plans[p].area);
    !plan.targets[t].series.is_empty()
        && grid.is_some_and(|grid| areas.iter().all(|area| grid.tiles.iter().any(|tile| tile.area == *area)))
}
