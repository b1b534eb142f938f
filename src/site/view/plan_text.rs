//! The official text of a plan, with anchors for its quoted clauses.

use serde::Serialize;

use crate::model::ids::{PassageIx, PlanIx, TiVec};
use crate::model::plan::Plan;
use crate::model::quote::Quote;
use crate::site::context::{Context, Head};
use crate::site::shared::link::Link;
use crate::site::text::PlanText;

/// The plan's official text with anchors for its quoted clauses. `quoted` paragraphs are those that a target or rule cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextPage {
    pub plan: Link,
    pub paragraphs: Vec<Paragraph>,
    /// Figures that the portal does not follow.
    pub waived: Option<WaivedFigures>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaivedFigures {
    pub heading: String,
    pub lead: String,
    pub entries: Vec<WaivedFigure>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaivedFigure {
    /// The official words, and the first paragraph that contains them.
    pub words: Link,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    pub id: String,
    pub text: String,
    pub quoted: bool,
}

pub fn page(cx: &Context<'_>, p: PlanIx) -> (Head, TextPage) {
    let (plan, _) = cx.plan(p);
    let text = &cx.site.texts[p];
    let mut quoted: TiVec<PassageIx, bool> = text.paragraphs.iter().map(|_| false).collect();
    for quote in quotes_of(plan) {
        if let Some(mark) = quoted.get_mut(text.passage_at(quote.at)) {
            *mark = true;
        }
    }
    let paragraphs = text
        .paragraphs
        .iter_enumerated()
        .zip(quoted)
        .map(|((i, passage), quoted)| Paragraph { id: PlanText::anchor(i), text: passage.words.clone(), quoted })
        .collect();
    let entries: Vec<WaivedFigure> = plan
        .waived
        .iter()
        .map(|waived| WaivedFigure {
            words: Link {
                text: waived.words.clone(),
                href: format!("#{}", PlanText::anchor(text.passage_at(waived.at))),
            },
            reason: cx.text(&waived.reason).to_owned(),
        })
        .collect();
    let waived = (!entries.is_empty()).then(|| WaivedFigures {
        heading: cx.say(&msg::waived_heading {}),
        lead: cx.say(&msg::waived_lead {}),
        entries,
    });
    let head = Head {
        heading: cx.say(&msg::text_heading { plan: cx.text(&plan.short) }),
        lead: vec![cx.say(&msg::text_lead {})],
        crumbs: cx.plan_crumbs(p),
        ..Head::default()
    };
    (head, TextPage { plan: cx.plan_link(p), paragraphs, waived })
}

/// Every quotation of a plan.
fn quotes_of(plan: &Plan) -> Vec<&Quote> {
    let mut quotes: Vec<&Quote> = Vec::new();
    quotes.extend(plan.targets.iter().flat_map(|t| t.milestones.iter().map(|m| &m.quote).chain(&t.quote)));
    quotes.extend(plan.duties.iter().map(|d| &d.quote));
    quotes.extend(plan.payment.iter().filter_map(|r| r.quote.as_ref()));
    quotes.extend(plan.recognition.quote.iter());
    quotes.extend(plan.funding.iter().map(|f| &f.quote));
    quotes
}

crate::messages! {
    use crate::site::messages::msg;

    text_heading<'a> { plan: &'a str }
    text_lead {}
    waived_heading {}
    waived_lead {}
}
