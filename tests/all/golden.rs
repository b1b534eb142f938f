//! Golden files: what the small project publishes, compared with `tests/golden/`. It has some pages in full, a hash of every page, the
//! tables of open data and the search index. `UPDATE_GOLDEN=1 cargo test` updates it; read the difference before you commit it.

use std::collections::BTreeMap;
use std::fs;

use minhbach::Findings;
use minhbach::model::ids::LangIx;
use minhbach::parse::Overrides;
use minhbach::render::formats::{script, table};
use minhbach::render::html::Pages;
use minhbach::site::data::files::FILES;
use minhbach::site::search_index;
use sha2::{Digest, Sha256};

use crate::pretty::pretty;
use crate::support::{Small, files, root};

/// Pages that are kept in full, for reviewers of template changes. Of all others, only the hash is kept.
const FULL_PAGES: [&str; 13] = [
    "404.html",
    "en/index.html",
    "en/ke-hoach/mau-2024/index.html",
    "vi/can-cu/mau-2024/adoption.cashless-adoption.2024-q2.html",
    "vi/dia-ban/huyen-dong.html",
    "vi/don-vi/huyen-dong/truong-1.html",
    "vi/du-lieu/index.html",
    "vi/huong-dan/tra-tien.html",
    "vi/index.html",
    "vi/ke-hoach/mau-2024/chi-tieu/adoption.html",
    "vi/ke-hoach/mau-2024/index.html",
    "vi/nhung/mau-2024/adoption/theo-ky-cashless-adoption.html",
    "vi/xep-hang/mau-2024/tieu-hoc.html",
];

#[test]
fn the_pages_tables_and_search_index_of_the_small_project_are_unchanged() {
    let small = Small::new();
    let mut findings = Findings::default();
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    minhbach::with_site(&small.folder, &Overrides::default(), &mut findings, |site, theme, _, _| {
        let rendered = Pages::new(theme, site);
        for (path, page) in site.addresses.iter() {
            for (lang, locale) in site.locales.iter_enumerated() {
                let html = rendered.page(lang, &site.view(page, lang)).unwrap();
                pages.insert(format!("{}/{path}", locale.code), without_weight(&pretty(&html)));
            }
        }
        pages.insert("404.html".to_owned(), pretty(&rendered.not_found(&site.not_found("/")).unwrap()));
        for part in search_index::parts(site) {
            let entries = search_index::entries(site, LangIx::ROOT, &part);
            found.insert(format!("vi/tim-kiem/{part}.js"), script::index(&part, &entries));
        }
        for file in FILES {
            let rendered = table::draw(site.measured, file, None);
            found.insert(format!("data/{}.csv", file.id), rendered.csv);
            if !file.more.is_empty() {
                found.insert(format!("data/{}.json", file.id), rendered.json);
            }
        }
    })
    .unwrap();
    assert_eq!(findings.diagnostics, []);
    let hashes: String = pages.iter().map(|(path, text)| format!("{path},{}\n", hash(text))).collect();
    found.insert("pages.csv".to_owned(), format!("path,hash\n{hashes}").into_bytes());
    for path in FULL_PAGES {
        found.insert(format!("pages/{path}"), pages.remove(path).unwrap().into_bytes());
    }
    compare(&found);
}

/// The weight that a page says of itself is left out: it depends on the minify feature.
fn without_weight(page: &str) -> String {
    match page.split_once(" kB") {
        Some((before, after)) => format!("{} kB{after}", before.trim_end_matches(|c: char| c.is_ascii_digit())),
        None => page.to_owned(),
    }
}

/// The first half of a SHA-256 in hexadecimal digits.
fn hash(text: &str) -> String {
    Sha256::digest(text)[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Fails at the first file that differs from `tests/golden/`, or updates the golden files.
fn compare(found: &BTreeMap<String, Vec<u8>>) {
    let folder = root().join("tests/golden");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(&folder);
        for (path, bytes) in found {
            fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            fs::write(folder.join(path), bytes).unwrap();
        }
    }
    let expected = files(&folder);
    let missing: Vec<_> = expected.keys().filter(|path| !found.contains_key(*path)).collect();
    let extra: Vec<_> = found.keys().filter(|path| !expected.contains_key(*path)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing: {missing:?}, extra: {extra:?}");
    // Full pages before the list of hashes, because their differences are readable.
    for (path, bytes) in found.iter().rev() {
        let (found, expected) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&expected[path]));
        let differ = found.lines().zip(expected.lines()).enumerate().find(|(_, (new, old))| new != old);
        if let Some((line, (new, old))) = differ {
            panic!("{path}:{}\n  was: {old}\n  now: {new}", line + 1);
        }
        assert_eq!(found.lines().count(), expected.lines().count(), "{path}");
    }
}

#[test]
fn numbers_states_and_links_are_the_same_in_both_languages() {
    let small = Small::new();
    minhbach::with_site(&small.folder, &Overrides::default(), &mut Findings::default(), |site, _, _, _| {
        for (address, page) in site.addresses.iter() {
            let skeleton = |lang: LangIx| {
                let mut view = serde_json::to_value(site.view(page, lang)).unwrap();
                remove_words(&mut view);
                view
            };
            assert_eq!(skeleton(LangIx::ROOT), skeleton(LangIx::new(1)), "{address}");
        }
        let places = |lang: LangIx| {
            let portal = minhbach::site::portal::portal(site, lang);
            let nav = portal.nav.into_iter().map(|entry| entry.link.href);
            nav.chain(portal.footer.into_iter().map(|link| link.href)).collect::<Vec<_>>()
        };
        assert_eq!(places(LangIx::ROOT), places(LangIx::new(1)));
    })
    .unwrap();
}

/// Removes the words of a view and keeps its structure, codes, states and lengths.
#[allow(clippy::wildcard_enum_match_arm, reason = "only strings are of interest")]
fn remove_words(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove("languages");
            // Only languages with spelled-out numbers have a bulletin; the others link to it.
            map.remove("bulletin");
            map.remove("spoken");
            for (key, value) in map.iter_mut() {
                match value {
                    serde_json::Value::String(text)
                        if !matches!(key.as_str(), "state" | "code" | "length" | "goal" | "id") =>
                    {
                        text.clear();
                    }
                    other => remove_words(other),
                }
            }
        }
        serde_json::Value::Array(items) => {
            // The order of lists depends on the language.
            items.iter_mut().for_each(remove_words);
            items.sort_by_key(ToString::to_string);
        }
        serde_json::Value::String(text) => text.clear(),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}
