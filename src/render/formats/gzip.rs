//! Compressed copies: `a.html.gz` beside `a.html`. The only importer of the compressor. They hold no time and no name, so equal files
//! have equal copies.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Endings of files that are much smaller when compressed; pictures are not.
const ENDINGS: [&str; 10] = ["css", "csv", "html", "ics", "js", "json", "jsonld", "py", "svg", "xml"];

/// Whether a file gets a compressed copy.
pub fn is_compressible(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// The path of the compressed copy of a file, where servers look for it.
pub fn path(path: &str) -> String {
    format!("{path}.gz")
}

/// Whether a file is the compressed copy of another.
pub fn is_compressed(path: &str) -> bool {
    path.ends_with(".gz")
}

/// Compresses bytes (RFC 1952).
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
    fn a_compressed_copy_has_the_same_content_and_is_the_same_every_time() {
        let text = "<p>Không dùng tiền mặt</p>".repeat(200);
        let copy = compress(text.as_bytes());
        let mut read = String::new();
        flate2::read::GzDecoder::new(&copy[..]).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        assert!(copy.len() * 10 < text.len());
        assert_eq!(copy, compress(text.as_bytes()));
        assert_eq!(copy[4..8], [0; 4], "no time");
    }

    #[test]
    fn pages_and_tables_are_compressed_and_pictures_are_not() {
        for path in ["vi/index.html", "data/raw/results.csv", "vi/tim-kiem/chung.js", "favicon.svg", "sitemap.xml"] {
            assert!(is_compressible(path), "{path}");
        }
        for path in ["vi/index.png", ".nojekyll", "robots.txt", "data/SHA256SUMS"] {
            assert!(!is_compressible(path), "{path}");
        }
    }
}
