//! How diagnostics of the catalogue are made.

use super::nearest::nearest;
use super::span::Span;
use super::{Bilingual, Diagnostic, Severity};

pub(super) fn error(code: &'static str, span: Span, vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        span: Some(span),
        message: Bilingual::new(vi, en),
        found: None,
        fix: None,
    }
}

pub(super) fn warning(code: &'static str, span: Span, vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..error(code, span, vi, en) }
}

impl Diagnostic {
    pub(super) fn found(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.found = Some(Bilingual::new(vi, en));
        self
    }

    pub(super) fn fix(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.fix = Some(Bilingual::new(vi, en));
        self
    }

    pub(super) fn maybe_nearest<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(written, known) {
            Some(near) => self.fix(format!("có phải là «{near}»?"), format!("did you mean «{near}»?")),
            None => self,
        }
    }
}
