//! Reads `data/areas/`: levels and kinds, areas, tile grids.

use crate::model::ids::{AreaIx, AreaKindIx, TiSlice};
use std::collections::BTreeMap;

use super::decode::Decoder;
use super::fields::Fields;
use super::keys::Subject;
use super::keys::areas::{AREAS_FILE, KINDS_FILE, TILES_FILE};
use super::names::Names;
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::input::yaml::Node;
use crate::model::area::{Area, AreaKind, Level, TileGrid, TilePlace};

/// The content of `data/areas/`.
pub struct Areas {
    pub levels: Vec<Level>,
    pub level_names: Names,
    pub kinds: Vec<AreaKind>,
    pub areas: Vec<Area>,
    pub area_names: Names,
    pub grids: Vec<TileGrid>,
}

/// Reads the folder: every file but `kinds.yaml` and `tiles.yaml` lists areas.
pub fn read(d: &mut Decoder<'_>) -> Areas {
    let (mut level_names, mut kind_names) = (Names::new(Subject::Level), Names::new(Subject::AreaKind));
    let (mut levels, mut kinds) = (Vec::new(), Vec::new());
    if let Some(tree) = d.file("data/areas/kinds.yaml") {
        d.map(&tree, &KINDS_FILE, |f| {
            levels = f.declarations("levels", &mut level_names, |f, _, id| {
                Some(Level { id, name: f.text("name"), plural: f.text("plural") })
            });
            kinds = f.declarations("kinds", &mut kind_names, |f, _, id| {
                let (level, name) = (f.reference("level", &level_names), f.text("name"));
                Some(AreaKind { id, level: level?, name })
            });
            Some(())
        });
    }
    let (areas, area_names) = read_areas(d, &kind_names);
    let grids = read_grids(d, &area_names);
    Areas { levels, level_names, kinds, areas, area_names, grids }
}

/// Areas refer to one another, so all ids are read before anything else.
fn read_areas(d: &mut Decoder<'_>, kinds: &Names) -> (Vec<Area>, Names) {
    let is_list =
        |path: &str| path.ends_with(".yaml") && !path.ends_with("/kinds.yaml") && !path.ends_with("/tiles.yaml");
    let files: Vec<_> =
        d.sources.under("data/areas").filter(|(_, file)| is_list(&file.path)).map(|(id, _)| id).collect();
    let trees: Vec<Node> = files.into_iter().filter_map(|id| d.yaml(id)).collect();
    let mut names = Names::new(Subject::Area);
    let mut found = Vec::new();
    let mut kept = 0;
    for tree in &trees {
        d.map(tree, &AREAS_FILE, |f| {
            let (nodes, shape) = f.maps("areas");
            for node in nodes {
                let mut first = Fields::new(f.d, node, shape);
                let (id, span, kind) =
                    (first.id("id"), first.value_span("id"), first.reference::<AreaKindIx>("kind", kinds));
                // An area without a kind is left out.
                names.declare(f.d, &id, kind.map(|_| kept), span);
                kept += usize::from(kind.is_some());
                found.push((node, shape, id, kind));
            }
            Some(())
        });
    }
    let mut areas = Vec::with_capacity(kept);
    let mut spans = Vec::with_capacity(kept);
    for (node, shape, id, kind) in found {
        if let Some(area) = d.map(node, shape, |f| read_area(f, id, kind, &names)) {
            areas.push(area);
            spans.push(node.span);
        }
    }
    check(d, TiSlice::from_ref(&areas), &spans);
    (areas, names)
}

fn read_area(f: &mut Fields<'_, '_, '_>, id: String, kind: Option<AreaKindIx>, areas: &Names) -> Option<Area> {
    f.skip("id");
    f.skip("kind");
    let (code, name, short) = (f.plain("code"), f.text("name"), f.text("short"));
    let parent = f.reference("parent", areas);
    let (valid_from, valid_to) = (f.date("valid_from"), f.date("valid_to"));
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && to < from
    {
        f.d.diagnostics.push(catalogue::days_out_of_order(f.key_span("valid_to"), "valid_from", "valid_to"));
    }
    let successors = f.references("successors", areas).into_iter().collect();
    let successor_note = f.maybe_text("successor_note");
    let (partial, units, offshore) = (f.flag("partial"), f.small_count("units"), f.flag("offshore"));
    let aliases = f.plain_list("aliases");
    Some(Area {
        id,
        code,
        name,
        short,
        kind: kind?,
        parent,
        valid_from,
        valid_to,
        successors,
        successor_note,
        partial,
        units,
        offshore,
        aliases,
    })
}

/// Checks that codes are unique at any time and that no area is inside itself.
fn check(d: &mut Decoder<'_>, areas: &TiSlice<AreaIx, Area>, spans: &[Span]) {
    let mut codes = BTreeMap::new();
    for (area, span) in areas.iter().zip(spans) {
        if let Some(other) = codes.insert((area.code.as_str(), area.valid_from), area.id.as_str())
            && other != area.id
        {
            d.diagnostics.push(catalogue::duplicate_code(*span, &area.code, other));
        }
        let mut at = area.parent;
        let mut steps = 0;
        while let Some(ix) = at {
            steps += 1;
            if steps > areas.len() {
                d.diagnostics.push(catalogue::circular_parent(Span { end: span.start + 1, ..*span }, &area.id));
                break;
            }
            at = areas.get(ix).and_then(|a| a.parent);
        }
    }
}

fn read_grids(d: &mut Decoder<'_>, areas: &Names) -> Vec<TileGrid> {
    let Some(tree) = d.sources.find("data/areas/tiles.yaml").and_then(|id| d.yaml(id)) else { return Vec::new() };
    let read = |f: &mut Fields<'_, '_, '_>| {
        let area = f.reference("area", areas);
        let (columns, rows) = (f.small_count("columns"), f.small_count("rows"));
        let tiles = f.list("tiles", |f| {
            let area = f.reference("area", areas);
            let (column, row) = (f.small_count("column"), f.small_count("row"));
            Some(TilePlace { area: area?, column: column?, row: row? })
        });
        Some(TileGrid { area: area?, columns: columns?, rows: rows?, tiles })
    };
    d.map(&tree, &TILES_FILE, |f| Some(f.list("grids", read))).unwrap_or_default()
}
