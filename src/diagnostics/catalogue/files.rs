//! Problems with files and their syntax.

use crate::diagnostics::build::error;
use crate::diagnostics::span::Span;
use crate::diagnostics::{Bilingual, Diagnostic};

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
pub fn yaml_syntax(span: Span, place: Bilingual) -> Diagnostic {
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
