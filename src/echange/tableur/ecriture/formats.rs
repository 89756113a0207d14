//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::nombre::Decimales;

/// A programme in a country that writes `1 704 613,00 €` shows these codes so: the comma stands for its thousands
/// separator, the point for its decimal comma.
const EUROS: &str = "#,##0.00\u{a0}\"€\"";
const ENTIER: &str = "#,##0";
const JOUR: &str = "dd/mm/yyyy";

/// A code of numbers with as many decimals.
fn decimals(entier: &str, decimales: u32) -> String {
    let zeros = "0".repeat(usize::try_from(decimales).unwrap_or(0));
    let point = if zeros.is_empty() { "" } else { "." };
    format!("{entier}{point}{zeros}")
}

fn percentage(decimales: Decimales) -> String {
    format!("{}\u{a0}%", decimals("0", decimales.get().into()))
}

pub(super) struct Formats {
    pub(super) titre: Format,
    pub(super) sous_titre: Format,
    pub(super) entete: Format,
    pub(super) texte: Format,
    pub(super) euros: Format,
    pub(super) part: Format,
    pub(super) entier: Format,
    pub(super) code: Format,
    pub(super) jour: Format,
    pub(super) note: Format,
    pub(super) total: [Format; 4],
}

impl Formats {
    pub(super) fn new(decimales: Decimales) -> Self {
        let haut = Format::new().set_align(FormatAlign::Top);
        // An indent holds only beside an alignment: an amount would touch the text at its right.
        let texte = haut.clone().set_text_wrap().set_align(FormatAlign::Left).set_indent(1);
        let euros = haut.clone().set_num_format(EUROS);
        let part = haut.clone().set_num_format(percentage(decimales));
        let entier = haut.clone().set_num_format(ENTIER);
        let total = [&texte, &euros, &part, &entier].map(|format| {
            format
                .clone()
                .set_bold()
                .set_border_top(FormatBorder::Thin)
                .set_background_color(Color::RGB(0x00DD_E6F0))
        });
        Self {
            titre: Format::new().set_bold().set_font_size(14),
            sous_titre: Format::new().set_italic().set_font_color(Color::RGB(0x0059_5959)),
            entete: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_align(FormatAlign::Center)
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x001F_4E79)),
            jour: haut.clone().set_num_format(JOUR).set_align(FormatAlign::Center),
            code: haut.set_num_format("0").set_align(FormatAlign::Center),
            note: Format::new().set_italic(),
            texte,
            euros,
            part,
            entier,
            total,
        }
    }
    /// A printed rate, with the decimals that are printed.
    pub(super) fn percentage(&self, decimales: Decimales) -> Format {
        self.part.clone().set_num_format(percentage(decimales))
    }

    /// A measured value, with its own.
    pub(super) fn measure(&self, decimales: u32) -> Format {
        self.entier.clone().set_num_format(decimals(ENTIER, decimales))
    }
}
