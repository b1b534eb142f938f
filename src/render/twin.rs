//! Compressed twins: `a.html.gz` beside `a.html`. The only importer of the compressor. Twins hold no time and no name, so the same
//! bytes have the same twin.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Endings of files that shrink to a fraction; pictures do not.
const WORTH_WHILE: [&str; 10] = ["css", "csv", "html", "ics", "js", "json", "jsonld", "py", "svg", "xml"];

/// Whether a file is given a twin.
pub fn is_worth_while(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| WORTH_WHILE.contains(&ending))
}

/// The path of a file's twin, by which servers find it.
pub fn path(path: &str) -> String {
    format!("{path}.gz")
}

/// Whether a file is the twin of another.
pub fn is_twin(path: &str) -> bool {
    path.ends_with(".gz")
}

/// The twin of some bytes (RFC 1952).
pub fn compress(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_twin_holds_the_same_and_is_the_same_every_time() {
        let text = "<p>Không dùng tiền mặt</p>".repeat(200);
        let twin = compress(text.as_bytes());
        let mut read = String::new();
        flate2::read::GzDecoder::new(&twin[..]).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        assert!(twin.len() * 10 < text.len());
        assert_eq!(twin, compress(text.as_bytes()));
        assert_eq!(twin[4..8], [0; 4], "no time");
    }

    #[test]
    fn pages_and_tables_have_twins_and_pictures_have_none() {
        for path in ["vi/index.html", "data/raw/results.csv", "vi/tim-kiem/chung.js", "favicon.svg", "sitemap.xml"] {
            assert!(is_worth_while(path), "{path}");
        }
        for path in ["vi/index.png", ".nojekyll", "robots.txt", "data/SHA256SUMS"] {
            assert!(!is_worth_while(path), "{path}");
        }
    }
}
