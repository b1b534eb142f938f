//! What the files of recorded values contain.

use crate::input::FileId;
use crate::model::date::Date;
use crate::model::ids::InstitutionIx;
use crate::model::period::Period;
use crate::model::result::{Cell, RevisionKind, Subject};
use crate::parse::keys::{Shape, published};
use crate::parse::results::refs::ResultRefs;

/// The folder of the recorded values.
pub(super) const FOLDER: &str = "data/published";

/// What `minhbach record` writes, and how it differs from what is recorded.
#[derive(Debug, Clone, Default)]
pub struct Published {
    /// Every file as it should be: path from the project's folder, and text.
    pub files: Vec<(String, String)>,
    /// Values that are not recorded yet.
    pub new: usize,
    /// Values that changed with a reason since they were recorded.
    pub changed: usize,
    /// The project has recorded values.
    pub is_kept: bool,
}

impl Published {
    /// Adds that of another plan.
    pub fn add(&mut self, mut other: Self) {
        self.files.append(&mut other.files);
        self.new += other.new;
        self.changed += other.changed;
    }
}

/// One file of recorded values.
pub(super) struct RecordedFile {
    pub(super) plan: String,
    pub(super) period: Period,
    pub(super) part: Part,
    pub(super) id: FileId,
}

/// The part of a period that a file contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Rows,
    Totals,
    Revisions,
    TotalRevisions,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::Rows, Self::Totals, Self::Revisions, Self::TotalRevisions];

    /// What follows the period in the file's name.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Rows => ".csv",
            Self::Totals => "-totals.csv",
            Self::Revisions => "-revisions.csv",
            Self::TotalRevisions => "-totals-revisions.csv",
        }
    }

    /// The columns of the file.
    pub(super) fn shape(self) -> &'static Shape {
        match self {
            Self::Rows => &published::ROWS,
            Self::Totals => &published::TOTALS,
            Self::Revisions => &published::REVISIONS,
            Self::TotalRevisions => &published::TOTAL_REVISIONS,
        }
    }
}

/// A value that can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    Cell(Cell),
    Total(u64, u64),
}

/// What is recorded of a period.
#[derive(Default)]
pub(super) struct Recorded {
    pub(super) rows: Vec<InstitutionIx>,
    pub(super) values: Vec<(Subject, Held)>,
    pub(super) revisions: Vec<Reason>,
}

/// A recorded reason. Its text may be reworded, so it is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reason {
    pub(super) subject: Subject,
    pub(super) was: String,
    pub(super) kind: RevisionKind,
    pub(super) on: Date,
}

impl Held {
    /// The value as result files write it.
    pub(super) fn text(self, refs: &ResultRefs<'_>) -> String {
        match self {
            Self::Cell(cell) => refs.cell_text(cell),
            Self::Total(upper, lower) => format!("{upper}/{lower}"),
        }
    }
}
