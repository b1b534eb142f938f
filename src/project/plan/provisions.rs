//! Reads what a plan says on each topic.

use super::Reader;
use crate::diagnostic::catalogue;
use crate::model::plan::Provision;
use crate::project::decode::Fields;
use crate::source::Span;

impl Reader<'_, '_> {
    /// One entry for each topic, in the order of the topics.
    pub(super) fn provisions(&mut self, f: &mut Fields<'_>) -> Vec<Provision> {
        let span = f.key_span("provisions");
        let list = self.d.required(f, "provisions");
        let mut provisions: Vec<Provision> = Vec::new();
        for node in self.d.list(list) {
            let mut g = self.d.fields(node);
            let topic = self.d.required(&mut g, "topic");
            let topic = self.d.name(topic, self.names.topics);
            let stated = self.d.required(&mut g, "stated");
            let stated = self.d.yes_no(stated).then(|| {
                let clause = self.d.required(&mut g, "clause");
                let clause = self.d.string(clause).to_owned();
                let text = self.required_text(&mut g, "text");
                let quote = self.d.optional(&mut g, "quote").map(|n| self.quote(n, &clause, None));
                (clause, text, quote)
            });
            self.d.finish(g);
            provisions.push(Provision { topic, stated });
        }
        provisions.sort_by_key(|p| p.topic);
        self.check_topics(span, &provisions);
        provisions
    }

    pub(super) fn check_topics(&mut self, span: Span, provisions: &[Provision]) {
        for id in self.names.topics.ids() {
            let topic = self.names.topics.get(id);
            if !provisions.iter().any(|p| Some(p.topic) == topic) {
                self.d.diagnostics.push(catalogue::topic_missing(span, id));
            }
        }
    }
}
