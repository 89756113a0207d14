//! The four piliers of 2015–2023 and their national sub-themes.

use super::libelle::{codes, nomenclature};

nomenclature! {
    /// A *pilier* of the contracts of 2015–2023, as the national list of themes has it.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::contrat::Pilier;
    ///
    /// assert_eq!(Pilier::read("2- Pilier développement économique et emploi"), Ok(Pilier::EmploiDeveloppementEconomique));
    /// assert_eq!(Pilier::read("EMPLOI ET DEVELOPPEMENT ECONOMIQUE"), Ok(Pilier::EmploiDeveloppementEconomique));
    /// assert_eq!(
    ///     Pilier::read("1 - Pilotage").unwrap_err().to_string(),
    ///     "label \"1 - Pilotage\": unknown, expected a pilier of 2015–2023"
    /// );
    /// ```
    Pilier, "a pilier of 2015–2023", TOUS: 4 {
        CohesionSociale = "1" "Cohésion sociale";
        EmploiDeveloppementEconomique = "2" "Développement économique et emploi";
        CadreDeVieRenouvellementUrbain = "3" "Cadre de vie et renouvellement urbain";
        Pilotage = "4" "Pilotage, ingénierie, ressources et évaluations"
            | "Pilotage, qualification des acteurs, évaluation";
    }
}

codes!(Pilier, "1");

nomenclature! {
    /// A national sub-theme of a [`Pilier`].
    SousThemeDePilier, "a sub-theme of the piliers of 2015–2023", TOUS: 14 {
        Education = "1.1" "Education";
        Sante = "1.2" "Santé";
        ParentaliteDroitsSociaux = "1.3" "Parentalité et droits sociaux";
        Culture = "1.4" "Culture et expression artistique";
        LienSocial = "1.5" "Lien social, citoyenneté et participation des habitants";
        Jeunesse = "1.5a" "Jeunesse";
        SportLoisir = "1.5b" "Sport et loisir";
        Discriminations = "1.6"
            "Prévention et lutte contre les discriminations liées à l'origine et à l'adresse";
        Emploi = "2.1" "Emploi";
        DeveloppementEconomique = "2.2" "Développement économique";
        CadreDeVieRenouvellementUrbain = "3.1" "Cadre de vie et renouvellement urbain";
        TranquilliteSurete = "3.2" "Tranquillité et sûreté publique";
        Pilotage = "4.1" "Pilotage, ingénierie, ressources et évaluations";
        StructuresMutualisatrices = "4.2" "Structures mutualisatrices";
    }
}

codes!(SousThemeDePilier, "1.5a");

impl SousThemeDePilier {
    /// The pilier that it belongs to.
    #[must_use]
    pub const fn pilier(self) -> Pilier {
        match self {
            Self::Education
            | Self::Sante
            | Self::ParentaliteDroitsSociaux
            | Self::Culture
            | Self::LienSocial
            | Self::Jeunesse
            | Self::SportLoisir
            | Self::Discriminations => Pilier::CohesionSociale,
            Self::Emploi | Self::DeveloppementEconomique => Pilier::EmploiDeveloppementEconomique,
            Self::CadreDeVieRenouvellementUrbain | Self::TranquilliteSurete => {
                Pilier::CadreDeVieRenouvellementUrbain
            }
            Self::Pilotage | Self::StructuresMutualisatrices => Pilier::Pilotage,
        }
    }
}
