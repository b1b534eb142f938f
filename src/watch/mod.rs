//! Watches a run from outside: how far it is, and where its time goes. The only stopwatch apart from that of `publish`:
//! the stages do not use the clock.

mod progress;
mod timings;

use std::sync::OnceLock;
use std::time::Duration;

use crate::diagnostics::Bilingual;
use progress::Progress;
use timings::Timings;

/// What the stages report while they run.
pub struct Watch {
    timings: Timings,
    progress: OnceLock<Progress>,
}

/// A part of a run whose time is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files were read from the disk.
    Files,
    /// Their hashes were compared with those of the published release.
    News,
    /// They became texts in one spelling.
    Sources,
    /// They became the model.
    Project,
    /// Everything was computed.
    Measure,
    /// Every address is known, and written pages are HTML.
    Site,
    /// Every file was made.
    Output,
    /// The release was verified and published.
    Publish,
}

impl Default for Watch {
    fn default() -> Self {
        Self { timings: Timings::new(), progress: OnceLock::new() }
    }
}

impl Watch {
    /// A stage has ended and the next one begins.
    pub fn ended(&self, stage: Stage) {
        self.timings.ended(stage);
    }

    /// So many files will be made.
    pub fn expect(&self, files: usize) {
        self.progress.get_or_init(|| Progress::new(files));
    }

    /// So many more of them are made.
    pub fn made(&self, files: usize) {
        if let Some(progress) = self.progress.get() {
            progress.steps(files);
        }
    }

    /// No more files will be made.
    pub fn all_made(&self) {
        if let Some(progress) = self.progress.get() {
            progress.clear();
        }
    }

    /// Adds what `work` takes to the time of rendering.
    pub fn rendering<T>(&self, work: impl FnOnce() -> T) -> T {
        self.timings.rendering(work)
    }

    /// Adds what `work` takes to the time of writing.
    pub fn writing<T>(&self, work: impl FnOnce() -> T) -> T {
        self.timings.writing(work)
    }

    /// The table that `--timings` prints; `waited`: how long the run waited for the disk.
    pub fn table(&self, waited: Duration) -> Bilingual {
        self.timings.table(waited)
    }
}
