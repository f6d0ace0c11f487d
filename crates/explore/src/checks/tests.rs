use std::fmt::Write as _;

use expect_test::{Expect, expect};

use crate::{Page, Query, fixture};

fn check(hash: &str, expected: Expect) {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::Checks(view) = fixture::seeds().view(&query, &notes).page else { panic!("not the page of checks") };
    let mut text = format!("{}\n", view.summary);
    for choice in view.verdicts.iter().chain(&view.kinds) {
        let chosen = if choice.chosen { "*" } else { "" };
        _ = writeln!(text, "{chosen}{} {}", choice.link.text, choice.count);
    }
    for check in &view.checks {
        _ = writeln!(text, "\n[{}] {}: {}", check.verdict, check.kind, check.working);
        for line in check.intervals.iter().chain(&check.notes) {
            _ = writeln!(text, "    {line}");
        }
        for derived in &check.derived {
            _ = writeln!(text, "    {}: {} {}", derived.what, derived.working, derived.interval);
        }
    }
    expected.assert_eq(&text);
}

#[test]
fn sums_show_their_arithmetic() {
    check("#/doi-chieu?loai=tong~trong-do", expect![[r#"
        57 trên 77 số liệu đối chiếu được
        khớp 3
        khớp nếu làm tròn 0
        cần xem lại 0
        không đủ dữ kiện 8
        *Tổng các phần 11
        Phần và toàn thể 5
        Tỷ lệ trên tổng 2
        Mẫu số suy ra 8
        Cùng một mẫu số 2
        Mức trước thay đổi 10
        Bình quân theo thời gian 6
        Bình quân mỗi đơn vị 7
        Điểm hay phần trăm 2
        Chỉ tiêu và kết quả 1
        Nhịp độ cần có 2
        Đạt và vượt chỉ tiêu 1
        Chỉ tiêu không được nêu 1
        Giá trị có thể có 18
        Tăng hay giảm 1
        Mẫu số thay đổi 2
        Thay đổi giữa hai bài 3
        So hai nhịp độ 4
        Nơi này và cả nước 2
        Cơ cấu ở hai nơi 1
        Cùng một khẳng định 22
        Trùng số, khác việc 1

        [khớp] Tổng các phần: 14,9 triệu + 1,1 triệu = 16 triệu; bài nêu 16 triệu
            Tính được: (15,999999 triệu; 16,000001 triệu)
            Bài nêu: [15,999999 triệu; 16 triệu)

        [khớp] Tổng các phần: 14,9 triệu + 1,1 triệu = 16 triệu; bài nêu 16 triệu
            Tính được: (15,999999 triệu; 16,000001 triệu)
            Bài nêu: [15,999999 triệu; 16 triệu)

        [khớp] Tổng các phần: 3.181 tỷ + 1.632 tỷ = 4.813 tỷ ≤ 5.147 tỷ
            Tính được: (4.813 tỷ; 4.813,000000002 tỷ]
            Bài nêu: (5.147 tỷ; 5.147,000000001 tỷ]
            Không phải mọi phần đều được nêu
            Phần còn lại: 5.147 tỷ − (3.181 tỷ + 1.632 tỷ) = 334 tỷ (333,999999998 tỷ; 334,000000001 tỷ)
            Tỷ lệ phần còn lại: (5.147 tỷ − (3.181 tỷ + 1.632 tỷ)) ÷ 5.147 tỷ ≈ 6,49 % (6,489 %; 6,489 %)

        [không đủ dữ kiện] Tổng các phần: 63 + 700 = 763
            Bài không nêu tổng
            Tổng: 63 + 700 = 763 (763; 764]

        [không đủ dữ kiện] Tổng các phần: 120 + 26.000 = 26.120
            Bài không nêu tổng
            Tổng: 120 + 26.000 = 26.120 (26.120; 26.122]

        [không đủ dữ kiện] Tổng các phần: 2,22 triệu + 1,4 triệu = 3,62 triệu
            Bài không nêu tổng
            Tổng: 2,22 triệu + 1,4 triệu = 3,62 triệu [3,619999 triệu; 3,620001 triệu]

        [không đủ dữ kiện] Tổng các phần: 63 + 700 = 763
            Bài không nêu tổng
            Tổng: 63 + 700 = 763 (763; 764]

        [không đủ dữ kiện] Tổng các phần: 16.000 + 100.000 = 116.000
            Bài không nêu tổng
            Tổng: 16.000 + 100.000 = 116.000 (115.999; 116.001)

        [không đủ dữ kiện] Tổng các phần: 120 + 26.000 = 26.120
            Bài không nêu tổng
            Tổng: 120 + 26.000 = 26.120 (26.120; 26.122]

        [không đủ dữ kiện] Tổng các phần: 24.000 + 1,4 triệu = 1,424 triệu
            Bài không nêu tổng
            Tổng: 24.000 + 1,4 triệu = 1,424 triệu (1,424 triệu; 1,424001 triệu]

        [không đủ dữ kiện] Tổng các phần: 221.000 + 36.000 = 257.000
            Bài không nêu tổng
            Tổng: 221.000 + 36.000 = 257.000 (256.999; 257.001)
    "#]]);
}

#[test]
fn implied_bases_and_their_drift_show_what_follows() {
    check("#/doi-chieu?loai=mau-so~mau-so-doi~cung-mau-so", expect![[r#"
        57 trên 77 số liệu đối chiếu được
        khớp 2
        khớp nếu làm tròn 0
        cần xem lại 1
        không đủ dữ kiện 9
        Tổng các phần 11
        Phần và toàn thể 5
        Tỷ lệ trên tổng 2
        *Mẫu số suy ra 8
        *Cùng một mẫu số 2
        Mức trước thay đổi 10
        Bình quân theo thời gian 6
        Bình quân mỗi đơn vị 7
        Điểm hay phần trăm 2
        Chỉ tiêu và kết quả 1
        Nhịp độ cần có 2
        Đạt và vượt chỉ tiêu 1
        Chỉ tiêu không được nêu 1
        Giá trị có thể có 18
        Tăng hay giảm 1
        *Mẫu số thay đổi 2
        Thay đổi giữa hai bài 3
        So hai nhịp độ 4
        Nơi này và cả nước 2
        Cơ cấu ở hai nơi 1
        Cùng một khẳng định 22
        Trùng số, khác việc 1

        [cần xem lại] Mẫu số thay đổi: 16 triệu ÷ 32,4 % ≈ 49,38 triệu; bài nêu 17,5 triệu ÷ 38,08 % ≈ 45,96 triệu
            Tính được: (48,632215805 triệu; 50,156739812 triệu)
            Bài nêu: [45,360290306 triệu; 46,567323044 triệu]
            Hai tỷ lệ tính trên hai mẫu số khác nhau
            “gần 16 triệu người” được giới hạn theo các phần đã nêu của nó
            Mẫu số thay đổi: 17,5 triệu ÷ 38,08 % − 16 triệu ÷ 32,4 % ≈ −3,427 triệu (−4,796449506 triệu; −2,064892761 triệu)
            Mẫu số thay đổi, tương đối: (17,5 triệu ÷ 38,08 % − 16 triệu ÷ 32,4 %) ÷ (16 triệu ÷ 32,4 %) ≈ −6,94 % (−9,863 %; −4,117 %)
            Do tử số: 17,5 triệu ÷ (16 triệu ÷ 32,4 %) − 32,4 % ≈ 3,04 % (1,991 %; 4,084 %)
            Do mẫu số: 38,08 % − 17,5 triệu ÷ (16 triệu ÷ 32,4 %) ≈ 2,64 % (1,596 %; 3,689 %)

        [khớp] Cùng một mẫu số: 16 triệu ÷ 32,4 % ≈ 49,38 triệu; bài nêu 13,2 triệu ÷ 26,7 % ≈ 49,44 triệu
            Tính được: (48,632215805 triệu; 50,156739812 triệu)
            Bài nêu: [48,529408088 triệu; 50,381679389 triệu)
            “gần 16 triệu người” được giới hạn theo các phần đã nêu của nó

        [khớp] Cùng một mẫu số: 16 triệu ÷ 32,4 % ≈ 49,38 triệu; bài nêu 13,2 triệu ÷ 26,7 % ≈ 49,44 triệu
            Tính được: (48,632215805 triệu; 50,156739812 triệu)
            Bài nêu: [48,529408088 triệu; 50,381679389 triệu)
            “gần 16 triệu người” được giới hạn theo các phần đã nêu của nó

        [không đủ dữ kiện] Mẫu số suy ra: 16 triệu ÷ 32,4 % ≈ 49,38 triệu
            Bài không nêu mẫu số
            “gần 16 triệu người” được giới hạn theo các phần đã nêu của nó
            Mẫu số: 16 triệu ÷ 32,4 % ≈ 49,38 triệu (48,632215805 triệu; 50,156739812 triệu)

        [không đủ dữ kiện] Mẫu số suy ra: 13,2 triệu ÷ 26,7 % ≈ 49,44 triệu
            Bài không nêu mẫu số
            Mẫu số: 13,2 triệu ÷ 26,7 % ≈ 49,44 triệu [48,529408088 triệu; 50,381679389 triệu)

        [không đủ dữ kiện] Mẫu số suy ra: 87 triệu ÷ 88,9 % ≈ 97,86 triệu
            Bài không nêu mẫu số
            Mẫu số: 87 triệu ÷ 88,9 % ≈ 97,86 triệu [97,315435123 triệu; 98,416289593 triệu)

        [không đủ dữ kiện] Mẫu số suy ra: 17,5 triệu ÷ 38,08 % ≈ 45,96 triệu
            Bài không nêu mẫu số
            Mẫu số: 17,5 triệu ÷ 38,08 % ≈ 45,96 triệu [45,360290306 triệu; 46,567323044 triệu]

        [không đủ dữ kiện] Mẫu số suy ra: 91,074 triệu ÷ 94,04 % ≈ 96,85 triệu
            Bài không nêu mẫu số
            Mẫu số: 91,074 triệu ÷ 94,04 % ≈ 96,85 triệu [96,333826952 triệu; 97,363694676 triệu]

        [không đủ dữ kiện] Mẫu số suy ra: 16 triệu ÷ 32,4 % ≈ 49,38 triệu
            Bài không nêu mẫu số
            “gần 16 triệu người” được giới hạn theo các phần đã nêu của nó
            Mẫu số: 16 triệu ÷ 32,4 % ≈ 49,38 triệu (48,632215805 triệu; 50,156739812 triệu)

        [không đủ dữ kiện] Mẫu số suy ra: 13,2 triệu ÷ 26,7 % ≈ 49,44 triệu
            Bài không nêu mẫu số
            Mẫu số: 13,2 triệu ÷ 26,7 % ≈ 49,44 triệu [48,529408088 triệu; 50,381679389 triệu)

        [không đủ dữ kiện] Mẫu số suy ra: 87 triệu ÷ 88,9 % ≈ 97,86 triệu
            Bài không nêu mẫu số
            Mẫu số: 87 triệu ÷ 88,9 % ≈ 97,86 triệu [97,315435123 triệu; 98,416289593 triệu)

        [không đủ dữ kiện] Mẫu số thay đổi: 87 triệu ÷ 88,9 % ≈ 97,86 triệu; bài nêu 91,074 triệu ÷ 94,04 % ≈ 96,85 triệu
            Tính được: [97,315435123 triệu; 98,416289593 triệu)
            Bài nêu: [96,333826952 triệu; 97,363694676 triệu]
            Hai mẫu số khác thời điểm: chỉ khớp nếu mẫu số không đổi
            Mẫu số thay đổi: 91,074 triệu ÷ 94,04 % − 87 triệu ÷ 88,9 % ≈ −1,017 triệu (−2,082462641 triệu; 48.259,553]
            Mẫu số thay đổi, tương đối: (91,074 triệu ÷ 94,04 % − 87 triệu ÷ 88,9 %) ÷ (87 triệu ÷ 88,9 %) ≈ −1,04 % (−2,14 %; 0,05 %]
            Do tử số: 91,074 triệu ÷ (87 triệu ÷ 88,9 %) − 88,9 % ≈ 4,16 % (3,14 %; 5,186 %]
            Do mẫu số: 94,04 % − 91,074 triệu ÷ (87 triệu ÷ 88,9 %) ≈ 0,98 % [−0,046 %; 2 %)
    "#]]);
}

#[test]
fn all_that_should_be_looked_at_again() {
    check("#/doi-chieu?doi-chieu=xem-lai~lam-tron", expect![[r#"
        57 trên 77 số liệu đối chiếu được
        khớp 53
        *khớp nếu làm tròn 0
        *cần xem lại 1
        không đủ dữ kiện 58
        Mẫu số thay đổi 1

        [cần xem lại] Mẫu số thay đổi: 16 triệu ÷ 32,4 % ≈ 49,38 triệu; bài nêu 17,5 triệu ÷ 38,08 % ≈ 45,96 triệu
            Tính được: (48,632215805 triệu; 50,156739812 triệu)
            Bài nêu: [45,360290306 triệu; 46,567323044 triệu]
            Hai tỷ lệ tính trên hai mẫu số khác nhau
            “gần 16 triệu người” được giới hạn theo các phần đã nêu của nó
            Mẫu số thay đổi: 17,5 triệu ÷ 38,08 % − 16 triệu ÷ 32,4 % ≈ −3,427 triệu (−4,796449506 triệu; −2,064892761 triệu)
            Mẫu số thay đổi, tương đối: (17,5 triệu ÷ 38,08 % − 16 triệu ÷ 32,4 %) ÷ (16 triệu ÷ 32,4 %) ≈ −6,94 % (−9,863 %; −4,117 %)
            Do tử số: 17,5 triệu ÷ (16 triệu ÷ 32,4 %) − 32,4 % ≈ 3,04 % (1,991 %; 4,084 %)
            Do mẫu số: 38,08 % − 17,5 triệu ÷ (16 triệu ÷ 32,4 %) ≈ 2,64 % (1,596 %; 3,689 %)
    "#]]);
}
