//! Keys of the files in `data/plans/ID/results/PERIOD/`.

use super::{Kind::*, Shape, Subject::*, TEXTS, conditional, optional, required};

/// `reports.yaml`.
pub static REPORTS_FILE: Shape = Shape { vi: "Các báo cáo đã nhận của kỳ", en: "Reports received for the period", keys: &[
    required("reports", Maps(&REPORT), "[…]", "Các báo cáo.", "Reports."),
    optional("revisions", Maps(&REVISION), "[…]", "Số liệu đã công bố nay thay đổi.", "Published values that changed."),
    optional("missing", Maps(&MISSING), "[…]",
        "Đơn vị không có dòng trong báo cáo đã nhận, và lý do.", "Institutions of a received report without a row, and why."),
    optional("replies", Maps(&REPLY), "[…]",
        "Ý kiến của đơn vị về việc được nêu tên hoặc không trong danh sách của kỳ; hiện cạnh tên.",
        "Replies of institutions to being named, or not named, in a list of this period; shown beside the name."),
] };

pub static REPORT: Shape = Shape { vi: "Một báo cáo (`reports`)", en: "A report (`reports`)", keys: &[
    required("id", Id, "phat-diem", "Mã, duy nhất trong kỳ.", "Id, unique within the period."),
    optional("from_area", Reference(Area), "thi-tran-phat-diem",
        "Địa bàn gửi báo cáo; cần khi không có from_agency.", "The area that sent it; needed without from_agency."),
    optional("from_agency", Reference(Agency), "so-gddt",
        "Cơ quan gửi báo cáo; cần khi không có from_area.", "The agency that sent it; needed without from_area."),
    optional("duty", Reference(Duty), "quarterly",
        "Nghĩa vụ của kế hoạch mà báo cáo thực hiện; bỏ trống: gửi ngoài nghĩa vụ.", "The duty of the plan that it fulfils; left out: sent beyond any duty."),
    required("received", Date, "2022-03-18", "Ngày nhận.", "Day of receipt."),
    required("status", OneOf(&["final", "provisional"]), "final", "Chính thức, hay còn có thể thay đổi.", "Final, or may still change."),
    required("demonstration", YesNo, "yes", "yes với số liệu được đặt ra để minh họa.", "yes for invented figures."),
] };

pub static REVISION: Shape = Shape {
    vi: "Số liệu đã công bố nay thay đổi (`revisions`): một ô (institution, field) hoặc một số tổng (area, institution_kind, indicator)",
    en: "A published value that changed (`revisions`): a cell (institution, field) or a total (area, institution_kind, indicator)", keys: &[
    conditional("institution", Reference(Institution), "minh-hoa-tieu-hoc-01-phat-diem", "Đơn vị; với một ô.", "The institution; of a cell."),
    conditional("field", Reference(Field), "cashless_count", "Cột số liệu; với một ô.", "The field; of a cell."),
    optional("area", Reference(Area), "huyen-ly-son", "Địa bàn; với một số tổng.", "The area; of a total."),
    conditional("institution_kind", Reference(InstitutionKind), "tram-y-te", "Loại đơn vị; với một số tổng.", "The kind of institution; of a total."),
    conditional("indicator", Reference(Indicator), "cashless-adoption", "Chỉ số; với một số tổng.", "The indicator; of a total."),
    required("was", Cell, "120", "Giá trị đã công bố: như trong ô, hoặc tử số/mẫu số.", "What was published: as in a cell, or numerator/denominator."),
    required("kind", OneOf(&["revision", "correction"]), "correction", "Số liệu tốt hơn, hay sửa nhầm lẫn.", "Better data, or the correction of a mistake."),
    required("on", Date, "2022-07-02", "Ngày thay đổi.", "When it was changed."),
    required("reason", Text, TEXTS, "Vì sao.", "Why."),
] };

pub static MISSING: Shape = Shape { vi: "Đơn vị thiếu số liệu (`missing`)", en: "An institution without figures (`missing`)", keys: &[
    required("institution", Reference(Institution), "minh-hoa-tieu-hoc-01-phat-diem", "Đơn vị.", "The institution."),
    required("report", Reference(Report), "phat-diem", "Báo cáo lẽ ra có dòng này.", "The report that should contain its row."),
    required("reason", Text, TEXTS, "Vì sao.", "Why."),
] };

pub static REPLY: Shape = Shape { vi: "Ý kiến của đơn vị (`replies`)", en: "A reply of an institution (`replies`)", keys: &[
    required("institution", Reference(Institution), "minh-hoa-tieu-hoc-01-phat-diem", "Đơn vị.", "The institution."),
    required("on", Date, "2023-01-12", "Ngày nhận.", "When it was received."),
    required("text", Text, TEXTS, "Lời của đơn vị.", "Its words."),
] };

/// Any other YAML file of the folder.
pub static ROWS_FILE: Shape = Shape { vi: "Kết quả viết bằng YAML", en: "Results written in YAML", keys: &[
    optional("rows", Rows(&ROW), "[…]", "Mỗi đơn vị một dòng.", "One row for each institution."),
    optional("totals", Rows(&TOTAL), "[…]",
        "Từ nơi chỉ báo cáo số tổng; mỗi loại đơn vị và chỉ số một dòng.", "From units that report totals only; one row for each kind and indicator."),
] };

/// A row of results; beside these columns it has one for each field that was asked for.
pub static ROW: Shape = Shape {
    vi: "Một dòng kết quả (`rows`, CSV); thêm mỗi cột số liệu trong data/indicators.yaml một cột",
    en: "A row of results (`rows`, CSV); in addition a column for each field of data/indicators.yaml", keys: &[
    required("institution", Reference(Institution), "minh-hoa-tieu-hoc-01-phat-diem", "Đơn vị.", "The institution."),
    required("report", Reference(Report), "phat-diem", "Báo cáo có dòng này.", "The report that brought the row."),
] };

/// A total.
pub static TOTAL: Shape = Shape { vi: "Một số tổng (`totals`, CSV)", en: "A total (`totals`, CSV)", keys: &[
    required("area", Reference(Area), "huyen-ly-son", "Địa bàn chỉ báo cáo số tổng.", "The area that reports totals only."),
    required("report", Reference(Report), "ly-son", "Báo cáo có số này.", "The report that brought it."),
    required("kind", Reference(InstitutionKind), "tram-y-te", "Loại đơn vị.", "Kind of institution."),
    required("indicator", Reference(Indicator), "cashless-adoption", "Chỉ số.", "The indicator."),
    required("numerator", Count, "1", "Tử số.", "Upper count."),
    required("denominator", Count, "2", "Mẫu số.", "Lower count."),
    optional("institutions", Count, "2",
        "Số đơn vị mà số tổng đã tính đến, kể cả đơn vị không có gì để đếm; bỏ trống: với tỷ lệ đơn vị là mẫu số, với tổng giao dịch hay tổng tiền là không rõ, nên không đơn vị nào được coi là đã có số liệu.",
        "How many institutions it covers, those with nothing to count included; left out: of a share of institutions the denominator, of a sum not known, so no institution counts as covered."),
] };
