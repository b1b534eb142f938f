//! The rules of a plan in words: payment methods, payment slips, recognition.

use crate::i18n::message::Message;
use crate::model::ids::{IndicatorIx, PlanIx, SectorIx};
use crate::model::payment::{MethodRule, PaymentRule, Slip, SlipField};
use crate::model::plan::Plan;
use crate::site::context::Context;

/// How many methods a payment rule requires, in words.
pub fn method_rule(cx: &Context<'_>, rule: &PaymentRule) -> String {
    let named = cx.locale.number(rule.of.len() as u64);
    match rule.methods {
        MethodRule::AtLeast(n) => cx.say(&msg::rule_at_least { n: u64::from(n), of: &named }),
        MethodRule::Listed => cx.say(&msg::rule_listed { of: &named }),
        MethodRule::None => cx.say(&msg::rule_none {}),
    }
}

/// How many methods a plan asks of a sector, in words.
pub fn sector_rule(cx: &Context<'_>, p: PlanIx, sector: SectorIx) -> String {
    let rule = cx.project.plans[p].payment_rule(sector);
    rule.map_or_else(|| cx.say(&msg::rule_none {}), |rule| method_rule(cx, rule))
}

/// What a payment must say, in words.
pub fn slip(cx: &Context<'_>, slip: &Slip) -> Vec<String> {
    match slip {
        Slip::NotMentioned => vec![cx.say(&msg::slip_not_mentioned {})],
        Slip::Unspecified => vec![cx.say(&msg::slip_unspecified {})],
        Slip::Fields(fields) => fields
            .iter()
            .map(|(field, required)| {
                let name: &dyn Message = match field {
                    SlipField::Payer => &msg::slip_payer {},
                    SlipField::Beneficiary => &msg::slip_beneficiary {},
                    SlipField::Reason => &msg::slip_reason {},
                    SlipField::Invoice => &msg::slip_invoice {},
                };
                let field = &cx.say(name);
                if *required { cx.say(&msg::slip_required { field }) } else { cx.say(&msg::slip_optional { field }) }
            })
            .collect(),
    }
}

/// What a plan's words allow to be shown of single institutions.
pub fn recognition_sentence(cx: &Context<'_>, p: PlanIx) -> String {
    let rules = &cx.project.plans[p].recognition;
    let key: &dyn Message = match (rules.honour.is_some(), rules.rank.is_some(), rules.criticise.is_some()) {
        (false, false, false) => &msg::recognition_none {},
        (true, false, false) => &msg::recognition_honour {},
        (true, true, false) => &msg::recognition_rank {},
        (true, false, true) => &msg::recognition_criticise {},
        (false, true, false) => &msg::recognition_rank_only {},
        (false, false, true) => &msg::recognition_criticise_only {},
        (false, true, true) => &msg::recognition_rank_criticise {},
        (true, true, true) => &msg::recognition_all {},
    };
    cx.say(key)
}

/// The plans whose rule on payment methods a yardstick is.
pub fn plans_with_rule(cx: &Context<'_>, indicator: IndicatorIx) -> Vec<String> {
    use crate::model::indicator::{Condition, Formula};
    let Formula::Share(Condition::Methods { least: n, .. }) = cx.project.indicators[indicator].formula else {
        return Vec::new();
    };
    let has_rule = |plan: &&Plan| plan.payment.iter().any(|r| r.methods == MethodRule::AtLeast(n));
    cx.project.plans.iter().filter(has_rule).map(|plan| cx.text(&plan.short).to_owned()).collect()
}

crate::messages! {
    use crate::site::messages::msg;

    recognition_all {}
    recognition_criticise {}
    recognition_criticise_only {}
    recognition_honour {}
    recognition_none {}
    recognition_rank {}
    recognition_rank_criticise {}
    recognition_rank_only {}
    rule_at_least<'a> { n: u64, of: &'a str }
    rule_listed<'a> { of: &'a str }
    slip_beneficiary {}
    slip_invoice {}
    slip_optional<'a> { field: &'a str }
    slip_payer {}
    slip_reason {}
    slip_required<'a> { field: &'a str }
}
