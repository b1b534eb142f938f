//! The data model: plain types, made by `parse` and read by every later stage. Independent of files, formats and pages.
#![allow(missing_docs, reason = "a field that is what its name says needs no comment")]

pub mod area;
pub mod content;
pub mod date;
pub mod duty;
pub mod ids;
pub mod indicator;
pub mod institution;
pub mod payment;
pub mod period;
pub mod plan;
pub mod quote;
pub mod result;
pub mod share;
pub mod target;
pub mod task;
pub mod text;

use area::{Area, AreaKind, Level, TileGrid};
use content::{Hotline, LinkHost, Page};
use date::Date;
use ids::{
    AgencyIx, AreaIx, AreaKindIx, ContentIx, FieldIx, IndicatorIx, InstitutionIx, KindIx, LangIx, LevelIx, MethodIx,
    PlanIx, ResultsIx, SectorIx, TiVec, TopicIx,
};
use indicator::{Field, Indicator, Method};
use institution::{Agency, Institution, InstitutionKind, Sector};
use plan::Plan;
use result::Results;
use text::{Lang, Text};

/// A topic on which plans may have provisions besides their targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    pub id: String,
    pub name: Text,
}

/// Settings from `minhbach.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Name of the portal.
    pub name: Text,
    /// Description in one line.
    pub tagline: Text,
    /// The operator.
    pub owner: Text,
    /// How to contact the operator.
    pub contact: Text,
    /// Languages; the first one is that of the root page.
    pub languages: TiVec<LangIx, Lang>,
    /// Folder under `themes/`.
    pub theme: String,
    /// The day as of which everything is judged. The clock is not used.
    pub as_of: Date,
    /// Absolute address of the site, ending with a slash.
    pub base_url: Option<String>,
    /// Licence of the open data.
    pub data_licence: Option<Licence>,
}

/// A licence by its short name and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Short name, preferably an SPDX id: `CC-BY-4.0`.
    pub name: String,
    /// Address of its text.
    pub url: String,
}

/// A checked project: every reference is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Settings.
    pub config: Config,
    /// Levels of administration, from the largest to the smallest.
    pub levels: TiVec<LevelIx, Level>,
    pub area_kinds: TiVec<AreaKindIx, AreaKind>,
    /// Areas, also those no longer in force.
    pub areas: TiVec<AreaIx, Area>,
    pub grids: Vec<TileGrid>,
    pub agencies: TiVec<AgencyIx, Agency>,
    pub sectors: TiVec<SectorIx, Sector>,
    pub institution_kinds: TiVec<KindIx, InstitutionKind>,
    /// Institutions, in order of id.
    pub institutions: TiVec<InstitutionIx, Institution>,
    /// Payment methods.
    pub methods: TiVec<MethodIx, Method>,
    /// Fields of result rows.
    pub fields: TiVec<FieldIx, Field>,
    pub indicators: TiVec<IndicatorIx, Indicator>,
    pub topics: TiVec<TopicIx, Topic>,
    /// Plans, in order of id.
    pub plans: TiVec<PlanIx, Plan>,
    /// Results of each plan, in order of period.
    pub results: TiVec<PlanIx, TiVec<ResultsIx, Results>>,
    /// Written pages, by section and order.
    pub pages: TiVec<ContentIx, Page>,
    /// Telephone numbers.
    pub hotlines: Vec<Hotline>,
    /// Hosts that written pages may link to.
    pub links: Vec<LinkHost>,
}

impl Project {
    /// The area of an index.
    pub fn area(&self, ix: AreaIx) -> &Area {
        &self.areas[ix]
    }

    /// The agency of an index.
    pub fn agency(&self, ix: AgencyIx) -> &Agency {
        &self.agencies[ix]
    }

    /// The institution of an index.
    pub fn institution(&self, ix: InstitutionIx) -> &Institution {
        &self.institutions[ix]
    }

    pub fn level_of(&self, ix: AreaIx) -> LevelIx {
        self.area_kinds[self.area(ix).kind].level
    }

    pub fn sector_of(&self, ix: InstitutionIx) -> SectorIx {
        self.institution_kinds[self.institution(ix).kind].sector
    }

    /// Whether `inner` is `outer` or a part of it.
    pub fn lies_in(&self, inner: AreaIx, outer: AreaIx) -> bool {
        self.with_areas_above(inner).any(|area| area == outer)
    }

    /// An area, then the areas that it lies in, from the smallest.
    pub fn with_areas_above(&self, ix: AreaIx) -> impl Iterator<Item = AreaIx> {
        std::iter::successors(Some(ix), |ix| self.area(*ix).parent)
    }
}
