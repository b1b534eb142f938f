//! Accessors of single values and of lists of them.

use super::{Fields, is_list_of};
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::input::yaml::{Node, Value};
use crate::model::date::Date;
use crate::model::period::Period;
use crate::model::share::Share;
use crate::model::text::Text;
use crate::parse::decode::{Decoder, is_slug};
use crate::parse::keys::{Kind, Subject};
use crate::parse::names::Names;

impl<'n> Fields<'n, '_, '_> {
    /// A text in every language of the portal; empty where it is missing.
    pub fn text(&mut self, key: &'static str) -> Text {
        self.maybe_text(key).unwrap_or_default()
    }

    /// A text in every language of the portal that may be left out.
    pub fn maybe_text(&mut self, key: &'static str) -> Option<Text> {
        let node = self.look(key, false, |kind| kind == Kind::Text)?;
        self.texts(node)
    }

    /// The texts of a map from languages.
    fn texts(&mut self, node: &'n Node) -> Option<Text> {
        let Value::Map(entries) = &node.value else {
            let (vi, en) = ("chữ cho từng ngôn ngữ {vi: …, en: …}", "a text for each language {vi: …, en: …}");
            self.d.wrong_shape(node.span, vi, en);
            return None;
        };
        let languages = self.d.languages.clone();
        let texts = languages.iter().map(|lang| {
            let found = entries.iter().find(|(name, _, _)| name == lang);
            match found.map(|(_, _, value)| self.d.scalar(value).trim()) {
                Some(text) if !text.is_empty() => text.to_owned(),
                _ => {
                    self.d.diagnostics.push(catalogue::missing_translation(node.span, lang));
                    String::new()
                }
            }
        });
        let text = Text(texts.collect());
        for (name, span, _) in entries {
            // Without any language that is the problem, not each text.
            if !languages.is_empty() && !languages.contains(name) {
                self.d.diagnostics.push(catalogue::unknown_language(*span, name));
            }
        }
        Some(text)
    }

    /// Plain text; empty where it is missing.
    pub fn plain(&mut self, key: &'static str) -> String {
        self.maybe_plain(key).unwrap_or_default()
    }

    /// Plain text that may be left out.
    pub fn maybe_plain(&mut self, key: &'static str) -> Option<String> {
        self.scalar(key, |kind| kind == Kind::Plain).map(|(text, _)| text.to_owned())
    }

    pub fn plain_list(&mut self, key: &'static str) -> Vec<String> {
        self.several(key, |kind| kind == Kind::Plain, |_, text, _| Some(text.to_owned()))
    }

    /// Words of the official text, with their place and their translations. The text is in the portal's first language.
    pub fn words(&mut self, key: &'static str) -> Option<(&'n str, Span, Option<Text>)> {
        let node = self.look(key, true, |kind| kind == Kind::Quote)?;
        let Value::Map(entries) = &node.value else { return Some((self.d.scalar(node), node.span, None)) };
        let translations = self.texts(node)?;
        let language = self.d.languages.first()?.clone();
        let (_, _, words) = entries.iter().find(|(name, _, _)| *name == language)?;
        Some((self.d.scalar(words), words.span, Some(translations)))
    }

    /// An id; empty where it is missing.
    pub fn id(&mut self, key: &'static str) -> String {
        let Some((text, span)) = self.scalar(key, |kind| matches!(kind, Kind::Id | Kind::Symbol)) else {
            return String::new();
        };
        if self.shape.key(key).is_some_and(|key| key.kind == Kind::Symbol) {
            if !is_slug(&text.replace('_', "-")) {
                self.d.diagnostics.push(catalogue::bad_id(span, text));
            }
        } else {
            self.d.check_id(text, span);
        }
        text.to_owned()
    }

    pub fn id_list(&mut self, key: &'static str) -> Vec<String> {
        let read = |d: &mut Decoder<'_>, text: &str, span| {
            d.check_id(text, span);
            Some(text.to_owned())
        };
        self.several(key, |kind| kind == Kind::Id, read)
    }

    /// Passes over a key that was read and checked before.
    pub fn skip(&mut self, key: &'static str) {
        self.asked.push(key);
    }

    /// The index of what a value names.
    pub fn reference<Ix: From<usize>>(&mut self, key: &'static str, names: &Names) -> Option<Ix> {
        let (text, span) = self.scalar(key, |kind| kind == Kind::Reference(names.subject()))?;
        names.find(self.d, text, span)
    }

    /// The indexes of what a list names; those that name nothing are left out.
    pub fn references<Ix: From<usize>>(&mut self, key: &'static str, names: &Names) -> Vec<Ix> {
        let fits = |kind| kind == Kind::Reference(names.subject());
        self.several(key, fits, |d, text, span| names.find(d, text, span))
    }

    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let (text, span) = self.scalar(key, |kind| kind == Kind::Date)?;
        self.d.date(text, span)
    }

    /// Month and day of a day of any year.
    pub fn day_of_year(&mut self, key: &'static str) -> Option<(i8, i8)> {
        let (text, span) = self.scalar(key, |kind| kind == Kind::DayOfYear)?;
        self.d.day_of_year(text, span)
    }

    /// A list of periods; what is none is left out.
    pub fn periods(&mut self, key: &'static str) -> Vec<Period> {
        self.several(key, |kind| kind == Kind::Period, Decoder::period)
    }

    pub fn share(&mut self, key: &'static str) -> Option<Share> {
        let (text, span) = self.scalar(key, |kind| kind == Kind::Share)?;
        self.d.share(text, span)
    }

    pub fn count(&mut self, key: &'static str) -> Option<u64> {
        let (text, span) = self.scalar(key, |kind| kind == Kind::Count)?;
        self.d.count(text, span)
    }

    /// A whole number that a smaller type holds.
    pub fn small_count<T: TryFrom<u64>>(&mut self, key: &'static str) -> Option<T> {
        let count = self.count(key)?;
        let small = T::try_from(count).ok();
        if small.is_none() {
            self.d.wrong_value(self.value_span(key), &count.to_string(), "một số nhỏ hơn", "a smaller number");
        }
        small
    }

    pub fn yes_no(&mut self, key: &'static str) -> Option<bool> {
        let (text, span) = self.scalar(key, |kind| kind == Kind::YesNo)?;
        self.d.yes_no(text, span)
    }

    /// Yes, or no where it is left out.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.yes_no(key) == Some(true)
    }

    /// One of a closed list, which is the described one.
    pub fn one_of<T: Clone>(&mut self, key: &'static str, values: &[(&'static str, T)]) -> Option<T> {
        let (text, span) = self.scalar(key, |kind| is_list_of(kind, values))?;
        self.d.one_of(text, span, values)
    }

    /// A list of values of a closed list; what is none is left out.
    pub fn several_of<T: Clone>(&mut self, key: &'static str, values: &[(&'static str, T)]) -> Vec<T> {
        self.several(key, |kind| is_list_of(kind, values), |d, text, span| d.one_of(text, span, values))
    }

    /// One of a few ids of a subject.
    pub fn one_of_ids<Ix: From<usize>>(&mut self, key: &'static str, subject: Subject, ids: &[&str]) -> Option<Ix> {
        let (text, span) = self.scalar(key, |kind| kind == Kind::Reference(subject))?;
        let index = ids.iter().position(|id| *id == text);
        if index.is_none() {
            self.d.diagnostics.push(catalogue::not_one_of(span, text, ids.iter().copied()));
        }
        index.map(Ix::from)
    }
}
