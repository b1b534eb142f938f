//! Reads what a plan's words allow to be shown of single institutions.

use super::Reader;
use crate::diagnostic::catalogue;
use crate::model::plan::{HonourRule, Recognition};
use crate::model::share::Share;
use crate::source::Span;
use crate::source::yaml::{Node, Value};

impl Reader<'_, '_> {
    /// A map of indicators to shares.
    pub(super) fn thresholds(&mut self, node: Option<&Node>) -> Vec<(usize, Share)> {
        let Some(node) = node else { return Vec::new() };
        let Value::Map(entries) = &node.value else {
            self.d.fields(node);
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|(name, span, value)| {
                let share = self.d.share(Some(value));
                let indicator = self.d.name_of(name, *span, self.names.indicators)?;
                self.check_ratio(indicator, *span);
                Some((indicator, share))
            })
            .collect()
    }

    /// Single institutions are compared by ratios of sums; of one institution a share is only yes or no.
    pub(super) fn check_ratio(&mut self, indicator: usize, span: Span) {
        if !self.names.ratios.get(indicator).copied().unwrap_or(true) {
            let id =
                self.names.indicators.ids().find(|id| self.names.indicators.get(id) == Some(indicator)).unwrap_or("");
            self.d.diagnostics.push(catalogue::not_a_ratio(span, id));
        }
    }

    pub(super) fn recognition(&mut self, node: &Node) -> Recognition {
        #[derive(Clone, Copy, PartialEq)]
        enum Mode {
            Honour,
            Rank,
            Criticise,
        }
        let mut f = self.d.fields(node);
        let modes = self.d.required(&mut f, "modes");
        let modes: Vec<Mode> = self
            .d
            .list(modes)
            .iter()
            .map(|n| {
                self.d
                    .one_of(Some(n), &[("honour", Mode::Honour), ("rank", Mode::Rank), ("criticise", Mode::Criticise)])
            })
            .collect();
        let quote = self.optional_quote(&mut f);
        let note = self.optional_text(&mut f, "note");
        let minimum = self.d.required(&mut f, "minimum");
        let minimum = self.d.count(minimum);
        let on_time = self.d.required(&mut f, "on_time");
        let on_time = self.d.yes_no(on_time);
        let rank_by = self.d.optional(&mut f, "rank_by").and_then(|node| {
            let indicator = self.d.maybe_name(Some(node), self.names.indicators)?;
            self.check_ratio(indicator, node.span);
            Some(indicator)
        });
        let honour = self.d.optional(&mut f, "honour").map(|node| {
            let mut g = self.d.fields(node);
            let rule = self.d.required(&mut g, "method_rule");
            let method_rule = self.d.yes_no(rule);
            let at_least = self.d.required(&mut g, "at_least");
            let at_least = self.thresholds(at_least);
            self.d.finish(g);
            HonourRule { method_rule, at_least }
        });
        let criticise = self.d.optional(&mut f, "criticise").map(|node| {
            let mut g = self.d.fields(node);
            let below = self.d.required(&mut g, "below");
            let below = self.thresholds(below);
            self.d.finish(g);
            below
        });
        let span = f.key_span("modes");
        for (mode, key, is_there) in [
            (Mode::Honour, "honour", honour.is_some()),
            (Mode::Rank, "rank_by", rank_by.is_some()),
            (Mode::Criticise, "criticise", criticise.is_some()),
        ] {
            if modes.contains(&mode) && !is_there {
                self.d.diagnostics.push(catalogue::recognition_incomplete(span, key));
            }
        }
        if !modes.is_empty() && quote.is_none() {
            self.d.diagnostics.push(catalogue::recognition_incomplete(span, "quote"));
        }
        self.d.finish(f);
        // What the plan's words do not allow is dropped here, so that no page can show it.
        Recognition {
            honour: honour.filter(|_| modes.contains(&Mode::Honour)),
            rank_by: rank_by.filter(|_| modes.contains(&Mode::Rank)),
            criticise: criticise.filter(|_| modes.contains(&Mode::Criticise)),
            quote,
            note,
            minimum,
            on_time,
        }
    }
}
