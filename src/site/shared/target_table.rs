//! The table of a plan's measured targets with their latest figures.

use crate::i18n::locale::capital;
use crate::model::ids::{AreaIx, PlanIx};
use crate::site::context::Context;
use crate::site::page::Page;
use crate::site::shared::areas;
use crate::site::shared::figure;
use crate::site::shared::figure_table::{FigureRow, FigureTable};
use crate::site::shared::target_words;

/// A plan's measured targets with their latest figures, for the whole plan or one area.
pub fn target_table(cx: &Context<'_>, p: PlanIx, area: Option<AreaIx>) -> FigureTable {
    let (plan, measured) = cx.plan(p);
    let mut rows = Vec::new();
    for (t, target) in plan.targets.iter_enumerated() {
        for s in &measured.targets[t].series {
            let Some(period) = measured.latest(*s).or(measured.periods.last_key()) else { continue };
            let period = area.and_then(|area| areas::shown_in(cx, p, *s, area)).unwrap_or(period);
            let shown = area.map(Some).into_iter().chain([None]);
            let cells = shown.map(|area| figure::cell(cx, p, *s, area, period)).collect();
            let aim = target_words::aim_of(cx, p, *s, period);
            let wanted = aim.map(|target| cx.say(&msg::wanted { target: &target }));
            let of_several = (target.measures.len() > 1).then(|| format!("{}.", cx.column_name(p, *s)));
            let when = format!("{}.", capital(&cx.locale.period(measured.periods[period].period)));
            let note: Vec<String> = of_several.into_iter().chain(wanted).chain([when]).collect();
            rows.push(FigureRow {
                head: cx.link(cx.text(&target.short), Page::Target(p, t)),
                part: target.part_of.is_some(),
                note: note.join(" "),
                cells,
            });
        }
    }
    let columns = match area {
        Some(area) => vec![cx.text(&cx.project.area(area).short).to_owned(), cx.area_name(plan.area).to_owned()],
        None => vec![cx.say(&msg::latest {})],
    };
    FigureTable {
        caption: cx.say(&msg::targets_of { plan: cx.text(&plan.short) }),
        row_label: cx.say(&msg::target {}),
        columns,
        rows,
    }
}

crate::messages! {
    use crate::site::messages::msg;

    latest {}
    target {}
    targets_of<'a> { plan: &'a str }
}
