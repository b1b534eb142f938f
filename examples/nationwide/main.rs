//! Writes a project of any size, to measure and test the program with a country.
//!
//! ```sh
//! cargo run --release --example nationwide -- DIR --institutions 55000 --districts 700 --periods 12 --seed 1
//! ```
//!
//! All data is invented and marked as such: provinces, districts, plans with their texts, institutions, reports and results.
//! The same arguments give the same bytes. Then: `minhbach build --project DIR`.

mod areas;
mod clauses;
pub(crate) mod country;
mod folder;
mod general;
mod institutions;
mod plans;
mod random;
mod results;
mod rows;
mod template;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use country::{Country, MOST_DISTRICTS, Size};
use folder::Folder;

/// Viết một dự án đầy đủ, toàn số liệu đặt ra, với cỡ tùy ý.
/// Writes a whole project of any size, in which everything is invented.
#[derive(Debug, Parser)]
#[command(name = "nationwide")]
struct Arguments {
    /// Thư mục chưa có hoặc còn trống | A folder that is missing or empty
    dir: PathBuf,
    /// Số trường học, cơ sở y tế | Number of schools and health facilities
    #[arg(long, value_name = "N", default_value_t = 55_000, value_parser = clap::value_parser!(u32).range(20..=1_000_000))]
    institutions: u32,
    /// Số huyện | Number of districts
    #[arg(long, value_name = "N", default_value_t = 700, value_parser = clap::value_parser!(u32).range(3..=MOST_DISTRICTS as i64))]
    districts: u32,
    /// Số quý có báo cáo | Number of quarters that are reported on
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=40))]
    periods: u32,
    /// Hạt giống của các số ngẫu nhiên | Seed of the random numbers
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let large = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let size = Size {
        institutions: large(arguments.institutions),
        districts: large(arguments.districts),
        periods: large(arguments.periods),
        seed: arguments.seed,
    };
    let dir = arguments.dir.display();
    match write(&arguments.dir, size) {
        Ok(Some(Written { plans, rows, files, bytes })) => {
            println!("{dir}: {plans} kế hoạch, {rows} dòng kết quả, {files} tệp, {bytes} byte. Tất cả là minh họa.");
            println!(
                "{dir}: {plans} plans, {rows} rows of results, {files} files, {bytes} bytes. All of it is invented."
            );
            ExitCode::SUCCESS
        }
        Ok(None) => {
            eprintln!("{dir} đã có tệp bên trong. Hãy chọn thư mục chưa có hoặc còn trống; chưa ghi gì.");
            eprintln!("{dir} is not empty. Choose a folder that is missing or empty; nothing was written.");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("Không ghi được vào {dir}: {error}");
            eprintln!("Cannot write to {dir}: {error}");
            ExitCode::from(2)
        }
    }
}

/// Size of a generated project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// Plans, one for each province.
    pub(crate) plans: usize,
    /// Rows of results.
    pub(crate) rows: usize,
    /// Files.
    pub(crate) files: usize,
    /// Total size in bytes.
    pub(crate) bytes: u64,
}

/// Writes the project. `None`: the folder is not empty, and nothing was written.
pub(crate) fn write(dir: &Path, size: Size) -> io::Result<Option<Written>> {
    let Some(mut folder) = Folder::begin(dir, Path::new(env!("CARGO_MANIFEST_DIR")))? else { return Ok(None) };
    let country = Country::new(size);
    general::write(&mut folder, &country)?;
    areas::write(&mut folder, &country)?;
    let mut rows = 0;
    // One province after the other, to keep only one in memory.
    for province in &country.provinces {
        let all = institutions::of(&country, province);
        institutions::write(&mut folder, province, &all)?;
        plans::write(&mut folder, &country, province)?;
        rows += results::write(&mut folder, &country, province, &all)?;
    }
    let (files, bytes) = folder.size();
    Ok(Some(Written { plans: country.provinces.len(), rows, files, bytes }))
}
