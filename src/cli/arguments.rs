//! The arguments of `minhbach`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::print::Format;
use crate::diagnostics::CliLanguage;
use crate::model::date::{self, Date};
use crate::output::Shard;
use crate::parse::Overrides;
use crate::parse::config::is_base_url;

/// Biến kế hoạch, kết quả định kỳ và hướng dẫn thành cổng minh bạch song ngữ.
/// Turns plans, periodic results and guides into a bilingual transparency portal.
#[derive(Debug, Parser)]
#[command(name = "minhbach", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Kiểm tra, dựng bản mới rồi thay bản đang công bố | Check, build a new release, then replace the published one
    Build(BuildOptions),
    /// Tìm mọi vấn đề, không ghi gì | Find every problem, write nothing
    Check(CheckOptions),
    /// Gộp các phần dựng bằng build --shard rồi công bố | Combine shards made with build --shard and publish them
    Publish(PublishOptions),
    /// Ghi lại mọi số liệu đã công bố vào data/published | Record every published value in data/published
    Record(RecordOptions),
    /// Công bố lại bản ngay trước bản đang công bố | Publish the release before the published one again
    Rollback(RollbackOptions),
}

#[derive(Debug, Args)]
pub(super) struct Common {
    /// Thư mục dự án | Folder of the project
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) project: PathBuf,
    /// Số luồng tính toán; mặc định theo máy | Number of compute threads; by default one for each processor
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// Ngôn ngữ của thông báo; mặc định MINHBACH_LANG hoặc vi | Language of messages
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<Language>,
}

/// Settings of `minhbach.yaml` that may be overridden for one run. `record` does not accept them.
#[derive(Debug, Args)]
pub(super) struct Settings {
    /// Địa chỉ đầy đủ của trang, kết thúc bằng / | Absolute address of the site, ending with /
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,
    /// Xét theo ngày này thay cho as_of trong minhbach.yaml | Judge by this day instead of as_of
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct BuildOptions {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) settings: Settings,
    /// Thư mục công bố; mặc định public/ trong dự án | Published folder; by default public/ in the project
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Chỉ dựng phần thứ I trong N phần, để publish gộp lại | Build only shard I of N, to be combined by publish
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub(super) shard: Option<Shard>,
    /// Ghi thêm bản nén .gz bên cạnh mỗi tệp | Also write a compressed copy (.gz) of each file
    #[arg(long)]
    pub(super) compress: bool,
    /// In thời gian của từng bước | Print the time of each stage
    #[arg(long)]
    pub(super) timings: bool,
}

#[derive(Debug, Args)]
pub(super) struct PublishOptions {
    #[command(flatten)]
    pub(super) common: Common,
    /// Thư mục của các phần | Folders of the shards
    #[arg(long, value_name = "DIR", required = true, num_args = 1..)]
    pub(super) from: Vec<PathBuf>,
    /// Thư mục công bố; mặc định public/ trong dự án | Published folder; by default public/ in the project
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) settings: Settings,
    /// Định dạng của danh sách vấn đề | Output format of problems
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: OutputFormat,
    /// Có để dùng cùng tham số với build; không ghi gì vào đó | Accepted as in build; nothing is written there
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct RecordOptions {
    #[command(flatten)]
    pub(super) common: Common,
    /// Không ghi gì; mã thoát 1 nếu còn số liệu chưa ghi lại | Write nothing; exit code 1 if a value is not recorded
    #[arg(long)]
    pub(super) check: bool,
}

#[derive(Debug, Args)]
pub(super) struct RollbackOptions {
    #[command(flatten)]
    pub(super) common: Common,
    /// Thư mục công bố; mặc định public/ trong dự án | Published folder; by default public/ in the project
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Language {
    Vi,
    En,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum OutputFormat {
    Human,
    Short,
    Json,
}

impl From<OutputFormat> for Format {
    fn from(format: OutputFormat) -> Self {
        match format {
            OutputFormat::Human => Self::Human,
            OutputFormat::Short => Self::Short,
            OutputFormat::Json => Self::Json,
        }
    }
}

impl Common {
    /// The language of messages: the argument, then the environment, then Vietnamese.
    pub(super) fn language(&self) -> CliLanguage {
        match self.lang {
            Some(Language::Vi) => CliLanguage::Vi,
            Some(Language::En) => CliLanguage::En,
            None => match std::env::var("MINHBACH_LANG").as_deref() {
                Ok("en") => CliLanguage::En,
                _ => CliLanguage::Vi,
            },
        }
    }

    /// The published folder: that of the argument, or `public/` in the project.
    pub(super) fn published(&self, out: Option<&PathBuf>) -> PathBuf {
        out.cloned().unwrap_or_else(|| self.project.join("public"))
    }

    /// Runs `work` with the number of threads asked for.
    pub(super) fn with_jobs<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match self.jobs.map(|n| rayon::ThreadPoolBuilder::new().num_threads(usize::from(n)).build()) {
            Some(Ok(pool)) => pool.install(work),
            Some(Err(_)) | None => work(),
        }
    }
}

impl Settings {
    pub(super) fn overrides(&self) -> Overrides {
        Overrides { as_of: self.as_of, base_url: self.base_url.clone(), records: false }
    }
}

/// Maximum number of shards. The site of a country has some hundred thousand files.
const MOST_SHARDS: usize = 1_000;

fn shard(text: &str) -> Result<Shard, String> {
    let parts: Option<(usize, usize)> =
        text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
    match parts {
        Some((number, of)) if 1 <= number && number <= of && of <= MOST_SHARDS => Ok(Shard { number: number - 1, of }),
        _ => Err("1/8 … 8/8".to_owned()),
    }
}

fn day(text: &str) -> Result<Date, String> {
    date::parse(text).ok_or_else(|| "2022-12-31".to_owned())
}

fn base_url(text: &str) -> Result<String, String> {
    if is_base_url(text) { Ok(text.to_owned()) } else { Err("https://…/".to_owned()) }
}
