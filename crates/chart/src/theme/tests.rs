//! The style sheet is up to date, text is readable, and series can be told apart, by everyone.

#![allow(clippy::disallowed_methods, reason = "contrast is measured, not stored: the last bit does not matter")]

use expect_test::expect_file;

use super::*;

#[test]
fn tokens_css_is_up_to_date() {
    expect_file!["../../../../style/tokens.css"].assert_eq(&tokens_css());
}

#[test]
fn every_ink_stands_at_its_own_place() {
    for (i, ink) in Ink::all().enumerate() {
        assert_eq!((ink.index(), Ink::at(i)), (i, Some(ink)), "{ink:?}");
    }
}

#[test]
fn text_is_readable_on_its_ground() {
    use Ink::*;
    let grounds = [Paper, Raised, Sunk];
    let mut pairs = vec![(OnAccent, Accent, 4.5)];
    for ground in grounds {
        pairs.extend([(Text, ground, 12.0), (Soft, ground, 7.0), (Faint, ground, 4.5)]);
        pairs.extend([Accent, Brand, Agrees, Rounded, Look, Open].map(|ink| (ink, ground, 4.5)));
    }
    for ground in [AccentSoft, Quantity, Period, Reference, Entity, Current, Grid] {
        pairs.push((Text, ground, 7.0));
    }
    pairs.push((Accent, AccentSoft, 4.5));
    pairs.extend([
        (Agrees, AgreesSoft, 4.5),
        (Rounded, RoundedSoft, 4.5),
        (Look, LookSoft, 4.5),
        (Open, OpenSoft, 4.5),
    ]);
    check(&pairs);
}

#[test]
fn marks_and_edges_stand_out_from_paper() {
    use Ink::*;
    let mut pairs = Vec::new();
    for ground in [Paper, Raised] {
        pairs.extend([Edge, Focus, QuantityLine, PeriodLine, ReferenceLine, EntityLine].map(|ink| (ink, ground, 3.0)));
        pairs.extend((0..N_SERIES).map(|n| (Ink::series(n), ground, 3.0)));
    }
    check(&pairs);
}

#[test]
fn series_can_be_told_apart_with_any_colour_vision() {
    for theme in Theme::ALL {
        for (eye, matrix) in EYES {
            for a in 0..N_SERIES {
                for b in a + 1..N_SERIES {
                    let seen = |n: usize| oklab(through(matrix, linear(Ink::series(n).hex(theme))));
                    let far = distance(seen(a), seen(b));
                    assert!(far > 0.1, "{theme:?}, {eye}: series {} and {} are only {far:.3} apart", a + 1, b + 1);
                }
            }
        }
    }
}

fn check(pairs: &[(Ink, Ink, f64)]) {
    let mut bad = String::new();
    for theme in Theme::ALL {
        for &(ink, ground, least) in pairs {
            let ratio = contrast(ink.hex(theme), ground.hex(theme));
            if ratio < least {
                bad.push_str(&format!("{theme:?}: {ink:?} on {ground:?} is {ratio:.2}, needs {least}\n"));
            }
        }
    }
    assert!(bad.is_empty(), "{bad}");
}

/// WCAG 2.2 contrast ratio.
fn contrast(a: &str, b: &str) -> f64 {
    let light = |hex| {
        let [r, g, b] = linear(hex);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

fn linear(hex: &str) -> [f64; 3] {
    [1, 3, 5].map(|i| {
        let c = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).unwrap()) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

/// Björn Ottosson's OKLab, 2020.
fn oklab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = (0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_99 * b).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_55 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_84 * g + 0.629_978_7 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_79 * m - 0.004_072_05 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_71 * s,
        0.025_904_04 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

fn through(matrix: [[f64; 3]; 3], rgb: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(rgb).map(|(m, c)| m * c).sum::<f64>().max(0.0))
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// Machado, Oliveira and Fernandes 2009, full severity.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "no long cones",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "no medium cones",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "no short cones",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];
