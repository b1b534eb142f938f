//! The receipts of a series in a period: the rule, the sum, the reports, who is missing, and earlier values.

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::measure;
use crate::measure::series::Series;
use crate::model::ids::{PeriodIx, PlanIx, RevisionIx, SeriesIx};
use crate::model::result::Results;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::quote::{self, Quote};
use crate::site::shared::receipts::{self, Entry};
use crate::site::shared::text_table::{TextRow, TextTable};
use crate::site::shared::{figure, plan_rules, revisions, target_words};

/// The receipts of one series in one period: the whole plan, then each area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptPage {
    pub plan: Link,
    pub target: Option<Link>,
    /// Whom it counts and with what denominator.
    pub scope: String,
    pub definition: String,
    pub formula: String,
    /// "At least 50%, by 31 December 2022"; or why nothing is judged.
    pub asked: String,
    pub quote: Option<Quote>,
    pub entries: Vec<Entry>,
    /// Earlier published values with their reasons.
    pub revisions: Option<TextTable>,
    /// The same in other periods.
    pub periods: Vec<NavLink>,
    /// The page of open data.
    pub data: Link,
}

pub fn page(cx: &Context<'_>, p: PlanIx, s: SeriesIx, period: PeriodIx) -> (Head, ReceiptPage) {
    let (plan, measured) = cx.plan(p);
    let series = &measured.series[s];
    let at = &measured.periods[period];
    let results = &cx.project.results[p][at.results];
    let (entries, revisions) = receipts::entries(cx, p, s, period);
    let entries = receipts::with_names(cx, p, s, period, entries);
    let indicator = &cx.project.indicators[series.indicator];
    let name = cx.series_name(p, s);
    let period_name = cx.locale.period(at.period);
    let (asked, quote) = asked(cx, p, series, period);
    let page = ReceiptPage {
        plan: cx.plan_link(p),
        target: series.target.map(|t| cx.link(cx.text(&plan.targets[t].title), Page::Target(p, t))),
        scope: series_scope(cx, p, series),
        definition: cx.text(&indicator.definition).to_owned(),
        formula: target_words::formula(cx, series.indicator),
        asked,
        quote,
        entries,
        revisions: receipt_revisions(cx, p, results, &revisions),
        periods: measured
            .periods
            .keys()
            .map(|other| {
                cx.nav_link(cx.locale.period_title(measured.periods[other].period), Page::Receipt(p, s, other))
            })
            .collect(),
        data: cx.link(cx.say(&msg::open_data {}), Page::Data),
    };
    let mut crumbs = cx.plan_crumbs(p);
    if let Some(t) = series.target {
        crumbs.push((cx.text(&plan.targets[t].short).to_owned(), Page::Target(p, t)));
    }
    let head = Head {
        heading: cx.say(&msg::receipt_heading { name: &name, period: &period_name }),
        lead: vec![receipt_value(cx, p, s, period), cx.say(&msg::receipt_lead {})],
        crumbs,
        demonstration: at.demonstration,
        data_line: cx.data_line(p, Some(period)),
        ..Head::default()
    };
    (head, page)
}

/// The whole plan's figure in one sentence.
fn receipt_value(cx: &Context<'_>, p: PlanIx, s: SeriesIx, period: PeriodIx) -> String {
    let (plan, measured) = cx.plan(p);
    let place = cx.area_name(plan.area);
    let figure = figure::measure(cx, p, s, None, period);
    let reading = measured.periods[period].whole.get(s);
    match reading.and_then(|r| Some((r, r.value()?))) {
        Some((reading, (numerator, denominator))) => cx.say(&msg::receipt_value {
            place,
            value: &figure.text,
            numerator,
            denominator,
            counted: u64::from(reading.counted),
            expected: u64::from(reading.expected),
        }),
        None => cx.say(&msg::receipt_no_value { place, state: &figure.text }),
    }
}

/// Whom a series counts and with what denominator, in words.
fn series_scope(cx: &Context<'_>, p: PlanIx, series: &Series) -> String {
    match series.target {
        Some(t) => target_words::scope(cx, &cx.project.plans[p].targets[t]),
        None => {
            let names: Vec<String> =
                series.among.sectors.iter().map(|s| cx.text(&cx.project.sectors[*s].members).to_owned()).collect();
            capital(&cx.say(&msg::scope_all { among: &cx.locale.list(&names) }))
        }
    }
}

/// What the plan requires, with its clause.
fn asked(cx: &Context<'_>, p: PlanIx, series: &Series, period: PeriodIx) -> (String, Option<Quote>) {
    let (plan, measured) = cx.plan(p);
    if let Some(target) = series.target.map(|t| &plan.targets[t]) {
        let end = measured.periods[period].period.end();
        let milestone = measure::milestone_on(&target.milestones, end).map(|m| &target.milestones[m]);
        return milestone.map_or_else(
            || (cx.say(&msg::target_words_only {}), None),
            |m| (cx.say(&msg::wanted { target: &target_words::aim(cx, m) }), Some(quote::quote(cx, p, &m.quote))),
        );
    }
    if series.is_yardstick {
        let plans = plan_rules::plans_with_rule(cx, series.indicator);
        return (cx.say(&msg::receipt_yardstick { plans: &cx.locale.list(&plans) }), None);
    }
    let rule = plan.payment.iter().find(|rule| series.among.sectors.contains(&rule.sector));
    let quote = rule.and_then(|rule| rule.quote.as_ref()).map(|quote| quote::quote(cx, p, quote));
    (cx.say(&msg::receipt_rule {}), quote)
}

fn receipt_revisions(cx: &Context<'_>, p: PlanIx, results: &Results, changed: &[RevisionIx]) -> Option<TextTable> {
    let rows: Vec<TextRow> =
        changed.iter().map(|r| revisions::revision_row(cx, p, results, &results.revisions[*r])).collect();
    (!rows.is_empty()).then(|| revisions::revision_table(cx, rows))
}

crate::messages! {
    use crate::site::messages::msg;

    receipt_lead {}
    receipt_no_value<'a> { place: &'a str, state: &'a str }
    receipt_rule {}
    receipt_value<'a> { counted: u64, denominator: u64, expected: u64, numerator: u64, place: &'a str, value: &'a str }
    receipt_yardstick<'a> { plans: &'a str }
}
