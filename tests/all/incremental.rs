//! An incremental build publishes the same bytes as a clean build.

use std::fs;

use crate::support::{Small, files};

#[cfg(unix)]
#[test]
fn a_changed_file_behind_a_symbolic_link_is_noticed() {
    let small = Small::new();
    fs::create_dir(small.path("elsewhere")).unwrap();
    fs::rename(small.path("themes/minh-bach"), small.path("elsewhere/theme")).unwrap();
    std::os::unix::fs::symlink(small.path("elsewhere/theme"), small.path("themes/minh-bach")).unwrap();
    let build = || String::from_utf8(small.run(&["build", "--lang", "en"]).stderr).unwrap();
    build();
    assert!(build().contains(" 0 written"));
    small.edit("elsewhere/theme/words/en/labels.yaml", "Open data files", "All open data files");
    assert!(!build().contains(" 0 written"));
}

#[test]
fn unused_files_do_not_stop_a_build() {
    let small = Small::new();
    small.write("themes/other/style.css", "body {}");
    small.write("themes/other/picture.bin", [0xff; 64]);
    fs::File::create(small.path("themes/other/film.bin")).unwrap().set_len(1 << 42).unwrap();
    let built = small.run(&["build", "--lang", "en"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}

/// SplitMix64: the same numbers in each run, so that a failure can be repeated.
fn random(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((z ^ (z >> 31)) % 1_000_000).unwrap()
}

#[test]
fn incremental_builds_after_random_edits_equal_clean_builds() {
    let small = Small::new();
    let rows = "data/plans/mau-2024/results/2024-Q3/rows.csv";
    let texts = [
        ("minhbach.yaml", "Không có thật", "Vẫn không có thật"),
        ("data/institutions/mau.csv", "Sample Primary School 2", "Sample Primary School Two"),
        ("content/huong-dan/tra-tien/vi.md", "Các bước", "Từng bước"),
        ("themes/minh-bach/style.css", "margin", " margin"),
        ("themes/minh-bach/words/en/labels.yaml", "Open data files", "All open data files"),
    ];
    let mut state = 7;
    let mut with_previous = 0;
    for step in 0..40 {
        match random(&mut state) % 8 {
            0..=2 => {
                let cashless = random(&mut state) % 100;
                let text = small.read(rows);
                let line = text.lines().find(|line| line.starts_with("truong-1,")).unwrap().to_owned();
                let changed = format!("truong-1,dong,qr card,100,{cashless},1000000,{}", cashless * 10_000);
                small.write(rows, text.replace(&line, &changed));
            }
            3 => {
                // Adds or removes a page.
                let page = small.path("content/huong-dan/moi");
                if page.exists() {
                    fs::remove_dir_all(page).unwrap();
                } else {
                    for lang in ["vi", "en"] {
                        let text = small.read(&format!("content/huong-dan/tra-tien/{lang}.md"));
                        small.write(&format!("content/huong-dan/moi/{lang}.md"), text);
                    }
                }
            }
            other => {
                let (path, from, to) = texts[(other + random(&mut state)) % texts.len()];
                let text = small.read(path);
                if text.contains(to) { small.edit(path, to, from) } else { small.edit(path, from, to) }
            }
        }
        with_previous += usize::from(small.path(".public.minhbach-previous").exists());
        let built = small.run(&["build", "--lang", "en"]);
        assert!(built.status.success(), "step {step}: {}", String::from_utf8_lossy(&built.stderr));
        assert!(small.run(&["build", "--out", "clean", "--jobs", "1"]).status.success());
        assert_eq!(files(&small.path("public")), files(&small.path("clean")), "step {step}");
        fs::remove_dir_all(small.path("clean")).unwrap();
        let _ = fs::remove_dir_all(small.path(".clean.minhbach-previous"));
    }
    assert!(with_previous > 20, "{with_previous} builds had a previous release");
}
