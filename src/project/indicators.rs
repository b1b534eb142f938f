//! Reads `data/indicators.yaml` and `data/topics.yaml`.

use super::decode::{Decoder, Names};
use crate::diagnostic::{Said, catalogue};
use crate::model::Topic;
use crate::model::indicator::{Condition, Field, FieldType, Formula, Indicator, Method};
use crate::source::yaml::{Node, Value};

/// What can be counted, with names.
pub struct Indicators {
    /// Payment methods.
    pub methods: Vec<Method>,
    /// Their names.
    pub method_names: Names,
    /// Fields of rows.
    pub fields: Vec<Field>,
    /// Their names.
    pub field_names: Names,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Their names.
    pub indicator_names: Names,
}

/// Reads `data/indicators.yaml`.
pub fn read(d: &mut Decoder<'_>, sectors: &Names) -> Indicators {
    let mut all = Indicators {
        methods: Vec::new(),
        method_names: Names::new("phương thức", "method"),
        fields: Vec::new(),
        field_names: Names::new("cột số liệu", "field"),
        indicators: Vec::new(),
        indicator_names: Names::new("chỉ số", "indicator"),
    };
    let Some(tree) = d.file("data/indicators.yaml") else { return all };
    let mut f = d.fields(&tree);
    let list = d.required(&mut f, "methods");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let id = d.required(&mut g, "id");
        let id = d.id(id);
        let name = d.required(&mut g, "name");
        let name = d.text(name);
        d.define(&mut all.method_names, &id, all.methods.len(), g.span());
        d.finish(g);
        all.methods.push(Method { id, name });
    }
    let list = d.required(&mut f, "fields");
    for node in d.list(list) {
        let field = read_field(d, node, &all.field_names, sectors);
        d.define(&mut all.field_names, &field.id, all.fields.len(), node.span);
        all.fields.push(field);
    }
    let methods_field = all.fields.iter().position(|field| field.kind == FieldType::Methods);
    let list = d.required(&mut f, "indicators");
    for node in d.list(list) {
        let indicator = read_indicator(d, node, &all.field_names, methods_field, &all.indicator_names);
        d.define(&mut all.indicator_names, &indicator.id, all.indicators.len(), node.span);
        all.indicators.push(indicator);
    }
    d.finish(f);
    all
}

fn read_field(d: &mut Decoder<'_>, node: &Node, earlier: &Names, sectors: &Names) -> Field {
    let mut g = d.fields(node);
    let id = d.required(&mut g, "id");
    let id = d.symbol(id);
    let kind = d.required(&mut g, "type");
    let kind = d.one_of(
        kind,
        &[
            ("count", FieldType::Count),
            ("dong", FieldType::Dong),
            ("yes-no", FieldType::YesNo),
            ("methods", FieldType::Methods),
        ],
    );
    let name = d.required(&mut g, "name");
    let name = d.text(name);
    let part_of = d.optional(&mut g, "part_of");
    let part_of = d.maybe_name(part_of, earlier);
    let sector_list = d.optional(&mut g, "sectors");
    let sectors = d.names(sector_list, sectors);
    d.finish(g);
    Field { id, kind, name, part_of, sectors }
}

fn read_indicator(
    d: &mut Decoder<'_>,
    node: &Node,
    fields: &Names,
    methods_field: Option<usize>,
    earlier: &Names,
) -> Indicator {
    let mut g = d.fields(node);
    let id = d.required(&mut g, "id");
    let id = d.id(id);
    let name = d.required(&mut g, "name");
    let name = d.text(name);
    let definition = d.required(&mut g, "definition");
    let definition = d.text(definition);
    let formula = d.required(&mut g, "formula");
    let formula = read_formula(d, formula, fields, methods_field);
    let withhold_below = d.optional(&mut g, "withhold_below").map(|n| d.count(Some(n)));
    let withhold_with = d.optional(&mut g, "withhold_with");
    let withhold_with = d.maybe_name(withhold_with, earlier);
    d.finish(g);
    Indicator { id, name, definition, formula, withhold_below, withhold_with }
}

fn read_formula(d: &mut Decoder<'_>, node: Option<&Node>, fields: &Names, methods_field: Option<usize>) -> Formula {
    let Some(node) = node else { return Formula::Ratio { of: 0, to: 0 } };
    let mut f = d.fields(node);
    let share = d.optional(&mut f, "share");
    let ratio = d.optional(&mut f, "ratio");
    let formula = match (share, ratio) {
        (Some(share), None) => Formula::Share(read_condition(d, share, fields, methods_field)),
        (None, Some(ratio)) => {
            let mut g = d.fields(ratio);
            let of = d.required(&mut g, "of");
            let of = d.name(of, fields);
            let to = d.required(&mut g, "to");
            let to = d.name(to, fields);
            d.finish(g);
            Formula::Ratio { of, to }
        }
        _ => {
            wrong(d, node, "{share: …} hoặc {ratio: …}", "{share: …} or {ratio: …}");
            Formula::Ratio { of: 0, to: 0 }
        }
    };
    d.finish(f);
    formula
}

fn read_condition(d: &mut Decoder<'_>, node: &Node, fields: &Names, methods_field: Option<usize>) -> Condition {
    let mut f = d.fields(node);
    let yes = d.optional(&mut f, "yes");
    let methods = d.optional(&mut f, "methods");
    let all = d.optional(&mut f, "all");
    let condition = match (yes, methods, all) {
        (Some(field), None, None) => Condition::Yes(d.name(Some(field), fields)),
        (None, Some(number), None) => {
            if methods_field.is_none() {
                wrong(d, node, "một trường kiểu methods trong fields", "a field of type methods under fields");
            }
            let field = methods_field.unwrap_or(0);
            if number.value == Value::Scalar("rule".into()) {
                Condition::MethodRule { field }
            } else {
                Condition::Methods { field, least: u32::try_from(d.count(Some(number))).unwrap_or(u32::MAX) }
            }
        }
        (None, None, Some(list)) => Condition::All(
            d.list(Some(list)).iter().map(|node| read_condition(d, node, fields, methods_field)).collect(),
        ),
        _ => {
            wrong(d, node, "một điều kiện: yes, methods hoặc all", "one condition: yes, methods or all");
            Condition::MethodRule { field: 0 }
        }
    };
    d.finish(f);
    condition
}

/// Reads `data/topics.yaml`.
pub fn read_topics(d: &mut Decoder<'_>) -> (Vec<Topic>, Names) {
    let mut names = Names::new("chủ đề", "topic");
    let mut topics = Vec::new();
    let Some(tree) = d.file("data/topics.yaml") else { return (topics, names) };
    let mut f = d.fields(&tree);
    let list = d.required(&mut f, "topics");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let id = d.required(&mut g, "id");
        let id = d.id(id);
        let name = d.required(&mut g, "name");
        let name = d.text(name);
        d.define(&mut names, &id, topics.len(), g.span());
        d.finish(g);
        topics.push(Topic { id, name });
    }
    d.finish(f);
    (topics, names)
}

fn wrong(d: &mut Decoder<'_>, node: &Node, vi: &str, en: &str) {
    d.diagnostics.push(catalogue::wrong_shape(node.span, &Said::new(vi, en)));
}
