//! The command `minhbach`.

use std::process::ExitCode;

/// A page is some thousand short texts, made and dropped on every thread at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    minhbach::command::run()
}
