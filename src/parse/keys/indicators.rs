//! Keys of `data/indicators.yaml` and `data/topics.yaml`.

use super::{Kind::*, Shape, Subject::*, TEXTS, optional, required};

/// `data/indicators.yaml`.
pub static INDICATORS_FILE: Shape = Shape { vi: "Những gì được đếm", en: "What is counted", keys: &[
    required("methods", Maps(&METHOD), "[…]", "Danh sách phương thức thanh toán; chỉ những phương thức này được đếm.", "The closed list of payment methods."),
    required("fields", Maps(&FIELD), "[…]",
        "Các cột của một dòng kết quả; đợt mới không thêm cột riêng.", "The columns that a result row can have; a new period never adds one."),
    required("indicators", Maps(&INDICATOR), "[…]", "Các chỉ số.", "Indicators."),
] };

pub static METHOD: Shape = Shape { vi: "Một phương thức (`methods`)", en: "A payment method (`methods`)", keys: &[
    required("id", Id, "qr", "Mã của phương thức.", "Id of the method."),
    required("name", Text, r#"{vi: "Mã QR", en: "QR code"}"#, "Tên phương thức.", "Name of the method."),
] };

pub static FIELD: Shape = Shape { vi: "Một cột số liệu (`fields`)", en: "A field (`fields`)", keys: &[
    required("id", Symbol, "cashless_count", "Mã, cũng là tên cột.", "Id, also the head of the column."),
    required("type", OneOf(&["count", "dong", "yes-no", "methods"]), "count",
        "Ô ghi gì: số đếm, số tiền bằng đồng, có/không, các phương thức.", "The type of its cells: a count, an amount in đồng, yes or no, a set of methods."),
    required("name", Text, TEXTS, "Tên cột.", "Name of the field."),
    optional("adds", OneOf(&["flow", "stock"]), "stock",
        "flow: cộng dồn trong kỳ (giao dịch, tiền); stock: đúng vào ngày cuối kỳ. Bỏ trống: số đếm và tiền là flow, còn lại là stock.",
        "flow: adds up over the period (transactions, money); stock: true on its last day. Left out: counts and money are flows, the rest is stock."),
    optional("part_of", Reference(Field), "total_count",
        "Cột mà cột này không được vượt quá; phải khai báo ở trên.", "The field that it may not exceed; declared above it."),
    optional("sectors", List(&Reference(Sector)), "[education]",
        r#"Chỉ các lĩnh vực này ghi; nơi khác ô là "không áp dụng"."#, r#"Only these sectors fill it in; elsewhere the cell is "not applicable"."#),
] };

pub static INDICATOR: Shape = Shape { vi: "Một chỉ số (`indicators`)", en: "An indicator (`indicators`)", keys: &[
    required("id", Id, "cashless-adoption", "Mã của chỉ số.", "Id of the indicator."),
    required("name", Text, TEXTS, "Tên chỉ số.", "Name of the indicator."),
    optional("short", Text, r#"{vi: "theo số lượt", en: "by number"}"#,
        "Tên ngắn ghi sau tên của chỉ tiêu có nhiều chỉ số; thiếu thì dùng name.", "Short name beside that of a target with several measures; name where it is missing."),
    optional("of_one", Text, r#"{vi: "Nhận thanh toán không dùng tiền mặt", en: "Takes cashless payment"}"#,
        "Với tỷ lệ đơn vị: tên trên trang của một đơn vị, nơi câu trả lời là có hay chưa. Thiếu thì dùng tên của cột có/không, hoặc name.",
        "Of a share of institutions: its name on the page of one, where the answer is yes or no. Where it is missing: the name of the yes-or-no field, or name."),
    optional("predicate", Text, r#"{vi: "nhận trả không tiền mặt", en: "took cashless payment"}"#,
        "Lời ghi sau con số trong câu: các đơn vị đã làm gì, hoặc con số là phần của cái gì. Thiếu thì câu chỉ nêu tên và con số.",
        "Words after the number in a sentence: what the institutions did, or what the number is a part of. Where they are missing, sentences give the name and the number."),
    required("definition", Text, TEXTS, "Cách đếm, trong một hai câu.", "How it is counted, in one or two sentences."),
    required("formula", Map(&FORMULA), "{share: {methods: 1}}", "Cách tính chính xác.", "How it is computed, exactly."),
    optional("withhold_below", Count, "5",
        "Mẫu số của một đơn vị từ 1 đến nhỏ hơn số này không được công bố và không nằm trong tổng nào.",
        "A denominator of a single institution from 1 to one less than this is not published and is in no total."),
    optional("withhold_with", Reference(Indicator), "cashless-count",
        "Không công bố khi chỉ số này không công bố; chỉ số đó phải khai báo ở trên.", "Not published where that indicator, declared above, is withheld."),
    optional("role", OneOf(&["payment-module", "contact-point"]), "payment-module",
        "Chỉ số đếm điều mà quy định thanh toán của kế hoạch đòi hỏi (module, contact_point). Mỗi vai trò một chỉ số; kế hoạch đòi hỏi thì phải có.",
        "The indicator counts what the payment rules of plans demand (module, contact_point). One indicator for each role; needed where a plan demands it."),
] };

pub static FORMULA: Shape = Shape { vi: "Công thức (`formula`): một trong hai khóa", en: "A formula (`formula`): one of the two keys", keys: &[
    optional("share", Map(&CONDITION), "{methods: 1}",
        "Số đơn vị đạt điều kiện chia cho số đơn vị được tính.", "Institutions that meet a condition over institutions counted."),
    optional("ratio", Map(&RATIO), "{of: cashless_count, to: total_count}",
        "Tổng của một cột chia cho tổng của cột khác.", "The sum of one field over the sum of another."),
] };

pub static RATIO: Shape = Shape { vi: "Tỷ lệ giữa hai tổng (`ratio`)", en: "A ratio of two sums (`ratio`)", keys: &[
    required("of", Reference(Field), "cashless_count", "Cột ở tử số.", "The upper field."),
    required("to", Reference(Field), "total_count", "Cột ở mẫu số.", "The lower field."),
] };

pub static CONDITION: Shape = Shape { vi: "Điều kiện (`share`, `all`): một trong ba khóa", en: "A condition (`share`, `all`): one of the three keys", keys: &[
    optional("yes", Reference(Field), "contact_point", "Cột này ghi yes.", "The field says yes."),
    optional("methods", Either(&[Count, OneOf(&["rule"])]), "3",
        "Ít nhất chừng ấy phương thức; rule: theo quy định của kế hoạch cho lĩnh vực (không có quy định: ít nhất 1).",
        "At least so many methods; rule: as many as the plan's own payment rule for the sector asks (no rule: at least 1)."),
    optional("all", Maps(&CONDITION), "[{yes: ready}, {methods: 1}]", "Đạt tất cả các điều kiện này.", "All of these conditions."),
] };

/// `data/topics.yaml`.
pub static TOPICS_FILE: Shape = Shape { vi: "Chủ đề mà kế hoạch có thể quy định ngoài chỉ tiêu", en: "What plans may provide for besides targets", keys: &[
    required("topics", Maps(&TOPIC), "[…]",
        "Các chủ đề; bảng so sánh kế hoạch có mỗi chủ đề một dòng.", "Topics; the comparison of plans has one row for each."),
] };

pub static TOPIC: Shape = Shape { vi: "Một chủ đề (`topics`)", en: "A topic (`topics`)", keys: &[
    required("id", Id, "fraud", "Mã của chủ đề.", "Id of the topic."),
    required("name", Text, TEXTS, "Tên chủ đề.", "Name of the topic."),
] };
