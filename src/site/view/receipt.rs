//! Where a figure comes from: the rule, the sum, the reports behind it, who is missing, what it said before.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Figure, Link, NavLink, Quote, TextTable};

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

/// The receipt of one reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its address on the page: the area's id.
    pub id: String,
    pub place: Link,
    pub figure: Figure,
    /// "18 ÷ 30", in full; `None` where there is no number.
    pub sum: Option<String>,
    /// "27 of 30 institutions are counted."
    pub counted: String,
    /// Who sent how many rows, and when.
    pub reports: Vec<String>,
    /// How many are missing, by reason.
    pub missing: Vec<String>,
    /// Those that are missing, by name.
    pub absent: Vec<Absent>,
    /// Where their names stand, when those of the whole page are too many for it.
    pub absent_at: Option<Link>,
}

/// Who is missing from the receipts of one series in one period, place by place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AbsentPage {
    pub places: Vec<AbsentPlace>,
    /// Other parts of a list that was split.
    pub parts: Vec<NavLink>,
    pub receipt: Link,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AbsentPlace {
    /// Its address on the page: the area's id.
    pub id: String,
    pub place: Link,
    pub absent: Vec<Absent>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Absent {
    pub link: Link,
    pub why: String,
}

use std::collections::BTreeSet;

use super::Body;
use super::parts::TextRow;
use crate::measure::period::Series;
use crate::measure::receipt::{Receipt, Why, receipts};
use crate::measure::{self, State};
use crate::model::area::AreaIx;
use crate::model::institution::InstitutionIx;
use crate::model::plan::{Denominator, MethodRule};
use crate::model::result::{Report, Results};
use crate::site::context::{Context, Head};
use crate::site::route::{self, LIST_ROWS, Page};
use crate::site::voice::capital;

/// Those who are missing from a reading.
type Missed = Vec<(InstitutionIx, Why)>;

impl Context<'_> {
    /// Every receipt of a series in a period, each with those whose names are missing from it, and the changed values behind them.
    fn entries(&self, p: usize, s: usize, period: usize) -> (Vec<(Entry, Missed)>, Vec<usize>) {
        let (plan, measured) = self.plan(p);
        let series = &measured.series[s];
        let at = &measured.periods[period];
        let results = &self.project.results[p][at.results];
        let all = receipts(self.project, plan, series, at, results, &measured.members, measured.judged);
        let mut all = all.into_iter();
        let mut whole = all.next().unwrap_or_default();
        let whole_entry = self.entry(p, s, period, None, &whole);
        let mut named: BTreeSet<InstitutionIx> = BTreeSet::new();
        let mut entries: Vec<(Entry, Missed)> = at
            .areas
            .iter()
            .zip(all)
            .map(|(area, receipt)| {
                named.extend(receipt.absent.iter().map(|(ix, _)| *ix));
                (self.entry(p, s, period, Some(*area), &receipt), receipt.absent)
            })
            .collect();
        self.voice.sort_by_text(&mut entries, |(entry, _)| &entry.place.text);
        // Who is missing is named once: under the area, or under the whole plan where no area compared is concerned.
        whole.absent.retain(|(ix, _)| !named.contains(ix));
        entries.insert(0, (whole_entry, whole.absent));
        (entries, whole.revisions)
    }

    /// The names of those who are missing, and why they are.
    fn names_of(&self, results: &Results, missed: &[(InstitutionIx, Why)]) -> Vec<Absent> {
        let name = |(ix, why): &(InstitutionIx, Why)| Absent {
            link: self.link(self.text(&self.project.institution(*ix).name), Page::Institution(*ix)),
            why: self.why(results, *ix, *why),
        };
        missed.iter().map(name).collect()
    }

    /// Who is missing, where they are too many for the page of the receipts.
    pub(in crate::site) fn absent(&self, p: usize, s: usize, period: usize, part: usize) -> (Head, Body) {
        let (_, measured) = self.plan(p);
        let results = &self.project.results[p][measured.periods[period].results];
        let (entries, _) = self.entries(p, s, period);
        let count: usize = entries.iter().map(|(_, missed)| missed.len()).sum();
        let mut left = (part * LIST_ROWS, LIST_ROWS);
        let mut places = Vec::new();
        for (entry, missed) in entries {
            let start = left.0.min(missed.len());
            let end = missed.len().min(start + left.1);
            left = (left.0 - start, left.1 - (end - start));
            if start < end {
                let absent = self.names_of(results, &missed[start..end]);
                places.push(AbsentPlace { id: entry.id, place: entry.place, absent });
            }
        }
        let name = self.text(&self.project.indicators[measured.series[s].indicator].name);
        let period_name = self.voice.period(measured.periods[period].period);
        let mut heading = self.voice.say("absent_heading", &[("name", name), ("period", &period_name)]);
        self.number_part(&mut heading, part);
        let receipt = self.voice.say("receipt_heading", &[("name", name), ("period", &period_name)]);
        let mut crumbs = self.plan_crumbs(p);
        crumbs.push((receipt.clone(), Page::Receipt(p, s, period)));
        let head = Head {
            heading,
            lead: vec![self.voice.say("absent_lead", &[])],
            crumbs,
            demonstration: measured.periods[period].demonstration,
            data_line: self.data_line(p, Some(period)),
            ..Head::default()
        };
        let page = AbsentPage {
            places,
            parts: self.part_links(count.div_ceil(LIST_ROWS), part, &|other| Page::Absent(p, s, period, other)),
            receipt: self.link(receipt, Page::Receipt(p, s, period)),
        };
        (head, Body::Absent(page))
    }

    /// The receipts with the names of those who are missing; names that a page has no room for are told on pages of their own.
    fn with_names(&self, p: usize, s: usize, period: usize, entries: Vec<(Entry, Missed)>) -> Vec<Entry> {
        let (_, measured) = self.plan(p);
        let results = &self.project.results[p][measured.periods[period].results];
        let have_room = route::absent_of(measured, s, period) <= LIST_ROWS;
        let mut before = 0;
        let with_names = |(mut entry, missed): (Entry, Missed)| {
            if have_room {
                entry.absent = self.names_of(results, &missed);
            } else if !missed.is_empty() {
                let page = Page::Absent(p, s, period, before / LIST_ROWS);
                let words = self.voice.say_n("receipt_absent_names", missed.len() as u64, &[]);
                entry.absent_at = Some(Link { text: words, href: format!("{}#{}", self.href(page), entry.id) });
            }
            before += missed.len();
            entry
        };
        entries.into_iter().map(with_names).collect()
    }

    pub(in crate::site) fn receipt(&self, p: usize, s: usize, period: usize) -> (Head, Body) {
        let (plan, measured) = self.plan(p);
        let series = &measured.series[s];
        let at = &measured.periods[period];
        let results = &self.project.results[p][at.results];
        let (entries, revisions) = self.entries(p, s, period);
        let entries = self.with_names(p, s, period, entries);
        let indicator = &self.project.indicators[series.indicator];
        let name = self.text(&indicator.name).to_owned();
        let period_name = self.voice.period(at.period);
        let (asked, quote) = self.asked(p, series, period);
        let page = ReceiptPage {
            plan: self.plan_link(p),
            target: series.target.map(|t| self.link(self.text(&plan.targets[t].title), Page::Target(p, t))),
            scope: self.series_scope(p, series),
            definition: self.text(&indicator.definition).to_owned(),
            formula: self.formula(series.indicator),
            asked,
            quote,
            entries,
            revisions: self.receipt_revisions(results, &revisions),
            periods: (0..measured.periods.len())
                .map(|other| NavLink {
                    text: self.voice.period_title(measured.periods[other].period),
                    href: self.href(Page::Receipt(p, s, other)),
                    current: other == period,
                })
                .collect(),
            data: self.link(self.voice.say("open_data", &[]), Page::Data),
        };
        let mut crumbs = self.plan_crumbs(p);
        if let Some(t) = series.target {
            crumbs.push((self.text(&plan.targets[t].title).to_owned(), Page::Target(p, t)));
        }
        let head = Head {
            heading: self.voice.say("receipt_heading", &[("name", &name), ("period", &period_name)]),
            lead: vec![self.receipt_value(p, s, period), self.voice.say("receipt_lead", &[])],
            crumbs,
            demonstration: at.demonstration,
            data_line: self.data_line(p, Some(period)),
            ..Head::default()
        };
        (head, Body::Receipt(Box::new(page)))
    }

    /// The whole plan's figure in one sentence.
    fn receipt_value(&self, p: usize, s: usize, period: usize) -> String {
        let (plan, measured) = self.plan(p);
        let place = self.text(&self.project.area(plan.area).name);
        let figure = self.measure(p, s, None, period);
        let reading = measured.periods[period].whole.get(s);
        match reading.and_then(|r| Some((r, r.value()?))) {
            Some((reading, (numerator, denominator))) => self.voice.say(
                "receipt_value",
                &[
                    ("place", place),
                    ("value", &figure.text),
                    ("numerator", &self.voice.number(numerator)),
                    ("denominator", &self.voice.number(denominator)),
                    ("counted", &self.voice.number(u64::from(reading.counted))),
                    ("expected", &self.voice.number(u64::from(reading.expected))),
                ],
            ),
            None => self.voice.say("receipt_no_value", &[("place", place), ("state", &figure.text)]),
        }
    }

    /// Whom a series counts and with what denominator, in words.
    fn series_scope(&self, p: usize, series: &Series) -> String {
        match series.target {
            Some(t) => self.scope(&self.project.plans[p].targets[t]),
            None => {
                let names: Vec<String> = series
                    .among
                    .sectors
                    .iter()
                    .map(|s| self.text(&self.project.sectors[*s].members).to_owned())
                    .collect();
                capital(&self.voice.say("scope_all", &[("among", &self.voice.list(&names))]))
            }
        }
    }

    /// What the plan asks for, with its clause.
    fn asked(&self, p: usize, series: &Series, period: usize) -> (String, Option<Quote>) {
        let (plan, measured) = self.plan(p);
        if let Some(target) = series.target.map(|t| &plan.targets[t]) {
            let end = measured.periods[period].period.end();
            let milestone = measure::milestone_on(&target.milestones, end).map(|m| &target.milestones[m]);
            return milestone.map_or_else(
                || (self.voice.say("target_words_only", &[]), None),
                |m| {
                    let by = self.voice.say("by", &[("date", &self.voice.date(m.by))]);
                    (capital(&format!("{} {by}.", self.wording(m))), Some(self.quote(p, &m.quote)))
                },
            );
        }
        if series.is_yardstick {
            let plans = self.plans_with_rule(series.indicator);
            return (self.voice.say("receipt_yardstick", &[("plans", &self.voice.list(&plans))]), None);
        }
        let rule = plan.payment.iter().find(|rule| series.among.sectors.contains(&rule.sector));
        let quote = rule.and_then(|rule| rule.quote.as_ref()).map(|quote| self.quote(p, quote));
        (self.voice.say("receipt_rule", &[]), quote)
    }

    /// The plans whose rule on payment methods a yardstick is.
    pub(in crate::site) fn plans_with_rule(&self, indicator: usize) -> Vec<String> {
        use crate::model::indicator::{Condition, Formula};
        let Formula::Share(Condition::Methods { least: n, .. }) = self.project.indicators[indicator].formula else {
            return Vec::new();
        };
        let has_rule =
            |plan: &&crate::model::plan::Plan| plan.payment.iter().any(|r| r.methods == MethodRule::AtLeast(n));
        self.project.plans.iter().filter(has_rule).map(|plan| self.text(&plan.short).to_owned()).collect()
    }

    /// A receipt without the names of those who are missing.
    fn entry(&self, p: usize, s: usize, period: usize, area: Option<AreaIx>, receipt: &Receipt) -> Entry {
        let (plan, measured) = self.plan(p);
        let at = &measured.periods[period];
        let results = &self.project.results[p][at.results];
        let series = &measured.series[s];
        let ix = area.unwrap_or(plan.area);
        let reading = area.map_or_else(|| at.whole.get(s), |area| at.in_area(s, area));
        let (counted, expected) = reading.map_or((0, 0), |r| (r.counted, r.expected));
        let value = reading.and_then(|r| r.value());
        let progress = match area {
            Some(area) => measured.area_progress(plan, s, area, period),
            None => measured.whole_progress(plan, s, period),
        };
        let mut figure = self.measure(p, s, area, period);
        figure.href = None;
        figure.fraction = None;
        figure.coverage = None;
        figure.bar = None;
        figure.status = (series.target.is_some() && value.is_some()).then(|| self.status(progress));
        let mut missing = self.missing_counts(receipt);
        if receipt.left_out > 0 {
            let key = match series.denominator {
                Denominator::Adopters => "receipt_not_adopters",
                Denominator::All | Denominator::Pilots => "receipt_nothing",
            };
            missing.push(self.voice.say_n(key, u64::from(receipt.left_out), &[]));
        }
        Entry {
            id: self.project.area(ix).id.clone(),
            place: self.link(self.text(&self.project.area(ix).name), Page::Area(ix)),
            sum: value.map(|(n, d)| format!("{} ÷ {}", self.voice.number(n), self.voice.number(d))),
            counted: self.voice.say(
                "receipt_counted",
                &[
                    ("counted", &self.voice.number(u64::from(counted))),
                    ("expected", &self.voice.number(u64::from(expected))),
                ],
            ),
            reports: self.report_lines(results, receipt, area.is_none() && !at.areas.is_empty()),
            missing,
            absent: Vec::new(),
            absent_at: None,
            figure,
        }
    }

    /// Who sent how many rows and when; for the whole plan only how many reports there were.
    fn report_lines(&self, results: &Results, receipt: &Receipt, in_short: bool) -> Vec<String> {
        let of_totals = receipt.totals.iter().map(|t| results.totals[*t].report);
        let reports: BTreeSet<u32> = receipt.reports.keys().copied().chain(of_totals).collect();
        let found = |ix: &u32| results.reports.get(*ix as usize);
        if in_short {
            let days: BTreeSet<_> = reports.iter().filter_map(found).map(|report| report.received).collect();
            let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
            let gaps = [("from", self.voice.date(*first)), ("to", self.voice.date(*last))];
            let gaps = gaps.each_ref().map(|(key, value)| (*key, value.as_str()));
            let key = if first == last { "receipt_reports_day" } else { "receipt_reports" };
            return vec![self.voice.say_n(key, reports.len() as u64, &gaps)];
        }
        let line = |ix: &u32| {
            let report = found(ix)?;
            let rows = receipt.reports.get(ix).copied().unwrap_or(0);
            Some(self.report_line(report, u64::from(rows)))
        };
        let mut lines: Vec<String> = reports.iter().filter_map(line).collect();
        lines.extend(receipt.totals.iter().map(|t| {
            let total = &results.totals[*t];
            self.voice.say(
                "receipt_total",
                &[
                    ("kind", self.text(&self.project.institution_kinds[total.kind].plural)),
                    ("numerator", &self.voice.number(total.numerator)),
                    ("denominator", &self.voice.number(total.denominator)),
                ],
            )
        }));
        lines
    }

    /// "People's Committee of …, received on …, final: 12 institutions"
    fn report_line(&self, report: &Report, rows: u64) -> String {
        self.voice.say_n(
            "receipt_report",
            rows,
            &[
                ("sender", &self.sender(report.from).text),
                ("date", &self.voice.date(report.received)),
                ("status", &self.report_status(report)),
            ],
        )
    }

    /// Final or provisional, in words.
    pub(in crate::site) fn report_status(&self, report: &Report) -> String {
        let state = if report.provisional { State::Provisional } else { State::Final };
        self.state_words(state).to_lowercase()
    }

    fn missing_counts(&self, receipt: &Receipt) -> Vec<String> {
        let count = |wanted: &dyn Fn(Why) -> bool| receipt.absent.iter().filter(|(_, why)| wanted(*why)).count() as u64;
        [
            ("receipt_late", count(&|why| matches!(why, Why::Late(_)))),
            ("receipt_not_due", count(&|why| matches!(why, Why::NotDue(_)))),
            ("receipt_missing", count(&|why| why == Why::Missing)),
            ("receipt_withheld", count(&|why| why == Why::Withheld)),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| self.voice.say_n(key, n, &[]))
        .collect()
    }

    fn why(&self, results: &Results, ix: InstitutionIx, why: Why) -> String {
        match why {
            Why::Late(days) => self.state_words(State::Late(days)),
            Why::NotDue(day) => self.state_words(State::NotDue(day)),
            Why::Withheld => self.state_words(State::Withheld),
            Why::Missing => {
                let words = self.state_words(State::Missing);
                match results.missing.iter().find(|missing| missing.institution == ix) {
                    Some(missing) => format!("{words}: {}", self.text(&missing.reason)),
                    None => words,
                }
            }
        }
    }

    fn receipt_revisions(&self, results: &Results, places: &[usize]) -> Option<TextTable> {
        let rows: Vec<TextRow> = places.iter().map(|r| self.revision_row(results, &results.revisions[*r])).collect();
        (!rows.is_empty()).then(|| self.revision_table(rows))
    }
}
