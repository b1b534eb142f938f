//! The command line: exit codes, output, and which files are written or left alone.

use std::fs;
use std::time::Duration;

use crate::support::{Small, files, run};

#[test]
fn a_build_publishes_and_prints_a_summary() {
    let small = Small::new();
    let output = small.run(&["build", "--lang", "en"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{stderr}");
    // The golden files say which pages these are. The site's list of pages has a head.
    let pages = small.read("public/.minhbach/pages.csv").lines().count() - 1;
    assert!(pages > 100 && stderr.contains(&format!("\n{pages} pages")), "{stderr}");
    assert!(stderr.contains("0 errors, 0 warnings."), "{stderr}");
    for path in [
        "index.html",
        "404.html",
        "vi/index.html",
        "en/index.html",
        "robots.txt",
        ".nojekyll",
        "favicon.svg",
        "data/readings.csv",
    ] {
        assert!(small.path("public").join(path).is_file(), "{path}");
    }
    assert!(!small.path("public/sitemap.xml").exists(), "no sitemap without a base URL");
}

#[test]
fn a_base_url_adds_the_sitemap_the_feeds_and_canonical_links_only() {
    let small = Small::new();
    small.run(&["build", "--out", "plain"]);
    let output = small.run(&["build", "--out", "based", "--base-url", "https://example.org/a/b/"]);
    assert!(output.status.success());
    let (plain, based) = (files(&small.path("plain")), files(&small.path("based")));
    let is_added = |path: &&String| !plain.contains_key(*path) && !path.ends_with(".png");
    let added: Vec<&str> = based.keys().filter(is_added).map(String::as_str).collect();
    assert_eq!(added, ["en/thay-doi.xml", "sitemap.xml", "vi/thay-doi.xml"]);
    let sitemap = String::from_utf8(based["sitemap.xml"].clone()).unwrap();
    // All pages except embedded charts.
    let pages = small.read("based/.minhbach/pages.csv");
    assert_eq!(sitemap.matches("<url>").count(), pages.lines().filter(|row| row.ends_with(",no")).count());
    let chart = String::from_utf8(based["en/nhung/mau-2024/so-do-o.html"].clone()).unwrap();
    // Minifying may change the order of attributes.
    let canonical = chart.split('<').find(|tag| tag.starts_with("link") && tag.contains("canonical")).unwrap();
    assert!(canonical.contains("https://example.org/a/b/en/ke-hoach/mau-2024/index.html"), "{canonical}");
    let list = String::from_utf8(based["en/nhung/mau-2024/index.html"].clone()).unwrap();
    assert!(list.contains("&lt;iframe src=&quot;https://example.org/a/b/en/nhung/mau-2024/so-do-o.html&quot;"));
    let page = String::from_utf8(based["en/ke-hoach/mau-2024/index.html"].clone()).unwrap();
    assert!(page.contains("https://example.org/a/b/en/ke-hoach/mau-2024/index.html"));
    let root = String::from_utf8(based["index.html"].clone()).unwrap();
    assert!(
        root.contains("https://example.org/a/b/vi/index.html"),
        "the root page is the home page of the first language"
    );
    let not_found = String::from_utf8(based["404.html"].clone()).unwrap();
    assert!(not_found.contains("/a/b/vi/index.html") && not_found.contains("/a/b/en/index.html"));
}

#[test]
fn an_error_leaves_the_published_site_unchanged() {
    let small = Small::new();
    assert!(small.run(&["build"]).status.success());
    let before = files(&small.path("public"));
    small.edit("data/plans/mau-2024/plan.yaml", "value: 50%", "value: \"50,5%\"");
    let output = small.run(&["build", "--lang", "en"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("data/plans/mau-2024/plan.yaml:33:17: error[MB2005]"), "{stderr}");
    assert!(stderr.contains("The published site was NOT changed."), "{stderr}");
    assert_eq!(files(&small.path("public")), before);
}

#[test]
fn a_broken_template_stops_the_build_before_anything_is_published() {
    let small = Small::new();
    assert!(small.run(&["build"]).status.success());
    let before = files(&small.path("public"));
    small.edit(
        "themes/minh-bach/templates/area.html",
        "{% block content %}",
        "{% block content %}{{ body.nothing_of_the_kind }}",
    );
    for command in [&["build", "--lang", "en"][..], &["check", "--lang", "en"]] {
        let output = small.run(command);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{stderr}");
        assert!(stderr.contains("MB6003") && stderr.contains("area.html"), "{stderr}");
    }
    assert_eq!(files(&small.path("public")), before);
}

#[test]
fn a_theme_cannot_drop_the_demonstration_mark() {
    let small = Small::new();
    let layout = small.read("themes/minh-bach/templates/layout.html");
    let start = layout.find("{% if frame.demonstration %}").unwrap();
    let end = start + layout[start..].find("{% endif %}").unwrap() + "{% endif %}".len();
    small.write("themes/minh-bach/templates/layout.html", format!("{}{}", &layout[..start], &layout[end..]));
    let output = small.run(&["build", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!small.path("public").exists());
}

#[test]
fn check_writes_nothing() {
    let small = Small::new();
    let before = files(&small.folder);
    assert!(small.run(&["check"]).status.success());
    assert_eq!(files(&small.folder), before);
}

#[test]
fn check_prints_problems_as_json() {
    let small = Small::new();
    small.edit("minhbach.yaml", "as_of: 2024-10-10", "as_of: 10/10/2024");
    let output = small.run(&["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows[0]["code"], "MB2006");
    assert_eq!((rows[0]["line"].as_u64(), rows[0]["column"].as_u64()), (Some(7), Some(8)));
    assert_eq!(rows[0]["fix_en"], "2024-10-10");
    assert!(rows[0]["vi"].as_str().unwrap().contains("năm-tháng-ngày"));
}

#[test]
fn messages_are_vietnamese_by_default_and_english_on_request() {
    let small = Small::new();
    small.edit("minhbach.yaml", "as_of: 2024-10-10", "as_of: hôm nay");
    let stderr = |arguments: &[&str]| String::from_utf8(small.run(arguments).stderr).unwrap();
    assert!(stderr(&["check"]).contains("minhbach.yaml:7:8: lỗi[MB2004]: Cần một ngày"));
    assert!(stderr(&["check", "--lang", "en"]).contains("minhbach.yaml:7:8: error[MB2004]: A day such as"));
}

#[test]
fn wrong_usage_is_exit_code_two() {
    let small = Small::new();
    for arguments in
        [&["publish"][..], &["build", "--as-of", "yesterday"], &["build", "--jobs", "0"], &["build", "--base-url", "x"]]
    {
        assert_eq!(small.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    let output = small.run(&["build", "--out", ".", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2), "the project folder is never replaced");
    assert!(small.path("minhbach.yaml").is_file());
}

#[test]
fn a_folder_that_minhbach_did_not_make_is_never_replaced() {
    let small = Small::new();
    small.write("precious/letter.txt", "keep me");
    let output = small.run(&["build", "--out", "precious"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(small.read("precious/letter.txt"), "keep me");
}

#[test]
fn an_unchanged_project_rewrites_nothing_and_a_changed_one_only_what_changed() {
    let small = Small::new();
    small.run(&["build"]);
    let modified = |path: &str| fs::metadata(small.path("public").join(path)).unwrap().modified().unwrap();
    let (home, guide) = (modified("vi/index.html"), modified("vi/huong-dan/tra-tien.html"));
    std::thread::sleep(Duration::from_millis(20));
    let stderr = String::from_utf8(small.run(&["build", "--lang", "en"]).stderr).unwrap();
    assert!(stderr.contains("0 written"), "{stderr}");
    assert_eq!(modified("vi/index.html"), home);
    small.edit("content/huong-dan/tra-tien/vi.md", "Các bước", "Từng bước");
    let stderr = String::from_utf8(small.run(&["build", "--lang", "en"]).stderr).unwrap();
    assert!(stderr.contains("1 written"), "{stderr}");
    assert_eq!(modified("vi/index.html"), home);
    assert_ne!(modified("vi/huong-dan/tra-tien.html"), guide);
}

#[test]
fn an_incremental_build_is_byte_identical_to_a_clean_one() {
    let small = Small::new();
    small.run(&["build"]);
    let edits = [
        ("data/plans/mau-2024/results/2024-Q3/rows.csv", "100,50,", "100,51,"),
        ("data/institutions/mau.csv", "Sample Primary School 2", "Sample Primary School Two"),
        ("minhbach.yaml", "Không có thật", "Vẫn không có thật"),
        ("themes/minh-bach/style.css", "color-scheme", "color-scheme "),
        ("data/plans/mau-2024/results/2024-Q2/rows.yaml", "cashless_count: 45", "cashless_count: 44"),
    ];
    for (i, (path, from, to)) in edits.iter().enumerate() {
        let text = small.read(path);
        if text.contains(from) {
            small.edit(path, from, to);
        }
        assert!(small.run(&["build"]).status.success());
        let clean = format!("clean-{i}");
        assert!(small.run(&["build", "--out", &clean, "--jobs", "1"]).status.success());
        assert_eq!(files(&small.path("public")), files(&small.path(&clean)), "after {path}");
    }
    fs::remove_dir_all(small.path("content/huong-dan/tra-tien")).unwrap();
    for page in ["trang/phuong-phap", "canh-bao/lua-dao"] {
        for lang in ["vi", "en"] {
            let path = format!("content/{page}/{lang}.md");
            small.write(&path, small.read(&path).replace("(/huong-dan/tra-tien.html)", "(/index.html)"));
        }
    }
    let output = small.run(&["build", "--lang", "en"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!small.path("public/vi/huong-dan/tra-tien.html").exists(), "a deleted page disappears");
}

#[test]
fn line_ends_and_unicode_normalization_do_not_change_the_output() {
    let small = Small::new();
    small.run(&["build", "--out", "one"]);
    for (path, bytes) in files(&small.path("data")).into_iter().map(|(p, b)| (format!("data/{p}"), b)) {
        let text = String::from_utf8(bytes)
            .unwrap()
            .replace('\n', "\r\n")
            .replace('ế', "e\u{302}\u{301}")
            .replace('ạ', "a\u{323}");
        small.write(&path, format!("\u{FEFF}{text}"));
    }
    let output = small.run(&["build", "--out", "two", "--lang", "en"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let published = |folder: &str| {
        let mut files = files(&small.path(folder));
        // Input hashes are computed from the files before normalization.
        assert!(files.remove(".minhbach/origins").is_some());
        files
    };
    assert_eq!(published("one"), published("two"));
}

/// Builds are killed after different times. The published folder always holds a complete release.
#[cfg(unix)]
#[test]
fn a_killed_build_leaves_a_complete_release() {
    let small = Small::new();
    small.run(&["build"]);
    let old = files(&small.path("public"));
    small.edit("minhbach.yaml", "Không có thật", "Thật là không có");
    small.run(&["build", "--out", "new"]);
    let new = files(&small.path("new"));
    assert_ne!(old, new);
    for round in 0..60_u64 {
        let (from, to) = if round % 2 == 0 {
            ("Thật là không có", "Không có thật")
        } else {
            ("Không có thật", "Thật là không có")
        };
        if small.read("minhbach.yaml").contains(from) {
            small.edit("minhbach.yaml", from, to);
        }
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_minhbach"))
            .current_dir(&small.folder)
            .arg("build")
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(round * 1_700));
        let _ = child.kill();
        let _ = child.wait();
        let found = files(&small.path("public"));
        assert!(found == old || found == new, "round {round}: neither the old nor the new release");
    }
    assert!(small.run(&["build"]).status.success());
    let leftovers: Vec<_> = fs::read_dir(&small.folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".public") && name != ".public.minhbach-previous")
        .collect();
    assert_eq!(leftovers, Vec::<String>::new(), "the next run removes them");
}

#[test]
fn a_rollback_publishes_the_earlier_release_and_a_second_one_the_newer_again() {
    let small = Small::new();
    let rollback = || {
        let output = small.run(&["rollback", "--lang", "en"]);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, stderr) = rollback();
    assert_eq!(code, Some(2));
    assert!(stderr.contains("no earlier release") && stderr.contains("NOT changed"), "{stderr}");
    small.run(&["build"]);
    let first = files(&small.path("public"));
    small.edit("content/huong-dan/tra-tien/vi.md", "Các bước", "Từng bước");
    small.run(&["build"]);
    let second = files(&small.path("public"));
    for expected in [&first, &second, &first] {
        let (code, stderr) = rollback();
        assert_eq!(code, Some(0), "{stderr}");
        assert!(stderr.contains("Returned to the earlier release"), "{stderr}");
        assert_eq!(&files(&small.path("public")), expected);
    }
    let stderr = String::from_utf8(small.run(&["build", "--lang", "en"]).stderr).unwrap();
    assert!(stderr.contains(" 1 written"), "a build publishes the current project: {stderr}");
    assert_eq!(files(&small.path("public")), second);
    // A new file instead of an edit, because both releases are hard links of the same file.
    fs::remove_file(small.path(".public.minhbach-previous/vi/index.html")).unwrap();
    small.write(".public.minhbach-previous/vi/index.html", "hole");
    let (code, stderr) = rollback();
    assert_eq!((code, files(&small.path("public"))), (Some(2), second), "{stderr}");
    assert!(stderr.contains("changed vi/index.html"), "{stderr}");
}

#[test]
fn the_command_prints_its_name_and_version_and_reports_a_missing_project() {
    let folder = std::env::temp_dir();
    let output = run(&folder, &["--version"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("minhbach {}\n", env!("CARGO_PKG_VERSION")));
    let output = run(&folder, &["check", "--project", "/nonexistent-minhbach", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("error[MB1001]: The file «minhbach.yaml» is missing"));
}
