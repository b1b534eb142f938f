//! Calendars by RFC 5545. Written here because the libraries for it stamp every event with the clock and a random id,
//! and the same project must give the same bytes.

use crate::model::date::{Date, day_after};
use crate::site::calendar_file::Calendar;

/// Octets of a line at most (RFC 5545, section 3.1).
const LINE: usize = 75;

/// A calendar of whole days. `base`: absolute address of the site, if it is known.
pub fn calendar(calendar: &Calendar, base: Option<&str>) -> Vec<u8> {
    let mut out = String::new();
    let mut line = |text: String| fold(&mut out, &text);
    line("BEGIN:VCALENDAR".to_owned());
    line("VERSION:2.0".to_owned());
    line("PRODID:-//Minh Bach//minhbach//VI".to_owned());
    line("CALSCALE:GREGORIAN".to_owned());
    line("METHOD:PUBLISH".to_owned());
    line(format!("X-WR-CALNAME:{}", escape(&calendar.name)));
    for event in &calendar.events {
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{}@minhbach", event.id));
        line(format!("DTSTAMP:{}T000000Z", compact(calendar.as_of)));
        line(format!("DTSTART;VALUE=DATE:{}", compact(event.day)));
        line(format!("DTEND;VALUE=DATE:{}", compact(day_after(event.day))));
        line(format!("SUMMARY:{}", escape(&event.title)));
        line(format!("DESCRIPTION:{}", escape(&event.about)));
        if let Some(base) = base {
            line(format!("URL:{base}{}", event.page));
        }
        line("TRANSP:TRANSPARENT".to_owned());
        line("END:VEVENT".to_owned());
    }
    line("END:VCALENDAR".to_owned());
    out.into_bytes()
}

/// `20220319`
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Text by section 3.3.11.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// One content line, broken between characters where it is too long.
fn fold(out: &mut String, text: &str) {
    let mut width = 0;
    for c in text.chars() {
        if width + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        fold(&mut out, &"ờ".repeat(60));
        assert!(out.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(out.replace("\r\n ", "").trim_end(), "ờ".repeat(60));
    }

    #[test]
    fn commas_and_semicolons_do_not_end_a_text() {
        assert_eq!(escape("a, b; c\\d"), "a\\, b\\; c\\\\d");
    }
}
