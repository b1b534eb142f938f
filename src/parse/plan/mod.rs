//! Reads `data/plans/ID/plan.yaml` together with its official text.

mod context;
mod coverage;
mod duties;
mod payment;
mod provisions;
mod recognition;
mod targets;
mod tasks;

use crate::diagnostics::{catalogue, has_errors};
use crate::input::Span;
use crate::model::plan::{Basis, Funding, FundingSource, Plan, Relation, Scope};
use crate::model::share::Share;
use crate::parse::decode::Decoder;
use crate::parse::fields::Fields;
use crate::parse::keys::plan::PLAN;
use crate::parse::names::KnownNames;
use crate::parse::quotes::Quotable;
use context::{Context, agencies, quote};

/// Reads every plan, in order of id.
pub fn read(d: &mut Decoder<'_>, names: &KnownNames<'_>) -> Vec<Plan> {
    let folders: Vec<String> = d
        .sources
        .under("data/plans")
        .filter_map(|(_, f)| f.path.strip_suffix("/plan.yaml").map(str::to_owned))
        .filter(|folder| folder.matches('/').count() == 2)
        .collect();
    // Plans do not depend on one another, and each has a long text.
    d.in_parallel(&folders, |d, folder| read_plan(d, folder, names)).into_iter().flatten().collect()
}

fn read_plan(d: &mut Decoder<'_>, folder: &str, names: &KnownNames<'_>) -> Option<Plan> {
    let tree = d.file(&format!("{folder}/plan.yaml"))?;
    let found_before = d.diagnostics.len();
    let text_path = format!("{folder}/plan.txt");
    let text_file = d.sources.find(&text_path);
    let text = match text_file {
        Some(id) => d.sources.file(id).text.clone(),
        None => {
            d.diagnostics.push(catalogue::file_not_found(&text_path));
            String::new()
        }
    };
    let c = Context { names, text: Quotable::of(&text) };
    let folder_name = folder.rsplit('/').next().unwrap_or("");
    let (plan, waived) = d.map(&tree, &PLAN, |f| read_keys(f, &c, folder_name, text))?;
    // What is wrong in the plan would make its figures look forgotten.
    if let Some(file) = text_file
        && !has_errors(&d.diagnostics[found_before..])
    {
        coverage::check_figures(d, &c, file, &plan, &waived);
    }
    Some(plan)
}

/// The plan, and the position of each of its waivers.
fn read_keys(f: &mut Fields<'_, '_, '_>, c: &Context<'_>, folder: &str, text: String) -> Option<(Plan, Vec<Span>)> {
    let id = f.id("id");
    if !id.is_empty() && id != folder {
        f.d.diagnostics.push(catalogue::id_is_not_folder(f.value_span("id"), &id, folder));
    }
    let (title, short, summary) = (f.text("title"), f.text("short"), f.text("summary"));
    let (number, issued, issuer) = (f.maybe_plain("number"), f.date("issued"), f.text("issuer"));
    let signatory = f.map("signatory", |f| Some((f.plain("name"), f.text("role"))));
    let area = f.reference("area", c.names.areas);
    let compare = f.reference("compare", c.names.levels);
    let period = f.map("period", |f| {
        let (from, to) = (f.date("from"), f.date("to"));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            f.d.diagnostics.push(catalogue::days_out_of_order(f.key_span("to"), "from", "to"));
        }
        from.zip(to)
    });
    let lead = agencies(f, c, "lead");
    let certain_from = f.share("certain_from").unwrap_or(Share(10_000));
    let covers = f.several_of("covers", &[("digital", Scope::Digital), ("cashless", Scope::Cashless)]);
    let bases = f.list("bases", |f| basis(f, c));
    let goals = f.list("goals", |f| quote(f, c));
    let funding = f.map("funding", |f| funding(f, c));
    let recognition = f.map("recognition", |f| recognition::read(f, c));
    let (targets, headline) = targets::read(f, c);
    let tasks = tasks::read(f, c);
    let duties = duties::read(f, c);
    let payment = f.list("payment", |f| payment::read(f, c));
    let provisions = provisions::read(f, c);
    let (waived, spans) = coverage::read(f, c).into_iter().unzip();
    let (signatory, signatory_role) = signatory?;
    let (from, to) = period?;
    let plan = Plan {
        id,
        title,
        short,
        summary,
        number,
        issued,
        issuer,
        signatory,
        signatory_role,
        lead,
        area: area?,
        compare: compare?,
        from,
        to,
        covers,
        bases,
        goals,
        funding,
        recognition: recognition?,
        certain_from,
        headline,
        targets: targets.into(),
        tasks: tasks.into(),
        duties: duties.into(),
        payment,
        provisions,
        waived,
        text,
    };
    Some((plan, spans))
}

fn basis(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Option<Basis> {
    let (number, date) = (f.maybe_plain("number"), f.date("date"));
    let relation = f.one_of(
        "relation",
        &[("implements", Relation::Implements), ("cites", Relation::Cites), ("linked", Relation::Linked)],
    );
    let title = f.text("title");
    let quote = quote(f, c).unwrap_or_default();
    Some(Basis { number, date, relation: relation?, title, quote })
}

fn funding(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Option<Funding> {
    let all = [
        ("state-budget", FundingSource::StateBudget),
        ("merged-programmes", FundingSource::MergedProgrammes),
        ("socialised", FundingSource::Socialised),
        ("sponsorship", FundingSource::Sponsorship),
        ("other-legal", FundingSource::OtherLegal),
    ];
    let (sources, mainly) = (f.several_of("sources", &all), f.one_of("mainly", &all));
    let yearly_estimates = f.flag("yearly_estimates");
    let quote = quote(f, c);
    Some(Funding { sources, mainly, yearly_estimates, quote: quote? })
}
