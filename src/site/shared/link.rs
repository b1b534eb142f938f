//! The parts that pages are made of. Every string here is ready to print in the page's language;
//! a template chooses and arranges, and computes nothing.

use serde::Serialize;

/// A link inside the site (`href` is relative to the page) or, rarely, outside of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    pub text: String,
    pub href: String,
}

impl Link {
    /// A text in the place of a link.
    pub fn unlinked(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: String::new() }
    }
}

/// A link to a sister page, which may be this page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavLink {
    pub text: String,
    pub href: String,
    pub current: bool,
}

/// A label and its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    /// A person's name, which stays Vietnamese in every language, before the text. Mostly empty.
    pub name: String,
    pub text: String,
    pub href: Option<String>,
    /// The source leaves it blank.
    pub blank: bool,
}

/// A link followed by a few words, such as the number of entries on its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkWithWords {
    pub link: Link,
    pub words: String,
}
