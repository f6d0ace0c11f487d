//! Links between documents lead somewhere: every relative link of a Markdown file names a file that exists.

use super::{Finding, Tree};
use crate::paths;

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for (path, text) in tree.iter().filter(|(path, _)| path.ends_with(".md")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (number, line) in text.lines().enumerate() {
            for target in targets(line) {
                let file = target.split('#').next().unwrap_or("");
                if file.is_empty() || file.contains(':') {
                    continue;
                }
                if !paths::root().join(folder).join(file).exists() {
                    findings.push(Finding::new(path, number + 1, format!("the link to `{target}` leads nowhere")));
                }
            }
        }
    }
}

/// What stands in `](…)` and `src="…"`.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let between =
        |open: &'static str, close: char| line.split(open).skip(1).filter_map(move |after| after.split(close).next());
    between("](", ')').chain(between("src=\"", '"')).chain(between("srcset=\"", '"'))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_link_to_nowhere_is_found() {
        let text = "[house](Cargo.toml) [part](#here) [out](https://a.b)\n[gone](docs/none.md#x)";
        assert_eq!(found(check, &[("README.md", text)]), ["README.md:2"]);
    }
}
