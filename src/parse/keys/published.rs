//! Columns of the files in `data/published/`, which `minhbach record` writes.

use super::{Kind::*, Shape, Subject::*, required};

/// `PERIOD.csv`.
pub static ROWS: Shape = Shape {
    vi: "`KỲ.csv`; thêm mỗi cột số liệu có giá trị một cột",
    en: "`PERIOD.csv`; in addition a column for each field that has a value", keys: &[
    required("institution", Reference(Institution), "minh-hoa-tieu-hoc-01-phat-diem", "Đơn vị.", "The institution."),
] };

/// `PERIOD-totals.csv`.
pub static TOTALS: Shape = Shape { vi: "`KỲ-totals.csv`", en: "`PERIOD-totals.csv`", keys: &[
    required("area", Reference(Area), "huyen-ly-son", "Địa bàn.", "The area."),
    required("kind", Reference(InstitutionKind), "tram-y-te", "Loại đơn vị.", "Kind of institution."),
    required("indicator", Reference(Indicator), "cashless-adoption", "Chỉ số.", "The indicator."),
    required("numerator", Count, "1", "Tử số.", "Upper count."),
    required("denominator", Count, "2", "Mẫu số.", "Lower count."),
] };

/// `PERIOD-revisions.csv`.
pub static REVISIONS: Shape = Shape { vi: "`KỲ-revisions.csv`", en: "`PERIOD-revisions.csv`", keys: &[
    required("institution", Reference(Institution), "minh-hoa-tieu-hoc-01-phat-diem", "Đơn vị.", "The institution."),
    required("field", Reference(Field), "cashless_count", "Cột số liệu.", "The field."),
    required("was", Cell, "120", "Giá trị đã công bố.", "What was published."),
    required("kind", OneOf(&["revision", "correction"]), "correction", "Số liệu tốt hơn, hay sửa nhầm lẫn.", "Better data, or the correction of a mistake."),
    required("on", Date, "2022-07-02", "Ngày thay đổi.", "When it was changed."),
] };

/// `PERIOD-totals-revisions.csv`.
pub static TOTAL_REVISIONS: Shape = Shape { vi: "`KỲ-totals-revisions.csv`", en: "`PERIOD-totals-revisions.csv`", keys: &[
    required("area", Reference(Area), "huyen-ly-son", "Địa bàn.", "The area."),
    required("institution_kind", Reference(InstitutionKind), "tram-y-te", "Loại đơn vị.", "Kind of institution."),
    required("indicator", Reference(Indicator), "cashless-adoption", "Chỉ số.", "The indicator."),
    required("was", Cell, "12/30", "Tử số/mẫu số đã công bố.", "Numerator/denominator as published."),
    required("kind", OneOf(&["revision", "correction"]), "revision", "Số liệu tốt hơn, hay sửa nhầm lẫn.", "Better data, or the correction of a mistake."),
    required("on", Date, "2022-07-02", "Ngày thay đổi.", "When it was changed."),
] };
