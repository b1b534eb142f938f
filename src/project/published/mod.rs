//! What has been published is remembered under `data/published/`, so that no value changes without a reason.
//! `minhbach record` writes the memory; every run holds the data against it.

mod compare;
mod read;
mod write;

use super::decode::Decoder;
use super::known::Known;
use super::results::AsRead;
use crate::diagnostic::{Said, catalogue};
use crate::model::date::Date;
use crate::model::institution::InstitutionIx;
use crate::model::period::Period;
use crate::model::result::{Cell, Results, RevisionKind, Subject};
use crate::source::{FileId, Span};

/// The folder of the memory.
const FOLDER: &str = "data/published";

/// What `minhbach record` writes, and how far that is from what is remembered.
#[derive(Debug, Clone, Default)]
pub struct Published {
    /// Every file of the memory as it should be: path from the project's folder, and text.
    pub files: Vec<(String, String)>,
    /// Values that are not remembered yet.
    pub new: usize,
    /// Values that changed with a reason since they were remembered.
    pub changed: usize,
    /// The project has a memory.
    pub is_kept: bool,
}

impl Published {
    /// Adds what another plan's results come to.
    pub fn add(&mut self, mut other: Self) {
        self.files.append(&mut other.files);
        self.new += other.new;
        self.changed += other.changed;
    }
}

/// The memory while a project is read.
#[derive(Default)]
pub struct Memory {
    files: Vec<MemoryFile>,
    /// The files of the memory as it should be are wanted.
    records: bool,
    /// What it comes to.
    pub published: Published,
}

/// One file of the memory.
struct MemoryFile {
    plan: String,
    period: Period,
    part: Part,
    id: FileId,
}

/// What a file of the memory holds of its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Rows,
    Totals,
    Revisions,
    TotalRevisions,
}

impl Part {
    const ALL: [Self; 4] = [Self::Rows, Self::Totals, Self::Revisions, Self::TotalRevisions];

    /// What stands behind the period in the file's name.
    fn suffix(self) -> &'static str {
        match self {
            Self::Rows => ".csv",
            Self::Totals => "-totals.csv",
            Self::Revisions => "-revisions.csv",
            Self::TotalRevisions => "-totals-revisions.csv",
        }
    }
}

/// A value that can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Cell(Cell),
    Total(u64, u64),
}

/// What is remembered of a period.
#[derive(Default)]
struct Remembered {
    rows: Vec<InstitutionIx>,
    values: Vec<(Subject, Held)>,
    revisions: Vec<Reason>,
}

/// A reason as it is remembered: its words may be put better, the rest stays.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reason {
    subject: Subject,
    was: String,
    kind: RevisionKind,
    on: Date,
}

impl Memory {
    /// Finds the files of the memory; `records`: they are to be written anew.
    pub fn find(d: &mut Decoder<'_>, records: bool) -> Self {
        let mut memory = Self { records, ..Self::default() };
        for (id, file) in d.sources.under(FOLDER).filter(|(_, file)| file.path.ends_with(".csv")) {
            memory.published.is_kept = true;
            let inside = file.path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/')).unwrap_or("");
            let found = inside.split_once('/').and_then(|(plan, name)| {
                let part = |part: &Part| Some((*part, Period::parse(name.strip_suffix(part.suffix())?)?));
                let (part, period) = Part::ALL.iter().find_map(part)?;
                Some(MemoryFile { plan: plan.to_owned(), period, part, id })
            });
            match found {
                Some(found) => memory.files.push(found),
                None => {
                    let wanted = Said::new(
                        "tệp do minhbach record ghi, như data/published/KẾ-HOẠCH/2022-Q1.csv",
                        "a file that minhbach record writes, such as data/published/PLAN/2022-Q1.csv",
                    );
                    d.diagnostics.push(catalogue::wrong_value(start(id), &file.path, &wanted));
                }
            }
        }
        memory
    }

    /// Holds a period against what is remembered of it, and adds its files to the memory as it should be.
    pub fn hold_against(&self, d: &mut Decoder<'_>, known: &Known<'_>, read: &AsRead, published: &mut Published) {
        let mut remembered = Remembered::default();
        for file in self.files.iter().filter(|f| f.plan == known.plan.id && f.period == read.period) {
            remembered.add(d, known, file);
        }
        compare::compare(d, known, &remembered, read, published);
        if self.records {
            write::write(known, read, &mut published.files);
        }
    }

    /// Periods that are remembered and gone.
    pub fn hold_against_periods(&self, d: &mut Decoder<'_>, known: &Known<'_>, all: &[Results]) {
        for file in self.files.iter().filter(|f| f.plan == known.plan.id) {
            if !all.iter().any(|results| results.period == file.period) {
                let folder = format!("data/plans/{}/results/{}", file.plan, file.period.id());
                d.diagnostics.push(catalogue::published_gone(start(file.id), &folder, &folder));
            }
        }
    }

    /// Plans that are remembered and gone.
    pub fn hold_against_plans(&self, d: &mut Decoder<'_>) {
        for file in &self.files {
            let folder = format!("data/plans/{}", file.plan);
            // A plan that is there and cannot be read has said so already.
            let path = format!("{folder}/plan.yaml");
            if d.sources.find(&path).is_none() && !d.sources.is_refused(&path) {
                d.diagnostics.push(catalogue::published_gone(start(file.id), &folder, &folder));
            }
        }
    }
}

impl Held {
    /// The value as result files write it.
    fn text(self, known: &Known<'_>) -> String {
        match self {
            Self::Cell(cell) => known.cell_text(cell),
            Self::Total(upper, lower) => format!("{upper}/{lower}"),
        }
    }
}

/// Where a file begins.
fn start(file: FileId) -> Span {
    Span { file, ..Span::default() }
}

/// Whether a cell says anything: neither missing, nor empty because its field is not for the sector.
fn says(known: &Known<'_>, whose: InstitutionIx, field: usize, cell: Cell) -> bool {
    match cell {
        Cell::Missing => false,
        Cell::NotApplicable => known.concerns(&known.fields[field], whose),
        Cell::Number(_) | Cell::YesNo(_) | Cell::Methods(_) | Cell::Withheld => true,
    }
}
