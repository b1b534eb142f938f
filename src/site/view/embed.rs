//! One chart on a page of its own, which other sites may frame.

use serde::Serialize;

use crate::model::ids::{PlanIx, TargetIx};
use crate::site::chart_id::ChartId;
use crate::site::context::{Context, Head};
use crate::site::shared::charts::ChartFrame;
use crate::site::shared::embed;
use crate::site::shared::link::Link;

/// One chart, where it is from, and nothing to get lost in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedPage {
    /// Always present: the list of pages has a page for each chart that can be drawn.
    pub chart: Option<ChartFrame>,
    /// The address of the chart on the page that says more about it.
    pub full: Link,
}

pub fn page(cx: &Context<'_>, p: PlanIx, t: Option<TargetIx>, what: ChartId) -> (Head, EmbedPage) {
    let chart = embed::chart(cx, p, t, what);
    let page = embed::page_of(p, t, what);
    let mut full = Link { href: cx.href(page), ..embed::page_with(cx, p, t) };
    let mut head = Head { demonstration: cx.is_demonstration(p), whole: Some(page), ..Head::default() };
    if let Some(chart) = &chart {
        full.href.push_str(&format!("#{}-title", chart.id));
        head.heading = chart.title.clone();
        head.description = chart.name.clone();
        head.data_line = Some(chart.source.clone());
    }
    (head, EmbedPage { chart, full })
}

crate::messages! {
    use crate::site::messages::msg;
}
