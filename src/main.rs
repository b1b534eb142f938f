//! The command `minhbach`.

use std::process::ExitCode;

fn main() -> ExitCode {
    minhbach::command::run()
}
