//! Plans require different numbers of payment methods; on this page each plan is measured by the rule of every plan.

use serde::Serialize;

use crate::i18n::locale::{capital, small};
use crate::measure;
use crate::model::ids::{AreaIx, IndicatorIx, PeriodIx, PlanIx, SectorIx, SeriesIx};
use crate::model::indicator::{Condition, Formula};
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::figure::{self, Figure};
use crate::site::shared::figure_table::{FigureRow, FigureTable};
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::plan_rules;
use crate::site::shared::text_table::{TextRow, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YardstickPage {
    /// What each plan requires of each sector.
    pub rules: TextTable,
    /// One table a sector.
    pub tables: Vec<FigureTable>,
    /// The same for other plans.
    pub plans: Vec<NavLink>,
}

/// Every plan as a whole by every plan's rule.
pub fn index(cx: &Context<'_>) -> (Head, YardstickPage) {
    let plans: Vec<PlanIx> = cx.project.plans.keys().collect();
    let latest = |p: &PlanIx| cx.plan(*p).1.latest_period();
    let tables = cx
        .project
        .sectors
        .keys()
        .filter_map(|sector| {
            let rows: Vec<FigureRow> = plans
                .iter()
                .filter_map(|p| {
                    let period = latest(p)?;
                    let note = plan_rules::sector_rule(cx, *p, sector);
                    let head = cx.link(cx.plan_name(*p), Page::Yardstick(*p));
                    let period_name = cx.locale.period(cx.plan(*p).1.periods[period].period);
                    let note = format!("{note}. {}.", capital(&period_name));
                    yardstick_row(cx, *p, sector, period, None, head, note)
                })
                .collect();
            let row_label = cx.say(&msg::plan {});
            yardstick_table(cx, sector, row_label, rows)
        })
        .collect();
    let head = Head {
        heading: cx.say(&msg::yardsticks_heading {}),
        lead: vec![cx.say(&msg::yardsticks_lead {})],
        crumbs: vec![(cx.say(&msg::nav_compare {}), Page::CompareIndex)],
        demonstration: cx.any_demonstration(),
        data_line: cx.data_lines(),
        ..Head::default()
    };
    (head, YardstickPage { rules: method_rules(cx), tables, plans: yardstick_links(cx) })
}

/// The areas of a plan by every plan's rule.
pub fn page(cx: &Context<'_>, p: PlanIx) -> (Head, YardstickPage) {
    let (plan, measured) = cx.plan(p);
    let latest = measured.latest_period();
    let tables = cx
        .project
        .sectors
        .keys()
        .filter_map(|sector| {
            let period = latest?;
            let at = &measured.periods[period];
            let mut rows: Vec<FigureRow> = at
                .areas
                .iter()
                .filter_map(|area| {
                    let head = cx.area_link(*area);
                    yardstick_row(cx, p, sector, period, Some(*area), head, String::new())
                })
                .collect();
            cx.locale.sort_by_text(&mut rows, |row| &row.head.text);
            let head = cx.area_link(plan.area);
            rows.extend(yardstick_row(cx, p, sector, period, None, head, cx.say(&msg::whole_plan {})));
            let row_label = cx.say(&msg::area {});
            yardstick_table(cx, sector, row_label, rows)
        })
        .collect();
    let own: Vec<String> = plan
        .payment
        .iter()
        .map(|rule| {
            let words = small(&plan_rules::method_rule(cx, rule));
            cx.say(&msg::yardstick_own { sector: cx.text(&cx.project.sectors[rule.sector].name), rule: &words })
        })
        .collect();
    let lead = match latest {
        Some(i) => cx.say(&msg::yardstick_lead { period: measured.periods[i].period }),
        None => cx.say(&msg::no_reports_yet {}),
    };
    let head = Head {
        heading: cx.say(&msg::yardstick_heading { plan: cx.text(&plan.short) }),
        lead: vec![lead, cx.say(&msg::yardstick_asks { rules: &own.join("; ") })],
        crumbs: vec![
            (cx.say(&msg::nav_compare {}), Page::CompareIndex),
            (cx.say(&msg::yardsticks_heading {}), Page::YardstickIndex),
        ],
        demonstration: cx.is_demonstration(p),
        data_line: cx.data_line(p, latest),
        ..Head::default()
    };
    let page = YardstickPage { rules: method_rules(cx), tables, plans: yardstick_links(cx) };
    (head, page)
}

fn method_rules(cx: &Context<'_>) -> TextTable {
    let sectors = &cx.project.sectors;
    let mut columns = vec![cx.say(&msg::plan {})];
    columns.extend(sectors.iter().map(|sector| cx.text(&sector.name).to_owned()));
    let rows = cx.project.plans.keys().map(|p| TextRow {
        head: cx.plan_link(p),
        cells: sectors.keys().map(|sector| plan_rules::sector_rule(cx, p, sector)).collect(),
    });
    TextTable { caption: cx.say(&msg::rules_caption {}), columns, rows: rows.collect() }
}

fn yardstick_row(
    cx: &Context<'_>,
    p: PlanIx,
    sector: SectorIx,
    period: PeriodIx,
    area: Option<AreaIx>,
    head: Link,
    note: String,
) -> Option<FigureRow> {
    let (_, measured) = cx.plan(p);
    let of_sector = |s: &SeriesIx| {
        let series = &measured.series[*s];
        series.is_yardstick && series.among.sectors == [sector]
    };
    let cells: Vec<Figure> =
        measured.series.keys().filter(of_sector).map(|s| figure::measure(cx, p, s, area, period)).collect();
    (!cells.is_empty()).then_some(FigureRow { note, ..FigureRow::new(head, cells) })
}

fn yardstick_table(cx: &Context<'_>, sector: SectorIx, row_label: String, rows: Vec<FigureRow>) -> Option<FigureTable> {
    let columns = measure::yardsticks(cx.project).into_iter().map(|i| yardstick_name(cx, i)).collect();
    (!rows.is_empty()).then(|| FigureTable {
        caption: capital(cx.text(&cx.project.sectors[sector].members)),
        row_label,
        columns,
        rows,
    })
}

/// "At least 3 methods: the rule of Kim Son 2022 and Dong Thap 2022"
fn yardstick_name(cx: &Context<'_>, indicator: IndicatorIx) -> String {
    let least = match cx.project.indicators[indicator].formula {
        Formula::Share(Condition::Methods { least, .. }) => least,
        Formula::Share(Condition::Yes(_) | Condition::MethodRule { .. } | Condition::All(_))
        | Formula::Ratio { .. } => 0,
    };
    let plans = plan_rules::plans_with_rule(cx, indicator);
    cx.say(&msg::yardstick_column { n: u64::from(least), plans: &cx.locale.list(&plans) })
}

fn yardstick_links(cx: &Context<'_>) -> Vec<NavLink> {
    cx.project.plans.keys().map(|p| cx.nav_link(cx.plan_name(p), Page::Yardstick(p))).collect()
}

crate::messages! {
    use crate::site::messages::msg;

    rules_caption {}
    yardstick_asks<'a> { rules: &'a str }
    yardstick_column<'a> { n: u64, plans: &'a str }
    yardstick_heading<'a> { plan: &'a str }
    yardstick_lead { period: Period }
    yardstick_own<'a> { rule: &'a str, sector: &'a str }
    yardsticks_lead {}
}
