//! Reads what a plan says on each topic.

use super::context::{Context, words};
use crate::diagnostics::catalogue;
use crate::model::ids::TopicIx;
use crate::model::plan::Provision;
use crate::parse::fields::Fields;

/// One entry for each topic, in the order of the topics.
pub(super) fn read(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Vec<Provision> {
    let span = f.key_span("provisions");
    let mut named = Vec::new();
    let mut provisions = f.list("provisions", |f| {
        let topic = f.reference("topic", c.names.topics);
        named.extend(topic);
        let is_stated = f.yes_no("stated");
        if is_stated.is_none() {
            ["clause", "text", "quote"].iter().for_each(|key| f.skip(key));
        }
        let stated = is_stated?.then(|| {
            let (clause, text) = (f.plain("clause"), f.text("text"));
            let quote = words(f, c, "quote", clause.clone(), None);
            (clause, text, quote)
        });
        Some(Provision { topic: topic?, stated })
    });
    provisions.sort_by_key(|provision| provision.topic);
    for id in c.names.topics.ids() {
        let is_named = |topic: TopicIx| named.contains(&topic);
        if c.names.topics.get(id).is_some_and(|topic| !is_named(topic)) {
            f.d.diagnostics.push(catalogue::topic_missing(span, id));
        }
    }
    provisions
}
