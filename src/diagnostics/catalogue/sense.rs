//! Problems with the consistency of the data.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::build::{error, warning};
use crate::diagnostics::span::Span;

/// A quotation that does not occur in the official text.
pub fn quote_not_found(span: Span, words: &str) -> Diagnostic {
    error("MB4001", span, "Câu trích không có trong plan.txt", "The quotation does not occur in plan.txt")
        .found(format!("không tìm thấy «{words}»"), format!("«{words}» was not found"))
        .fix(
            "Chép đúng nguyên văn, kể cả lỗi chính tả của văn bản; ghi nhận xét ở khóa sic.",
            "Copy the words exactly, slips included; put a remark under sic.",
        )
}

/// Milestones out of order.
pub fn milestones_out_of_order(span: Span) -> Diagnostic {
    error("MB4002", span, "Các mốc phải xếp theo ngày tăng dần", "Milestones must stand in order of date")
}

/// A demand in words needs a quotation, a measured one needs milestones.
pub fn target_incomplete(span: Span) -> Diagnostic {
    error(
        "MB4003",
        span,
        "Chỉ tiêu có measures thì phải có milestones; chỉ tiêu bằng lời (measures: []) thì phải có quote",
        "A target with measures needs milestones; a demand in words (measures: []) needs a quote",
    )
}

/// The target that the plan's page compares has nothing to measure.
pub fn headline_without_measures(span: Span) -> Diagnostic {
    error(
        "MB4020",
        span,
        "headline là chỉ tiêu bằng lời (measures: []), không có số liệu để so sánh: hãy chọn chỉ tiêu có measures, hoặc bỏ dòng này",
        "The headline is a demand in words (measures: []) and has no figures to compare: choose a target with measures, or remove the line",
    )
}

/// The part exceeds the whole.
pub fn part_exceeds_whole(span: Span, part: &str, whole: &str) -> Diagnostic {
    error("MB4004", span, format!("«{part}» lớn hơn «{whole}»"), format!("«{part}» is larger than «{whole}»"))
}

/// A result of an area or institution outside the plan.
pub fn outside_plan(span: Span, id: &str) -> Diagnostic {
    error(
        "MB4005",
        span,
        format!("«{id}» không thuộc địa bàn của kế hoạch"),
        format!("«{id}» does not lie in the plan's area"),
    )
}

/// A period that the plan does not touch.
pub fn period_outside_plan(span: Span, period: &str) -> Diagnostic {
    error(
        "MB4006",
        span,
        format!("Kỳ «{period}» nằm ngoài thời gian của kế hoạch"),
        format!("The period «{period}» lies outside the plan's time"),
    )
}

/// Two rows for one institution.
pub fn duplicate_row(span: Span, institution: &str) -> Diagnostic {
    error(
        "MB4007",
        span,
        format!("«{institution}» có hai dòng trong cùng kỳ"),
        format!("«{institution}» has two rows in one period"),
    )
}

/// An institution that was not open.
pub fn not_open(span: Span, institution: &str) -> Diagnostic {
    error(
        "MB4008",
        span,
        format!("«{institution}» không hoạt động ở cuối kỳ này"),
        format!("«{institution}» was not open at the end of this period"),
    )
}

/// A missing cell without a reason.
pub fn missing_without_reason(span: Span, institution: &str) -> Diagnostic {
    error(
        "MB4009",
        span,
        format!("«{institution}» có ô [x] nhưng không có lý do"),
        format!("«{institution}» has a cell [x] without a reason"),
    )
    .fix("Thêm đơn vị này vào missing trong reports.yaml.", "Add the institution under missing in reports.yaml.")
}

/// A due day in the first half of its period.
pub fn due_too_early(span: Span, day: &str, period: &str) -> Diagnostic {
    error(
        "MB4030",
        span,
        format!("«{day}» đến trước khi kỳ {period} của cùng năm qua được một nửa"),
        format!("«{day}» comes before half of the period {period} of the same year is over"),
    )
    .fix(
        format!("Nếu là ngày của năm sau, ghi {{period: {period}, before: {day}, year: next}}; nếu không, sửa ngày."),
        format!("If it is a day of the next year, write {{period: {period}, before: {day}, year: next}}; if not, correct the day."),
    )
}

/// A due day of a duty that has none.
pub fn due_without_frequency(span: Span, every: &str) -> Diagnostic {
    error(
        "MB4031",
        span,
        format!("Với every: {every} thì không có hạn"),
        format!("With every: {every} there are no due days"),
    )
    .fix("Ghi due: [], hoặc sửa every.", "Write due: [], or correct every.")
}

/// Days in the wrong order.
pub fn days_out_of_order(span: Span, first: &str, second: &str) -> Diagnostic {
    error("MB4010", span, format!("«{first}» phải trước «{second}»"), format!("«{first}» must come before «{second}»"))
}

/// Rules of recognition that lack what their modes need.
pub fn recognition_incomplete(span: Span, key: &str) -> Diagnostic {
    error("MB4011", span, format!("modes đòi hỏi khóa «{key}»"), format!("modes demand the key «{key}»"))
}

/// A topic without a word.
pub fn topic_missing(span: Span, topic: &str) -> Diagnostic {
    error("MB4012", span, format!("provisions thiếu chủ đề «{topic}»"), format!("provisions lack the topic «{topic}»"))
        .fix(format!("- {{topic: {topic}, stated: no}}"), format!("- {{topic: {topic}, stated: no}}"))
}

/// An area that is its own ancestor.
pub fn circular_parent(span: Span, id: &str) -> Diagnostic {
    error("MB4013", span, format!("«{id}» nằm trong chính nó"), format!("«{id}» lies in itself"))
}

/// An indicator of the wrong formula.
pub fn not_a_ratio(span: Span, id: &str) -> Diagnostic {
    error(
        "MB4014",
        span,
        format!("Chỉ số «{id}» không phải tỷ lệ giữa hai tổng"),
        format!("The indicator «{id}» is not a ratio of two sums"),
    )
}

/// A condition that is neither yes nor no for one institution.
pub fn not_a_condition(span: Span, id: &str) -> Diagnostic {
    error(
        "MB4014",
        span,
        format!("Chỉ số «{id}» là tỷ lệ giữa hai tổng: với một đơn vị, nó không phải là có hay không"),
        format!("The indicator «{id}» is a ratio of two sums: for one institution it is not yes or no"),
    )
}

/// A total of an indicator whose reading would be counted twice.
pub fn total_beside_rows(span: Span, area: &str) -> Diagnostic {
    error(
        "MB4015",
        span,
        format!("«{area}» vừa có dòng từng đơn vị vừa có số tổng của cùng loại"),
        format!("«{area}» has both rows and a total of the same kind"),
    )
}

/// A total that counts what another total counts.
pub fn total_in_total(span: Span, area: &str, other: &str) -> Diagnostic {
    error(
        "MB4032",
        span,
        format!("Số tổng của «{area}» tính lại những đơn vị đã có trong số tổng của «{other}»"),
        format!("The total of «{area}» counts again what the total of «{other}» counts"),
    )
    .fix(
        "Với mỗi loại đơn vị và mỗi chỉ số, chỉ giữ một trong hai dòng.",
        "Keep one of the two lines for each kind of institution and indicator.",
    )
}

/// A row or a total of one area in the report of another.
pub fn outside_report(span: Span, id: &str, sender: &str) -> Diagnostic {
    error(
        "MB4033",
        span,
        format!("«{id}» không thuộc «{sender}», nơi đã gửi báo cáo này"),
        format!("«{id}» does not lie in «{sender}», which sent this report"),
    )
    .fix(
        "Ghi đúng báo cáo ở cột report; nếu đơn vị đã chuyển địa bàn, ghi moved_on và moved_to.",
        "Write its own report in the column report; if the institution has moved, fill in moved_on and moved_to.",
    )
}

/// A report that should have rows and has none.
pub fn report_without_rows(span: Span, report: &str) -> Diagnostic {
    error(
        "MB4034",
        span,
        format!("Báo cáo «{report}» đã nhận nhưng không có dòng nào"),
        format!("The report «{report}» was received and has not a single row"),
    )
    .fix(
        "Thêm các dòng, hoặc số tổng, hoặc ghi từng đơn vị vào missing kèm lý do; nếu chưa nhận báo cáo thì bỏ nó khỏi reports.",
        "Add its rows or totals, or list each institution under missing with the reason; if it was not received, take it out of reports.",
    )
}

/// An institution of a received report without a row and without a reason.
pub fn row_without_reason(span: Span, report: &str, institution: &str, more: usize) -> Diagnostic {
    let (vi, en) = match more {
        0 => (String::new(), String::new()),
        more => (format!(" và {more} đơn vị khác"), format!(" and {more} more")),
    };
    error(
        "MB4035",
        span,
        format!("Báo cáo «{report}» thiếu dòng của «{institution}»{vi} mà không có lý do"),
        format!("The report «{report}» lacks the row of «{institution}»{en} without a reason"),
    )
    .fix(
        "Thêm dòng, hoặc ghi đơn vị vào missing trong reports.yaml kèm lý do.",
        "Add the row, or list the institution under missing in reports.yaml with the reason.",
    )
}

/// An area is used for a time in which it was not in force.
pub fn area_not_in_force(span: Span, area: &str, day: &str, successors: &[&str]) -> Diagnostic {
    let found = error(
        "MB4018",
        span,
        format!("«{area}» không còn hoặc chưa có hiệu lực vào ngày {day}"),
        format!("«{area}» is not in force on {day}"),
    );
    match successors {
        [] => found,
        ids => {
            let ids = ids.join(", ");
            found.fix(
                format!("dùng đơn vị kế tiếp: {ids}; với một trường hay cơ sở y tế, ghi moved_on và moved_to"),
                format!("use a successor: {ids}; for an institution, fill in moved_on and moved_to"),
            )
        }
    }
}

/// A report was received after the portal's day: it is left out.
pub fn received_later(span: Span, as_of: &str) -> Diagnostic {
    warning(
        "MB4016",
        span,
        format!("Nhận sau ngày của cổng (as_of: {as_of}): báo cáo này chưa được tính"),
        format!("Received after the portal's day (as_of: {as_of}): this report is left out"),
    )
    .fix("Sửa ngày nhận, hoặc as_of trong minhbach.yaml.", "Correct the day of receipt, or as_of in minhbach.yaml.")
}

/// Text that looks like an account, card, identity or private phone number.
pub fn personal_number(span: Span, vi: &str, en: &str) -> Diagnostic {
    error("MB4017", span, format!("Trông giống {vi}"), format!("This looks like {en}")).fix(
        "Không công bố số tài khoản, số thẻ, số định danh hay điện thoại cá nhân.",
        "Account, card, identity and private phone numbers are not published.",
    )
}
