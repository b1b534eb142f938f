//! Reads a plan's rules on payment methods and forms.

use super::Reader;
use crate::model::plan::{MethodRule, PaymentRule, Slip, SlipField};
use crate::source::yaml::{Node, Value};

impl Reader<'_, '_> {
    pub(super) fn payment(&mut self, node: &Node) -> PaymentRule {
        let mut f = self.d.fields(node);
        let sector = self.d.required(&mut f, "sector");
        let sector = self.d.name(sector, self.names.sectors);
        let methods = self.d.required(&mut f, "methods").map_or(MethodRule::None, |n| match &n.value {
            Value::Map(_) => {
                let mut g = self.d.fields(n);
                let least = self.d.required(&mut g, "at_least");
                let least = self.d.count(least);
                self.d.finish(g);
                MethodRule::AtLeast(u32::try_from(least).unwrap_or(u32::MAX))
            }
            Value::Null | Value::Scalar(_) | Value::List(_) => {
                self.d.one_of(Some(n), &[("none", MethodRule::None), ("listed", MethodRule::Listed)])
            }
        });
        let of = self.d.required(&mut f, "of");
        let of = self.d.names(of, self.names.methods);
        let module = self.d.required(&mut f, "module");
        let module = self.d.yes_no(module);
        let contact_point = self.d.required(&mut f, "contact_point");
        let contact_point = self.d.yes_no(contact_point);
        let slip = self.d.required(&mut f, "slip").map_or(Slip::NotMentioned, |n| self.slip(n));
        let quote = self.optional_quote(&mut f);
        let note = self.optional_text(&mut f, "note");
        self.d.finish(f);
        PaymentRule { sector, methods, of, module, contact_point, slip, quote, note }
    }

    pub(super) fn slip(&mut self, node: &Node) -> Slip {
        let Value::List(items) = &node.value else {
            let stated = self.d.one_of(Some(node), &[("not-mentioned", false), ("unspecified", true)]);
            return if stated { Slip::Unspecified } else { Slip::NotMentioned };
        };
        let fields = items
            .iter()
            .map(|item| {
                let mut f = self.d.fields(item);
                let field = self.d.required(&mut f, "field");
                let field = self.d.one_of(
                    field,
                    &[
                        ("payer", SlipField::Payer),
                        ("beneficiary", SlipField::Beneficiary),
                        ("reason", SlipField::Reason),
                        ("invoice", SlipField::Invoice),
                    ],
                );
                let needed = self.d.required(&mut f, "needed");
                let needed = self.d.one_of(needed, &[("required", true), ("optional", false)]);
                self.d.finish(f);
                (field, needed)
            })
            .collect();
        Slip::Fields(fields)
    }
}
