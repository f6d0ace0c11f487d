//! A workbook of Excel (Office Open XML): numbers, days and links as such, all else as text that is never a formula. Tables need
//! a fraction of the format: `rust_xlsxwriter` would be 351 KB (gzip) in the page, more than a first visit.

use std::io::{Cursor, Write as _};

use explore::Language;
use explore::download::workbook::{CellKind, Sheet, Workbook};
use letters::markup::escaped;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// So many lines has a sheet, and so many characters a cell and the name of a sheet (in UTF-16).
const MAX_LINES: usize = 1_048_576;
const MAX_CELL: usize = 32_767;
const MAX_NAME: usize = 31;
/// So many links has a sheet, and so long is the longest; what goes beyond is text.
const MAX_LINKS: usize = 65_530;
const MAX_LINK: usize = 2_079;
/// Digits that a number of a workbook keeps; one with more before its point is text.
const MAX_DIGITS: usize = 15;
/// So many digits behind the point are shown; further ones are of a division.
const MAX_DECIMALS: usize = 10;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The styles of cells, by their places in `styles.xml`; numbers with so many decimals follow.
#[derive(Clone, Copy)]
enum Style {
    Plain,
    Head,
    Lines,
    Link,
    Day,
    FirstNumber,
}

/// The workbook's bytes, the same each time; nothing if there is no room for it.
#[must_use]
pub fn workbook(workbook: &Workbook) -> Option<Vec<u8>> {
    let sheets: Vec<Part<'_>> = parts(&workbook.sheets);
    let mut archive = Archive(ZipWriter::new(Cursor::new(Vec::new())));
    archive.put("[Content_Types].xml", &content_types(sheets.len()))?;
    let root = format!("<Relationship Id=\"rId1\" Type=\"{LINKS}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    archive.put("_rels/.rels", &relationships(&root))?;
    archive.put("xl/workbook.xml", &index(&sheets))?;
    let mut of_book = String::new();
    for at in 1..=sheets.len() {
        of_book.push_str(&format!(
            "<Relationship Id=\"rId{at}\" Type=\"{LINKS}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        ));
    }
    of_book.push_str(&format!("<Relationship Id=\"rId0\" Type=\"{LINKS}/styles\" Target=\"styles.xml\"/>"));
    archive.put("xl/_rels/workbook.xml.rels", &relationships(&of_book))?;
    archive.put("xl/styles.xml", &styles(workbook.language))?;
    for (at, part) in (1..).zip(&sheets) {
        let mut links = Vec::new();
        archive.begin(&format!("xl/worksheets/sheet{at}.xml"))?;
        worksheet(&mut archive, part, at == 1, &mut links)?;
        if !links.is_empty() {
            let link = |(n, (_, address)): (usize, &(String, String))| {
                format!(
                    "<Relationship Id=\"rId{n}\" Type=\"{LINKS}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
                    escaped(address)
                )
            };
            let all: String = (1..).zip(&links).map(link).collect();
            archive.put(&format!("xl/worksheets/_rels/sheet{at}.xml.rels"), &relationships(&all))?;
        }
    }
    archive.0.finish().ok().map(Cursor::into_inner)
}

/// The files of a workbook as they are packed.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn put(&mut self, name: &str, content: &str) -> Option<()> {
        self.begin(name)?;
        self.write(content)
    }

    /// Begins a file. It has no time: the same tables give the same bytes.
    fn begin(&mut self, name: &str) -> Option<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.0.start_file(name, options).ok()
    }

    /// Adds to the file that was begun last.
    fn write(&mut self, content: &str) -> Option<()> {
        self.0.write_all(content.as_bytes()).ok()
    }
}

/// So many bytes of a sheet are made before they are packed: that of a large corpus has hundreds of megabytes.
const AT_A_TIME: usize = 1 << 16;

/// A sheet, or as many of its rows as one holds.
struct Part<'a> {
    name: String,
    sheet: &'a Sheet,
    rows: &'a [Vec<String>],
}

fn parts(sheets: &[Sheet]) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for sheet in sheets {
        // A sheet without rows is one, too.
        let n_parts = sheet.rows.len().div_ceil(MAX_LINES - 1).max(1);
        for at in 0..n_parts {
            let ending = if at == 0 { String::new() } else { format!(" ({})", at + 1) };
            let rows = sheet.rows.chunks(MAX_LINES - 1).nth(at).unwrap_or_default();
            let mut name = sheet_name(&sheet.name, &ending);
            // Two sheets of one name are refused.
            for n in 2.. {
                if parts.iter().all(|part| part.name.to_lowercase() != name.to_lowercase()) {
                    break;
                }
                name = sheet_name(&sheet.name, &format!("{ending} ({n})"));
            }
            parts.push(Part { name, sheet, rows });
        }
    }
    parts
}

/// A name as sheets may have it: short, and without what references are written with.
fn sheet_name(name: &str, ending: &str) -> String {
    let fit: String = name.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let n_left = MAX_NAME.saturating_sub(ending.len());
    format!("{}{ending}", cut(&fit, n_left).trim())
}

/// The beginning of a text, at most so many units of UTF-16.
fn cut(text: &str, n_most: usize) -> &str {
    let mut n_units = 0;
    let end = text.char_indices().find(|(_, c)| {
        n_units += c.len_utf16();
        n_units > n_most
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

fn content_types(n_sheets: usize) -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPE}.styles+xml\"/>"
    );
    for at in 1..=n_sheets {
        out.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{TYPE}.worksheet+xml\"/>"
        ));
    }
    out.push_str("</Types>");
    out
}

fn relationships(all: &str) -> String {
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

/// The list of the sheets, and the range of each filter, by which programs know it.
fn index(sheets: &[Part<'_>]) -> String {
    let mut out = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets>");
    for (at, part) in (1..).zip(sheets) {
        out.push_str(&format!("<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", escaped(&part.name)));
    }
    out.push_str("</sheets>");
    let filtered = |part: &&Part<'_>| part.sheet.has_filter;
    if sheets.iter().any(|part| filtered(&part)) {
        out.push_str("<definedNames>");
        for (at, part) in (0..).zip(sheets).filter(|(_, part)| filtered(part)) {
            out.push_str(&format!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{}'!$A$1:${}${}</definedName>",
                escaped(&part.name),
                letters_of(part.sheet.columns.len().saturating_sub(1)),
                part.rows.len() + 1
            ));
        }
        out.push_str("</definedNames>");
    }
    out.push_str("</workbook>");
    out
}

/// Separators are those of the reader's own settings; days are written as the language has them.
fn styles(language: Language) -> String {
    const FIRST_FORMAT: usize = 164;
    let day = match language {
        Language::Vi => "dd/mm/yyyy",
        Language::En => "yyyy-mm-dd",
    };
    let mut formats = format!("<numFmt numFmtId=\"{FIRST_FORMAT}\" formatCode=\"{day}\"/>");
    let mut numbers = String::new();
    for n in 0..=MAX_DECIMALS {
        let (id, point) = (FIRST_FORMAT + 1 + n, if n == 0 { "" } else { "." });
        formats.push_str(&format!("<numFmt numFmtId=\"{id}\" formatCode=\"#,##0{point}{}\"/>", "0".repeat(n)));
        numbers.push_str(&format!(
            "<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        ));
    }
    let font = |more: &str| format!("<font>{more}<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>");
    let lines = "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>";
    let xf = "<xf numFmtId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"";
    let day = format!(
        "<xf numFmtId=\"{FIRST_FORMAT}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    );
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"{}\">{formats}</numFmts><fonts count=\"3\">{}{}{}</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"{}\">{xf} fontId=\"0\"/>{xf} fontId=\"1\" applyFont=\"1\" {lines}{xf} fontId=\"0\" {lines}{xf} fontId=\"2\" applyFont=\"1\"/>{day}{numbers}</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        MAX_DECIMALS + 2,
        font(""),
        font("<b/>"),
        "<font><u/><sz val=\"11\"/><color rgb=\"FF0563C1\"/><name val=\"Calibri\"/><family val=\"2\"/></font>",
        Style::FirstNumber as usize + MAX_DECIMALS + 1,
    )
}

/// Writes a sheet; its links are added to `links`, each with the cell that it stands in.
fn worksheet(archive: &mut Archive, part: &Part<'_>, is_first: bool, links: &mut Vec<(String, String)>) -> Option<()> {
    let columns = &part.sheet.columns;
    let last = letters_of(columns.len().saturating_sub(1));
    let range = format!("A1:{last}{}", part.rows.len() + 1);
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><dimension ref=\"{range}\"/><sheetViews><sheetView{selected} workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    for (at, column) in (1..).zip(columns) {
        out.push_str(&format!("<col min=\"{at}\" max=\"{at}\" width=\"{}\" customWidth=\"1\"/>", column.width));
    }
    out.push_str("</cols><sheetData><row r=\"1\">");
    for (at, column) in columns.iter().enumerate() {
        push_text(&mut out, &place(at, 1), &column.title, Style::Head);
    }
    out.push_str("</row>");
    for (line, row) in (2..).zip(part.rows) {
        out.push_str(&format!("<row r=\"{line}\">"));
        for (at, (column, cell)) in columns.iter().zip(row).enumerate().filter(|(_, (_, cell))| !cell.is_empty()) {
            push_cell(&mut out, place(at, line), column.kind, cell, links);
        }
        out.push_str("</row>");
        if out.len() > AT_A_TIME {
            archive.write(&out)?;
            out.clear();
        }
    }
    out.push_str("</sheetData>");
    if part.sheet.has_filter {
        out.push_str(&format!("<autoFilter ref=\"{range}\"/>"));
    }
    if !links.is_empty() {
        out.push_str("<hyperlinks>");
        for (n, (cell, _)) in (1..).zip(links.iter()) {
            out.push_str(&format!("<hyperlink ref=\"{cell}\" r:id=\"rId{n}\"/>"));
        }
        out.push_str("</hyperlinks>");
    }
    out.push_str("</worksheet>");
    archive.write(&out)
}

fn push_cell(out: &mut String, at: String, kind: CellKind, cell: &str, links: &mut Vec<(String, String)>) {
    let number = match kind {
        CellKind::Number => number_style(cell).map(|style| (cell.to_owned(), style)),
        CellKind::Day => serial_day(cell).map(|day| (day.to_string(), Style::Day as usize)),
        CellKind::Text | CellKind::Lines | CellKind::Link => None,
    };
    if let Some((value, style)) = number {
        return out.push_str(&format!("<c r=\"{at}\" s=\"{style}\"><v>{value}</v></c>"));
    }
    let is_link = kind == CellKind::Link && is_web(cell) && links.len() < MAX_LINKS;
    push_text(
        out,
        &at,
        cell,
        match kind {
            CellKind::Lines => Style::Lines,
            CellKind::Link if is_link => Style::Link,
            _ => Style::Plain,
        },
    );
    if is_link {
        links.push((at, cell.to_owned()));
    }
}

fn push_text(out: &mut String, at: &str, text: &str, style: Style) {
    let text = escaped(&written(cut(text, MAX_CELL)));
    let style = style as usize;
    out.push_str(&format!(
        "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
    ));
}

/// A text as cells hold it: lines end with a line feed alone, and what looks like their own writing of a character
/// (`_x0041_`) is no such.
fn written(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_written = |after: &str| {
        let mut bytes = after.bytes();
        after.len() > 5 && bytes.by_ref().take(4).all(|byte| byte.is_ascii_hexdigit()) && bytes.next() == Some(b'_')
    };
    let mut parts = text.split("_x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(if is_written(part) || part.len() == 5 && is_written(&format!("{part} ")) {
            "_x005F_x"
        } else {
            "_x"
        });
        out.push_str(part);
    }
    // These are no characters, and no file of XML holds them.
    out.replace(['\u{fffe}', '\u{ffff}'], " ")
}

fn is_web(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme))
        && text.len() <= MAX_LINK
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"')
}

/// The style of a number; none for what is no decimal number, or loses digits before its point.
fn number_style(cell: &str) -> Option<usize> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let n_digits = whole.trim_start_matches('0').len();
    let is_number = !whole.is_empty() && is_digits(whole) && is_digits(decimals) && !cell.ends_with('.');
    let n_decimals = decimals.len().min(MAX_DECIMALS).min(MAX_DIGITS.saturating_sub(n_digits));
    (is_number && n_digits <= MAX_DIGITS).then_some(Style::FirstNumber as usize + n_decimals)
}

/// The number of a day `2021-03-31` as workbooks count them; none for what is no day, or before March 1900, where they
/// count a day that never was.
fn serial_day(cell: &str) -> Option<i32> {
    let mut parts = cell.split('-');
    let mut part = |length: usize| {
        let text = parts.next().filter(|text| text.len() == length && text.bytes().all(|it| it.is_ascii_digit()))?;
        text.parse::<i32>().ok()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let date = engine::date::date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    let serial = date.to_julian_day() - engine::date::date(1899, 12, 30)?.to_julian_day();
    (parts.next().is_none() && serial >= 61).then_some(serial)
}

/// `A`, `B`, … `Z`, `AA`, …
fn letters_of(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    letters.iter().rev().collect()
}

fn place(column: usize, line: usize) -> String {
    format!("{}{line}", letters_of(column))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use explore::download::workbook::SheetColumn;

    use super::*;

    fn column(title: &str, kind: CellKind) -> SheetColumn {
        SheetColumn { title: title.to_owned(), kind, width: 14 }
    }

    fn book(rows: &[[&str; 4]]) -> Workbook {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let columns = vec![
            column("Câu <1>", CellKind::Lines),
            column("Giá trị", CellKind::Number),
            column("Ngày", CellKind::Day),
            column("Mở", CellKind::Link),
        ];
        let sheet = Sheet { name: "Số liệu".to_owned(), columns, rows, has_filter: true };
        Workbook { language: Language::Vi, sheets: vec![sheet.clone(), sheet] }
    }

    fn file(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn cells_are_what_they_can_be_and_text_else() {
        let bytes = workbook(&book(&[
            ["=1+1 & \"<b>\"", "-14.665", "2021-03-31", "https://example.org/a?b=1&c=2#/bai/x"],
            ["hai\r\ndòng _x0041_", "12345678901234567890", "2021-03", "#/bai/x"],
            ["", "6.50", "1899-01-01", "javascript:alert(1)"],
        ]))
        .unwrap();
        let sheet = file(&bytes, "xl/worksheets/sheet1.xml");
        for wanted in [
            "<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1 &amp; &quot;&lt;b&gt;&quot;</t></is></c>",
            "<c r=\"B2\" s=\"8\"><v>-14.665</v></c>",
            "<c r=\"C2\" s=\"4\"><v>44286</v></c>",
            "<c r=\"D2\" s=\"3\" t=\"inlineStr\">",
            "hai\ndòng _x005F_x0041_<",
            ">12345678901234567890<",
            ">2021-03<",
            "<c r=\"D3\" s=\"0\" t=\"inlineStr\">",
            "<c r=\"B4\" s=\"7\"><v>6.50</v></c>",
            ">1899-01-01<",
            "<c r=\"D4\" s=\"0\" t=\"inlineStr\">",
            "<autoFilter ref=\"A1:D4\"/><hyperlinks><hyperlink ref=\"D2\" r:id=\"rId1\"/></hyperlinks>",
        ] {
            assert!(sheet.contains(wanted), "{wanted}\n{sheet}");
        }
        assert!(!sheet.contains("r=\"A4\""), "an empty cell is none");
        let links = file(&bytes, "xl/worksheets/_rels/sheet1.xml.rels");
        assert!(
            links.contains("Target=\"https://example.org/a?b=1&amp;c=2#/bai/x\" TargetMode=\"External\""),
            "{links}"
        );
        assert_eq!(workbook(&book(&[])), workbook(&book(&[])), "the same bytes twice");
    }

    #[test]
    fn sheets_have_names_of_their_own_that_programs_take() {
        let bytes = workbook(&book(&[])).unwrap();
        let index = file(&bytes, "xl/workbook.xml");
        assert!(
            index.contains("name=\"Số liệu\" sheetId=\"1\"") && index.contains("name=\"Số liệu (2)\" sheetId=\"2\"")
        );
        assert!(index.contains(">&#39;Số liệu&#39;!$A$1:$D$1<") || index.contains(">'Số liệu'!$A$1:$D$1<"), "{index}");
        assert_eq!(sheet_name("Sổ theo dõi chương trình truyền thông", ""), "Sổ theo dõi chương trình truyền");
        assert_eq!(sheet_name("a/b: 'c'", " (2)"), "a b   c (2)");
    }

    #[test]
    fn places_numbers_and_days() {
        assert_eq!([0, 25, 26, 701, 702].map(letters_of), ["A", "Z", "AA", "ZZ", "AAA"]);
        for no_number in ["", "-", "1.", ".5", "1e5", "1,5", "NaN", "inf", "+1", "1234567890123456"] {
            assert_eq!(number_style(no_number), None, "{no_number}");
        }
        let decimals = |cell| number_style(cell).map(|style| style - Style::FirstNumber as usize);
        assert_eq!(
            ["0", "25358667", "0.5", "0.3333333333333333", "999999999999.12345"].map(decimals),
            [0, 0, 1, 10, 3].map(Some)
        );
        assert_eq!(
            ["1900-03-01", "2024-02-29", "2023-02-29", "2021-1-1", "2021-01-01-01"].map(serial_day),
            [Some(61), Some(45351), None, None, None]
        );
        assert_eq!(cut("a😀b", 2), "a");
        assert_eq!(
            ["_x0041_", "_x004_", "a_x0041", "__x0041_b"].map(written),
            ["_x005F_x0041_", "_x004_", "a_x0041", "__x005F_x0041_b"]
        );
    }
}
