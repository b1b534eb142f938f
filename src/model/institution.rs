//! Schools, hospitals and other institutions, and the agencies that manage them.

use super::date::Date;
use super::ids::{AgencyIx, AreaIx, KindIx, LevelIx, SectorIx};
use super::text::Text;

/// An office or working group that plans name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    pub id: String,
    /// Full name.
    pub name: Text,
    /// Short name for tables.
    pub short: Text,
    /// `Some`: not one office but a group of them, with its members as far as they are known.
    pub group: Option<Vec<AgencyIx>>,
}

/// A sector, such as education or health.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sector {
    pub id: String,
    pub name: Text,
    /// Collective name of its institutions.
    pub members: Text,
}

/// A kind of institution: primary school, commune health station.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionKind {
    pub id: String,
    pub sector: SectorIx,
    /// The level that runs institutions of this kind.
    pub tier: LevelIx,
    /// Name in the singular.
    pub name: Text,
    /// Name in the plural.
    pub plural: Text,
}

/// A school, hospital or other institution that plans count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// Unique and permanent id; also the page's address.
    pub id: String,
    pub kind: KindIx,
    pub name: Text,
    /// Its first area.
    pub area: AreaIx,
    /// First day in another area, and that area.
    pub moved: Option<(Date, AreaIx)>,
    /// The agency that manages it.
    pub manager: AgencyIx,
    /// First day; `None`: it existed before the data begins.
    pub opened: Option<Date>,
    /// Last day; `None`: still open.
    pub closed: Option<Date>,
    /// Contact: an office, not a private person.
    pub contact: Text,
    /// Invented for demonstration.
    pub demonstration: bool,
}

impl Institution {
    /// The area it belongs to on a day.
    pub fn area_on(&self, day: Date) -> AreaIx {
        match self.moved {
            Some((since, area)) if since <= day => area,
            _ => self.area,
        }
    }

    /// Whether it exists on a day.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.opened.is_none_or(|d| d <= day) && self.closed.is_none_or(|d| day <= d)
    }
}
