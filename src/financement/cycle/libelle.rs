use core::fmt;

use super::Etat;
use crate::contrat::LibelleError;
use crate::contrat::libelle::{Ambiguite, Entree, read_unless_ambiguous};

const ETATS: [Entree<Etat>; 14] = [
    entree(Etat::Depose, &["déposée", "dépôt", "dossier déposé", "demande déposée"]),
    entree(
        Etat::Recevable,
        &["dossier recevable", "éligible", "en cours d’instruction", "en instruction"],
    ),
    entree(Etat::Irrecevable, &["non recevable", "irrecevabilité", "inéligible", "non éligible"]),
    entree(Etat::Instruit, &["instruite", "dossier instruit", "instruction terminée"]),
    entree(
        Etat::Soutenu,
        &[
            "soutenue",
            "favorable",
            "avis favorable",
            "retenu",
            "retenue",
            "accordé",
            "accordée",
            "accord",
            "subvention accordée",
        ],
    ),
    entree(
        Etat::Refuse,
        &[
            "refusée",
            "refus",
            "rejeté",
            "rejetée",
            "rejet",
            "défavorable",
            "avis défavorable",
            "non retenu",
            "non retenue",
            "non soutenu",
            "non soutenue",
            "non accordé",
            "non accordée",
        ],
    ),
    entree(Etat::Ajourne, &["ajournée", "ajournement", "avis ajourné"]),
    entree(
        Etat::Reoriente,
        &[
            "réorientée",
            "réorientation",
            "orienté vers un autre dispositif",
            "orientée vers un autre dispositif",
            "réorienté vers un autre dispositif",
            "réorientée vers un autre dispositif",
            "réorienté vers le droit commun",
            "réorientée vers le droit commun",
        ],
    ),
    entree(Etat::Conventionne, &["conventionnée", "convention signée"]),
    entree(Etat::Engage, &["engagée", "crédits engagés", "subvention engagée"]),
    entree(
        Etat::Verse,
        &["versée", "payé", "payée", "subvention versée", "subvention payée", "acompte versé"],
    ),
    entree(Etat::Solde, &["soldée", "solde versé", "solde payé"]),
    entree(
        Etat::Abandonne,
        &[
            "abandonnée",
            "abandon",
            "désistement",
            "abandonné par le porteur",
            "abandonnée par le porteur",
            "retiré par le porteur",
            "retirée par le porteur",
        ],
    ),
    entree(Etat::Retire, &["retirée", "subvention retirée", "retrait de la subvention"]),
];

const AMBIGUS: [Ambiguite; 9] = [
    Ambiguite { formes: &["retrait"], un: "abandonné par l’opérateur", autre: "retiré" },
    Ambiguite {
        formes: &["annulé", "annulée", "annulation"],
        un: "abandonné par l’opérateur",
        autre: "retiré",
    },
    Ambiguite {
        formes: &["reporté", "reportée", "report"],
        un: "ajourné",
        autre: "reporté à une autre année",
    },
    Ambiguite {
        formes: &["clos", "close", "clôturé", "clôturée"],
        un: "soldé",
        autre: "clos sans suite",
    },
    Ambiguite {
        formes: &["sans suite", "classé sans suite", "classée sans suite"],
        un: "irrecevable",
        autre: "abandonné",
    },
    Ambiguite { formes: &["terminé", "terminée"], un: "soldé", autre: "action réalisée" },
    Ambiguite {
        formes: &["accepté", "acceptée", "validé", "validée"],
        un: "recevable",
        autre: "soutenu",
    },
    Ambiguite { formes: &["en attente"], un: "déposé", autre: "ajourné" },
    Ambiguite { formes: &["mandaté", "mandatée"], un: "engagé", autre: "versé" },
];

const fn entree(valeur: Etat, variantes: &'static [&'static str]) -> Entree<Etat> {
    Entree { valeur, code: "", libelle: valeur.libelle(), variantes }
}

impl Etat {
    /// Reads a label of a real file, whatever its case, accents, plural, punctuation, blanks and order of
    /// words.
    ///
    /// | état | other wordings, in either gender |
    /// |---|---|
    /// | déposé | dépôt, dossier déposé, demande déposée |
    /// | recevable | dossier recevable, éligible, en instruction, en cours d’instruction |
    /// | irrecevable | irrecevabilité, non recevable, inéligible, non éligible |
    /// | instruit | dossier instruit, instruction terminée |
    /// | soutenu | favorable, avis favorable, retenu, accordé, accord, subvention accordée |
    /// | refusé | refus, rejeté, rejet, défavorable, avis défavorable, non retenu, non soutenu, non accordé |
    /// | ajourné | ajournement, avis ajourné |
    /// | réorienté | réorientation, orienté ou réorienté vers un autre dispositif, réorienté vers le droit commun |
    /// | conventionné | convention signée |
    /// | engagé | crédits engagés, subvention engagée |
    /// | versé | payé, subvention versée ou payée, acompte versé |
    /// | soldé | solde versé, solde payé |
    /// | abandonné | abandon, désistement, abandonné ou retiré par le porteur |
    /// | retiré | subvention retirée, retrait de la subvention |
    ///
    /// # Interpretation
    /// « favorable » in a programming table is read as the decision; the opinion of a committee is
    /// [`AvisDeComite`](crate::financement::AvisDeComite). A request « en cours d’instruction » is one that
    /// may be examined: recevable. What has two readings is refused with both: *retrait*, *annulé*,
    /// *reporté*, *clos*, *sans suite*, *terminé*, *accepté*, *validé*, *en attente*, *mandaté*.
    ///
    /// # Errors
    /// [`LibelleError`], with the text, if it is on the list under no wording, or has two readings.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::Etat;
    ///
    /// assert_eq!(Etat::read("AJOURNEE")?, Etat::Ajourne);
    /// assert_eq!(Etat::read("Orienté vers un autre dispositif")?, Etat::Reoriente);
    /// assert_eq!(
    ///     Etat::read("Retrait").unwrap_err().to_string(),
    ///     "label \"Retrait\": may be \"abandonné par l’opérateur\" or \"retiré\", expected a state of a request"
    /// );
    /// # Ok::<(), contrat_de_ville::contrat::LibelleError>(())
    /// ```
    pub fn read(texte: &str) -> Result<Self, LibelleError> {
        read_unless_ambiguous(texte, &ETATS, &AMBIGUS, "a state of a request")
    }

    /// Reads a column of labels.
    ///
    /// # Errors
    /// [`ProblemesDeLibelles`]: every label that is refused, each with its row, from 1.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::Etat;
    ///
    /// let lus = Etat::read_column(["Favorable", "Non retenu"])?;
    /// assert_eq!(lus, [Etat::Soutenu, Etat::Refuse]);
    ///
    /// let refus = Etat::read_column(["Favorable", "", "à voir"]).unwrap_err();
    /// assert_eq!(refus.as_slice()[1].ligne, 3);
    /// # Ok::<(), contrat_de_ville::financement::ProblemesDeLibelles>(())
    /// ```
    pub fn read_column<'t>(
        textes: impl IntoIterator<Item = &'t str>,
    ) -> Result<Vec<Self>, ProblemesDeLibelles> {
        let mut etats = Vec::new();
        let mut problemes = Vec::new();
        for (ligne, texte) in (1_usize..).zip(textes) {
            match Self::read(texte) {
                Ok(etat) => etats.push(etat),
                Err(cause) => problemes.push(ProblemeDeLibelle { ligne, cause }),
            }
        }
        if problemes.is_empty() { Ok(etats) } else { Err(ProblemesDeLibelles(problemes)) }
    }
}

/// A label that is refused, and its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemeDeLibelle {
    /// The row, from 1.
    pub ligne: usize,
    /// Why.
    pub cause: LibelleError,
}

impl fmt::Display for ProblemeDeLibelle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}: {}", self.ligne, self.cause)
    }
}

/// Every label of a column that is refused, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeLibelles(Vec<ProblemeDeLibelle>);

impl ProblemesDeLibelles {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeLibelle] {
        &self.0
    }
}

impl fmt::Display for ProblemesDeLibelles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::erreur::write_list(&self.0, f)
    }
}

impl core::error::Error for ProblemesDeLibelles {}
