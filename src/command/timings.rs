//! Where the time of a build went. The only stopwatch: the line itself asks no clock.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::Stage;
use crate::diagnostic::Said;

/// Times the stages of a build.
pub(super) struct Timings {
    /// When the stage that is under way began.
    began: Mutex<Instant>,
    stages: Mutex<Vec<(Said, Duration)>>,
    /// Nanoseconds of all threads together.
    drawing: AtomicU64,
    writing: AtomicU64,
}

impl Timings {
    pub(super) fn new() -> Self {
        Self {
            began: Mutex::new(Instant::now()),
            stages: Mutex::default(),
            drawing: AtomicU64::new(0),
            writing: AtomicU64::new(0),
        }
    }

    /// A stage of the line has ended.
    pub(super) fn passed(&self, stage: Stage) {
        self.ended(match stage {
            Stage::Source => Said::new("xem từng chữ", "looking at every letter"),
            Stage::Project => Said::new("hiểu và kiểm tra", "understanding and checking"),
            Stage::Measure => Said::new("tính toán", "measuring"),
            Stage::Plan => Said::new("địa chỉ, bài viết, giao diện", "addresses, written pages, theme"),
        });
    }

    /// A stage has ended and the next one begins.
    pub(super) fn ended(&self, name: Said) {
        if let (Ok(mut began), Ok(mut stages)) = (self.began.lock(), self.stages.lock()) {
            stages.push((name, began.elapsed()));
            *began = Instant::now();
        }
    }

    /// Adds what `work` takes to the time of drawing.
    pub(super) fn drawing<T>(&self, work: impl FnOnce() -> T) -> T {
        timed(&self.drawing, work)
    }

    /// Adds what `work` takes to the time of writing.
    pub(super) fn writing<T>(&self, work: impl FnOnce() -> T) -> T {
        timed(&self.writing, work)
    }

    /// The table that `--timings` prints.
    pub(super) fn table(&self, waited: Duration) -> Said {
        let (mut vi, mut en) = (String::new(), String::new());
        let mut line = |name: &Said, time: Duration| {
            vi.push_str(&format!("{:>9.3} s  {}\n", time.as_secs_f64(), name.vi));
            en.push_str(&format!("{:>9.3} s  {}\n", time.as_secs_f64(), name.en));
        };
        for (name, time) in self.stages.lock().iter().flat_map(|stages| stages.iter()) {
            line(name, *time);
        }
        let of_all = |nanoseconds: &AtomicU64| Duration::from_nanos(nanoseconds.load(Ordering::Relaxed));
        line(&Said::new("  trong đó chờ ổ đĩa lưu xong", "  of which waiting for the disk"), waited);
        line(&Said::new("vẽ trang (cộng mọi luồng)", "drawing pages (all threads together)"), of_all(&self.drawing));
        line(&Said::new("ghi tệp (cộng mọi luồng)", "writing files (all threads together)"), of_all(&self.writing));
        Said::new(vi.trim_end(), en.trim_end())
    }
}

fn timed<T>(sum: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let done = work();
    sum.fetch_add(u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    done
}
