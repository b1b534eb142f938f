//! Reads `data/agencies.yaml` and `data/institutions/`.

use super::cells::{Cells, Columns};
use super::decode::Decoder;
use super::fields::Fields;
use super::keys::Subject;
use super::keys::institutions::{AGENCIES_FILE, INSTITUTIONS_TABLE, KINDS_FILE};
use super::names::{KnownNames, Names};
use crate::diagnostics::catalogue;
use crate::input::{FileId, Span};
use crate::model::institution::{Agency, Institution, InstitutionKind, Sector};

/// Agencies and their names.
pub fn read_agencies(d: &mut Decoder<'_>) -> (Vec<Agency>, Names) {
    let mut names = Names::new(Subject::Agency);
    let Some(tree) = d.file("data/agencies.yaml") else { return (Vec::new(), names) };
    let mut agencies = Vec::new();
    d.map(&tree, &AGENCIES_FILE, |f| {
        // Groups name other agencies as their members.
        for (node, shape, id) in f.declared_first("agencies", &mut names) {
            agencies.extend(f.d.map(node, shape, |f| read_agency(f, id, &names)));
        }
        Some(())
    });
    (agencies, names)
}

fn read_agency(f: &mut Fields<'_, '_, '_>, id: String, names: &Names) -> Option<Agency> {
    f.skip("id");
    let (name, short) = (f.text("name"), f.text("short"));
    let (is_group, members) = (f.flag("group"), f.references("members", names));
    if !is_group && f.has_value("members") {
        f.d.diagnostics.push(catalogue::missing_key(f.key_span("members"), "group"));
    }
    Some(Agency { id, name, short, group: is_group.then_some(members) })
}

/// Sectors and kinds of institutions, with their names.
pub struct Kinds {
    pub sectors: Vec<Sector>,
    pub sector_names: Names,
    pub kinds: Vec<InstitutionKind>,
    pub kind_names: Names,
}

/// Reads `data/institutions/kinds.yaml`.
pub fn read_kinds(d: &mut Decoder<'_>, levels: &Names) -> Kinds {
    let (sector_names, kind_names) = (Names::new(Subject::Sector), Names::new(Subject::InstitutionKind));
    let mut k = Kinds { sectors: Vec::new(), sector_names, kinds: Vec::new(), kind_names };
    let Some(tree) = d.file("data/institutions/kinds.yaml") else { return k };
    d.map(&tree, &KINDS_FILE, |f| {
        k.sectors = f.declarations("sectors", &mut k.sector_names, |f, _, id| {
            Some(Sector { id, name: f.text("name"), members: f.text("members") })
        });
        k.kinds = f.declarations("kinds", &mut k.kind_names, |f, _, id| {
            let (sector, tier) = (f.reference("sector", &k.sector_names), f.reference("tier", levels));
            let (name, plural) = (f.text("name"), f.text("plural"));
            Some(InstitutionKind { id, sector: sector?, tier: tier?, name, plural })
        });
        Some(())
    });
    k
}

/// A row of a table: its id with its position, and the institution unless it cannot be read.
type Read = (String, Span, Option<Institution>);

/// Reads the tables of institutions, in order of id.
pub fn read(d: &mut Decoder<'_>, known: &KnownNames<'_>) -> (Vec<Institution>, Names) {
    let files: Vec<FileId> =
        d.sources.under("data/institutions").filter(|(_, f)| f.path.ends_with(".csv")).map(|(id, _)| id).collect();
    // Tables do not depend on one another, and a country has many.
    let mut found =
        d.in_parallel(&files, |d, file| read_table(d, *file, known)).into_iter().flatten().collect::<Vec<Read>>();
    found.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let mut names = Names::new(Subject::Institution);
    let mut institutions = Vec::with_capacity(found.len());
    for (id, span, institution) in found {
        names.declare(d, &id, institution.is_some().then_some(institutions.len()), span);
        institutions.extend(institution);
    }
    (institutions, names)
}

fn read_table(d: &mut Decoder<'_>, file: FileId, known: &KnownNames<'_>) -> Vec<Read> {
    let sources = d.sources;
    let table = crate::input::csv::read(file, &sources.file(file).text, &mut d.diagnostics);
    let Some(columns) = Columns::find(d, &table, file, &INSTITUTIONS_TABLE) else { return Vec::new() };
    table.rows().map(|row| read_row(&mut Cells::new(d, &columns, row), known)).collect()
}

fn read_row(c: &mut Cells<'_, '_, '_>, known: &KnownNames<'_>) -> Read {
    let (id, span) = (c.id("id"), c.span("id"));
    let institution = read_institution(c, known, id.clone());
    (id, span, institution)
}

fn read_institution(c: &mut Cells<'_, '_, '_>, known: &KnownNames<'_>, id: String) -> Option<Institution> {
    let (kind, area) = (c.reference("kind", known.kinds), c.reference("area", known.areas));
    let manager = c.reference("manager", known.agencies);
    let (opened, closed, moved_on) = (c.date("opened"), c.date("closed"), c.date("moved_on"));
    let moved_to = c.reference("moved_to", known.areas);
    if c.is_empty("moved_on") != c.is_empty("moved_to") {
        c.d.diagnostics.push(catalogue::empty_cell(c.span("moved_on"), "moved_on, moved_to"));
    }
    let (name, contact) = (c.text("name"), c.text("contact"));
    c.check_personal("contact");
    c.check_personal("name");
    let (demonstration, moved) = (c.yes_no("demonstration")?, moved_on.zip(moved_to));
    let (kind, area, manager) = (kind?, area?, manager?);
    Some(Institution { id, kind, name, area, moved, manager, opened, closed, contact, demonstration })
}
