//! Facts of every rule of co-funding: drawn whole, then hidden in part, or completed at their ends.

use chrono::{Days, NaiveDate};
use contrat_de_ville::Euros;
use contrat_de_ville::financement::LieuDuBien;
use contrat_de_ville::financement::regle::{
    Abattement, BaseDuCout, CompteRenduFinancier, ComptesCertifies, ContratDEngagement,
    DonneesEssentielles, Dotations, Examen, Exemption, FondsDeConcours, Formalite,
    LectureDuMinimum, MontantPositif, NatureEpci, ObjectifCpo, Pacte, ParticipationMinimale,
    PochesDePauvrete, Reversement, TauxDeParticipation,
};
use contrat_de_ville::identifiant::Annee;
use proptest::prelude::*;
use proptest::sample::select;

pub fn cents(centimes: i64) -> MontantPositif {
    MontantPositif::new(Euros::from_centimes(centimes)).unwrap()
}

pub fn montant() -> impl Strategy<Value = MontantPositif> {
    prop_oneof![
        0..=i64::MAX,
        0..=300_i64,
        0..=30_000_000_i64,
        select(vec![0, 1, 2_299_999, 2_300_000, 2_300_001, 15_300_000, 15_300_001, i64::MAX]),
    ]
    .prop_map(cents)
}

/// Around the years of the texts, and the ends of the calendar.
pub fn jour() -> impl Strategy<Value = NaiveDate> {
    let jour = |ce: i32| NaiveDate::from_num_days_from_ce_opt(ce).unwrap();
    prop_oneof![
        8 => (735_000..=741_000_i32).prop_map(jour),
        1 => select(vec![NaiveDate::MIN, NaiveDate::MAX]),
    ]
}

pub fn formalite() -> impl Strategy<Value = Formalite> {
    prop_oneof![1 => Just(Formalite::Absente), 2 => jour().prop_map(Formalite::Faite)]
}

/// The facts of any rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Cas {
    Fonds(FondsDeConcours),
    Participation(ParticipationMinimale),
    Dotations(Dotations),
    Donnees(DonneesEssentielles),
    Engagement(ContratDEngagement),
    CompteRendu(CompteRenduFinancier),
    Comptes(ComptesCertifies),
    Reversement(Reversement),
    Abattement(Abattement),
    Pacte(Pacte),
    Cpo(ObjectifCpo),
    Poches(PochesDePauvrete),
}

impl Cas {
    pub fn examine(&self, jour: NaiveDate) -> Vec<Examen> {
        match self {
            Self::Fonds(faits) => faits.examine(jour).to_vec(),
            Self::Participation(faits) => vec![faits.examine(jour)],
            Self::Dotations(faits) => faits.examine(jour).to_vec(),
            Self::Donnees(faits) => vec![faits.examine(jour)],
            Self::Engagement(faits) => vec![faits.examine(jour)],
            Self::CompteRendu(faits) => vec![faits.examine(jour)],
            Self::Comptes(faits) => vec![faits.examine(jour)],
            Self::Reversement(faits) => vec![faits.examine(jour)],
            Self::Abattement(faits) => faits.examine(jour).to_vec(),
            Self::Pacte(faits) => vec![faits.examine(jour)],
            Self::Cpo(faits) => vec![faits.examine(jour)],
            Self::Poches(faits) => vec![faits.examine(jour)],
        }
    }

    /// The same facts, each hidden where its bit of the mask is set.
    pub fn hide(&self, masque: u8) -> Self {
        let mut vu = self.clone();
        let cache = |bit: u32| masque >> bit & 1 == 1;
        macro_rules! hide {
            ($faits:ident: $($bit:literal $champ:ident),*) => {
                {$(if cache($bit) { $faits.$champ = None; })*}
            };
        }
        match &mut vu {
            Self::Fonds(f) => {
                hide!(f: 0 cout, 1 subventions, 2 equipement, 3 deliberation_epci, 4 deliberation_commune);
                for (bit, fonds) in (5..8).zip(&mut f.fonds) {
                    if cache(bit) {
                        *fonds = None;
                    }
                }
            }
            Self::Participation(f) => {
                // A part of the public money comes from who knows, with as much that is private.
                if let (true, Some(publics)) = (cache(5), f.autres_publics) {
                    let moitie = publics.euros().centimes() / 2;
                    f.autres_publics = Some(cents(moitie));
                    f.incertains = publics;
                }
                hide!(f: 0 participation, 1 autres_publics, 2 investissement, 3 taux, 4 exemption);
            }
            Self::Dotations(f) => hide!(f: 0 depense, 1 detr, 2 dpv, 3 dsil, 4 dsid),
            Self::Donnees(f) => hide!(f: 0 habitants, 1 signature, 2 publication),
            Self::Engagement(f) => hide!(f: 0 association, 1 attribution, 2 signature, 3 demande),
            Self::CompteRendu(f) => hide!(f: 0 cloture, 1 remise),
            Self::Comptes(f) => hide!(f: 0 subventions, 1 certifies),
            Self::Reversement(f) => hide!(f: 0 reverse, 1 prevu_par_la_convention),
            Self::Abattement(f) => {
                hide!(f: 0 signataire_du_contrat, 1 convention, 2 logements_en_qpv);
            }
            Self::Pacte(f) => hide!(f: 0 fpu, 1 signataire, 2 entree_en_vigueur, 3 adoption),
            Self::Cpo(f) => hide!(f: 0 pluriannuelles, 1 annuelles),
            Self::Poches(f) => hide!(f: 0 credits, 1 enveloppe),
        }
        vu
    }

    /// The same facts, without the steps that are planned after a day.
    pub fn without_plans(&self, jour: NaiveDate) -> Self {
        let mut vu = self.clone();
        let fait = |formalite: &mut Option<Formalite>| {
            if formalite.and_then(Formalite::jour).is_some_and(|le| le > jour) {
                *formalite = Some(Formalite::Absente);
            }
        };
        match &mut vu {
            Self::Fonds(f) => {
                fait(&mut f.deliberation_epci);
                fait(&mut f.deliberation_commune);
            }
            Self::Donnees(f) => fait(&mut f.publication),
            Self::Engagement(f) => fait(&mut f.signature),
            Self::CompteRendu(f) => fait(&mut f.remise),
            Self::Abattement(f) => fait(&mut f.convention),
            Self::Pacte(f) => fait(&mut f.adoption),
            Self::Participation(_)
            | Self::Dotations(_)
            | Self::Comptes(_)
            | Self::Reversement(_)
            | Self::Cpo(_)
            | Self::Poches(_) => {}
        }
        vu
    }

    /// Completions at the ends of what each hidden fact may be: enough to tell whether it can matter.
    pub fn completions(&self) -> Vec<Self> {
        let montants = || vec![cents(0), cents(1), MontantPositif::MAX];
        let formalites = || {
            vec![
                Formalite::Absente,
                Formalite::Faite(NaiveDate::MIN),
                Formalite::Faite(NaiveDate::MAX),
            ]
        };
        let jours = || {
            ["1990-01-01", "2016-01-01", "2024-01-01", "2098-12-31"]
                .iter()
                .map(|jour| jour.parse().unwrap())
                .chain([NaiveDate::MIN, NaiveDate::MAX])
                .collect::<Vec<NaiveDate>>()
        };
        let bools = || vec![false, true];
        let mut toutes = vec![self.clone()];
        macro_rules! each {
            ($cas:ident: $($champ:ident $valeurs:expr),* $(,)?) => {{$(
                toutes = toutes.into_iter().flat_map(|cas| {
                    let Self::$cas(f) = &cas else { unreachable!() };
                    let valeurs = match &f.$champ {
                        Some(connu) => vec![connu.clone()],
                        None => $valeurs,
                    };
                    valeurs.into_iter().map(|valeur| {
                        let mut cas = cas.clone();
                        let Self::$cas(f) = &mut cas else { unreachable!() };
                        f.$champ = Some(valeur);
                        cas
                    }).collect::<Vec<_>>()
                }).collect();
            )*}};
        }
        match self {
            Self::Fonds(faits) => {
                each!(Fonds: cout montants(), subventions montants(), equipement bools(),
                    deliberation_epci formalites(), deliberation_commune formalites());
                for place in 0..faits.fonds.len() {
                    toutes = toutes
                        .into_iter()
                        .flat_map(|cas| {
                            let Self::Fonds(f) = &cas else { unreachable!() };
                            let valeurs = f.fonds[place].map_or_else(montants, |connu| vec![connu]);
                            let remplir = |valeur| {
                                let mut f = f.clone();
                                f.fonds[place] = Some(valeur);
                                Self::Fonds(f)
                            };
                            valeurs.into_iter().map(remplir).collect::<Vec<_>>()
                        })
                        .collect();
                }
            }
            Self::Participation(faits) => {
                each!(Participation: participation montants(), autres_publics montants(),
                    investissement bools(), taux TauxDeParticipation::TOUS.to_vec(),
                    exemption vec![Exemption::Aucune, Exemption::Derogation]);
                let incertains = faits.incertains.euros();
                toutes = toutes
                    .into_iter()
                    .flat_map(|cas| {
                        let Self::Participation(f) = cas else { unreachable!() };
                        let publics = f.autres_publics.unwrap().euros();
                        let plus = publics.checked_add(incertains).unwrap_or(Euros::MAX);
                        [publics, plus].map(|publics| {
                            Self::Participation(ParticipationMinimale {
                                autres_publics: MontantPositif::new(publics),
                                incertains: MontantPositif::ZERO,
                                ..f
                            })
                        })
                    })
                    .collect();
            }
            Self::Dotations(_) => each!(Dotations: depense montants(), detr montants(),
                dpv montants(), dsil montants(), dsid montants()),
            Self::Donnees(_) => each!(Donnees: habitants vec![3_499, 3_500], signature jours(),
                publication formalites()),
            Self::Engagement(_) => {
                each!(Engagement: association bools(), attribution jours(), demande jours(),
                signature formalites());
            }
            Self::CompteRendu(_) => each!(CompteRendu: cloture jours(), remise formalites()),
            Self::Comptes(_) => each!(Comptes: subventions montants(), certifies bools()),
            Self::Reversement(_) => {
                each!(Reversement: reverse bools(), prevu_par_la_convention bools());
            }
            Self::Abattement(_) => each!(Abattement: signataire_du_contrat bools(),
                convention formalites(), logements_en_qpv bools()),
            Self::Pacte(_) => each!(Pacte: fpu bools(), signataire bools(),
                entree_en_vigueur jours(), adoption formalites()),
            Self::Cpo(_) => each!(Cpo: pluriannuelles vec![0, 1, u32::MAX],
                annuelles vec![0, 1, u32::MAX]),
            Self::Poches(_) => each!(Poches: credits montants(), enveloppe montants()),
        }
        toutes
    }
}

pub fn fonds_de_concours() -> impl Strategy<Value = FondsDeConcours> {
    let epci = select(vec![
        NatureEpci::CommunauteDAgglomeration,
        NatureEpci::CommunauteDeCommunes,
        NatureEpci::CommunauteUrbaine,
        NatureEpci::Metropole,
    ]);
    let fonds = prop::collection::vec(montant().prop_map(Some), 0..3);
    let accords = (formalite(), formalite());
    (epci, any::<bool>(), montant(), montant(), fonds, any::<bool>(), accords).prop_map(
        |(epci, ht, cout, subventions, fonds, equipement, (un, deux))| FondsDeConcours {
            epci,
            base: if ht { BaseDuCout::Ht } else { BaseDuCout::Ttc },
            cout: Some(cout),
            subventions: Some(subventions),
            fonds,
            equipement: Some(equipement),
            deliberation_epci: Some(un),
            deliberation_commune: Some(deux),
        },
    )
}

pub fn participation() -> impl Strategy<Value = ParticipationMinimale> {
    let exemptions = vec![
        Exemption::Aucune,
        Exemption::Aucune,
        Exemption::Aucune,
        Exemption::Territoire,
        Exemption::ContratDePlan,
        Exemption::Derogation,
        Exemption::RenouvellementUrbain,
    ];
    let taux = select(TauxDeParticipation::TOUS.to_vec());
    (montant(), montant(), any::<bool>(), taux, select(exemptions)).prop_map(
        |(participation, autres, investissement, taux, exemption)| ParticipationMinimale {
            participation: Some(participation),
            autres_publics: Some(autres),
            incertains: MontantPositif::ZERO,
            investissement: Some(investissement),
            taux: Some(taux),
            exemption: Some(exemption),
        },
    )
}

pub fn dotations() -> impl Strategy<Value = Dotations> {
    let lecture = select(vec![LectureDuMinimum::Ensemble, LectureDuMinimum::Chacune]);
    (montant(), [montant(), montant(), montant(), montant()], lecture).prop_map(
        |(depense, [detr, dpv, dsil, dsid], minimum)| Dotations {
            depense: Some(depense),
            detr: Some(detr),
            dpv: Some(dpv),
            dsil: Some(dsil),
            dsid: Some(dsid),
            minimum,
        },
    )
}

fn conditions() -> impl Strategy<Value = Cas> {
    (any::<bool>(), any::<bool>(), jour(), formalite(), montant(), 0..7_u8).prop_map(
        |(oui, si, jour, formalite, montant, lequel)| match lequel {
            0 => Cas::Donnees(DonneesEssentielles {
                habitants: Some(if oui { 3_500 } else { 3_499 }),
                signature: Some(jour),
                publication: Some(formalite),
            }),
            1 => Cas::Engagement(ContratDEngagement {
                association: Some(oui),
                demande: Some(
                    jour.checked_sub_days(Days::new(if si { 90 } else { 0 })).unwrap_or(jour),
                ),
                attribution: Some(jour),
                signature: Some(formalite),
            }),
            2 => Cas::CompteRendu(CompteRenduFinancier {
                cloture: Some(jour),
                remise: Some(formalite),
            }),
            3 => {
                Cas::Comptes(ComptesCertifies { subventions: Some(montant), certifies: Some(oui) })
            }
            4 => Cas::Reversement(Reversement {
                reverse: Some(oui),
                prevu_par_la_convention: Some(si),
            }),
            _ => Cas::Pacte(Pacte {
                fpu: Some(oui),
                signataire: Some(si),
                entree_en_vigueur: Some(jour),
                adoption: Some(formalite),
            }),
        },
    )
}

fn abattement() -> impl Strategy<Value = Abattement> {
    (2014..=2032_u16, any::<bool>(), any::<bool>(), formalite(), any::<bool>()).prop_map(
        |(annee, dom, contrat, convention, qpv)| Abattement {
            annee: Annee::new(annee).unwrap(),
            lieu: if dom { LieuDuBien::Dom } else { LieuDuBien::Metropole },
            signataire_du_contrat: Some(contrat),
            convention: Some(convention),
            logements_en_qpv: Some(qpv),
        },
    )
}

fn circulaire() -> impl Strategy<Value = Cas> {
    let nombres = prop_oneof![0..4_u32, any::<u32>()];
    (nombres.clone(), nombres, montant(), montant(), any::<bool>()).prop_map(
        |(pluriannuelles, annuelles, credits, enveloppe, cpo)| {
            if cpo {
                Cas::Cpo(ObjectifCpo {
                    pluriannuelles: Some(pluriannuelles),
                    annuelles: Some(annuelles),
                })
            } else {
                Cas::Poches(PochesDePauvrete { credits: Some(credits), enveloppe: Some(enveloppe) })
            }
        },
    )
}

/// The facts of any rule, all known.
pub fn cas() -> impl Strategy<Value = Cas> {
    prop_oneof![
        2 => fonds_de_concours().prop_map(Cas::Fonds),
        2 => participation().prop_map(Cas::Participation),
        2 => dotations().prop_map(Cas::Dotations),
        3 => conditions(),
        1 => abattement().prop_map(Cas::Abattement),
        1 => circulaire(),
    ]
}
