use super::{Fait, Montants};
use crate::financement::Stade;

/// What an event does to the totals of a stage.
pub(super) enum Effet<'e> {
    Ajoute(Stade, &'e Montants),
    Ote(Stade, &'e Montants),
    Remplace(Stade, &'e Montants),
    OteTout(Stade),
}

/// What a fact does to money.
pub(super) fn effects(fait: &Fait) -> Vec<Effet<'_>> {
    match fait {
        Fait::Depot { demande } => vec![Effet::Ajoute(Stade::Demande, demande)],
        Fait::Instruction { propose } => vec![Effet::Remplace(Stade::Propose, propose)],
        Fait::Soutien { accorde } => vec![Effet::Ajoute(Stade::Accorde, accorde)],
        Fait::Engagement { montants } => vec![Effet::Ajoute(Stade::Engage, montants)],
        Fait::Desengagement { montants } => vec![Effet::Ote(Stade::Engage, montants)],
        Fait::Versement { montants } => vec![Effet::Ajoute(Stade::Verse, montants)],
        Fait::Reversement { montants } => vec![Effet::Ote(Stade::Verse, montants)],
        Fait::Reduction { montants } => vec![Effet::Ote(Stade::Accorde, montants)],
        Fait::Abandon | Fait::Retrait => vec![Effet::OteTout(Stade::Accorde)],
        Fait::Reprise(reprise) => Stade::TOUS
            .into_iter()
            .map(|stade| Effet::Ajoute(stade, reprise.montants(stade)))
            .collect(),
        Fait::Recevabilite
        | Fait::Irrecevabilite
        | Fait::Refus
        | Fait::Ajournement
        | Fait::Reorientation { .. }
        | Fait::Convention { .. }
        | Fait::Solde => Vec::new(),
    }
}
