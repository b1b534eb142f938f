//! Receipts of readings: what a reading was computed from, and who is missing from it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::i18n::message::Message;
use crate::measure::State;
use crate::measure::receipt::{Receipt, Why, receipts};
use crate::model::ids::{AreaIx, InstitutionIx, PeriodIx, PlanIx, ReportIx, RevisionIx, SeriesIx};
use crate::model::result::{Report, Results};
use crate::model::target::Denominator;
use crate::site::context::Context;
use crate::site::limits::LIST_ROWS;
use crate::site::lists;
use crate::site::page::Page;
use crate::site::shared::figure::{self, Figure};
use crate::site::shared::link::Link;
use crate::site::shared::{due_reports, institutions};

/// The receipt of one reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its address on the page: the area's id.
    pub id: String,
    pub area: Link,
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
    /// A link to the page with their names, where the names of all receipts are too many for one page.
    pub absent_at: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Absent {
    pub link: Link,
    pub why: String,
}

/// Those who are missing from a reading.
pub type Missed = Vec<(InstitutionIx, Why)>;

/// Every receipt of a series in a period, each with those whose names are missing from it, and the changed values behind them.
pub fn entries(cx: &Context<'_>, p: PlanIx, s: SeriesIx, period: PeriodIx) -> (Vec<(Entry, Missed)>, Vec<RevisionIx>) {
    let (plan, measured) = cx.plan(p);
    let series = &measured.series[s];
    let at = &measured.periods[period];
    let results = &cx.project.results[p][at.results];
    let all = receipts(cx.project, plan, series, at, results, &measured.members, measured.judged);
    let mut all = all.into_iter();
    let mut whole = all.next().unwrap_or_default();
    let whole_entry = entry(cx, p, s, period, None, &whole);
    let mut named: BTreeSet<InstitutionIx> = BTreeSet::new();
    let mut entries: Vec<(Entry, Missed)> = at
        .areas
        .iter()
        .zip(all)
        .map(|(area, receipt)| {
            named.extend(receipt.absent.iter().map(|(ix, _)| *ix));
            (entry(cx, p, s, period, Some(*area), &receipt), receipt.absent)
        })
        .collect();
    cx.locale.sort_by_text(&mut entries, |(entry, _)| &entry.area.text);
    // Who is missing is named once: under the area, or under the whole plan where no area compared is concerned.
    whole.absent.retain(|(ix, _)| !named.contains(ix));
    entries.insert(0, (whole_entry, whole.absent));
    (entries, whole.revisions)
}

/// A receipt without the names of those who are missing.
pub fn entry(
    cx: &Context<'_>,
    p: PlanIx,
    s: SeriesIx,
    period: PeriodIx,
    area: Option<AreaIx>,
    receipt: &Receipt,
) -> Entry {
    let (plan, measured) = cx.plan(p);
    let at = &measured.periods[period];
    let results = &cx.project.results[p][at.results];
    let series = &measured.series[s];
    let ix = area.unwrap_or(plan.area);
    let reading = at.reading(s, area);
    let (counted, expected) = reading.map_or((0, 0), |r| (r.counted, r.expected));
    let value = reading.and_then(|r| r.value());
    let status = || figure::assessed(cx, p, s, area, period);
    let figure = Figure {
        href: None,
        fraction: None,
        coverage: None,
        bar: None,
        status: (series.target.is_some() && value.is_some()).then(status),
        ..figure::measure(cx, p, s, area, period)
    };
    let mut missing = missing_counts(cx, receipt);
    if receipt.left_out > 0 {
        let n = u64::from(receipt.left_out);
        missing.push(match series.denominator {
            Denominator::Adopters => cx.say(&msg::receipt_not_adopters { n }),
            Denominator::All | Denominator::Pilots => cx.say(&msg::receipt_nothing { n }),
        });
    }
    Entry {
        id: cx.project.area(ix).id.clone(),
        area: cx.area_link(ix),
        sum: value.map(|(n, d)| format!("{} ÷ {}", cx.locale.number(n), cx.locale.number(d))),
        counted: cx.say(&msg::receipt_counted { counted: u64::from(counted), expected: u64::from(expected) }),
        reports: report_lines(cx, results, receipt, area.is_none() && !at.areas.is_empty()),
        missing,
        absent: Vec::new(),
        absent_at: None,
        figure,
    }
}

/// Who sent how many rows and when; for the whole plan only how many reports there were.
pub fn report_lines(cx: &Context<'_>, results: &Results, receipt: &Receipt, in_short: bool) -> Vec<String> {
    let of_totals = receipt.totals.iter().map(|t| results.totals[*t].report);
    let reports: BTreeSet<ReportIx> = receipt.reports.keys().copied().chain(of_totals).collect();
    let found = |ix: &ReportIx| results.reports.get(*ix);
    if in_short {
        let days: BTreeSet<_> = reports.iter().filter_map(found).map(|report| report.received).collect();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
        let n = reports.len() as u64;
        return vec![if first == last {
            cx.say(&msg::receipt_reports_day { n, from: *first })
        } else {
            cx.say(&msg::receipt_reports { n, from: *first, to: *last })
        }];
    }
    let line = |ix: &ReportIx| {
        let report = found(ix)?;
        let rows = receipt.reports.get(ix).copied().unwrap_or(0);
        Some(report_line(cx, report, u64::from(rows)))
    };
    let mut lines: Vec<String> = reports.iter().filter_map(line).collect();
    lines.extend(receipt.totals.iter().map(|t| {
        let total = &results.totals[*t];
        cx.say(&msg::receipt_total {
            kind: cx.text(&cx.project.institution_kinds[total.kind].plural),
            numerator: total.numerator,
            denominator: total.denominator,
        })
    }));
    lines
}

/// "People's Committee of …, received on …, final: 12 institutions"
pub fn report_line(cx: &Context<'_>, report: &Report, rows: u64) -> String {
    cx.say(&msg::receipt_report {
        n: rows,
        sender: &due_reports::sender_office(cx, report.from),
        date: report.received,
        status: &institutions::report_status(cx, report),
    })
}

pub fn missing_counts(cx: &Context<'_>, receipt: &Receipt) -> Vec<String> {
    let count = |wanted: &dyn Fn(Why) -> bool| receipt.absent.iter().filter(|(_, why)| wanted(*why)).count() as u64;
    let (late, not_due) = (count(&|why| matches!(why, Why::Late(_))), count(&|why| matches!(why, Why::NotDue(_))));
    let (missing, withheld) = (count(&|why| why == Why::Missing), count(&|why| why == Why::Withheld));
    let unnamed = u64::from(receipt.unnamed);
    let counts: [(u64, &dyn Message); 5] = [
        (late, &msg::receipt_late { n: late }),
        (not_due, &msg::receipt_not_due { n: not_due }),
        (missing, &msg::receipt_missing { n: missing }),
        (unnamed, &msg::receipt_unnamed { n: unnamed }),
        (withheld, &msg::receipt_withheld { n: withheld }),
    ];
    counts.iter().filter(|(n, _)| *n > 0).map(|(_, message)| cx.say(*message)).collect()
}

/// The names of those who are missing, and why they are.
pub fn names_of(cx: &Context<'_>, results: &Results, missed: &[(InstitutionIx, Why)]) -> Vec<Absent> {
    let name = |(ix, reason): &(InstitutionIx, Why)| Absent {
        link: cx.institution_link(*ix),
        why: why(cx, results, *ix, *reason),
    };
    missed.iter().map(name).collect()
}

/// The receipts with the names of those who are missing; names for which the page has no room are on pages of their own.
pub fn with_names(
    cx: &Context<'_>,
    p: PlanIx,
    s: SeriesIx,
    period: PeriodIx,
    entries: Vec<(Entry, Missed)>,
) -> Vec<Entry> {
    let (_, measured) = cx.plan(p);
    let results = &cx.project.results[p][measured.periods[period].results];
    let have_room = lists::absent_of(measured, s, period) <= LIST_ROWS;
    let mut before = 0;
    let with_names = |(mut entry, missed): (Entry, Missed)| {
        if have_room {
            entry.absent = names_of(cx, results, &missed);
        } else if !missed.is_empty() {
            let page = Page::Absent(p, s, period, before / LIST_ROWS);
            let words = cx.say(&msg::receipt_absent_names { n: missed.len() as u64 });
            entry.absent_at = Some(Link { text: words, href: format!("{}#{}", cx.href(page), entry.id) });
        }
        before += missed.len();
        entry
    };
    entries.into_iter().map(with_names).collect()
}

fn why(cx: &Context<'_>, results: &Results, ix: InstitutionIx, why: Why) -> String {
    match why {
        Why::Late(days) => figure::state_words(cx, State::Late(days)),
        Why::NotDue(day) => figure::state_words(cx, State::NotDue(day)),
        Why::Withheld => figure::state_words(cx, State::Withheld),
        Why::Missing => with_reason(cx, results, ix, State::Missing),
    }
}

/// Why there is no row of an institution, with the reason that was reported.
pub fn with_reason(cx: &Context<'_>, results: &Results, ix: InstitutionIx, state: State) -> String {
    let words = figure::state_words(cx, state);
    match results.missing.iter().find(|missing| missing.institution == ix) {
        Some(missing) => format!("{words}: {}", cx.text(&missing.reason)),
        None => words,
    }
}

crate::messages! {
    receipt_absent_names { n: u64 }
    receipt_counted { counted: u64, expected: u64 }
    receipt_late { n: u64 }
    receipt_missing { n: u64 }
    receipt_not_adopters { n: u64 }
    receipt_not_due { n: u64 }
    receipt_nothing { n: u64 }
    receipt_report<'a> { date: Date, n: u64, sender: &'a str, status: &'a str }
    receipt_reports { from: Date, n: u64, to: Date }
    receipt_reports_day { from: Date, n: u64 }
    receipt_total<'a> { denominator: u64, kind: &'a str, numerator: u64 }
    receipt_unnamed { n: u64 }
    receipt_withheld { n: u64 }
}
