//! Every complaint of the program, one constructor each, Vietnamese and English side by side.
//! The caller passes what it has; the constructor makes it human. Search for `catalogue::` to list them all.
//!
//! Codes: `MB1…` files and syntax, `MB2…` values, `MB3…` names, `MB4…` sense, `MB41…` what was published, `MB42…` what a plan's text holds,
//! `MB5…` written pages, `MB6…` the theme.

mod coverage;
mod pages;
mod published;
mod theme;

pub use coverage::*;
pub use pages::*;
pub use published::*;
pub use theme::*;

use super::nearest::nearest;
use super::{Diagnostic, Said, Severity};
use crate::source::Span;

fn error(code: &'static str, span: Span, vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic { code, severity: Severity::Error, span: Some(span), message: Said::new(vi, en), found: None, fix: None }
}

fn warning(code: &'static str, span: Span, vi: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..error(code, span, vi, en) }
}

impl Diagnostic {
    fn found(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.found = Some(Said::new(vi, en));
        self
    }

    fn fix(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.fix = Some(Said::new(vi, en));
        self
    }

    fn maybe_nearest<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(written, known) {
            Some(near) => self.fix(format!("có phải là «{near}»?"), format!("did you mean «{near}»?")),
            None => self,
        }
    }
}

// ---- Files and syntax

/// A file or folder that the project cannot do without.
pub fn file_not_found(path: &str) -> Diagnostic {
    Diagnostic {
        span: None,
        ..error(
            "MB1001",
            Span::default(),
            format!("Không tìm thấy tệp «{path}»"),
            format!("The file «{path}» is missing"),
        )
    }
    .fix(
        "Chạy lệnh trong thư mục dự án, hoặc chỉ thư mục bằng --project.",
        "Run the command in the project's folder, or name it with --project.",
    )
}

/// Bytes that are not UTF-8.
pub fn not_utf8(path: &str) -> Diagnostic {
    Diagnostic {
        span: None,
        ..error(
            "MB1002",
            Span::default(),
            format!("Tệp «{path}» không phải UTF-8"),
            format!("The file «{path}» is not UTF-8"),
        )
    }
    .fix(
        "Lưu lại tệp với bảng mã UTF-8 (không phải TCVN3 hay Windows-1258).",
        "Save the file as UTF-8 (not TCVN3 or Windows-1258).",
    )
}

/// A symbolic link, device or other thing that is not a plain file.
pub fn not_a_plain_file(path: &str) -> Diagnostic {
    Diagnostic {
        span: None,
        ..error(
            "MB1003",
            Span::default(),
            format!("«{path}» không phải tệp thường (liên kết, thiết bị…)"),
            format!("«{path}» is not a plain file (a link, a device …)"),
        )
    }
    .fix("Thay liên kết bằng chính tệp.", "Put the file itself in its place.")
}

/// A file larger than its limit.
pub fn file_too_large(path: &str, bytes: u64, limit: u64) -> Diagnostic {
    Diagnostic {
        span: None,
        ..error(
            "MB1004",
            Span::default(),
            format!("Tệp «{path}» quá lớn: {bytes} byte, tối đa {limit}"),
            format!("The file «{path}» is too large: {bytes} bytes, at most {limit}"),
        )
    }
    .fix("Chia bảng dài thành nhiều tệp CSV.", "Split the long table into several CSV files.")
}

/// A character that hides or turns text round.
pub fn forbidden_character(span: Span, character: char) -> Diagnostic {
    let code = u32::from(character);
    error(
        "MB1005",
        span,
        format!("Ký tự ẩn U+{code:04X} không được phép"),
        format!("The hidden character U+{code:04X} is not allowed"),
    )
    .fix(
        "Xóa ký tự này (thường dính theo khi chép từ nơi khác).",
        "Delete it (it often comes along when text is pasted).",
    )
}

/// YAML that cannot be read; `place` says what the reader tripped over, in both languages.
pub fn yaml_syntax(span: Span, place: Said) -> Diagnostic {
    error(
        "MB1101",
        span,
        format!("Không đọc được YAML: {}", place.vi),
        format!("The YAML cannot be read: {}", place.en),
    )
    .fix(
        "Kiểm tra thụt lề bằng dấu cách (không dùng tab), dấu hai chấm và dấu ngoặc kép của dòng này và dòng trên.",
        "Check the indentation (spaces, never tabs), the colons and the quotation marks of this line and the one above.",
    )
}

/// The same key twice.
pub fn duplicate_key(span: Span, key: &str) -> Diagnostic {
    error("MB1102", span, format!("Khóa «{key}» lặp lại"), format!("The key «{key}» stands twice"))
        .fix("Giữ một dòng, xóa dòng kia.", "Keep one of the lines and delete the other.")
}

/// A table that cannot be read.
pub fn csv_syntax(span: Span, vi: &str, en: &str) -> Diagnostic {
    error("MB1201", span, format!("Không đọc được bảng CSV: {vi}"), format!("The CSV table cannot be read: {en}"))
}

/// A row with too many or too few cells.
pub fn csv_width(span: Span, cells: usize, heads: usize) -> Diagnostic {
    error(
        "MB1202",
        span,
        format!("Dòng có {cells} ô, hàng đầu có {heads} cột"),
        format!("The row has {cells} cells, the header {heads}"),
    )
    .fix("Đặt ô có dấu phẩy trong dấu ngoặc kép.", "Put a cell that contains a comma in quotation marks.")
}

/// The first columns of a table are not those of its kind.
pub fn csv_columns(span: Span, column: &str) -> Diagnostic {
    error("MB1203", span, format!("Bảng thiếu cột «{column}»"), format!("The table lacks the column «{column}»"))
}

// ---- Values

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
pub fn wrong_shape(span: Span, wanted: &Said) -> Diagnostic {
    error("MB2003", span, format!("Cần {}", wanted.vi), format!("{} is needed", capital(&wanted.en)))
}

/// A scalar that cannot be read as what is wanted.
pub fn wrong_value(span: Span, written: &str, wanted: &Said) -> Diagnostic {
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

// ---- Names

/// A reference to something that does not exist.
pub fn unknown_name<'a>(
    span: Span,
    what: &Said,
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

// ---- Sense

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

/// A total of an indicator whose reading would be counted twice.
pub fn total_beside_rows(span: Span, area: &str) -> Diagnostic {
    error(
        "MB4015",
        span,
        format!("«{area}» vừa có dòng từng đơn vị vừa có số tổng của cùng loại"),
        format!("«{area}» has both rows and a total of the same kind"),
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

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
