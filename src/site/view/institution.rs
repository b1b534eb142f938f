//! One institution: can I pay here without cash, how, and whom do I ask?
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::institution_list::MethodCell;
use super::parts::{Fact, FigureTable, Link};

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
    /// What it said itself of its mark.
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

use super::Body;
use super::parts::{Figure, FigureRow};
use crate::measure::due::{self, Absence};
use crate::measure::period::of_institution;
use crate::measure::{Reading, State, formula};
use crate::model::indicator::{FieldType, Formula};
use crate::model::institution::InstitutionIx;
use crate::model::period::Period;
use crate::model::plan::Slip;
use crate::model::result::{Cell, Reply, Results, Row, Subject};
use crate::site::context::{Context, Head};
use crate::site::route::{Page, Section};

/// The address of a period's report on the page of an institution.
pub(in crate::site) fn report_anchor(period: Period) -> String {
    format!("ky-{}", period.id().to_lowercase())
}

/// Periods in an institution's history at most.
const MOST_PERIODS: usize = 4;

impl Context<'_> {
    /// The plan that counts an institution.
    pub(in crate::site) fn plan_of(&self, ix: InstitutionIx) -> Option<usize> {
        self.site.plan_of_institution.get(ix.0 as usize).copied().flatten()
    }

    /// The newest reported payment methods: a bit for each method, and where they are from (place in the plan's results).
    pub(in crate::site) fn methods_of(&self, p: usize, ix: InstitutionIx) -> Option<(u16, usize)> {
        let field = self.project.fields.iter().position(|f| f.kind == FieldType::Methods)?;
        let results = &self.project.results[p];
        (0..results.len()).rev().find_map(|place| match results[place].row(ix)?.cells.get(field)? {
            Cell::Methods(bits) => Some((*bits, place)),
            Cell::Number(_) | Cell::YesNo(_) | Cell::Missing | Cell::NotApplicable | Cell::Withheld => None,
        })
    }

    pub(in crate::site) fn institution(&self, ix: InstitutionIx) -> (Head, Body) {
        let institution = self.project.institution(ix);
        let kind = &self.project.institution_kinds[institution.kind];
        let p = self.plan_of(ix);
        let known = p.and_then(|p| self.methods_of(p, ix));
        let methods = self.method_rows(known.map(|(bits, _)| bits));
        let methods_source = match (p, known) {
            (Some(p), Some((_, place))) => {
                let results = &self.project.results[p][place];
                let received = results
                    .row(ix)
                    .and_then(|row| results.reports.get(row.report as usize))
                    .map_or_else(String::new, |report| self.voice.date(report.received));
                self.voice.say("methods_source", &[("period", &self.voice.period(results.period)), ("date", &received)])
            }
            _ => self.voice.say("methods_unknown", &[]),
        };
        let rule = p.and_then(|p| self.project.plans[p].payment.iter().find(|rule| rule.sector == kind.sector));
        let (slip, slip_note) = match (rule.map(|r| &r.slip), p) {
            (Some(slip @ Slip::Fields(_)), Some(p)) => {
                let plan = self.text(&self.project.plans[p].short);
                (self.slip(slip), self.voice.say("slip_by_plan", &[("plan", plan)]))
            }
            (Some(Slip::Unspecified), _) => (Vec::new(), self.voice.say("slip_unspecified", &[])),
            _ => (Vec::new(), self.voice.say("slip_not_mentioned", &[])),
        };
        let now = self.project.config.as_of;
        let area = institution.area_on(now);
        let manager = self.project.agency(institution.manager);
        let fact = |key: &str, text: String, href: Option<String>| Fact {
            name: String::new(),
            label: self.voice.say(key, &[]),
            text,
            href,
            blank: false,
        };
        let mut facts = vec![
            fact("institution_kind", self.text(&kind.name).to_owned(), None),
            fact("area", self.text(&self.project.area(area).name).to_owned(), Some(self.href(Page::Area(area)))),
        ];
        if area != institution.area {
            let former = self.text(&self.project.area(institution.area).name).to_owned();
            facts.push(fact("former_area", former, Some(self.href(Page::Area(institution.area)))));
        }
        facts.push(fact("institution_manager", self.text(&manager.name).to_owned(), None));
        let contact = self.text(&institution.contact);
        if !contact.is_empty() {
            facts.push(fact("institution_contact", contact.to_owned(), None));
        }
        if let Some(p) = p {
            facts.push(fact(
                "plan",
                self.text(&self.project.plans[p].short).to_owned(),
                Some(self.href(Page::Plan(p))),
            ));
        }
        let page = InstitutionPage {
            methods,
            methods_source,
            facts,
            closed: institution
                .closed
                .map(|day| self.voice.say("institution_closed", &[("date", &self.voice.date(day))])),
            slip,
            slip_note,
            honours: p.map_or_else(Vec::new, |p| self.honours(p, ix)),
            history: p.and_then(|p| self.institution_history(p, ix)),
            reports: p.map_or_else(Vec::new, |p| self.own_reports(p, ix)),
            replies: p.map_or_else(Vec::new, |p| self.replies(p, ix)),
            guide: self.written(Section::Guides.folder(), "kiem-tra-truoc-khi-tra"),
            fraud: self.written(Section::Warnings.folder(), "lua-dao-thanh-toan"),
        };
        let head = Head {
            heading: self.text(&institution.name).to_owned(),
            lead: vec![self.methods_sentence(known.map(|(bits, _)| bits))],
            crumbs: vec![
                (self.voice.say("nav_institutions", &[]), Page::InstitutionIndex),
                (
                    self.text(&self.project.area(institution.area).name).to_owned(),
                    Page::InstitutionList(institution.area, 0),
                ),
            ],
            demonstration: institution.demonstration,
            data_line: p.and_then(|p| self.data_line(p, self.plan(p).1.latest_period())),
            ..Head::default()
        };
        (head, Body::Institution(page))
    }

    fn method_rows(&self, bits: Option<u16>) -> Vec<MethodRow> {
        let guides = ["ma-qr", "website", "mobile-money", "the"];
        self.project
            .methods
            .iter()
            .enumerate()
            .map(|(m, method)| {
                let cell = self.method_cell(bits, m);
                MethodRow {
                    name: self.text(&method.name).to_owned(),
                    code: cell.code,
                    word: cell.word,
                    guide: guides.get(m).and_then(|slug| self.written(Section::Guides.folder(), slug)),
                }
            })
            .collect()
    }

    pub(in crate::site) fn method_cell(&self, bits: Option<u16>, method: usize) -> MethodCell {
        let code = match bits.map(|b| b >> method & 1) {
            Some(1) => "yes",
            Some(_) => "no",
            None => "unknown",
        };
        let key = match code {
            "yes" => "method_yes",
            "no" => "method_no",
            _ => "method_unknown",
        };
        MethodCell { code, word: self.voice.say(key, &[]) }
    }

    /// "Takes QR code and card. Does not take …"
    fn methods_sentence(&self, bits: Option<u16>) -> String {
        let Some(bits) = bits else { return self.voice.say("institution_lead_unknown", &[]) };
        let named = |taken: bool| {
            let chosen = self.project.methods.iter().enumerate().filter(|(m, _)| (bits >> m & 1 == 1) == taken);
            let names: Vec<String> = chosen.map(|(_, method)| self.text(&method.name).to_owned()).collect();
            self.voice.list(&names)
        };
        let all = self.project.methods.len();
        match bits.count_ones() as usize {
            0 => self.voice.say("institution_lead_none", &[]),
            n if n == all => self.voice.say("institution_lead_all", &[("methods", &named(true))]),
            _ => self.voice.say("institution_lead", &[("methods", &named(true)), ("others", &named(false))]),
        }
    }

    fn honours(&self, p: usize, ix: InstitutionIx) -> Vec<Link> {
        let (plan, measured) = self.plan(p);
        let mut honours = Vec::new();
        for (r, ranking) in measured.rankings.iter().enumerate() {
            if ranking.honoured.as_ref().is_some_and(|list| list.iter().any(|placed| placed.institution == ix)) {
                let period = self.voice.period(self.project.results[p][ranking.results].period);
                let words = self.voice.say("honoured_in", &[("plan", self.text(&plan.short)), ("period", &period)]);
                honours.push(self.link(words, Page::Ranking(p, r)));
            }
        }
        honours
    }

    /// The newest periods against the indicators of the plan's targets that concern the institution.
    fn institution_history(&self, p: usize, ix: InstitutionIx) -> Option<FigureTable> {
        let (plan, measured) = self.plan(p);
        let shown = &measured.periods[measured.periods.len().saturating_sub(MOST_PERIODS)..];
        let mut indicators: Vec<usize> = Vec::new();
        for series in measured.series.iter().filter(|series| !series.is_yardstick) {
            let concerns = crate::measure::period::selects(self.project, &series.among, ix);
            if concerns && !indicators.contains(&series.indicator) {
                indicators.push(series.indicator);
            }
        }
        if shown.is_empty() || indicators.is_empty() {
            return None;
        }
        let mut rows: Vec<FigureRow> = indicators
            .iter()
            .map(|indicator| FigureRow {
                head: Link {
                    text: self.text(&self.project.indicators[*indicator].name).to_owned(),
                    href: String::new(),
                },
                part: false,
                note: String::new(),
                cells: Vec::new(),
            })
            .collect();
        for period in shown {
            let results = &self.project.results[p][period.results];
            let readings = of_institution(self.project, plan, results, ix, &indicators, measured.judged);
            let report = format!("#{}", report_anchor(results.period));
            for ((row, reading), indicator) in rows.iter_mut().zip(&readings).zip(&indicators) {
                row.cells.push(self.own_figure(ix, results, *indicator, reading, &report));
            }
        }
        Some(FigureTable {
            caption: self.voice.say("institution_history", &[]),
            row_label: self.voice.say("indicator", &[]),
            columns: shown.iter().map(|period| self.voice.period_title(period.period)).collect(),
            rows,
        })
    }

    /// What an institution reported for one indicator, with a link to its `report`; of a single institution a share is yes or no.
    fn own_figure(
        &self,
        ix: InstitutionIx,
        results: &Results,
        indicator: usize,
        reading: &Reading,
        report: &str,
    ) -> Figure {
        if !self.project.institution(ix).is_open_on(results.period.end()) {
            return Figure {
                state: "not-applicable",
                text: self.voice.say("not_open", &[]),
                mark: None,
                ..self.nothing()
            };
        }
        let href = Some(report.to_owned());
        let is_share = matches!(self.project.indicators[indicator].formula, Formula::Share(_));
        match reading.value().filter(|_| is_share) {
            Some((numerator, _)) => {
                let (state, mark) = self.state(reading.state);
                Figure {
                    state,
                    text: self.voice.say(if numerator > 0 { "yes" } else { "no" }, &[]),
                    is_number: true,
                    mark,
                    fraction: None,
                    coverage: None,
                    bar: None,
                    href,
                    status: None,
                }
            }
            None => Figure { href, ..self.figure(indicator, reading, None) },
        }
    }

    /// What stood in an institution's row of each period shown, newest first.
    fn own_reports(&self, p: usize, ix: InstitutionIx) -> Vec<OwnReport> {
        let (plan, measured) = self.plan(p);
        let shown = measured.periods.iter().rev().take(MOST_PERIODS);
        shown
            .map(|period| {
                let results = &self.project.results[p][period.results];
                let row = results.row(ix);
                let line = match row.and_then(|row| results.reports.get(row.report as usize)) {
                    Some(report) => self.voice.say(
                        "own_report",
                        &[
                            ("sender", &self.sender(report.from).text),
                            ("date", &self.voice.date(report.received)),
                            ("status", &self.report_status(report)),
                        ],
                    ),
                    None if !self.project.institution(ix).is_open_on(results.period.end()) => {
                        self.voice.say("not_open", &[])
                    }
                    None => {
                        let state = match due::absence(self.project, plan, results, ix, measured.judged) {
                            Absence::Missing => State::Missing,
                            Absence::Late(days) => State::Late(days),
                            Absence::NotDue(day) => State::NotDue(day),
                        };
                        let reason = results.missing.iter().find(|missing| missing.institution == ix);
                        let words = self.state_words(state);
                        reason.map_or(words.clone(), |missing| format!("{words}: {}", self.text(&missing.reason)))
                    }
                };
                OwnReport {
                    id: report_anchor(results.period),
                    title: self.voice.period_title(results.period),
                    line,
                    cells: row.map_or_else(Vec::new, |row| self.own_cells(results, ix, row)),
                }
            })
            .collect()
    }

    /// The cells of a row that concern the institution, with earlier published values.
    fn own_cells(&self, results: &Results, ix: InstitutionIx, row: &Row) -> Vec<OwnCell> {
        let sector = self.project.sector_of(ix);
        let withheld = formula::withheld_fields(&self.project.indicators, &row.cells);
        let mut cells = Vec::new();
        for (f, (field, cell)) in self.project.fields.iter().zip(&row.cells).enumerate() {
            let concerns = field.sectors.is_empty() || field.sectors.contains(&sector);
            if !concerns || *cell == Cell::NotApplicable {
                continue;
            }
            let mut text = self.words_unless_withheld(row, f, &withheld);
            for revision in results.revisions.iter().filter(|r| r.subject == Subject::Cell(ix, f)) {
                text.push_str("; ");
                text.push_str(&self.revision_words(results, revision));
            }
            cells.push(OwnCell { label: self.text(&field.name).to_owned(), text });
        }
        cells
    }

    /// A cell of a row in print; what is too small to publish is withheld here too.
    pub(in crate::site) fn cell_words(&self, row: &Row, field: usize) -> String {
        self.words_unless_withheld(row, field, &formula::withheld_fields(&self.project.indicators, &row.cells))
    }

    /// A cell of a row in print; `withheld`: the fields of the row that are too small to publish.
    fn words_unless_withheld(&self, row: &Row, field: usize, withheld: &[usize]) -> String {
        if withheld.contains(&field) {
            return self.state_words(State::Withheld);
        }
        match row.cells.get(field) {
            Some(Cell::Number(n)) if self.project.fields[field].kind == FieldType::Dong => {
                self.voice.say("dong", &[("n", &self.voice.number(n.get()))])
            }
            Some(Cell::Number(n)) => self.voice.number(n.get()),
            Some(Cell::YesNo(yes)) => self.voice.say(if *yes { "yes" } else { "no" }, &[]),
            Some(Cell::Methods(0)) => self.voice.say("offers_none", &[]),
            Some(Cell::Methods(bits)) => self.method_names(*bits),
            Some(Cell::Missing) | None => self.state_words(State::Missing),
            Some(Cell::NotApplicable) => self.state_words(State::NotApplicable),
            Some(Cell::Withheld) => self.state_words(State::Withheld),
        }
    }

    fn method_names(&self, bits: u16) -> String {
        let used = self.project.methods.iter().enumerate().filter(|(m, _)| bits >> m & 1 == 1);
        used.map(|(_, method)| self.text(&method.name)).collect::<Vec<_>>().join(", ")
    }

    /// What an institution said of its mark, newest first.
    fn replies(&self, p: usize, ix: InstitutionIx) -> Vec<String> {
        let all = self.project.results[p].iter().rev();
        all.flat_map(|results| results.replies.iter().filter(|reply| reply.institution == ix))
            .map(|reply| self.reply_words(reply))
            .collect()
    }

    /// "The institution's reply, 12 January 2023: …"
    pub(in crate::site) fn reply_words(&self, reply: &Reply) -> String {
        let gaps = [("date", self.voice.date(reply.on)), ("text", self.text(&reply.text).to_owned())];
        self.voice.say("reply", &gaps.each_ref().map(|(key, value)| (*key, value.as_str())))
    }
}
