//! French typography of numbers, as CLDR prints the locale `fr`.

use core::fmt;

/// Narrow no-break space, between groups of thousands.
pub(crate) const FINE: char = '\u{202F}';
/// No-break space, before `€` and `%`.
pub(crate) const INSECABLE: char = '\u{00A0}';

/// Text of at most `N` bytes, built without allocation; what does not fit is left out.
pub(crate) struct Tampon<const N: usize> {
    octets: [u8; N],
    longueur: usize,
}

impl<const N: usize> Tampon<N> {
    pub(crate) const fn new() -> Self {
        Self { octets: [0; N], longueur: 0 }
    }

    pub(crate) fn push(&mut self, caractere: char) {
        self.push_str(caractere.encode_utf8(&mut [0; 4]));
    }

    pub(crate) fn push_str(&mut self, texte: &str) {
        let fin = self.longueur.saturating_add(texte.len());
        if let Some(place) = self.octets.get_mut(self.longueur..fin) {
            place.copy_from_slice(texte.as_bytes());
            self.longueur = fin;
        }
    }

    /// Pushes the digits of `nombre`, by groups of three where a separator is given.
    pub(crate) fn push_entier(&mut self, nombre: u128, milliers: Option<char>) {
        let mut chiffres = [b'0'; 39];
        let mut reste = nombre;
        let mut longueur = 0_usize;
        for place in chiffres.iter_mut().rev() {
            *place = chiffre(reste % 10);
            reste /= 10;
            longueur = longueur.saturating_add(1);
            if reste == 0 {
                break;
            }
        }
        let debut = chiffres.len().saturating_sub(longueur);
        self.push_groupes(chiffres.get(debut..).unwrap_or_default(), milliers);
    }

    /// Pushes ASCII digits, by groups of three where a separator is given.
    pub(crate) fn push_groupes(&mut self, chiffres: &[u8], milliers: Option<char>) {
        for (rang, octet) in chiffres.iter().enumerate() {
            let restants = chiffres.len().saturating_sub(rang);
            if let Some(separateur) = milliers.filter(|_| rang > 0 && restants.is_multiple_of(3)) {
                self.push(separateur);
            }
            self.push(char::from(*octet));
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        self.octets
            .get(..self.longueur)
            .and_then(|octets| core::str::from_utf8(octets).ok())
            .unwrap_or_default()
    }

    /// Writes the text under the width, the fill and the alignment asked for; numbers go right.
    pub(crate) fn pad(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(self.as_str(), f)
    }
}

/// As [`fmt::Formatter::pad`], but to the right, and a precision does not cut a number.
fn pad(texte: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    use fmt::Write as _;
    let Some(largeur) = f.width() else {
        return f.write_str(texte);
    };
    let vide = largeur.saturating_sub(texte.chars().count());
    let avant = match f.align() {
        Some(fmt::Alignment::Left) => 0,
        Some(fmt::Alignment::Center) => vide / 2,
        Some(fmt::Alignment::Right) | None => vide,
    };
    let remplissage = f.fill();
    for _ in 0..avant {
        f.write_char(remplissage)?;
    }
    f.write_str(texte)?;
    for _ in avant..vide {
        f.write_char(remplissage)?;
    }
    Ok(())
}

/// The ASCII digit of a number below ten.
pub(crate) fn chiffre(nombre: u128) -> u8 {
    b'0'.saturating_add(u8::try_from(nombre).unwrap_or(0))
}

/// A whole number in French: `30 585`.
pub(crate) fn print_entier(nombre: u64) -> String {
    let mut tampon = Tampon::<48>::new();
    tampon.push_entier(nombre.into(), Some(FINE));
    tampon.as_str().to_owned()
}

/// A count and its noun: French plurals start at two.
pub(crate) fn count(nombre: u32, singulier: &str, pluriel: &str) -> String {
    let nom = if nombre > 1 { pluriel } else { singulier };
    format!("{}{INSECABLE}{nom}", print_entier(nombre.into()))
}

/// The blanks of a French sentence that no line may break at: inside guillemets and before `:`, `;`, `!`
/// and `?`, where a plain one was typed.
pub(crate) fn bind(texte: &str) -> String {
    let mut lie = String::with_capacity(texte.len());
    let mut caracteres = texte.chars().peekable();
    while let Some(caractere) = caracteres.next() {
        let mut suite = caracteres.clone();
        let (un, deux) = (suite.next(), suite.next());
        lie.push(match (caractere, un, deux) {
            (' ', Some('»'), _) => INSECABLE,
            // The rule of a Markdown table has `:` before dashes.
            (' ', Some(':'), deux) if deux != Some('-') => INSECABLE,
            (' ', Some(';' | '!' | '?'), _) => FINE,
            _ => caractere,
        });
        if caractere == '«' && caracteres.next_if_eq(&' ').is_some() {
            lie.push(INSECABLE);
        }
    }
    lie
}

/// Cents in French: `1 704 613,00 €`.
pub(crate) fn write_euros(centimes: i128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_centiemes(centimes, '€', f)
}

/// Hundredths of a unit in French: `299,99 m`.
pub(crate) fn write_centiemes(
    centiemes: i128,
    unite: char,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut tampon = Tampon::<112>::new();
    push_decimal(&mut tampon, centiemes, f.sign_plus(), Some(FINE), ',');
    tampon.push(INSECABLE);
    tampon.push(unite);
    tampon.pad(f)
}

/// Cents in the plain form: `1704613.00`.
pub(crate) fn write_plain(centimes: i128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut tampon = Tampon::<48>::new();
    push_decimal(&mut tampon, centimes, f.sign_plus(), None, '.');
    tampon.pad(f)
}

fn push_decimal<const N: usize>(
    tampon: &mut Tampon<N>,
    centimes: i128,
    plus: bool,
    milliers: Option<char>,
    virgule: char,
) {
    if centimes < 0 {
        tampon.push('-');
    } else if plus && centimes > 0 {
        tampon.push('+');
    }
    let absolu = centimes.unsigned_abs();
    tampon.push_entier(absolu / 100, milliers);
    tampon.push(virgule);
    tampon.push(char::from(chiffre(absolu / 10 % 10)));
    tampon.push(char::from(chiffre(absolu % 10)));
}
