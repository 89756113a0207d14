//! Laws of the strategy: frames, slides, passerelles and series of both generations.

use std::collections::{BTreeMap, BTreeSet};

use contrat_de_ville::bilan::{
    AnneeDeSerie, OrigineDeSerie, PointDeSerie, Serie, SerieError, Ventilation,
};
use contrat_de_ville::contrat::{
    Ambition, BaseDeDuree, Cadre, CibleDePasserelle, Classement, DetailDeNiveau, DureeDuContrat,
    Effectifs, Enjeu, Fondement, LienDeRegard, MiseEnRegard, NiveauDeCadre, OrigineDePasserelle,
    Partie, Passerelle, Signataire, Signataires, SousTheme, SousThemeDePilier, TerritoireDuContrat,
};
use contrat_de_ville::identifiant::{Annee, CodeCommune, Nom};
use contrat_de_ville::nombre::Methode;
use contrat_de_ville::{Euros, Somme};
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::centimes;

pub type Table = BTreeMap<Classement, BTreeMap<Classement, u64>>;

pub fn nom(texte: &str) -> Nom {
    texte.parse().unwrap()
}

pub fn avant() -> impl Strategy<Value = Classement> {
    let sous_themes = SousThemeDePilier::TOUS.map(Classement::SousThemeDePilier);
    select(sous_themes.to_vec())
}

pub fn apres() -> impl Strategy<Value = Classement> {
    select(SousTheme::TOUS.map(Classement::SousTheme).to_vec())
}

/// Any table: weights of zero, of one and huge, at least one above zero an origin.
pub fn table() -> impl Strategy<Value = Table> {
    let poids = prop_oneof![Just(0_u64), 1..=10_u64, any::<u64>()];
    let cibles = (prop::collection::btree_map(apres(), poids, 1..5), 1..=u64::MAX).prop_map(
        |(mut cibles, dernier)| {
            if let Some(mut derniere) = cibles.last_entry() {
                derniere.insert(dernier);
            }
            cibles
        },
    );
    prop::collection::btree_map(avant(), cibles, 0..8)
}

fn rows(table: &Table) -> Vec<OrigineDePasserelle> {
    let row = |(de, cibles): (&Classement, &BTreeMap<Classement, u64>)| OrigineDePasserelle {
        de: *de,
        vers: cibles
            .iter()
            .map(|(vers, poids)| CibleDePasserelle { vers: *vers, poids: *poids })
            .collect(),
    };
    table.iter().map(row).collect()
}

pub fn passerelle(table: &Table) -> Passerelle {
    Passerelle::new(nom("Table fictive"), rows(table)).unwrap()
}

pub fn amounts() -> impl Strategy<Value = BTreeMap<Classement, Euros>> {
    prop::collection::btree_map(avant(), centimes().prop_map(Euros::from_centimes), 0..10)
}

pub fn methode() -> impl Strategy<Value = Methode> {
    select(Methode::TOUTES.to_vec())
}

pub fn annee(annee: u16) -> Annee {
    Annee::new(annee).unwrap()
}

/// The order that keys drawn beside a list give it.
pub fn shuffled<T>(liste: Vec<T>, cles: &[u32]) -> Vec<T> {
    let mut melange: Vec<_> = liste.into_iter().enumerate().collect();
    melange.sort_by_key(|(rang, _)| (cles.get(*rang).copied().unwrap_or(0), *rang));
    melange.into_iter().map(|(_, valeur)| valeur).collect()
}

proptest! {
    /// To the cent, origin by origin, and nothing goes to a weight of zero nor outside the table.
    #[test]
    fn a_passerelle_conserves_amounts_whatever_the_method(
        table in table(), montants in amounts(), methode in methode()
    ) {
        let Ok(passage) = passerelle(&table).carry(montants.clone(), methode) else {
            // A method that gives one to each has no answer for fewer cents than targets.
            prop_assert!(methode.gives_one_to_each());
            return Ok(());
        };
        prop_assert_eq!(passage.total(), montants.values().sum::<Somme>());
        for (de, montant) in &montants {
            let parts = passage.parts().iter().filter(|part| part.de == *de).map(|part| part.montant);
            let restes = passage.restes().iter().filter(|r| r.de == *de).map(|reste| reste.montant);
            prop_assert_eq!(parts.chain(restes).sum::<Somme>(), Somme::from(*montant));
            prop_assert_eq!(passage.restes().iter().any(|r| r.de == *de), !table.contains_key(de));
        }
        for part in passage.parts() {
            let poids = table[&part.de][&part.vers];
            prop_assert!(poids > 0 || part.montant == Somme::ZERO);
            let signe = i128::from(montants[&part.de].centimes().signum());
            prop_assert!(part.montant.centimes().signum() * signe >= 0);
        }
        // What each target received is in its parts, and its two foundations are what it received.
        let cibles = passage.by_target();
        let recus: Somme = cibles.values().map(|recu| recu.total()).sum();
        prop_assert_eq!(recus, passage.parts().iter().map(|part| part.montant).sum::<Somme>());
        let ponderes: Somme = cibles.values().map(|recu| recu.pondere).sum();
        let partages = passage.parts().iter().filter(|part| table[&part.de].len() > 1);
        prop_assert_eq!(ponderes, partages.map(|part| part.montant).sum::<Somme>());
    }

    /// Whatever the order in which amounts come, and however each was cut: no cent changes its target.
    #[test]
    fn amounts_of_one_key_are_added_up_before_they_are_shared_out(
        table in table(),
        lignes in prop::collection::vec((avant(), -1_000_000..=1_000_000_i64), 0..12),
        cles in prop::collection::vec(any::<u32>(), 12),
        methode in methode(),
    ) {
        let passerelle = passerelle(&table);
        let mut totaux: BTreeMap<Classement, i64> = BTreeMap::new();
        for (de, centimes) in &lignes {
            *totaux.entry(*de).or_default() += centimes;
        }
        let carry = |liste: Vec<(Classement, i64)>| {
            let montants = liste.into_iter().map(|(de, centimes)| (de, Euros::from_centimes(centimes)));
            passerelle.carry(montants, methode)
        };
        prop_assert_eq!(carry(shuffled(lignes, &cles)), carry(totaux.into_iter().collect()));
    }

    /// A tie is told exactly where the method tells one, and both sides of it had the same claim.
    #[test]
    fn a_tie_that_keys_settled_is_told(
        table in table(), montants in amounts(), methode in methode(), egaux in any::<bool>()
    ) {
        let mut table = table;
        if egaux {
            table.values_mut().flat_map(BTreeMap::values_mut).for_each(|poids| *poids = 1);
        }
        let Ok(passage) = passerelle(&table).carry(montants.clone(), methode) else { return Ok(()) };
        let mut attendues = Vec::new();
        for (de, montant) in &montants {
            let Some(cibles) = table.get(de).filter(|cibles| cibles.len() > 1) else { continue };
            let poids: Vec<_> = cibles.iter().map(|(vers, poids)| (*vers, *poids)).collect();
            let partage = methode.split(*montant, &poids).unwrap();
            if let Some(egalite) = partage.egalite() {
                attendues.push((*de, egalite.servis.clone(), egalite.ecartes.clone()));
            }
        }
        let dites: Vec<_> =
            passage.egalites().iter().map(|e| (e.de, e.servis.clone(), e.ecartes.clone())).collect();
        prop_assert_eq!(dites, attendues);
    }

    /// Under the method’s own split of the same weights.
    #[test]
    fn a_passerelle_shares_out_as_its_method_does(table in table(), centimes in centimes(), methode in methode()) {
        for (de, cibles) in &table {
            let montants = [(*de, Euros::from_centimes(centimes))];
            let poids: Vec<_> = cibles.iter().map(|(vers, poids)| (*vers, *poids)).collect();
            let Ok(passage) = passerelle(&table).carry(montants, methode) else {
                prop_assert!(methode.split(Euros::from_centimes(centimes), &poids).is_err());
                continue;
            };
            let parts: Vec<_> = passage.parts().iter().map(|part| (part.vers, part.montant)).collect();
            if cibles.len() > 1 {
                let partage = methode.split(Euros::from_centimes(centimes), &poids).unwrap();
                prop_assert_eq!(parts, partage.montants().map(|(vers, m)| (*vers, Somme::from(m))).collect::<Vec<_>>());
            } else {
                prop_assert_eq!(parts, [(poids[0].0, Somme::from_centimes(centimes.into()))]);
            }
        }
    }

    /// Targets all different, one an origin: the same amounts under other names, under any method.
    #[test]
    fn a_one_to_one_passerelle_is_a_renaming(
        noms in prop::collection::btree_map(avant(), 1..=u64::MAX, 0..14),
        montants in amounts(),
        methode in methode(),
    ) {
        let themes = SousTheme::TOUS.map(Classement::SousTheme);
        let renommes: BTreeMap<Classement, Classement> =
            noms.keys().zip(themes.iter().rev()).map(|(de, vers)| (*de, *vers)).collect();
        let table: Table =
            renommes.iter().map(|(de, vers)| (*de, [(*vers, noms[de])].into())).collect();
        let passage = passerelle(&table).carry(montants.clone(), methode).unwrap();
        let attendus: BTreeMap<Classement, Somme> = montants
            .iter()
            .filter_map(|(de, montant)| Some((*renommes.get(de)?, Somme::from(*montant))))
            .collect();
        let cibles = passage.by_target();
        prop_assert!(cibles.values().all(|recu| recu.pondere.is_zero()));
        let recus: BTreeMap<_, _> = cibles.into_iter().map(|(vers, recu)| (vers, recu.un_pour_un)).collect();
        prop_assert_eq!(recus, attendus);
        prop_assert!(passage.parts().iter().all(|part| part.fondement == Fondement::UnPourUn));
    }

    #[test]
    fn order_of_rows_and_targets_does_not_matter(
        table in table(), montants in amounts(), cles in prop::collection::vec(any::<u32>(), 8)
    ) {
        let droite = passerelle(&table);
        let melangees = shuffled(rows(&table), &cles).into_iter().map(|origine| OrigineDePasserelle {
            vers: shuffled(origine.vers, &cles),
            ..origine
        });
        let autre = Passerelle::new(nom("Table fictive"), melangees).unwrap();
        prop_assert_eq!(&autre, &droite);
        prop_assert_eq!(
            autre.carry(montants.clone(), Methode::PlusFortsRestes),
            droite.carry(montants.clone(), Methode::PlusFortsRestes)
        );
        prop_assert_eq!(serde_json::to_string(&autre).unwrap(), serde_json::to_string(&droite).unwrap());
    }

    #[test]
    fn the_wire_gives_a_passerelle_back(table in table()) {
        let passerelle = passerelle(&table);
        let fil = serde_json::to_string(&passerelle).unwrap();
        prop_assert_eq!(serde_json::from_str::<Passerelle>(&fil).unwrap(), passerelle);
    }

    /// A row or a target twice, whatever its weights, is refused.
    #[test]
    fn no_origin_and_no_target_stands_twice(table in table(), rang in any::<prop::sample::Index>()) {
        let mut lignes = rows(&table);
        if lignes.is_empty() {
            return Ok(());
        }
        let rang = rang.index(lignes.len());
        let double = lignes[rang].clone();
        let mut cible_double = lignes.clone();
        cible_double[rang].vers.push(double.vers[0]);
        lignes.push(double);
        for lignes in [lignes, cible_double] {
            let problemes = Passerelle::new(nom("Table fictive"), lignes).unwrap_err();
            prop_assert_eq!(problemes.as_slice().len(), 1);
        }
    }

    /// Any order of years gives the same series, a year twice is refused whichever came first, and gaps are the rest.
    #[test]
    fn a_series_built_in_any_order_is_the_same(
        table in table(),
        annees in prop::collection::btree_map(2015..=2030_u16, (amounts(), any::<bool>()), 0..8),
        natifs in prop::collection::vec((apres(), centimes()), 0..6),
        cles in prop::collection::vec(any::<u32>(), 8),
    ) {
        let passerelle = passerelle(&table);
        let natif: Ventilation<Classement> =
            natifs.iter().map(|(cle, c)| (*cle, Euros::from_centimes(*c))).collect();
        let insert = |serie: &mut Serie, an: u16, (montants, native): &(BTreeMap<Classement, Euros>, bool)| {
            if *native && an >= 2024 {
                serie.insert_native(annee(an), &natif)
            } else {
                serie.insert_carried(annee(an), &passerelle.carry(montants.clone(), Methode::PlusFortsRestes).unwrap())
            }
        };
        let build = |ordre: Vec<u16>| {
            let mut serie = Serie::new(annee(2015), annee(2030)).unwrap();
            for an in ordre {
                insert(&mut serie, an, &annees[&an]).unwrap();
            }
            serie
        };
        let droite = build(annees.keys().copied().collect());
        let mut melangee = build(shuffled(annees.keys().copied().collect(), &cles));
        prop_assert_eq!(&melangee, &droite);
        let connues: BTreeSet<Annee> = droite.annees().iter().map(AnneeDeSerie::annee).collect();
        prop_assert_eq!(&connues, &annees.keys().map(|an| annee(*an)).collect());
        let lacunes: BTreeSet<Annee> = droite.lacunes().into_iter().collect();
        prop_assert_eq!(lacunes.len() + connues.len(), 16);
        prop_assert!(lacunes.is_disjoint(&connues));
        for (an, entree) in &annees {
            let double = insert(&mut melangee, *an, entree);
            prop_assert_eq!(double, Err(SerieError::AnneeEnDouble(annee(*an))));
            // Nothing is lost on the way: points and rest are what was given.
            let point = droite.get(annee(*an)).unwrap();
            let donne: Somme = match point.origine() {
                OrigineDeSerie::Native => natif.total().total(),
                OrigineDeSerie::Passee { .. } => entree.0.values().sum(),
            };
            prop_assert_eq!(point.total(), donne);
            let themes: Somme = point.by_theme().values().map(PointDeSerie::total).sum();
            prop_assert_eq!(themes.merge(point.reste()), donne);
        }
    }

    /// A tree is complete at a level exactly when no branch above it is without detail.
    #[test]
    fn a_frame_detailed_in_part_is_never_complete(
        branches in prop::collection::vec(prop::option::of(prop::collection::vec(prop::option::of(1..4_usize), 1..4)), 1..5)
    ) {
        let titres = |prefixe: &str, n: usize| (0..n).map(|i| nom(&format!("{prefixe}{i}"))).collect::<Vec<_>>();
        let enjeux = branches.iter().enumerate().map(|(rang, ambitions)| Enjeu {
            titre: nom(&format!("E{rang}")),
            ambitions: ambitions.as_ref().map(|liste| liste.iter().enumerate().map(|(rang, objectifs)| Ambition {
                titre: nom(&format!("A{rang}")),
                objectifs: objectifs.map(|n| titres("O", n)),
            }).collect()),
        });
        let cadre = Cadre::new(Some(enjeux.collect()), None, Effectifs::default()).unwrap();
        let ambitions: Vec<_> = branches.iter().flatten().flatten().collect();
        let entier = branches.iter().all(Option::is_some);
        let aucune = branches.iter().all(Option::is_none);
        let detail = cadre.detail(NiveauDeCadre::Ambition);
        prop_assert_eq!(detail.is_complete(), entier);
        prop_assert_eq!(detail == DetailDeNiveau::NonDetaille, aucune);
        if !aucune {
            prop_assert_eq!(detail.titres(), Some(u32::try_from(ambitions.len()).unwrap()));
        }
        let detail = cadre.detail(NiveauDeCadre::Objectif);
        prop_assert_eq!(detail.is_complete(), entier && ambitions.iter().all(|a| a.is_some()));
        let nombre: usize = ambitions.iter().filter_map(|a| **a).sum();
        prop_assert_eq!(detail.titres().unwrap_or(0), u32::try_from(nombre).unwrap());
        prop_assert!(!cadre.is_complete());
        let fil = serde_json::to_string(&cadre).unwrap();
        prop_assert_eq!(serde_json::from_str::<Cadre>(&fil).unwrap(), cadre);
    }

    /// Links have no direction and no order.
    #[test]
    fn links_of_a_slide_have_no_direction(
        liens in prop::collection::btree_set((0..3_usize, 0..3_usize), 0..6),
        sens in prop::collection::vec(any::<bool>(), 6),
        cles in prop::collection::vec(any::<u32>(), 6),
    ) {
        use contrat_de_ville::contrat::EntreeDeRegard::{Axe, Proposition};
        let titres = |prefixe: &str| (0..3).map(|i| nom(&format!("{prefixe}{i}"))).collect::<Vec<_>>();
        let (axes, propositions) = (titres("axe "), titres("proposition "));
        let droits: Vec<LienDeRegard> = liens
            .iter()
            .map(|(axe, p)| LienDeRegard { un: Axe(axes[*axe].clone()), autre: Proposition(propositions[*p].clone()) })
            .collect();
        let tournes = droits.iter().zip(&sens).map(|(lien, tourne)| match tourne {
            true => LienDeRegard { un: lien.autre.clone(), autre: lien.un.clone() },
            false => lien.clone(),
        });
        let build = |liens: Vec<LienDeRegard>| MiseEnRegard::new(vec![], axes.clone(), propositions.clone(), liens);
        let droit = build(droits.clone()).unwrap();
        let tourne = build(shuffled(tournes.collect(), &cles)).unwrap();
        prop_assert_eq!(&tourne, &droit);
        prop_assert_eq!(droit.liens().len(), liens.len());
        if let Some(premier) = droits.first() {
            let retourne = LienDeRegard { un: premier.autre.clone(), autre: premier.un.clone() };
            prop_assert!(build(droits.into_iter().chain([retourne]).collect()).is_err());
        }
    }

    #[test]
    fn signatories_in_any_order_are_the_same(
        communes in prop::collection::btree_map(1..40_u32, prop::option::of(0..3000_i32), 0..8),
        cles in prop::collection::vec(any::<u32>(), 8),
    ) {
        let liste: Vec<Signataire> = communes
            .iter()
            .map(|(numero, jour)| Signataire {
                partie: Partie::Commune(CodeCommune::parse(&format!("620{numero:02}")).unwrap()),
                jour: jour.and_then(|j| chrono::NaiveDate::from_num_days_from_ce_opt(735_000 + j)),
            })
            .collect();
        let droits = Signataires::new(liste.clone()).unwrap();
        prop_assert_eq!(&Signataires::new(shuffled(liste.clone(), &cles)).unwrap(), &droits);
        let fil = serde_json::to_string(&droits).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Signataires>(&fil).unwrap(), &droits);
        if let Some(premier) = liste.first() {
            let double = liste.iter().cloned().chain([Signataire { jour: None, ..premier.clone() }]);
            prop_assert!(Signataires::new(double).is_err());
        }
    }

    /// Any years and any day: a term or a refusal, and no term ends before it starts.
    #[test]
    fn a_term_never_ends_before_it_starts(
        annees in (1990..=2099_u16, 1990..=2099_u16), jours in any::<i32>(), outre_mer in any::<bool>()
    ) {
        let territoire = if outre_mer { TerritoireDuContrat::OutreMer } else { TerritoireDuContrat::Metropole };
        let (renouvellement, signature) = (annee(annees.0), annee(annees.1));
        let jour = chrono::NaiveDate::from_num_days_from_ce_opt(jours);
        for base in [
            BaseDeDuree::Loi2014 { renouvellement, signature },
            BaseDeDuree::Circulaire2023 { signature: jour },
        ] {
            let Ok(duree) = DureeDuContrat::new(territoire, base, vec![], vec![]) else { continue };
            prop_assert!(duree.etapes().iter().all(|etape| etape.du <= etape.au));
            let _ = duree.check();
            let fil = serde_json::to_string(&duree).unwrap();
            prop_assert_eq!(serde_json::from_str::<DureeDuContrat>(&fil).unwrap(), duree);
        }
    }
}
