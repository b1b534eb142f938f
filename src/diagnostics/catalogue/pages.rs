//! Problems with written pages.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::build::error;
use crate::diagnostics::span::Span;

/// A page without its first lines.
pub fn no_front_matter(span: Span) -> Diagnostic {
    error(
        "MB5001",
        span,
        "Trang phải mở đầu bằng phần khai báo giữa hai dòng ---",
        "A page must open with its particulars between two lines ---",
    )
}

/// A page without one of the portal's languages.
pub fn page_not_translated(folder: &str, lang: &str) -> Diagnostic {
    Diagnostic {
        span: None,
        ..error(
            "MB5002",
            Span::default(),
            format!("Trang «{folder}» chưa có bản «{lang}» ({lang}.md)"),
            format!("The page «{folder}» lacks its «{lang}» file ({lang}.md)"),
        )
    }
}

/// Raw HTML in a page.
pub fn raw_html(span: Span) -> Diagnostic {
    error("MB5003", span, "Không dùng HTML trong trang viết", "HTML is not allowed in written pages")
        .fix("Viết bằng Markdown.", "Write it in Markdown.")
}

/// A link of a scheme that is not allowed.
pub fn link_scheme(span: Span, link: &str) -> Diagnostic {
    error("MB5004", span, format!("Không được liên kết tới «{link}»"), format!("A link to «{link}» is not allowed"))
        .fix(
            "Dùng /địa-chỉ-trang.html, https://, tel: hoặc sms:.",
            "Use /address-of-a-page.html, https://, tel: or sms:.",
        )
}

/// A link to a page that does not exist.
pub fn dead_link<'a>(span: Span, link: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    error("MB5005", span, format!("Không có trang «{link}»"), format!("There is no page «{link}»"))
        .maybe_nearest(link, known)
}

/// A host that is not on the list.
pub fn unknown_host(span: Span, host: &str) -> Diagnostic {
    error(
        "MB5006",
        span,
        format!("Máy chủ «{host}» không có trong data/links.yaml"),
        format!("The host «{host}» is not in data/links.yaml"),
    )
}

/// A telephone number that is not on the list.
pub fn unknown_number(span: Span, number: &str) -> Diagnostic {
    error(
        "MB5007",
        span,
        format!("Số «{number}» không có trong data/hotlines.yaml"),
        format!("The number «{number}» is not in data/hotlines.yaml"),
    )
}

/// A heading of the wrong level.
pub fn heading_level(span: Span) -> Diagnostic {
    error("MB5008", span, "Tiêu đề bắt đầu từ ## và không nhảy cấp", "Headings start at ## and do not skip a level")
}

/// An image, which written pages do not have yet.
pub fn image(span: Span) -> Diagnostic {
    error("MB5009", span, "Trang viết chưa dùng được hình", "Pictures are not supported in written pages")
}

/// A telephone number that was not checked for half a year.
pub fn hotline_unchecked(span: Span, number: &str) -> Diagnostic {
    error(
        "MB5010",
        span,
        format!("Số «{number}» chưa được kiểm tra trong 6 tháng qua"),
        format!("The number «{number}» was not checked in the last 6 months"),
    )
    .fix("Gọi thử rồi sửa checked_on.", "Try the number, then correct checked_on.")
}
