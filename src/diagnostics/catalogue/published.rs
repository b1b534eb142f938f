//! Problems with published values that changed or disappeared.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::build::{error, warning};
use crate::diagnostics::span::Span;

/// A published value that changed without a reason; `line` is the entry that would give one.
pub fn published_changed(span: Span, was: &str, now: &str, line: &str) -> Diagnostic {
    error(
        "MB4101",
        span,
        format!("Số liệu đã công bố là «{was}», nay là «{now}», chưa có lý do"),
        format!("The published value was «{was}» and is now «{now}», without a reason"),
    )
    .fix(
        format!("Sửa lại như cũ, hoặc thêm dưới revisions: trong reports.yaml của kỳ: {line}"),
        format!("Put it back, or add under revisions: in the period's reports.yaml: {line}"),
    )
}

/// Something that was published and is no longer in the data; `vi` and `en` say what.
pub fn published_gone(span: Span, vi: &str, en: &str) -> Diagnostic {
    error("MB4102", span, format!("Đã công bố nhưng không còn: {vi}"), format!("Published and gone: {en}")).fix(
        "Đưa lại như cũ. Muốn rút một số liệu: giữ dòng, ghi [w] hoặc [x] và nêu lý do dưới revisions:.",
        "Put it back. To withdraw a value keep its row, write [w] or [x], and give the reason under revisions:.",
    )
}

/// A reason that was published and is no longer in the data; `line` is the lost entry.
pub fn revision_gone(span: Span, line: &str) -> Diagnostic {
    error(
        "MB4103",
        span,
        "Lý do thay đổi đã công bố không còn dưới revisions:",
        "A published reason for a change is no longer under revisions:",
    )
    .fix(format!("Ghi lại: {line}"), format!("Put it back: {line}"))
}

/// A reason for a change that did not happen.
pub fn revision_of_nothing(span: Span, was: &str) -> Diagnostic {
    error(
        "MB4104",
        span,
        format!("Số liệu vẫn là «{was}»: không có gì thay đổi"),
        format!("The value is still «{was}»: nothing changed"),
    )
    .fix(
        "Ghi vào was giá trị đã công bố trước đó, hoặc bỏ dòng này.",
        "Write under was what was published before, or take the line out.",
    )
}

/// A reason for a change whose earlier value is not the recorded one.
pub fn revision_unknown(span: Span, was: &str, recorded: &str) -> Diagnostic {
    warning(
        "MB4105",
        span,
        format!("Chưa từng ghi lại «{was}» là đã công bố; giá trị đã ghi lại là «{recorded}»"),
        format!("«{was}» is not recorded as published; «{recorded}» is"),
    )
    .fix(
        "Ghi vào was giá trị đã công bố. Nếu đó là một thay đổi cũ hơn thì giữ nguyên: minhbach record sẽ ghi lại.",
        "Write under was what was published. If it is an older change, leave it: minhbach record will record it.",
    )
}
