//! What the readers of a plan's parts share: names, the official text, quotations of it.

use crate::diagnostics::catalogue;
use crate::model::ids::AgencyIx;
use crate::model::quote::Quote;
use crate::model::text::Text;
use crate::parse::fields::Fields;
use crate::parse::names::KnownNames;
use crate::parse::quotes::Quotable;

/// What the reader of a part of a plan needs.
pub(super) struct Context<'a> {
    pub(super) names: &'a KnownNames<'a>,
    pub(super) text: Quotable,
}

/// The words under a key, checked to occur in the official text, with a clause and a remark that were read before.
pub(super) fn words(
    f: &mut Fields<'_, '_, '_>,
    c: &Context<'_>,
    key: &'static str,
    clause: String,
    sic: Option<Text>,
) -> Option<Quote> {
    let (words, span, translations) = f.words(key)?;
    let at = match c.text.find(words) {
        Some(at) => at,
        // Without the official text that is the problem, not each of its quotations.
        None if c.text.is_empty() => 0,
        None => {
            f.d.diagnostics.push(catalogue::quote_not_found(span, words));
            return None;
        }
    };
    Some(Quote { words: words.to_owned(), translations, clause, sic, at })
}

/// The quotation under `clause`, `sic` and `quote`.
pub(super) fn quote(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Option<Quote> {
    let (clause, sic) = (f.plain("clause"), f.maybe_text("sic"));
    words(f, c, "quote", clause, sic)
}

pub(super) fn agencies(f: &mut Fields<'_, '_, '_>, c: &Context<'_>, key: &'static str) -> Vec<AgencyIx> {
    f.references(key, c.names.agencies).into_iter().collect()
}
