use super::Code;
use super::nombres;
use crate::nombre::Euros;

/// An amount exact to the cent.
pub(super) fn strict(texte: &str) -> Result<Euros, Code> {
    let nombre = nombres::read(texte).map_err(|ecart| {
        ecart.code(Code::MontantForme, Code::MontantHorsBornes, Code::PlusFinQueLeCentime)
    })?;
    let facteur = match nombre.decimales {
        0 => 100,
        1 => 10,
        2 => 1,
        _ => return Err(Code::PlusFinQueLeCentime),
    };
    let centimes = i128::from(nombre.mantisse).wrapping_mul(facteur);
    let centimes = if nombre.negatif { centimes.wrapping_neg() } else { centimes };
    i64::try_from(centimes).map(Euros::from_centimes).map_err(|_| Code::MontantHorsBornes)
}
