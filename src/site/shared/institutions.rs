//! What several pages show of one institution: its plan, its payment methods, the cells of its report.

use serde::Serialize;

use crate::measure::{State, formula};
use crate::model::ids::{FieldIx, InstitutionIx, MethodIx, PlanIx, ResultsIx};
use crate::model::indicator::FieldType;
use crate::model::period::Period;
use crate::model::result::{Cell, Report, Results, Row};
use crate::site::context::Context;
use crate::site::shared::figure;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodCell {
    pub code: &'static str,
    pub word: String,
}

/// The address of a period's report on the page of an institution.
pub(in crate::site) fn report_anchor(period: Period) -> String {
    format!("ky-{}", period.id().to_lowercase())
}

/// The plan that counts an institution.
pub fn plan_of(cx: &Context<'_>, ix: InstitutionIx) -> Option<PlanIx> {
    cx.site.plan_of_institution.get(ix).copied().flatten()
}

/// The newest reported payment methods: a bit for each method, and where they are from.
pub fn methods_of(cx: &Context<'_>, p: PlanIx, ix: InstitutionIx) -> Option<(u16, ResultsIx)> {
    let field = cx.project.fields.position(|f| f.kind == FieldType::Methods)?;
    let results = &cx.project.results[p];
    results.keys().rev().find_map(|results_ix| match results[results_ix].row(ix)?.cells.get(field)? {
        Cell::Methods(bits) => Some((*bits, results_ix)),
        Cell::Number(_) | Cell::YesNo(_) | Cell::Missing | Cell::NotApplicable | Cell::Withheld => None,
    })
}

pub fn method_cell(cx: &Context<'_>, bits: Option<u16>, method: MethodIx) -> MethodCell {
    let (code, word) = match bits.map(|bits| method.is_in(bits)) {
        Some(true) => ("yes", cx.say(&msg::method_yes {})),
        Some(false) => ("no", cx.say(&msg::method_no {})),
        None => ("unknown", cx.say(&msg::method_unknown {})),
    };
    MethodCell { code, word }
}

/// A cell of a row in print; what is too small to publish is withheld here too.
pub fn cell_words(cx: &Context<'_>, row: &Row, field: FieldIx) -> String {
    words_unless_withheld(cx, row, field, &formula::withheld_fields(&cx.project.indicators, &row.cells))
}

/// A cell of a row in print; `withheld`: the fields of the row that are too small to publish.
pub fn words_unless_withheld(cx: &Context<'_>, row: &Row, field: FieldIx, withheld: &[FieldIx]) -> String {
    if withheld.contains(&field) {
        return figure::state_words(cx, State::Withheld);
    }
    match row.cells.get(field) {
        Some(Cell::Number(n)) if cx.project.fields[field].kind == FieldType::Dong => cx.say(&msg::dong { n: n.get() }),
        Some(Cell::Number(n)) => cx.locale.number(n.get()),
        Some(Cell::YesNo(yes)) => yes_or_no(cx, *yes),
        Some(Cell::Methods(0)) => cx.say(&msg::offers_none {}),
        Some(Cell::Methods(bits)) => method_names(cx, *bits),
        Some(Cell::Missing) | None => figure::state_words(cx, State::Missing),
        Some(Cell::NotApplicable) => figure::state_words(cx, State::NotApplicable),
        Some(Cell::Withheld) => figure::state_words(cx, State::Withheld),
    }
}

pub fn yes_or_no(cx: &Context<'_>, yes: bool) -> String {
    if yes { cx.say(&msg::yes {}) } else { cx.say(&msg::no {}) }
}

pub fn method_names(cx: &Context<'_>, bits: u16) -> String {
    let used = cx.project.methods.iter_enumerated().filter(|(m, _)| m.is_in(bits));
    used.map(|(_, method)| cx.text(&method.name)).collect::<Vec<_>>().join(", ")
}

/// Each reply of an institution in a period: "The institution's reply, 12 January 2023: …"
pub fn replies(cx: &Context<'_>, results: &Results, ix: InstitutionIx) -> impl Iterator<Item = String> {
    let own = results.replies.iter().filter(move |reply| reply.institution == ix);
    own.map(|reply| cx.say(&msg::reply { date: reply.on, text: cx.text(&reply.text) }))
}

/// Final or provisional, in words.
pub fn report_status(cx: &Context<'_>, report: &Report) -> String {
    let state = if report.provisional { State::Provisional } else { State::Final };
    figure::state_words(cx, state).to_lowercase()
}

crate::messages! {
    use crate::site::messages::msg;

    dong { n: u64 }
    method_no {}
    method_unknown {}
    method_yes {}
    reply<'a> { date: Date, text: &'a str }
}
