//! The data model: plain Rust, filled by `project`, read by everything to its right.
//! It knows no files, no formats and no pages.

pub mod area;
pub mod content;
pub mod date;
pub mod indicator;
pub mod institution;
pub mod period;
pub mod plan;
pub mod result;
pub mod share;
pub mod text;

use area::{Area, AreaIx, AreaKind, Level, TileGrid};
use content::{Hotline, LinkHost, Page};
use date::Date;
use indicator::{Field, Indicator, Method};
use institution::{Agency, AgencyIx, Institution, InstitutionIx, InstitutionKind, Sector};
use plan::Plan;
use result::Results;
use text::{Lang, Text};

/// A topic that plans may provide for beside their targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
}

/// What `minhbach.yaml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Name of the portal.
    pub name: Text,
    /// What it is, in one line.
    pub tagline: Text,
    /// Who runs it.
    pub owner: Text,
    /// How to reach them.
    pub contact: Text,
    /// The first one is the language of the root page.
    pub languages: Vec<Lang>,
    /// Folder under `themes/`.
    pub theme: String,
    /// The day that everything is judged by; there is no clock.
    pub as_of: Date,
    /// Absolute address of the site with a final slash, if it is known.
    pub base_url: Option<String>,
    /// Under which licence the open data may be used.
    pub data_licence: Option<Licence>,
}

/// A licence by its short name and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Short name, best an SPDX id: `CC-BY-4.0`.
    pub name: String,
    /// Address of its text.
    pub url: String,
}

/// A whole project, checked: every reference holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Settings.
    pub config: Config,
    /// From the largest to the smallest.
    pub levels: Vec<Level>,
    /// Kinds of areas.
    pub area_kinds: Vec<AreaKind>,
    /// Areas of all times.
    pub areas: Vec<Area>,
    /// Tile grids.
    pub grids: Vec<TileGrid>,
    /// Agencies.
    pub agencies: Vec<Agency>,
    /// Sectors.
    pub sectors: Vec<Sector>,
    /// Kinds of institutions.
    pub institution_kinds: Vec<InstitutionKind>,
    /// Institutions, in order of id.
    pub institutions: Vec<Institution>,
    /// Payment methods.
    pub methods: Vec<Method>,
    /// Fields of result rows.
    pub fields: Vec<Field>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Plans, in order of id.
    pub plans: Vec<Plan>,
    /// Results of each plan, in the order of `plans` and within it of periods.
    pub results: Vec<Vec<Results>>,
    /// Written pages, by section and order.
    pub pages: Vec<Page>,
    /// Telephone numbers.
    pub hotlines: Vec<Hotline>,
    /// Hosts.
    pub links: Vec<LinkHost>,
}

impl Project {
    /// The area at a place that `project` has checked.
    pub fn area(&self, ix: AreaIx) -> &Area {
        &self.areas[ix.0 as usize]
    }

    /// The agency at a place that `project` has checked.
    pub fn agency(&self, ix: AgencyIx) -> &Agency {
        &self.agencies[ix.0 as usize]
    }

    /// The institution at a place that `project` has checked.
    pub fn institution(&self, ix: InstitutionIx) -> &Institution {
        &self.institutions[ix.0 as usize]
    }

    /// The level of an area, a place in `levels`.
    pub fn level_of(&self, ix: AreaIx) -> usize {
        self.area_kinds[self.area(ix).kind].level
    }

    /// The sector of an institution, a place in `sectors`.
    pub fn sector_of(&self, ix: InstitutionIx) -> usize {
        self.institution_kinds[self.institution(ix).kind].sector
    }

    /// Whether `inner` is `outer` or lies in it.
    pub fn lies_in(&self, inner: AreaIx, outer: AreaIx) -> bool {
        let mut at = Some(inner);
        while let Some(ix) = at {
            if ix == outer {
                return true;
            }
            at = self.area(ix).parent;
        }
        false
    }
}
