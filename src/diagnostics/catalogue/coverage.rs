//! Problems with figures of a plan's text that are not tracked.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::build::warning;
use crate::diagnostics::span::Span;

/// A figure of the official text that is neither quoted nor waived.
pub fn figure_open(span: Span, words: &str) -> Diagnostic {
    warning(
        "MB4201",
        span,
        format!("Con số «{words}» trong văn bản chưa được theo dõi"),
        format!("Nothing follows the figure «{words}» of the text"),
    )
    .fix(
        "Trích câu chứa con số trong plan.yaml (tỷ lệ phần trăm: trong một mốc có value bằng nó), hoặc thêm vào waived kèm lý do.",
        "Quote the words around it in plan.yaml (a percentage: in a milestone of that value), or add them under waived with the reason.",
    )
}

/// A waiver that covers no open figure.
pub fn waives_nothing(span: Span) -> Diagnostic {
    warning(
        "MB4202",
        span,
        "Mục waived này không bao gồm con số nào còn bỏ ngỏ",
        "This entry of waived covers no open figure",
    )
    .fix("Bỏ mục này, hoặc sửa words.", "Take it out, or correct words.")
}
