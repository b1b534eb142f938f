//! Reads `data/areas/`: levels and kinds, areas, tile grids.

use super::decode::{Decoder, Names};
use crate::diagnostic::catalogue;
use crate::model::area::{Area, AreaIx, AreaKind, Level, TileGrid, TilePlace};
use crate::source::Span;
use crate::source::yaml::Node;

/// What `data/areas/` holds.
pub struct Areas {
    /// Levels and their names.
    pub levels: Vec<Level>,
    /// Names of levels.
    pub level_names: Names,
    /// Kinds.
    pub kinds: Vec<AreaKind>,
    /// Areas.
    pub areas: Vec<Area>,
    /// Names of areas.
    pub area_names: Names,
    /// Tile grids.
    pub grids: Vec<TileGrid>,
}

/// Reads the folder: every file but `kinds.yaml` and `tiles.yaml` lists areas.
pub fn read(d: &mut Decoder<'_>) -> Areas {
    let (levels, level_names, kinds, kind_names) = read_kinds(d);
    let files: Vec<_> = d
        .sources
        .under("data/areas")
        .filter(|(_, f)| {
            f.path.ends_with(".yaml") && !f.path.ends_with("/kinds.yaml") && !f.path.ends_with("/tiles.yaml")
        })
        .map(|(id, _)| id)
        .collect();
    let trees: Vec<Node> = files.into_iter().filter_map(|id| d.yaml(id)).collect();

    let mut area_names = Names::new("địa bàn", "area");
    let mut nodes: Vec<&Node> = Vec::new();
    for tree in &trees {
        let mut f = d.fields(tree);
        let list = d.required(&mut f, "areas");
        for node in d.list(list) {
            let mut probe = d.fields(node);
            let id = d.required(&mut probe, "id");
            let id_span = id.map_or(node.span, |n| n.span);
            let id = d.id(id);
            if !id.is_empty() {
                d.define(&mut area_names, &id, nodes.len(), id_span);
            }
            nodes.push(node);
        }
        d.finish(f);
    }
    let areas: Vec<Area> = nodes.iter().map(|node| read_area(d, node, &kind_names, &area_names)).collect();
    check(d, &areas, &nodes);
    let grids = read_grids(d, &area_names);
    Areas { levels, level_names, kinds, areas, area_names, grids }
}

fn read_kinds(d: &mut Decoder<'_>) -> (Vec<Level>, Names, Vec<AreaKind>, Names) {
    let mut level_names = Names::new("cấp", "level");
    let mut kind_names = Names::new("loại địa bàn", "kind of area");
    let Some(tree) = d.file("data/areas/kinds.yaml") else { return (Vec::new(), level_names, Vec::new(), kind_names) };
    let mut f = d.fields(&tree);
    let mut levels = Vec::new();
    let list = d.required(&mut f, "levels");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let id = d.required(&mut g, "id");
        let id = d.id(id);
        let name = d.required(&mut g, "name");
        let name = d.text(name);
        let plural = d.required(&mut g, "plural");
        let plural = d.text(plural);
        d.define(&mut level_names, &id, levels.len(), g.span());
        d.finish(g);
        levels.push(Level { id, name, plural });
    }
    let mut kinds = Vec::new();
    let list = d.required(&mut f, "kinds");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let id = d.required(&mut g, "id");
        let id = d.id(id);
        let level = d.required(&mut g, "level");
        let level = d.name(level, &level_names);
        let name = d.required(&mut g, "name");
        let name = d.text(name);
        d.define(&mut kind_names, &id, kinds.len(), g.span());
        d.finish(g);
        kinds.push(AreaKind { id, level, name });
    }
    d.finish(f);
    (levels, level_names, kinds, kind_names)
}

fn read_area(d: &mut Decoder<'_>, node: &Node, kinds: &Names, areas: &Names) -> Area {
    let mut f = d.fields(node);
    // The id was read and checked in the first round.
    let id = d.optional(&mut f, "id").map(|n| d.string(Some(n)).to_owned()).unwrap_or_default();
    let code = d.required(&mut f, "code");
    let code = d.string(code).to_owned();
    let name = d.required(&mut f, "name");
    let name = d.text(name);
    let short = d.required(&mut f, "short");
    let short = d.text(short);
    let kind = d.required(&mut f, "kind");
    let kind = d.name(kind, kinds);
    let parent = d.nullable(&mut f, "parent").filter(|n| n.value != crate::source::yaml::Value::Null);
    let parent = d.maybe_name(parent, areas).map(area_ix);
    let valid_from = d.nullable(&mut f, "valid_from");
    let valid_from = d.maybe_date(valid_from);
    let valid_to = d.nullable(&mut f, "valid_to");
    let valid_to = d.maybe_date(valid_to);
    let successors = d.optional(&mut f, "successors");
    let successors = d.names(successors, areas).into_iter().map(area_ix).collect();
    let successor_note = d.optional(&mut f, "successor_note");
    let successor_note = d.maybe_text(successor_note);
    let partial = d.optional(&mut f, "partial");
    let partial = d.yes_no(partial);
    let units = d.optional(&mut f, "units").map(|n| u32::try_from(d.count(Some(n))).unwrap_or(u32::MAX));
    let offshore = d.optional(&mut f, "offshore");
    let offshore = d.yes_no(offshore);
    let aliases = d.optional(&mut f, "aliases");
    let aliases = d.list(aliases).iter().map(|n| d.string(Some(n)).to_owned()).collect();
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && to < from
    {
        d.diagnostics.push(catalogue::days_out_of_order(f.key_span("valid_to"), "valid_from", "valid_to"));
    }
    d.finish(f);
    Area {
        id,
        code,
        name,
        short,
        kind,
        parent,
        valid_from,
        valid_to,
        successors,
        successor_note,
        partial,
        units,
        offshore,
        aliases,
    }
}

/// Codes are unique at a time, and no area lies in itself.
fn check(d: &mut Decoder<'_>, areas: &[Area], nodes: &[&Node]) {
    let mut codes = std::collections::BTreeMap::new();
    for (area, node) in areas.iter().zip(nodes) {
        if let Some(other) = codes.insert((area.code.as_str(), area.valid_from), area.id.as_str())
            && other != area.id
        {
            d.diagnostics.push(catalogue::duplicate_code(node.span, &area.code, other));
        }
        let mut at = area.parent;
        let mut steps = 0;
        while let Some(AreaIx(ix)) = at {
            steps += 1;
            if steps > areas.len() {
                d.diagnostics.push(catalogue::circular_parent(first_line(node.span), &area.id));
                break;
            }
            at = areas.get(ix as usize).and_then(|a| a.parent);
        }
    }
}

fn first_line(span: Span) -> Span {
    Span { end: span.start + 1, ..span }
}

fn read_grids(d: &mut Decoder<'_>, areas: &Names) -> Vec<TileGrid> {
    let Some(id) = d.sources.find("data/areas/tiles.yaml") else { return Vec::new() };
    let Some(tree) = d.yaml(id) else { return Vec::new() };
    let mut grids = Vec::new();
    let mut f = d.fields(&tree);
    let list = d.required(&mut f, "grids");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let area = d.required(&mut g, "area");
        let area = area_ix(d.name(area, areas));
        let columns = d.required(&mut g, "columns");
        let columns = u32::try_from(d.count(columns)).unwrap_or(0);
        let rows = d.required(&mut g, "rows");
        let rows = u32::try_from(d.count(rows)).unwrap_or(0);
        let tiles = d.required(&mut g, "tiles");
        let tiles = d.list(tiles).iter().map(|node| read_tile(d, node, areas)).collect();
        d.finish(g);
        grids.push(TileGrid { area, columns, rows, tiles });
    }
    d.finish(f);
    grids
}

fn read_tile(d: &mut Decoder<'_>, node: &Node, areas: &Names) -> TilePlace {
    let mut f = d.fields(node);
    let area = d.required(&mut f, "area");
    let area = area_ix(d.name(area, areas));
    let column = d.required(&mut f, "column");
    let column = u32::try_from(d.count(column)).unwrap_or(0);
    let row = d.required(&mut f, "row");
    let row = u32::try_from(d.count(row)).unwrap_or(0);
    d.finish(f);
    TilePlace { area, column, row }
}

/// The place of an area as the model writes it.
pub fn area_ix(place: usize) -> AreaIx {
    AreaIx(u32::try_from(place).unwrap_or(u32::MAX))
}
