//! Writes the areas. Their names look invented, because their figures are.

use std::io::{self, Write};

use super::country::Country;
use super::folder::Folder;

/// The id of a province.
pub(crate) fn province_id(number: usize) -> String {
    format!("tinh-minh-hoa-{number:02}")
}

/// The id of a district.
pub(crate) fn district_id(name: &str) -> String {
    format!("huyen-minh-hoa-{name}")
}

/// Writes `data/areas/`: one file for each province, and the tile grids.
pub(crate) fn write(folder: &mut Folder, country: &Country) -> io::Result<()> {
    folder.copy("data/areas/kinds.yaml", "data/areas/kinds.yaml")?;
    for province in &country.provinces {
        let (id, number) = (province_id(province.number), province.number);
        folder.write(&format!("data/areas/{id}.yaml"), |file| {
            writeln!(file, "# Invented areas: written by examples/nationwide.\nareas:")?;
            writeln!(
                file,
                "  - {{id: {id}, code: \"MH{number:02}\", name: {{vi: \"Tỉnh Minh Họa {number:02}\", en: \"Demonstration Province {number:02}\"}}, short: {{vi: \"Minh Họa {number:02}\", en: \"Demo {number:02}\"}}, kind: tinh, parent: null, valid_from: null, valid_to: null, units: {}}}",
                province.districts.len()
            )?;
            for district in &province.districts {
                let name = &district.name;
                writeln!(
                    file,
                    "  - {{id: {}, code: \"MH{name}\", name: {{vi: \"Huyện Minh Họa {name}\", en: \"Demonstration District {name}\"}}, short: {{vi: \"MH {name}\", en: \"Demo {name}\"}}, kind: huyen, parent: {id}, valid_from: null, valid_to: null}}",
                    district_id(name)
                )?;
            }
            Ok(())
        })?;
    }
    folder.write("data/areas/tiles.yaml", |file| {
        writeln!(file, "# One square a district, in order of number: an invented country has no map.\ngrids:")?;
        for province in &country.provinces {
            let districts = province.districts.len();
            let columns = (1..).find(|side| side * side >= districts).unwrap_or(1);
            writeln!(file, "  - area: {}", province_id(province.number))?;
            writeln!(file, "    columns: {columns}\n    rows: {}\n    tiles:", districts.div_ceil(columns))?;
            for (index, district) in province.districts.iter().enumerate() {
                let (column, row) = (index % columns, index / columns);
                writeln!(file, "      - {{area: {}, column: {column}, row: {row}}}", district_id(&district.name))?;
            }
        }
        Ok(())
    })
}
