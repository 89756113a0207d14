//! The promises of the public surface: sizes, traits, errors.

mod schema;

use core::error::Error;
use core::fmt::Debug;
use core::mem::size_of;

use chrono::NaiveDate;
use contrat_de_ville::bilan::{
    ActionsComparees, ActionsDistinctes, Assemblage, AssemblageError, CofinancementError,
    Comparaison, ComparaisonError, Concentration, ConcentrationError, Croisement, Cumul,
    CumulError, FicheDeSerieError, SerieError, TirageError, Ventilation,
};
use contrat_de_ville::concertation::{
    Atelier, CleDeThemeError, CommunesRecuesError, Concertation, Creneau, Depouillement,
    DepouillementError, FusionError, Gommette, GommetteError, Heure, HeureError, Masque, Question,
    QuestionError, ReleveDeVoixError,
};
use contrat_de_ville::contrat::{CadreError, DureeError, LibelleError, PassageError, Thematique};
use contrat_de_ville::controle::{Constat, Releve, ReleveError, Tableau, TableauError};
use contrat_de_ville::droit::{Confiance, Lecture, Regle, RegleError, Texte};
use contrat_de_ville::financement::regle::{Chiffre, Examen, ExamenError, MontantNegatif};
use contrat_de_ville::financement::{
    Anomalie, AnomalieDeCampagne, Campagne, CompteError, ConventionPluriannuelle, Decision,
    Depassement, Desserte, Difference, DifferenceError, EchelonnementError, Ecriture, EntreeDePlan,
    Enveloppe, Enveloppes, Etat, EtatDesEnveloppes, Evenement, EvenementRefuse, GenreDeFait,
    Imputation, ImputationError, Jalon, JalonError, Ligne, LigneVentilee, Montants, MontantsError,
    Parcours, ParcoursError, Plan, Ponderation, PonderationError, Problemes, ProblemesDApplication,
    ProblemesDEnveloppes, ProblemesDeConvention, ProblemesDeLibelles, ProblemesDePlan,
    ProblemesDeScenario, ProblemesDeSuivi, ProblemesDeVentilation, Programmation,
    ProgrammationVentilee, RattachementsInconnus, Reprise, RepriseError, Scenario, Source,
    SourceError, Suivi, SuiviError,
};
use contrat_de_ville::identifiant::{
    CodeCommune, CodeCommuneError, CodeContrat, CodeContratError, CodeDepartement, CodeQpv,
    CodeQpvError, Rna, RnaError, Siren, SirenError, Siret, SiretError,
};
use contrat_de_ville::nombre::{
    DoubleError, EffectifParSexe, EurosError, LectureError, Repartition, RepartitionError,
    SommeError, TauxArrondi, TauxError,
};
use contrat_de_ville::procedure::{
    Acte, ControleDeConvocation, Convocation, ConvocationError, Deliberation, Demande, Effectif,
    Executoire, Fait, Feuille, Irregularite, NonExecutoire, ProblemesDeSeance, Quorum,
    RegimeDeConvocation, Scrutin, ScrutinError, Seance, Terme,
};
use contrat_de_ville::rapport::annuel::{
    AnnexeError, AvisAnnexesError, CalendrierError, RenouvellementError, SectionsError,
};
use contrat_de_ville::temps::{
    Calendrier, Cours, CoursError, Decompte, Delai, DelaiError, Duree, Echeance, EnFrancais, Etape,
    Ferie, Fete, HorsPeriode, Incident, JourOuMois, JourOuMoisError, Jours, JoursError,
    JoursFrancs, Motif, Ordre, Politique, Report, Residence, SelonOrdre, Semaine, Unite,
    VendrediSaint, Zone, ZoneError,
};
use contrat_de_ville::territoire::{
    CodesError, CodesLus, Cog, Contrats, Correspondance, CorrespondanceError, Couverture,
    EtatDeCommune, InscriptionError, Lignee, LigneeError, Liste, Millesime, MillesimeError,
    PopulationError, Portrait, PortraitError, ProblemesDeCog, ProblemesDeCorrespondance,
    ProblemesDeLignee, ProblemesDeListe, ProblemesDeReferents, Quartier, Referents, SeuilTropBas,
    Signalement, StatutPublieError, Titulaire, TitulaireError, Transfert, TransfertError,
};
use contrat_de_ville::{Arrondi, Decimales, Euros, Refus, Somme, Taux};

#[test]
fn codes_and_lines_are_small() {
    assert_eq!(size_of::<CodeQpv>(), 4);
    assert_eq!(size_of::<CodeContrat>(), 4);
    assert_eq!(size_of::<CodeCommune>(), 4);
    assert_eq!(size_of::<CodeDepartement>(), 2);
    assert_eq!(size_of::<Siren>(), 4);
    assert_eq!(size_of::<Siret>(), 8);
    assert_eq!(size_of::<Rna>(), 8);
    assert_eq!(size_of::<Euros>(), 8);
    assert_eq!(size_of::<Ligne>(), 16);
    assert!(size_of::<LigneVentilee>() <= 32);
}

#[test]
fn delays_are_small_and_a_proof_owns_nothing() {
    assert_eq!(size_of::<Zone>(), 1);
    assert_eq!(size_of::<Jours>(), 2);
    assert_eq!(size_of::<Duree>(), 4);
    assert_eq!(size_of::<Delai>(), 8);
    assert_eq!(size_of::<SelonOrdre<NaiveDate>>(), 8);
    assert!(size_of::<Echeance>() <= 112, "{}", size_of::<Echeance>());
}

#[test]
fn values_are_copy_and_everything_crosses_threads() {
    fn copy<T: Copy + Eq + Send + Sync + 'static>() {}
    fn send<T: Clone + Eq + Debug + Send + Sync + 'static>() {}
    copy::<Euros>();
    copy::<Somme>();
    copy::<Taux>();
    copy::<TauxArrondi>();
    copy::<Arrondi>();
    copy::<Decimales>();
    copy::<(Siren, Siret, Rna, CodeDepartement, CodeCommune, CodeQpv, CodeContrat)>();
    copy::<(Ligne, LigneVentilee, Thematique, Regle, Cumul)>();
    copy::<(Convocation, RegimeDeConvocation, ControleDeConvocation, Quorum, Scrutin, Demande)>();
    copy::<(Effectif, Executoire, Terme, Fait)>();
    send::<(Feuille<String>, Seance<String>, Acte, Deliberation, Irregularite)>();
    copy::<(Zone, VendrediSaint, Semaine, Jours, Fete, Ferie, EnFrancais)>();
    copy::<(Duree, Unite, Decompte, Report, Ordre, Politique, Residence, JoursFrancs, Delai)>();
    copy::<(SelonOrdre<NaiveDate>, Echeance, Etape, Motif, Incident, Texte, Lecture)>();
    send::<(Calendrier, Cours)>();
    send::<Source>();
    copy::<(Gommette, Heure, JourOuMois, EffectifParSexe)>();
    send::<(Concertation, Question, Depouillement, Masque, Atelier, Creneau)>();
    copy::<Etat>();
    copy::<GenreDeFait>();
    copy::<Jalon>();
    copy::<AnomalieDeCampagne>();
    send::<Anomalie>();
    send::<Campagne>();
    send::<ConventionPluriannuelle>();
    send::<Desserte>();
    send::<Evenement>();
    send::<Imputation>();
    send::<Montants>();
    send::<Ecriture>();
    send::<Parcours>();
    send::<Reprise>();
    send::<Suivi>();
    send::<Programmation>();
    send::<(ProgrammationVentilee, ProgrammationVentilee<CodeCommune>, Ponderation)>();
    send::<(Enveloppes, EtatDesEnveloppes, Depassement, Scenario, Difference)>();
    send::<(Comparaison<Source>, ActionsComparees, Concentration)>();
    copy::<Chiffre>();
    send::<(Examen, Plan)>();
    send::<Ventilation<Source>>();
    send::<Croisement<Source, Thematique, ActionsDistinctes>>();
    send::<Assemblage<Ventilation<Source>>>();
    send::<Tableau<Thematique>>();
    send::<(Releve, Constat, Repartition<String>)>();
    copy::<(Millesime, MillesimeError, InscriptionError, EtatDeCommune, Titulaire)>();
    send::<(Quartier, Liste, Cog, Lignee, Contrats, Correspondance, CodesLus)>();
    send::<(Transfert<Euros>, Transfert<u32>, Referents, Couverture, Signalement, Portrait)>();
}

#[test]
fn errors_are_errors() {
    fn error<T: Error + Clone + PartialEq + Send + Sync + 'static>() {}
    error::<EurosError>();
    error::<SommeError>();
    error::<TauxError>();
    error::<DoubleError>();
    error::<LectureError>();
    error::<RepartitionError<String>>();
    error::<SirenError>();
    error::<SiretError>();
    error::<RnaError>();
    error::<CodeCommuneError>();
    error::<CodeQpvError>();
    error::<CodeContratError>();
    error::<LibelleError>();
    error::<SourceError>();
    error::<ImputationError>();
    error::<JalonError>();
    error::<MontantsError>();
    error::<RepriseError>();
    error::<ParcoursError>();
    error::<ProblemesDeLibelles>();
    error::<ProblemesDeSuivi>();
    error::<ProblemesDeConvention>();
    error::<EchelonnementError>();
    error::<Refus<Evenement, EvenementRefuse>>();
    error::<Refus<Evenement, SuiviError>>();
    error::<Problemes>();
    error::<Refus<Programmation, ProblemesDeVentilation>>();
    error::<Refus<Programmation, ProblemesDeVentilation<CodeCommune>>>();
    error::<PonderationError<CodeCommune>>();
    error::<Refus<Vec<Enveloppe>, ProblemesDEnveloppes>>();
    error::<RattachementsInconnus>();
    error::<Refus<Vec<Decision>, ProblemesDeScenario>>();
    error::<ProblemesDApplication>();
    error::<DifferenceError>();
    error::<ComparaisonError>();
    error::<ConcentrationError<String>>();
    error::<CofinancementError>();
    error::<ExamenError>();
    error::<MontantNegatif>();
    error::<CompteError>();
    error::<Refus<EntreeDePlan, ProblemesDePlan>>();
    error::<CumulError>();
    error::<AssemblageError>();
    error::<SerieError>();
    error::<FicheDeSerieError>();
    error::<TirageError>();
    error::<CadreError>();
    error::<DureeError>();
    error::<PassageError>();
    error::<AnnexeError>();
    error::<AvisAnnexesError>();
    error::<CalendrierError>();
    error::<RenouvellementError>();
    error::<SectionsError>();
    error::<TableauError>();
    error::<ReleveError>();
    error::<ConvocationError>();
    error::<ScrutinError>();
    error::<NonExecutoire>();
    error::<ProblemesDeSeance>();
    error::<Refus<Feuille<String>, ProblemesDeSeance>>();
    error::<CleDeThemeError>();
    error::<GommetteError>();
    error::<QuestionError>();
    error::<ReleveDeVoixError>();
    error::<DepouillementError>();
    error::<FusionError>();
    error::<HeureError>();
    error::<CommunesRecuesError>();
    error::<JourOuMoisError>();
    error::<HorsPeriode>();
    error::<JoursError>();
    error::<DelaiError>();
    error::<CoursError>();
    error::<ZoneError>();
    error::<RegleError>();
    error::<MillesimeError>();
    error::<InscriptionError>();
    error::<ProblemesDeListe>();
    error::<CorrespondanceError>();
    error::<ProblemesDeCorrespondance>();
    error::<StatutPublieError>();
    error::<TransfertError>();
    error::<LigneeError>();
    error::<ProblemesDeLignee>();
    error::<ProblemesDeCog>();
    error::<ProblemesDeReferents>();
    error::<TitulaireError>();
    error::<CodesError>();
    error::<PopulationError>();
    error::<SeuilTropBas>();
    error::<PortraitError>();
}

#[test]
fn thresholds_of_the_council_are_constants() {
    const QUORUM: Quorum = Quorum::of(152);
    const SECRET: u32 = Demande::ScrutinSecret.seuil(113);
    assert_eq!((QUORUM.requis(), SECRET), (77, 38));
}

#[test]
fn every_rule_of_law_is_complete() {
    let mut ids: Vec<&str> = Regle::TOUTES.iter().map(|regle| regle.texte().id).collect();
    for regle in Regle::TOUTES {
        let texte = regle.texte();
        assert_eq!(serde_json::to_value(regle).unwrap(), texte.id, "the id on the wire");
        assert!(!texte.titre.is_empty() && !texte.article.is_empty());
        assert!(texte.revu.to_string().starts_with("20"), "a day that exists: {}", texte.revu);
        if texte.confiance == Confiance::Texte {
            assert!(
                texte.etat.is_some(),
                "{}: a text that was read was read as of a day",
                texte.id
            );
        }
    }
    // A day that the calendar lacks would be none.
    let depuis = |regle: Regle| regle.texte().depuis.map(|jour| jour.to_string());
    for (regle, attendu) in [
        (Regle::BudgetAnnex, "2019-04-01"),
        (Regle::ReportContent, "2015-09-06"),
        (Regle::ContractTerm, "2014-02-23"),
        (Regle::SubsidyOpenData, "2017-08-01"),
        (Regle::PacteFinancier1y, "2023-01-01"),
        (Regle::HolNational, "2016-08-10"),
        (Regle::HolAlsaceMoselle, "2008-05-01"),
        (Regle::HolOverseas, "2018-01-01"),
        (Regle::HolOverseas2012, "2012-04-26"),
        (Regle::DelaiRecours2m, "2020-01-01"),
        (Regle::DelaiDistance, "2015-09-18"),
        (Regle::Silence2m, "2016-01-01"),
        (Regle::Convocation5ClearDays, "2015-08-19"),
        (Regle::Convocation3ClearDays, "1996-02-24"),
        (Regle::List1w, "2022-07-01"),
        (Regle::Pv1w, "2022-07-01"),
        (Regle::ReportVoluntary, "2019-12-29"),
        (Regle::QpvListe2015Metropole, "2015-01-01"),
        (Regle::QpvListe2024Metropole, "2024-01-01"),
        (Regle::QpvListe2024OutreMer, "2025-01-01"),
        (Regle::QpvMayotte, "2025-08-11"),
        (Regle::Tva300500, "2022-01-01"),
    ] {
        assert_eq!(depuis(regle).as_deref(), Some(attendu), "{regle}");
    }
    let etat = |regle: Regle| regle.texte().etat.map(|jour| jour.to_string());
    assert_eq!(etat(Regle::FdcCap).as_deref(), Some("2024-10-01"));
    assert_eq!(etat(Regle::QpvListe2015OutreMer).as_deref(), Some("2024-12-31"));
    assert_eq!(etat(Regle::QpvListe2024Metropole).as_deref(), Some("2026-01-15"));
    assert_eq!(etat(Regle::ReportLegalBasis).as_deref(), Some("2019-12-28"));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Regle::TOUTES.len());
}

#[test]
fn printed_numbers_honour_width_fill_and_sign() {
    let euros = Euros::from_centimes(123_456);
    assert_eq!(
        format!("{euros:>14}|{euros:<14}|{euros:*^14}"),
        "    1\u{202f}234,56\u{a0}€|1\u{202f}234,56\u{a0}€    |**1\u{202f}234,56\u{a0}€**"
    );
    assert_eq!(format!("{euros:+}"), "+1\u{202f}234,56\u{a0}€");
    assert_eq!(format!("{euros:.1}"), euros.to_string());
    assert_eq!(format!("{:>10}", euros.plain()), "   1234.56");
    let taux = Taux::of(-1, 3_u8).unwrap().pourcentage(Arrondi::AuPlusProche, Decimales::UNE);
    assert_eq!(format!("{taux:>8}|{taux:+}"), " -33,3\u{a0}%|-33,3\u{a0}%");
}
