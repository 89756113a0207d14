use super::{Origine, Plan};
use crate::financement::regle::{
    Chiffres, Examen, Exemption, Grandeur, MontantPositif, ParticipationMinimale, Point,
    TauxDeParticipation,
};
use crate::financement::{NatureFinanceur, Source};
use crate::nombre::{Euros, Somme, SommeError};

/// Whether a payer is a public body, or who asks must say.
const fn is_public(nature: NatureFinanceur) -> Option<bool> {
    match nature {
        NatureFinanceur::Etat
        | NatureFinanceur::Region
        | NatureFinanceur::Departement
        | NatureFinanceur::Epci
        | NatureFinanceur::Commune => Some(true),
        NatureFinanceur::Caf
        | NatureFinanceur::Bailleur
        | NatureFinanceur::Europe
        | NatureFinanceur::Operateur
        | NatureFinanceur::Autre => None,
    }
}

/// The money of other payers, by what is known of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Publics {
    /// From public bodies.
    publics: Somme,
    /// From bodies that nobody said to be public or not.
    incertains: Somme,
}

impl Plan {
    /// Three checks of arithmetic, which no text asks for: no over-financing, balance in money, balance in
    /// kind.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::{EntreeDePlan, Plan};
    ///
    /// let codes = Plan::new(EntreeDePlan::default())?.check().map(|examen| examen.code());
    /// assert_eq!(codes, ["SURFINANCEMENT", "EQUILIBRE", "EQUILIBRE-DES-VALORISATIONS"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn check(&self) -> [Examen; 3] {
        let solde = self.balance();
        let chiffres = || {
            Chiffres::new()
                .montant(Grandeur::Charges, Some(self.total_charges()))
                .montant(Grandeur::Produits, Some(self.total_produits()))
                .montant(Grandeur::Solde, Some(solde))
        };
        let nature = self.balance_en_nature();
        [
            Examen::of_arithmetic(Point::Surfinancement, solde <= Somme::ZERO, chiffres()),
            Examen::of_arithmetic(Point::Equilibre, solde.is_zero(), chiffres()),
            Examen::of_arithmetic(
                Point::EquilibreDesValorisations,
                nature.is_zero(),
                Chiffres::new().montant(Grandeur::Solde, Some(nature)),
            ),
        ]
    }

    /// The facts of the least own share, every line of the plan counted, asked for or obtained.
    ///
    /// The State, régions, départements, EPCI and communes are public; `is_public_body` says it of the others
    /// (Europe, CAF, landlords, named bodies), or does not know.
    ///
    /// # Interpretation
    /// Own resources are those of the *maître d'ouvrage*.
    ///
    /// # Errors
    /// [`SommeError`] if a total is beyond one amount.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::regle::{Exemption, TauxDeParticipation, Verdict};
    /// use contrat_de_ville::financement::{EntreeDePlan, Plan};
    ///
    /// let plan: Plan = serde_json::from_str(r#"{"produits": [
    ///     {"origine": "ressources_propres", "statut": "acquis", "montant": "20000.00"},
    ///     {"origine": {"source": {"financeur": {"nature": "etat"}, "dispositif": "aucun",
    ///         "credits": "droit_commun"}}, "statut": "sollicite", "montant": "50000.00"},
    ///     {"origine": {"source": {"financeur": {"nature": "europe"}, "dispositif": "aucun",
    ///         "credits": "droit_commun"}}, "statut": "sollicite", "montant": "30000.00"}]}"#)?;
    /// let general = Some(TauxDeParticipation::General);
    /// let faits = plan.participation_minimale(Some(true), general, Some(Exemption::Aucune), |_| None)?;
    /// // 20 of 70 or of 100: kept either way.
    /// assert_eq!(faits.examine("2024-09-24".parse()?).verdict(), &Verdict::Respectee);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn participation_minimale(
        &self,
        investissement: Option<bool>,
        taux: Option<TauxDeParticipation>,
        exemption: Option<Exemption>,
        is_public_body: impl Fn(&Source) -> Option<bool>,
    ) -> Result<ParticipationMinimale, SommeError> {
        let publics = self.publics(is_public_body);
        Ok(ParticipationMinimale {
            participation: Some(positive(self.own_share())?),
            autres_publics: Some(positive(publics.publics)?),
            incertains: positive(publics.incertains)?,
            investissement,
            taux,
            exemption,
        })
    }

    fn publics(&self, is_public_body: impl Fn(&Source) -> Option<bool>) -> Publics {
        let mut tri = Publics::default();
        for produit in self.produits() {
            let Origine::Source(source) = &produit.origine else {
                continue;
            };
            let montant = produit.montant.into();
            match is_public(source.financeur().nature()).or_else(|| is_public_body(source)) {
                Some(true) => tri.publics = tri.publics.merge(montant),
                None => tri.incertains = tri.incertains.merge(montant),
                Some(false) => {}
            }
        }
        tri
    }
}

/// A total of amounts that are not below zero is not either.
fn positive(total: Somme) -> Result<MontantPositif, SommeError> {
    MontantPositif::new(Euros::try_from(total)?).ok_or(SommeError::HorsBornes(total))
}
