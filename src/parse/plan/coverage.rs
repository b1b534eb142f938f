//! Checks that every figure of a plan's text is quoted, or is waived with a reason.

use crate::model::ids::TaskIx;
use std::ops::Range;

use super::context::{Context, words};
use crate::diagnostics::catalogue;
use crate::input::{FileId, Span};
use crate::model::date::{self, Date};
use crate::model::plan::{Plan, Waived};
use crate::model::share::Share;
use crate::model::task::TaskTime;
use crate::parse::decode::Decoder;
use crate::parse::fields::Fields;
use crate::parse::figures::{Figure, FigureKind, figures};
use crate::parse::quotes::Quotable;

/// The waivers, each with its place.
pub(super) fn read(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Vec<(Waived, Span)> {
    f.list("waived", |f| {
        let (quote, reason) = (words(f, c, "words", String::new(), None), f.text("reason"));
        let quote = quote?;
        Some((Waived { words: quote.words, at: quote.at, reason }, f.span()))
    })
}

/// Reports figures that are not quoted, and waivers that cover no figure. `file` is the official text.
pub(super) fn check_figures(d: &mut Decoder<'_>, c: &Context<'_>, file: FileId, plan: &Plan, waivers: &[Span]) {
    let followed = Followed::of(plan, &c.text);
    let waived: Vec<Vec<Range<usize>>> = plan.waived.iter().map(|waiver| c.text.all(&waiver.words)).collect();
    let mut is_used = vec![false; waived.len()];
    for figure in figures(c.text.collapsed()) {
        if followed.covers(plan, &figure) {
            continue;
        }
        let mut is_waived = false;
        for (places, used) in waived.iter().zip(&mut is_used) {
            if places.iter().any(|place| holds(place, &figure.place)) {
                *used = true;
                is_waived = true;
            }
        }
        if !is_waived {
            let place = c.text.issued(&figure.place);
            let words = &c.text.collapsed()[figure.place];
            d.diagnostics.push(catalogue::figure_open(Span::of(file, place.start, place.end), words));
        }
    }
    for (span, _) in waivers.iter().zip(is_used).filter(|(_, used)| !used) {
        d.diagnostics.push(catalogue::waives_nothing(*span));
    }
}

/// Places of the text that the plan's data quotes.
struct Followed {
    quotes: Vec<Range<usize>>,
    /// Quotations of milestones, with their values and last days.
    milestones: Vec<(Range<usize>, Share, Date)>,
    /// Quotations of tasks, in order of place, with their tasks.
    tasks: Vec<(usize, TaskIx)>,
}

impl Followed {
    fn of(plan: &Plan, text: &Quotable) -> Self {
        let place = |words: &str| text.all(words).into_iter().next();
        let milestones = plan.targets.iter().flat_map(|target| &target.milestones);
        let mut tasks: Vec<(usize, TaskIx)> = plan
            .tasks
            .iter_enumerated()
            .flat_map(|(i, task)| task.quote.iter().chain(&task.also).map(move |quote| (quote, i)))
            .filter_map(|(quote, i)| Some((place(&quote.words)?.start, i)))
            .collect();
        tasks.sort_unstable();
        Self {
            quotes: plan.quotes().into_iter().filter_map(|quote| place(&quote.words)).collect(),
            milestones: milestones.filter_map(|m| Some((place(&m.quote.words)?, m.value, m.by))).collect(),
            tasks,
        }
    }

    fn covers(&self, plan: &Plan, figure: &Figure) -> bool {
        if let FigureKind::Percent(value) = figure.kind {
            // A percentage is followed by a milestone of that value, not by any words around it.
            return self
                .milestones
                .iter()
                .any(|(place, share, _)| Some(*share) == value && holds(place, &figure.place));
        }
        if self.quotes.iter().any(|place| holds(place, &figure.place)) {
            return true;
        }
        // A year over milestones dates them: the next one is due by its end.
        let next = self.milestones.iter().filter(|(place, _, _)| place.start >= figure.place.end);
        let next = next.min_by_key(|(place, _, _)| place.start).map(|(_, _, by)| *by);
        // In tables and under headings, the time of a task follows its words.
        let task = self.tasks.iter().rev().find(|(at, _)| *at < figure.place.start).map(|(_, task)| *task);
        match (&figure.kind, task.map(|task| &plan.tasks[task].when)) {
            (FigureKind::Day(day), _) => plan.issued == Some(*day),
            (FigureKind::Quarters(written), Some(TaskTime::Quarters(when))) => written == when,
            (FigureKind::Year(written), Some(TaskTime::Year(when))) if written == when => true,
            (FigureKind::Year(written), _) => {
                date::parse(&format!("{written}-12-31")).is_some_and(|day| next == Some(day))
            }
            (FigureKind::Percent(_) | FigureKind::Quarters(_) | FigureKind::Other, _) => false,
        }
    }
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
