//! What every page of the small project says, held against plain files: `tests/golden/`.
//! `UPDATE_GOLDEN=1 cargo test` accepts what is new; read the difference before you commit it.

use std::collections::BTreeMap;
use std::fs;

use minhbach::Findings;
use minhbach::project::Overrides;
use minhbach::render::table;
use minhbach::site::files::FILES;
use minhbach::site::index;

use crate::support::{Small, files, root};

#[test]
fn every_page_of_the_small_project_says_what_it_said() {
    let small = Small::new();
    let mut findings = Findings::default();
    let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    minhbach::with_site(&small.folder, &Overrides::default(), &mut findings, |site, _, _, _| {
        for (tail, page) in site.routes.iter() {
            for (lang, voice) in site.voices.iter().enumerate() {
                let view = serde_json::to_string_pretty(&site.view(page, lang)).unwrap();
                found.insert(format!("{}/{tail}.json", voice.code), (view + "\n").into_bytes());
            }
        }
        for (lang, voice) in site.voices.iter().enumerate() {
            let portal = serde_json::to_string_pretty(&site.portal(lang)).unwrap();
            found.insert(format!("{}/portal.json", voice.code), (portal + "\n").into_bytes());
        }
        found.insert(
            "404.html.json".to_owned(),
            (serde_json::to_string_pretty(&site.not_found("/")).unwrap() + "\n").into_bytes(),
        );
        for part in index::parts(site) {
            let entries = index::entries(site, 0, &part);
            found.insert(format!("vi/tim-kiem/{part}.js"), minhbach::render::script::index(&part, &entries));
        }
        for file in FILES {
            let drawn = table::draw(site.measured, &file, None);
            found.insert(format!("data/{}.csv", file.id), drawn.csv);
            if !file.more.is_empty() {
                found.insert(format!("data/{}.json", file.id), drawn.json);
            }
        }
    })
    .unwrap();
    assert_eq!(findings.diagnostics, []);
    let folder = root().join("tests/golden");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(&folder);
        for (path, bytes) in &found {
            fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            fs::write(folder.join(path), bytes).unwrap();
        }
    }
    let expected = files(&folder);
    let missing: Vec<_> = expected.keys().filter(|path| !found.contains_key(*path)).collect();
    let extra: Vec<_> = found.keys().filter(|path| !expected.contains_key(*path)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing: {missing:?}, extra: {extra:?}");
    for (path, bytes) in &found {
        let (found, expected) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&expected[path]));
        if let Some((line, (new, old))) =
            found.lines().zip(expected.lines()).enumerate().find(|(_, (new, old))| new != old)
        {
            panic!("{path}:{}\n  was: {old}\n  now: {new}", line + 1);
        }
        assert_eq!(found.lines().count(), expected.lines().count(), "{path}");
    }
}

/// Numbers, states and links are the same in both languages: only words differ.
#[test]
fn both_languages_say_the_same() {
    let small = Small::new();
    minhbach::with_site(&small.folder, &Overrides::default(), &mut Findings::default(), |site, _, _, _| {
        for (tail, page) in site.routes.iter() {
            let skeleton = |lang: usize| {
                let mut view = serde_json::to_value(site.view(page, lang)).unwrap();
                bare(&mut view);
                view
            };
            assert_eq!(skeleton(0), skeleton(1), "{tail}");
        }
        let places = |lang: usize| {
            let portal = site.portal(lang);
            let nav = portal.nav.into_iter().map(|entry| entry.link.href);
            nav.chain(portal.footer.into_iter().map(|link| link.href)).collect::<Vec<_>>()
        };
        assert_eq!(places(0), places(1));
    })
    .unwrap();
}

/// Leaves codes, states, lengths and shapes of a view, and takes its words away.
#[allow(clippy::wildcard_enum_match_arm, reason = "only strings are of interest")]
fn bare(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove("languages");
            // Only languages whose numbers can be spelled have a bulletin; the others lead to it.
            map.remove("bulletin");
            map.remove("spoken");
            for (key, value) in map.iter_mut() {
                match value {
                    serde_json::Value::String(text)
                        if !matches!(key.as_str(), "state" | "code" | "length" | "goal" | "id") =>
                    {
                        text.clear();
                    }
                    other => bare(other),
                }
            }
        }
        serde_json::Value::Array(items) => {
            // Lists are sorted by each language's own rules.
            items.iter_mut().for_each(bare);
            items.sort_by_key(ToString::to_string);
        }
        serde_json::Value::String(text) => text.clear(),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}
