//! Words of rankings: the leading sentence, and the name of what one institution has or lacks.

use crate::i18n::locale::small;
use crate::measure::rank::Ranking;
use crate::model::ids::{IndicatorIx, KindIx};
use crate::model::indicator::{Condition, Formula};
use crate::site::context::Context;

/// What the leading sentence of a ranking counts. A plan without honours must not appear to honour nobody.
#[derive(Clone, Copy)]
pub enum LeadCount {
    /// Honoured institutions.
    Honoured(usize),
    /// Ranked institutions.
    Ranked(usize),
    /// Weak institutions.
    Weak(usize),
}

impl LeadCount {
    /// What the leading sentence of a ranking counts.
    pub fn of(ranking: &Ranking) -> Self {
        match (&ranking.honoured, &ranking.ranked, &ranking.weak) {
            (Some(honoured), _, _) => Self::Honoured(honoured.len()),
            (None, Some(ranked), _) => Self::Ranked(ranked.len()),
            (None, None, weak) => Self::Weak(weak.as_ref().map_or(0, Vec::len)),
        }
    }

    /// The count.
    pub fn number(self) -> u64 {
        let (Self::Honoured(number) | Self::Ranked(number) | Self::Weak(number)) = self;
        number as u64
    }

    /// The words behind a link to the list.
    pub fn count(self, cx: &Context<'_>) -> String {
        match self {
            Self::Honoured(_) => cx.say(&msg::honoured_count { n: self.number() }),
            Self::Ranked(_) => cx.say(&msg::ranked_count { n: self.number() }),
            Self::Weak(_) => cx.say(&msg::weak_count { n: self.number() }),
        }
    }

    /// The leading sentence of the list's own page.
    pub fn lead(self, cx: &Context<'_>, kind: KindIx, period: &str) -> String {
        let n = self.number();
        let kind = &cx.project.institution_kinds[kind];
        let (one, kind) = (&small(cx.text(&kind.name)), cx.text(&kind.plural));
        match self {
            Self::Honoured(_) => cx.say(&msg::ranking_lead { n, one, kind, period }),
            Self::Ranked(_) => cx.say(&msg::ranking_lead_ranked { n, one, kind, period }),
            Self::Weak(_) => cx.say(&msg::ranking_lead_weak { n, one, kind, period }),
        }
    }
}

/// The name of an indicator that is yes or no for one institution: that of its field, "Uses a digital platform" and not "Institutions
/// using digital platforms".
pub fn yes_or_no_name<'a>(cx: &'a Context<'_>, indicator: IndicatorIx) -> &'a str {
    let indicator = &cx.project.indicators[indicator];
    match indicator.formula {
        Formula::Share(Condition::Yes(field)) => cx.text(&cx.project.fields[field].name),
        Formula::Share(Condition::Methods { .. } | Condition::MethodRule { .. } | Condition::All(_))
        | Formula::Ratio { .. } => cx.text(&indicator.name),
    }
}

crate::messages! {
    honoured_count { n: u64 }
    ranked_count { n: u64 }
    ranking_lead<'a> { kind: &'a str, n: u64, one: &'a str, period: &'a str }
    ranking_lead_ranked<'a> { kind: &'a str, n: u64, one: &'a str, period: &'a str }
    ranking_lead_weak<'a> { kind: &'a str, n: u64, one: &'a str, period: &'a str }
    weak_count { n: u64 }
}
