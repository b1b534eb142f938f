//! What results refer to, and how their values are written.

use crate::model::area::Area;
use crate::model::date::Date;
use crate::model::ids::{AreaIx, FieldIx, IndicatorIx, InstitutionIx, KindIx, SectorIx, TiSlice};
use crate::model::indicator::Field;
use crate::model::institution::{Institution, InstitutionKind};
use crate::model::plan::Plan;
use crate::model::result::Cell;
use crate::parse::names::{KnownNames, Names};

/// What results refer to.
pub struct ResultRefs<'a> {
    pub plan: &'a Plan,
    /// The portal's day.
    pub as_of: Date,
    /// The day was chosen for this run: what came later is left out without a warning.
    pub is_past_view: bool,
    pub names: &'a KnownNames<'a>,
    pub areas: &'a TiSlice<AreaIx, Area>,
    pub kinds: &'a TiSlice<KindIx, InstitutionKind>,
    pub institutions: &'a TiSlice<InstitutionIx, Institution>,
    pub institution_names: &'a Names,
    pub fields: &'a TiSlice<FieldIx, Field>,
    pub field_names: &'a Names,
}

impl ResultRefs<'_> {
    /// Whether a field is for the sector of an institution.
    pub fn concerns(&self, field: &Field, whose: InstitutionIx) -> bool {
        field.sectors.is_empty() || field.sectors.contains(&self.sector_of(whose))
    }

    /// Whether an area is another one, or lies in it.
    pub fn lies_in(&self, area: AreaIx, whole: AreaIx) -> bool {
        self.with_areas_above(area).any(|ix| ix == whole)
    }

    /// An area and all areas that it lies in.
    pub fn with_areas_above(&self, area: AreaIx) -> impl Iterator<Item = AreaIx> {
        // An area that lies in itself has been reported; without a limit there would be no end.
        std::iter::successors(Some(area), |ix| self.areas.get(*ix)?.parent).take(self.areas.len() + 1)
    }

    pub fn sector_of(&self, whose: InstitutionIx) -> SectorIx {
        self.kinds[self.institutions[whose].kind].sector
    }

    /// A cell as result files write it.
    pub fn cell_text(&self, cell: Cell) -> String {
        match cell {
            Cell::Number(n) => n.get().to_string(),
            Cell::YesNo(true) => "yes".to_owned(),
            Cell::YesNo(false) => "no".to_owned(),
            Cell::Methods(0) => "none".to_owned(),
            Cell::Methods(bits) => (0_usize..16)
                .filter(|i| bits >> i & 1 == 1)
                .map(|i| self.names.methods.id_at(i))
                .collect::<Vec<_>>()
                .join(" "),
            Cell::Missing => "[x]".to_owned(),
            Cell::NotApplicable => "[z]".to_owned(),
            Cell::Withheld => "[w]".to_owned(),
        }
    }

    /// Whether a cell says anything: neither missing, nor empty because its field is not for the sector.
    pub fn says(&self, whose: InstitutionIx, field: FieldIx, cell: Cell) -> bool {
        match cell {
            Cell::Missing => false,
            Cell::NotApplicable => self.concerns(&self.fields[field], whose),
            Cell::Number(_) | Cell::YesNo(_) | Cell::Methods(_) | Cell::Withheld => true,
        }
    }

    /// The ids of a total: area, kind of institution, indicator.
    pub fn total_ids(&self, area: AreaIx, kind: KindIx, indicator: IndicatorIx) -> [&str; 3] {
        [&self.areas[area].id, &self.kinds[kind].id, self.names.indicators.id_at(indicator)]
    }
}
