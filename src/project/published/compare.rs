//! Holds what the files of a period say against what is remembered of it.

use super::write::entry;
use super::{Held, Published, Reason, Remembered, says};
use crate::diagnostic::catalogue;
use crate::model::result::{Cell, Revision, Subject};
use crate::project::decode::Decoder;
use crate::project::known::Known;
use crate::project::results::{AsRead, Placed};
use crate::source::Span;

/// Finds what changed without a reason and what is gone, and counts what is new or changed with a reason.
pub(super) fn compare(
    d: &mut Decoder<'_>,
    known: &Known<'_>,
    remembered: &Remembered,
    read: &AsRead,
    published: &mut Published,
) {
    // What cannot be read has been said already; it is not gone.
    if read.is_whole {
        find_gone(d, known, remembered, read);
    }
    let fresh = find_fresh(d, known, remembered, read);
    let mut kept = 0;
    for (subject, was) in &remembered.values {
        let Some((now, place)) = present(read, *subject) else { continue };
        kept += usize::from(speaks(known, *subject, *was) && speaks(known, *subject, now));
        if *was == now || *was == Held::Cell(Cell::Missing) {
            continue;
        }
        let text = was.text(known);
        if fresh.iter().any(|reason| reason.what.subject == *subject && reason.what.was == text) {
            published.changed += 1;
        } else if !d.diagnostics.iter().any(|problem| problem.span == Some(place)) {
            let line = entry(known, *subject, &text, &d.languages);
            d.diagnostics.push(catalogue::published_changed(place, &text, &now.text(known), &line));
        }
    }
    check_fresh(d, known, remembered, read, &fresh);
    let cells = read.rows.iter().map(|row| {
        let cells = row.what.cells.iter().enumerate();
        cells.filter(|(field, cell)| says(known, row.what.institution, *field, **cell)).count()
    });
    published.new += (cells.sum::<usize>() + read.totals.len()).saturating_sub(kept);
}

/// Rows and totals that are no longer there.
fn find_gone(d: &mut Decoder<'_>, known: &Known<'_>, remembered: &Remembered, read: &AsRead) {
    for whose in &remembered.rows {
        if read.rows.binary_search_by_key(whose, |row| row.what.institution).is_err() {
            let id = &known.institutions[whose.0 as usize].id;
            let (vi, en) = (format!("dòng của «{id}» trong kỳ này"), format!("the row of «{id}» in this period"));
            d.diagnostics.push(catalogue::published_gone(read.reports, &vi, &en));
        }
    }
    for (subject, _) in &remembered.values {
        match *subject {
            Subject::Cell(..) => {}
            Subject::Total(area, kind, indicator) => {
                if present(read, *subject).is_none() {
                    let ids = known.total_ids(area, kind, indicator).join(", ");
                    let (vi, en) = (format!("số tổng ({ids})"), format!("the total ({ids})"));
                    d.diagnostics.push(catalogue::published_gone(read.reports, &vi, &en));
                }
            }
        }
    }
}

/// Reasons that are not remembered yet. A remembered one that is gone is told.
fn find_fresh<'a>(
    d: &mut Decoder<'_>,
    known: &Known<'_>,
    remembered: &Remembered,
    read: &'a AsRead,
) -> Vec<&'a Placed<Revision>> {
    let mut left: Vec<&Reason> = remembered.revisions.iter().collect();
    let mut fresh = Vec::new();
    for reason in &read.revisions {
        let Revision { subject, was, kind, on, .. } = &reason.what;
        let same = |old: &&Reason| old.subject == *subject && old.was == *was && old.kind == *kind && old.on == *on;
        match left.iter().position(same) {
            // Each entry answers for one remembered reason.
            Some(place) => drop(left.swap_remove(place)),
            None => fresh.push(reason),
        }
    }
    if read.is_whole {
        for reason in left {
            let line = entry(known, reason.subject, &reason.was, &d.languages);
            d.diagnostics.push(catalogue::revision_gone(read.reports, &line));
        }
    }
    fresh
}

/// New reasons that are surely wrong: nothing changed, or not from what they say.
fn check_fresh(
    d: &mut Decoder<'_>,
    known: &Known<'_>,
    remembered: &Remembered,
    read: &AsRead,
    fresh: &[&Placed<Revision>],
) {
    for reason in fresh {
        let subject = reason.what.subject;
        let Some(now) = present(read, subject).map(|(now, _)| now.text(known)) else { continue };
        let was = remembered.values.iter().find(|(other, _)| *other == subject).map(|(_, was)| was.text(known));
        let mut others = fresh.iter().filter(|other| other.what.subject == subject);
        if reason.what.was == now {
            // A value that went away and came back has a reason for each way.
            if others.all(|other| other.what.was == now) {
                d.diagnostics.push(catalogue::revision_of_nothing(read.places[reason.values], &now));
            }
        } else if let Some(was) = was
            && was == now
            && others.all(|other| other.what.was != was)
        {
            d.diagnostics.push(catalogue::revision_unknown(read.places[reason.values], &reason.what.was, &was));
        }
    }
}

/// The value that the files give now, and where.
fn present(read: &AsRead, subject: Subject) -> Option<(Held, Span)> {
    match subject {
        Subject::Cell(whose, field) => {
            let place = read.rows.binary_search_by_key(&whose, |row| row.what.institution).ok()?;
            let row = &read.rows[place];
            Some((Held::Cell(row.what.cells[field]), read.places[row.values + field]))
        }
        Subject::Total(area, kind, indicator) => {
            let total =
                read.totals.iter().find(|t| (t.what.area, t.what.kind, t.what.indicator) == (area, kind, indicator))?;
            Some((Held::Total(total.what.numerator, total.what.denominator), read.places[total.values]))
        }
    }
}

fn speaks(known: &Known<'_>, subject: Subject, held: Held) -> bool {
    match (subject, held) {
        (Subject::Cell(whose, field), Held::Cell(cell)) => says(known, whose, field, cell),
        (Subject::Cell(..) | Subject::Total(..), Held::Cell(_) | Held::Total(..)) => true,
    }
}
