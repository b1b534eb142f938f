//! One institution: can I pay here without cash, how, and whom do I ask?

use serde::Serialize;

use crate::i18n::locale::small;
use crate::i18n::message::Message;
use crate::measure::due::{self, Absence};
use crate::measure::period::of_institution;
use crate::measure::rank::Placed;
use crate::measure::series::selects;
use crate::measure::{Reading, State, formula};
use crate::model::content::PageRole;
use crate::model::ids::{IndicatorIx, InstitutionIx, PlanIx, ResultsIx};
use crate::model::indicator::{Condition, Formula};
use crate::model::payment::Slip;
use crate::model::result::{Cell, Results, Row, Subject};
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::figure::{self, Figure};
use crate::site::shared::figure_table::{FigureRow, FigureTable};
use crate::site::shared::link::{Fact, Link};
use crate::site::shared::{due_reports, institutions, plan_rules, receipts, revisions};

/// The largest number of periods in the history of an institution.
const MOST_PERIODS: usize = 4;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstitutionPage {
    pub methods: Vec<MethodRow>,
    /// "As reported for …, received …"
    pub methods_source: String,
    pub facts: Vec<Fact>,
    /// It has closed.
    pub closed: Option<String>,
    /// What to write in the transfer, by the plan's rule for the sector; empty when the plan lists nothing.
    pub slip: Vec<String>,
    pub slip_note: String,
    pub honours: Vec<Link>,
    /// Every report: period against indicators.
    pub history: Option<FigureTable>,
    /// What stood in each report, newest first: the receipts of the figures above.
    pub reports: Vec<OwnReport>,
    /// Its own replies to its mark.
    pub replies: Vec<String>,
    pub guide: Option<Link>,
    pub fraud: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnReport {
    /// Its address on the page: the period.
    pub id: String,
    pub title: String,
    /// Who sent it, when, in what state; or why there is none.
    pub line: String,
    pub cells: Vec<OwnCell>,
}

/// A cell of the row as reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnCell {
    pub label: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodRow {
    pub name: String,
    /// yes, no, unknown
    pub code: &'static str,
    pub word: String,
    /// A guide on this method.
    pub guide: Option<Link>,
}

pub fn page(cx: &Context<'_>, ix: InstitutionIx) -> (Head, InstitutionPage) {
    let institution = cx.project.institution(ix);
    let kind = &cx.project.institution_kinds[institution.kind];
    let p = institutions::plan_of(cx, ix);
    let known = p.and_then(|p| institutions::methods_of(cx, p, ix));
    let methods = method_rows(cx, known.map(|(bits, _)| bits));
    let methods_source = match (p, known) {
        (Some(p), Some((_, results_ix))) => {
            let results = &cx.project.results[p][results_ix];
            let received = results
                .row(ix)
                .and_then(|row| results.reports.get(row.report))
                .map_or_else(String::new, |report| cx.locale.date(report.received));
            cx.say(&msg::methods_source { period: results.period, date: &received })
        }
        _ => cx.say(&msg::methods_unknown {}),
    };
    let rule = p.and_then(|p| cx.project.plans[p].payment_rule(kind.sector));
    let (slip, slip_note) = match (rule.map(|r| &r.slip), p) {
        (Some(slip @ Slip::Fields(_)), Some(p)) => {
            let plan = cx.plan_name(p);
            (plan_rules::slip(cx, slip), cx.say(&msg::slip_by_plan { plan }))
        }
        (Some(Slip::Unspecified), _) => (Vec::new(), cx.say(&msg::slip_unspecified {})),
        _ => (Vec::new(), cx.say(&msg::slip_not_mentioned {})),
    };
    let now = cx.project.config.as_of;
    let area = institution.area_on(now);
    let manager = cx.project.agency(institution.manager);
    let fact = |key: &dyn Message, text: &str, href| Fact {
        label: cx.say(key),
        text: text.to_owned(),
        href,
        ..Fact::default()
    };
    let mut facts = vec![
        fact(&msg::institution_kind {}, cx.text(&kind.name), None),
        fact(&msg::area {}, cx.area_name(area), Some(cx.href(Page::Area(area)))),
    ];
    if area != institution.area {
        let former = institution.area;
        facts.push(fact(&msg::former_area {}, cx.area_name(former), Some(cx.href(Page::Area(former)))));
    }
    facts.push(fact(&msg::institution_manager {}, cx.text(&manager.name), None));
    let contact = cx.text(&institution.contact);
    if !contact.is_empty() {
        facts.push(fact(&msg::institution_contact {}, contact, None));
    }
    if let Some(p) = p {
        facts.push(fact(&msg::plan {}, cx.plan_name(p), Some(cx.href(Page::Plan(p)))));
    }
    let page = InstitutionPage {
        methods,
        methods_source,
        facts,
        closed: institution.closed.map(|day| cx.say(&msg::institution_closed { date: day })),
        slip,
        slip_note,
        honours: p.map_or_else(Vec::new, |p| honours(cx, p, ix)),
        history: p.and_then(|p| institution_history(cx, p, ix)),
        reports: p.map_or_else(Vec::new, |p| own_reports(cx, p, ix)),
        replies: p.map_or_else(Vec::new, |p| replies(cx, p, ix)),
        guide: cx.written(|page| page.role == Some(PageRole::BeforePaying)),
        fraud: cx.written(|page| page.role == Some(PageRole::PaymentFraud)),
    };
    let head = Head {
        heading: cx.text(&institution.name).to_owned(),
        lead: vec![methods_sentence(cx, p.zip(known))],
        crumbs: vec![
            (cx.say(&msg::nav_institutions {}), Page::InstitutionIndex),
            (cx.area_name(institution.area).to_owned(), Page::InstitutionList(institution.area, 0)),
        ],
        demonstration: institution.demonstration,
        data_line: p.and_then(|p| cx.data_line(p, cx.plan(p).1.latest_period())),
        ..Head::default()
    };
    (head, page)
}

fn method_rows(cx: &Context<'_>, bits: Option<u16>) -> Vec<MethodRow> {
    cx.project
        .methods
        .iter_enumerated()
        .map(|(m, method)| {
            let cell = institutions::method_cell(cx, bits, m);
            MethodRow {
                name: cx.text(&method.name).to_owned(),
                code: cell.code,
                word: cell.word,
                guide: cx.written(|page| page.method == Some(m)),
            }
        })
        .collect()
}

/// "As of December 2022 it took QR code and card, but not …": a later day is not known.
fn methods_sentence(cx: &Context<'_>, known: Option<(PlanIx, (u16, ResultsIx))>) -> String {
    let Some((p, (bits, results))) = known else { return cx.say(&msg::institution_lead_unknown {}) };
    let month = &cx.locale.month(cx.project.results[p][results].period.end());
    let named = |taken: bool| {
        let chosen = cx.project.methods.iter_enumerated().filter(|(m, _)| m.is_in(bits) == taken);
        let names: Vec<String> = chosen.map(|(_, method)| in_sentence(cx.text(&method.name))).collect();
        if taken { cx.locale.list(&names) } else { cx.locale.list_denied(&names) }
    };
    let all = cx.project.methods.len();
    match bits.count_ones() as usize {
        0 => cx.say(&msg::institution_lead_none { month }),
        n if n == all => cx.say(&msg::institution_lead_all { methods: &named(true), month }),
        _ => cx.say(&msg::institution_lead { methods: &named(true), others: &named(false), month }),
    }
}

/// The name of a method inside a sentence: "website", "card (POS terminal)"; what is a proper name stays, "Mobile Money".
fn in_sentence(name: &str) -> String {
    let is_proper = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    if name.split(' ').skip(1).any(is_proper) { name.to_owned() } else { small(name) }
}

fn honours(cx: &Context<'_>, p: PlanIx, ix: InstitutionIx) -> Vec<Link> {
    let (plan, measured) = cx.plan(p);
    let mut honours = Vec::new();
    for (r, ranking) in measured.rankings.iter_enumerated() {
        // The list is in order of id.
        let is_on = |list: &Vec<Placed>| list.binary_search_by_key(&ix, |placed| placed.institution).is_ok();
        if ranking.honoured.as_ref().is_some_and(is_on) {
            let period = cx.locale.period(cx.project.results[p][ranking.results].period);
            let words = cx.say(&msg::honoured_in { plan: cx.text(&plan.short), period: &period });
            honours.push(cx.link(words, Page::Ranking(p, r)));
        }
    }
    honours
}

/// The newest periods against the indicators of the plan's targets that concern the institution.
fn institution_history(cx: &Context<'_>, p: PlanIx, ix: InstitutionIx) -> Option<FigureTable> {
    let (plan, measured) = cx.plan(p);
    let shown = &measured.periods.raw[measured.periods.len().saturating_sub(MOST_PERIODS)..];
    let mut indicators: Vec<IndicatorIx> = Vec::new();
    for series in measured.series.iter().filter(|series| !series.is_yardstick) {
        let concerns = selects(cx.project, &series.among, ix);
        if concerns && !indicators.contains(&series.indicator) {
            indicators.push(series.indicator);
        }
    }
    if shown.is_empty() || indicators.is_empty() {
        return None;
    }
    let mut rows: Vec<FigureRow> = indicators
        .iter()
        .map(|indicator| FigureRow::new(Link::unlinked(name_of_one(cx, *indicator)), Vec::new()))
        .collect();
    for period in shown {
        let results = &cx.project.results[p][period.results];
        let readings = of_institution(cx.project, plan, results, ix, &indicators, measured.judged);
        let report = format!("#{}", institutions::report_anchor(results.period));
        for ((row, reading), indicator) in rows.iter_mut().zip(&readings).zip(&indicators) {
            row.cells.push(own_figure(cx, ix, results, *indicator, reading, &report));
        }
    }
    Some(FigureTable {
        caption: cx.say(&msg::institution_history {}),
        row_label: cx.say(&msg::indicator {}),
        columns: shown.iter().map(|period| cx.locale.period_title(period.period)).collect(),
        rows,
    })
}

/// The name of an indicator on the page of one institution, where a share is yes or no.
fn name_of_one<'a>(cx: &Context<'a>, indicator: IndicatorIx) -> &'a str {
    let indicator = &cx.project.indicators[indicator];
    match (&indicator.of_one, &indicator.formula) {
        (Some(name), _) => cx.text(name),
        (None, Formula::Share(Condition::Yes(field))) => cx.text(&cx.project.fields[*field].name),
        (None, Formula::Share(_) | Formula::Ratio { .. }) => cx.text(&indicator.name),
    }
}

/// What an institution reported for one indicator, with a link to its `report`; of a single institution a share is yes or no.
fn own_figure(
    cx: &Context<'_>,
    ix: InstitutionIx,
    results: &Results,
    indicator: IndicatorIx,
    reading: &Reading,
    report: &str,
) -> Figure {
    if !cx.project.institution(ix).is_open_on(results.period.end()) {
        return Figure { state: "not-applicable", text: cx.say(&msg::not_open {}), mark: None, ..figure::nothing(cx) };
    }
    let href = Some(report.to_owned());
    let of = Some(cx.project.indicators[indicator].id.clone());
    let is_share = matches!(cx.project.indicators[indicator].formula, Formula::Share(_));
    match reading.value().filter(|_| is_share) {
        Some((numerator, _)) => {
            let (state, mark) = figure::state(cx, reading.state);
            let text = institutions::yes_or_no(cx, numerator > 0);
            Figure { state, text, is_number: true, mark, href, of, ..Figure::default() }
        }
        None => Figure { href, of, ..figure::figure(cx, indicator, reading, None) },
    }
}

/// What stood in an institution's row of each period shown, newest first.
fn own_reports(cx: &Context<'_>, p: PlanIx, ix: InstitutionIx) -> Vec<OwnReport> {
    let (plan, measured) = cx.plan(p);
    let shown = measured.periods.iter().rev().take(MOST_PERIODS);
    shown
        .map(|period| {
            let results = &cx.project.results[p][period.results];
            let row = results.row(ix);
            let line = match row.and_then(|row| results.reports.get(row.report)) {
                Some(report) => cx.say(&msg::own_report {
                    sender: &due_reports::sender_office(cx, report.from),
                    date: report.received,
                    status: &institutions::report_status(cx, report),
                }),
                None if !cx.project.institution(ix).is_open_on(results.period.end()) => cx.say(&msg::not_open {}),
                None => {
                    let state = match due::absence(cx.project, plan, results, ix, measured.judged) {
                        Absence::Missing => State::Missing,
                        Absence::Late(days) => State::Late(days),
                        Absence::NotDue(day) => State::NotDue(day),
                    };
                    receipts::with_reason(cx, results, ix, state)
                }
            };
            OwnReport {
                id: institutions::report_anchor(results.period),
                title: cx.locale.period_title(results.period),
                line,
                cells: row.map_or_else(Vec::new, |row| own_cells(cx, results, ix, row)),
            }
        })
        .collect()
}

/// The cells of a row that concern the institution, with earlier published values.
fn own_cells(cx: &Context<'_>, results: &Results, ix: InstitutionIx, row: &Row) -> Vec<OwnCell> {
    let sector = cx.project.sector_of(ix);
    let withheld = formula::withheld_fields(&cx.project.indicators, &row.cells);
    let mut cells = Vec::new();
    for ((f, field), cell) in cx.project.fields.iter_enumerated().zip(row.cells.iter()) {
        let concerns = field.sectors.is_empty() || field.sectors.contains(&sector);
        if !concerns || *cell == Cell::NotApplicable {
            continue;
        }
        let mut text = institutions::words_unless_withheld(cx, row, f, &withheld);
        for revision in results.revisions.iter().filter(|r| r.subject == Subject::Cell(ix, f)) {
            text.push_str("; ");
            text.push_str(&revisions::revision_words(cx, results, revision));
        }
        cells.push(OwnCell { label: cx.text(&field.name).to_owned(), text });
    }
    cells
}

/// Replies of an institution to its mark, newest first.
fn replies(cx: &Context<'_>, p: PlanIx, ix: InstitutionIx) -> Vec<String> {
    cx.project.results[p].iter().rev().flat_map(|results| institutions::replies(cx, results, ix)).collect()
}

crate::messages! {
    use crate::site::messages::msg;

    former_area {}
    honoured_in<'a> { period: &'a str, plan: &'a str }
    indicator {}
    institution_closed { date: Date }
    institution_contact {}
    institution_history {}
    institution_kind {}
    institution_lead<'a> { methods: &'a str, month: &'a str, others: &'a str }
    institution_lead_all<'a> { methods: &'a str, month: &'a str }
    institution_lead_none<'a> { month: &'a str }
    institution_lead_unknown {}
    institution_manager {}
    methods_source<'a> { date: &'a str, period: Period }
    methods_unknown {}
    not_open {}
    own_report<'a> { date: Date, sender: &'a str, status: &'a str }
    slip_by_plan<'a> { plan: &'a str }
}
