//! What may be written behind `minhbach`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::Tongue;
use crate::diagnostic::print::Format;
use crate::edition::Shard;
use crate::model::date::{self, Date};
use crate::project::Overrides;
use crate::project::config::is_base_url;

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
    /// Kiểm tra, dựng trang bên cạnh rồi thay bản đang công bố | Check, build beside, then swap
    Build(BuildOptions),
    /// Tìm mọi vấn đề, không ghi gì | Find every problem, write nothing
    Check(CheckOptions),
    /// Gộp các phần dựng bằng build --shard rồi công bố | Put shards together and publish them
    Publish(PublishOptions),
    /// Ghi nhớ mọi số liệu đã công bố vào data/published | Remember every published value in data/published
    Record(RecordOptions),
}

#[derive(Debug, Args)]
pub(super) struct Common {
    /// Thư mục dự án | Folder of the project
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) project: PathBuf,
    /// Số luồng tính toán; mặc định theo máy | Number of threads that compute; by default as many as the machine has
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// Ngôn ngữ của thông báo; mặc định MINHBACH_LANG hoặc vi | Language of messages
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<Language>,
}

/// What stands in `minhbach.yaml` and may be set for one run, which publishes but never remembers.
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
    /// Chỉ dựng phần thứ I trong N phần, để publish gộp lại | Only the Ith of N shards, for publish to put together
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub(super) shard: Option<Shard>,
    /// Ghi thêm bản nén .gz bên cạnh mỗi tệp | Beside each file that shrinks, the same compressed (.gz)
    #[arg(long)]
    pub(super) compress: bool,
    /// In thời gian của từng bước | Print how long each stage took
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
    /// Cách viết ra | How problems are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: OutputFormat,
    /// Nhận cho giống build; không ghi gì vào đó | Accepted as for build; nothing is written there
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct RecordOptions {
    #[command(flatten)]
    pub(super) common: Common,
    /// Không ghi gì; mã 1 nếu còn số liệu chưa ghi nhớ | Write nothing; code 1 if anything is not remembered
    #[arg(long)]
    pub(super) check: bool,
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
    pub(super) fn tongue(&self) -> Tongue {
        match self.lang {
            Some(Language::Vi) => Tongue::Vi,
            Some(Language::En) => Tongue::En,
            None => match std::env::var("MINHBACH_LANG").as_deref() {
                Ok("en") => Tongue::En,
                _ => Tongue::Vi,
            },
        }
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

/// Shards at most; a site of a country is some hundred thousand files.
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
