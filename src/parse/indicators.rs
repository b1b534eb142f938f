//! Reads `data/indicators.yaml` and `data/topics.yaml`.

use super::decode::Decoder;
use super::fields::{Fields, name_of};
use super::keys::Subject;
use super::keys::indicators::{INDICATORS_FILE, TOPICS_FILE};
use super::names::Names;
use super::roles::Roles;
use crate::input::yaml::{Node, Value};
use crate::model::Topic;
use crate::model::ids::FieldIx;
use crate::model::indicator::{Adds, Condition, Field, FieldType, Formula, Indicator, IndicatorRole, Method};

/// What can be counted, with names.
pub struct Indicators {
    pub methods: Vec<Method>,
    pub method_names: Names,
    pub fields: Vec<Field>,
    pub field_names: Names,
    pub indicators: Vec<Indicator>,
    pub indicator_names: Names,
}

/// What formulas refer to.
struct FormulaRefs<'a> {
    fields: &'a Names,
    /// The field that holds methods.
    methods_field: Option<FieldIx>,
}

/// Reads `data/indicators.yaml`.
pub fn read(d: &mut Decoder<'_>, sectors: &Names) -> Indicators {
    let [method_names, field_names, indicator_names] =
        [Subject::Method, Subject::Field, Subject::Indicator].map(Names::new);
    let (methods, fields, indicators) = (Vec::new(), Vec::new(), Vec::new());
    let mut all = Indicators { methods, method_names, fields, field_names, indicators, indicator_names };
    let Some(tree) = d.file("data/indicators.yaml") else { return all };
    d.map(&tree, &INDICATORS_FILE, |f| {
        all.methods =
            f.declarations("methods", &mut all.method_names, |f, _, id| Some(Method { id, name: f.text("name") }));
        all.fields =
            f.declarations("fields", &mut all.field_names, |f, earlier, id| read_field(f, earlier, id, sectors));
        let methods_field = all.fields.iter().position(|field| field.kind == FieldType::Methods).map(FieldIx::from);
        let refs = FormulaRefs { fields: &all.field_names, methods_field };
        let mut taken = Roles::default();
        all.indicators = f.declarations("indicators", &mut all.indicator_names, |f, earlier, id| {
            read_indicator(f, earlier, id, &refs, &mut taken)
        });
        Some(())
    });
    all
}

fn read_field(f: &mut Fields<'_, '_, '_>, earlier: &Names, id: String, sectors: &Names) -> Option<Field> {
    use FieldType::*;
    let kind = f.one_of("type", &[("count", Count), ("dong", Dong), ("yes-no", YesNo), ("methods", Methods)]);
    let adds = f.one_of("adds", &[("flow", Adds::Flow), ("stock", Adds::Stock)]);
    let name = f.text("name");
    let part_of = f.reference("part_of", earlier);
    let sectors = f.references("sectors", sectors).into_iter().collect();
    let kind = kind?;
    let by_type = match kind {
        Count | Dong => Adds::Flow,
        YesNo | Methods => Adds::Stock,
    };
    if by_type == Adds::Stock && adds == Some(Adds::Flow) {
        let span = f.value_span("adds");
        f.d.wrong_shape(
            span,
            "stock: có/không và phương thức không cộng dồn",
            "stock: yes or no and methods do not add up",
        );
    }
    Some(Field { id, kind, adds: adds.unwrap_or(by_type), name, part_of, sectors })
}

fn read_indicator(
    f: &mut Fields<'_, '_, '_>,
    earlier: &Names,
    id: String,
    refs: &FormulaRefs<'_>,
    taken: &mut Roles<IndicatorRole>,
) -> Option<Indicator> {
    let (name, definition) = (f.text("name"), f.text("definition"));
    let short = f.maybe_text("short").unwrap_or_else(|| name.clone());
    let (of_one, predicate) = (f.maybe_text("of_one"), f.maybe_text("predicate"));
    let formula = f.map("formula", |f| read_formula(f, refs));
    let withhold_below = f.count("withhold_below");
    let withhold_with = f.reference("withhold_with", earlier);
    let role = f.one_of("role", &IndicatorRole::ALL);
    if let Some(role) = role {
        let span = f.value_span("role");
        taken.claim(f.d, role, span, &format!("role: {}", name_of(role, &IndicatorRole::ALL)));
    }
    let formula = formula?;
    Some(Indicator { id, name, short, of_one, predicate, definition, formula, withhold_below, withhold_with, role })
}

fn read_formula(f: &mut Fields<'_, '_, '_>, refs: &FormulaRefs<'_>) -> Option<Formula> {
    let span = f.map_span();
    let (has_share, has_ratio) = (f.has_value("share"), f.has_value("ratio"));
    let share = f.map("share", |f| read_condition(f, refs));
    let ratio = f.map("ratio", |f| {
        let (of, to) = (f.reference("of", refs.fields), f.reference("to", refs.fields));
        Some(Formula::Ratio { of: of?, to: to? })
    });
    if has_share == has_ratio {
        f.d.wrong_shape(span, "{share: …} hoặc {ratio: …}", "{share: …} or {ratio: …}");
        return None;
    }
    share.map(Formula::Share).or(ratio)
}

fn read_condition(f: &mut Fields<'_, '_, '_>, refs: &FormulaRefs<'_>) -> Option<Condition> {
    let span = f.map_span();
    let given = ["yes", "methods", "all"].iter().filter(|key| f.has_value(key)).count();
    let yes = f.reference("yes", refs.fields).map(Condition::Yes);
    let methods = f.node("methods").and_then(|node| read_methods(f.d, node, refs));
    let mut is_whole = true;
    let all = f.list("all", |f| {
        let condition = read_condition(f, refs);
        is_whole &= condition.is_some();
        condition
    });
    if given != 1 {
        f.d.wrong_shape(span, "một điều kiện: yes, methods hoặc all", "one condition: yes, methods or all");
        return None;
    }
    if f.has_value("all") {
        return is_whole.then_some(Condition::All(all));
    }
    yes.or(methods)
}

fn read_methods(d: &mut Decoder<'_>, node: &Node, refs: &FormulaRefs<'_>) -> Option<Condition> {
    if refs.methods_field.is_none() {
        d.wrong_shape(node.span, "một trường kiểu methods trong fields", "a field of type methods under fields");
    }
    let field = refs.methods_field;
    if node.value == Value::Scalar("rule".into()) {
        return Some(Condition::MethodRule { field: field? });
    }
    let text = d.scalar(node);
    let least = d.count(text, node.span)?;
    match u32::try_from(least) {
        Ok(least) => Some(Condition::Methods { field: field?, least }),
        Err(_) => {
            d.wrong_value(node.span, text, "một số nhỏ hơn", "a smaller number");
            None
        }
    }
}

/// Reads `data/topics.yaml`.
pub fn read_topics(d: &mut Decoder<'_>) -> (Vec<Topic>, Names) {
    let mut names = Names::new(Subject::Topic);
    let Some(tree) = d.file("data/topics.yaml") else { return (Vec::new(), names) };
    let topics = d.map(&tree, &TOPICS_FILE, |f| {
        Some(f.declarations("topics", &mut names, |f, _, id| Some(Topic { id, name: f.text("name") })))
    });
    (topics.unwrap_or_default(), names)
}
