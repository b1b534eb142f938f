//! What may be said of a target in one area, over all its measures.

use crate::measure::State;
use crate::measure::assessment::Assessment;
use crate::model::ids::{AreaIx, PeriodIx, PlanIx, TargetIx};
use crate::site::context::Context;

/// The assessment of all measures of a target in an area; [`Assessment::NONE`] where there is nothing to count.
pub fn in_area(cx: &Context<'_>, p: PlanIx, t: TargetIx, area: AreaIx, period: PeriodIx) -> Assessment {
    let (plan, measured) = cx.plan(p);
    let series = &measured.targets[t].series;
    let reading = |s| measured.periods[period].reading(s, Some(area));
    if series.iter().all(|s| reading(*s).is_none_or(|r| r.state == State::NotApplicable)) {
        return Assessment::NONE;
    }
    Assessment::together(series.iter().map(|s| measured.assess(plan, *s, Some(area), period)))
}
