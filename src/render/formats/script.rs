//! Index files of the search: scripts that hand over data and do nothing else, because a page opened from a disk can load scripts only.

use crate::site::search_index::Entry;

/// A part of the index. Text is written as JSON strings, in which nothing can end the call.
pub fn index(part: &str, entries: &[Entry]) -> Vec<u8> {
    let rows: Vec<[&str; 3]> = entries.iter().map(|e| [e.name.as_str(), e.note.as_str(), e.address.as_str()]).collect();
    let part = serde_json::to_string(part).unwrap_or_default();
    let rows = serde_json::to_string(&rows).unwrap_or_default();
    // Lines of a script end at U+2028 and U+2029 too.
    let rows = rows.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").replace('<', "\\u003c");
    format!("minhBachIndex({part},{rows});\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_can_leave_its_string() {
        let entry = Entry {
            name: "a\"]);alert(1)//</script>\u{2028}".to_owned(),
            note: String::new(),
            address: "x".to_owned(),
        };
        let text = String::from_utf8(index("p", &[entry])).unwrap();
        assert_eq!(text, "minhBachIndex(\"p\",[[\"a\\\"]);alert(1)//\\u003c/script>\\u2028\",\"\",\"x\"]]);\n");
    }
}
