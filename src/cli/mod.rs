//! The command line: reads arguments and the environment, runs a command, prints the outcome.
//! Exit codes: 0 success, 1 problems in the content, 2 wrong usage or an I/O error.

mod arguments;
mod build;
mod check;
mod print;
mod publish;
mod record;
mod rollback;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::Findings;
use crate::diagnostics::{Bilingual, CliLanguage, Severity};
use arguments::{Arguments, Command};
use print::{Format, print};

/// Runs the command with the arguments of this process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Build(options) => build::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Publish(options) => publish::run(&options),
        Command::Record(options) => record::run(&options),
        Command::Rollback(options) => rollback::run(&options),
    }
}

/// Exit code of a command.
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

/// Prints to standard error. Errors are ignored, because there is nowhere left to report them.
fn print_message(message: &Bilingual, language: CliLanguage) {
    let _ = writeln!(io::stderr(), "{}", message.get(language));
}

/// Prints the problems found, and returns the numbers of errors and warnings.
fn report(findings: &Findings, language: CliLanguage, format: Format) -> (usize, usize) {
    let count = |severity| findings.diagnostics.iter().filter(|d| d.severity == severity).count();
    let text = print(&findings.diagnostics, &findings.sources, language, format);
    let _ = match format {
        Format::Json => io::stdout().write_all(text.as_bytes()),
        Format::Human | Format::Short => io::stderr().write_all(text.as_bytes()),
    };
    (count(Severity::Error), count(Severity::Warning))
}

/// "1 error, 2 warnings."
fn counted(errors: usize, warnings: usize) -> Bilingual {
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    Bilingual::new(
        format!("Có {errors} lỗi, {warnings} cảnh báo."),
        format!("{errors} error{}, {warnings} warning{}.", plural(errors), plural(warnings)),
    )
}

/// The message for an I/O error while reading the project.
fn unreadable(error: &io::Error) -> Bilingual {
    Bilingual::new(format!("Không đọc được dự án: {error}"), format!("The project cannot be read: {error}"))
}
