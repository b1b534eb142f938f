//! The addresses of a site, the same below the folder of every language, and the links between them.

use rayon::prelude::*;

use crate::measure::Measured;
use crate::site::page::Page;

/// Every page of a site by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// In order of address.
    pages: Vec<(String, Page)>,
}

impl Addresses {
    /// The addresses of these pages.
    pub fn of(measured: &Measured<'_>, pages: Vec<Page>) -> Self {
        let mut pages: Vec<(String, Page)> = pages.into_par_iter().map(|page| (page.path(measured), page)).collect();
        pages.par_sort_unstable();
        Self { pages }
    }

    /// Every address with its page, in order of address.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Page)> {
        self.pages.iter().map(|(path, page)| (path.as_str(), *page))
    }

    /// The page at an address.
    pub fn find(&self, path: &str) -> Option<Page> {
        let index = self.pages.binary_search_by(|(other, _)| other.as_str().cmp(path)).ok()?;
        Some(self.pages[index].1)
    }
}

/// The address of a page's share card, in the same folder as the page.
pub fn card(path: &str) -> String {
    format!("{}.png", path.strip_suffix(".html").unwrap_or(path))
}

/// The first folder of an address.
pub fn section(path: &str) -> &str {
    path.split_once('/').map_or("", |(folder, _)| folder)
}

/// `../` for each folder that a page is in.
pub fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// A relative link from one address to another in the same language; it always names the file.
pub fn relative(from: &str, to: &str) -> String {
    let common = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = from.as_bytes()[..common].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
    let climb = from.as_bytes()[shared..].iter().filter(|byte| **byte == b'/').count();
    let mut link = "../".repeat(climb);
    link.push_str(&to[shared..]);
    link
}

/// The path of an absolute URL: `/b/` for `https://a.vn/b/`.
pub fn path_of_url(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |i| i + 3);
    url[after_scheme..].find('/').map_or("/", |i| &url[after_scheme + i..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_the_file() {
        assert_eq!(relative("index.html", "ke-hoach/a/index.html"), "ke-hoach/a/index.html");
        assert_eq!(relative("ke-hoach/a/index.html", "index.html"), "../../index.html");
        assert_eq!(relative("ke-hoach/a/index.html", "ke-hoach/a/chi-tieu/x.html"), "chi-tieu/x.html");
        assert_eq!(relative("ke-hoach/a/chi-tieu/x.html", "ke-hoach/a/index.html"), "../index.html");
        assert_eq!(relative("ke-hoach/a/index.html", "ke-hoach/b/index.html"), "../b/index.html");
        assert_eq!(relative("a/b.html", "a/b.html"), "b.html");
        assert_eq!(relative("a/b/c.html", "a/b.html"), "../b.html");
        assert_eq!(relative("a/bc/d.html", "a/bd/e.html"), "../bd/e.html");
        assert_eq!(relative("đ/a.html", "đ/ơ.html"), "ơ.html");
        assert_eq!(up("a/b/c.html"), "../../");
    }

    #[test]
    fn a_card_is_in_the_folder_of_its_page() {
        assert_eq!(card("index.html"), "index.png");
        assert_eq!(card("dia-ban/xa-kim-son.html"), "dia-ban/xa-kim-son.png");
    }

    #[test]
    fn the_not_found_page_knows_the_path_of_the_site() {
        assert_eq!(path_of_url("https://example.vn/"), "/");
        assert_eq!(path_of_url("https://example.vn/a/b/"), "/a/b/");
    }
}
