use super::Code;

/// A plain decimal number: `whole × 10⁻ⁿ`, without the zeros that end its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) negatif: bool,
    pub(super) mantisse: u64,
    pub(super) decimales: u8,
}

/// Why a text is no plain decimal number that is held here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ecart {
    Vide,
    Forme,
    Scientifique,
    NonFini,
    /// Past 2⁶⁴ before the third decimal.
    Trop,
    /// Past 2⁶⁴ from the third decimal on.
    TropFin,
}

/// Digits with at most one point, at least one digit, an optional sign: what the schema reads as a number, `NaN`,
/// infinities and powers of ten left out. `5.` and `.5` have one reading.
pub(super) fn read(texte: &str) -> Result<Decimal, Ecart> {
    let (negatif, corps) = match texte.as_bytes() {
        [] => return Err(Ecart::Vide),
        [b'-', corps @ ..] => (true, corps),
        [b'+', corps @ ..] | corps => (false, corps),
    };
    let mut mantisse = 0_u64;
    let mut decimales = 0_u8;
    let mut zeros = 0_u8;
    let mut point = false;
    let mut chiffres = false;
    let mut trop = None;
    for octet in corps {
        match octet {
            b'0' if point => {
                zeros = zeros.saturating_add(1);
                chiffres = true;
            }
            b'0'..=b'9' => {
                chiffres = true;
                // Zeros that end the decimals say nothing; those before another digit do.
                let suite = 10_u64
                    .checked_pow(u32::from(zeros).saturating_add(1))
                    .and_then(|facteur| mantisse.checked_mul(facteur))
                    .and_then(|suite| suite.checked_add(u64::from(octet & 0xF)));
                if point {
                    decimales = decimales.saturating_add(zeros).saturating_add(1);
                    zeros = 0;
                }
                match suite {
                    Some(suite) => mantisse = suite,
                    None if decimales > 2 => trop = trop.or(Some(Ecart::TropFin)),
                    None => trop = trop.or(Some(Ecart::Trop)),
                }
            }
            b'.' if !point => point = true,
            _ => {
                return Err(if is_scientific(texte) && !texte.contains(',') {
                    Ecart::Scientifique
                } else if is_infinite_or_nan(texte) {
                    Ecart::NonFini
                } else {
                    Ecart::Forme
                });
            }
        }
    }
    if !chiffres {
        return Err(Ecart::Forme);
    }
    trop.map_or(Ok(Decimal { negatif, mantisse, decimales }), Err)
}

/// The special numbers of Table Schema.
fn is_infinite_or_nan(texte: &str) -> bool {
    ["NaN", "INF", "-INF"].iter().any(|nombre| nombre.eq_ignore_ascii_case(texte))
}

/// `3,24E+13`, `1e5`: what a spreadsheet shows of a number that its column is too narrow for.
pub(super) fn is_scientific(texte: &str) -> bool {
    let Some((avant, apres)) = texte.split_once(['e', 'E']) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|octet| octet.is_ascii_digit());
    let exposant = apres.strip_prefix(['+', '-']).unwrap_or(apres);
    let avant = avant.strip_prefix(['+', '-']).unwrap_or(avant);
    digits(exposant) && digits(&avant.replacen([',', '.'], "", 1))
}

impl Ecart {
    /// The code of a field, which names three of its own.
    pub(super) const fn code(self, forme: Code, trop: Code, fin: Code) -> Code {
        match self {
            Self::Vide => Code::ChampVide,
            Self::Forme => forme,
            Self::Scientifique => Code::NotationScientifique,
            Self::NonFini => Code::NombreNonFini,
            Self::Trop => trop,
            Self::TropFin => fin,
        }
    }
}
