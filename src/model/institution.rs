//! Schools, hospitals and other institutions, and the agencies that manage them.

use super::area::AreaIx;
use super::date::Date;
use super::text::Text;

/// Place of an institution in `Project::institutions`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstitutionIx(pub u32);

/// Place of an agency in `Project::agencies`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyIx(pub u32);

/// An office or group that plans name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Id.
    pub id: String,
    /// Full name.
    pub name: Text,
    /// For tables.
    pub short: Text,
}

/// Education, health.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sector {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// What its institutions are called together.
    pub members: Text,
}

/// A kind of institution: primary school, commune health station.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionKind {
    /// Id.
    pub id: String,
    /// Place in `Project::sectors`.
    pub sector: usize,
    /// Place in `Project::levels`: the level that runs institutions of this kind.
    pub tier: usize,
    /// One of them.
    pub name: Text,
    /// Many of them.
    pub plural: Text,
}

/// A school, hospital or other institution that plans count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// Unique and frozen; also the page's address.
    pub id: String,
    /// Place in `Project::institution_kinds`.
    pub kind: usize,
    /// Name.
    pub name: Text,
    /// Where it stood first.
    pub area: AreaIx,
    /// Since when it belongs to another area, and which.
    pub moved: Option<(Date, AreaIx)>,
    /// Who manages it.
    pub manager: AgencyIx,
    /// First day, if it opened within the data.
    pub opened: Option<Date>,
    /// Last day, if it closed.
    pub closed: Option<Date>,
    /// Whom to ask: an office, never a private person.
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
