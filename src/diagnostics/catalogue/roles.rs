//! Problems with roles: what an entry of the data is used for by the program.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::build::{error, warning};
use crate::diagnostics::span::Span;

/// A role, or a method to explain, that another entry has already: `key: value`. `other` says where.
pub fn role_taken(span: Span, entry: &str, other: &str) -> Diagnostic {
    error(
        "MB3005",
        span,
        format!("«{entry}» đã khai báo ở {other}"),
        format!("«{entry}» is already declared in {other}"),
    )
    .fix(
        "Chỉ một nơi được khai báo như vậy: bỏ một trong hai dòng.",
        "Only one entry may say so: remove one of the two.",
    )
}

/// A plan demands something that no indicator counts.
pub fn no_indicator_with_role(span: Span, role: &str) -> Diagnostic {
    error(
        "MB3006",
        span,
        format!("Kế hoạch đòi hỏi, nhưng không có chỉ số nào mang vai trò «{role}»"),
        format!("The plan demands this, but no indicator has the role «{role}»"),
    )
    .fix(
        format!("Thêm role: {role} vào một chỉ số trong data/indicators.yaml."),
        format!("Add role: {role} to an indicator in data/indicators.yaml."),
    )
}

/// No written page shows what only a page of this role shows.
pub fn no_page_with_role(span: Span, role: &str) -> Diagnostic {
    warning(
        "MB3007",
        span,
        format!("Không có trang viết nào mang vai trò «{role}»: phần minh họa cách tính không hiện ở đâu"),
        format!("No written page has the role «{role}»: worked examples are shown nowhere"),
    )
    .fix(
        format!("Thêm role: {role} vào phần khai báo của trang nói về cách tính."),
        format!("Add role: {role} to the front matter of the page that explains how figures are computed."),
    )
}

/// The files of one page say different things under a key that is the same in every language.
pub fn differs_between_languages(span: Span, key: &str, other: &str) -> Diagnostic {
    error("MB5011", span, format!("«{key}» khác với bản {other}"), format!("«{key}» differs from {other}"))
        .fix("Ghi như nhau ở mọi ngôn ngữ.", "Write the same in every language.")
}
