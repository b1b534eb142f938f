//! Calendar days. The only file that imports the date library.

pub use jiff::civil::Date;

/// Reads a day in the format `2022-12-31` only.
pub fn parse(text: &str) -> Option<Date> {
    let has_format = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    if has_format { text.parse().ok() } else { None }
}

/// The day `year-month-day`; `None` if it does not exist.
pub fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// Days from `from` to `to`, negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

pub fn day_before(date: Date) -> Date {
    date.yesterday().unwrap_or(date)
}

pub fn day_after(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_iso_days_are_read() {
        assert!(parse("2022-12-31").is_some());
        for wrong in ["31/12/2022", "2022-13-01", "2022-02-30", "2022-1-1", "20221231", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_counted_across_months_and_years() {
        let from = parse("2022-12-20").unwrap();
        let to = parse("2023-03-01").unwrap();
        assert_eq!(days_between(from, to), 71);
        assert_eq!(days_between(to, from), -71);
    }
}
