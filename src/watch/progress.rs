//! The progress line of a long build. Shown only on a terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Builds shorter than this show no progress.
const DELAY: Duration = Duration::from_millis(800);
/// Time between two updates.
const INTERVAL: Duration = Duration::from_millis(200);

/// Counts finished files and shows their share, the rate and the time left.
pub(super) struct Progress {
    total: usize,
    done: AtomicUsize,
    start: Instant,
    is_shown: bool,
    last: Mutex<Option<Instant>>,
}

impl Progress {
    pub(super) fn new(total: usize) -> Self {
        Self {
            total,
            done: AtomicUsize::new(0),
            start: Instant::now(),
            is_shown: io::stderr().is_terminal(),
            last: Mutex::new(None),
        }
    }

    /// Adds finished files.
    pub(super) fn steps(&self, files: usize) {
        let done = self.done.fetch_add(files, Ordering::Relaxed) + files;
        if !self.is_shown || self.start.elapsed() < DELAY {
            return;
        }
        // If another thread holds the lock, it is updating the line just now.
        if let Ok(mut last) = self.last.try_lock()
            && last.is_none_or(|at| at.elapsed() >= INTERVAL)
        {
            *last = Some(Instant::now());
            let seconds = self.start.elapsed().as_secs_f64();
            let rate = done as f64 / seconds;
            let left = (self.total.saturating_sub(done)) as f64 / rate.max(1.0);
            let share = done * 100 / self.total.max(1);
            let _ = write!(io::stderr(), "\r{done}/{} ({share}%), {rate:.0}/s, {left:.0} s   ", self.total);
        }
    }

    /// Clears the line.
    pub(super) fn clear(&self) {
        if self.last.lock().is_ok_and(|last| last.is_some()) {
            let _ = write!(io::stderr(), "\r{:60}\r", "");
        }
    }
}
