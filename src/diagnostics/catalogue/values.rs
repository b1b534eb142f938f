//! Problems with single values.

use crate::diagnostics::build::{error, warning};
use crate::diagnostics::nearest::nearest;
use crate::diagnostics::span::Span;
use crate::diagnostics::{Bilingual, Diagnostic};

/// A key that this kind of file does not have.
pub fn unknown_key<'a>(span: Span, key: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    error("MB2001", span, format!("Không có khóa «{key}» ở đây"), format!("There is no key «{key}» here"))
        .maybe_nearest(key, known)
}

/// A key that must be there.
pub fn missing_key(span: Span, key: &str) -> Diagnostic {
    error("MB2002", span, format!("Thiếu khóa «{key}»"), format!("The key «{key}» is missing"))
}

/// A value of the wrong shape.
pub fn wrong_shape(span: Span, wanted: &Bilingual) -> Diagnostic {
    error("MB2003", span, format!("Cần {}", wanted.vi), format!("{} is needed", capital(&wanted.en)))
}

/// A scalar that cannot be read as what is wanted.
pub fn wrong_value(span: Span, written: &str, wanted: &Bilingual) -> Diagnostic {
    error("MB2004", span, format!("Cần {}", wanted.vi), format!("{} is needed", capital(&wanted.en)))
        .found(format!("đọc thành «{written}»"), format!("read as «{written}»"))
}

/// A decimal comma.
pub fn decimal_comma(span: Span, written: &str) -> Diagnostic {
    let fixed = written.replace(',', ".");
    error("MB2005", span, "Số thập phân phải viết bằng dấu chấm", "Write decimals with a point")
        .found(format!("đọc thành chữ «{written}»"), format!("read as the text «{written}»"))
        .fix(
            format!("{fixed} (trên trang tiếng Việt vẫn hiện dấu phẩy)"),
            format!("{fixed} (Vietnamese pages still show a comma)"),
        )
}

/// A day written as in a letter.
pub fn date_order(span: Span, written: &str, fixed: &str) -> Diagnostic {
    error("MB2006", span, "Ngày phải viết theo dạng năm-tháng-ngày", "Write days as year-month-day")
        .found(format!("đọc thành chữ «{written}»"), format!("read as the text «{written}»"))
        .fix(fixed, fixed)
}

/// A value outside a closed list.
pub fn not_one_of<'a>(span: Span, written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Diagnostic {
    let list = known.clone().into_iter().collect::<Vec<_>>().join(", ");
    let problem = error(
        "MB2007",
        span,
        format!("«{written}» không thuộc danh sách cho phép"),
        format!("«{written}» is not one of the values allowed"),
    );
    match nearest(written, known) {
        Some(near) => problem
            .fix(format!("có phải là «{near}»? Cho phép: {list}"), format!("did you mean «{near}»? Allowed: {list}")),
        None => problem.fix(format!("Cho phép: {list}"), format!("Allowed: {list}")),
    }
}

/// An id that cannot be an address.
pub fn bad_id(span: Span, written: &str) -> Diagnostic {
    error("MB2008", span, format!("«{written}» không dùng làm mã được"), format!("«{written}» cannot be an id")).fix(
        "Chữ thường không dấu, chữ số, gạch nối đơn; tối đa 60 ký tự; không phải tên riêng của hệ điều hành (con, aux, nul…) hay của cổng (index, index-2…).",
        "Lower-case letters without marks, digits, single hyphens; at most 60 characters; not a device name (con, aux, nul …) and no name of the portal's own (index, index-2 …).",
    )
}

/// A text without one of the portal's languages.
pub fn missing_translation(span: Span, lang: &str) -> Diagnostic {
    error("MB2009", span, format!("Thiếu bản «{lang}»"), format!("The text in «{lang}» is missing"))
        .fix(format!("Thêm {lang}: \"…\""), format!("Add {lang}: \"…\""))
}

/// A text in a language that the portal does not have.
pub fn unknown_language(span: Span, lang: &str) -> Diagnostic {
    warning(
        "MB2010",
        span,
        format!("Cổng không có ngôn ngữ «{lang}»: phần này không được công bố"),
        format!("The portal has no language «{lang}»: this text is not published"),
    )
}

/// An empty cell.
pub fn empty_cell(span: Span, column: &str) -> Diagnostic {
    error("MB2011", span, format!("Ô «{column}» để trống"), format!("The cell «{column}» is empty")).fix(
        "Ghi số liệu, hoặc [x] thiếu (kèm lý do trong reports.yaml), [z] không áp dụng, [w] không công bố. Thiếu không phải là 0.",
        "Write the figure, or [x] missing (with the reason in reports.yaml), [z] not applicable, [w] withheld. Missing is not 0.",
    )
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
