//! Keys of `data/hotlines.yaml` and `data/links.yaml`.

use super::{Kind::*, Shape, TEXTS, optional, required};

/// `data/hotlines.yaml`.
pub static HOTLINES_FILE: Shape = Shape { vi: "Các số mà trang viết được nêu", en: "The only telephone numbers that pages may mention", keys: &[
    required("hotlines", Maps(&HOTLINE), "[…]", "Các đường dây.", "Hotlines."),
] };

pub static HOTLINE: Shape = Shape { vi: "Một đường dây (`hotlines`)", en: "A hotline (`hotlines`)", keys: &[
    required("id", Id, r#""156""#, "Mã.", "Id."),
    optional("call", Plain, r#""156""#, "Số để gọi.", "Number to call."),
    optional("sms", List(&Plain), r#"["156", "5656"]"#, "Số để nhắn tin.", "Numbers to write to."),
    required("name", Text, TEXTS, "Của ai.", "Whose it is."),
    required("use", Text, TEXTS, "Để làm gì.", "What it is for."),
    required("checked_on", Date, "2025-11-20", "Ngày kiểm tra gần nhất; quá 184 ngày là lỗi.", "When it was last checked; more than 184 days ago is an error."),
] };

/// `data/links.yaml`.
pub static LINKS_FILE: Shape = Shape { vi: "Các máy chủ mà trang viết được liên kết tới", en: "The only hosts that pages may link to", keys: &[
    required("links", Maps(&LINK), "[…]", "Các máy chủ.", "Hosts."),
] };

pub static LINK: Shape = Shape { vi: "Một máy chủ (`links`)", en: "A host (`links`)", keys: &[
    required("host", Plain, "khonggianmang.vn", "Tên máy chủ.", "Name of the host."),
    required("owner", Text, TEXTS, "Của ai.", "Whose it is."),
    required("checked_on", Date, "2025-11-20", "Ngày kiểm tra gần nhất.", "When it was last checked."),
] };
