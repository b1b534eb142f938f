//! The sitemap for search engines (sitemaps.org), and `robots.txt`, which names it.

use super::atom::escape;
use crate::site::context::Site;
use crate::site::page::Page;

/// Addresses in one file at most, as the protocol demands.
pub const MOST: usize = 50_000;

/// Bytes of one file at most, as the protocol demands.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
const END: &str = "</urlset>\n";

/// The map in as few files as the protocol allows; the languages of a page stay together.
pub struct Sitemap<'s> {
    site: &'s Site<'s>,
    base: &'s str,
    /// Number of pages in each file.
    parts: Vec<usize>,
}

impl<'s> Sitemap<'s> {
    /// The map of a site whose absolute address is `base`.
    pub fn new(site: &'s Site<'s>, base: &'s str) -> Self {
        let mut text = String::new();
        let sizes = listed(site).map(|path| {
            text.clear();
            entry(site, base, path, &mut text);
            text.len()
        });
        let room = (MOST / site.locales.len().max(1), MOST_BYTES - HEAD.len() - END.len());
        let parts = split(sizes, room);
        Self { site, base, parts }
    }

    /// Number of its files.
    pub fn count(&self) -> usize {
        self.parts.len() + usize::from(self.parts.len() > 1)
    }

    /// Its files one after another: name, contents. The first is the one that `robots.txt` names; it lists the others when there are any.
    pub fn files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let count = self.parts.len();
        let mut from = 0;
        let parts = self.parts.iter().enumerate().map(move |(part, pages)| {
            let name = if count == 1 { "sitemap.xml".to_owned() } else { part_name(part) };
            let mut out = HEAD.to_owned();
            for path in listed(self.site).skip(from).take(*pages) {
                entry(self.site, self.base, path, &mut out);
            }
            from += pages;
            out.push_str(END);
            (name, out.into_bytes())
        });
        let index = (count > 1).then(|| ("sitemap.xml".to_owned(), index(self.base, count)));
        index.into_iter().chain(parts)
    }
}

/// Every page but framed charts: search engines are sent to the page that holds the chart.
fn listed<'s>(site: &'s Site<'_>) -> impl Iterator<Item = &'s str> {
    site.addresses.iter().filter(|(_, page)| !matches!(page, Page::Embed(..))).map(|(path, _)| path)
}

/// The entries of a page: one a language, each with links to the others.
fn entry(site: &Site<'_>, base: &str, path: &str, out: &mut String) {
    for locale in &site.locales {
        out.push_str(&format!("<url><loc>{}</loc>", escape(&format!("{base}{}/{path}", locale.code))));
        for other in &site.locales {
            let href = escape(&format!("{base}{}/{path}", other.code));
            out.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\"/>", other.code));
        }
        out.push_str("</url>\n");
    }
}

fn part_name(part: usize) -> String {
    format!("sitemap-{}.xml", part + 1)
}

/// The list of the files of a map.
fn index(base: &str, count: usize) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for part in 0..count {
        out.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", escape(&format!("{base}{}", part_name(part)))));
    }
    out.push_str("</sitemapindex>\n");
    out.into_bytes()
}

/// How many entries go into each file, in order, within the limits of a file in entries and bytes. At least one file.
fn split(sizes: impl Iterator<Item = usize>, (most, most_bytes): (usize, usize)) -> Vec<usize> {
    let mut parts = vec![0];
    let mut bytes = 0;
    for size in sizes {
        let last = parts.len() - 1;
        if parts[last] > 0 && (parts[last] == most || bytes + size > most_bytes) {
            parts.push(1);
            bytes = size;
        } else {
            parts[last] += 1;
            bytes += size;
        }
    }
    parts
}

/// `robots.txt`: everything may be read.
pub fn robots(base: Option<&str>) -> Vec<u8> {
    let map = base.map_or_else(String::new, |base| format!("Sitemap: {base}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{map}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_full_at_the_limit_and_not_before() {
        let pages = MOST / 2;
        assert_eq!(split(std::iter::repeat_n(400, pages), (pages, MOST_BYTES)), [pages]);
        assert_eq!(split(std::iter::repeat_n(400, pages + 1), (pages, MOST_BYTES)), [pages, 1]);
        assert_eq!(split(std::iter::repeat_n(400, 2 * pages + 1), (pages, MOST_BYTES)), [pages, pages, 1]);
        assert_eq!(split(std::iter::empty(), (pages, MOST_BYTES)), [0]);
    }

    #[test]
    fn long_addresses_fill_a_file_by_their_bytes() {
        assert_eq!(split([40, 60].into_iter(), (9, 100)), [2]);
        assert_eq!(split([40, 60, 1].into_iter(), (9, 100)), [2, 1]);
        assert_eq!(split([101, 101].into_iter(), (9, 100)), [1, 1]);
    }

    #[test]
    fn an_index_names_every_file() {
        let text = String::from_utf8(index("https://example.org/a&b/", 2)).unwrap();
        assert!(text.contains("<sitemap><loc>https://example.org/a&amp;b/sitemap-1.xml</loc></sitemap>"));
        assert_eq!(text.matches("<sitemap>").count(), 2);
    }
}
