//! The chart of the payment methods that the institutions of a sector offer.

use crate::measure;
use crate::model::ids::{PlanIx, SectorIx, SeriesIx};
use crate::site::chart::{BarRow, Bars, Chart, Look};
use crate::site::context::Context;
use crate::site::shared::charts::{ChartFrame, about_chart, demonstration_mark, source};
use crate::site::shared::figure;
use crate::site::shared::link::Link;
use crate::site::shared::text_table::{TextRow, TextTable};

/// The series that counts the institutions of a sector by the rule on payment methods.
pub fn yardstick_of(cx: &Context<'_>, p: PlanIx, sector: SectorIx) -> Option<SeriesIx> {
    cx.plan(p).1.series.position(|s| s.is_yardstick && s.among.sectors == [sector])
}

/// How many institutions of a sector offer each payment method.
pub fn method_bars(cx: &Context<'_>, p: PlanIx, sector: SectorIx, id: &str) -> Option<ChartFrame> {
    let (_, measured) = cx.plan(p);
    let period = measured.latest_period()?;
    let at = &measured.periods[period];
    let coverage = &at.coverage[sector];
    if coverage.counted == 0 {
        return None;
    }
    let words = |count: u64| {
        let shown = cx.locale.percent(measure::rounded(count, coverage.counted));
        (shown, format!("{}/{}", cx.locale.number(count), cx.locale.number(coverage.counted)))
    };
    let mut rows = Vec::new();
    let mut table = Vec::new();
    for (method, count) in cx.project.methods.iter().zip(&coverage.by_method) {
        let (share, fraction) = words(*count);
        let label = cx.text(&method.name).to_owned();
        rows.push(BarRow {
            label: label.clone(),
            value: Some(measure::rounded(*count, coverage.counted)),
            value_label: format!("{share} ({fraction})"),
            look: Look::Plain,
        });
        table.push(TextRow { head: Link::unlinked(label), cells: vec![share, fraction] });
    }
    for (number, count) in coverage.by_number.iter().enumerate() {
        let (share, fraction) = words(*count);
        let label = cx.say(&msg::offers_methods { n: number as u64 });
        table.push(TextRow { head: Link::unlinked(label), cells: vec![share, fraction] });
    }
    let members = cx.text(&cx.project.sectors[sector].members).to_owned();
    let best = cx.project.methods.iter().zip(&coverage.by_method).max_by_key(|(_, count)| **count);
    let (method, count) = best.map_or(("", 0), |(m, c)| (cx.text(&m.name), *c));
    let (share, _) = words(count);
    let (name, about) =
        about_chart(cx, cx.say(&msg::methods_about { members: &members }), &msg::chart_figures_below {});
    Some(ChartFrame {
        id: id.to_owned(),
        title: cx.say(&msg::methods_title { method, share: &share, members: &members }),
        subtitle: cx.say(&msg::methods_subtitle { members: &members, period: at.period, n: coverage.counted }),
        name,
        about,
        embed: String::new(),
        source: source(cx, p, period),
        // Every yardstick of the sector counts the same institutions: those whose methods are known.
        receipt: yardstick_of(cx, p, sector).map(|s| figure::receipt_link(cx, p, s, period)),
        table: Some(TextTable {
            caption: cx.say(&msg::methods_table { members: &members }),
            columns: vec![cx.say(&msg::method {}), cx.say(&msg::share {}), cx.say(&msg::count_of {})],
            rows: table,
        }),
        wide: false,
        picture: Chart::Bars(Bars {
            rows,
            goal: None,
            goal_label: String::new(),
            demonstration: demonstration_mark(cx, p),
        }),
    })
}

crate::messages! {
    use crate::site::shared::charts::msg;

    method {}
    methods_about<'a> { members: &'a str }
    methods_subtitle<'a> { members: &'a str, n: u64, period: Period }
    methods_table<'a> { members: &'a str }
    methods_title<'a> { members: &'a str, method: &'a str, share: &'a str }
    offers_methods { n: u64 }
}
