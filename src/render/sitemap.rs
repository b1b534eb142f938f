//! The map of the site for search engines (sitemaps.org), and the file that points to it.

use super::atom::escape;
use crate::site::Site;
use crate::site::route::Page;

/// Addresses in one file at most, as the protocol demands.
pub const MOST: usize = 50_000;

/// The map: every page but framed charts, in every language with its twins.
pub fn sitemap(site: &Site<'_>, base: &str) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    // A chart by itself is for frames; whoever searches is sent to the whole page.
    let listed = site.routes.iter().filter(|(_, page)| !matches!(page, Page::Embed(..)));
    for (tail, _) in listed.take(MOST / site.voices.len().max(1)) {
        for voice in &site.voices {
            out.push_str(&format!("<url><loc>{}</loc>", escape(&format!("{base}{}/{tail}", voice.code))));
            for other in &site.voices {
                let href = escape(&format!("{base}{}/{tail}", other.code));
                out.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\"/>", other.code));
            }
            out.push_str("</url>\n");
        }
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// `robots.txt`: everything may be read.
pub fn robots(base: Option<&str>) -> Vec<u8> {
    let map = base.map_or_else(String::new, |base| format!("Sitemap: {base}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{map}").into_bytes()
}
