//! The palette: one row a colour, one column a theme. Refuses everything that is no colour.

use super::Theme;

macro_rules! inks {
    ($($name:ident $token:literal $doc:literal [$($hex:literal)+])+) => {
        /// A colour by what it is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Ink {
            $(#[doc = $doc] $name,)+
        }

        /// Token and colours of each ink, in the order of the enum; columns in the order of [`Theme::ALL`].
        const ROWS: &[(Ink, &str, [&str; 4])] = &[$((Ink::$name, $token, [$($hex),+]),)+];
    };
}

inks! {
    Paper "paper" "The ground of the page." ["#FBF8F2" "#171513" "#FFFFFF" "#000000"]
    Raised "raised" "The ground of cards, menus, dialogs." ["#FFFEFB" "#211E1B" "#FFFFFF" "#0D0D0D"]
    Sunk "sunk" "The ground of bands, table heads, empty tracks." ["#F3EDE2" "#100E0D" "#F2F2F2" "#1A1A1A"]
    Text "ink" "Text." ["#211C17" "#F0EAE0" "#000000" "#FFFFFF"]
    Soft "ink-soft" "Text of second rank: captions, axis labels." ["#564E46" "#C3BAAD" "#1F1F1F" "#EDEDED"]
    Faint "ink-faint" "Text of third rank: counts, hints. Still readable." ["#6C6257" "#A0968A" "#333333" "#D6D6D6"]
    Line "line" "Hairlines that only divide: table rows, panels." ["#E4DBCC" "#37322C" "#767676" "#8A8A8A"]
    Grid "grid" "Hairlines behind the marks of a chart, fainter still: text may lie on them." ["#E9E1D4" "#2E2A25" "#C8C8C8" "#464646"]
    Edge "line-strong" "Edges that say where a control or an axis is." ["#8A7E70" "#82796D" "#000000" "#FFFFFF"]
    Accent "accent" "What can be acted on, and what is chosen." ["#0F5B66" "#6CC4CF" "#003E48" "#7FE3F0"]
    OnAccent "accent-ink" "Text on the accent." ["#FFFFFF" "#0B1F22" "#FFFFFF" "#000000"]
    AccentSoft "accent-soft" "The ground of what is chosen." ["#DDECEC" "#1D3438" "#DDF0F3" "#003039"]
    Brand "brand" "Lacquer red: the masthead's rule, and little else." ["#A8321E" "#F08A70" "#7A1200" "#FFB39F"]
    Focus "focus" "The ring around what has the keyboard." ["#1A4FD6" "#8FB8FF" "#0033CC" "#FFE14D"]
    Series1 "series-1" "First series." ["#415FB1" "#96B2FE" "#1A2B6D" "#92C5FE"]
    Series2 "series-2" "Second series." ["#B03533" "#F58B9C" "#B05917" "#FEB5A0"]
    Series3 "series-3" "Third series." ["#439D9C" "#74E6DC" "#068281" "#BCFEF3"]
    Series4 "series-4" "Fourth series." ["#C6811A" "#B96E1F" "#6E42B1" "#C8A625"]
    Series5 "series-5" "Fifth series." ["#491079" "#976EC2" "#5A3D12" "#A186EE"]
    Series6 "series-6" "Sixth series." ["#6A0001" "#F1DC71" "#2C0417" "#E46F96"]
    Gap "gap" "What is missing between a result and its target." ["#EBC9A8" "#5A3F28" "#C9C9C9" "#5C5C5C"]
    Agrees "verdict-agrees" "Verdict khớp." ["#1E6B45" "#7FD0A0" "#004D29" "#8DF0B4"]
    AgreesSoft "verdict-agrees-soft" "Its ground." ["#E1F0E5" "#1B3326" "#E3F5E9" "#002E18"]
    Rounded "verdict-rounded" "Verdict khớp nếu làm tròn." ["#2A5D8F" "#8FBDEB" "#00386B" "#A6D3FF"]
    RoundedSoft "verdict-rounded-soft" "Its ground." ["#E2ECF6" "#1C2E40" "#E0EDFA" "#001F3D"]
    Look "verdict-look" "Verdict cần xem lại." ["#964700" "#F0AE6B" "#6B2E00" "#FFC78A"]
    LookSoft "verdict-look-soft" "Its ground." ["#FBEAD4" "#3D2A14" "#FFEFDB" "#3B1D00"]
    Open "verdict-open" "Verdict không đủ dữ kiện." ["#5F5952" "#BDB5AA" "#333333" "#E0E0E0"]
    OpenSoft "verdict-open-soft" "Its ground." ["#ECE7DE" "#2C2925" "#EDEDED" "#222222"]
    Quantity "hl-quantity" "The ground of a quantity in an article." ["#FFE9AE" "#4A3A0C" "#FFF0B8" "#3D2F00"]
    QuantityLine "hl-quantity-line" "The line under it." ["#966600" "#E3B94A" "#6B4700" "#FFD451"]
    Period "hl-period" "The ground of a date or period." ["#D6E7F5" "#1B3A50" "#DCEEFF" "#002A47"]
    PeriodLine "hl-period-line" "The line under it." ["#2F6FA3" "#76B4E3" "#004A80" "#8CCBFF"]
    Reference "hl-reference" "The ground of a law or decision." ["#E8DFF3" "#3A2C50" "#EFE6FA" "#2B1747"]
    ReferenceLine "hl-reference-line" "The line under it." ["#7650A3" "#B99BE0" "#4D2680" "#D2B5FF"]
    Entity "hl-entity" "The ground of a person, organisation or place." ["#E0ECD7" "#263D1E" "#E6F5DC" "#14300A"]
    EntityLine "hl-entity-line" "The line under it." ["#4B7A3A" "#8CC178" "#285216" "#A6E88E"]
    Current "hl-current" "The ground of what the reader came for." ["#FFCB70" "#634408" "#FFD980" "#574000"]
}

/// The series' inks, in order.
const SERIES: [Ink; super::N_SERIES] =
    [Ink::Series1, Ink::Series2, Ink::Series3, Ink::Series4, Ink::Series5, Ink::Series6];

impl Ink {
    /// All inks, in the order in which they are declared.
    pub fn all() -> impl Iterator<Item = Ink> {
        ROWS.iter().map(|(ink, _, _)| *ink)
    }

    /// The ink of the nth series, counted from 0; after [`super::N_SERIES`] they come round again.
    #[must_use]
    pub fn series(nth: usize) -> Ink {
        SERIES.get(nth % SERIES.len()).copied().unwrap_or(Ink::Series1)
    }

    /// The name of its custom property in the style sheet, without the dashes: `series-1`.
    #[must_use]
    pub fn token(self) -> &'static str {
        ROWS.get(self as usize).map_or("ink", |row| row.1)
    }

    /// Its colour in a theme, as `#RRGGBB`.
    #[must_use]
    pub fn hex(self, theme: Theme) -> &'static str {
        ROWS.get(self as usize).and_then(|row| row.2.get(theme as usize)).copied().unwrap_or("#000000")
    }

    /// Its place among all inks.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// The ink at a place among all inks.
    #[must_use]
    pub fn at(index: usize) -> Option<Ink> {
        ROWS.get(index).map(|row| row.0)
    }
}
