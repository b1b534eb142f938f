//! Compares the data of the five plans with a list of their requirements (`tests/acceptance.yaml`).

use minhbach::input::FileId;
use minhbach::input::yaml::{Node, Value, read};

use crate::support::root;

fn tree(path: &str) -> Node {
    let text = std::fs::read_to_string(root().join(path)).unwrap();
    let mut diagnostics = Vec::new();
    let node = read(FileId(0), &text, 0, &mut diagnostics);
    assert_eq!(diagnostics, [], "{path}");
    node.unwrap()
}

fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|(name, _, _)| name == key).map(|(_, _, node)| node),
        Value::Null | Value::Scalar(_) | Value::List(_) => None,
    }
}

fn scalar(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(text) => Some(text),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// Splits at dots outside brackets.
fn parts(path: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in path.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        if c == '.' && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

fn find<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    let mut at = root;
    for part in parts(path) {
        let (key, mut selectors) = match part.find('[') {
            Some(i) => (part[..i].to_owned(), part[i..].to_owned()),
            None => (part, String::new()),
        };
        at = get(at, &key)?;
        while let Some(rest) = selectors.strip_prefix('[') {
            let end = rest.find(']')?;
            let Value::List(items) = &at.value else { return None };
            at = match rest[..end].split_once('=') {
                Some((key, wanted)) => items.iter().find(|item| get(item, key).and_then(scalar) == Some(wanted))?,
                None => items.get(rest[..end].parse::<usize>().ok()?)?,
            };
            selectors = rest[end + 1..].to_owned();
        }
    }
    Some(at)
}

fn plain(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Scalar(text) => text.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let inner: Vec<String> = entries.iter().map(|(key, _, node)| format!("{key}: {}", plain(node))).collect();
            format!("{{{}}}", inner.join(", "))
        }
    }
}

#[test]
fn every_requirement_of_the_five_plans_is_in_their_data() {
    let list = tree("tests/acceptance.yaml");
    let Some(Value::List(rows)) = get(&list, "rows").map(|n| &n.value) else { panic!("no rows") };
    let mut wrong = Vec::new();
    let mut assertions = 0;
    for row in rows {
        let name = get(row, "row").and_then(scalar).unwrap();
        let plan_id = get(row, "plan").and_then(scalar).unwrap();
        let plan = tree(&format!("data/plans/{plan_id}/plan.yaml"));
        let Some(Value::List(expect)) = get(row, "expect").map(|n| &n.value) else { panic!("{name} expects nothing") };
        assert!(!expect.is_empty(), "{name} expects nothing");
        for expectation in expect {
            assertions += 1;
            let path = get(expectation, "path").and_then(scalar).unwrap();
            let wanted = plain(get(expectation, "value").unwrap());
            let found = find(&plan, path);
            let holds = match wanted.as_str() {
                "present" => found.is_some_and(|node| node.value != Value::Null),
                "absent" => found.is_none(),
                _ => found.map(plain).as_deref() == Some(wanted.as_str()),
            };
            if !holds {
                wrong.push(format!(
                    "{name} {plan_id} {path}: {wanted}, found {}",
                    found.map_or("nothing".to_owned(), plain)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let named: Vec<&str> = rows.iter().filter_map(|row| get(row, "row").and_then(scalar)).collect();
    for row in [
        "A1", "A2", "A3", "A4", "A4a", "A4b", "B1", "B2", "B3e", "B3h", "B4", "C1", "C2", "D1", "D2", "D3", "D4", "E1",
        "E2", "E2a", "E3a", "E3b", "E4", "E5",
    ] {
        assert!(named.contains(&row), "the list lacks {row}");
    }
    assert!(assertions > 800, "{assertions}");
}
