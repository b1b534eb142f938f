//! Writes diagnostics for people, for editors and for programs. Columns count characters from 1.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::diagnostics::{CliLanguage, Diagnostic, Severity};
use crate::input::Sources;

/// How many problems are written out; of the rest only the number is.
const MOST: usize = 50;

/// A way of writing problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the lines of the file.
    Human,
    /// `file:line:column: error[code]: message`, one a line.
    Short,
    /// A JSON array.
    Json,
}

/// Problems in file order, at most fifty of them (JSON: all), and a closing line.
pub fn print(diagnostics: &[Diagnostic], sources: &Sources, language: CliLanguage, format: Format) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|d| (d.span, d.code));
    match format {
        Format::Json => json(&sorted, sources),
        Format::Human | Format::Short => {
            let mut out = String::new();
            for diagnostic in sorted.iter().take(MOST) {
                out.push_str(&line(diagnostic, sources, language));
                out.push('\n');
                if format == Format::Human {
                    out.push_str(&details(diagnostic, sources, language));
                }
            }
            if sorted.len() > MOST {
                let more = sorted.len() - MOST;
                out.push_str(&match language {
                    CliLanguage::Vi => format!("… và {more} vấn đề nữa.\n"),
                    CliLanguage::En => format!("… and {more} more.\n"),
                });
            }
            out
        }
    }
}

/// `file:line:column: error[code]: message`
fn line(diagnostic: &Diagnostic, sources: &Sources, language: CliLanguage) -> String {
    let level = match (diagnostic.severity, language) {
        (Severity::Error, CliLanguage::Vi) => "lỗi",
        (Severity::Error, CliLanguage::En) => "error",
        (Severity::Warning, CliLanguage::Vi) => "cảnh báo",
        (Severity::Warning, CliLanguage::En) => "warning",
    };
    let place = diagnostic.span.map(|span| sources.place(span));
    let place = place.map_or_else(String::new, |p| format!("{}:{}:{}: ", p.path, p.line, p.column));
    format!("{place}{level}[{}]: {}", diagnostic.code, diagnostic.message.get(language))
}

fn details(diagnostic: &Diagnostic, sources: &Sources, language: CliLanguage) -> String {
    let mut out = String::new();
    if let Some(span) = diagnostic.span {
        let file = sources.file(span.file);
        let found = diagnostic.found.as_ref().map_or("", |said| said.get(language));
        // Only the lines of the problem are handed over: a table of 50,000 rows is not searched for each of them.
        let (text, first_line, range) = sources.excerpt(span);
        let snippet = Snippet::source(text)
            .line_start(first_line)
            .path(file.path.as_str())
            .annotation(AnnotationKind::Primary.span(range).label(found));
        let report = [Group::with_level(Level::ERROR).element(snippet)];
        out.push_str(&Renderer::plain().render(&report));
        out.push('\n');
    }
    if let Some(fix) = &diagnostic.fix {
        out.push_str(match language {
            CliLanguage::Vi => "   Sửa: ",
            CliLanguage::En => "   Fix: ",
        });
        out.push_str(fix.get(language));
        out.push('\n');
    }
    out.push('\n');
    out
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'a str,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    vi: &'a str,
    en: &'a str,
    fix_vi: Option<&'a str>,
    fix_en: Option<&'a str>,
}

fn json(diagnostics: &[&Diagnostic], sources: &Sources) -> String {
    let rows: Vec<JsonDiagnostic<'_>> = diagnostics
        .iter()
        .map(|d| {
            let place = d.span.map(|span| sources.place(span));
            JsonDiagnostic {
                code: d.code,
                severity: match d.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                file: place.map(|p| p.path),
                line: place.map(|p| p.line),
                column: place.map(|p| p.column),
                vi: &d.message.vi,
                en: &d.message.en,
                fix_vi: d.fix.as_ref().map(|f| f.vi.as_str()),
                fix_en: d.fix.as_ref().map(|f| f.en.as_str()),
            }
        })
        .collect();
    let mut out = serde_json::to_string_pretty(&rows).unwrap_or_default();
    out.push('\n');
    out
}
