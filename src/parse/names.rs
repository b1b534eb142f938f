//! Ids that references may use.

use std::collections::BTreeMap;

use super::decode::Decoder;
use super::keys::Subject;
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::model::ids::{IndicatorIx, TiSlice};
use crate::model::indicator::IndicatorRole;

/// Ids of one subject, with where each was declared.
pub struct Names {
    subject: Subject,
    entries: BTreeMap<String, Declared>,
}

struct Declared {
    /// Its index in the model; nothing when the entry has errors and was left out. References to it are then no errors of their own.
    index: Option<usize>,
    span: Span,
}

/// Names that institutions and plans refer to.
pub struct KnownNames<'a> {
    pub areas: &'a Names,
    pub levels: &'a Names,
    pub agencies: &'a Names,
    pub sectors: &'a Names,
    pub kinds: &'a Names,
    pub methods: &'a Names,
    pub indicators: &'a Names,
    pub topics: &'a Names,
    /// For each indicator: whether it is a ratio of two sums.
    pub ratios: &'a TiSlice<IndicatorIx, bool>,
    /// Roles that some indicator has.
    pub roles: &'a [IndicatorRole],
}

impl Names {
    pub fn new(subject: Subject) -> Self {
        Self { subject, entries: BTreeMap::new() }
    }

    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The index of an id; nothing when it is not declared or its entry was left out.
    pub fn get<Ix: From<usize>>(&self, id: &str) -> Option<Ix> {
        self.entries.get(id)?.index.map(Ix::from)
    }

    pub fn is_declared(&self, id: &str) -> bool {
        self.entries.contains_key(id)
    }

    /// The id at an index; empty when there is none.
    pub fn id_at(&self, index: impl Into<usize>) -> &str {
        let index = index.into();
        let is_it = |declared: &Declared| declared.index == Some(index);
        self.entries.iter().find(|(_, declared)| is_it(declared)).map_or("", |(id, _)| id)
    }

    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Declares an id; a second declaration is an error. `index`: the index of its entry, none if it was left out.
    pub fn declare(&mut self, d: &mut Decoder<'_>, id: &str, index: Option<usize>, span: Span) {
        if id.is_empty() {
            // That has been reported already.
            return;
        }
        if let Some(first) = self.entries.get(id) {
            let place = d.sources.place(first.span);
            let other = format!("{}:{}", place.path, place.line);
            d.diagnostics.push(catalogue::duplicate_id(span, id, &other));
            return;
        }
        self.entries.insert(id.to_owned(), Declared { index, span });
    }

    /// The index of what a value names. An id that is not declared is an error.
    pub fn find<Ix: From<usize>>(&self, d: &mut Decoder<'_>, written: &str, span: Span) -> Option<Ix> {
        match self.entries.get(written) {
            Some(declared) => declared.index.map(Ix::from),
            None => {
                let known = self.ids().take(if d.may_suggest() { usize::MAX } else { 0 });
                d.diagnostics.push(catalogue::unknown_name(span, &self.subject.name(), written, known));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Sources;
    use crate::model::ids::AreaIx;

    #[test]
    fn a_large_table_of_unknown_names_gets_few_suggestions() {
        let sources = Sources::default();
        let mut d = Decoder::new(&sources);
        let mut names = Names::new(Subject::Institution);
        for i in 0..1_000 {
            names.declare(&mut d, &format!("truong-{i:05}"), Some(i), Span::default());
        }
        for i in 0..1_000 {
            assert_eq!(names.find::<AreaIx>(&mut d, &format!("truong-{i:05}x"), Span::default()), None);
        }
        assert_eq!(d.diagnostics.len(), 1_000);
        assert_eq!(d.diagnostics.iter().filter(|diagnostic| diagnostic.fix.is_some()).count(), 20);
    }

    #[test]
    fn an_entry_that_was_left_out_can_be_named_and_not_used() {
        let sources = Sources::default();
        let mut d = Decoder::new(&sources);
        let mut names = Names::new(Subject::Area);
        names.declare(&mut d, "huyen-kim-son", None, Span::default());
        assert_eq!(names.find::<AreaIx>(&mut d, "huyen-kim-son", Span::default()), None);
        assert_eq!(d.diagnostics, []);
    }
}
