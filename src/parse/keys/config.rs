//! Keys of `minhbach.yaml`.

use super::{Kind::*, Shape, TEXTS, optional, required};

pub static CONFIG: Shape = Shape { vi: "Cài đặt của cổng", en: "Settings of the portal", keys: &[
    required("name", Text, r#"{vi: "Minh Bạch", en: "Minh Bạch"}"#, "Tên cổng.", "Name of the portal."),
    required("tagline", Text, TEXTS, "Cổng làm gì, trong một dòng.", "What the portal does, in one line."),
    required("owner", Text, TEXTS, "Ai vận hành cổng; in ở chân trang.", "Who runs the portal; printed in the footer."),
    required("contact", Text, TEXTS, "Cách liên hệ: một cơ quan, không phải cá nhân.", "How to reach them: an office, never a private person."),
    required("languages", List(&Id), "[vi, en]",
        "Các ngôn ngữ; ngôn ngữ đầu tiên dùng cho trang gốc.", "Languages; the first one is the language of the root page."),
    required("theme", Id, "minh-bach", "Thư mục giao diện trong themes/.", "Folder of the theme under themes/."),
    required("as_of", Date, "2025-12-10",
        "Ngày mà cổng dùng để đánh giá; chương trình không xem đồng hồ.", "The day the portal judges by; the program never asks the clock."),
    optional("base_url", Plain, r#""https://example.vn/""#,
        "Địa chỉ https://…/ của cổng; cần cho liên kết canonical, sitemap, nguồn tin và ảnh chia sẻ.",
        "Address https://…/ of the portal; needed for canonical links, the sitemap, the feed and share cards."),
    optional("data_licence", Map(&LICENCE), r#"{name: CC-BY-4.0, url: "https://…"}"#, "Giấy phép dùng lại dữ liệu mở.", "The licence of the open data."),
] };

pub static LICENCE: Shape = Shape { vi: "Giấy phép của dữ liệu mở (`data_licence`)", en: "The licence of the open data (`data_licence`)", keys: &[
    required("name", Plain, "CC-BY-4.0", "Tên ngắn, tốt nhất là mã SPDX.", "Short name, preferably an SPDX id."),
    required("url", Plain, r#""https://creativecommons.org/licenses/by/4.0/""#, "Địa chỉ https:// của toàn văn.", "Address https:// of its text."),
] };
