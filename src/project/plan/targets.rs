//! Reads the targets of a plan.

use super::Reader;
use crate::diagnostic::catalogue;
use crate::model::plan::{Denominator, Milestone, Operator, Selector, Strength, Target};
use crate::project::decode::Names;
use crate::source::yaml::Node;

impl Reader<'_, '_> {
    pub(super) fn targets(&mut self, list: Option<&Node>) -> Vec<Target> {
        let mut target_names = Names::new("chỉ tiêu của kế hoạch này", "target of this plan");
        let nodes = self.d.list(list);
        for (ix, node) in nodes.iter().enumerate() {
            let mut probe = self.d.fields(node);
            let id = self.d.required(&mut probe, "id");
            let id = self.d.id(id);
            self.d.define(&mut target_names, &id, ix, probe.span());
        }
        nodes.iter().map(|node| self.target(node, &target_names)).collect()
    }

    pub(super) fn target(&mut self, node: &Node, target_names: &Names) -> Target {
        let mut f = self.d.fields(node);
        let id = self.d.optional(&mut f, "id").map(|n| self.d.string(Some(n)).to_owned()).unwrap_or_default();
        let title = self.required_text(&mut f, "title");
        let measures = self.d.required(&mut f, "measures");
        let measures = self.d.names(measures, self.names.indicators);
        let among = self.d.required(&mut f, "among").map(|n| self.selector(n)).unwrap_or_default();
        let joint = self.d.optional(&mut f, "joint");
        let joint = self.d.yes_no(joint);
        let denominator = self.d.required(&mut f, "denominator");
        let denominator = self.d.one_of(
            denominator,
            &[("all", Denominator::All), ("adopters", Denominator::Adopters), ("pilots", Denominator::Pilots)],
        );
        let part_of = self.d.optional(&mut f, "part_of");
        let part_of = self.d.maybe_name(part_of, target_names);
        let list = self.d.required(&mut f, "milestones");
        let milestones: Vec<Milestone> = self.d.list(list).iter().map(|n| self.milestone(n)).collect();
        if milestones.windows(2).any(|pair| pair[0].by >= pair[1].by) {
            self.d.diagnostics.push(catalogue::milestones_out_of_order(f.key_span("milestones")));
        }
        let quote = self.optional_quote(&mut f);
        if measures.is_empty() != milestones.is_empty() || (measures.is_empty() && quote.is_none()) {
            self.d.diagnostics.push(catalogue::target_incomplete(f.key_span("measures")));
        }
        self.d.finish(f);
        Target { id, title, measures, among, joint, denominator, part_of, milestones, quote }
    }

    pub(super) fn selector(&mut self, node: &Node) -> Selector {
        let mut f = self.d.fields(node);
        let sectors = self.d.required(&mut f, "sectors");
        let sectors = self.d.names(sectors, self.names.sectors);
        let kinds = self.d.optional(&mut f, "kinds");
        let kinds = self.d.names(kinds, self.names.kinds);
        self.d.finish(f);
        Selector { sectors, kinds }
    }

    pub(super) fn milestone(&mut self, node: &Node) -> Milestone {
        let mut f = self.d.fields(node);
        let value = self.d.required(&mut f, "value");
        let value = self.d.share(value);
        let operator = self.d.required(&mut f, "operator");
        let operator = self.d.one_of(operator, &[("bare", Operator::Bare), ("at-least", Operator::AtLeast)]);
        let strength = self.d.required(&mut f, "strength");
        let strength =
            self.d.one_of(strength, &[("required", Strength::Required), ("aspirational", Strength::Aspirational)]);
        let by = self.d.required(&mut f, "by");
        let by = self.d.date(by);
        let by_note = self.optional_text(&mut f, "by_note");
        let quote = self.required_quote(&mut f);
        let note = self.optional_text(&mut f, "note");
        self.d.finish(f);
        Milestone { value, operator, strength, by, by_note, quote, note }
    }
}
