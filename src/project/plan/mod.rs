//! Reads `data/plans/ID/plan.yaml` beside its official text.

mod coverage;
mod duties;
mod payment;
mod provisions;
mod recognition;
mod targets;
mod tasks;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, catalogue, has_errors};
use crate::model::date;
use crate::model::institution::AgencyIx;
use crate::model::plan::{Basis, Funding, FundingSource, Plan, Quote, Relation, Scope};
use crate::project::areas::area_ix;
use crate::project::decode::{Decoder, Fields, Names};
use crate::project::quotes::Quotable;
use crate::source::yaml::{Node, Value};

/// Names that plans refer to.
pub struct PlanNames<'a> {
    /// Areas.
    pub areas: &'a Names,
    /// Levels of areas.
    pub levels: &'a Names,
    /// Agencies.
    pub agencies: &'a Names,
    /// Sectors.
    pub sectors: &'a Names,
    /// Kinds of institutions.
    pub kinds: &'a Names,
    /// Payment methods.
    pub methods: &'a Names,
    /// Indicators.
    pub indicators: &'a Names,
    /// Topics.
    pub topics: &'a Names,
    /// For each indicator: whether it is a ratio of two sums.
    pub ratios: &'a [bool],
}

/// Reads every plan, in order of id.
pub fn read(d: &mut Decoder<'_>, names: &PlanNames<'_>) -> Vec<Plan> {
    let folders: Vec<String> = d
        .sources
        .under("data/plans")
        .filter_map(|(_, f)| f.path.strip_suffix("/plan.yaml").map(str::to_owned))
        .filter(|folder| folder.matches('/').count() == 2)
        .collect();
    // One plan knows nothing of another, and each brings a long text.
    let sources = d.sources;
    let read = |folder: &String| {
        let mut own = Decoder { languages: d.languages.clone(), ..Decoder::new(sources) };
        let plan = read_plan(&mut own, folder, names);
        (plan, own.diagnostics)
    };
    let read: Vec<(Option<Plan>, Diagnostics)> = folders.par_iter().map(read).collect();
    let mut plans = Vec::with_capacity(read.len());
    for (plan, mut diagnostics) in read {
        plans.extend(plan);
        d.diagnostics.append(&mut diagnostics);
    }
    plans
}

/// A plan being read: the official text for its quotations, and names.
struct Reader<'a, 's> {
    d: &'a mut Decoder<'s>,
    names: &'a PlanNames<'a>,
    text: Quotable,
}

fn read_plan(d: &mut Decoder<'_>, folder: &str, names: &PlanNames<'_>) -> Option<Plan> {
    let tree = d.file(&format!("{folder}/plan.yaml"))?;
    let found_before = d.diagnostics.len();
    let text_path = format!("{folder}/plan.txt");
    let text = match d.sources.find(&text_path) {
        Some(id) => d.sources.file(id).text.clone(),
        None => {
            d.diagnostics.push(catalogue::file_not_found(&text_path));
            String::new()
        }
    };
    let mut r = Reader { d, names, text: Quotable::of(&text) };
    let mut f = r.d.fields(&tree);

    let id = r.d.required(&mut f, "id");
    let id_span = id.map_or(tree.span, |n| n.span);
    let id = r.d.id(id);
    let folder_name = folder.rsplit('/').next().unwrap_or("");
    if !id.is_empty() && id != folder_name {
        r.d.diagnostics.push(catalogue::id_is_not_folder(id_span, &id, folder_name));
    }
    let title = r.required_text(&mut f, "title");
    let short = r.required_text(&mut f, "short");
    let summary = r.required_text(&mut f, "summary");
    let number = r.d.nullable(&mut f, "number").filter(|n| n.value != Value::Null);
    let number = number.map(|n| r.d.string(Some(n)).to_owned());
    let issued = r.d.nullable(&mut f, "issued");
    let issued = r.d.maybe_date(issued);
    let issuer = r.required_text(&mut f, "issuer");
    let (mut signatory, mut signatory_role) = Default::default();
    if let Some(node) = r.d.required(&mut f, "signatory") {
        let mut g = r.d.fields(node);
        let name = r.d.required(&mut g, "name");
        signatory = r.d.string(name).to_owned();
        signatory_role = r.required_text(&mut g, "role");
        r.d.finish(g);
    }
    let area = r.d.required(&mut f, "area");
    let area = area_ix(r.d.name(area, names.areas));
    let compare = r.d.required(&mut f, "compare");
    let compare = r.d.name(compare, names.levels);
    let (mut from, mut to) = (date::Date::MIN, date::Date::MAX);
    if let Some(node) = r.d.required(&mut f, "period") {
        let mut g = r.d.fields(node);
        let first = r.d.required(&mut g, "from");
        from = r.d.date(first);
        let last = r.d.required(&mut g, "to");
        to = r.d.date(last);
        if to < from {
            r.d.diagnostics.push(catalogue::days_out_of_order(g.key_span("to"), "from", "to"));
        }
        r.d.finish(g);
    }
    let covers = r.d.required(&mut f, "covers");
    let covers =
        r.d.list(covers)
            .iter()
            .map(|n| r.d.one_of(Some(n), &[("digital", Scope::Digital), ("cashless", Scope::Cashless)]))
            .collect();
    let bases = r.d.required(&mut f, "bases");
    let bases = r.d.list(bases).iter().map(|n| r.basis(n)).collect();
    let funding = r.d.nullable(&mut f, "funding").filter(|n| n.value != Value::Null).map(|n| r.funding(n));
    let recognition = r.d.required(&mut f, "recognition").map(|n| r.recognition(n));
    let targets = r.d.required(&mut f, "targets");
    let targets = r.targets(targets);
    let tasks = r.d.required(&mut f, "tasks");
    let tasks = r.tasks(tasks);
    let (duties, _) = {
        let list = r.d.required(&mut f, "duties");
        r.duties(list)
    };
    let payment = r.d.required(&mut f, "payment");
    let payment = r.d.list(payment).iter().map(|n| r.payment(n)).collect();
    let provisions = r.provisions(&mut f);
    let waived = r.d.optional(&mut f, "waived");
    let waived = r.waived(waived);
    r.d.finish(f);

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
        area,
        compare,
        from,
        to,
        covers,
        bases,
        funding,
        recognition: recognition?,
        targets,
        tasks,
        duties,
        payment,
        provisions,
        waived: waived.iter().map(|(waiver, _)| waiver.clone()).collect(),
        text,
    };
    // What is wrong in the plan would make its figures look forgotten.
    if let Some(file) = r.d.sources.find(&text_path)
        && !has_errors(&r.d.diagnostics[found_before..])
    {
        r.check_figures(file, &plan, &waived);
    }
    Some(plan)
}

impl Reader<'_, '_> {
    fn required_text(&mut self, f: &mut Fields<'_>, key: &'static str) -> crate::model::text::Text {
        let node = self.d.required(f, key);
        self.d.text(node)
    }

    fn optional_text(&mut self, f: &mut Fields<'_>, key: &'static str) -> Option<crate::model::text::Text> {
        let node = self.d.optional(f, key);
        self.d.maybe_text(node)
    }

    /// The words under `quote`, checked to occur in the official text.
    fn quote(&mut self, node: &Node, clause: &str, sic: Option<crate::model::text::Text>) -> Quote {
        let words = self.d.string(Some(node)).to_owned();
        let at = self.text.find(&words);
        // Without the official text that is the problem, not each of its quotations.
        if at.is_none() && !words.is_empty() && !self.text.is_empty() {
            self.d.diagnostics.push(catalogue::quote_not_found(node.span, &words));
        }
        Quote { words, clause: clause.to_owned(), sic, at: at.unwrap_or(0) }
    }

    fn required_quote(&mut self, f: &mut Fields<'_>) -> Quote {
        let clause = self.d.required(f, "clause");
        let clause = self.d.string(clause).to_owned();
        let sic = self.optional_text(f, "sic");
        match self.d.required(f, "quote") {
            Some(node) => self.quote(node, &clause, sic),
            None => Quote::default(),
        }
    }

    fn optional_quote(&mut self, f: &mut Fields<'_>) -> Option<Quote> {
        let clause = self.d.optional(f, "clause");
        let clause = self.d.string(clause).to_owned();
        let sic = self.optional_text(f, "sic");
        self.d.optional(f, "quote").map(|node| self.quote(node, &clause, sic))
    }

    fn agencies(&mut self, f: &mut Fields<'_>, key: &'static str, needed: bool) -> Vec<AgencyIx> {
        let node = if needed { self.d.required(f, key) } else { self.d.optional(f, key) };
        self.d.names(node, self.names.agencies).into_iter().map(agency_ix).collect()
    }

    fn basis(&mut self, node: &Node) -> Basis {
        let mut f = self.d.fields(node);
        let number = self.d.nullable(&mut f, "number").filter(|n| n.value != Value::Null);
        let number = number.map(|n| self.d.string(Some(n)).to_owned());
        let date = self.d.nullable(&mut f, "date");
        let date = self.d.maybe_date(date);
        let relation = self.d.required(&mut f, "relation");
        let relation = self.d.one_of(
            relation,
            &[("implements", Relation::Implements), ("cites", Relation::Cites), ("linked", Relation::Linked)],
        );
        let title = self.required_text(&mut f, "title");
        let quote = self.optional_quote(&mut f).unwrap_or_default();
        self.d.finish(f);
        Basis { number, date, relation, title, quote }
    }

    fn funding(&mut self, node: &Node) -> Funding {
        let sources_of = [
            ("state-budget", FundingSource::StateBudget),
            ("merged-programmes", FundingSource::MergedProgrammes),
            ("socialised", FundingSource::Socialised),
            ("sponsorship", FundingSource::Sponsorship),
            ("other-legal", FundingSource::OtherLegal),
        ];
        let mut f = self.d.fields(node);
        let list = self.d.required(&mut f, "sources");
        let sources = self.d.list(list).iter().map(|n| self.d.one_of(Some(n), &sources_of)).collect();
        let mainly = self.d.optional(&mut f, "mainly").map(|n| self.d.one_of(Some(n), &sources_of));
        let yearly = self.d.optional(&mut f, "yearly_estimates");
        let yearly_estimates = self.d.yes_no(yearly);
        let quote = self.required_quote(&mut f);
        self.d.finish(f);
        Funding { sources, mainly, yearly_estimates, quote }
    }
}

fn agency_ix(place: usize) -> AgencyIx {
    AgencyIx(u32::try_from(place).unwrap_or(u32::MAX))
}
