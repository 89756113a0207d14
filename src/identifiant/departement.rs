use core::fmt;
use core::str::FromStr;

/// Code of a *département*, or of an overseas collectivity that is numbered like one.
///
/// `01` to `95` without `20`, `2A`, `2B`, `971` to `978`, `984`, `986`, `987`, `988`. Two characters in
/// métropole, three overseas; inside codes of quarters and contracts always three (`001`, `02A`).
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::CodeDepartement;
///
/// let pas_de_calais: CodeDepartement = "62".parse()?;
/// assert!(pas_de_calais < "971".parse()?);
/// assert!("2A".parse::<CodeDepartement>().is_ok());
/// assert!("20".parse::<CodeDepartement>().is_err()); // Corsica until 1976
/// assert!("1".parse::<CodeDepartement>().is_err()); // a leading zero was lost
/// # Ok::<(), contrat_de_ville::identifiant::CodeDepartementError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeDepartement {
    /// Three characters of base 12 (a blank for the third in métropole), which are in text order:
    /// digits, then `A` and `B`.
    rang: u16,
}

/// Why a text is not a [`CodeDepartement`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "département {0:?}: expected `01` to `95` without `20`, `2A`, `2B`, `971` to `978`, `984` or `986` to `988`"
)]
pub struct CodeDepartementError(pub String);

/// Third place when there are two characters only.
const SANS: u16 = 0;

impl CodeDepartement {
    /// Reads the code, as [`FromStr`] does, in a `const`: `None` where it refuses.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        match texte.as_bytes() {
            [a, b] => Self::from_octets(*a, *b, None),
            [a, b, c] => Self::from_octets(*a, *b, Some(*c)),
            _ => None,
        }
    }

    /// Reads the three characters of a quarter's or a contract's code: `001`, `02A`, `974`.
    pub(super) const fn parse_wide(octets: [u8; 3]) -> Option<Self> {
        match octets {
            [b'0', b, c] => Self::from_octets(b, c, None),
            [a, b, c] => Self::from_octets(a, b, Some(c)),
        }
    }

    const fn from_octets(a: u8, b: u8, c: Option<u8>) -> Option<Self> {
        let exists = matches!(
            (a, b, c),
            (b'0', b'1'..=b'9', None)
                | (b'1' | b'3'..=b'8', b'0'..=b'9', None)
                | (b'2', b'1'..=b'9' | b'A' | b'B', None)
                | (b'9', b'0'..=b'5', None)
                | (b'9', b'7', Some(b'1'..=b'8'))
                | (b'9', b'8', Some(b'4' | b'6'..=b'8'))
        );
        if exists { Some(Self::pack(place(a), place(b), c)) } else { None }
    }

    const fn pack(a: u16, b: u16, c: Option<u8>) -> Self {
        let troisieme = match c {
            Some(c) => place(c) + 1,
            None => SANS,
        };
        Self { rang: (a * 12 + b) * 13 + troisieme }
    }

    const fn octets(self) -> (u8, u8, Option<u8>) {
        let troisieme = self.rang % 13;
        (
            octet(self.rang / 13 / 12),
            octet(self.rang / 13 % 12),
            if troisieme == SANS { None } else { Some(octet(troisieme - 1)) },
        )
    }

    /// The three characters inside other codes: `001`, `02A`, `974`.
    pub(super) const fn wide(self) -> [u8; 3] {
        match self.octets() {
            (a, b, None) => [b'0', a, b],
            (a, b, Some(c)) => [a, b, c],
        }
    }

    /// The rank of the three characters inside other codes, below 2048, in their text order.
    pub(super) const fn wide_rank(self) -> u32 {
        let [a, b, c] = self.wide();
        (place(a) * 10 + place(b)) as u32 * 12 + place(c) as u32
    }

    /// The inverse of [`CodeDepartement::wide_rank`].
    pub(super) const fn from_wide_rank(rang: u32) -> Self {
        #[allow(clippy::cast_possible_truncation)] // below 12 each
        let (a, b, c) = ((rang / 120 % 10) as u16, (rang / 12 % 10) as u16, (rang % 12) as u16);
        if a == 0 { Self::pack(b, c, None) } else { Self::pack(a, b, Some(octet(c))) }
    }

    /// Whether it is overseas, or a collectivity numbered `97…` or `98…`.
    #[must_use]
    pub const fn is_outre_mer(self) -> bool {
        self.octets().2.is_some()
    }

    /// Whether it is one of the two of Corsica.
    #[must_use]
    pub const fn is_corse(self) -> bool {
        matches!(self.octets(), (b'2', b'A' | b'B', None))
    }
}

/// The place of a character in text order: digits, `A`, `B`.
const fn place(octet: u8) -> u16 {
    match octet {
        b'0'..=b'9' => (octet - b'0') as u16,
        b'A' => 10,
        _ => 11,
    }
}

const fn octet(place: u16) -> u8 {
    match place {
        #[allow(clippy::cast_possible_truncation)] // below 10
        0..=9 => b'0' + place as u8,
        10 => b'A',
        _ => b'B',
    }
}

impl fmt::Display for CodeDepartement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let large = self.wide();
        let debut = usize::from(self.octets().2.is_none());
        f.pad(
            large
                .get(debut..)
                .and_then(|octets| core::str::from_utf8(octets).ok())
                .unwrap_or_default(),
        )
    }
}

impl fmt::Debug for CodeDepartement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeDepartement({self})")
    }
}

impl FromStr for CodeDepartement {
    type Err = CodeDepartementError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::parse(texte).ok_or_else(|| CodeDepartementError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(
    CodeDepartement,
    "the code of a département, a string of two or three characters",
    pattern: "^(?:0[1-9]|[13-8][0-9]|2[1-9AB]|9[0-5]|97[1-8]|98[4678])$"
);
