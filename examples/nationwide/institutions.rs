//! Invents the schools and health facilities.

use std::io::{self, Write};

use super::areas::{district_id, province_id};
use super::country::{Country, District, FIRST_YEAR, Province};
use super::folder::Folder;
use super::random::Random;

/// A sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sector {
    /// Schools.
    Education,
    /// Health facilities.
    Health,
}

/// Properties of a kind of institution.
#[derive(Debug)]
pub(crate) struct Kind {
    /// As in `data/institutions/kinds.yaml`.
    pub(crate) id: &'static str,
    /// Sector.
    pub(crate) sector: Sector,
    names: [&'static str; 2],
    contact: [&'static str; 2],
    manager: &'static str,
    /// Number of this kind in a thousand institutions.
    weight: u64,
    /// Higher values are equipped earlier, in per mille.
    pub(crate) strength: i64,
    /// Transactions in a quarter (minimum, maximum).
    pub(crate) transactions: (u64, u64),
    /// Value of a transaction in thousands of đồng (minimum, maximum).
    pub(crate) value: (u64, u64),
    /// Usual cashless share of equipped institutions, in per mille.
    pub(crate) share: i64,
    /// Lessons in the programme; `(0, 0)` where there is none.
    pub(crate) lessons: (u64, u64),
}

const ACCOUNTS: [&str; 2] = ["Bộ phận tài vụ", "Accounts office"];
const FINANCE: [&str; 2] = ["Phòng Tài chính - Kế toán", "Finance and Accounting Office"];
const RECEPTION: [&str; 2] = ["Bộ phận tiếp đón", "Reception desk"];

/// All kinds, with values similar to the demonstration data of the bundled plans.
#[rustfmt::skip]
pub(crate) const KINDS: [Kind; 15] = [
    Kind { id: "mam-non", sector: Sector::Education, names: ["Trường Mầm non", "Preschool"], contact: ACCOUNTS, manager: "ubnd-huyen", weight: 215, strength: -50, transactions: (240, 900), value: (350, 650), share: 220, lessons: (0, 0) },
    Kind { id: "tieu-hoc", sector: Sector::Education, names: ["Trường Tiểu học", "Primary School"], contact: ACCOUNTS, manager: "ubnd-huyen", weight: 205, strength: 0, transactions: (300, 1_100), value: (180, 420), share: 230, lessons: (980, 1_120) },
    Kind { id: "thcs", sector: Sector::Education, names: ["Trường THCS", "Lower Secondary School"], contact: ACCOUNTS, manager: "ubnd-huyen", weight: 150, strength: 50, transactions: (280, 1_000), value: (200, 450), share: 240, lessons: (1_000, 1_060) },
    Kind { id: "th-thcs", sector: Sector::Education, names: ["Trường TH và THCS", "Primary and Lower Secondary School"], contact: ACCOUNTS, manager: "ubnd-huyen", weight: 40, strength: -100, transactions: (250, 900), value: (180, 400), share: 170, lessons: (1_000, 1_100) },
    Kind { id: "thpt", sector: Sector::Education, names: ["Trường THPT", "Upper Secondary School"], contact: ACCOUNTS, manager: "so-gddt", weight: 50, strength: 220, transactions: (600, 1_800), value: (350, 700), share: 320, lessons: (1_010, 1_090) },
    Kind { id: "gdnn-gdtx", sector: Sector::Education, names: ["Trung tâm GDNN-GDTX", "Vocational and Continuing Education Centre"], contact: ACCOUNTS, manager: "so-gddt", weight: 14, strength: 80, transactions: (150, 500), value: (400, 900), share: 250, lessons: (780, 900) },
    Kind { id: "co-so-gdnn", sector: Sector::Education, names: ["Cơ sở GDNN", "Vocational School"], contact: ACCOUNTS, manager: "so-ldtbxh", weight: 14, strength: 150, transactions: (200, 700), value: (900, 2_500), share: 330, lessons: (700, 900) },
    Kind { id: "cao-dang", sector: Sector::Education, names: ["Trường Cao đẳng", "College"], contact: FINANCE, manager: "so-ldtbxh", weight: 8, strength: 330, transactions: (500, 1_400), value: (1_800, 3_200), share: 360, lessons: (800, 960) },
    Kind { id: "dai-hoc", sector: Sector::Education, names: ["Trường Đại học", "University"], contact: FINANCE, manager: "ubnd-tinh", weight: 6, strength: 400, transactions: (1_200, 3_000), value: (2_500, 4_500), share: 380, lessons: (900, 1_100) },
    Kind { id: "benh-vien-tinh", sector: Sector::Health, names: ["Bệnh viện Tỉnh", "Provincial Hospital"], contact: FINANCE, manager: "so-y-te", weight: 10, strength: 420, transactions: (18_000, 42_000), value: (250, 600), share: 320, lessons: (0, 0) },
    Kind { id: "benh-vien-huyen", sector: Sector::Health, names: ["Bệnh viện Đa khoa Huyện", "District General Hospital"], contact: FINANCE, manager: "so-y-te", weight: 13, strength: 300, transactions: (6_000, 14_000), value: (120, 280), share: 250, lessons: (0, 0) },
    Kind { id: "ttyt-huyen", sector: Sector::Health, names: ["Trung tâm Y tế", "District Health Centre"], contact: FINANCE, manager: "so-y-te", weight: 15, strength: 250, transactions: (3_500, 9_000), value: (90, 220), share: 220, lessons: (0, 0) },
    Kind { id: "phong-kham-khu-vuc", sector: Sector::Health, names: ["Phòng khám Đa khoa Khu vực", "Regional Polyclinic"], contact: RECEPTION, manager: "so-y-te", weight: 25, strength: 30, transactions: (700, 2_200), value: (60, 140), share: 160, lessons: (0, 0) },
    Kind { id: "tram-y-te", sector: Sector::Health, names: ["Trạm Y tế", "Health Station"], contact: RECEPTION, manager: "so-y-te", weight: 165, strength: -220, transactions: (90, 420), value: (20, 55), share: 130, lessons: (0, 0) },
    Kind { id: "phong-kham-tu", sector: Sector::Health, names: ["Phòng khám Tư nhân", "Private Clinic"], contact: RECEPTION, manager: "so-y-te", weight: 70, strength: 100, transactions: (350, 1_500), value: (120, 320), share: 300, lessons: (0, 0) },
];

/// An institution.
#[derive(Debug)]
pub(crate) struct Institution<'c> {
    /// Unique in the country.
    pub(crate) id: String,
    /// Kind.
    pub(crate) kind: &'static Kind,
    /// Its district.
    pub(crate) district: &'c District,
    /// First day; `None`: it existed before.
    pub(crate) opened: Option<String>,
    /// Last day; `None`: still open.
    pub(crate) closed: Option<String>,
    /// Its random numbers.
    pub(crate) random: Random,
    number: usize,
}

impl Institution<'_> {
    /// Whether it is open on a day (`2023-12-31`).
    pub(crate) fn is_open_on(&self, day: &str) -> bool {
        self.opened.as_deref().is_none_or(|first| first <= day) && self.closed.as_deref().is_none_or(|last| day <= last)
    }

    /// Whether the district reports for it.
    pub(crate) fn is_of_district(&self) -> bool {
        self.kind.manager == "ubnd-huyen"
    }
}

/// The institutions of a province.
pub(crate) fn of<'c>(country: &Country, province: &'c Province) -> Vec<Institution<'c>> {
    province.districts.iter().flat_map(|district| of_district(country, district)).collect()
}

fn of_district<'c>(country: &Country, district: &'c District) -> Vec<Institution<'c>> {
    let mut kinds: Vec<usize> = (0..district.institutions).map(|i| kind(district.random.about("kind").at(i))).collect();
    kinds.sort_unstable();
    let mut numbers = [0; KINDS.len()];
    kinds
        .into_iter()
        .map(|index| {
            numbers[index] += 1;
            institution(country, district, index, numbers[index])
        })
        .collect()
}

/// A random index into `KINDS`, by weight.
fn kind(random: Random) -> usize {
    let number = random.below(KINDS.iter().map(|kind| kind.weight).sum());
    let mut reached = 0;
    let found = KINDS.iter().position(|kind| {
        reached += kind.weight;
        number < reached
    });
    found.unwrap_or(0)
}

fn institution<'c>(country: &Country, district: &'c District, index: usize, number: usize) -> Institution<'c> {
    let kind = &KINDS[index];
    // Numbered within its kind, so that one more institution of another kind does not change it.
    let random = district.random.about(kind.id).at(number);
    let some_year = FIRST_YEAR as u64 + random.about("year").below((country.last_year() - FIRST_YEAR) as u64);
    let month = random.about("month").between(1, 12);
    let day = |day: u64| format!("{some_year}-{month:02}-{day:02}");
    // At most one of the two is set.
    let (opened, closed) = match random.about("life").below(200) {
        0 => (Some(day(1)), None),
        1 => (None, Some(day(28))),
        _ => (None, None),
    };
    Institution {
        id: format!("minh-hoa-{}-{number:02}-{}", kind.id, district.name),
        kind,
        district,
        opened,
        closed,
        random,
        number,
    }
}

/// Writes `data/institutions/`: one table for each province.
pub(crate) fn write(folder: &mut Folder, province: &Province, all: &[Institution<'_>]) -> io::Result<()> {
    folder.write(&format!("data/institutions/{}.csv", province_id(province.number)), |file| {
        writeln!(
            file,
            "id,kind,name_vi,name_en,area,moved_on,moved_to,manager,opened,closed,contact_vi,contact_en,demonstration"
        )?;
        all.iter().try_for_each(|one| {
            let Institution { id, kind, district, opened, closed, number, .. } = one;
            let [vi, en] = kind.names;
            let [contact_vi, contact_en] = kind.contact;
            writeln!(
                file,
                "{id},{},{vi} Minh Họa {number:02} Huyện {name},Demonstration {en} {number:02} District {name},{},,,{},{},{},{contact_vi},{contact_en},yes",
                kind.id,
                district_id(&district.name),
                kind.manager,
                opened.as_deref().unwrap_or(""),
                closed.as_deref().unwrap_or(""),
                name = district.name,
            )
        })
    })
}
