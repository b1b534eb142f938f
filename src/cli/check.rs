//! `minhbach check`: everything that `build` does except publishing. Pages are rendered and dropped, to find broken templates.

use super::arguments::CheckOptions;
use super::print::Format;
use super::{End, counted, print_message, report, unreadable};
use crate::diagnostics::catalogue;
use crate::output::{OutputOptions, Release, Sink};
use crate::publish::FileHash;
use crate::{Findings, with_site};
use std::process::ExitCode;

pub(super) fn run(options: &CheckOptions) -> ExitCode {
    let language = options.common.language();
    let mut findings = Findings::default();
    let outcome = options.common.with_jobs(|| {
        with_site(
            &options.common.project,
            &options.settings.overrides(),
            &mut findings,
            |site, theme, _, diagnostics| {
                let nothing = FileHash { content: [0; 32], length: 0 };
                let sink = Sink {
                    unchanged: Default::default(),
                    reuse: &|_| Ok(None),
                    write: &|_, _, make| make().map(|_| nothing),
                };
                let rendered =
                    Release::new(site, theme, OutputOptions::default()).render(&|message: String| message, &sink);
                if let Err(message) = rendered {
                    diagnostics.push(catalogue::template(&message));
                }
            },
        )
    });
    if let Err(error) = outcome {
        print_message(&unreadable(&error), language);
        return End::Broken.into();
    }
    let format: Format = options.format.into();
    let (errors, warnings) = report(&findings, language, format);
    if format == Format::Human {
        print_message(&counted(errors, warnings), language);
    }
    if errors > 0 { End::Problems.into() } else { End::Done.into() }
}
