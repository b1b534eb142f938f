//! Which charts a page has, and the links between charts and the lists of charts to frame.

use crate::model::ids::{PlanIx, TargetIx};
use crate::site::chart_id::{self, ChartId};
use crate::site::context::Context;
use crate::site::page::Page;
use crate::site::shared::charts::{self, ChartFrame};
use crate::site::shared::link::Link;
use crate::site::shared::method_chart;

/// A chart of a plan (`t` is none) or of a target.
pub fn chart(cx: &Context<'_>, p: PlanIx, t: Option<TargetIx>, what: ChartId) -> Option<ChartFrame> {
    let measured = cx.site.measured;
    let latest = || t.map_or_else(|| cx.plan(p).1.latest_period(), |t| chart_id::latest_of(measured, p, t));
    let id = what.id(measured, p);
    let mut chart = match what {
        ChartId::Timeline(s) => charts::timeline(cx, p, s, &id),
        ChartId::Areas(s) => charts::area_bars(cx, p, s, latest()?, &id),
        ChartId::Tiles => charts::tiles(cx, p, t.or_else(|| chart_id::headline(measured, p))?, latest()?, &id),
        ChartId::Methods(sector) => method_chart::method_bars(cx, p, sector, &id),
    }?;
    chart.embed = format!("{}#{}", cx.href(Page::EmbedList(p)), embed_id(cx, p, t, &id));
    Some(chart)
}

/// The page where a chart stands. Other pages may show it too.
pub fn page_of(p: PlanIx, t: Option<TargetIx>, what: ChartId) -> Page {
    match what {
        ChartId::Timeline(_) | ChartId::Areas(_) | ChartId::Tiles | ChartId::Methods(_) => {
            t.map_or(Page::Plan(p), |t| Page::Target(p, t))
        }
    }
}

/// The charts of a plan (`t` is none) or of a target that stand on this page.
pub fn charts_of(cx: &Context<'_>, p: PlanIx, t: Option<TargetIx>) -> Vec<ChartFrame> {
    let stands_here = |what: &ChartId| page_of(p, t, *what) == cx.page;
    chart_ids(cx, p, t).into_iter().filter(stands_here).filter_map(|what| chart(cx, p, t, what)).collect()
}

/// The ids of all charts of a plan (`t` is none) or of a target.
pub fn chart_ids(cx: &Context<'_>, p: PlanIx, t: Option<TargetIx>) -> Vec<ChartId> {
    let measured = cx.site.measured;
    t.map_or_else(|| chart_id::of_plan(measured, p), |t| chart_id::of_target(measured, p, t))
}

/// The anchor of a chart on the list of charts to frame.
pub fn embed_id(cx: &Context<'_>, p: PlanIx, t: Option<TargetIx>, id: &str) -> String {
    t.map_or_else(|| id.to_owned(), |t| format!("{}.{id}", cx.project.plans[p].targets[t].id))
}

/// A link to what a chart is about: a target or a plan.
pub fn page_with(cx: &Context<'_>, p: PlanIx, t: Option<TargetIx>) -> Link {
    match t {
        Some(t) => cx.link(cx.text(&cx.project.plans[p].targets[t].short), Page::Target(p, t)),
        None => cx.plan_link(p),
    }
}
