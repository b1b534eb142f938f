//! A milestone of a target: its wording, its quotation and its progress.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::model::ids::{MilestoneIx, PlanIx, SeriesIx, TargetIx};
use crate::model::target::Strength;
use crate::site::context::Context;
use crate::site::shared::figure::{self, Figure, Status};
use crate::site::shared::quote::{self, Quote};
use crate::site::shared::run::Run;
use crate::site::shared::target_words;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneLine {
    /// "50%", "at least 50%"
    pub wording: String,
    /// "required", "aspirational"
    pub strength: String,
    /// "by 31 December 2022"
    pub by: String,
    /// The source of the date, if the clause itself gives none.
    pub by_note: Vec<Run>,
    pub quote: Quote,
    pub note: Vec<Run>,
    /// The progress towards the milestone.
    pub status: Status,
    /// The figures it was or is judged by, one for each measure.
    pub figures: Vec<Figure>,
}

/// A milestone with its words and its progress.
pub fn milestone(cx: &Context<'_>, p: PlanIx, t: TargetIx, m: MilestoneIx) -> MilestoneLine {
    let (plan, measured) = cx.plan(p);
    let milestone = &plan.targets[t].milestones[m];
    let state = &measured.targets[t];
    let stands = &state.milestones[m];
    let strength: &dyn Message = match milestone.strength {
        Strength::Required => &msg::strength_required {},
        Strength::Aspirational => &msg::strength_aspirational {},
    };
    let figures = stands.period.map_or_else(Vec::new, |period| {
        let figure = |s: &SeriesIx| {
            let reading = &measured.periods[period].whole[*s];
            let mut figure = figure::figure(cx, measured.series[*s].indicator, reading, Some(milestone.value));
            figure.href = Some(figure::receipt_of(cx, p, *s, None, period));
            figure.status = Some(figure::status(cx, stands.progress));
            figure
        };
        state.series.iter().map(figure).collect()
    });
    MilestoneLine {
        wording: target_words::wording(cx, milestone),
        strength: cx.say(strength),
        by: cx.say(&msg::by { date: milestone.by }),
        by_note: cx.own_words(milestone.by_note.as_ref()),
        quote: quote::quote(cx, p, &milestone.quote),
        note: cx.own_words(milestone.note.as_ref()),
        status: figure::status(cx, stands.progress),
        figures,
    }
}

crate::messages! {
    use crate::site::messages::msg;

    strength_aspirational {}
    strength_required {}
}
