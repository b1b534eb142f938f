//! Keys of the files in `data/areas/`.

use super::{Kind::*, Shape, Subject::*, TEXTS, nullable, optional, required};

/// `data/areas/kinds.yaml`.
pub static KINDS_FILE: Shape = Shape { vi: "Cấp và loại địa bàn", en: "Levels and kinds of areas", keys: &[
    required("levels", Maps(&LEVEL), "[…]", "Các cấp, từ lớn đến nhỏ.", "Levels, from the largest to the smallest."),
    required("kinds", Maps(&AREA_KIND), "[…]", "Các loại địa bàn.", "Kinds of areas."),
] };

pub static LEVEL: Shape = Shape { vi: "Một cấp (`levels`)", en: "A level (`levels`)", keys: &[
    required("id", Id, "district", "Mã của cấp.", "Id of the level."),
    required("name", Text, "{vi: huyện, en: district}", "Tên khi nói về một.", "Its name in the singular."),
    required("plural", Text, r#"{vi: "huyện, thị xã, thành phố", en: districts}"#, "Tên khi nói về nhiều.", "Its name in the plural."),
] };

pub static AREA_KIND: Shape = Shape { vi: "Một loại địa bàn (`kinds`)", en: "A kind of area (`kinds`)", keys: &[
    required("id", Id, "huyen", "Mã của loại.", "Id of the kind."),
    required("level", Reference(Level), "district", "Cấp của loại này.", "Its level."),
    required("name", Text, "{vi: huyện, en: district}", "Tên của loại.", "Its name."),
] };

/// Any other file of `data/areas/`.
pub static AREAS_FILE: Shape = Shape { vi: "Danh sách địa bàn", en: "A list of areas", keys: &[
    required("areas", Maps(&AREA), "[…]", "Các địa bàn.", "Areas."),
] };

pub static AREA: Shape = Shape { vi: "Một địa bàn (`areas`)", en: "An area (`areas`)", keys: &[
    required("id", Id, "huyen-kim-son",
        "Mã, duy nhất ở mọi thời điểm; các tệp khác dẫn tới mã này. Mã hành chính được dùng lại năm 2025 nên không thay được.",
        "Id, unique over all times; other files refer to it. Official codes were reused in 2025, so a code alone is no key."),
    required("code", Plain, r#""376""#, "Mã đơn vị hành chính; duy nhất cùng với valid_from.", "Official code; unique together with valid_from."),
    required("name", Text, r#"{vi: "Huyện Kim Sơn", en: "Kim Son District"}"#, "Tên đầy đủ kèm loại.", "Full name with its kind."),
    required("short", Text, r#"{vi: "Kim Sơn", en: "Kim Son"}"#,
        r#"Nhãn trên ô và biểu đồ; không trùng trong cùng địa bàn cấp trên ("TP Cao Lãnh")."#,
        r#"Label on tiles and charts; unique within the parent ("TP Cao Lãnh")."#),
    required("kind", Reference(AreaKind), "huyen", "Loại địa bàn.", "Kind of area."),
    nullable("parent", Reference(Area), "tinh-ninh-binh", "Địa bàn cấp trên; null với tỉnh.", "The area that it is in; null for a province."),
    nullable("valid_from", Date, "null", "Ngày bắt đầu có hiệu lực; null: trước khi dữ liệu bắt đầu.", "First day in force; null: before the data begins."),
    nullable("valid_to", Date, "2025-06-30", "Ngày cuối còn hiệu lực; null: vẫn còn hiệu lực.", "Last day in force; null: still in force."),
    optional("successors", List(&Reference(Area)), "[xa-kim-son]", "Các địa bàn kế tiếp.", "The areas that took over its territory."),
    optional("successor_note", Text, TEXTS, "Ghi chú về việc kế tiếp.", "A remark on the succession."),
    optional("partial", YesNo, "yes", "Lập từ một phần của nhiều địa bàn cũ.", "Made from parts of several earlier areas."),
    optional("units", Count, "25",
        "Số đơn vị cấp dưới trực tiếp năm 2022; 0 với huyện đảo một cấp.", "Number of units one level below in 2022; 0 for a single-tier island district."),
    optional("offshore", YesNo, "yes", "Là huyện đảo.", "It is an island district."),
    optional("aliases", List(&Plain), r#"["Huyện Đakrông"]"#, "Các cách viết khác.", "Other spellings."),
] };

/// `data/areas/tiles.yaml`.
pub static TILES_FILE: Shape = Shape { vi: "Sơ đồ ô vuông", en: "Tile grids", keys: &[
    required("grids", Maps(&GRID), "[…]", "Các sơ đồ.", "Grids."),
] };

pub static GRID: Shape = Shape { vi: "Một sơ đồ (`grids`)", en: "A grid (`grids`)", keys: &[
    required("area", Reference(Area), "tinh-dak-nong", "Địa bàn có các phần được vẽ.", "The area whose parts are drawn."),
    required("columns", Count, "3", "Số cột.", "Number of columns."),
    required("rows", Count, "4", "Số hàng.", "Number of rows."),
    required("tiles", Maps(&TILE), "[…]", "Mỗi địa bàn một ô.", "One tile for each area."),
] };

pub static TILE: Shape = Shape { vi: "Một ô (`tiles`)", en: "A tile (`tiles`)", keys: &[
    required("area", Reference(Area), "huyen-cu-jut", "Địa bàn.", "The area."),
    required("column", Count, "1", "Cột, đếm từ 0 ở phía tây.", "Column, counted from 0 in the west."),
    required("row", Count, "0", "Hàng, đếm từ 0 ở phía bắc.", "Row, counted from 0 in the north."),
] };
