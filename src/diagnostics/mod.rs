//! Problems in the content: plain data with a position, collected by all stages and printed by the command.

mod build;
pub mod catalogue;
mod nearest;
pub mod span;

use span::Span;

/// Words in the two languages that diagnostics are written in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// Both languages side by side.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The words in one language.
    pub fn get(&self, language: CliLanguage) -> &str {
        match language {
            CliLanguage::Vi => &self.vi,
            CliLanguage::En => &self.en,
        }
    }
}

/// Language of the command and its diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CliLanguage {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Worth a look.
    Warning,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Code of the catalogue, such as `MB2003`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where; `None` when it is about the project as a whole.
    pub span: Option<Span>,
    /// What is wrong, in one line.
    pub message: Bilingual,
    /// What was read there; printed beside the caret.
    pub found: Option<Bilingual>,
    /// How to mend it.
    pub fix: Option<Bilingual>,
}

/// Problems in the order in which they were found.
pub type Diagnostics = Vec<Diagnostic>;

/// Whether anything stops the build.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}
