//! Problems with the theme.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::build::{error, warning};
use crate::diagnostics::span::Span;

/// A word that templates or the program use and a language lacks.
pub fn word_missing(file: &str, key: &str) -> Diagnostic {
    Diagnostic {
        span: None,
        ..error(
            "MB6001",
            Span::default(),
            format!("Giao diện thiếu lời «{key}» ({file})"),
            format!("The theme lacks the words «{key}» ({file})"),
        )
    }
}

/// A word that nothing uses.
pub fn word_unused(span: Span, key: &str) -> Diagnostic {
    warning("MB6002", span, format!("Lời «{key}» không dùng ở đâu"), format!("Nothing uses the words «{key}»"))
}

/// A template that cannot be read or drawn.
pub fn template(message: &str) -> Diagnostic {
    Diagnostic {
        span: None,
        ..error(
            "MB6003",
            Span::default(),
            format!("Mẫu trang có lỗi: {message}"),
            format!("A template is wrong: {message}"),
        )
    }
}

/// The theme's folder or one of its files is missing.
pub fn theme_file(path: &str) -> Diagnostic {
    Diagnostic {
        span: None,
        ..error(
            "MB6004",
            Span::default(),
            format!("Giao diện thiếu tệp «{path}»"),
            format!("The theme lacks the file «{path}»"),
        )
    }
}

/// A sentence with a gap that the program does not fill, or without one that it does.
pub fn word_gap(span: Span, key: &str, gap: &str) -> Diagnostic {
    error(
        "MB6005",
        span,
        format!("Lời «{key}» dùng chỗ trống «{{{gap}}}» mà chương trình không điền"),
        format!("The words «{key}» have a gap «{{{gap}}}» that the program does not fill"),
    )
}
