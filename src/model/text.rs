//! Texts in every language of the portal.

use super::ids::LangIx;

/// A language of the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lang {
    /// BCP 47 code, also the name of the language's folder in the site: `vi`.
    pub code: String,
}

/// One text in every language of the portal, in the order of the portal's languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Box<[String]>);

impl Text {
    /// The text in one language; empty only if the project has errors.
    pub fn get(&self, lang: LangIx) -> &str {
        self.0.get(usize::from(lang)).map_or("", String::as_str)
    }
}
