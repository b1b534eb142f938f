//! The command `minhbach`.

use std::process::ExitCode;

/// Rendering allocates some thousand short strings a page on every thread; mimalloc is faster at this than the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    minhbach::cli::run()
}
