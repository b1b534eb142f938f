//! Front matter of the pages in `content/`.

use super::{Kind::*, Shape, Subject::*, optional, required};

pub static PAGE: Shape = Shape { vi: "Phần khai báo của trang viết", en: "Front matter of a written page", keys: &[
    required("title", Plain, r#""Trả bằng mã QR""#, "Tiêu đề.", "Title."),
    required("summary", Plain, r#""…""#,
        "Một câu; hiện trong danh sách và là mô tả của trang.", "One sentence; shown in lists and used as the page's description."),
    required("reviewed_on", Date, "2025-11-20", "Ngày rà soát gần nhất.", "Day of the last review."),
    required("order", Count, "1", "Thứ tự trong mục.", "Place in its section."),
    required("audience", OneOf(&["public", "staff"]), "public", "Cho mọi người, hay cho cán bộ.", "For the public, or for staff."),
    optional("role", OneOf(&["about", "methodology", "before-paying", "payment-fraud"]), "methodology",
        "Vai trò của trang, giống nhau ở mọi ngôn ngữ, mỗi vai trò một trang. \
        about: hiện danh sách máy chủ; methodology: hiện ví dụ cách tính; before-paying, payment-fraud: mọi trang đơn vị liên kết tới.",
        "What the page stands for, the same in every language, one page for each role. \
        about: shows the list of hosts; methodology: shows worked examples; before-paying, payment-fraud: every institution's page links to it."),
    optional("method", Reference(Method), "qr",
        "Phương thức mà trang hướng dẫn, giống nhau ở mọi ngôn ngữ; trang đơn vị liên kết tới.",
        "The payment method that the page explains, the same in every language; institutions' pages link to it."),
] };
