//! Words for readers, one for each language of the portal.

/// Place of a language in the portal's list of languages; 0 is the language of the root page.
pub type LangIx = usize;

/// A language of the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lang {
    /// BCP 47 code, also the name of the language's tree: `vi`.
    pub code: String,
}

/// One text in every language of the portal, in the order of the portal's languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Box<[String]>);

impl Text {
    /// The text in one language; empty only while the project has errors.
    pub fn get(&self, lang: LangIx) -> &str {
        self.0.get(lang).map_or("", String::as_str)
    }
}
