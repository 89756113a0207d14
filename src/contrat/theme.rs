//! The six themes of *Engagements Quartiers 2030*, their sub-themes, and the piliers first announced.

use super::libelle::{codes, nomenclature};

nomenclature! {
    /// A national theme of *Engagements Quartiers 2030*.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::contrat::{SousTheme, Theme};
    ///
    /// assert_eq!(Theme::read("2 - Accès aux droits"), Ok(Theme::AccesAuxDroits));
    /// assert_eq!(SousTheme::read("5.5"), Ok(SousTheme::Entrepreneuriat));
    /// assert_eq!(SousTheme::Entrepreneuriat.theme(), Theme::EmploiDeveloppementEconomique);
    /// ```
    Theme, "a theme of Engagements Quartiers 2030", TOUS: 6 {
        Education = "1" "Éducation";
        AccesAuxDroits = "2" "Accès aux droits";
        CadreDeVie = "3" "Cadre de vie, sociabilité et transitions";
        JeunesseCultureSports = "4" "Jeunesse, accès à la culture, aux sports et aux loisirs";
        EmploiDeveloppementEconomique = "5" "Emploi et développement économique";
        SoutienAuxActeurs = "6" "Soutien aux acteurs de la politique de la ville";
    }
}

codes!(Theme, "1");

nomenclature! {
    /// A national sub-theme of a [`Theme`].
    SousTheme, "a sub-theme of Engagements Quartiers 2030", TOUS: 25 {
        ReussiteEducative = "1.1" "Programme de réussite éducative (PRE)" | "Programme de réussite éducative" | "PRE";
        SoutienScolarite = "1.2" "Soutien à la scolarité";
        CitesEducatives = "1.3" "Cités éducatives";
        PerseveranceScolaire = "1.4" "Persévérance scolaire et accès à des études supérieures";
        Sante = "2.1" "Santé";
        SoutienParentalite = "2.2" "Soutien à la parentalité";
        Citoyennete = "2.3" "Citoyenneté";
        Discriminations = "2.4"
            "Prévention et lutte contre les discriminations liées à l'origine et à l'adresse";
        CadreDeVie = "3.1" "Cadre de vie";
        TranquilliteSurete = "3.2" "Tranquillité et sûreté publique";
        MediationSociale = "3.3" "Médiation sociale";
        Transitions = "3.4" "Transitions";
        Jeunesse = "4.1" "Jeunesse";
        Culture = "4.2" "Culture et expression artistique";
        Sports = "4.3" "Sports";
        VacancesLoisirs = "4.4" "Vacances et loisirs";
        Emploi = "5.1" "Emploi";
        CitesDeLEmploi = "5.2" "Cités de l'emploi";
        EngagementDesEntreprises = "5.3" "Engagement des entreprises et PAQTE";
        Attractivite = "5.4" "Attractivité et développement économique";
        Entrepreneuriat = "5.5" "Entrepreneuriat Quartiers 2030";
        InitiativeAssociative = "6.1" "Soutien à l'initiative associative";
        ParticipationDesHabitants = "6.2" "Participation des habitants";
        Pilotage = "6.3" "Pilotage, ingénierie, ressources et évaluations";
        StructuresMutualisatrices = "6.4" "Structures mutualisatrices";
    }
}

codes!(SousTheme, "1.1");

impl SousTheme {
    /// The theme that it belongs to.
    #[must_use]
    pub const fn theme(self) -> Theme {
        match self {
            Self::ReussiteEducative
            | Self::SoutienScolarite
            | Self::CitesEducatives
            | Self::PerseveranceScolaire => Theme::Education,
            Self::Sante | Self::SoutienParentalite | Self::Citoyennete | Self::Discriminations => {
                Theme::AccesAuxDroits
            }
            Self::CadreDeVie
            | Self::TranquilliteSurete
            | Self::MediationSociale
            | Self::Transitions => Theme::CadreDeVie,
            Self::Jeunesse | Self::Culture | Self::Sports | Self::VacancesLoisirs => {
                Theme::JeunesseCultureSports
            }
            Self::Emploi
            | Self::CitesDeLEmploi
            | Self::EngagementDesEntreprises
            | Self::Attractivite
            | Self::Entrepreneuriat => Theme::EmploiDeveloppementEconomique,
            Self::InitiativeAssociative
            | Self::ParticipationDesHabitants
            | Self::Pilotage
            | Self::StructuresMutualisatrices => Theme::SoutienAuxActeurs,
        }
    }
}

nomenclature! {
    /// One of the four piliers that the State announced for the contracts of 2024, as the case of
    /// 2023 prints them. The national list that followed has the six [`Theme`]s instead; these have no
    /// official code.
    PilierAnnonce, "a pilier announced for 2024", TOUS: 4 {
        PleinEmploi = "" "Plein emploi pour les habitants des QPV" | "Plein emploi";
        TransitionEcologique = "" "Transition écologique et énergétique";
        Tranquillite = "" "Tranquillité et sécurité publique";
        Emancipation = "" "Émancipation pour tous à travers la promotion de l’éducation";
    }
}
