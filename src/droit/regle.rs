use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Confiance, Texte};

const CGCT: &str = "Code général des collectivités territoriales";
const CJA: &str = "Code de justice administrative";
const CRPA: &str = "Code des relations entre le public et l’administration";
const TRAVAIL: &str = "Code du travail";
const LOI_2014_173: &str =
    "Loi n° 2014-173 du 21 février 2014 de programmation pour la ville et la cohésion urbaine";
const DECRET_2015_1118: &str = "Décret n° 2015-1118 du 3 septembre 2015";

/// A day that the calendar has; an impossible one is no day, which a test refuses.
const fn day(annee: i32, mois: u32, jour: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(annee, mois, jour)
}

/// The entries of numbers and codes, and those of time and procedure, were compared with their source on
/// different days.
const REVU_1: Option<NaiveDate> = day(2026, 11, 23);
const REVU_2: Option<NaiveDate> = day(2026, 11, 24);
/// The consolidated codes were read as in force on that day.
const ETAT: Option<NaiveDate> = day(2024, 10, 1);
/// The law of 2014 was read in its first version.
const INITIAL: Option<NaiveDate> = day(2014, 2, 23);
/// The national file of the quarters of 2024 was read in its edition of that day.
const LISTE_2024: Option<NaiveDate> = day(2026, 1, 15);
/// Reform of the publication of local acts: ordonnance 2021-1310 and décret 2021-1311.
const REFORME_2022: Option<NaiveDate> = day(2022, 7, 1);

/// One row a rule: what it says, its id, the text, the article, since when the version that was read is
/// in force, the last day for which it was, how sure, and when the row was last compared with its source.
macro_rules! regles {
    ($($(#[$doc:meta])* $nom:ident = $id:literal, $titre:expr, $article:literal, $depuis:expr, $etat:expr,
        $confiance:ident, $revu:expr;)*) => {
        /// A rule of law that the crate computes with, or documents.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Regle {
            $($(#[$doc])* #[serde(rename = $id)] $nom,)*
        }

        impl Regle {
            /// Every rule.
            pub const TOUTES: [Self; [$($id),*].len()] = [$(Self::$nom),*];

            /// The text that the rule rests on.
            ///
            /// # Examples
            /// ```
            /// use contrat_de_ville::droit::{Confiance, Regle};
            ///
            /// let texte = Regle::BudgetAnnex.texte();
            /// assert_eq!(texte.article, "L. 2313-1");
            /// assert_eq!(texte.confiance, Confiance::Texte);
            /// ```
            #[must_use]
            pub const fn texte(self) -> Texte {
                let (id, titre, article, depuis, etat, confiance, revu) = match self {
                    $(Self::$nom => ($id, $titre, $article, $depuis, $etat, Confiance::$confiance, $revu),)*
                };
                let revu = match revu {
                    Some(revu) => revu,
                    None => NaiveDate::MIN,
                };
                Texte { id, titre, article, depuis, etat, confiance, revu }
            }
        }
    };
}

regles! {
    // Contract, report, quarters, money.
    /// The yearly annex to the budget, crédits spécifiques and droit commun apart.
    BudgetAnnex = "BUDGET-ANNEX", CGCT, "L. 2313-1", day(2019, 4, 1), ETAT, Texte, REVU_1;
    /// What the yearly report holds.
    ReportContent = "REPORT-CONTENT", DECRET_2015_1118, "1 (numéro de mémoire)", day(2015, 9, 6), None, Secondaire, REVU_1;
    /// Who signs a contrat de ville, and what it holds.
    ContractParties = "CONTRACT-PARTIES", LOI_2014_173, "6, I et IV", INITIAL, INITIAL, Texte, REVU_1;
    /// When a contract starts and ends.
    ContractTerm = "CONTRACT-TERM", LOI_2014_173, "6, I, al. 3", INITIAL, INITIAL, Texte, REVU_1;
    /// Contracts of 2015 extended to 31 December 2022.
    ContractTerm2022 = "CONTRACT-TERM-2022", "Loi de finances pour 2019, ajoutant un III à l’article 30 de la loi n° 2014-173", "(numéro d’article non lu)", None, None, Secondaire, REVU_2;
    /// Then to 31 December 2023.
    ContractTerm2023 = "CONTRACT-TERM-2023", "Loi de finances pour 2022", "68", None, None, Secondaire, REVU_2;
    /// Then, overseas, to 31 December 2024.
    ContractTermOutreMer = "CONTRACT-TERM-OUTRE-MER", "Loi n° 2023-1322 de finances pour 2024", "219", None, None, Secondaire, REVU_2;
    /// Overseas a contract may be concluded at the scale of communes.
    ContractScaleOutreMer = "CONTRACT-SCALE-OUTRE-MER", LOI_2014_173, "6, III", INITIAL, INITIAL, Texte, REVU_2;
    /// Contracts of métropole signed by 31 March 2024 for six years, with a review in 2027.
    Circulaire2030 = "CIRCULAIRE-2030", "Circulaire du 31 août 2023", "(non lue)", day(2023, 8, 31), None, Secondaire, REVU_2;
    /// What a QPV is.
    QpvDef = "QPV-DEF", LOI_2014_173, "5, I", INITIAL, INITIAL, Texte, REVU_1;
    /// The décrets that list the QPV.
    QpvLists = "QPV-LISTS", "Décrets nos 2014-1750, 2014-1751, 2023-1314 et 2024-1212", "(listes annexées)", None, None, Secondaire, REVU_1;
    /// How the QPV of métropole are drawn; the threshold of income is from memory.
    QpvMethod = "QPV-METHOD", "Décret n° 2014-767, modifié par le décret n° 2023-1312", "1er et 2", None, None, Secondaire, REVU_2;
    /// How those overseas are drawn.
    QpvMethodOutreMer = "QPV-METHOD-OUTRE-MER", "Décret n° 2014-1575, puis décret n° 2024-1211", "(articles non lus)", None, None, Secondaire, REVU_2;
    /// The list of 2015 in métropole, rectified by the décret n° 2015-1138.
    QpvListe2015Metropole = "QPV-LISTS-2014-1750", "Décret n° 2014-1750, rectifié par le décret n° 2015-1138", "(liste annexée)", day(2015, 1, 1), day(2023, 12, 31), Secondaire, REVU_2;
    /// The list of 2015 overseas, in Saint-Martin and in French Polynesia.
    QpvListe2015OutreMer = "QPV-LISTS-2014-1751", "Décret n° 2014-1751", "(liste annexée)", day(2015, 1, 1), day(2024, 12, 31), Secondaire, REVU_2;
    /// The list of 2024 in métropole.
    QpvListe2024Metropole = "QPV-LISTS-2023-1314", "Décret n° 2023-1314 du 28 décembre 2023", "(liste annexée)", day(2024, 1, 1), LISTE_2024, Secondaire, REVU_2;
    /// The spelling of some names of it.
    QpvListe2024Orthographe = "QPV-LISTS-2024-806", "Décret n° 2024-806 du 13 juillet 2024", "(articles non lus)", None, None, Secondaire, REVU_2;
    /// The list of 2024 overseas, in Saint-Martin and in French Polynesia.
    QpvListe2024OutreMer = "QPV-LISTS-2024-1212", "Décret n° 2024-1212 du 27 décembre 2024", "(liste annexée)", day(2025, 1, 1), LISTE_2024, Secondaire, REVU_2;
    /// In Mayotte each commune is considered a QPV, until 1 January 2030. The day is that of the law: its
    /// entry into force was not read.
    QpvMayotte = "QPV-MAYOTTE", "Loi n° 2025-797 du 11 août 2025", "(numéro d’article non lu)", day(2025, 8, 11), LISTE_2024, Texte, REVU_2;
    /// Quarters that left the geography of before 2015 and stay followed.
    VeilleActive = "VEILLE-ACTIVE", LOI_2014_173, "13 (de mémoire)", None, None, Memoire, REVU_2;
    /// Equipment outside a quarter that serves it.
    QuartierVecu = "QUARTIER-VECU", "Usage des contrats de ville : le quartier vécu", "(usage, non lu)", None, None, Memoire, REVU_2;
    /// The codes of the QPV of 2015.
    QpvCode2015 = "QPV-CODE-2015", "Liste publiée des quartiers prioritaires de 2015", "code du quartier", None, None, Secondaire, REVU_1;
    /// The codes of the QPV of 2024.
    QpvCode2024 = "QPV-CODE-2024", "Liste publiée des quartiers prioritaires de 2024", "code du quartier", None, None, Secondaire, REVU_1;
    /// A conseil citoyen in each QPV.
    CcExistence = "CC-EXISTENCE", LOI_2014_173, "7, I", INITIAL, INITIAL, Texte, REVU_1;
    /// What a fonds de concours may pay, and how much, with a communauté d'agglomération.
    FdcCap = "FDC-CAP", CGCT, "L. 5216-5, VI", None, ETAT, Texte, REVU_1;
    /// The same, with a communauté de communes.
    FdcCapCc = "FDC-CAP-CC", CGCT, "L. 5214-16, V", None, ETAT, Texte, REVU_2;
    /// The same, with a communauté urbaine.
    FdcCapCu = "FDC-CAP-CU", CGCT, "L. 5215-26", None, ETAT, Texte, REVU_2;
    /// The same, with a métropole.
    FdcCapMetropole = "FDC-CAP-METROPOLE", CGCT, "L. 5215-26, par renvoi de l’art. L. 5217-7, I", None, ETAT, Texte, REVU_2;
    /// The least that a maître d'ouvrage brings to the public financing of an investment.
    MinOwnShare20 = "MIN-OWN-SHARE-20", CGCT, "L. 1111-10, III", day(2022, 2, 23), ETAT, Texte, REVU_2;
    /// The most, and the least, that DETR, DPV, DSIL and DSID are of the eligible expenditure.
    PublicAid80 = "PUBLIC-AID-80", CGCT, "R. 2334-27", day(2021, 10, 6), ETAT, Texte, REVU_2;
    /// A convention above 23 000 € a year to a body of private law.
    SubsidyConvention23k = "SUBSIDY-CONVENTION-23K", "Loi n° 2000-321, art. 10, et décret n° 2001-495, art. 1er", "(articles non lus)", None, None, Secondaire, REVU_2;
    /// The contrat d'engagement républicain of a subsidised association or foundation, for requests filed since
    /// the décret.
    SubsidyConditionsCer = "SUBSIDY-CONDITIONS-CER", "Loi n° 2000-321, art. 10-1, et décret n° 2021-1947 du 31 décembre 2021", "(articles non lus)", day(2022, 1, 2), None, Secondaire, REVU_2;
    /// The compte rendu financier within six months of the end of the year of the subsidy.
    SubsidyConditionsReport = "SUBSIDY-CONDITIONS-REPORT", "Compte rendu financier des subventions", "(texte non lu)", None, None, Memoire, REVU_2;
    /// Certified accounts above 153 000 € of public subsidies a year.
    SubsidyConditionsAccounts = "SUBSIDY-CONDITIONS-ACCOUNTS", "Certification des comptes des bénéficiaires de subventions", "(texte non lu)", None, None, Memoire, REVU_2;
    /// What a subsidised body must supply, and may not grant on.
    SubsidyControl = "SUBSIDY-CONTROL", CGCT, "L. 1611-4", None, ETAT, Texte, REVU_2;
    /// Half of the conventions of subsidy for several years.
    CirculaireCpo50 = "CIRCULAIRE-CPO-50", "Circulaire du 31 août 2023", "(non lue)", day(2023, 8, 31), None, Secondaire, REVU_2;
    /// At most 2.5 % of programme 147 in a département outside the QPV.
    CirculairePoches25 = "CIRCULAIRE-POCHES-2-5", "Circulaire du 31 août 2023", "(non lue)", day(2023, 8, 31), None, Secondaire, REVU_2;
    /// Essential data of a subsidy online within three months of the signature.
    SubsidyOpenData = "SUBSIDY-OPEN-DATA", "Décret n° 2017-779 du 5 mai 2017 et arrêté du 17 novembre 2017", "(articles non lus)", day(2017, 8, 1), None, Secondaire, REVU_2;
    /// Thirty per cent off the property tax of dwellings in a QPV, under a convention signed in time.
    Tfpb30 = "TFPB-30", "Code général des impôts", "1388 bis", day(2022, 1, 1), ETAT, Texte, REVU_2;
    /// The years 2025 to 2030 of that relief.
    Tfpb30Depuis2025 = "TFPB-30-2025", "Code général des impôts, art. 1388 bis, prorogé par les lois de finances pour 2024 (art. 73) et pour 2025 (art. 47 et 114)", "(articles non lus)", None, None, Secondaire, REVU_2;
    /// Reduced VAT on social home ownership in a QPV under a contract, wholly within 300 metres of it, or partly so
    /// and wholly within 500 metres of one under a convention of urban renewal.
    Tva300500 = "TVA-300-500", "Code général des impôts", "278 sexies, III, 2°", day(2022, 1, 1), ETAT, Texte, REVU_2;
    /// Where VAT does not apply: Guyane and Mayotte. A caveat, which nothing is computed with.
    TvaNonApplicable = "TVA-NON-APPLICABLE", "Code général des impôts", "294 (de mémoire)", None, None, Memoire, REVU_2;
    /// A financial and fiscal pact within a year of the entry into force of the contract.
    PacteFinancier1y = "PACTE-FINANCIER-1Y", CGCT, "L. 5211-28-4, III", day(2023, 1, 1), ETAT, Texte, REVU_2;

    // Public holidays.
    /// The eleven national holidays.
    HolNational = "HOL-NATIONAL", TRAVAIL, "L. 3133-1", day(2016, 8, 10), ETAT, Texte, REVU_2;
    /// Good Friday, where there is a Protestant church or a shared one, and 26 December.
    HolAlsaceMoselle = "HOL-ALSACE-MOSELLE", TRAVAIL, "L. 3134-13", day(2008, 5, 1), ETAT, Texte, REVU_2;
    /// The abolition of slavery, territory by territory.
    HolOverseas = "HOL-OVERSEAS", TRAVAIL, "L. 3422-2", day(2018, 1, 1), ETAT, Texte, REVU_2;
    /// The same days before the code named them, in five territories.
    HolOverseas1983 = "HOL-OVERSEAS-1983", "Loi n° 83-550 du 30 juin 1983 et décret n° 83-1003 du 23 novembre 1983", "1er du décret", None, None, Secondaire, REVU_2;
    /// Saint-Barthélemy and Saint-Martin added to them.
    HolOverseas2012 = "HOL-OVERSEAS-2012", "Décret n° 2012-553 du 23 avril 2012", "1er", day(2012, 4, 26), None, Secondaire, REVU_2;

    // How time is counted, and appeals.
    /// Months of the same quantième, the last day of the month where there is none.
    DelaiQuantieme = "DELAI-QUANTIEME", "Code de procédure civile", "641", day(1976, 1, 1), ETAT, Texte, REVU_2;
    /// A term on a Saturday, a Sunday, a holiday or a closed day goes to the first working day that follows.
    DelaiReport = "DELAI-REPORT", "Code de procédure civile", "642", day(1976, 1, 1), ETAT, Texte, REVU_2;
    /// The period for an appeal: neither its first nor its last day counts, and only then is it carried over
    /// (CE, 30 December 2014, n° 372473, *Uchaux*).
    DelaiFranc = "DELAI-FRANC", "CE, Sect., 4 juin 1954, Commune de Décines-Charpieu ; CE, 19 septembre 2014, n° 362568", "(jurisprudence)", None, None, Secondaire, REVU_2;
    /// Two months to appeal.
    DelaiRecours2m = "DELAI-RECOURS-2M", CJA, "R. 421-1", day(2020, 1, 1), ETAT, Texte, REVU_2;
    /// One month more, or two, for those who live far away.
    DelaiDistance = "DELAI-DISTANCE", CJA, "R. 421-7", day(2015, 9, 18), ETAT, Texte, REVU_2;
    /// Time limits bind those who were told of them.
    VoiesEtDelais = "VOIES-ET-DELAIS", CJA, "R. 421-5", None, ETAT, Texte, REVU_2;
    /// Even without a time limit that binds, an appeal is lodged within a reasonable time.
    DelaiRaisonnable = "DELAI-RAISONNABLE", "CE, Ass., 13 juillet 2016, n° 387763", "(jurisprudence, non lue)", None, None, Memoire, REVU_2;
    /// Without a receipt, no time limit binds who asked.
    AccuseDeReception = "ACCUSE-DE-RECEPTION", CRPA, "L. 112-6", None, ETAT, Texte, REVU_2;
    /// An appeal that is posted counts on the day of dispatch, for cases judged since.
    PostalDate = "POSTAL-DATE", "CE, Sect., 13 mai 2024, n° 466541", "(jurisprudence)", day(2024, 5, 13), None, Secondaire, REVU_2;
    /// A recours gracieux that is posted counts on the day of dispatch.
    PostalDateGracieux = "POSTAL-DATE-GRACIEUX", "CE, 30 juin 2025, n° 494573", "(jurisprudence)", day(2025, 6, 30), None, Secondaire, REVU_2;
    /// A recours gracieux or hiérarchique lodged in time interrupts the period.
    RecoursGracieux = "RECOURS-GRACIEUX", CRPA, "L. 411-2", day(2016, 1, 1), ETAT, Texte, REVU_2;
    /// It does so once.
    RecoursGracieuxUneFois = "RECOURS-GRACIEUX-UNE-FOIS", "Jurisprudence : un second recours gracieux n’interrompt pas de nouveau le délai", "(jurisprudence, non lue)", None, None, Memoire, REVU_2;
    /// Two months of silence on it are a refusal.
    Silence2m = "SILENCE-2M", CRPA, "L. 411-7 et L. 231-4", day(2016, 1, 1), ETAT, Texte, REVU_2;
    /// That period is neither franc nor carried over.
    SilenceNonFranc = "SILENCE-NON-FRANC", "La décision implicite de rejet peut naître un jour férié (doctrine)", "(jurisprudence)", None, None, Secondaire, REVU_2;
    /// Two months from the birth of an implicit refusal; an express one in that time starts them again.
    RejetImplicite = "REJET-IMPLICITE", CJA, "R. 421-2", None, ETAT, Texte, REVU_2;
    /// No foreclosure before an express refusal, for measures of an assembly.
    RejetDUneAssemblee = "REJET-D-UNE-ASSEMBLEE", CJA, "R. 421-3, 1°", day(2017, 1, 1), ETAT, Texte, REVU_2;
    /// The préfet refers an act to the court within two months of its transmission.
    Defere = "DEFERE", CGCT, "L. 2131-6", None, ETAT, Texte, REVU_2;
    /// That period too is franc.
    DefereFranc = "DEFERE-FRANC", "CE, 5 juin 2009, n° 312682", "(jurisprudence)", None, None, Secondaire, REVU_2;

    // The council.
    /// Five clear days, one in urgency.
    Convocation5ClearDays = "CONVOCATION-5-CLEAR-DAYS", CGCT, "L. 2121-12", day(2015, 8, 19), ETAT, Texte, REVU_2;
    /// The rules of communes of 3 500 inhabitants and more hold for every EPCI.
    ConvocationEpci = "CONVOCATION-EPCI", CGCT, "L. 5211-1", day(2022, 2, 23), ETAT, Texte, REVU_2;
    /// Three clear days in a commune of fewer than 3 500 inhabitants, one in urgency.
    Convocation3ClearDays = "CONVOCATION-3-CLEAR-DAYS", CGCT, "L. 2121-11", day(1996, 2, 24), ETAT, Texte, REVU_2;
    /// Three clear days for the first meeting after the elections.
    ConvocationPremiereReunion = "CONVOCATION-FIRST-MEETING", CGCT, "L. 2121-7", None, ETAT, Texte, REVU_2;
    /// Clear days run from the day after dispatch, and no holiday extends them.
    ConvocationNonProrogee = "CONVOCATION-NOT-EXTENDED", "CE, 12 juillet 1955, Mignaloux-Beauvoir (Lebon p. 412) ; CE, 13 octobre 1993, d’André", "(jurisprudence)", None, None, Secondaire, REVU_2;
    /// Convocations are sent electronically, or on paper to those who ask.
    ConvocationForm = "CONVOCATION-FORM", CGCT, "L. 2121-10", day(2019, 12, 29), ETAT, Texte, REVU_2;
    /// Three days at least before the session, the day before in urgency.
    AlsaceMoselle = "ALSACE-MOSELLE", CGCT, "L. 2541-2", None, ETAT, Texte, REVU_2;
    /// The second call in Alsace-Moselle: no three-day rule, and it must quote its own.
    AlsaceMoselleSecondeConvocation = "ALSACE-MOSELLE-SECOND-CALL", CGCT, "L. 2541-4", None, ETAT, Texte, REVU_2;
    /// What of the general law does not apply there.
    AlsaceMoselleExclues = "ALSACE-MOSELLE-EXCLUDED", CGCT, "L. 2541-1", None, ETAT, Texte, REVU_2;
    /// More than half of the members in office are there; after a second call, any number.
    Quorum = "QUORUM", CGCT, "L. 2121-17", day(1996, 2, 24), ETAT, Texte, REVU_2;
    /// It is looked at item by item.
    QuorumParPoint = "QUORUM-BY-ITEM", "Le quorum s’apprécie à l’ouverture de chaque point", "(jurisprudence, non lue)", None, None, Memoire, REVU_2;
    /// Presence by video in an EPCI.
    QuorumVisio = "QUORUM-VIDEO", CGCT, "L. 5211-11-1", day(2022, 8, 1), ETAT, Texte, REVU_2;
    /// One proxy a holder, three sittings in a row at most unless ill.
    Proxy = "PROXY", CGCT, "L. 2121-20, al. 1", None, ETAT, Texte, REVU_2;
    /// More than half of the votes cast; the president's vote decides a tie unless the ballot is secret.
    Majority = "MAJORITY", CGCT, "L. 2121-20, al. 2 et 3", None, ETAT, Texte, REVU_2;
    /// Abstentions, blank and void votes are not votes cast.
    SuffragesExprimes = "VOTES-CAST", "Abstentions, bulletins blancs et nuls ne sont pas des suffrages exprimés", "(usage constant, non lu)", None, None, Memoire, REVU_2;
    /// Public ballot by name for a quarter of those present, secret for a third or for appointments.
    SecretVote = "SECRET-VOTE", CGCT, "L. 2121-21", day(2022, 7, 1), ETAT, Texte, REVU_2;
    /// Closed session in a commune.
    ClosedSession = "CLOSED-SESSION", CGCT, "L. 2121-18", None, ETAT, Texte, REVU_2;
    /// Closed session in an EPCI.
    ClosedSessionEpci = "CLOSED-SESSION-EPCI", CGCT, "L. 5211-11", None, ETAT, Texte, REVU_2;
    /// A secretary is named at the opening; the minutes are settled at the next session and signed.
    Secretary = "SECRETARY", CGCT, "L. 2121-15, al. 1 à 3", REFORME_2022, ETAT, Texte, REVU_2;
    /// The minutes online within a week of the session that settled them.
    Pv1w = "PV-1W", CGCT, "L. 2121-15", REFORME_2022, ETAT, Texte, REVU_2;
    /// The register is signed by the mayor and the secretaries.
    Register = "REGISTER", CGCT, "L. 2121-23", REFORME_2022, ETAT, Texte, REVU_2;
    /// The list of deliberations within a week.
    List1w = "LIST-1W", CGCT, "L. 2121-25", REFORME_2022, ETAT, Texte, REVU_2;
    /// A copy to the councillors of the communes within a month.
    Copy1m = "COPY-1M", CGCT, "L. 5211-40-2", None, ETAT, Texte, REVU_2;
    /// The opinion of a municipal council, and what its silence allows.
    OpinionOfMunicipalCouncil = "OPINION-OF-MUNICIPAL-COUNCIL", CGCT, "L. 2121-29", None, ETAT, Texte, REVU_2;
    /// An act is executory once it is published and transmitted.
    Executory = "EXECUTORY", CGCT, "L. 2131-1, I", REFORME_2022, ETAT, Texte, REVU_2;
    /// Deliberations are transmitted to the representative of the State.
    Transmission = "TRANSMISSION", CGCT, "L. 2131-2", REFORME_2022, ETAT, Texte, REVU_2;
    /// Acts are published online; small communes choose.
    EPublication = "E-PUBLICATION", CGCT, "L. 2131-1, III et IV", REFORME_2022, ETAT, Texte, REVU_2;
    /// An EPCI has no choice.
    EPublicationEpci = "E-PUBLICATION-EPCI", CGCT, "L. 5211-3", REFORME_2022, ETAT, Texte, REVU_2;
    /// In urgency posting makes an act executory, and publication alone starts the period for appeals.
    EPublicationUrgence = "E-PUBLICATION-EMERGENCY", CGCT, "L. 2131-1, V", REFORME_2022, ETAT, Texte, REVU_2;
    /// Posting or publication, until the reform of 1 July 2022.
    PublicationAvant2022 = "PUBLICATION-BEFORE-2022", CGCT, "L. 2131-1 (version antérieure, non lue)", None, day(2022, 6, 30), Memoire, REVU_2;
    /// How an act is put online, and for how long.
    EPublicationForme = "E-PUBLICATION-FORM", CGCT, "R. 2131-1", REFORME_2022, ETAT, Texte, REVU_2;
    /// Deliberations in which interested members took part are illegal.
    Interest = "INTEREST", CGCT, "L. 2131-11", None, ETAT, Texte, REVU_2;
    /// Members who stand aside are not counted among those in office.
    Deport = "DEPORT", CGCT, "L. 2131-11 et L. 1111-6, II", None, ETAT, Texte, REVU_2;
    /// The politique de la ville is a compulsory competence of a communauté d'agglomération.
    CompetencePolville = "COMPETENCE-POLVILLE", CGCT, "L. 5216-5, I, 4°", day(2022, 2, 23), ETAT, Texte, REVU_2;
    /// The council cannot delegate its orientations.
    PolvilleNotDelegable = "POLVILLE-NOT-DELEGABLE", CGCT, "L. 5211-10", day(2014, 1, 29), ETAT, Texte, REVU_2;

    // The report and its consultation.
    /// The yearly report, its debate and the prior consultation, while the law asked for them.
    ReportLegalBasis = "REPORT-LEGAL-BASIS", CGCT, "L. 1111-2, al. 3 et 4", INITIAL, day(2019, 12, 28), Texte, REVU_2;
    /// The article without them.
    ReportVoluntary = "REPORT-VOLUNTARY", CGCT, "L. 1111-2, rédaction de la loi n° 2019-1461", day(2019, 12, 29), ETAT, Texte, REVU_2;
    /// In French Polynesia they are still asked for.
    ReportPolynesia = "REPORT-POLYNESIA", CGCT, "L. 1811-2", INITIAL, ETAT, Texte, REVU_2;
    /// Who draws the report up.
    ReportDrafter = "REPORT-DRAFTER", DECRET_2015_1118, "2 (numéro de mémoire)", day(2015, 9, 6), None, Secondaire, REVU_2;
    /// Who is consulted: the municipal councils concerned, and the conseil citoyen of each QPV.
    ConsultWho = "CONSULT-WHO", DECRET_2015_1118, "2", day(2015, 9, 6), None, Secondaire, REVU_2;
    /// One month at least.
    ConsultMinDelay = "CONSULT-MIN-DELAY", DECRET_2015_1118, "2", day(2015, 9, 6), None, Secondaire, REVU_2;
    /// Silence is a favourable opinion.
    ConsultTacit = "CONSULT-TACIT", DECRET_2015_1118, "2", day(2015, 9, 6), None, Secondaire, REVU_2;
    /// Contributions and deliberations are annexed to the draft.
    ReportAnnexes = "REPORT-ANNEXES", DECRET_2015_1118, "2 (numéro de mémoire)", day(2015, 9, 6), None, Secondaire, REVU_2;
    /// The council approves, and says what follows each observation.
    ReportApprovalSuites = "REPORT-APPROVAL-SUITES", DECRET_2015_1118, "2 (numéro de mémoire)", day(2015, 9, 6), None, Secondaire, REVU_2;
    /// The final report and its annexes are made public.
    ReportPublic = "REPORT-PUBLIC", DECRET_2015_1118, "2 (numéro de mémoire)", day(2015, 9, 6), None, Secondaire, REVU_2;
    /// A consultation that nobody had to hold must still be regular.
    VoluntaryConsultation = "VOLUNTARY-CONSULTATION-MUST-BE-REGULAR", "Loi n° 2011-525 du 17 mai 2011, art. 70 ; CE, Ass., 23 décembre 2011, Danthony, n° 335033", "(jurisprudence)", None, None, Secondaire, REVU_2;
}

impl fmt::Display for Regle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texte = self.texte();
        if texte.article.starts_with('(') {
            return f.write_str(texte.titre);
        }
        write!(f, "{}, art. {}", texte.titre, texte.article)
    }
}

/// A text is not the id of a rule: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("rule {0:?}: expected the id of a rule, such as `DELAI-RECOURS-2M`")]
pub struct RegleError(pub String);

impl FromStr for Regle {
    type Err = RegleError;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let regle = Self::TOUTES.into_iter().find(|regle| regle.texte().id == id);
        regle.ok_or_else(|| RegleError(id.to_owned()))
    }
}
