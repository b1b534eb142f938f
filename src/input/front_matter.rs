//! Splits a written page into its front matter (YAML between two lines `---`) and its Markdown.

/// The YAML, the byte where it begins, the Markdown, and the byte where that begins. `None` without front matter.
pub fn split(text: &str) -> Option<(&str, usize, &str, usize)> {
    let rest = text.strip_prefix("---\n")?;
    let yaml_start = 4;
    let yaml_len = if rest.starts_with("---\n") { 0 } else { rest.find("\n---\n")? + 1 };
    let body_start = yaml_start + yaml_len + 4;
    Some((&rest[..yaml_len], yaml_start, &text[body_start..], body_start))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn front_matter_ends_at_the_second_line_of_dashes() {
        let text = "---\ntitle: x\n---\n## y\n";
        let (yaml, yaml_start, body, body_start) = split(text).unwrap();
        assert_eq!((yaml, body), ("title: x\n", "## y\n"));
        assert_eq!(&text[yaml_start..yaml_start + yaml.len()], yaml);
        assert_eq!(&text[body_start..], body);
        assert_eq!(split("---\n---\nx").unwrap().2, "x");
        assert!(split("## y\n").is_none());
        assert!(split("---\ntitle: x\n").is_none());
    }
}
