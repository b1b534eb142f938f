//! The keys of every file of a project, as data: their names, types, whether they are needed, what they are for, an example.
//! Reading, suggestions for misspelt keys and the tables of `docs/data.md` come from this one description.

// The tables have lines of their own, up to 160 columns: a key, its type and an example, then what it is for in Vietnamese and
// in English, on a second line where the first has no room.
#[rustfmt::skip]
pub(super) mod areas;
#[rustfmt::skip]
pub(super) mod config;
#[rustfmt::skip]
pub(super) mod contacts;
#[rustfmt::skip]
pub(super) mod indicators;
#[rustfmt::skip]
pub(super) mod institutions;
#[rustfmt::skip]
pub(super) mod page;
#[rustfmt::skip]
pub(super) mod plan;
#[rustfmt::skip]
pub(super) mod published;
#[rustfmt::skip]
pub(super) mod results;
pub mod reference;

use crate::diagnostics::Bilingual;

/// One key of a map, or one column of a table.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// What it is for, in Vietnamese.
    pub vi: &'static str,
    /// What it is for, in English.
    pub en: &'static str,
    /// A value, as an editor would write it.
    pub example: &'static str,
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be there with a value.
    Required,
    /// It must be there; `null` says that the source does not state it.
    Nullable,
    /// It may be left out.
    Optional,
    /// It must be there in the cases that its description names, and nowhere else.
    Conditional,
}

/// What a value is.
#[allow(missing_docs, reason = "the others are what their names say")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text for readers, one entry for each language of the portal. In a table: one column for each, `name_vi`, `name_en`.
    Text,
    Plain,
    /// Words that occur in the plan's official text.
    Quote,
    /// An id that is a part of addresses.
    Id,
    /// A name of lower-case letters, digits, `_` and `-`.
    Symbol,
    /// The id of something that is declared elsewhere.
    Reference(Subject),
    Date,
    DayOfYear,
    Period,
    /// A share from 0% to 100%.
    Share,
    /// A whole number that is not negative.
    Count,
    YesNo,
    /// One of these words.
    OneOf(&'static [&'static str]),
    List(&'static Kind),
    Map(&'static Shape),
    Maps(&'static Shape),
    /// A map from ids to values.
    MapOf(Subject, &'static Kind),
    /// A value in one of several forms.
    Either(&'static [Kind]),
    /// A value as a cell of a result table writes it.
    Cell,
    /// A list of maps that are read as the rows of a table.
    Rows(&'static Shape),
}

/// The keys of a kind of map, or the columns of a kind of table.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// What such a map describes, in Vietnamese.
    pub vi: &'static str,
    /// What such a map describes, in English.
    pub en: &'static str,
    /// Its keys, in the order in which they are documented.
    pub keys: &'static [Key],
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Key {}

impl Shape {
    /// A key by its name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of all keys.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}

/// What a reference names.
#[allow(missing_docs, reason = "each is what its name says")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Level,
    AreaKind,
    Area,
    Agency,
    Sector,
    InstitutionKind,
    Institution,
    Method,
    Field,
    Indicator,
    Topic,
    Target,
    Task,
    Duty,
    Report,
    Hotline,
}

impl Subject {
    /// Its name in both languages.
    pub fn name(self) -> Bilingual {
        let (vi, en) = match self {
            Self::Level => ("cấp", "level"),
            Self::AreaKind => ("loại địa bàn", "kind of area"),
            Self::Area => ("địa bàn", "area"),
            Self::Agency => ("cơ quan", "agency"),
            Self::Sector => ("lĩnh vực", "sector"),
            Self::InstitutionKind => ("loại đơn vị", "kind of institution"),
            Self::Institution => ("đơn vị", "institution"),
            Self::Method => ("phương thức", "method"),
            Self::Field => ("cột số liệu", "field"),
            Self::Indicator => ("chỉ số", "indicator"),
            Self::Topic => ("chủ đề", "topic"),
            Self::Target => ("chỉ tiêu của kế hoạch này", "target of this plan"),
            Self::Task => ("nhiệm vụ", "task"),
            Self::Duty => ("nghĩa vụ báo cáo", "duty"),
            Self::Report => ("báo cáo của kỳ này", "report of this period"),
            Self::Hotline => ("đường dây", "hotline"),
        };
        Bilingual::new(vi, en)
    }
}

type Str = &'static str;

/// The example of a text whose words do not matter.
const TEXTS: Str = r#"{vi: "…", en: "…"}"#;

const fn required(name: Str, kind: Kind, example: Str, vi: Str, en: Str) -> Key {
    Key { name, kind, need: Need::Required, vi, en, example }
}

const fn nullable(name: Str, kind: Kind, example: Str, vi: Str, en: Str) -> Key {
    Key { name, kind, need: Need::Nullable, vi, en, example }
}

const fn optional(name: Str, kind: Kind, example: Str, vi: Str, en: Str) -> Key {
    Key { name, kind, need: Need::Optional, vi, en, example }
}

const fn conditional(name: Str, kind: Kind, example: Str, vi: Str, en: Str) -> Key {
    Key { name, kind, need: Need::Conditional, vi, en, example }
}
