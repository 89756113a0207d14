//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::nombre::Decimales;

/// A programme in a country that writes `1 704 613,00 €` shows these codes so: the comma stands for its thousands
/// separator, the point for its decimal comma.
const EUROS: &str = "#,##0.00\u{a0}\"€\"";
const ENTIER: &str = "#,##0";

pub(super) struct Formats {
    pub(super) titre: Format,
    pub(super) sous_titre: Format,
    pub(super) entete: Format,
    pub(super) texte: Format,
    pub(super) euros: Format,
    pub(super) part: Format,
    pub(super) entier: Format,
    pub(super) jour: Format,
    pub(super) code: Format,
    pub(super) note: Format,
    pub(super) total: [Format; 4],
}

impl Formats {
    pub(super) fn new(decimales: Decimales) -> Self {
        let zeros = "0".repeat(usize::from(decimales.get()));
        let point = if zeros.is_empty() { "" } else { "." };
        let pourcentage = format!("0{point}{zeros}\u{a0}%");
        let haut = Format::new().set_align(FormatAlign::Top);
        // An indent holds only beside an alignment: an amount would touch the text at its right.
        let texte = haut.clone().set_text_wrap().set_align(FormatAlign::Left).set_indent(1);
        let euros = haut.clone().set_num_format(EUROS);
        let part = haut.clone().set_num_format(pourcentage);
        let entier = haut.clone().set_num_format(ENTIER);
        let jour = haut.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left);
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
            code: haut.set_num_format("0").set_align(FormatAlign::Center),
            note: Format::new().set_italic(),
            texte,
            euros,
            part,
            entier,
            jour,
            total,
        }
    }
}
