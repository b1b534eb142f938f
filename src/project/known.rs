//! What results refer to, and how their values are written.

use super::decode::Names;
use crate::model::area::{Area, AreaIx};
use crate::model::date::Date;
use crate::model::indicator::Field;
use crate::model::institution::{Institution, InstitutionIx, InstitutionKind};
use crate::model::plan::Plan;
use crate::model::result::Cell;

/// What results refer to.
pub struct Known<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The portal's day.
    pub as_of: Date,
    /// The day was chosen for this run: what came later is left out without a word.
    pub is_past_view: bool,
    /// Areas.
    pub areas: &'a [Area],
    /// Names of areas.
    pub area_names: &'a Names,
    /// Names of agencies.
    pub agencies: &'a Names,
    /// Kinds of institutions.
    pub kinds: &'a [InstitutionKind],
    /// Names of kinds.
    pub kind_names: &'a Names,
    /// Institutions.
    pub institutions: &'a [Institution],
    /// Names of institutions.
    pub institution_names: &'a Names,
    /// Fields of rows.
    pub fields: &'a [Field],
    /// Names of fields.
    pub field_names: &'a Names,
    /// Names of indicators.
    pub indicators: &'a Names,
    /// Names of methods.
    pub methods: &'a Names,
}

impl Known<'_> {
    /// Whether a field is for the sector of an institution.
    pub fn concerns(&self, field: &Field, whose: InstitutionIx) -> bool {
        field.sectors.is_empty() || field.sectors.contains(&self.sector_of(whose))
    }

    /// The sector of an institution.
    pub fn sector_of(&self, whose: InstitutionIx) -> usize {
        self.kinds[self.institutions[whose.0 as usize].kind].sector
    }

    /// A cell as result files write it.
    pub fn cell_text(&self, cell: Cell) -> String {
        match cell {
            Cell::Number(n) => n.get().to_string(),
            Cell::YesNo(true) => "yes".to_owned(),
            Cell::YesNo(false) => "no".to_owned(),
            Cell::Methods(0) => "none".to_owned(),
            Cell::Methods(bits) => {
                (0..16).filter(|i| bits >> i & 1 == 1).map(|i| self.methods.id_at(i)).collect::<Vec<_>>().join(" ")
            }
            Cell::Missing => "[x]".to_owned(),
            Cell::NotApplicable => "[z]".to_owned(),
            Cell::Withheld => "[w]".to_owned(),
        }
    }

    /// The ids of a total: area, kind of institution, indicator.
    pub fn total_ids(&self, area: AreaIx, kind: usize, indicator: usize) -> [&str; 3] {
        [&self.areas[area.0 as usize].id, &self.kinds[kind].id, self.indicators.id_at(indicator)]
    }
}
