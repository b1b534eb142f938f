//! Writes the tables of keys in `docs/data.md`.

use super::{Key, Kind, Need, Shape};
use super::{areas, config, contacts, indicators, institutions, page, plan, published, results};

/// The kinds of files, by the name of their tables in `docs/data.md`. Maps within them are described below them.
pub static FILES: [(&str, &[&Shape]); 11] = [
    ("minhbach.yaml", &[&config::CONFIG]),
    ("data/areas", &[&areas::KINDS_FILE, &areas::AREAS_FILE, &areas::TILES_FILE]),
    ("data/agencies.yaml", &[&institutions::AGENCIES_FILE]),
    ("data/institutions", &[&institutions::KINDS_FILE, &institutions::INSTITUTIONS_TABLE]),
    ("data/indicators.yaml", &[&indicators::INDICATORS_FILE]),
    ("data/topics.yaml", &[&indicators::TOPICS_FILE]),
    ("plan.yaml", &[&plan::PLAN]),
    ("results", &[&results::REPORTS_FILE, &results::ROWS_FILE]),
    ("data/published", &[&published::ROWS, &published::TOTALS, &published::REVISIONS, &published::TOTAL_REVISIONS]),
    ("contacts", &[&contacts::HOTLINES_FILE, &contacts::LINKS_FILE]),
    ("content", &[&page::PAGE]),
];

/// The tables of a kind of file, as Markdown.
pub fn tables(files: &[&'static Shape]) -> String {
    let mut shapes: Vec<&'static Shape> = Vec::new();
    for file in files {
        collect(file, &mut shapes);
    }
    shapes.iter().map(|shape| table(shape)).collect::<Vec<_>>().join("\n")
}

/// Replaces the text between `<!-- keys: NAME -->` and `<!-- /keys -->` by the tables of that name.
pub fn rewrite(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!-- keys: ") {
        let (name, after) = after.split_once(" -->").unwrap_or((after, ""));
        let (_, after) = after.split_once("<!-- /keys -->").unwrap_or(("", after));
        let found = FILES.iter().find(|(known, _)| *known == name);
        let written = found.map_or_else(String::new, |(_, files)| tables(files));
        out.push_str(&format!("{before}<!-- keys: {name} -->\n\n{written}\n<!-- /keys -->"));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A map, then the maps within it, each once.
fn collect(shape: &'static Shape, shapes: &mut Vec<&'static Shape>) {
    if shapes.iter().any(|known| std::ptr::eq(*known, shape)) {
        return;
    }
    shapes.push(shape);
    for key in shape.keys {
        collect_kind(key.kind, shapes);
    }
}

fn collect_kind(kind: Kind, shapes: &mut Vec<&'static Shape>) {
    use Kind::*;
    match kind {
        Map(shape) | Maps(shape) | Rows(shape) => collect(shape, shapes),
        List(kind) | MapOf(_, kind) => collect_kind(*kind, shapes),
        Either(kinds) => kinds.iter().for_each(|kind| collect_kind(*kind, shapes)),
        Text | Plain | Quote | Id | Symbol | Reference(_) | Date | DayOfYear | Period | Share | Count | YesNo
        | OneOf(_) | Cell => {}
    }
}

fn table(shape: &Shape) -> String {
    let mut out = format!(
        "**{}** · {}\n\n| key | needed | value | what for | để làm gì | example |\n| --- | --- | --- | --- | --- | --- |\n",
        shape.en, shape.vi
    );
    for key in shape.keys {
        let need = match key.need {
            Need::Required => "yes",
            Need::Nullable => "yes, or `null`",
            Need::Optional => "optional",
            Need::Conditional => "see text",
        };
        let Key { name, kind, vi, en, example, .. } = key;
        let row = format!("| `{name}` | {need} | {} | {en} | {vi} | `{example}` |\n", words(*kind));
        out.push_str(&row);
    }
    out
}

/// A type in words.
fn words(kind: Kind) -> String {
    match kind {
        Kind::Text => "text for readers".to_owned(),
        Kind::Plain => "plain text".to_owned(),
        Kind::Quote => "quotation".to_owned(),
        Kind::Id => "id".to_owned(),
        Kind::Symbol => "id, with `_`".to_owned(),
        Kind::Reference(subject) => format!("id: {}", subject.name().en),
        Kind::Date => "date".to_owned(),
        Kind::DayOfYear => "day of the year".to_owned(),
        Kind::Period => "period".to_owned(),
        Kind::Share => "share".to_owned(),
        Kind::Count => "whole number".to_owned(),
        Kind::YesNo => "yes or no".to_owned(),
        Kind::OneOf(values) => values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", "),
        Kind::List(kind) => format!("list of: {}", words(*kind)),
        Kind::Map(shape) => format!("map: {}", shape.en),
        Kind::Maps(shape) => format!("list of maps: {}", shape.en),
        Kind::MapOf(subject, kind) => format!("map from id ({}) to {}", subject.name().en, words(*kind)),
        Kind::Either(kinds) => kinds.iter().map(|kind| words(*kind)).collect::<Vec<_>>().join("; or "),
        Kind::Cell => "a cell of results".to_owned(),
        Kind::Rows(shape) => format!("list of rows: {}", shape.en),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_is_for_in_both_languages_and_has_an_example() {
        for (file, roots) in &FILES {
            let mut shapes = Vec::new();
            roots.iter().for_each(|root| collect(root, &mut shapes));
            for shape in shapes {
                for key in shape.keys {
                    let Key { name, vi, en, example, .. } = key;
                    assert!(![vi, en, example].iter().any(|words| words.is_empty()), "{file}: {name}");
                    let others = shape.keys.iter().filter(|other| other.name == *name).count();
                    assert_eq!(others, 1, "{file}: {name} twice");
                }
            }
        }
    }
}
