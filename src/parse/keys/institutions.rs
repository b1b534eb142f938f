//! Keys of `data/agencies.yaml` and of the files in `data/institutions/`.

use super::{Kind::*, Shape, Subject::*, optional, required};

/// `data/agencies.yaml`.
pub static AGENCIES_FILE: Shape = Shape { vi: "Cơ quan và nhóm được kế hoạch nêu tên", en: "Offices and groups named in plans", keys: &[
    required("agencies", Maps(&AGENCY), "[…]",
        "Các cơ quan; kế hoạch thuộc địa bàn nào thì là cơ quan của địa bàn đó.", "Agencies; the plan's area says which province or district is meant."),
] };

pub static AGENCY: Shape = Shape { vi: "Một cơ quan (`agencies`)", en: "An agency (`agencies`)", keys: &[
    required("id", Id, "so-gddt", "Mã của cơ quan.", "Id of the agency."),
    required("name", Text, r#"{vi: "Sở Giáo dục và Đào tạo", en: "Department of Education and Training"}"#, "Tên đầy đủ.", "Full name."),
    required("short", Text, r#"{vi: "Sở GD&ĐT", en: "Education Department"}"#, "Tên ngắn cho bảng.", "Short name for tables."),
    optional("group", YesNo, "yes",
        "yes: một nhóm cơ quan. Báo cáo của nhóm không kể tên thành viên thì không được xét là đúng hạn hay muộn.",
        "yes: a group of offices. Reports of a group whose members are not listed are not judged, neither on time nor late."),
    optional("members", List(&Reference(Agency)), "[phong-gddt, phong-y-te]",
        "Các cơ quan của nhóm, mỗi cơ quan gửi một báo cáo; chỉ với group: yes.", "The offices of the group, each of which reports; only with group: yes."),
] };

/// `data/institutions/kinds.yaml`.
pub static KINDS_FILE: Shape = Shape { vi: "Lĩnh vực và loại đơn vị", en: "Sectors and kinds of institutions", keys: &[
    required("sectors", Maps(&SECTOR), "[…]", "Các lĩnh vực.", "Sectors."),
    required("kinds", Maps(&INSTITUTION_KIND), "[…]", "Các loại đơn vị.", "Kinds of institutions."),
] };

pub static SECTOR: Shape = Shape { vi: "Một lĩnh vực (`sectors`)", en: "A sector (`sectors`)", keys: &[
    required("id", Id, "education", "Mã của lĩnh vực.", "Id of the sector."),
    required("name", Text, r#"{vi: "Giáo dục", en: "Education"}"#, "Tên lĩnh vực.", "Name of the sector."),
    required("members", Text, r#"{vi: "trường học, cơ sở giáo dục", en: "schools and educational institutions"}"#,
        "Tên gọi chung các đơn vị.", "What its institutions are called together."),
] };

pub static INSTITUTION_KIND: Shape = Shape { vi: "Một loại đơn vị (`kinds`)", en: "A kind of institution (`kinds`)", keys: &[
    required("id", Id, "tieu-hoc", "Mã của loại.", "Id of the kind."),
    required("sector", Reference(Sector), "education", "Lĩnh vực.", "Its sector."),
    required("tier", Reference(Level), "commune", "Cấp quản lý loại đơn vị này.", "The level that runs institutions of this kind."),
    required("name", Text, r#"{vi: "Trường tiểu học", en: "Primary school"}"#, "Tên khi nói về một.", "Its name in the singular."),
    required("plural", Text, r#"{vi: "trường tiểu học", en: "primary schools"}"#, "Tên khi nói về nhiều.", "Its name in the plural."),
] };

/// Columns of the tables of institutions.
pub static INSTITUTIONS_TABLE: Shape = Shape { vi: "Bảng đơn vị (CSV)", en: "A table of institutions (CSV)", keys: &[
    required("id", Id, "truong-tieu-hoc-mau", "Mã, không đổi; cũng là địa chỉ trang.", "Id, frozen; also the page's address."),
    required("kind", Reference(InstitutionKind), "tieu-hoc", "Loại đơn vị.", "Kind of institution."),
    required("name", Text, "Trường Tiểu học Mẫu", "Tên; mỗi ngôn ngữ một cột.", "Name; one column for each language."),
    required("area", Reference(Area), "thi-tran-phat-diem", "Địa bàn nơi đơn vị đặt lúc đầu.", "The area where it stood first."),
    optional("moved_on", Date, "2025-07-01",
        "Từ ngày này thuộc địa bàn khác, như sau sắp xếp năm 2025.", "Since this day it belongs to another area, as after the reform of 2025."),
    optional("moved_to", Reference(Area), "xa-phat-diem", "Địa bàn mới; cần cùng với moved_on.", "The other area; needed with moved_on."),
    required("manager", Reference(Agency), "phong-gddt", "Cơ quan quản lý.", "The agency that manages it."),
    optional("opened", Date, "2022-09-05", "Ngày đầu hoạt động, nếu nằm trong dữ liệu.", "First day, if it opened within the data."),
    optional("closed", Date, "2024-06-30", "Ngày cuối hoạt động.", "Last day, if it closed."),
    optional("contact", Text, "Bộ phận tài vụ",
        "Hỏi ai: một bộ phận, không phải cá nhân; mỗi ngôn ngữ một cột.", "Whom to ask: an office, never a private person; one column for each language."),
    required("demonstration", YesNo, "yes", "yes với mọi thứ được đặt ra để minh họa.", "yes for anything invented."),
] };
