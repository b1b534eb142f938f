//! Times of the stages of a build, for `--timings`.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::Stage;
use crate::diagnostics::Bilingual;

/// Times the stages of a build.
pub(super) struct Timings {
    /// Start of the current stage.
    began: Mutex<Instant>,
    stages: Mutex<Vec<(Bilingual, Duration)>>,
    /// Nanoseconds, summed over all threads.
    rendering: AtomicU64,
    writing: AtomicU64,
}

impl Timings {
    pub(super) fn new() -> Self {
        Self {
            began: Mutex::new(Instant::now()),
            stages: Mutex::default(),
            rendering: AtomicU64::new(0),
            writing: AtomicU64::new(0),
        }
    }

    /// A stage has ended and the next one begins.
    pub(super) fn ended(&self, stage: Stage) {
        let name = match stage {
            Stage::Files => Bilingual::new("đọc tệp", "reading files"),
            Stage::News => Bilingual::new("xem có gì mới không", "seeing whether anything is new"),
            Stage::Sources => Bilingual::new("kiểm tra chữ trong tệp", "checking the text of files"),
            Stage::Project => Bilingual::new("hiểu và kiểm tra", "parsing and checking"),
            Stage::Measure => Bilingual::new("tính toán", "measuring"),
            Stage::Site => Bilingual::new("địa chỉ, bài viết, giao diện", "addresses, written pages, theme"),
            Stage::Output => Bilingual::new("làm các tệp", "making files"),
            Stage::Publish => {
                Bilingual::new("kiểm tra lại và thay bản cũ", "verifying, and replacing the published release")
            }
        };
        if let (Ok(mut began), Ok(mut stages)) = (self.began.lock(), self.stages.lock()) {
            stages.push((name, began.elapsed()));
            *began = Instant::now();
        }
    }

    /// Adds the time of `work` to the time of rendering.
    pub(super) fn rendering<T>(&self, work: impl FnOnce() -> T) -> T {
        timed(&self.rendering, work)
    }

    /// Adds the time of `work` to the time of writing.
    pub(super) fn writing<T>(&self, work: impl FnOnce() -> T) -> T {
        timed(&self.writing, work)
    }

    /// The table that `--timings` prints.
    pub(super) fn table(&self, waited: Duration) -> Bilingual {
        let (mut vi, mut en) = (String::new(), String::new());
        let mut line = |name: &Bilingual, time: Duration| {
            vi.push_str(&format!("{:>9.3} s  {}\n", time.as_secs_f64(), name.vi));
            en.push_str(&format!("{:>9.3} s  {}\n", time.as_secs_f64(), name.en));
        };
        for (name, time) in self.stages.lock().iter().flat_map(|stages| stages.iter()) {
            line(name, *time);
        }
        let of_all = |nanoseconds: &AtomicU64| Duration::from_nanos(nanoseconds.load(Ordering::Relaxed));
        line(&Bilingual::new("  trong đó chờ ổ đĩa lưu xong", "  of which waiting for the disk"), waited);
        line(
            &Bilingual::new("tạo trang (cộng mọi luồng)", "rendering pages (all threads together)"),
            of_all(&self.rendering),
        );
        line(
            &Bilingual::new("ghi tệp (cộng mọi luồng)", "writing files (all threads together)"),
            of_all(&self.writing),
        );
        Bilingual::new(vi.trim_end(), en.trim_end())
    }
}

fn timed<T>(sum: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let done = work();
    sum.fetch_add(u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    done
}
