//! The official text of a plan, with anchors for its quoted clauses.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::Body;
use super::parts::Link;
use crate::model::plan;
use crate::site::context::{Context, Head};
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
    /// The official words, and the paragraph where they first stand.
    pub words: Link,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    pub id: String,
    pub text: String,
    pub quoted: bool,
}

impl Context<'_> {
    pub(in crate::site) fn plan_text(&self, p: usize) -> (Head, Body) {
        let (plan, _) = self.plan(p);
        let text = &self.site.texts[p];
        let mut quoted = vec![false; text.paragraphs.len()];
        for quote in quotes_of(plan) {
            if let Some(mark) = quoted.get_mut(text.passage_at(quote.at)) {
                *mark = true;
            }
        }
        let paragraphs = text
            .paragraphs
            .iter()
            .zip(quoted)
            .enumerate()
            .map(|(i, (passage, quoted))| Paragraph { id: PlanText::anchor(i), text: passage.words.clone(), quoted })
            .collect();
        let entries: Vec<WaivedFigure> = plan
            .waived
            .iter()
            .map(|waived| WaivedFigure {
                words: Link {
                    text: waived.words.clone(),
                    href: format!("#{}", PlanText::anchor(text.passage_at(waived.at))),
                },
                reason: self.text(&waived.reason).to_owned(),
            })
            .collect();
        let waived = (!entries.is_empty()).then(|| WaivedFigures {
            heading: self.voice.say("waived_heading", &[]),
            lead: self.voice.say("waived_lead", &[]),
            entries,
        });
        let head = Head {
            heading: self.voice.say("text_heading", &[("plan", self.text(&plan.short))]),
            lead: vec![self.voice.say("text_lead", &[])],
            crumbs: self.plan_crumbs(p),
            ..Head::default()
        };
        (head, Body::PlanText(TextPage { plan: self.plan_link(p), paragraphs, waived }))
    }
}

/// Every quotation of a plan.
fn quotes_of(plan: &plan::Plan) -> Vec<&plan::Quote> {
    let mut quotes: Vec<&plan::Quote> = Vec::new();
    quotes.extend(plan.targets.iter().flat_map(|t| t.milestones.iter().map(|m| &m.quote).chain(&t.quote)));
    quotes.extend(plan.duties.iter().map(|d| &d.quote));
    quotes.extend(plan.payment.iter().filter_map(|r| r.quote.as_ref()));
    quotes.extend(plan.recognition.quote.iter());
    quotes.extend(plan.funding.iter().map(|f| &f.quote));
    quotes
}
