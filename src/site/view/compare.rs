//! All areas of a plan against all of its targets.

use serde::Serialize;

use crate::model::ids::{PeriodIx, PlanIx, SeriesIx};
use crate::site::chart_id::ChartId;
use crate::site::context::{Context, Head};
use crate::site::shared::charts::ChartFrame;
use crate::site::shared::figure_table::{FigureRow, FigureTable};
use crate::site::shared::link::Link;
use crate::site::shared::{areas, embed, figure, target_words};

/// All areas of a plan against all of its targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparePage {
    pub plan: Link,
    pub table: Option<FigureTable>,
    pub charts: Vec<ChartFrame>,
}

pub fn page(cx: &Context<'_>, p: PlanIx) -> (Head, ComparePage) {
    let (plan, measured) = cx.plan(p);
    let latest = measured.latest_period();
    let table = latest.map(|period| matrix(cx, p, period));
    // The tiles are those of the plan's own page.
    let charts = embed::chart(cx, p, None, ChartId::Tiles).into_iter().collect();
    let areas = latest.map_or(Default::default(), |period| measured.periods[period].areas.as_slice());
    let head = Head {
        heading: cx.say(&msg::compare_heading { plan: cx.text(&plan.short) }),
        lead: vec![match latest {
            Some(i) => cx.say(&msg::compare_lead {
                n: areas.len() as u64,
                level: &areas::level_plural(cx, areas),
                period: measured.periods[i].period,
            }),
            None => cx.say(&msg::no_reports_yet {}),
        }],
        crumbs: cx.plan_crumbs(p),
        demonstration: cx.is_demonstration(p),
        data_line: cx.data_line(p, latest),
        ..Head::default()
    };
    (head, ComparePage { plan: cx.plan_link(p), table, charts })
}

/// Areas against all measures of all targets.
fn matrix(cx: &Context<'_>, p: PlanIx, period: PeriodIx) -> FigureTable {
    let (plan, measured) = cx.plan(p);
    let at = &measured.periods[period];
    let judged: Vec<SeriesIx> = measured.series.keys().filter(|s| measured.series[*s].target.is_some()).collect();
    let columns = judged
        .iter()
        .map(|s| {
            let name = cx.series_name(p, *s);
            match target_words::aim_of(cx, p, *s, period) {
                Some(target) => format!("{name} ({target})"),
                None => name,
            }
        })
        .collect();
    let mut rows: Vec<FigureRow> = at
        .areas
        .iter()
        .map(|area| {
            let cells = judged.iter().map(|s| figure::cell(cx, p, *s, Some(*area), period)).collect();
            FigureRow::new(cx.area_link(*area), cells)
        })
        .collect();
    cx.locale.sort_by_text(&mut rows, |row| &row.head.text);
    let cells = judged.iter().map(|s| figure::cell(cx, p, *s, None, period)).collect();
    rows.push(FigureRow { note: cx.say(&msg::whole_plan {}), ..FigureRow::new(cx.area_link(plan.area), cells) });
    FigureTable {
        caption: cx.say(&msg::compare_caption { period: at.period }),
        row_label: cx.say(&msg::area {}),
        columns,
        rows,
    }
}

crate::messages! {
    use crate::site::messages::msg;

    compare_caption { period: Period }
    compare_lead<'a> { level: &'a str, n: u64, period: Period }
}
