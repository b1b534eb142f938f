//! Reads the targets of a plan.

use super::context::{Context, quote};
use crate::diagnostics::catalogue;
use crate::model::ids::{IndicatorIx, TargetIx};
use crate::model::target::{AppliesTo, Denominator, Milestone, Operator, Selector, Strength, Target};
use crate::parse::fields::Fields;
use crate::parse::keys::Subject;
use crate::parse::names::Names;

/// The targets, and the one that the plan's page shows on a map (`headline`). They refer to one another, so all ids are read first.
pub(super) fn read(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> (Vec<Target>, Option<TargetIx>) {
    let mut names = Names::new(Subject::Target);
    let mut targets = Vec::new();
    for (node, shape, id) in f.declared_first("targets", &mut names) {
        targets.push(f.d.map(node, shape, |f| read_target(f, c, id, &names)));
    }
    // Indexes of targets count all of them: if one is missing none can be used.
    let targets = targets.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default();
    let headline = f.reference("headline", &names).filter(|t: &TargetIx| targets.get(usize::from(*t)).is_some());
    if let Some(t) = headline
        && targets[usize::from(t)].measures.is_empty()
    {
        f.d.diagnostics.push(catalogue::headline_without_measures(f.value_span("headline")));
    }
    (targets, headline)
}

fn read_target(f: &mut Fields<'_, '_, '_>, c: &Context<'_>, id: String, names: &Names) -> Option<Target> {
    f.skip("id");
    let (title, short) = (f.text("title"), f.maybe_text("short"));
    let measures: Vec<IndicatorIx> = f.references("measures", c.names.indicators).into_iter().collect();
    let applies_to = f.one_of("applies_to", &[("whole", AppliesTo::Whole), ("each-area", AppliesTo::EachArea)]);
    let among = f.map("among", |f| {
        let sectors = f.references("sectors", c.names.sectors).into_iter().collect();
        let kinds = f.references("kinds", c.names.kinds).into_iter().collect();
        Some(Selector { sectors, kinds })
    });
    let joint = f.flag("joint");
    let denominator = f.one_of(
        "denominator",
        &[("all", Denominator::All), ("adopters", Denominator::Adopters), ("pilots", Denominator::Pilots)],
    );
    let part_of = f.reference("part_of", names);
    let milestones = f.list("milestones", |f| milestone(f, c));
    let quote = quote(f, c);
    if milestones.windows(2).any(|pair| pair[0].by >= pair[1].by) {
        f.d.diagnostics.push(catalogue::milestones_out_of_order(f.key_span("milestones")));
    }
    // What is written counts: entries with errors are left out.
    let (no_measures, no_milestones) = (f.is_empty_list("measures"), f.is_empty_list("milestones"));
    if no_measures != no_milestones || (no_measures && !f.has_value("quote")) {
        f.d.diagnostics.push(catalogue::target_incomplete(f.key_span("measures")));
    }
    let (among, denominator, milestones) = (among?, denominator?, milestones.into());
    let short = short.unwrap_or_else(|| title.clone());
    let applies_to = applies_to.unwrap_or(AppliesTo::Whole);
    Some(Target { id, title, short, measures, applies_to, among, joint, denominator, part_of, milestones, quote })
}

fn milestone(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Option<Milestone> {
    let value = f.share("value");
    let operator = f.one_of("operator", &[("bare", Operator::Bare), ("at-least", Operator::AtLeast)]);
    let strength = f.one_of("strength", &[("required", Strength::Required), ("aspirational", Strength::Aspirational)]);
    let (by, by_note) = (f.date("by"), f.maybe_text("by_note"));
    let (quote, note) = (quote(f, c), f.maybe_text("note"));
    Some(Milestone { value: value?, operator: operator?, strength: strength?, by: by?, by_note, quote: quote?, note })
}
