//! Which charts a site has: planned before any is drawn, because each has a page of its own, whose address stays for as long as the
//! plan has the chart.

use crate::measure::Measured;

/// Points on a time line at most.
pub const MOST_POINTS: usize = 8;

/// A chart of a plan's page, or of a target's, by what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pictured {
    /// A series over time: place in `PlanMeasured::series`.
    Timeline(usize),
    /// Areas side by side by a series.
    Areas(usize),
    /// Areas by their place.
    Tiles,
    /// Payment methods in a sector: place in `Project::sectors`.
    Methods(usize),
}

impl Pictured {
    /// Its name in addresses, and its id on pages. It is made of ids of the data, so a new measure or sector changes no other's.
    pub fn id(self, measured: &Measured<'_>, p: usize) -> String {
        let project = measured.project;
        let indicator = |s: usize| &project.indicators[measured.plans[p].series[s].indicator].id;
        match self {
            Self::Timeline(s) => format!("theo-ky-{}", indicator(s)),
            Self::Areas(s) => format!("dia-ban-{}", indicator(s)),
            Self::Tiles => "so-do-o".to_owned(),
            Self::Methods(sector) => format!("phuong-thuc-{}", project.sectors[sector].id),
        }
    }
}

/// The charts of a plan's page.
pub fn of_plan(measured: &Measured<'_>, p: usize) -> Vec<Pictured> {
    let plan = &measured.plans[p];
    let latest = plan.latest_period();
    let is_tiled = |(t, period): (usize, usize)| has_tiles(measured, p, t, period);
    let tiles = first_measured(measured, p).zip(latest).is_some_and(is_tiled);
    let is_counted = |sector: &usize| latest.is_some_and(|now| plan.periods[now].coverage[*sector].counted > 0);
    let methods = (0..measured.project.sectors.len()).filter(is_counted).map(Pictured::Methods);
    tiles.then_some(Pictured::Tiles).into_iter().chain(methods).collect()
}

/// The charts of a target's page.
pub fn of_target(measured: &Measured<'_>, p: usize, t: usize) -> Vec<Pictured> {
    let plan = &measured.plans[p];
    let series = &plan.targets[t].series;
    let mut charts: Vec<Pictured> =
        series.iter().filter(|s| has_line(measured, p, **s)).map(|s| Pictured::Timeline(*s)).collect();
    if let Some(now) = latest_of(measured, p, t) {
        if !plan.periods[now].areas.is_empty() {
            charts.extend(series.iter().map(|s| Pictured::Areas(*s)));
        }
        charts.extend(has_tiles(measured, p, t, now).then_some(Pictured::Tiles));
    }
    charts
}

/// The first target of a plan that is measured: the one whose tiles stand for the plan.
pub fn first_measured(measured: &Measured<'_>, p: usize) -> Option<usize> {
    measured.plans[p].targets.iter().position(|target| !target.series.is_empty())
}

/// The latest period that has a value of a target.
pub fn latest_of(measured: &Measured<'_>, p: usize, t: usize) -> Option<usize> {
    let plan = &measured.plans[p];
    plan.targets[t].series.iter().filter_map(|s| plan.latest(*s)).max()
}

/// Whether a series has a point to draw: a share of those reports that came early would mislead, so it waits.
fn has_line(measured: &Measured<'_>, p: usize, s: usize) -> bool {
    let periods = &measured.plans[p].periods;
    let shown = &periods[periods.len().saturating_sub(MOST_POINTS)..];
    shown.iter().any(|period| period.whole.get(s).is_some_and(|r| !r.incomplete && r.value().is_some()))
}

/// Whether there is a grid for exactly the areas of a period.
fn has_tiles(measured: &Measured<'_>, p: usize, t: usize, period: usize) -> bool {
    let plan = &measured.plans[p];
    let areas = &plan.periods[period].areas;
    let grid = measured.project.grids.iter().find(|grid| grid.area == measured.project.plans[p].area);
    !plan.targets[t].series.is_empty()
        && grid.is_some_and(|grid| areas.iter().all(|area| grid.tiles.iter().any(|tile| tile.area == *area)))
}
