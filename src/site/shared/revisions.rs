//! Published values that were changed: entries, tables and links.

use serde::Serialize;

use crate::measure::{State, formula};
use crate::model::date::Date;
use crate::model::ids::PlanIx;
use crate::model::result::{Results, Revision, RevisionKind, Subject, Total};
use crate::site::context::Context;
use crate::site::limits::REVISION_ROWS;
use crate::site::lists;
use crate::site::page::Page;
use crate::site::shared::link::Link;
use crate::site::shared::text_table::{TextRow, TextTable};
use crate::site::shared::{figure, institutions};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionEntry {
    /// Its address on the page.
    pub id: String,
    pub institution: Link,
    /// What was published before.
    pub what: String,
    /// "Correction, 2 July 2022"
    pub kind: String,
    pub reason: String,
}

/// A plan's changed values with the day of each change, newest first.
pub fn plan_revisions(cx: &Context<'_>, p: PlanIx) -> Vec<(Date, RevisionEntry)> {
    let mut all = Vec::new();
    for results in &cx.project.results[p] {
        let entry = |revision: &Revision| (revision.on, revision_entry(cx, p, results, revision));
        all.extend(results.revisions.iter().map(entry));
    }
    all.sort_by(|a, b| (b.0, &a.1.id).cmp(&(a.0, &b.1.id)));
    all
}

/// A plan's changed values with the day of each and the page that shows it.
pub fn revisions_with_pages(cx: &Context<'_>, p: PlanIx) -> impl Iterator<Item = (Date, Page, RevisionEntry)> {
    let is_long = lists::has_revision_pages(cx.project);
    plan_revisions(cx, p).into_iter().enumerate().map(move |(index, (on, entry))| {
        let page = if is_long { Page::PlanRevisions(p, index / REVISION_ROWS) } else { Page::Revisions };
        (on, page, entry)
    })
}

/// What changed, as a part of an address.
fn subject_id(cx: &Context<'_>, subject: Subject) -> String {
    match subject {
        Subject::Cell(whose, field) => {
            format!("{}.{}", cx.project.institution(whose).id, cx.project.fields[field].id)
        }
        Subject::Total(area, kind, indicator) => format!(
            "{}.{}.{}",
            cx.project.area(area).id,
            cx.project.institution_kinds[kind].id,
            cx.project.indicators[indicator].id
        ),
    }
}

fn kind_words(cx: &Context<'_>, kind: RevisionKind) -> String {
    match kind {
        RevisionKind::Revision => cx.say(&msg::state_revised {}),
        RevisionKind::Correction => cx.say(&msg::state_corrected {}),
    }
}

/// A published value that was changed: whose, what it was, when and why it changed.
fn revision_entry(cx: &Context<'_>, p: PlanIx, results: &Results, revision: &Revision) -> RevisionEntry {
    let (institution, field) = match revision.subject {
        Subject::Cell(whose, field) => (cx.institution_link(whose), cx.text(&cx.project.fields[field].name).to_owned()),
        Subject::Total(area, kind, indicator) => {
            let kind = cx.text(&cx.project.institution_kinds[kind].plural);
            let name = cx.text(&cx.project.indicators[indicator].name);
            (cx.area_link(area), cx.say(&msg::revision_total { field: name, kind }))
        }
    };
    let what = cx.say(&msg::revision_what {
        field: &field,
        period: results.period,
        was: &revised_value(cx, results, revision),
        now: &present_value(cx, results, revision),
    });
    let period = results.period.id().to_lowercase();
    let (plan, subject) = (&cx.project.plans[p].id, subject_id(cx, revision.subject));
    RevisionEntry {
        id: format!("{plan}.{period}.{subject}.{}", revision.on),
        institution,
        what,
        kind: format!("{}, {}", kind_words(cx, revision.kind), cx.locale.date(revision.on)),
        reason: cx.text(&revision.reason).to_owned(),
    }
}

/// A published value that was changed, as a row of [`revision_table`].
pub fn revision_row(cx: &Context<'_>, p: PlanIx, results: &Results, revision: &Revision) -> TextRow {
    let RevisionEntry { institution, what, kind, reason, .. } = revision_entry(cx, p, results, revision);
    TextRow { head: institution, cells: vec![what, kind, reason] }
}

/// "was 120, correction of 2 July 2022: …"
pub fn revision_words(cx: &Context<'_>, results: &Results, revision: &Revision) -> String {
    cx.say(&msg::revision_words {
        was: &revised_value(cx, results, revision),
        kind: &kind_words(cx, revision.kind).to_lowercase(),
        date: revision.on,
        reason: cx.text(&revision.reason),
    })
}

pub fn revision_table(cx: &Context<'_>, rows: Vec<TextRow>) -> TextTable {
    TextTable {
        caption: cx.say(&msg::revisions_caption {}),
        columns: cx.say_all(&[
            &msg::revision_whose {},
            &msg::revision_value {},
            &msg::revision_kind {},
            &msg::revision_reason {},
        ]),
        rows,
    }
}

/// The value that is published today.
fn present_value(cx: &Context<'_>, results: &Results, revision: &Revision) -> String {
    let now = match revision.subject {
        Subject::Cell(whose, field) => results.row(whose).map(|row| institutions::cell_words(cx, row, field)),
        Subject::Total(area, kind, indicator) => {
            let is_it = |t: &&Total| (t.area, t.kind, t.indicator) == (area, kind, indicator);
            results.totals.iter().find(is_it).map(|t| format!("{}/{}", t.numerator, t.denominator))
        }
    };
    now.unwrap_or_else(|| figure::state_words(cx, State::Missing))
}

/// The value that was published before, as the language writes it.
fn revised_value(cx: &Context<'_>, results: &Results, revision: &Revision) -> String {
    if let Subject::Cell(whose, field) = revision.subject
        && let Some(row) = results.row(whose)
        && formula::hides_earlier(&cx.project.indicators, &row.cells, field, &revision.was)
    {
        return figure::state_words(cx, State::Withheld);
    }
    match (revision.was.as_str(), revision.was.parse::<u64>()) {
        (_, Ok(number)) => cx.locale.number(number),
        ("yes", _) => cx.say(&msg::yes {}),
        ("no", _) => cx.say(&msg::no {}),
        ("none", _) => cx.say(&msg::offers_none {}),
        ("[x]", _) => cx.say(&msg::state_missing {}),
        ("[w]", _) => cx.say(&msg::state_withheld {}),
        ("[z]", _) => cx.say(&msg::state_not_applicable {}),
        (other, _) => {
            let name = |id: &str| cx.project.methods.iter().find(|m| m.id == id).map(|m| cx.text(&m.name).to_owned());
            let names: Vec<String> =
                other.split_whitespace().map(|id| name(id).unwrap_or_else(|| id.to_owned())).collect();
            names.join(", ")
        }
    }
}

crate::messages! {
    use crate::site::messages::msg;

    revision_kind {}
    revision_reason {}
    revision_total<'a> { field: &'a str, kind: &'a str }
    revision_value {}
    revision_what<'a> { field: &'a str, now: &'a str, period: Period, was: &'a str }
    revision_whose {}
    revision_words<'a> { date: Date, kind: &'a str, reason: &'a str, was: &'a str }
    revisions_caption {}
}
