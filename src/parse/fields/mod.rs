//! Reads the values of a map by the description of its keys. Reading a key that is not described, or as another type
//! than the described one, is a mistake of the program; the tests read every kind of file and find it.

mod scalars;

use super::decode::Decoder;
use super::keys::{Key, Kind, Need, Shape};
use super::names::Names;
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::input::yaml::{Node, Value};
use crate::model::share::Share;

/// The keys of a map while it is read.
pub struct Fields<'n, 'd, 's> {
    /// For what has no accessor here.
    pub d: &'d mut Decoder<'s>,
    shape: &'static Shape,
    span: Span,
    entries: &'n [(String, Span, Node)],
    /// Keys that were asked for.
    asked: Vec<&'static str>,
    /// The node was no map at all: nothing more is said about its keys.
    broken: bool,
}

impl<'s> Decoder<'s> {
    /// Reads a map; keys that `read` did not read are errors.
    pub fn map<'n, T>(
        &mut self,
        node: &'n Node,
        shape: &'static Shape,
        read: impl FnOnce(&mut Fields<'n, '_, 's>) -> Option<T>,
    ) -> Option<T> {
        let mut fields = Fields::new(self, node, shape);
        let value = read(&mut fields);
        fields.finish();
        value
    }
}

impl<'n, 'd, 's> Fields<'n, 'd, 's> {
    pub(super) fn new(d: &'d mut Decoder<'s>, node: &'n Node, shape: &'static Shape) -> Self {
        let entries = d.entries(node);
        let broken = entries.is_none();
        Self { d, shape, span: node.span, entries: entries.unwrap_or(&[]), asked: Vec::new(), broken }
    }

    /// Reports keys that were not read.
    pub(super) fn finish(self) {
        let is_read = |key: &Key| key.need == Need::Conditional || self.asked.contains(&key.name);
        debug_assert!(self.shape.keys.iter().all(is_read), "{}: only {:?} were read", self.shape.en, self.asked);
        for (name, span, _) in self.entries {
            if is_half_a_number(name) {
                // `{value: 50,5%}` reads as a value 50 and a key `5%`.
                self.d.diagnostics.push(catalogue::decimal_comma(*span, &format!(",{name}")));
            } else if !self.asked.contains(&name.as_str()) {
                self.d.diagnostics.push(catalogue::unknown_key(*span, name, self.asked.iter().copied()));
            }
        }
    }

    /// The position of the map: its first key.
    pub fn span(&self) -> Span {
        self.entries.first().map_or(self.span, |(_, span, _)| *span)
    }

    /// The whole map.
    pub fn map_span(&self) -> Span {
        self.span
    }

    pub fn key_span(&self, key: &str) -> Span {
        self.entries.iter().find(|(name, _, _)| name == key).map_or(self.span(), |(_, span, _)| *span)
    }

    /// The position of a key's value, or of the map if there is none.
    pub fn value_span(&self, key: &str) -> Span {
        self.entries.iter().find(|(name, _, _)| name == key).map_or(self.span, |(_, _, node)| node.span)
    }

    /// Whether the map has a key with a value.
    pub fn has_value(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _, node)| name == key && node.value != Value::Null)
    }

    /// Whether a list is written without items.
    pub fn is_empty_list(&self, key: &str) -> bool {
        let is_empty = |node: &Node| matches!(&node.value, Value::List(items) if items.is_empty());
        self.entries.iter().any(|(name, _, node)| name == key && is_empty(node))
    }

    /// The value of a key whose described type `fits`. A missing one is reported as the description says, but not a
    /// conditional one that `may_lack`.
    fn look(&mut self, key: &'static str, may_lack: bool, fits: impl Fn(Kind) -> bool) -> Option<&'n Node> {
        let described = self.shape.key(key);
        debug_assert!(described.is_some_and(|key| fits(key.kind)), "{}: {key}", self.shape.en);
        self.asked.push(key);
        let found = self.entries.iter().find(|(name, _, _)| name == key).map(|(_, _, node)| node);
        let (must_be_there, must_say) = match described.map_or(Need::Optional, |key| key.need) {
            Need::Required => (true, true),
            Need::Nullable => (true, false),
            Need::Optional => (false, false),
            Need::Conditional => (!may_lack, !may_lack),
        };
        match found {
            None if must_be_there && !self.broken => {
                self.d.diagnostics.push(catalogue::missing_key(self.span(), key));
                None
            }
            None => None,
            Some(node) if node.value == Value::Null => {
                if must_say {
                    self.d.diagnostics.push(catalogue::missing_key(node.span, key));
                }
                None
            }
            Some(node) => Some(node),
        }
    }

    /// The scalar under a key, with its place.
    fn scalar(&mut self, key: &'static str, fits: impl Fn(Kind) -> bool) -> Option<(&'n str, Span)> {
        let node = self.look(key, false, fits)?;
        let text = self.d.scalar(node);
        // What is no scalar at all has been reported.
        matches!(node.value, Value::Scalar(_)).then_some((text, node.span))
    }

    /// What `read` makes of the scalars of a list; what is none is reported and left out.
    fn several<T>(
        &mut self,
        key: &'static str,
        fits: impl Fn(Kind) -> bool,
        read: impl Fn(&mut Decoder<'s>, &str, Span) -> Option<T>,
    ) -> Vec<T> {
        let node = self.look(key, false, |kind| matches!(kind, Kind::List(of) if fits(*of)));
        let items = node.map_or(&[][..], |node| self.d.items(node));
        let mut all = Vec::with_capacity(items.len());
        for node in items {
            let text = self.d.scalar(node);
            if matches!(node.value, Value::Scalar(_)) {
                all.extend(read(self.d, text, node.span));
            }
        }
        all
    }

    pub fn map<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'n, '_, 's>) -> Option<T>) -> Option<T> {
        let node = self.look(key, false, |kind| matches!(kind, Kind::Map(_)))?;
        let Some(Kind::Map(shape)) = self.kind(key) else { return None };
        self.d.map(node, shape, read)
    }

    /// A list of maps; those that cannot be read are left out.
    pub fn list<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'n, '_, 's>) -> Option<T>) -> Vec<T> {
        let (nodes, shape) = self.maps(key);
        let mut all = Vec::new();
        for node in nodes {
            all.extend(self.d.map(node, shape, &mut read));
        }
        all
    }

    /// A list of maps with ids. `read` gets the ids declared so far and the entry's own; what cannot be read is left out, its id stays
    /// declared.
    pub fn declarations<T>(
        &mut self,
        key: &'static str,
        names: &mut Names,
        mut read: impl FnMut(&mut Fields<'n, '_, 's>, &Names, String) -> Option<T>,
    ) -> Vec<T> {
        let (nodes, shape) = self.maps(key);
        let mut all = Vec::new();
        for node in nodes {
            let entry = self.d.map(node, shape, |f| {
                let (id, span) = (f.id("id"), f.value_span("id"));
                let entry = read(f, names, id.clone());
                Some((id, span, entry))
            });
            if let Some((id, span, entry)) = entry {
                names.declare(self.d, &id, entry.is_some().then_some(all.len()), span);
                all.extend(entry);
            }
        }
        all
    }

    /// The maps of a list whose entries refer to one another: each with its description and its id. All ids are declared before any entry
    /// is read; the reader passes over `id`. What is no map is reported and left out.
    pub fn declared_first(&mut self, key: &'static str, names: &mut Names) -> Vec<(&'n Node, &'static Shape, String)> {
        let (nodes, shape) = self.maps(key);
        let mut all = Vec::new();
        for node in nodes {
            let mut first = Fields::new(self.d, node, shape);
            if !first.broken {
                let (id, span) = (first.id("id"), first.value_span("id"));
                names.declare(self.d, &id, Some(all.len()), span);
                all.push((node, shape, id));
            }
        }
        all
    }

    /// The maps of a list and their description, to be read in more than one round.
    pub fn maps(&mut self, key: &'static str) -> (&'n [Node], &'static Shape) {
        let node = self.look(key, false, |kind| matches!(kind, Kind::Maps(_)));
        let Some(Kind::Maps(shape)) = self.kind(key) else { return (&[], self.shape) };
        (node.map_or(&[][..], |node| self.d.items(node)), shape)
    }

    /// A map from ids to shares; entries that cannot be read are left out.
    pub fn shares<Ix: From<usize>>(&mut self, key: &'static str, names: &Names) -> Vec<(Ix, Share, Span)> {
        let fits = |kind| kind == Kind::MapOf(names.subject(), &Kind::Share);
        let Some(node) = self.look(key, false, fits) else { return Vec::new() };
        let entries = self.d.entries(node).unwrap_or(&[]);
        let mut all = Vec::new();
        for (name, span, value) in entries {
            let text = self.d.scalar(value);
            let share = self.d.share(text, value.span);
            let index = names.find(self.d, name, *span);
            all.extend(index.zip(share).map(|(index, share)| (index, share, *span)));
        }
        all
    }

    /// A value in one of several forms, or one that is written like a cell or rows of a table: for the reader to look into.
    pub fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        self.look(key, false, |kind| matches!(kind, Kind::Either(_) | Kind::Cell | Kind::Rows(_)))
    }

    fn kind(&self, key: &str) -> Option<Kind> {
        self.shape.key(key).map(|key| key.kind)
    }
}

/// Whether a described list of words is that of the values.
pub(super) fn is_list_of<T>(kind: Kind, values: &[(&'static str, T)]) -> bool {
    matches!(kind, Kind::OneOf(words) if words.iter().eq(values.iter().map(|(name, _)| name)))
}

/// The word for a value of a closed list.
pub fn name_of<T: PartialEq>(value: T, values: &[(&'static str, T)]) -> &'static str {
    values.iter().find(|(_, one)| *one == value).map_or("", |(name, _)| name)
}

/// What follows a decimal comma between braces.
fn is_half_a_number(key: &str) -> bool {
    let digits = key.strip_suffix('%').unwrap_or(key);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}
