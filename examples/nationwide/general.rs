//! Writes the files that do not depend on the size of the country: settings, agencies, written pages and the theme.

use std::io;

use super::country::Country;
use super::folder::Folder;

/// Files of the repository that are valid for any country.
const COPIED: [&str; 8] = [
    "data/indicators.yaml",
    "data/topics.yaml",
    "data/hotlines.yaml",
    "data/links.yaml",
    "data/institutions/kinds.yaml",
    "content/canh-bao",
    "content/huong-dan/website",
    "themes",
];

/// Written pages of this example, because those of the repository are about the bundled plans.
const PAGES: &str = "examples/nationwide/content";

/// Offices that the invented plans name, each with a short name.
const AGENCIES: [(&str, [&str; 2], [&str; 2]); 9] = [
    ("ubnd-tinh", ["Ủy ban nhân dân tỉnh", "Provincial People's Committee"], ["UBND tỉnh", "Provincial Committee"]),
    ("ubnd-huyen", ["Ủy ban nhân dân huyện", "District People's Committee"], ["UBND huyện", "District Committee"]),
    (
        "so-gddt",
        ["Sở Giáo dục và Đào tạo", "Department of Education and Training"],
        ["Sở GD&ĐT", "Education Department"],
    ),
    ("so-y-te", ["Sở Y tế", "Department of Health"], ["Sở Y tế", "Health Department"]),
    (
        "so-tttt",
        ["Sở Thông tin và Truyền thông", "Department of Information and Communications"],
        ["Sở TT&TT", "Information Department"],
    ),
    (
        "so-ldtbxh",
        ["Sở Lao động - Thương binh và Xã hội", "Department of Labour, War Invalids and Social Affairs"],
        ["Sở LĐ-TB&XH", "Labour Department"],
    ),
    ("so-tai-chinh", ["Sở Tài chính", "Department of Finance"], ["Sở Tài chính", "Finance Department"]),
    ("ngan-hang", ["Các ngân hàng", "Banks"], ["Ngân hàng", "Banks"]),
    ("truong-hoc", ["Các trường học", "Schools"], ["Trường học", "Schools"]),
];

/// Writes all these files.
pub(crate) fn write(folder: &mut Folder, country: &Country) -> io::Result<()> {
    for path in COPIED {
        folder.copy(path, path)?;
    }
    folder.copy(PAGES, "content")?;
    let mut agencies = "# Offices that the invented plans name.\nagencies:\n".to_owned();
    for (id, [vi, en], [short_vi, short_en]) in AGENCIES {
        agencies.push_str(&format!(
            "  - {{id: {id}, name: {{vi: \"{vi}\", en: \"{en}\"}}, short: {{vi: \"{short_vi}\", en: \"{short_en}\"}}}}\n"
        ));
    }
    folder.text("data/agencies.yaml", &agencies)?;
    folder.text(
        "minhbach.yaml",
        &format!(
            "# An invented country: written by examples/nationwide. Nothing in it is real.
name: {{vi: \"Minh Bạch, cả nước minh họa\", en: \"Minh Bạch, an invented country\"}}
tagline: {{vi: \"Tỉnh, huyện, kế hoạch, đơn vị và số liệu đều do máy đặt ra để đo chương trình\", en: \"Provinces, districts, plans, institutions and figures are all made up to measure the program\"}}
owner: {{vi: \"Cổng minh họa, không có cơ quan chủ quản. Mọi số liệu là số liệu minh họa.\", en: \"Demonstration portal with no governing body. All figures are demonstration data.\"}}
contact: {{vi: \"Không có đầu mối tiếp nhận.\", en: \"There is no contact office.\"}}
languages: [vi, en]
theme: minh-bach
as_of: {}
base_url: null
",
            country.today()
        ),
    )
}
