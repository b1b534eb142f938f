//! Reads `minhbach.yaml`.

use super::decode::Decoder;
use crate::diagnostic::Said;
use crate::diagnostic::catalogue;
use crate::model::text::Lang;
use crate::model::{Config, Licence};
use crate::source::Sources;
use crate::source::yaml::Value;

/// The settings, with the portal's languages noted in the decoder for everything that follows.
pub fn read(d: &mut Decoder<'_>) -> Option<Config> {
    let node = d.file("minhbach.yaml")?;
    let mut f = d.fields(&node);
    let languages = d.required(&mut f, "languages");
    d.languages = d.list(languages).iter().map(|n| d.id(Some(n))).filter(|code| !code.is_empty()).collect();
    if d.languages.is_empty() {
        d.diagnostics.push(catalogue::missing_key(f.key_span("languages"), "languages"));
        return None;
    }
    let name = d.required(&mut f, "name");
    let name = d.text(name);
    let tagline = d.required(&mut f, "tagline");
    let tagline = d.text(tagline);
    let owner = d.required(&mut f, "owner");
    let owner = d.text(owner);
    let contact = d.required(&mut f, "contact");
    let contact = d.text(contact);
    let theme = d.required(&mut f, "theme");
    let theme = d.id(theme);
    let as_of = d.required(&mut f, "as_of");
    let as_of = d.date(as_of);
    let base_url = d.optional(&mut f, "base_url").map(|node| {
        let url = d.string(Some(node)).to_owned();
        if !is_base_url(&url) {
            let wanted = Said::new("địa chỉ https://…/ kết thúc bằng dấu /", "an address https://…/ that ends with /");
            d.diagnostics.push(catalogue::wrong_value(node.span, &url, &wanted));
        }
        url
    });
    let data_licence = d.optional(&mut f, "data_licence").map(|node| {
        let mut f = d.fields(node);
        let name = d.required(&mut f, "name");
        let name = d.string(name).to_owned();
        let url_node = d.required(&mut f, "url");
        let url = d.string(url_node).to_owned();
        if let Some(node) = url_node.filter(|_| !url.starts_with("https://")) {
            d.diagnostics.push(catalogue::wrong_value(
                node.span,
                &url,
                &Said::new("địa chỉ https://…", "an address https://…"),
            ));
        }
        d.finish(f);
        Licence { name, url }
    });
    d.finish(f);
    let languages = d.languages.iter().map(|code| Lang { code: code.clone() }).collect();
    Some(Config { name, tagline, owner, contact, languages, theme, as_of, base_url, data_licence })
}

/// The theme that `minhbach.yaml` names, before anything else is read: its files are among the sources as well.
pub fn theme_name(sources: &Sources) -> Option<String> {
    let id = sources.find("minhbach.yaml")?;
    let node = crate::source::yaml::read(id, &sources.file(id).text, 0, &mut Vec::new())?;
    let Value::Map(entries) = node.value else { return None };
    let (_, _, theme) = entries.into_iter().find(|(key, _, _)| key == "theme")?;
    match theme.value {
        Value::Scalar(name) if super::decode::is_slug(&name) => Some(name),
        Value::Scalar(_) | Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// Whether an address can stand before every page of the site.
pub fn is_base_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.len() > 1
            && rest.ends_with('/')
            && !rest.starts_with('/')
            && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/:".contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::is_base_url;

    #[test]
    fn a_base_url_ends_with_a_slash_and_holds_nothing_odd() {
        assert!(is_base_url("https://example.vn/"));
        assert!(is_base_url("http://localhost:8000/a/b/"));
        for wrong in ["https://example.vn", "example.vn/", "https:///", "https://a\"b/", "javascript:x/"] {
            assert!(!is_base_url(wrong), "{wrong}");
        }
    }
}
