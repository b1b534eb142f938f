//! The feed of what changed (RFC 4287): one entry for each report of each plan, the newest first.

use crate::model::ids::LangIx;
use crate::site::context::Site;
use crate::site::feed;

/// The feed of one language. `base` is the absolute address of the site.
pub fn feed(site: &Site<'_>, lang: LangIx, base: &str) -> Vec<u8> {
    let locale = &site.locales[lang];
    let feed = feed::feed(site, lang);
    let address = format!("{base}{}/", locale.code);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}</id>\n<link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n<updated>{}T00:00:00Z</updated>\n<author><name>{}</name></author>\n",
        locale.code,
        escape(&feed.title),
        escape(&format!("{address}thay-doi.xml")),
        escape(&format!("{address}thay-doi.xml")),
        escape(&format!("{address}thay-doi/index.html")),
        feed.updated,
        escape(&feed.author),
    );
    for entry in &feed.entries {
        let link = format!("{address}{}", entry.page);
        out.push_str(&format!(
            "<entry>\n<title>{}</title>\n<id>{}</id>\n<link href=\"{}\"/>\n<updated>{}T00:00:00Z</updated>\n<content type=\"text\">{}</content>\n</entry>\n",
            escape(&entry.title),
            escape(&format!("{address}{}", entry.id)),
            escape(&link),
            entry.updated,
            escape(&entry.lines.join("\n")),
        ));
    }
    out.push_str("</feed>\n");
    out.into_bytes()
}

/// Text for XML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
