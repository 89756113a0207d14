//! What a published table of quarters contradicts itself in.

use std::collections::{BTreeMap, BTreeSet};

use super::{Correspondance, Signalement, StatutPublie};
use crate::identifiant::{CodeQpv, Nom, Suffixe};
use crate::texte::fold;

type Lignes = BTreeSet<usize>;

pub(super) fn check(table: &Correspondance) -> Vec<Signalement> {
    let releve = Releve::of(table);
    let mut signalements = releve.statuses(table);
    signalements.extend(releve.crossed(table));
    signalements.extend(releve.shared_parents(table));
    signalements.extend(releve.labels(table));
    signalements.extend(releve.twice());
    signalements.extend(releve.off_list(table));
    signalements.sort();
    signalements
}

/// Where each thing stands in the table.
struct Releve<'a> {
    /// The rows of each code, of both geographies.
    lignes: BTreeMap<CodeQpv, Lignes>,
    /// The labels of each code.
    libelles: BTreeMap<CodeQpv, BTreeSet<&'a Nom>>,
    /// The rows of each link, as often as it is there.
    liens: BTreeMap<(CodeQpv, CodeQpv), Vec<usize>>,
}

impl<'a> Releve<'a> {
    fn of(table: &'a Correspondance) -> Self {
        let mut releve =
            Self { lignes: BTreeMap::new(), libelles: BTreeMap::new(), liens: BTreeMap::new() };
        for (numero, ligne) in (1_usize..).zip(table.lignes()) {
            releve.note(numero, ligne.code, &ligne.libelle);
            for parent in &ligne.parents {
                releve.note(numero, parent.code, &parent.libelle);
                releve.liens.entry((parent.code, ligne.code)).or_default().push(numero);
            }
        }
        releve
    }

    fn note(&mut self, numero: usize, code: CodeQpv, libelle: &'a Nom) {
        self.lignes.entry(code).or_default().insert(numero);
        self.libelles.entry(code).or_default().insert(libelle);
    }

    fn rows<'b>(&self, codes: impl IntoIterator<Item = &'b CodeQpv>) -> Lignes {
        let lignes = codes.into_iter().filter_map(|code| self.lignes.get(code));
        lignes.flatten().copied().collect()
    }

    fn statuses(&self, table: &Correspondance) -> Vec<Signalement> {
        let mut signalements = Vec::new();
        let codes: BTreeSet<CodeQpv> = table.lignes().iter().map(|ligne| ligne.code).collect();
        for code in codes {
            let lignes = self.rows([&code]);
            let statuts = table.statuts(code);
            let parents = table.predecessors(code).map_or(0, BTreeSet::len);
            for statut in statuts.iter().copied() {
                if !agree(code.suffixe(), statut) {
                    let lignes = lignes.clone();
                    signalements.push(Signalement::SuffixeContredit { lignes, code, statut });
                }
                let attendu = match statut {
                    StatutPublie::Inchange => parents == 1,
                    StatutPublie::Modifie => parents > 0,
                    StatutPublie::Nouveau => parents == 0,
                };
                if !attendu {
                    let lignes = lignes.clone();
                    signalements.push(Signalement::ParentsContredits {
                        lignes,
                        code,
                        statut,
                        parents,
                    });
                }
            }
            if statuts.len() > 1 {
                signalements.push(Signalement::StatutsDifferents { lignes, code, statuts });
            }
        }
        signalements
    }

    /// Links whose labels are those of each other, in one département: « Centre Ville » is everywhere.
    fn crossed(&self, table: &Correspondance) -> Vec<Signalement> {
        let mut signalements = Vec::new();
        let mut par_libelles: BTreeMap<_, Vec<(CodeQpv, CodeQpv)>> = BTreeMap::new();
        for (de, vers) in table.liens() {
            for avant in self.words(de) {
                for apres in self.words(vers) {
                    let cle = (vers.departement(), avant.clone(), apres);
                    par_libelles.entry(cle).or_default().push((de, vers));
                }
            }
        }
        for ((departement, avant, apres), liens) in
            par_libelles.iter().filter(|((_, a, b), _)| a < b)
        {
            let inverses = par_libelles.get(&(*departement, apres.clone(), avant.clone()));
            for (un, autre) in liens.iter().flat_map(|un| {
                inverses.into_iter().flatten().map(move |autre| (un.min(autre), un.max(autre)))
            }) {
                // Linked to each other's too, they are one recomposition.
                let straight = |a: &(CodeQpv, CodeQpv), b: &(CodeQpv, CodeQpv)| {
                    self.liens.contains_key(&(a.0, b.1))
                };
                if !straight(un, autre) && !straight(autre, un) {
                    let lignes = [un, autre].into_iter().filter_map(|lien| self.liens.get(lien));
                    signalements.push(Signalement::CodesCroises {
                        lignes: lignes.flatten().copied().collect(),
                        un: *un,
                        autre: *autre,
                    });
                }
            }
        }
        signalements
    }

    fn shared_parents(&self, table: &Correspondance) -> Vec<Signalement> {
        let parents: BTreeSet<CodeQpv> = table.liens().map(|(de, _)| de).collect();
        let partages = parents.into_iter().filter_map(|parent| {
            let suites = table.successors(parent).ok()?;
            let (inchanges, autres): (BTreeSet<_>, BTreeSet<_>) = suites.iter().partition(|code| {
                let dit = table.statuts(**code).contains(&StatutPublie::Inchange);
                dit || code.suffixe() == Some(Suffixe::I)
            });
            (suites.len() > 1 && !inchanges.is_empty()).then(|| Signalement::ParentPartage {
                lignes: self.rows([&parent]),
                parent,
                inchanges,
                autres,
            })
        });
        partages.collect()
    }

    fn labels(&self, table: &Correspondance) -> Vec<Signalement> {
        let mut signalements = Vec::new();
        let liens = table.liens().map(|(de, vers)| BTreeSet::from([de, vers]));
        let seuls = self.libelles.keys().map(|code| BTreeSet::from([*code]));
        for codes in seuls.chain(liens) {
            let mut par_mots: BTreeMap<String, BTreeSet<&Nom>> = BTreeMap::new();
            for libelle in codes.iter().filter_map(|code| self.libelles.get(code)).flatten() {
                par_mots.entry(words(libelle)).or_default().insert(libelle);
            }
            let lignes = || match codes.len() {
                1 => self.rows(&codes),
                _ => self.common_rows(&codes),
            };
            for ecritures in par_mots.values().filter(|ecritures| ecritures.len() > 1) {
                let deja = codes.len() > 1 && codes.iter().any(|code| self.has(*code, ecritures));
                if !deja {
                    signalements.push(Signalement::LibelleEcritAutrement {
                        lignes: lignes(),
                        codes: codes.clone(),
                        libelles: ecritures.iter().copied().cloned().collect(),
                    });
                }
            }
            if let (1, Some(code)) = (codes.len(), codes.first())
                && par_mots.len() > 1
            {
                let libelles = par_mots.values().flatten().copied().cloned().collect();
                let code = *code;
                let lignes = lignes();
                signalements.push(Signalement::LibellesDifferents { lignes, code, libelles });
            }
        }
        signalements
    }

    /// Whether a code alone has all these writings, so that a link says nothing more.
    fn has(&self, code: CodeQpv, ecritures: &BTreeSet<&Nom>) -> bool {
        self.libelles.get(&code).is_some_and(|siens| ecritures.is_subset(siens))
    }

    fn common_rows(&self, codes: &BTreeSet<CodeQpv>) -> Lignes {
        let mut lignes = codes.iter().filter_map(|code| self.lignes.get(code));
        let premier = lignes.next().cloned().unwrap_or_default();
        lignes.fold(premier, |communes, autres| communes.intersection(autres).copied().collect())
    }

    fn words(&self, code: CodeQpv) -> BTreeSet<String> {
        self.libelles.get(&code).into_iter().flatten().map(|libelle| words(libelle)).collect()
    }

    fn twice(&self) -> Vec<Signalement> {
        let doubles = self.liens.iter().filter(|(_, lignes)| lignes.len() > 1);
        doubles
            .map(|(lien, lignes)| Signalement::LienEnDouble {
                lignes: lignes.iter().copied().collect(),
                lien: *lien,
            })
            .collect()
    }

    fn off_list(&self, table: &Correspondance) -> Vec<Signalement> {
        let Some(liste) = table.liste_2015() else {
            return Vec::new();
        };
        let parents: BTreeSet<CodeQpv> = table.liens().map(|(de, _)| de).collect();
        let absents = parents.difference(liste);
        absents
            .map(|parent| Signalement::ParentHorsListe {
                lignes: self.rows([parent]),
                parent: *parent,
            })
            .collect()
    }
}

/// Whether the letter of a code and a published status say the same; `C` says nothing.
const fn agree(suffixe: Option<Suffixe>, statut: StatutPublie) -> bool {
    match suffixe {
        Some(Suffixe::I) => matches!(statut, StatutPublie::Inchange),
        Some(Suffixe::M) => matches!(statut, StatutPublie::Modifie),
        Some(Suffixe::N) => matches!(statut, StatutPublie::Nouveau),
        Some(Suffixe::C) | None => true,
    }
}

/// The words of a label, whatever their case, accents, apostrophes and blanks.
fn words(libelle: &Nom) -> String {
    let plie = fold(libelle.as_str()).replace('’', "'");
    plie.split_whitespace().collect::<Vec<_>>().join(" ")
}
