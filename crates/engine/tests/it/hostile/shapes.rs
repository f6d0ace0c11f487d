//! Hostile texts of any size, from a seed: each shape is one thing without end. What reads them must take time in
//! proportion to their length. Used by the tests and by `bench/hostile`.

/// A shape: its name, and the piece that it repeats, from a random number.
pub(crate) type Shape = (&'static str, fn(u64) -> String);

/// All shapes.
pub(crate) const SHAPES: &[Shape] = &[
    ("figures in one line", |n| format!("{}.{:03} người, ", n % 90 + 10, n % 1000)),
    ("percentages in one line", |n| format!("{},{}%, ", n % 100, n % 10)),
    ("one word of letters", |_| "nghieng".to_owned()),
    ("one word of digits", |n| format!("{:03}", n % 1000)),
    ("digits and dots", |n| format!("{}.", n % 10)),
    ("numerals in words", |n| ["hai mươi ", "lăm triệu ", "một trăm "][n as usize % 3].to_owned()),
    ("opening brackets", |n| format!("({} người ", n % 90)),
    ("brackets alone", |_| "((((".to_owned()),
    ("brackets in pairs", |n| format!("{} xe ({} xe) ", n % 900, n % 90)),
    ("quotes that never close", |n| format!("“{} người ", n % 90)),
    ("sentences with one noun", |n| format!("Xã Thứ {} có {} hộ. ", n % 700, n % 90)),
    ("sentences without figures", |_| "Bà con rất vui mừng. ".to_owned()),
    ("dates", |n| format!("ngày {}/{}/20{:02}, ", n % 28 + 1, n % 12 + 1, n % 24)),
    ("periods", |n| format!("năm 20{:02} và {} tháng đầu năm 20{:02}; ", n % 24, n % 11 + 1, (n + 1) % 24)),
    ("places in one line", |n| {
        ["tỉnh Gia Lai, ", "huyện Chư Sê, ", "TP. Đà Nẵng, ", "xã Ia Pal, "][n as usize % 4].to_owned()
    }),
    ("names in one line", |n| ["ông Trần Văn Bình, ", "bà Lê Thị Mai, ", "Công ty Thép, "][n as usize % 3].to_owned()),
    ("abbreviations", |n| ["BHXH, ", "BHYT, ", "UBND, ", "KTXH, "][n as usize % 4].to_owned()),
    ("combining marks", |n| ["a\u{301}", "\u{323}", "e\u{302}\u{300}"][n as usize % 3].to_owned()),
    ("marks on one letter", |_| "\u{301}\u{323}".to_owned()),
    ("items of a list", |n| format!("- Loại {}: {} xe, {} tỷ đồng;\n", n % 40, n % 900, n % 90)),
    ("rows of a table", |n| format!("{}. Thu\t{},{}\t{},{}\n", n % 40, n % 90, n % 10, n % 900, n % 10)),
    ("paragraphs with figures", |n| format!("Huyện có {} hộ nghèo, giảm {} hộ so với năm trước.\n\n", n % 900, n % 90)),
    ("empty lines", |_| "\n \n".to_owned()),
    ("wrapped lines", |_| "người tham gia bảo hiểm xã hội ở các xã vùng sâu của huyện\n".to_owned()),
    ("names over figures", |n| format!("Tổng thu\n{}.{:03}\n", n % 90 + 10, n % 1000)),
    ("items with two figures", |n| format!("+ Xã {}: còn {} em ({},{}%);\n", n % 40, n % 900, n % 90, n % 10)),
    ("sums that are announced", |n| format!("{} tấn, {} tấn, tổng cộng {} tấn, ", n % 90, n % 900, n % 990)),
    ("multiples of a base", |n| format!("bằng {} lần lương cơ sở, {} triệu đồng, ", n % 20 + 1, n % 90)),
    ("so many of so many", |n| format!("{}/{} xã đạt chuẩn, còn {} xã, ", n % 90, n % 90 + 90, n % 90)),
    ("changes in one line", |n| format!("tăng {},{}% so với năm 20{:02}, ", n % 90, n % 10, n % 24)),
    ("parts of a whole", |n| format!("{} người, trong đó {} nữ, gồm ", n % 900 + 90, n % 90)),
    ("wholes in sentences", |n| format!("Có {} người. Trong đó, {} nữ. ", n % 900 + 90, n % 90)),
    ("goals", |n| format!("chỉ tiêu {} người, đạt {}%, ", n % 900, n % 100)),
    ("averages", |n| format!("bình quân {} triệu đồng/người, ", n % 90)),
    ("decisions", |n| format!("Quyết định số {}/QĐ-TTg, ", n % 2000)),
    ("fractions", |n| format!("{}/{}/", n % 90, n % 900)),
    ("ranges", |n| format!("{}-{} - ", n % 90, n % 900)),
    ("spaces", |n| [" ", "\u{a0}", "\t"][n as usize % 3].to_owned()),
    ("social insurance, in lines", |n| {
        format!("Xã {} có {} người tham gia BHYT, đạt {},{}% dân số.\n", n % 40, n % 9000, n % 100, n % 10)
    }),
    ("social insurance, years", |n| format!("Năm 20{:02}, số người tham gia BHXH là {} triệu người. ", n % 24, n % 20)),
];

/// A text of a shape, of so many bytes or a few more.
pub(crate) fn text(shape: &Shape, n_bytes: usize, seed: u64) -> String {
    let mut text = String::with_capacity(n_bytes + 64);
    let mut state = seed | 1;
    while text.len() < n_bytes {
        // The generator of Marsaglia, 2003.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(&shape.1(state >> 16));
    }
    text
}
