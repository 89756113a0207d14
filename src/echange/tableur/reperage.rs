//! Finding a table in a workbook: its sheet, the row of its headers, the sense of its columns.

use std::collections::BTreeMap;

use super::adresse::Colonne;
use super::champ::{Champ, Table};
use super::classeur::{Classeur, Feuille, Rangee, Valeur};
use super::correspondance::{
    ColonneLue, Correspondance, ProblemeDeCorrespondance, Rangees, Reconnaissance, Sens,
    TableDonnee, TableLue,
};
use super::libelle::normalize;
use crate::financement::Source;

pub(super) fn sources(
    correspondance: &Correspondance,
    problemes: &mut Vec<ProblemeDeCorrespondance>,
) -> BTreeMap<String, (String, Source)> {
    let mut lues: BTreeMap<String, (String, Source)> = BTreeMap::new();
    for (libelle, source) in &correspondance.sources {
        let cle = normalize(libelle);
        match lues.get(&cle) {
            Some((premier, autre)) if autre != source => {
                problemes.push(ProblemeDeCorrespondance::LibelleEnDouble {
                    premier: premier.clone(),
                    second: libelle.clone(),
                });
            }
            _ => {
                lues.insert(cle, (libelle.clone(), source.clone()));
            }
        }
    }
    lues
}

/// How many rows are looked at for headers.
const RANGEES_LUES: usize = 50;

pub(super) fn locate(
    classeur: &Classeur,
    table: Table,
    donnee: &TableDonnee,
    sources: &BTreeMap<String, (String, Source)>,
) -> Result<TableLue, Vec<ProblemeDeCorrespondance>> {
    check_given(table, donnee)?;
    if let Some(nom) = &donnee.feuille {
        let feuille = classeur.sheet(nom).ok_or_else(|| {
            vec![ProblemeDeCorrespondance::FeuilleInconnue {
                table,
                feuille: nom.clone(),
                presentes: classeur.feuilles().map(str::to_owned).collect(),
            }]
        })?;
        let lue = read_headers(feuille, table, donnee, sources);
        return lue.unwrap_or_else(|| Err(vec![not_found(table, [feuille])]));
    }
    let visibles = || classeur.feuilles.iter().filter(|feuille| !feuille.masquee);
    let mut bonnes = Vec::new();
    // Of sheets that do not fit, the one that fits best tells why.
    let mut presque: Option<(usize, Vec<ProblemeDeCorrespondance>)> = None;
    for feuille in visibles() {
        match read_headers(feuille, table, donnee, sources) {
            Some(Ok(lue)) => bonnes.push(lue),
            Some(Err(problemes)) => {
                let reconnus = best_row(feuille, table, sources).map_or(0, |(_, score)| score);
                let mieux = presque.as_ref().is_none_or(|(autre, _)| reconnus > *autre);
                if reconnus > 2 && mieux {
                    presque = Some((reconnus, problemes));
                }
            }
            None => {}
        }
    }
    match (bonnes.len(), bonnes.pop(), presque) {
        (1, Some(lue), _) => Ok(lue),
        (_, Some(derniere), _) => {
            let mut feuilles: Vec<String> = bonnes.into_iter().map(|lue| lue.feuille).collect();
            feuilles.push(derniere.feuille);
            Err(vec![ProblemeDeCorrespondance::FeuillesPossibles { table, feuilles }])
        }
        (_, None, Some((_, problemes))) => Err(problemes),
        (_, None, None) => Err(vec![not_found(table, visibles())]),
    }
}

fn not_found<'f>(
    table: Table,
    feuilles: impl IntoIterator<Item = &'f Feuille>,
) -> ProblemeDeCorrespondance {
    let feuilles = feuilles.into_iter().map(|feuille| feuille.nom.as_ref().to_owned()).collect();
    ProblemeDeCorrespondance::TableIntrouvable { table, feuilles }
}

fn check_given(table: Table, donnee: &TableDonnee) -> Result<(), Vec<ProblemeDeCorrespondance>> {
    let mut problemes: Vec<_> = donnee
        .colonnes
        .keys()
        .chain(donnee.valeurs.keys())
        .filter(|champ| !champ.is_of(table))
        .map(|champ| ProblemeDeCorrespondance::AutreTable { table, champ: *champ })
        .collect();
    problemes.extend(
        donnee
            .colonnes
            .keys()
            .filter(|champ| donnee.valeurs.contains_key(champ))
            .map(|champ| ProblemeDeCorrespondance::ColonneEtValeur { table, champ: *champ }),
    );
    problemes.extend(
        donnee
            .valeurs
            .iter()
            .filter(|(_, valeur)| valeur.trim().is_empty())
            .map(|(champ, _)| ProblemeDeCorrespondance::ValeurVide { table, champ: *champ }),
    );
    let mut prises: BTreeMap<Colonne, Champ> = BTreeMap::new();
    for (second, colonne) in &donnee.colonnes {
        if let Some(premier) = prises.insert(*colonne, *second) {
            problemes.push(ProblemeDeCorrespondance::ColonneDeDeuxChamps {
                table,
                colonne: *colonne,
                premier,
                second: *second,
            });
        }
    }
    if problemes.is_empty() { Ok(()) } else { Err(problemes) }
}

fn header(valeur: &Valeur) -> Option<&str> {
    match valeur {
        Valeur::Texte(texte) => Some(texte.trim()),
        Valeur::Nombre(_)
        | Valeur::Booleen(_)
        | Valeur::Erreur(_)
        | Valeur::Date(_)
        | Valeur::Incalculee(_) => None,
    }
}

/// The first of the rows that most headers are recognised in, and how many.
fn best_row(
    feuille: &Feuille,
    table: Table,
    sources: &BTreeMap<String, (String, Source)>,
) -> Option<(u32, usize)> {
    let score = |rangee: &Rangee| {
        let entetes = rangee.values().filter_map(header);
        entetes
            .filter(|entete| {
                let source =
                    table == Table::Financements && sources.contains_key(&normalize(entete));
                source || Champ::find(table, entete).is_some()
            })
            .count()
    };
    let rangees = feuille.rangees.iter().take(RANGEES_LUES);
    let scores = rangees.map(|(ligne, rangee)| (*ligne, score(rangee)));
    scores.rev().max_by_key(|(_, score)| *score).filter(|(_, score)| *score > 0)
}

/// The table of a sheet; `None` where no row has its headers.
fn read_headers(
    feuille: &Feuille,
    table: Table,
    donnee: &TableDonnee,
    sources: &BTreeMap<String, (String, Source)>,
) -> Option<Result<TableLue, Vec<ProblemeDeCorrespondance>>> {
    let entete = donnee.entete.or_else(|| best_row(feuille, table, sources).map(|(l, _)| l))?;
    let vide = Rangee::new();
    let rangee = feuille.rangees.get(&entete).unwrap_or(&vide);
    let mut lue = TableLue {
        table,
        feuille: feuille.nom.as_ref().to_owned(),
        entete,
        titres: Vec::new(),
        colonnes: Vec::new(),
        ignorees: Vec::new(),
        valeurs: donnee.valeurs.clone(),
        rangees: Rangees::default(),
    };
    for (ligne, rangee) in feuille.rangees.range(..entete) {
        for (colonne, valeur) in rangee {
            if let Some(titre) = header(valeur) {
                let adresse = feuille.address(*ligne, Some(*colonne));
                lue.titres.push((adresse, titre.to_owned()));
            }
        }
    }
    let given: BTreeMap<Colonne, Champ> =
        donnee.colonnes.iter().map(|(champ, colonne)| (*colonne, *champ)).collect();
    let mut presentes: BTreeMap<Colonne, &str> =
        given.keys().map(|colonne| (*colonne, "")).collect();
    // A column without header is shown as well: amounts may stand there.
    let dessous = feuille.rangees.range(entete..).flat_map(|(_, rangee)| rangee.keys());
    presentes.extend(dessous.map(|colonne| (*colonne, "")));
    presentes.extend(rangee.iter().filter_map(|(colonne, v)| Some((*colonne, header(v)?))));
    for (colonne, texte) in presentes {
        match sense(table, donnee, &given, colonne, texte, sources) {
            Some((sens, reconnue)) => {
                let entete = texte.to_owned();
                lue.colonnes.push(ColonneLue { colonne, entete, sens, reconnue });
            }
            None => lue.ignorees.push((colonne, texte.to_owned())),
        }
    }
    let problemes = check(feuille, &lue);
    Some(if problemes.is_empty() { Ok(lue) } else { Err(problemes) })
}

fn sense(
    table: Table,
    donnee: &TableDonnee,
    given: &BTreeMap<Colonne, Champ>,
    colonne: Colonne,
    texte: &str,
    sources: &BTreeMap<String, (String, Source)>,
) -> Option<(Sens, Reconnaissance)> {
    if let Some(champ) = given.get(&colonne) {
        return Some((Sens::Champ(*champ), Reconnaissance::Donnee));
    }
    if table == Table::Financements
        && let Some((_, source)) = sources.get(&normalize(texte))
    {
        return Some((Sens::Source(source.clone()), Reconnaissance::Donnee));
    }
    let (champ, libelle) = Champ::find(table, texte)?;
    // What the caller said of a field is not said again by a header.
    if donnee.colonnes.contains_key(&champ) || donnee.valeurs.contains_key(&champ) {
        return None;
    }
    let reconnue = if libelle { Reconnaissance::Libelle } else { Reconnaissance::Synonyme };
    Some((Sens::Champ(champ), reconnue))
}

fn check(feuille: &Feuille, lue: &TableLue) -> Vec<ProblemeDeCorrespondance> {
    let at = |colonne: Colonne| feuille.address(lue.entete, Some(colonne));
    let mut problemes = Vec::new();
    let mut vus: Vec<&ColonneLue> = Vec::new();
    for colonne in &lue.colonnes {
        if let Some(premiere) = vus.iter().find(|deja| deja.sens == colonne.sens) {
            let (premiere, seconde) = (at(premiere.colonne), at(colonne.colonne));
            problemes.push(match &colonne.sens {
                Sens::Champ(champ) => {
                    ProblemeDeCorrespondance::ChampEnDouble { champ: *champ, premiere, seconde }
                }
                Sens::Source(source) => ProblemeDeCorrespondance::SourceEnDouble {
                    source_commune: Box::new(source.clone()),
                    premiere,
                    seconde,
                },
            });
        }
        vus.push(colonne);
    }
    let montant = lue.first(|sens| matches!(sens, Sens::Champ(_)) && sens.is_amount());
    let matrice = lue.first(|sens| matches!(sens, Sens::Source(_)));
    if let (Some(montant), Some(source)) = (montant, matrice) {
        problemes.push(ProblemeDeCorrespondance::DeuxFormes {
            feuille: lue.feuille.clone(),
            montant: at(montant),
            source_de: at(source),
        });
    }
    for champs in required(lue, matrice.is_some()) {
        if !champs.iter().any(|champ| lue.has(*champ)) {
            problemes.push(ProblemeDeCorrespondance::ChampManquant {
                feuille: lue.feuille.clone(),
                entete: lue.entete,
                champs: champs.to_vec(),
            });
        }
    }
    problemes
}

/// The fields that must be read, each with those that would do instead of it.
fn required(lue: &TableLue, matrice: bool) -> Vec<&'static [Champ]> {
    const MONTANTS: &[Champ] = &[
        Champ::Montant,
        Champ::MontantDemande,
        Champ::MontantPropose,
        Champ::MontantAccorde,
        Champ::MontantEngage,
        Champ::MontantVerse,
    ];
    let mut requis: Vec<&'static [Champ]> = vec![&[Champ::Reference]];
    match lue.table {
        Table::Actions => requis.extend([
            &[Champ::Titre] as &[Champ],
            &[Champ::Operateur],
            &[Champ::NatureOperateur],
            &[Champ::Thematique, Champ::SousThematique],
        ]),
        Table::Financements if matrice => requis.push(&[Champ::Stade]),
        Table::Financements => {
            requis.push(MONTANTS);
            // An amount whose header names no stage.
            if lue.has(Champ::Montant) {
                requis.push(&[Champ::Stade]);
            }
            if !lue.has(Champ::Source) {
                requis.extend([
                    &[Champ::Financeur] as &[Champ],
                    &[Champ::Dispositif, Champ::DispositifLocal],
                    &[Champ::Credits],
                ]);
            }
        }
    }
    requis
}

impl TableLue {
    fn first(&self, est: impl Fn(&Sens) -> bool) -> Option<Colonne> {
        self.colonnes.iter().find(|colonne| est(&colonne.sens)).map(|colonne| colonne.colonne)
    }

    /// The column of a field.
    #[must_use]
    pub fn colonne(&self, champ: Champ) -> Option<Colonne> {
        self.first(|sens| *sens == Sens::Champ(champ))
    }

    pub(super) fn has(&self, champ: Champ) -> bool {
        self.colonne(champ).is_some() || self.valeurs.contains_key(&champ)
    }
}
