//! Reads a plan's rules on payment methods and forms.

use super::context::{Context, quote};
use crate::diagnostics::catalogue;
use crate::input::yaml::{Node, Value};
use crate::model::indicator::IndicatorRole;
use crate::model::payment::{MethodRule, PaymentRule, Slip, SlipField};
use crate::parse::decode::Decoder;
use crate::parse::fields::{Fields, name_of};
use crate::parse::keys::plan::{AT_LEAST, SLIP_FIELD};

pub(super) fn read(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Option<PaymentRule> {
    let sector = f.reference("sector", c.names.sectors);
    let methods = f.node("methods").and_then(|node| methods(f.d, node));
    let of = f.references("of", c.names.methods).into_iter().collect();
    let module = demand(f, c, "module", IndicatorRole::PaymentModule);
    let contact_point = demand(f, c, "contact_point", IndicatorRole::ContactPoint);
    let slip = f.node("slip").and_then(|node| slip(f.d, node));
    let (quote, note) = (quote(f, c), f.maybe_text("note"));
    let (module, contact_point, slip) = (module?, contact_point?, slip?);
    Some(PaymentRule { sector: sector?, methods: methods?, of, module, contact_point, slip, quote, note })
}

/// Whether the plan demands something, for which there must be an indicator that counts it.
fn demand(f: &mut Fields<'_, '_, '_>, c: &Context<'_>, key: &'static str, role: IndicatorRole) -> Option<bool> {
    let is_demanded = f.yes_no(key);
    if is_demanded == Some(true) && !c.names.roles.contains(&role) {
        let span = f.key_span(key);
        let name = name_of(role, &IndicatorRole::ALL);
        f.d.diagnostics.push(catalogue::no_indicator_with_role(span, name));
    }
    is_demanded
}

fn methods(d: &mut Decoder<'_>, node: &Node) -> Option<MethodRule> {
    match &node.value {
        Value::Map(_) => d.map(node, &AT_LEAST, |f| f.small_count("at_least").map(MethodRule::AtLeast)),
        Value::Null | Value::Scalar(_) | Value::List(_) => {
            let text = d.scalar(node);
            d.one_of(text, node.span, &[("none", MethodRule::None), ("listed", MethodRule::Listed)])
        }
    }
}

fn slip(d: &mut Decoder<'_>, node: &Node) -> Option<Slip> {
    let Value::List(items) = &node.value else {
        let text = d.scalar(node);
        let words = [("not-mentioned", false), ("unspecified", true)];
        let is_stated = d.one_of(text, node.span, &words)?;
        return Some(if is_stated { Slip::Unspecified } else { Slip::NotMentioned });
    };
    let field = |item| d.map(item, &SLIP_FIELD, slip_field);
    let fields: Vec<Option<(SlipField, bool)>> = items.iter().map(field).collect();
    fields.into_iter().collect::<Option<_>>().map(Slip::Fields)
}

fn slip_field(f: &mut Fields<'_, '_, '_>) -> Option<(SlipField, bool)> {
    use SlipField::{Beneficiary, Invoice, Payer, Reason};
    let fields = [("payer", Payer), ("beneficiary", Beneficiary), ("reason", Reason), ("invoice", Invoice)];
    let field = f.one_of("field", &fields);
    let is_needed = f.one_of("needed", &[("required", true), ("optional", false)]);
    field.zip(is_needed)
}
