//! Problems with ids and references.

use crate::diagnostics::build::error;
use crate::diagnostics::span::Span;
use crate::diagnostics::{Bilingual, Diagnostic};

/// A reference to something that does not exist.
pub fn unknown_name<'a>(
    span: Span,
    what: &Bilingual,
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    error("MB3001", span, format!("Không có {} «{written}»", what.vi), format!("There is no {} «{written}»", what.en))
        .maybe_nearest(written, known)
}

/// The same id twice.
pub fn duplicate_id(span: Span, id: &str, other: &str) -> Diagnostic {
    error("MB3002", span, format!("Mã «{id}» đã dùng ở {other}"), format!("The id «{id}» is already used in {other}"))
        .fix("Mỗi mã là một địa chỉ trang: đặt mã khác.", "Every id is the address of a page: choose another one.")
}

/// An official code twice at a time.
pub fn duplicate_code(span: Span, code: &str, other: &str) -> Diagnostic {
    error(
        "MB3003",
        span,
        format!("Mã đơn vị hành chính «{code}» với cùng ngày bắt đầu đã thuộc về «{other}»"),
        format!("The administrative code «{code}» with the same first day belongs to «{other}»"),
    )
}

/// The id in a plan is not its folder's name.
pub fn id_is_not_folder(span: Span, id: &str, folder: &str) -> Diagnostic {
    error(
        "MB3004",
        span,
        format!("Mã «{id}» khác tên thư mục «{folder}»"),
        format!("The id «{id}» differs from the folder's name «{folder}»"),
    )
}
