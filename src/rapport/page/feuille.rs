//! The style of the page, and its colours.

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Usage {
    /// Text.
    Texte,
    /// Something drawn, which has to be seen.
    Dessin,
    /// What stands behind them.
    Fond,
}

/// A colour of the page, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Couleur {
    /// What it is for.
    pub usage: Usage,
    /// Red, green, blue.
    pub rvb: [u8; 3],
    /// As the style writes it.
    pub hexadecimal: &'static str,
}

const fn couleur(usage: Usage, rvb: [u8; 3], hexadecimal: &'static str) -> Couleur {
    Couleur { usage, rvb, hexadecimal }
}

pub(super) const BLEU: Couleur = couleur(Usage::Dessin, [0x1f, 0x4e, 0x79], "#1f4e79");
pub(super) const OCRE: Couleur = couleur(Usage::Dessin, [0xc0, 0x78, 0x00], "#c07800");
pub(super) const FOND: Couleur = couleur(Usage::Fond, [0xff, 0xff, 0xff], "#ffffff");
pub(super) const ENCRE: Couleur = couleur(Usage::Texte, [0x1a, 0x1a, 0x1a], "#1a1a1a");

/// Every colour of the page.
pub const PALETTE: [Couleur; 9] = [
    ENCRE,
    // Headings and links.
    couleur(Usage::Texte, [0x17, 0x3d, 0x60], "#173d60"),
    // Captions and notes.
    couleur(Usage::Texte, [0x4a, 0x4a, 0x4a], "#4a4a4a"),
    BLEU,
    OCRE,
    // Rules of tables.
    couleur(Usage::Dessin, [0x76, 0x7a, 0x80], "#767a80"),
    FOND,
    // Headers of tables and quotes.
    couleur(Usage::Fond, [0xee, 0xf2, 0xf6], "#eef2f6"),
    // Rows of totals.
    couleur(Usage::Fond, [0xf6, 0xf6, 0xf6], "#f6f6f6"),
];

/// The one style sheet, in the page itself.
pub(super) const FEUILLE: &str = "\
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,'DejaVu Sans',Verdana,'Liberation Sans',Arial,sans-serif;color:#1a1a1a;background:#ffffff;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1rem;max-width:64rem;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{color:#173d60;line-height:1.25;margin:1.6em 0 .5em;break-after:avoid;break-inside:avoid}
h1{font-size:1.7rem;margin-top:.5em}
h2{font-size:1.4rem;border-bottom:2px solid #1f4e79;padding-bottom:.2em;margin-top:2em}
h3{font-size:1.2rem}
h4{font-size:1.05rem}
h5,h6{font-size:1rem}
p,ul,blockquote,figure{margin:.6em 0}
ul{padding-left:1.3em}
li{margin:.2em 0}
blockquote{padding:.5em 1em;border-left:4px solid #1f4e79;background:#eef2f6;break-inside:avoid}
code{font-family:ui-monospace,'DejaVu Sans Mono','Liberation Mono',monospace;font-size:.85em}
a{color:#173d60}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid #1f4e79;outline-offset:2px}
.evitement{position:absolute;left:-100vw}
.evitement:focus{position:static}
.sommaire{border:1px solid #767a80;padding:.5em 1em;margin:1em 0;break-inside:avoid}
.sommaire ul{list-style:none;padding-left:0;margin:.3em 0}
.sommaire ul ul{padding-left:1.2em;font-size:.93em}
.titre{font-weight:600;margin:0}
.defile{overflow-x:auto;margin:.8em 0}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption,figcaption{text-align:left;color:#4a4a4a;font-weight:600;padding:.2em 0 .4em}
th,td{border-bottom:1px solid #767a80;padding:.35em .5em;text-align:left;vertical-align:top}
thead th{background:#eef2f6;border-bottom:2px solid #1f4e79;vertical-align:bottom}
tbody th{font-weight:400}
.d{text-align:right}
td.d{white-space:nowrap}
.total th,.total td{font-weight:700;background:#f6f6f6;border-top:2px solid #1f4e79}
figure{break-inside:avoid;max-width:36rem}
svg{display:block;width:100%;height:auto}
@media screen and (max-width:40rem){
h1{font-size:1.35rem}
h2{font-size:1.2rem}
table{width:auto;min-width:100%;font-size:.85rem}
tbody th{min-width:9rem}
td:not(.d){min-width:7rem}
}
@page{size:A4;margin:16mm 14mm}
@media print{
html{font-size:9.5pt}
body{padding:0;max-width:none}
.evitement{display:none}
.defile{overflow:visible}
table{font-size:8.5pt}
thead{display:table-header-group;break-after:avoid}
tbody tr:first-child{break-before:avoid}
.court{break-inside:avoid}
tr{break-inside:avoid}
caption{break-after:avoid}
p,li{orphans:3;widows:3}
svg{max-height:230mm}
a{color:inherit;text-decoration:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
";
