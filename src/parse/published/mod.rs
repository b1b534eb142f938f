//! Published values are recorded under `data/published/`, so that no value changes without a reason.
//! `minhbach record` writes the files there; every run compares the data with them.

mod compare;
mod read;
mod recorded;
mod write;

use super::decode::Decoder;
use super::results::parsed::ParsedPeriod;
use super::results::refs::ResultRefs;
use crate::diagnostics::catalogue;
use crate::input::Span;
use crate::model::period::Period;
use crate::model::result::Results;
pub use recorded::Published;
use recorded::{FOLDER, Part, Recorded, RecordedFile};

/// The recorded values while a project is read.
#[derive(Default)]
pub struct RecordedFiles {
    files: Vec<RecordedFile>,
    /// Whether the files are to be written again.
    records: bool,
    /// The result.
    pub published: Published,
}

impl RecordedFiles {
    /// Finds the files; `records`: they are to be written again.
    pub fn find(d: &mut Decoder<'_>, records: bool) -> Self {
        let mut found = Self { records, ..Self::default() };
        for (id, file) in d.sources.under(FOLDER).filter(|(_, file)| file.path.ends_with(".csv")) {
            found.published.is_kept = true;
            let inside = file.path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/')).unwrap_or("");
            let recorded = inside.split_once('/').and_then(|(plan, name)| {
                let part = |part: &Part| Some((*part, Period::parse(name.strip_suffix(part.suffix())?)?));
                let (part, period) = Part::ALL.iter().find_map(part)?;
                Some(RecordedFile { plan: plan.to_owned(), period, part, id })
            });
            match recorded {
                Some(file) => found.files.push(file),
                None => {
                    d.wrong_value(
                        Span::of(id, 0, 0),
                        &file.path,
                        "tệp do minhbach record ghi, như data/published/KẾ-HOẠCH/2022-Q1.csv",
                        "a file that minhbach record writes, such as data/published/PLAN/2022-Q1.csv",
                    );
                }
            }
        }
        found
    }

    /// Compares a period with its recorded values. If the files are to be written again, adds those of the period to
    /// `published`.
    pub fn compare(&self, d: &mut Decoder<'_>, refs: &ResultRefs<'_>, read: &ParsedPeriod, published: &mut Published) {
        let mut recorded = Recorded::default();
        for file in self.files.iter().filter(|f| f.plan == refs.plan.id && f.period == read.period) {
            read::add(&mut recorded, d, refs, file);
        }
        compare::compare(d, refs, &recorded, read, published);
        if self.records {
            write::write(refs, read, &mut published.files);
        }
    }

    /// Reports recorded periods that no longer exist.
    pub fn check_periods(&self, d: &mut Decoder<'_>, refs: &ResultRefs<'_>, all: &[Results]) {
        for file in self.files.iter().filter(|f| f.plan == refs.plan.id) {
            if !all.iter().any(|results| results.period == file.period) {
                let folder = format!("data/plans/{}/results/{}", file.plan, file.period.id());
                d.diagnostics.push(catalogue::published_gone(Span::of(file.id, 0, 0), &folder, &folder));
            }
        }
    }

    /// Reports recorded plans that no longer exist.
    pub fn check_plans(&self, d: &mut Decoder<'_>) {
        for file in &self.files {
            let folder = format!("data/plans/{}", file.plan);
            // A plan that exists and cannot be read has been reported.
            let path = format!("{folder}/plan.yaml");
            if d.sources.find(&path).is_none() && !d.sources.is_refused(&path) {
                d.diagnostics.push(catalogue::published_gone(Span::of(file.id, 0, 0), &folder, &folder));
            }
        }
    }
}
