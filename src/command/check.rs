//! `minhbach check`: the whole line but for the disk. Pages are drawn and thrown away, so that a broken template is found too.

use super::arguments::CheckOptions;
use super::{End, counted, report, tell, unreadable};
use crate::diagnostic::catalogue;
use crate::diagnostic::print::Format;
use crate::edition::{Edition, Taker, Wanted};
use crate::publish::Stamp;
use crate::{Findings, with_site};
use std::process::ExitCode;

pub(super) fn run(options: &CheckOptions) -> ExitCode {
    let tongue = options.common.tongue();
    let mut findings = Findings::default();
    let outcome = options.common.with_jobs(|| {
        with_site(
            &options.common.project,
            &options.settings.overrides(),
            &mut findings,
            |site, theme, _, diagnostics| {
                let nothing = Stamp { content: [0; 32], length: 0 };
                let taker = Taker { unchanged: &[], carry: &|_| Ok(None), take: &|_, _, make| make().map(|_| nothing) };
                let drawn = Edition::of(site, theme, Wanted::default()).produce(&|message: String| message, &taker);
                if let Err(message) = drawn {
                    diagnostics.push(catalogue::template(&message));
                }
            },
        )
    });
    if let Err(error) = outcome {
        tell(&unreadable(&error), tongue);
        return End::Broken.into();
    }
    let format: Format = options.format.into();
    let (errors, warnings) = report(&findings, tongue, format);
    if format == Format::Human {
        tell(&counted(errors, warnings), tongue);
    }
    if errors > 0 { End::Problems.into() } else { End::Done.into() }
}
