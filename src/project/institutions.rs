//! Reads `data/agencies.yaml` and `data/institutions/`.

use rayon::prelude::*;

use super::areas::area_ix;
use super::decode::{Decoder, Names};
use crate::diagnostic::{Diagnostics, catalogue};
use crate::model::date::Date;
use crate::model::institution::{Agency, AgencyIx, Institution, InstitutionKind, Sector};
use crate::model::text::Text;
use crate::source::csv::{CsvCell, Table};
use crate::source::{FileId, Span};

/// Agencies and their names.
pub fn read_agencies(d: &mut Decoder<'_>) -> (Vec<Agency>, Names) {
    let mut names = Names::new("cơ quan", "agency");
    let mut agencies = Vec::new();
    let Some(tree) = d.file("data/agencies.yaml") else { return (agencies, names) };
    let mut f = d.fields(&tree);
    let list = d.required(&mut f, "agencies");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let id = d.required(&mut g, "id");
        let id = d.id(id);
        let name = d.required(&mut g, "name");
        let name = d.text(name);
        let short = d.required(&mut g, "short");
        let short = d.text(short);
        d.define(&mut names, &id, agencies.len(), g.span());
        d.finish(g);
        agencies.push(Agency { id, name, short });
    }
    d.finish(f);
    (agencies, names)
}

/// Sectors and kinds of institutions, with their names.
pub struct Kinds {
    /// Sectors.
    pub sectors: Vec<Sector>,
    /// Names of sectors.
    pub sector_names: Names,
    /// Kinds.
    pub kinds: Vec<InstitutionKind>,
    /// Names of kinds.
    pub kind_names: Names,
}

/// Reads `data/institutions/kinds.yaml`.
pub fn read_kinds(d: &mut Decoder<'_>, levels: &Names) -> Kinds {
    let mut k = Kinds {
        sectors: Vec::new(),
        sector_names: Names::new("lĩnh vực", "sector"),
        kinds: Vec::new(),
        kind_names: Names::new("loại đơn vị", "kind of institution"),
    };
    let Some(tree) = d.file("data/institutions/kinds.yaml") else { return k };
    let mut f = d.fields(&tree);
    let list = d.required(&mut f, "sectors");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let id = d.required(&mut g, "id");
        let id = d.id(id);
        let name = d.required(&mut g, "name");
        let name = d.text(name);
        let members = d.required(&mut g, "members");
        let members = d.text(members);
        d.define(&mut k.sector_names, &id, k.sectors.len(), g.span());
        d.finish(g);
        k.sectors.push(Sector { id, name, members });
    }
    let list = d.required(&mut f, "kinds");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let id = d.required(&mut g, "id");
        let id = d.id(id);
        let sector = d.required(&mut g, "sector");
        let sector = d.name(sector, &k.sector_names);
        let tier = d.required(&mut g, "tier");
        let tier = d.name(tier, levels);
        let name = d.required(&mut g, "name");
        let name = d.text(name);
        let plural = d.required(&mut g, "plural");
        let plural = d.text(plural);
        d.define(&mut k.kind_names, &id, k.kinds.len(), g.span());
        d.finish(g);
        k.kinds.push(InstitutionKind { id, sector, tier, name, plural });
    }
    d.finish(f);
    k
}

/// Reads the tables of institutions, in order of id.
pub fn read(d: &mut Decoder<'_>, kinds: &Names, areas: &Names, agencies: &Names) -> (Vec<Institution>, Names) {
    let files: Vec<FileId> =
        d.sources.under("data/institutions").filter(|(_, f)| f.path.ends_with(".csv")).map(|(id, _)| id).collect();
    // One table knows nothing of another, and a country has many.
    let sources = d.sources;
    let read_table = |file: &FileId| -> (Vec<(Institution, Span)>, Diagnostics) {
        let mut own = Decoder { languages: d.languages.clone(), ..Decoder::new(sources) };
        let table = crate::source::csv::read(*file, &sources.file(*file).text, &mut own.diagnostics);
        let Some(columns) = Columns::of(&mut own, &table, *file) else { return (Vec::new(), own.diagnostics) };
        let rows = table.rows();
        let rows = rows.map(|row| (read_row(&mut own, row, &columns, kinds, areas, agencies), row[columns.id].span));
        (rows.collect(), own.diagnostics)
    };
    let read: Vec<(Vec<(Institution, Span)>, Diagnostics)> = files.par_iter().map(read_table).collect();
    let mut found: Vec<(Institution, Span)> = Vec::new();
    for (rows, mut diagnostics) in read {
        found.extend(rows);
        d.diagnostics.append(&mut diagnostics);
    }
    found.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    let mut names = Names::new("đơn vị", "institution");
    let mut institutions = Vec::with_capacity(found.len());
    for (institution, span) in found {
        d.define(&mut names, &institution.id, institutions.len(), span);
        institutions.push(institution);
    }
    (institutions, names)
}

struct Columns {
    id: usize,
    kind: usize,
    names: Vec<usize>,
    area: usize,
    moved_on: usize,
    moved_to: usize,
    manager: usize,
    opened: usize,
    closed: usize,
    contacts: Vec<usize>,
    demonstration: usize,
}

impl Columns {
    fn of(d: &mut Decoder<'_>, table: &Table<'_>, file: FileId) -> Option<Self> {
        let languages = d.languages.clone();
        let mut missing = false;
        let mut column = |head: &str| {
            table.column(head).unwrap_or_else(|| {
                let span = table.heads.first().map_or(Span { file, ..Span::default() }, |c| c.span);
                d.diagnostics.push(catalogue::csv_columns(span, head));
                missing = true;
                0
            })
        };
        let columns = Self {
            id: column("id"),
            kind: column("kind"),
            names: languages.iter().map(|lang| column(&format!("name_{lang}"))).collect(),
            area: column("area"),
            moved_on: column("moved_on"),
            moved_to: column("moved_to"),
            manager: column("manager"),
            opened: column("opened"),
            closed: column("closed"),
            contacts: languages.iter().map(|lang| column(&format!("contact_{lang}"))).collect(),
            demonstration: column("demonstration"),
        };
        (!missing).then_some(columns)
    }
}

fn read_row(
    d: &mut Decoder<'_>,
    row: &[CsvCell<'_>],
    columns: &Columns,
    kinds: &Names,
    areas: &Names,
    agencies: &Names,
) -> Institution {
    let id = &row[columns.id];
    if !super::decode::is_slug(&id.text) {
        d.diagnostics.push(catalogue::bad_id(id.span, &id.text));
    }
    let mut name_at = |column: usize, names: &Names| {
        let cell = &row[column];
        if cell.text.is_empty() {
            d.diagnostics.push(catalogue::empty_cell(cell.span, "kind, area, manager"));
        }
        d.name_of(&cell.text, cell.span, names).unwrap_or(0)
    };
    let kind = name_at(columns.kind, kinds);
    let area = area_ix(name_at(columns.area, areas));
    let manager = AgencyIx(u32::try_from(name_at(columns.manager, agencies)).unwrap_or(0));
    let mut day = |column: usize| -> Option<Date> {
        let cell = &row[column];
        (!cell.text.is_empty()).then(|| d.date_of(&cell.text, cell.span))
    };
    let (opened, closed, moved_on) = (day(columns.opened), day(columns.closed), day(columns.moved_on));
    let moved_to = &row[columns.moved_to];
    let moved_to = d.name_of(&moved_to.text, moved_to.span, areas).map(area_ix);
    if moved_on.is_some() != moved_to.is_some() {
        d.diagnostics.push(catalogue::empty_cell(row[columns.moved_on].span, "moved_on, moved_to"));
    }
    let name = Text(columns.names.iter().map(|c| row[*c].text.to_string()).collect());
    for (column, lang) in columns.names.iter().zip(d.languages.clone()) {
        if row[*column].text.is_empty() {
            d.diagnostics.push(catalogue::missing_translation(row[*column].span, &lang));
        }
    }
    let contact = Text(columns.contacts.iter().map(|c| row[*c].text.to_string()).collect());
    for column in columns.contacts.iter().chain(&columns.names) {
        super::personal::check(d, &row[*column].text, row[*column].span);
    }
    let flag = &row[columns.demonstration];
    let demonstration = d.yes_no_of(&flag.text, flag.span).unwrap_or(true);
    Institution {
        id: id.text.to_string(),
        kind,
        name,
        area,
        moved: moved_on.zip(moved_to),
        manager,
        opened,
        closed,
        contact,
        demonstration,
    }
}
