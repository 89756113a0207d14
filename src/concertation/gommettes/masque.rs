//! What can be shown of a vote where small groups may not be.

use core::num::NonZeroU32;
use std::collections::BTreeSet;

use serde::Serialize;

use super::{CompteDesVoix, Depouillement, Details, Gommette, Voix};
use crate::identifiant::Reference;

/// A workshop, shown or not, and why not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibilite {
    /// Its stickers, by theme.
    Montre(CompteDesVoix),
    /// Fewer people than the threshold voted.
    SousLeSeuil,
    /// Enough people voted; shown, it would give those of the workshops that are not by a subtraction from the total.
    ContreLaDifference,
}

/// A vote without what is of fewer people than a threshold.
///
/// # Interpretation
/// A habit of statistical secrecy; no text that gives a threshold was read, and none is made up: the caller names it,
/// in people whose sheet is valid.
///
/// What is shown, and what follows from it by sums and differences, is of a group of at least that many people, whoever
/// the reader takes the group to be:
///
/// - **By theme**, the group is who voted. A workshop below the threshold is not shown. One where no sheet was handed in
///   is: there is nobody to protect. Where fewer people than the threshold are not shown in all, the smallest other
///   workshop (of two as small, the first by key) goes too: it has the threshold by itself. It is a workshop rather than
///   the total that goes, because the total is what a vote is for; it goes only where all workshops together are below
///   the threshold. One sticker on a theme in a large workshop is shown: it may be of anybody there.
/// - **By sub-theme**, the group is who chose it: shown in the total alone, where enough people did. Where one of a theme
///   is not shown, the smallest that has the threshold (of two as small, the first) is not either, so that what is left
///   of the theme is not that one.
/// - **Answers**, the group is who wrote one, of whom a neighbour may know the words: shown in the total alone, and all,
///   where enough people wrote.
///
/// Sheets set apart go with their workshop: why they do not count is told, nothing that they hold.
///
/// [`CompteDesVoix::details`] says which of these holds, so that what is not there is not taken for zero.
///
/// # What it does not promise
/// Against who knows more than what is shown (who voted in the room, or counted) there is no threshold; nor against a
/// group that is of one mind, where a count of nobody or of everybody tells of each. Two masks of one vote, under two
/// thresholds or before and after a workshop is added, give back by a difference what each keeps. An answer is shown as
/// written, names in it too. People present at an [`Atelier`](crate::concertation::Atelier) are no part of a vote.
///
/// # Examples
/// Workshops of 2, 6 and 9 people under a threshold of 5: the first goes, and the second with it, for 17 − 6 − 9
/// would give it back. See [`Depouillement::mask`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Masque {
    seuil: NonZeroU32,
    total: Option<CompteDesVoix>,
    masques: Option<CompteDesVoix>,
    ateliers: Vec<(Reference, Visibilite)>,
}

impl Depouillement {
    /// What can be shown where groups of fewer people than `seuil` may not be.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::concertation::{Depouillement, Visibilite};
    ///
    /// let voix = |n: u32| format!(r#"{{"comptes": {{"personnes": {n}, "voix": [{{"theme": "A", "gommettes": {n}}}]}}}}"#);
    /// let depouillement: Depouillement = serde_json::from_str(&format!(
    ///     r#"{{
    ///         "question": {{"texte": "Une thématique ?", "au_plus": 1, "cumul": "un_par_theme",
    ///             "reponses_libres": "fermees", "themes": [{{"cle": "A", "titre": "mobilité"}}]}},
    ///         "ateliers": [{{"atelier": "a", "urne": {}}}, {{"atelier": "b", "urne": {}}}, {{"atelier": "c", "urne": {}}}]
    ///     }}"#,
    ///     voix(2), voix(6), voix(9),
    /// ))?;
    /// let masque = depouillement.mask(5.try_into()?);
    /// let vues: Vec<_> = masque.ateliers().iter().map(|(_, vue)| vue).collect();
    /// assert!(matches!(
    ///     vues[..],
    ///     [Visibilite::SousLeSeuil, Visibilite::ContreLaDifference, Visibilite::Montre(_)]
    /// ));
    /// assert_eq!(masque.masques().map(|compte| compte.personnes()), Some(8));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn mask(&self, seuil: NonZeroU32) -> Masque {
        let vide = CompteDesVoix::empty(self.question());
        let plancher = u64::from(seuil.get());
        let comptes: Vec<(&Reference, CompteDesVoix)> = self.comptes().collect();
        let mut vues: Vec<(Visibilite, &CompteDesVoix)> = comptes
            .iter()
            .map(|(_, compte)| {
                let petit = compte.personnes() < plancher && !compte.is_empty();
                let vue = if petit {
                    Visibilite::SousLeSeuil
                } else {
                    Visibilite::Montre(compte.clone().without_details())
                };
                (vue, compte)
            })
            .collect();
        let people = |caches: &[&CompteDesVoix]| {
            caches.iter().fold(0_u64, |total, compte| total.saturating_add(compte.personnes()))
        };
        let caches = hidden(&vues);
        if !caches.is_empty() && people(&caches) < plancher {
            let montres = vues
                .iter_mut()
                .filter(|(vue, compte)| matches!(vue, Visibilite::Montre(_)) && !compte.is_empty());
            // Whoever is shown has the threshold by itself: one is enough.
            if let Some((vue, _)) = montres.min_by_key(|(_, compte)| compte.personnes()) {
                *vue = Visibilite::ContreLaDifference;
            }
        }
        let caches = hidden(&vues);
        let protege = caches.is_empty() || people(&caches) >= plancher;
        let ensemble = caches.iter().fold(vide, |total, compte| total.merge(compte));
        let masques = (protege && !caches.is_empty()).then(|| ensemble.without_details());
        let vues: Vec<Visibilite> = vues.into_iter().map(|(vue, _)| vue).collect();
        let ateliers = comptes.iter().map(|(atelier, _)| (*atelier).clone()).zip(vues).collect();
        let total = protege.then(|| self.total().with_details_of(plancher));
        Masque { seuil, total, masques, ateliers }
    }
}

impl CompteDesVoix {
    fn without_details(mut self) -> Self {
        self.sous_themes.clear();
        self.reponses.clear();
        self.repondants = None;
        self.details = Details::Tus;
        self
    }

    fn with_details_of(mut self, plancher: u64) -> Self {
        let shown = |voix: &Voix| voix.personnes.is_some_and(|nombre| nombre >= plancher);
        let entames: BTreeSet<_> = self
            .sous_themes
            .iter()
            .filter(|(_, voix)| !shown(voix))
            .map(|(g, _)| g.theme)
            .collect();
        self.sous_themes.retain(|_, voix| shown(voix));
        for theme in entames {
            let siens = self.sous_themes.iter().filter(|(gommette, _)| gommette.theme == theme);
            let moindre: Option<Gommette> =
                siens.min_by_key(|(_, voix)| voix.personnes).map(|(gommette, _)| *gommette);
            moindre.and_then(|gommette| self.sous_themes.remove(&gommette));
        }
        self.repondants = self.repondants.filter(|nombre| *nombre >= plancher);
        if self.repondants.is_none() {
            self.reponses.clear();
        }
        self.details = Details::AuSeuil;
        self
    }
}

/// Those that are not shown.
fn hidden<'c>(vues: &[(Visibilite, &'c CompteDesVoix)]) -> Vec<&'c CompteDesVoix> {
    vues.iter()
        .filter(|(vue, _)| !matches!(vue, Visibilite::Montre(_)))
        .map(|(_, compte)| *compte)
        .collect()
}

impl Masque {
    /// The threshold, in people.
    #[must_use]
    pub fn seuil(&self) -> NonZeroU32 {
        self.seuil
    }

    /// The stickers of all workshops, with the sub-themes and the answers of enough people; `None` where all of them are
    /// below the threshold together.
    #[must_use]
    pub fn total(&self) -> Option<&CompteDesVoix> {
        self.total.as_ref()
    }

    /// Those that are not shown one by one, together, by theme: what anyone finds by subtraction. `None` where each is shown, or
    /// where the total is not.
    #[must_use]
    pub fn masques(&self) -> Option<&CompteDesVoix> {
        self.masques.as_ref()
    }

    /// The workshops, by key.
    #[must_use]
    pub fn ateliers(&self) -> &[(Reference, Visibilite)] {
        &self.ateliers
    }
}
