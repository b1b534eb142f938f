//! Compares the results of a period with its recorded values.

use super::recorded::{Held, Published, Reason, Recorded};
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::model::result::{Cell, Revision, Subject};
use crate::parse::decode::Decoder;
use crate::parse::results::parsed::{ParsedPeriod, Spanned};
use crate::parse::results::refs::ResultRefs;

/// Reports what changed without a reason and what is gone, and counts what is new or changed with a reason.
pub(super) fn compare(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    recorded: &Recorded,
    read: &ParsedPeriod,
    published: &mut Published,
) {
    // What cannot be read has been reported; it is not gone.
    if read.is_whole {
        find_gone(d, refs, recorded, read);
    }
    let fresh = find_fresh(d, refs, recorded, read);
    let mut kept = 0;
    for (subject, was) in &recorded.values {
        let Some((now, place)) = present(read, *subject) else { continue };
        kept += usize::from(speaks(refs, *subject, *was) && speaks(refs, *subject, now));
        if *was == now || *was == Held::Cell(Cell::Missing) {
            continue;
        }
        let text = was.text(refs);
        if fresh.iter().any(|reason| reason.what.subject == *subject && reason.what.was == text) {
            published.changed += 1;
        } else if !d.diagnostics.iter().any(|problem| problem.span == Some(place)) {
            let line = entry(refs, *subject, &text, &d.languages);
            d.diagnostics.push(catalogue::published_changed(place, &text, &now.text(refs), &line));
        }
    }
    check_fresh(d, refs, recorded, read, &fresh);
    let cells = read.rows.iter().map(|row| {
        let cells = row.what.cells.iter_enumerated();
        cells.filter(|(field, cell)| refs.says(row.what.institution, *field, **cell)).count()
    });
    published.new += (cells.sum::<usize>() + read.totals.len()).saturating_sub(kept);
}

/// Rows and totals that are no longer there.
fn find_gone(d: &mut Decoder<'_>, refs: &ResultRefs<'_>, recorded: &Recorded, read: &ParsedPeriod) {
    for whose in &recorded.rows {
        if read.rows.binary_search_by_key(whose, |row| row.what.institution).is_err() {
            let id = &refs.institutions[*whose].id;
            let (vi, en) = (format!("dòng của «{id}» trong kỳ này"), format!("the row of «{id}» in this period"));
            d.diagnostics.push(catalogue::published_gone(read.reports, &vi, &en));
        }
    }
    for (subject, _) in &recorded.values {
        match *subject {
            Subject::Cell(..) => {}
            Subject::Total(area, kind, indicator) => {
                if present(read, *subject).is_none() {
                    let ids = refs.total_ids(area, kind, indicator).join(", ");
                    let (vi, en) = (format!("số tổng ({ids})"), format!("the total ({ids})"));
                    d.diagnostics.push(catalogue::published_gone(read.reports, &vi, &en));
                }
            }
        }
    }
}

/// Reasons that are not recorded yet. A recorded reason that is gone is reported.
fn find_fresh<'a>(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    recorded: &Recorded,
    read: &'a ParsedPeriod,
) -> Vec<&'a Spanned<Revision>> {
    let mut left: Vec<&Reason> = recorded.revisions.iter().collect();
    let mut fresh = Vec::new();
    for reason in &read.revisions {
        let Revision { subject, was, kind, on, .. } = &reason.what;
        let same = |old: &&Reason| old.subject == *subject && old.was == *was && old.kind == *kind && old.on == *on;
        match left.iter().position(same) {
            // Each entry matches one recorded reason.
            Some(place) => drop(left.swap_remove(place)),
            None => fresh.push(reason),
        }
    }
    if read.is_whole {
        for reason in left {
            let line = entry(refs, reason.subject, &reason.was, &d.languages);
            d.diagnostics.push(catalogue::revision_gone(read.reports, &line));
        }
    }
    fresh
}

/// Reports new reasons that are wrong: nothing changed, or the earlier value was another one.
fn check_fresh(
    d: &mut Decoder<'_>,
    refs: &ResultRefs<'_>,
    recorded: &Recorded,
    read: &ParsedPeriod,
    fresh: &[&Spanned<Revision>],
) {
    for reason in fresh {
        let subject = reason.what.subject;
        let Some(now) = present(read, subject).map(|(now, _)| now.text(refs)) else { continue };
        let was = recorded.values.iter().find(|(other, _)| *other == subject).map(|(_, was)| was.text(refs));
        let mut others = fresh.iter().filter(|other| other.what.subject == subject);
        if reason.what.was == now {
            // A value that was changed and changed back has a reason for each change.
            if others.all(|other| other.what.was == now) {
                d.diagnostics.push(catalogue::revision_of_nothing(read.spans[reason.values], &now));
            }
        } else if let Some(was) = was
            && was == now
            && others.all(|other| other.what.was != was)
        {
            d.diagnostics.push(catalogue::revision_unknown(read.spans[reason.values], &reason.what.was, &was));
        }
    }
}

/// The value that the files give now, and where.
fn present(read: &ParsedPeriod, subject: Subject) -> Option<(Held, Span)> {
    match subject {
        Subject::Cell(whose, field) => {
            let place = read.rows.binary_search_by_key(&whose, |row| row.what.institution).ok()?;
            let row = &read.rows[place];
            Some((Held::Cell(row.what.cells[field]), read.spans[row.values + usize::from(field)]))
        }
        Subject::Total(area, kind, indicator) => {
            let total =
                read.totals.iter().find(|t| (t.what.area, t.what.kind, t.what.indicator) == (area, kind, indicator))?;
            Some((Held::Total(total.what.numerator, total.what.denominator), read.spans[total.values]))
        }
    }
}

fn speaks(refs: &ResultRefs<'_>, subject: Subject, held: Held) -> bool {
    match (subject, held) {
        (Subject::Cell(whose, field), Held::Cell(cell)) => refs.says(whose, field, cell),
        (Subject::Cell(..) | Subject::Total(..), Held::Cell(_) | Held::Total(..)) => true,
    }
}

/// The line of `reports.yaml` that gives the reason for a change; the editor fills in the words.
fn entry(refs: &ResultRefs<'_>, subject: Subject, was: &str, languages: &[String]) -> String {
    let subject = match subject {
        Subject::Cell(whose, field) => {
            let whose = &refs.institutions[whose].id;
            format!("institution: {whose}, field: {}", refs.fields[field].id)
        }
        Subject::Total(area, of, indicator) => {
            let [area, of, indicator] = refs.total_ids(area, of, indicator);
            format!("area: {area}, institution_kind: {of}, indicator: {indicator}")
        }
    };
    let words: Vec<String> = languages.iter().map(|lang| format!("{lang}: \"…\"")).collect();
    let on = refs.as_of;
    format!("- {{{subject}, was: {was}, kind: correction, on: {on}, reason: {{{}}}}}", words.join(", "))
}
