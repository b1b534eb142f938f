//! Reads `minhbach.yaml`.

use super::decode::{Decoder, is_slug};
use super::fields::Fields;
use super::keys::config::CONFIG;
use crate::diagnostics::catalogue;
use crate::input::Sources;
use crate::input::yaml::Value;
use crate::model::text::Lang;
use crate::model::{Config, Licence};

/// The settings, with the portal's languages noted in the decoder for everything that follows.
pub fn read(d: &mut Decoder<'_>) -> Option<Config> {
    let node = d.file("minhbach.yaml")?;
    let config = d.map(&node, &CONFIG, read_config);
    if d.languages.is_empty() { None } else { config }
}

fn read_config(f: &mut Fields<'_, '_, '_>) -> Option<Config> {
    f.d.languages = f.id_list("languages").into_iter().filter(|code| !code.is_empty()).collect();
    if f.d.languages.is_empty() {
        f.d.diagnostics.push(catalogue::missing_key(f.key_span("languages"), "languages"));
    }
    let languages = f.d.languages.iter().map(|code| Lang { code: code.clone() }).collect();
    let (name, tagline, owner, contact) = (f.text("name"), f.text("tagline"), f.text("owner"), f.text("contact"));
    let (theme, as_of) = (f.id("theme"), f.date("as_of"));
    let base_url = f.maybe_plain("base_url");
    if let Some(url) = base_url.as_ref().filter(|url| !is_base_url(url)) {
        let (vi, en) = ("địa chỉ https://…/ kết thúc bằng dấu /", "an address https://…/ that ends with /");
        f.d.wrong_value(f.value_span("base_url"), url, vi, en);
    }
    let data_licence = f.map("data_licence", |f| {
        let licence = Licence { name: f.plain("name"), url: f.plain("url") };
        if !licence.url.is_empty() && !licence.url.starts_with("https://") {
            f.d.wrong_value(f.value_span("url"), &licence.url, "địa chỉ https://…", "an address https://…");
        }
        Some(licence)
    });
    Some(Config { name, tagline, owner, contact, languages, theme, as_of: as_of?, base_url, data_licence })
}

/// The theme that `minhbach.yaml` names, before anything else is read: its files are among the sources as well.
pub fn theme_name(sources: &Sources) -> Option<String> {
    let id = sources.find("minhbach.yaml")?;
    let node = crate::input::yaml::read(id, &sources.file(id).text, 0, &mut Vec::new())?;
    let Value::Map(entries) = node.value else { return None };
    let (_, _, theme) = entries.into_iter().find(|(key, _, _)| key == "theme")?;
    match theme.value {
        Value::Scalar(name) if is_slug(&name) => Some(name),
        Value::Scalar(_) | Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// Whether an address can be the base of every page's address.
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
