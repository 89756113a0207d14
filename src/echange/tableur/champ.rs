//! The fields of the two tables, and the headers that they are met under.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::libelle::normalize;
use crate::financement::Stade;

/// Which of the two tables that people keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// One row an action.
    Actions,
    /// One row a line, or one row an action and one column a source.
    Financements,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Actions => "actions",
            Self::Financements => "financements",
        })
    }
}

macro_rules! champs {
    ($nombre:literal { $( $(#[$doc:meta])* $variant:ident $libelle:literal [$($synonyme:literal),*]; )+ }) => {
        /// A field of a table of programming.
        ///
        /// # Headers
        /// A header is compared without case, accents, punctuation and blanks around. In bold, the one that this
        /// crate writes; behind it, the others that are recognised.
        ///
        $( #[doc = concat!("- **", $libelle, "**", $(" · ", $synonyme,)* "")] )+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "echange.tableur.Champ"))]
        #[serde(rename_all = "snake_case")]
        pub enum Champ {
            $( #[doc = concat!("« ", $libelle, " »")] $(#[$doc])* $variant, )+
        }

        impl Champ {
            /// Every field, in the order in which they are written.
            pub const TOUS: [Self; $nombre] = [$(Self::$variant),+];

            /// The header that is written, in French.
            #[must_use]
            pub const fn libelle(self) -> &'static str {
                match self { $(Self::$variant => $libelle),+ }
            }

            /// The other headers that are recognised.
            #[must_use]
            pub const fn synonymes(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($synonyme),*]),+ }
            }
        }
    };
}

champs! { 30 {
    /// In both tables: it ties them.
    Reference "Référence" ["Réf.", "Référence de l’action", "Référence du dossier", "N° de dossier", "Numéro de dossier", "N° action", "Code action"];
    Titre "Intitulé" ["Intitulé de l’action", "Intitulé du projet", "Titre", "Titre de l’action", "Nom de l’action", "Action", "Projet"];
    Operateur "Opérateur" ["Nom de l’opérateur", "Porteur", "Porteur de projet", "Nom du porteur", "Structure", "Organisme", "Association", "Bénéficiaire"];
    NatureOperateur "Nature de l’opérateur" ["Type d’opérateur", "Nature du porteur", "Type de porteur", "Type de structure", "Statut juridique"];
    Siret "SIRET" ["N° SIRET", "Numéro SIRET"];
    Thematique "Pilier ou thématique" ["Pilier", "Thématique", "Thème"];
    SousThematique "Sous-thématique" ["Sous-thème"];
    /// Several in a cell, apart by `;` or a line feed.
    Transversaux "Priorités transversales" ["Priorité transversale", "Axes transversaux", "Axe transversal"];
    /// Several in a cell.
    PrioritesLocales "Priorités locales" ["Priorité locale"];
    /// Several in a cell.
    QuartiersPrioritaires "Quartiers prioritaires" ["Quartier prioritaire", "QPV", "Code QPV", "Codes QPV", "Quartiers (QPV)"];
    /// Several in a cell.
    QuartiersCommunautaires "Quartiers d’intérêt communautaire" ["Quartier d’intérêt communautaire", "Quartiers communautaires"];
    /// Kept apart: a programme holds none.
    Etat "État du dossier" ["État", "Statut", "Statut du dossier", "Décision"];
    Financeur "Financeur" ["Nature du financeur", "Type de financeur"];
    NomFinanceur "Nom du financeur" [];
    Programme "Programme" ["Programme budgétaire", "BOP"];
    Dispositif "Dispositif" [];
    DispositifLocal "Dispositif local" [];
    /// Under « Fonds de cohésion sociale ».
    AxeFcs "Axe du Fonds de cohésion sociale" ["Axe FCS"];
    Section "Section" ["Section budgétaire"];
    Credits "Crédits" ["Nature des crédits", "Spécifique ou droit commun"];
    CompteNature "Compte par nature" ["Nature comptable"];
    Fonction "Fonction" [];
    /// Instead of the ten before: a label of [`Correspondance::sources`](super::Correspondance::sources).
    Source "Source" ["Source de financement"];
    Stade "Stade" ["Étape"];
    Montant "Montant" ["Montant (€)", "Montant en euros"];
    MontantDemande "Montant demandé" ["Demandé", "Subvention demandée"];
    MontantPropose "Montant proposé" ["Proposé", "Subvention proposée"];
    MontantAccorde "Montant accordé" ["Accordé", "Subvention accordée"];
    MontantEngage "Montant engagé" ["Engagé"];
    MontantVerse "Montant versé" ["Versé", "Subvention versée"];
} }

impl Champ {
    /// The tables that have the field.
    #[must_use]
    pub fn is_of(self, table: Table) -> bool {
        let de_l_action = self < Self::Financeur;
        self == Self::Reference || de_l_action == (table == Table::Actions)
    }

    /// The stage that the header of an amount names; `None` for any other field.
    #[must_use]
    pub fn stade(self) -> Option<Stade> {
        const MONTANTS: [Champ; 5] = [
            Champ::MontantDemande,
            Champ::MontantPropose,
            Champ::MontantAccorde,
            Champ::MontantEngage,
            Champ::MontantVerse,
        ];
        MONTANTS.iter().zip(Stade::TOUS).find(|(champ, _)| **champ == self).map(|(_, stade)| stade)
    }

    /// The field of a header, and whether the header is the one that we write.
    pub(super) fn find(table: Table, entete: &str) -> Option<(Self, bool)> {
        let lu = normalize(entete);
        Self::TOUS.into_iter().filter(|champ| champ.is_of(table)).find_map(|champ| {
            if normalize(champ.libelle()) == lu {
                Some((champ, true))
            } else {
                let synonyme = champ.synonymes().iter().any(|forme| normalize(forme) == lu);
                synonyme.then_some((champ, false))
            }
        })
    }
}

impl fmt::Display for Champ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}
