//! What the columns of a table and the fields of JSON are called that hold texts and what is said of them.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Id,
    Text,
    Title,
    Publisher,
    Published,
    Byline,
    Url,
    Licence,
}

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = Field> {
    NAMES.iter().map(|(field, _)| *field)
}

/// Names by field, folded; of a table that has several, the first counts.
const NAMES: [(Field, &[&str]); 8] = [
    (Field::Id, &["id", "docid", "articleid", "ma", "mabai", "tentep", "filename"]),
    (
        Field::Text,
        &[
            "text",
            "noidung",
            "content",
            "body",
            "vanban",
            "toanvan",
            "fulltext",
            "maintext",
            "articlebody",
            "article",
            "document",
        ],
    ),
    (Field::Title, &["title", "tieude", "headline", "tenbai", "name"]),
    (Field::Publisher, &["publisher", "outlet", "nguon", "bao", "toasoan", "source", "site", "domain", "newspaper"]),
    (
        Field::Published,
        &[
            "published",
            "ngaydang",
            "publishedat",
            "publisheddate",
            "publishdate",
            "datepublished",
            "datepublish",
            "pubdate",
            "ngayxuatban",
            "date",
            "ngay",
            "thoigian",
            "time",
            "datetime",
            "timestamp",
        ],
    ),
    (Field::Byline, &["byline", "author", "authors", "tacgia"]),
    (Field::Url, &["url", "link", "href", "duongdan", "lienket"]),
    (Field::Licence, &["licence", "license", "giayphep"]),
];

/// Which of `names` holds `field`.
pub(crate) fn find<'a>(names: impl Iterator<Item = &'a str> + Clone, field: Field) -> Option<usize> {
    let (_, wanted) = NAMES.iter().find(|(it, _)| *it == field)?;
    wanted.iter().find_map(|wanted| names.clone().position(|name| folded(name) == *wanted))
}

/// A name without marks, case, spaces and signs: `Nội dung` is `noidung`.
fn folded(name: &str) -> String {
    let mut folded = String::new();
    for letter in name.chars() {
        letters::decompose_canonical(letter, |part| match part {
            'đ' | 'Đ' => folded.push('d'),
            part if part.is_ascii_alphanumeric() => folded.push(part.to_ascii_lowercase()),
            _ => {}
        });
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_in_both_languages() {
        let names = ["STT", "Tiêu đề", "Ngày đăng", "Nội dung", "Đường dẫn"];
        let find = |field| find(names.iter().copied(), field);
        assert_eq!(
            (find(Field::Title), find(Field::Published), find(Field::Text), find(Field::Url), find(Field::Id)),
            (Some(1), Some(2), Some(3), Some(4), None)
        );
    }
}
