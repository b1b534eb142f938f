//! Sees to it that every figure of a plan's text is followed, or is waived with a reason.

use std::ops::Range;

use super::Reader;
use crate::diagnostic::catalogue;
use crate::model::date::{self, Date};
use crate::model::plan::{Plan, TaskTime, Waived};
use crate::model::share::Share;
use crate::project::figures::{Figure, FigureKind, figures};
use crate::project::quotes::Quotable;
use crate::source::yaml::Node;
use crate::source::{FileId, Span};

impl Reader<'_, '_> {
    /// Reads the waivers, each with its place.
    pub(super) fn waived(&mut self, list: Option<&Node>) -> Vec<(Waived, Span)> {
        let mut all = Vec::new();
        for node in self.d.list(list) {
            let mut f = self.d.fields(node);
            let span = f.span();
            let quote = self.d.required(&mut f, "words").map(|n| self.quote(n, "", None)).unwrap_or_default();
            let reason = self.required_text(&mut f, "reason");
            self.d.finish(f);
            all.push((Waived { words: quote.words, at: quote.at, reason }, span));
        }
        all
    }

    /// Tells of figures that nothing follows, and of waivers that cover none. `file` holds the official text.
    pub(super) fn check_figures(&mut self, file: FileId, plan: &Plan, waived: &[(Waived, Span)]) {
        let followed = Followed::of(plan, &self.text);
        let waivers: Vec<Vec<Range<usize>>> = waived.iter().map(|(waiver, _)| self.text.all(&waiver.words)).collect();
        let mut is_used = vec![false; waived.len()];
        for figure in figures(self.text.collapsed()) {
            if followed.covers(plan, &figure) {
                continue;
            }
            let mut is_waived = false;
            for (places, used) in waivers.iter().zip(&mut is_used) {
                if places.iter().any(|place| holds(place, &figure.place)) {
                    *used = true;
                    is_waived = true;
                }
            }
            if !is_waived {
                let place = self.text.issued(&figure.place);
                let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                let span = Span { file, start: small(place.start), end: small(place.end) };
                let words = &self.text.collapsed()[figure.place];
                self.d.diagnostics.push(catalogue::figure_open(span, words));
            }
        }
        for ((_, span), _) in waived.iter().zip(is_used).filter(|(_, used)| !used) {
            self.d.diagnostics.push(catalogue::waives_nothing(*span));
        }
    }
}

/// Places of the text that the plan's data quotes.
struct Followed {
    quotes: Vec<Range<usize>>,
    /// Quotations of milestones, with their values and last days.
    milestones: Vec<(Range<usize>, Share, Date)>,
    /// Quotations of tasks, in order of place, with their places in `Plan::tasks`.
    tasks: Vec<(usize, usize)>,
}

impl Followed {
    fn of(plan: &Plan, text: &Quotable) -> Self {
        let place = |words: &str| text.all(words).into_iter().next();
        let milestones = plan.targets.iter().flat_map(|target| &target.milestones);
        let mut tasks: Vec<(usize, usize)> = plan
            .tasks
            .iter()
            .enumerate()
            .filter_map(|(i, task)| Some((place(&task.quote.as_ref()?.words)?.start, i)))
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
        // In tables and under headings the time of a task stands behind its words.
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
