//! Reads `data/plans/ID/plan.yaml` beside its official text.

use super::areas::area_ix;
use super::decode::{Decoder, Fields, Names};
use super::quotes::Quotable;
use crate::diagnostic::{Said, catalogue};
use crate::model::date;
use crate::model::institution::AgencyIx;
use crate::model::period::{Period, PeriodPart};
use crate::model::plan::{
    Basis, Carries, Denominator, DueRule, Duty, Every, Funding, FundingSource, HonourRule, MethodRule, Milestone,
    Operator, PaymentRule, Plan, Provision, Quote, Recognition, Relation, Scope, Selector, Slip, SlipField, Strength,
    Target, Task, TaskTime,
};
use crate::model::share::Share;
use crate::source::Span;
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
    folders.iter().filter_map(|folder| read_plan(d, folder, names)).collect()
}

/// A plan being read: the official text for its quotations, and names.
struct Reader<'a, 's> {
    d: &'a mut Decoder<'s>,
    names: &'a PlanNames<'a>,
    text: Quotable,
}

fn read_plan(d: &mut Decoder<'_>, folder: &str, names: &PlanNames<'_>) -> Option<Plan> {
    let tree = d.file(&format!("{folder}/plan.yaml"))?;
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
    r.d.finish(f);

    Some(Plan {
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
        text,
    })
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

    /// The words under `quote`, checked to occur; `clause` is read from the same map unless given.
    fn quote(&mut self, node: &Node, clause: &str, sic: Option<crate::model::text::Text>) -> Quote {
        let words = self.d.string(Some(node)).to_owned();
        let at = self.text.find(&words);
        if at.is_none() && !words.is_empty() {
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

    /// A map of indicators to shares.
    fn thresholds(&mut self, node: Option<&Node>) -> Vec<(usize, Share)> {
        let Some(node) = node else { return Vec::new() };
        let Value::Map(entries) = &node.value else {
            self.d.fields(node);
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|(name, span, value)| {
                let share = self.d.share(Some(value));
                let indicator = self.d.name_of(name, *span, self.names.indicators)?;
                self.check_ratio(indicator, *span);
                Some((indicator, share))
            })
            .collect()
    }

    /// Single institutions are compared by ratios of sums; of one institution a share is only yes or no.
    fn check_ratio(&mut self, indicator: usize, span: Span) {
        if !self.names.ratios.get(indicator).copied().unwrap_or(true) {
            let id =
                self.names.indicators.ids().find(|id| self.names.indicators.get(id) == Some(indicator)).unwrap_or("");
            self.d.diagnostics.push(catalogue::not_a_ratio(span, id));
        }
    }

    fn recognition(&mut self, node: &Node) -> Recognition {
        #[derive(Clone, Copy, PartialEq)]
        enum Mode {
            Honour,
            Rank,
            Criticise,
        }
        let mut f = self.d.fields(node);
        let modes = self.d.required(&mut f, "modes");
        let modes: Vec<Mode> = self
            .d
            .list(modes)
            .iter()
            .map(|n| {
                self.d
                    .one_of(Some(n), &[("honour", Mode::Honour), ("rank", Mode::Rank), ("criticise", Mode::Criticise)])
            })
            .collect();
        let quote = self.optional_quote(&mut f);
        let note = self.optional_text(&mut f, "note");
        let minimum = self.d.required(&mut f, "minimum");
        let minimum = self.d.count(minimum);
        let on_time = self.d.required(&mut f, "on_time");
        let on_time = self.d.yes_no(on_time);
        let rank_by = self.d.optional(&mut f, "rank_by").and_then(|node| {
            let indicator = self.d.maybe_name(Some(node), self.names.indicators)?;
            self.check_ratio(indicator, node.span);
            Some(indicator)
        });
        let honour = self.d.optional(&mut f, "honour").map(|node| {
            let mut g = self.d.fields(node);
            let rule = self.d.required(&mut g, "method_rule");
            let method_rule = self.d.yes_no(rule);
            let at_least = self.d.required(&mut g, "at_least");
            let at_least = self.thresholds(at_least);
            self.d.finish(g);
            HonourRule { method_rule, at_least }
        });
        let criticise = self.d.optional(&mut f, "criticise").map(|node| {
            let mut g = self.d.fields(node);
            let below = self.d.required(&mut g, "below");
            let below = self.thresholds(below);
            self.d.finish(g);
            below
        });
        let span = f.key_span("modes");
        for (mode, key, is_there) in [
            (Mode::Honour, "honour", honour.is_some()),
            (Mode::Rank, "rank_by", rank_by.is_some()),
            (Mode::Criticise, "criticise", criticise.is_some()),
        ] {
            if modes.contains(&mode) && !is_there {
                self.d.diagnostics.push(catalogue::recognition_incomplete(span, key));
            }
        }
        if !modes.is_empty() && quote.is_none() {
            self.d.diagnostics.push(catalogue::recognition_incomplete(span, "quote"));
        }
        self.d.finish(f);
        // What the plan's words do not allow is dropped here, so that no page can show it.
        Recognition {
            honour: honour.filter(|_| modes.contains(&Mode::Honour)),
            rank_by: rank_by.filter(|_| modes.contains(&Mode::Rank)),
            criticise: criticise.filter(|_| modes.contains(&Mode::Criticise)),
            quote,
            note,
            minimum,
            on_time,
        }
    }

    fn targets(&mut self, list: Option<&Node>) -> Vec<Target> {
        let mut target_names = Names::new("chỉ tiêu của kế hoạch này", "target of this plan");
        let nodes = self.d.list(list);
        for (ix, node) in nodes.iter().enumerate() {
            let mut probe = self.d.fields(node);
            let id = self.d.required(&mut probe, "id");
            let id = self.d.id(id);
            self.d.define(&mut target_names, &id, ix, probe.span());
        }
        nodes.iter().map(|node| self.target(node, &target_names)).collect()
    }

    fn target(&mut self, node: &Node, target_names: &Names) -> Target {
        let mut f = self.d.fields(node);
        let id = self.d.optional(&mut f, "id").map(|n| self.d.string(Some(n)).to_owned()).unwrap_or_default();
        let title = self.required_text(&mut f, "title");
        let measures = self.d.required(&mut f, "measures");
        let measures = self.d.names(measures, self.names.indicators);
        let among = self.d.required(&mut f, "among").map(|n| self.selector(n)).unwrap_or_default();
        let joint = self.d.optional(&mut f, "joint");
        let joint = self.d.yes_no(joint);
        let denominator = self.d.required(&mut f, "denominator");
        let denominator = self.d.one_of(
            denominator,
            &[("all", Denominator::All), ("adopters", Denominator::Adopters), ("pilots", Denominator::Pilots)],
        );
        let part_of = self.d.optional(&mut f, "part_of");
        let part_of = self.d.maybe_name(part_of, target_names);
        let list = self.d.required(&mut f, "milestones");
        let milestones: Vec<Milestone> = self.d.list(list).iter().map(|n| self.milestone(n)).collect();
        if milestones.windows(2).any(|pair| pair[0].by >= pair[1].by) {
            self.d.diagnostics.push(catalogue::milestones_out_of_order(f.key_span("milestones")));
        }
        let quote = self.optional_quote(&mut f);
        if measures.is_empty() != milestones.is_empty() || (measures.is_empty() && quote.is_none()) {
            self.d.diagnostics.push(catalogue::target_incomplete(f.key_span("measures")));
        }
        self.d.finish(f);
        Target { id, title, measures, among, joint, denominator, part_of, milestones, quote }
    }

    fn selector(&mut self, node: &Node) -> Selector {
        let mut f = self.d.fields(node);
        let sectors = self.d.required(&mut f, "sectors");
        let sectors = self.d.names(sectors, self.names.sectors);
        let kinds = self.d.optional(&mut f, "kinds");
        let kinds = self.d.names(kinds, self.names.kinds);
        self.d.finish(f);
        Selector { sectors, kinds }
    }

    fn milestone(&mut self, node: &Node) -> Milestone {
        let mut f = self.d.fields(node);
        let value = self.d.required(&mut f, "value");
        let value = self.d.share(value);
        let operator = self.d.required(&mut f, "operator");
        let operator = self.d.one_of(operator, &[("bare", Operator::Bare), ("at-least", Operator::AtLeast)]);
        let strength = self.d.required(&mut f, "strength");
        let strength =
            self.d.one_of(strength, &[("required", Strength::Required), ("aspirational", Strength::Aspirational)]);
        let by = self.d.required(&mut f, "by");
        let by = self.d.date(by);
        let by_note = self.optional_text(&mut f, "by_note");
        let quote = self.required_quote(&mut f);
        let note = self.optional_text(&mut f, "note");
        self.d.finish(f);
        Milestone { value, operator, strength, by, by_note, quote, note }
    }

    fn tasks(&mut self, list: Option<&Node>) -> Vec<Task> {
        let mut task_names = Names::new("nhiệm vụ", "task");
        let mut tasks = Vec::new();
        for node in self.d.list(list) {
            let mut f = self.d.fields(node);
            let id = self.d.required(&mut f, "id");
            let id = self.d.id(id);
            self.d.define(&mut task_names, &id, tasks.len(), f.span());
            let title = self.required_text(&mut f, "title");
            let lead = self.agencies(&mut f, "lead", true);
            let with = self.agencies(&mut f, "with", true);
            let lead_note = self.optional_text(&mut f, "lead_note");
            let when = self.d.required(&mut f, "when").map_or(TaskTime::Unstated, |n| self.task_time(n));
            let refers_to = self.d.optional(&mut f, "refers_to");
            let refers_to = self.d.list(refers_to).iter().map(|n| self.d.string(Some(n)).to_owned()).collect();
            let clause = self.d.required(&mut f, "clause");
            let clause = self.d.string(clause).to_owned();
            let quote = self.d.optional(&mut f, "quote").map(|n| self.quote(n, &clause, None));
            self.d.finish(f);
            tasks.push(Task { id, clause, title, lead, with, lead_note, when, refers_to, quote });
        }
        tasks
    }

    fn task_time(&mut self, node: &Node) -> TaskTime {
        if let Value::Scalar(word) = &node.value {
            return match word.as_str() {
                "ongoing" => TaskTime::Ongoing,
                "on-request" => TaskTime::OnRequest,
                "unstated" => TaskTime::Unstated,
                other => {
                    self.d.diagnostics.push(catalogue::not_one_of(
                        node.span,
                        other,
                        ["ongoing", "on-request", "unstated"],
                    ));
                    TaskTime::Unstated
                }
            };
        }
        let mut f = self.d.fields(node);
        let year = self.d.optional(&mut f, "year");
        let by = self.d.optional(&mut f, "by");
        let quarters = self.d.optional(&mut f, "quarters");
        let time = match (year, by, quarters) {
            (Some(year), None, None) => TaskTime::Year(i16::try_from(self.d.count(Some(year))).unwrap_or(0)),
            (None, Some(by), None) => TaskTime::By(self.d.date(Some(by))),
            (None, None, Some(list)) => {
                TaskTime::Quarters(self.d.list(Some(list)).iter().filter_map(|n| self.d.period(Some(n))).collect())
            }
            _ => {
                let wanted = Said::new("một trong year, by, quarters", "one of year, by, quarters");
                self.d.diagnostics.push(catalogue::wrong_shape(node.span, &wanted));
                TaskTime::Unstated
            }
        };
        self.d.finish(f);
        time
    }

    fn duties(&mut self, list: Option<&Node>) -> (Vec<Duty>, Names) {
        let mut duty_names = Names::new("nghĩa vụ báo cáo", "duty");
        let mut duties = Vec::new();
        for node in self.d.list(list) {
            let mut f = self.d.fields(node);
            let id = self.d.required(&mut f, "id");
            let id = self.d.id(id);
            self.d.define(&mut duty_names, &id, duties.len(), f.span());
            let from_areas = self.d.optional(&mut f, "from_areas");
            let from_areas = self.d.maybe_name(from_areas, self.names.levels);
            let from_agencies = self.agencies(&mut f, "from_agencies", false);
            let to = self.d.required(&mut f, "to");
            let to = agency_ix(self.d.name(to, self.names.agencies));
            let via = self.d.optional(&mut f, "via");
            let via = self.d.maybe_name(via, self.names.agencies).map(agency_ix);
            let then = self.agencies(&mut f, "then", false);
            let carries = self.d.optional(&mut f, "carries").map(|n| {
                let mut g = self.d.fields(n);
                let sectors = self.d.required(&mut g, "sectors");
                let sectors = self.d.names(sectors, self.names.sectors);
                let managers = self.agencies(&mut g, "managers", false);
                self.d.finish(g);
                Carries { sectors, managers }
            });
            let every = self.d.required(&mut f, "every");
            let every = self.d.one_of(
                every,
                &[
                    ("quarter", Every::Quarter),
                    ("half-year", Every::HalfYear),
                    ("year", Every::Year),
                    ("ad-hoc", Every::AdHoc),
                ],
            );
            let due = self.d.required(&mut f, "due");
            let due = self.d.list(due).iter().map(|n| self.due(n)).collect();
            let quote = self.required_quote(&mut f);
            let note = self.optional_text(&mut f, "note");
            self.d.finish(f);
            duties.push(Duty { id, from_areas, from_agencies, to, via, then, carries, every, due, quote, note });
        }
        (duties, duty_names)
    }

    fn due(&mut self, node: &Node) -> DueRule {
        let mut f = self.d.fields(node);
        let part = self.d.required(&mut f, "period");
        let part = self.d.one_of(
            part,
            &[
                ("Y", PeriodPart::Year),
                ("H1", PeriodPart::Half(1)),
                ("H2", PeriodPart::Half(2)),
                ("Q1", PeriodPart::Quarter(1)),
                ("Q2", PeriodPart::Quarter(2)),
                ("Q3", PeriodPart::Quarter(3)),
                ("Q4", PeriodPart::Quarter(4)),
            ],
        );
        let before = self.d.required(&mut f, "before");
        let span = before.map_or(node.span, |n| n.span);
        let text = self.d.string(before);
        // Any leap year will do to tell whether the calendar has the day.
        let read = date::parse(&format!("2024-{text}"));
        if read.is_none() && before.is_some() {
            let wanted = Said::new("một ngày trong năm, như 06-20", "a day of the year such as 06-20");
            self.d.diagnostics.push(catalogue::wrong_value(span, text, &wanted));
        }
        self.d.finish(f);
        let (month, day) = read.map_or((1, 1), |d| (d.month(), d.day()));
        DueRule { part, month, day }
    }

    fn payment(&mut self, node: &Node) -> PaymentRule {
        let mut f = self.d.fields(node);
        let sector = self.d.required(&mut f, "sector");
        let sector = self.d.name(sector, self.names.sectors);
        let methods = self.d.required(&mut f, "methods").map_or(MethodRule::None, |n| match &n.value {
            Value::Map(_) => {
                let mut g = self.d.fields(n);
                let least = self.d.required(&mut g, "at_least");
                let least = self.d.count(least);
                self.d.finish(g);
                MethodRule::AtLeast(u32::try_from(least).unwrap_or(u32::MAX))
            }
            Value::Null | Value::Scalar(_) | Value::List(_) => {
                self.d.one_of(Some(n), &[("none", MethodRule::None), ("listed", MethodRule::Listed)])
            }
        });
        let of = self.d.required(&mut f, "of");
        let of = self.d.names(of, self.names.methods);
        let module = self.d.required(&mut f, "module");
        let module = self.d.yes_no(module);
        let contact_point = self.d.required(&mut f, "contact_point");
        let contact_point = self.d.yes_no(contact_point);
        let slip = self.d.required(&mut f, "slip").map_or(Slip::NotMentioned, |n| self.slip(n));
        let quote = self.optional_quote(&mut f);
        let note = self.optional_text(&mut f, "note");
        self.d.finish(f);
        PaymentRule { sector, methods, of, module, contact_point, slip, quote, note }
    }

    fn slip(&mut self, node: &Node) -> Slip {
        let Value::List(items) = &node.value else {
            let stated = self.d.one_of(Some(node), &[("not-mentioned", false), ("unspecified", true)]);
            return if stated { Slip::Unspecified } else { Slip::NotMentioned };
        };
        let fields = items
            .iter()
            .map(|item| {
                let mut f = self.d.fields(item);
                let field = self.d.required(&mut f, "field");
                let field = self.d.one_of(
                    field,
                    &[
                        ("payer", SlipField::Payer),
                        ("beneficiary", SlipField::Beneficiary),
                        ("reason", SlipField::Reason),
                        ("invoice", SlipField::Invoice),
                    ],
                );
                let needed = self.d.required(&mut f, "needed");
                let needed = self.d.one_of(needed, &[("required", true), ("optional", false)]);
                self.d.finish(f);
                (field, needed)
            })
            .collect();
        Slip::Fields(fields)
    }

    /// One entry for each topic, in the order of the topics.
    fn provisions(&mut self, f: &mut Fields<'_>) -> Vec<Provision> {
        let span = f.key_span("provisions");
        let list = self.d.required(f, "provisions");
        let mut provisions: Vec<Provision> = Vec::new();
        for node in self.d.list(list) {
            let mut g = self.d.fields(node);
            let topic = self.d.required(&mut g, "topic");
            let topic = self.d.name(topic, self.names.topics);
            let stated = self.d.required(&mut g, "stated");
            let stated = self.d.yes_no(stated).then(|| {
                let clause = self.d.required(&mut g, "clause");
                let clause = self.d.string(clause).to_owned();
                let text = self.required_text(&mut g, "text");
                let quote = self.d.optional(&mut g, "quote").map(|n| self.quote(n, &clause, None));
                (clause, text, quote)
            });
            self.d.finish(g);
            provisions.push(Provision { topic, stated });
        }
        provisions.sort_by_key(|p| p.topic);
        self.check_topics(span, &provisions);
        provisions
    }

    fn check_topics(&mut self, span: Span, provisions: &[Provision]) {
        for id in self.names.topics.ids() {
            let topic = self.names.topics.get(id);
            if !provisions.iter().any(|p| Some(p.topic) == topic) {
                self.d.diagnostics.push(catalogue::topic_missing(span, id));
            }
        }
    }
}

fn agency_ix(place: usize) -> AgencyIx {
    AgencyIx(u32::try_from(place).unwrap_or(u32::MAX))
}

/// The period of a folder's name, for results.
pub fn folder_period(name: &str) -> Option<Period> {
    Period::parse(name)
}
