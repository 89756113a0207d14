//! The findings of one table.

use super::colonne::{AuditColonne, audit_colonne};
use super::constat::{Code, Constat, Verdict};
use super::imprime::{Cellule, MontantImprime, TauxImprime};
use super::reproduction::{Candidat, Reproduction, reproduce};
use super::somme::{Accord, check_somme};
use super::tableau::{ChiffresImprimes, Tableau};
use crate::nombre::{Arrondi, Decimales, Somme, Taux};

impl<K> Tableau<K> {
    /// Everything that the table lets one check: its totals, its column of shares, its evolutions.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::controle::{Tableau, Verdict};
    /// use contrat_de_ville::nombre::Convention::VirguleDecimale;
    ///
    /// let rangees = [["A", "600", ""], ["B", "300", ""], ["Total", "1 000", ""]];
    /// let tableau = Tableau::from_rows("Recettes", VirguleDecimale, rangees)?;
    /// let constats = tableau.audit();
    /// assert_eq!(constats[0].verdict, Verdict::NonConforme);
    /// assert_eq!(
    ///     constats[0].phrase.replace(['\u{202f}', '\u{a0}'], " "),
    ///     "les lignes font 900,00 €, le total imprimé 1 000,00 € : écart de -100,00 €, que l’arrondi de chaque chiffre n’explique pas"
    /// );
    /// # Ok::<(), contrat_de_ville::controle::TableauError>(())
    /// ```
    #[must_use]
    pub fn audit(&self) -> Vec<Constat> {
        let mut constats = Vec::new();
        constats.extend(self.audit_montants(&self.titre, |chiffres| &chiffres.montant));
        let avant = format!("{}, année précédente", self.titre);
        constats.extend(self.audit_montants(&avant, |chiffres| &chiffres.precedent));
        constats.extend(self.audit_nombres());
        let colonne = audit_colonne(self);
        constats.extend(colonne.as_ref().map(|audit| self.describe_column(audit)));
        // Shares that were recomputed need no sum, unless one is printed.
        if colonne.is_none() || self.total.as_ref().is_some_and(|total| !total.taux.is_empty()) {
            constats.extend(self.audit_taux());
        }
        constats.extend(self.audit_evolutions());
        constats
    }

    /// One column of amounts against its total.
    fn audit_montants(
        &self,
        lieu: &str,
        colonne: fn(&ChiffresImprimes) -> &Cellule<MontantImprime>,
    ) -> Option<Constat> {
        let total = colonne(self.total.as_ref()?).get()?;
        let montants = || self.lignes.iter().map(|ligne| colonne(&ligne.chiffres));
        if montants().all(Cellule::is_empty) {
            return None;
        }
        let somme: Somme = montants().filter_map(|m| Some(m.get()?.euros())).sum();
        let font = format!("les lignes font {somme}, le total imprimé {}", total.euros());
        let (verdict, phrase) = match check_somme(montants(), total) {
            Accord::Exact => {
                (Verdict::Confirme, format!("les lignes font exactement le total, {somme}"))
            }
            Accord::DansLaPrecision { ecart } => (
                Verdict::Explique,
                format!("{font} : l’écart de {ecart:+} tient dans la précision d’impression"),
            ),
            Accord::Ecart { ecart } => (
                Verdict::NonConforme,
                format!(
                    "{font} : écart de {ecart:+}, que l’arrondi de chaque chiffre n’explique pas"
                ),
            ),
            Accord::Incomplet { reste, inconnues } => {
                let inconnus = match inconnues {
                    1 => "un montant n’est pas communiqué".to_owned(),
                    n => format!("{n} montants ne sont pas communiqués"),
                };
                let suite = if reste.is_negative() {
                    format!("les autres dépassent le total de {}", Somme::ZERO.minus(reste))
                } else {
                    format!("les autres laissent {reste} sur le total")
                };
                (Verdict::Indecidable, format!("{inconnus} ; {suite}"))
            }
        };
        let constat = Constat::new(Code::Somme, lieu, verdict, phrase);
        Some(constat.with("somme", somme.plain()).with("total", total.euros().plain()))
    }

    fn audit_nombres(&self) -> Option<Constat> {
        let total = self.total.as_ref()?.nombre?;
        let somme = self
            .lignes
            .iter()
            .try_fold(0_u64, |somme, ligne| somme.checked_add(ligne.chiffres.nombre?))?;
        let (verdict, phrase) = if somme == total {
            (Verdict::Confirme, format!("les nombres font exactement le total, {total}"))
        } else {
            (
                Verdict::NonConforme,
                format!("les nombres font {somme}, le total imprimé est {total}"),
            )
        };
        let constat = Constat::new(Code::SommeDeNombres, &self.titre, verdict, phrase);
        Some(constat.with("somme", somme).with("total", total))
    }

    fn describe_column(&self, audit: &AuditColonne) -> Constat {
        let arrondis = join(&audit.arrondis);
        let essais = audit.essais();
        let reserve = format!(
            "{essais} essais : à force d’essais tout finit par concorder, et ce qui donne la colonne n’est pas forcément ce qui a été fait"
        );
        let methodes = match audit.methodes_essayees.len() {
            0 => "aucune méthode de répartition n’a pu être essayée".to_owned(),
            n => format!("aucune des {n} méthodes de répartition essayées non plus"),
        };
        let possible = audit.lignes.iter().all(|ligne| ligne.possible);
        let (verdict, phrase) = match (audit.arrondis.first(), audit.methodes.as_slice()) {
            (Some(Arrondi::AuPlusProche), _) => (
                Verdict::Confirme,
                format!("chaque taux est le quotient des montants imprimés ({arrondis})"),
            ),
            (Some(_), _) => (
                Verdict::Explique,
                format!("la colonne est donnée par {arrondis}, et non par l’arrondi au plus proche ({reserve})"),
            ),
            (None, []) if possible => (
                Verdict::Explique,
                "aucun arrondi des montants imprimés ne donne la colonne, mais leur précision d’impression la permet".to_owned(),
            ),
            (None, []) => (
                Verdict::NonConforme,
                format!("aucun arrondi unique ne donne la colonne imprimée, {methodes}"),
            ),
            (None, [seule]) => (
                Verdict::Explique,
                format!(
                    "aucun arrondi unique ne donne la colonne imprimée ; parmi {} méthodes de répartition, seule celle dite « {seule} » la donne ({reserve})",
                    audit.methodes_essayees.len()
                ),
            ),
            (None, methodes) => (
                Verdict::Explique,
                format!(
                    "aucun arrondi unique ne donne la colonne imprimée ; parmi {} méthodes de répartition, la donnent : {} ({reserve})",
                    audit.methodes_essayees.len(),
                    join(methodes)
                ),
            ),
        };
        let mut phrases = vec![phrase];
        match self.lignes.len().saturating_sub(audit.lignes.len()) {
            0 => {}
            1 => {
                phrases.push("une ligne sans montant ou sans taux n’est pas recalculée".to_owned());
            }
            n => phrases
                .push(format!("{n} lignes sans montant ou sans taux ne sont pas recalculées")),
        }
        phrases.extend(describe_gap(audit));
        if verdict != Verdict::Confirme {
            phrases.extend(self.describe_nearest(audit));
        }
        let constat = Constat::new(Code::Colonne, &self.titre, verdict, phrases.join(" ; "))
            .with("total", audit.total.plain())
            .with("essais", essais)
            .with("arrondis", arrondis)
            .with("repartitions", join(&audit.methodes));
        match audit.ecart {
            Some(ecart) => constat.with("ecart_a_100", ecart),
            None => constat,
        }
    }

    /// The nearest column, and the lines whose rate is another: the first ten.
    fn describe_nearest(&self, audit: &AuditColonne) -> Vec<String> {
        const LIGNES: usize = 10;
        let proches: Vec<String> =
            audit.lignes.iter().take(LIGNES).map(|ligne| ligne.proche.to_string()).collect();
        let suite = if audit.lignes.len() > LIGNES { " / …" } else { "" };
        let aussi = if audit.nearest_is_largest_remainder() {
            ", qui est aussi celle des plus forts restes"
        } else {
            ""
        };
        let mut phrases =
            vec![format!("colonne la plus proche : {}{suite}{aussi}", proches.join(" / "))];
        let mut autres =
            audit.lignes.iter().filter(|ligne| !ligne.arrondis.contains(&Arrondi::AuPlusProche));
        for ligne in autres.by_ref().take(LIGNES) {
            let libelle = self.lignes.get(ligne.rang).map_or("", |l| l.libelle.as_str());
            let exact = ligne.taux.pourcentage(Arrondi::AuPlusProche, Decimales::QUATRE);
            let par = match ligne.arrondis.as_slice() {
                [] => "aucun arrondi ne le donne".to_owned(),
                arrondis => join(arrondis),
            };
            phrases.push(format!("« {libelle} » : {exact}, imprimé {} ({par})", ligne.imprime));
        }
        match autres.count() {
            0 => {}
            1 => phrases.push("et une autre".to_owned()),
            n => phrases.push(format!("et {n} autres")),
        }
        phrases
    }

    /// The printed total of the shares, or 100 where none is printed, against the printed shares.
    fn audit_taux(&self) -> Option<Constat> {
        let chiffres = || self.lignes.iter().map(|ligne| &ligne.chiffres.taux);
        let taux: Vec<&TauxImprime> = chiffres().filter_map(Cellule::get).collect();
        if taux.is_empty() || chiffres().any(|taux| *taux == Cellule::NonCommunique) {
            return None;
        }
        let imprime = self.total.as_ref().and_then(|total| total.taux.get());
        let decimales = taux.iter().copied().chain(imprime).map(TauxImprime::decimales).max()?;
        let fin = decimales.puissance();
        // In half units of the finest decimal printed.
        let halves = |t: &TauxImprime| {
            t.unites()
                .checked_mul(fin.checked_div(t.decimales().puissance())?.into())?
                .checked_mul(2)
        };
        // Half of the last digit printed.
        let margin = |t: &TauxImprime| fin.checked_div(t.decimales().puissance()).map(u128::from);
        let cent = i128::from(fin).checked_mul(200)?;
        let (attendu, texte) = match imprime {
            Some(imprime) => (halves(imprime)?, imprime.texte()),
            None => (cent, "100"),
        };
        let somme = taux.iter().try_fold(0_i128, |somme, t| somme.checked_add(halves(t)?))?;
        let mut marge = taux.iter().try_fold(0_u128, |marge, t| marge.checked_add(margin(t)?))?;
        // 100 is no rounded figure, printed or not.
        if let Some(imprime) = imprime.filter(|_| attendu != cent) {
            marge = marge.checked_add(margin(imprime)?)?;
        }
        let double = u128::from(fin).checked_mul(2)?;
        let points = |demis: i128| {
            Taux::of(demis, double).ok().map(|t| t.quotient(Arrondi::AuPlusProche, decimales))
        };
        let ecart = somme.checked_sub(attendu)?;
        let pluriel = plural(ecart, double);
        let (somme, points) = (points(somme)?, points(ecart)?);
        let font = format!("les taux imprimés font {somme}, et non {texte}");
        let (verdict, phrase) = if ecart == 0 {
            (Verdict::Confirme, format!("les taux imprimés font exactement {texte}"))
        } else if ecart.unsigned_abs() <= marge {
            let phrase = format!(
                "{font} : l’écart de {points:+} point{pluriel} tient dans la précision d’impression"
            );
            (Verdict::Explique, phrase)
        } else if imprime.is_some() {
            (Verdict::NonConforme, format!("{font} : écart de {points:+} point{pluriel}"))
        } else {
            (
                Verdict::Indecidable,
                format!("{font} : aucun total n’est imprimé, et rien ne dit que ce sont des parts"),
            )
        };
        let constat = Constat::new(Code::SommeDeTaux, &self.titre, verdict, phrase);
        Some(constat.with("somme", somme).with("attendu", texte))
    }

    fn audit_evolutions(&self) -> impl Iterator<Item = Constat> {
        let lignes = self.lignes.iter().map(|ligne| (ligne.libelle.as_str(), &ligne.chiffres));
        let total = self.total.iter().map(|chiffres| ("Total", chiffres));
        lignes.chain(total).filter_map(|(libelle, chiffres)| {
            let imprime = chiffres.evolution.get()?;
            let lieu = format!("{}, {libelle}", self.titre);
            evolution(&lieu, &chiffres.precedent, &chiffres.montant, imprime)
        })
    }
}

/// What rounding one by one leaves between the printed shares and 100.
fn describe_gap(audit: &AuditColonne) -> Option<String> {
    let (ecart, decimales) = (audit.ecart.filter(|ecart| *ecart != 0)?, audit.decimales?);
    let unite = u128::from(decimales.puissance());
    let points = Taux::of(ecart, unite).ok()?.quotient(Arrondi::AuPlusProche, decimales);
    let pluriel = plural(ecart, unite);
    Some(format!("les taux imprimés s’écartent de 100 de {points:+} point{pluriel}"))
}

/// French plurals start at two; `ecart` counts parts of which `unite` make one.
fn plural(ecart: i128, unite: u128) -> &'static str {
    if ecart.unsigned_abs() >= unite.saturating_mul(2) { "s" } else { "" }
}

fn evolution(
    lieu: &str,
    avant: &Cellule<MontantImprime>,
    apres: &Cellule<MontantImprime>,
    imprime: &TauxImprime,
) -> Option<Constat> {
    let candidat = match (avant.get(), apres.get()) {
        (Some(avant), Some(apres)) => {
            Candidat::evolution(format!("de {} à {}", avant.euros(), apres.euros()), avant, apres)
                .ok()
        }
        _ => None,
    };
    let Some(candidat) = candidat else {
        let phrase =
            format!("{imprime} : il faut deux montants, le premier positif, pour le recalculer");
        return Some(Constat::new(Code::Evolution, lieu, Verdict::Indecidable, phrase));
    };
    let reproduction = reproduce(imprime, [candidat]);
    let exact = |taux: Taux| taux.pourcentage(Arrondi::AuPlusProche, imprime.decimales());
    let constat = match reproduction {
        Reproduction { trouves, .. } if !trouves.is_empty() => {
            let (candidat, arrondis) = trouves.first()?;
            let verdict = if arrondis.contains(&Arrondi::AuPlusProche) {
                Verdict::Confirme
            } else {
                Verdict::Explique
            };
            let phrase = format!("{imprime} : {} ({})", candidat.nom, join(arrondis));
            Constat::new(Code::Evolution, lieu, verdict, phrase).with("taux", candidat.taux)
        }
        Reproduction { possibles, ecartes, .. } => {
            let (verdict, suite) = match possibles.first() {
                Some(_) => {
                    (Verdict::Explique, ", mais la précision d’impression des montants le permet")
                }
                None => (Verdict::NonConforme, ""),
            };
            let candidat = possibles.first().or(ecartes.first())?;
            let phrase =
                format!("{imprime} : {} donne {:+}{suite}", candidat.nom, exact(candidat.taux));
            Constat::new(Code::Evolution, lieu, verdict, phrase).with("taux", candidat.taux)
        }
    };
    Some(constat.with("imprime", imprime))
}

/// Names in French, one after the other.
pub(super) fn join<T: ToString>(noms: &[T]) -> String {
    noms.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
