//! Problems in the content: plain data with a place, gathered alongside the line. Only `print` writes them out.

pub mod catalogue;
pub mod nearest;
pub mod print;

use crate::source::Span;

/// Words in the two languages that diagnostics are written in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Said {
    /// Both languages side by side.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The words in one language.
    pub fn get(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Vi => &self.vi,
            Tongue::En => &self.en,
        }
    }
}

/// Language of the command and its diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tongue {
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
    pub message: Said,
    /// What was read there, beside the caret.
    pub found: Option<Said>,
    /// How to mend it.
    pub fix: Option<Said>,
}

/// Problems in the order in which they were found.
pub type Diagnostics = Vec<Diagnostic>;

/// Whether anything stops the build.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}
