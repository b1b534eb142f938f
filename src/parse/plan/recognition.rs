//! Reads which lists of institutions a plan's words allow.

use super::context::{Context, quote};
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::model::ids::IndicatorIx;
use crate::model::plan::{Criteria, HonourRule, RankRule, Recognition};
use crate::model::share::Share;
use crate::parse::fields::Fields;

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Honour,
    Rank,
    Criticise,
}

pub(super) fn read(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Option<Recognition> {
    let modes =
        f.several_of("modes", &[("honour", Mode::Honour), ("rank", Mode::Rank), ("criticise", Mode::Criticise)]);
    let (quote, note) = (quote(f, c), f.maybe_text("note"));
    let minimum = f.count("minimum");
    let criteria = f.one_of("criteria", &[("clause", Criteria::Clause), ("own", Criteria::Own)]);
    let rank = read_rank(f, c);
    let honour = f.map("honour", |f| {
        let payment_rule = f.yes_no("payment_rule");
        let (needs, at_least) = (conditions(f, c, "needs"), thresholds(f, c, "at_least"));
        Some(HonourRule { payment_rule: payment_rule?, needs, at_least })
    });
    let criticise = f.map("criticise", |f| Some(thresholds(f, c, "below")));
    let span = f.key_span("modes");
    for (mode, key) in [(Mode::Honour, "honour"), (Mode::Rank, "rank_by"), (Mode::Criticise, "criticise")] {
        if modes.contains(&mode) && !f.has_value(key) {
            f.d.diagnostics.push(catalogue::recognition_incomplete(span, key));
        }
    }
    for key in ["quote", "criteria"] {
        if !modes.is_empty() && !f.has_value(key) {
            f.d.diagnostics.push(catalogue::recognition_incomplete(span, key));
        }
    }
    // What the plan's words do not allow is dropped here, so that no page can show it.
    Some(Recognition {
        honour: honour.filter(|_| modes.contains(&Mode::Honour)),
        rank: rank.filter(|_| modes.contains(&Mode::Rank)),
        criticise: criticise.filter(|_| modes.contains(&Mode::Criticise)),
        criteria: criteria.unwrap_or(Criteria::Own),
        quote,
        note,
        minimum: minimum?,
    })
}

/// The first indicator is the ratio to rank by, the others are conditions.
fn read_rank(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Option<RankRule> {
    let span = f.value_span("rank_by");
    let all: Vec<IndicatorIx> = f.references("rank_by", c.names.indicators);
    let (by, needs) = all.split_first()?;
    check_ratio(f, c, *by, span);
    check_conditions(f, c, needs, span);
    Some(RankRule { by: *by, needs: needs.to_vec() })
}

fn thresholds(f: &mut Fields<'_, '_, '_>, c: &Context<'_>, key: &'static str) -> Vec<(IndicatorIx, Share)> {
    let mut all = Vec::new();
    for (indicator, share, span) in f.shares(key, c.names.indicators) {
        check_ratio(f, c, indicator, span);
        all.push((indicator, share));
    }
    all
}

fn conditions(f: &mut Fields<'_, '_, '_>, c: &Context<'_>, key: &'static str) -> Vec<IndicatorIx> {
    let span = f.value_span(key);
    let all = f.references(key, c.names.indicators);
    check_conditions(f, c, &all, span);
    all
}

/// Single institutions are compared by ratios of sums; of one institution a share is only yes or no.
fn check_ratio(f: &mut Fields<'_, '_, '_>, c: &Context<'_>, indicator: IndicatorIx, span: Span) {
    if !c.names.ratios[indicator] {
        f.d.diagnostics.push(catalogue::not_a_ratio(span, c.names.indicators.id_at(indicator)));
    }
}

/// A condition is yes or no for one institution; a ratio is neither.
fn check_conditions(f: &mut Fields<'_, '_, '_>, c: &Context<'_>, all: &[IndicatorIx], span: Span) {
    for indicator in all.iter().filter(|indicator| c.names.ratios[**indicator]) {
        f.d.diagnostics.push(catalogue::not_a_condition(span, c.names.indicators.id_at(*indicator)));
    }
}
