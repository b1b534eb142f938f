//! Quotations of official texts.

use serde::Serialize;

use crate::model::ids::PlanIx;
use crate::model::quote;
use crate::site::context::Context;
use crate::site::page::Page;
use crate::site::shared::run::Run;
use crate::site::text::PlanText;

/// Words of an official text, as issued, always Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    pub text: String,
    /// "Clause I.2 …"
    pub clause: String,
    /// The same in the language of the page, unofficial; empty where the page is in the language of the text.
    pub translation: String,
    /// What looks like a slip of the source; never repaired.
    pub sic: Vec<Run>,
    /// The address of the clause in the published full text.
    pub href: String,
}

/// Words of an official text with a link to their paragraph.
pub fn quote(cx: &Context<'_>, p: PlanIx, quote: &quote::Quote) -> Quote {
    let passage = cx.site.texts[p].passage_at(quote.at);
    Quote {
        text: quote.words.clone(),
        translation: quote
            .translations
            .as_ref()
            .map(|texts| cx.text(texts))
            .filter(|text| *text != quote.words)
            .unwrap_or_default()
            .to_owned(),
        clause: clause(cx, &quote.clause),
        sic: cx.own_words(quote.sic.as_ref()),
        href: format!("{}#{}", cx.href(Page::PlanText(p)), PlanText::anchor(passage)),
    }
}

/// "Clause I.2 …"
pub fn clause(cx: &Context<'_>, clause: &str) -> String {
    let mut words = clause.to_owned();
    for (part, translation) in &cx.locale.messages.clauses {
        words = words.replace(part.as_str(), translation);
    }
    // "Appendix II" and "closing paragraph" name themselves; a bare number is called a clause.
    let is_number = clause.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    if is_number { cx.say(&msg::clause { clause: &words }) } else { words }
}

crate::messages! {
    clause<'a> { clause: &'a str }
}
