use super::{Etat, GenreDeFait};

use Etat::{
    Abandonne, Ajourne, Conventionne, Depose, Engage, Instruit, Irrecevable, Recevable, Refuse,
    Reoriente, Retire, Solde, Soutenu, Verse,
};
use GenreDeFait as G;

/// A fact, the states where it is lawful, and the one that it leads to; `None` where it stays the same.
type Regle = (GenreDeFait, &'static [Etat], Option<Etat>);

/// All that can happen after a request is filed or taken over; whatever is not here is not lawful.
const TRANSITIONS: [Regle; 20] = [
    (G::Recevabilite, &[Depose], Some(Recevable)),
    (G::Irrecevabilite, &[Depose, Recevable], Some(Irrecevable)),
    (G::Instruction, &[Recevable, Instruit, Ajourne], Some(Instruit)),
    (G::Soutien, &[Instruit, Ajourne], Some(Soutenu)),
    (G::Soutien, &[Soutenu, Conventionne, Engage, Verse], None),
    (G::Refus, &[Instruit, Ajourne], Some(Refuse)),
    (G::Ajournement, &[Instruit, Ajourne], Some(Ajourne)),
    (G::Reorientation, &[Depose, Recevable, Instruit, Ajourne], Some(Reoriente)),
    (G::Convention, &[Soutenu], Some(Conventionne)),
    (G::Convention, &[Conventionne, Engage, Verse], None),
    (G::Engagement, &[Soutenu, Conventionne], Some(Engage)),
    (G::Engagement, &[Engage, Verse], None),
    (G::Desengagement, &[Engage, Verse, Solde, Abandonne, Retire], None),
    (G::Versement, &[Engage], Some(Verse)),
    (G::Versement, &[Verse], None),
    (G::Reversement, &[Verse, Solde, Abandonne, Retire], None),
    (G::Reduction, &[Soutenu, Conventionne, Engage, Verse], None),
    (G::Solde, &[Verse], Some(Solde)),
    (G::Abandon, &EN_COURS, Some(Abandonne)),
    (G::Retrait, &[Soutenu, Conventionne, Engage, Verse], Some(Retire)),
];

/// Filed, and neither refused nor ended.
const EN_COURS: [Etat; 8] =
    [Depose, Recevable, Instruit, Ajourne, Soutenu, Conventionne, Engage, Verse];

impl Etat {
    /// The state that a fact leads to, or `None` where it is not lawful.
    ///
    /// A life starts by a dépôt or by a reprise, and by nothing else; neither comes twice. Then:
    ///
    /// | fait | dans | mène à |
    /// |---|---|---|
    /// | recevabilité | déposé | recevable |
    /// | irrecevabilité | déposé, recevable | irrecevable |
    /// | instruction | recevable, instruit, ajourné | instruit |
    /// | soutien | instruit, ajourné | soutenu |
    /// | soutien | soutenu, conventionné, engagé, versé | inchangé |
    /// | refus | instruit, ajourné | refusé |
    /// | ajournement | instruit, ajourné | ajourné |
    /// | réorientation | déposé, recevable, instruit, ajourné | réorienté |
    /// | convention | soutenu | conventionné |
    /// | convention | conventionné, engagé, versé | inchangé |
    /// | engagement | soutenu, conventionné | engagé |
    /// | engagement | engagé, versé | inchangé |
    /// | désengagement | engagé, versé, soldé, abandonné, retiré | inchangé |
    /// | versement | engagé | versé |
    /// | versement | versé | inchangé |
    /// | reversement | versé, soldé, abandonné, retiré | inchangé |
    /// | réduction | soutenu, conventionné, engagé, versé | inchangé |
    /// | solde | versé | soldé |
    /// | abandon | déposé, recevable, instruit, ajourné, soutenu, conventionné, engagé, versé | abandonné |
    /// | retrait | soutenu, conventionné, engagé, versé | retiré |
    ///
    /// # Interpretation
    /// No text fixes this order; it is that of instruction as the contracts and the tools describe it. A
    /// convention is compulsory above 23 000 € a year only (loi n° 2000-321, article 10, and décret
    /// n° 2001-495, through secondary sources), so that money can be committed without one; whether one was
    /// due is a question for the rules, not for this table. The authority withdraws what it has granted: before, it
    /// refuses, and the operator gives up.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::{Etat, GenreDeFait};
    ///
    /// assert_eq!(Etat::Soutenu.after(GenreDeFait::Engagement), Some(Etat::Engage));
    /// assert_eq!(Etat::Verse.after(GenreDeFait::Engagement), Some(Etat::Verse));
    /// assert_eq!(Etat::Refuse.after(GenreDeFait::Engagement), None);
    /// ```
    #[must_use]
    pub fn after(self, genre: GenreDeFait) -> Option<Self> {
        let regle = TRANSITIONS.iter().find(|(g, depuis, _)| *g == genre && depuis.contains(&self));
        regle.map(|(_, _, vers)| vers.unwrap_or(self))
    }

    /// The facts that are lawful in this state.
    pub fn lawful(self) -> impl Iterator<Item = GenreDeFait> {
        G::TOUS.into_iter().filter(move |genre| self.after(*genre).is_some())
    }
}
