//! The command line: reads arguments and the environment, runs the line, says what happened.
//! Exit codes: 0 done, 1 problems in the content, 2 wrong usage or a broken disk.

mod arguments;
mod build;
mod check;
mod progress;
mod publish;
mod record;
mod timings;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::Findings;
use crate::diagnostic::print::{Format, print};
use crate::diagnostic::{Said, Severity, Tongue};
use arguments::{Arguments, Command};

/// Runs the command with the arguments of this process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Build(options) => build::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Publish(options) => publish::run(&options),
        Command::Record(options) => record::run(&options),
    }
}

/// What a run ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Done,
    Problems,
    Broken,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        match end {
            End::Done => Self::SUCCESS,
            End::Problems => Self::from(1),
            End::Broken => Self::from(2),
        }
    }
}

/// Prints to the error stream. A closed stream is nobody's problem.
fn tell(said: &Said, tongue: Tongue) {
    let _ = writeln!(io::stderr(), "{}", said.get(tongue));
}

/// Prints the problems found, and returns the numbers of errors and warnings.
fn report(findings: &Findings, tongue: Tongue, format: Format) -> (usize, usize) {
    let count = |severity| findings.diagnostics.iter().filter(|d| d.severity == severity).count();
    let text = print(&findings.diagnostics, &findings.sources, tongue, format);
    let _ = match format {
        Format::Json => io::stdout().write_all(text.as_bytes()),
        Format::Human | Format::Short => io::stderr().write_all(text.as_bytes()),
    };
    (count(Severity::Error), count(Severity::Warning))
}

/// "1 error, 2 warnings."
fn counted(errors: usize, warnings: usize) -> Said {
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    Said::new(
        format!("Có {errors} lỗi, {warnings} cảnh báo."),
        format!("{errors} error{}, {warnings} warning{}.", plural(errors), plural(warnings)),
    )
}

/// A disk that cannot be read.
fn unreadable(error: &io::Error) -> Said {
    Said::new(format!("Không đọc được dự án: {error}"), format!("The project cannot be read: {error}"))
}
