//! The findings of one table.

use super::colonne::{AuditColonne, audit_colonne};
use super::constat::{Code, Constat, Verdict};
use super::imprime::{Cellule, MontantImprime, TauxImprime};
use super::reproduction::{Candidat, reproduce};
use super::somme::{Accord, check_somme};
use super::tableau::Tableau;
use crate::nombre::{Arrondi, Decimales, Methode, Somme, Taux};

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
        constats.extend(self.audit_montants());
        constats.extend(self.audit_nombres());
        match audit_colonne(self) {
            Some(audit) => {
                constats.push(self.describe_column(&audit));
                constats.extend(self.audit_total_des_taux());
            }
            None => constats.extend(self.audit_taux_seuls()),
        }
        constats.extend(self.audit_evolutions());
        constats
    }

    fn audit_montants(&self) -> Option<Constat> {
        let total = self.total.as_ref()?.montant.get()?;
        if self.lignes.iter().all(|ligne| ligne.chiffres.montant.is_empty()) {
            return None;
        }
        let montants = self.lignes.iter().map(|ligne| &ligne.chiffres.montant);
        let somme: Somme = montants.clone().filter_map(|m| Some(m.get()?.euros())).sum();
        let (verdict, phrase) = match check_somme(montants, total) {
            Accord::Exact => {
                (Verdict::Confirme, format!("les lignes font exactement le total, {somme}"))
            }
            Accord::DansLaPrecision { ecart } => (
                Verdict::Explique,
                format!(
                    "les lignes font {somme}, le total imprimé {} : l’écart de {ecart:+} tient dans la précision d’impression",
                    total.euros()
                ),
            ),
            Accord::Ecart { ecart } => (
                Verdict::NonConforme,
                format!(
                    "les lignes font {somme}, le total imprimé {} : écart de {ecart:+}, que l’arrondi de chaque chiffre n’explique pas",
                    total.euros()
                ),
            ),
            Accord::Incomplet { reste, inconnues } => (
                Verdict::Indecidable,
                format!(
                    "{inconnues} montant(s) non communiqué(s) ; les autres laissent {reste} sur le total"
                ),
            ),
        };
        let constat = Constat::new(Code::Somme, &self.titre, verdict, phrase);
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
        let reserve = format!(
            "{} essais ; ce qui la donne n’est pas forcément ce qui a été fait",
            audit.essais
        );
        let (verdict, phrase) = match (audit.arrondis.first(), audit.methodes.as_slice()) {
            (Some(Arrondi::AuPlusProche), _) => (
                Verdict::Confirme,
                format!("chaque taux est le quotient des montants imprimés ({arrondis})"),
            ),
            (Some(_), _) => (
                Verdict::Explique,
                format!(
                    "la colonne est donnée par {arrondis}, et non par l’arrondi au plus proche ({reserve})"
                ),
            ),
            (None, []) => (
                Verdict::NonConforme,
                format!(
                    "aucun arrondi unique ni aucune répartition ne donne la colonne imprimée ({} essais)",
                    audit.essais
                ),
            ),
            (None, [seule]) => (
                Verdict::Explique,
                format!(
                    "aucun arrondi unique ne donne la colonne imprimée ; parmi {} méthodes de répartition, seule concorde {seule} ({reserve})",
                    Methode::TOUTES.len()
                ),
            ),
            (None, methodes) => (
                Verdict::Explique,
                format!(
                    "aucun arrondi unique ne donne la colonne imprimée ; parmi {} méthodes de répartition, concordent {} ({reserve})",
                    Methode::TOUTES.len(),
                    join(methodes)
                ),
            ),
        };
        let mut phrases = vec![phrase];
        match self.lignes.len().saturating_sub(audit.lignes.len()) {
            0 => {}
            n => phrases
                .push(format!("{n} ligne(s) sans montant ou sans taux ne sont pas recalculées")),
        }
        if verdict != Verdict::Confirme {
            let proches: Vec<String> =
                audit.lignes.iter().map(|ligne| ligne.proche.to_string()).collect();
            let aussi = if audit.nearest_is_largest_remainder() {
                ", qui est aussi celle des plus forts restes"
            } else {
                ""
            };
            phrases.push(format!("colonne la plus proche : {}{aussi}", proches.join(" / ")));
            for ligne in
                audit.lignes.iter().filter(|l| !l.arrondis.contains(&Arrondi::AuPlusProche))
            {
                let libelle = self.lignes.get(ligne.rang).map_or("", |l| l.libelle.as_str());
                let exact = ligne.taux.pourcentage(Arrondi::AuPlusProche, Decimales::QUATRE);
                let par = if ligne.arrondis.is_empty() {
                    "rien".to_owned()
                } else {
                    join(&ligne.arrondis)
                };
                phrases.push(format!("« {libelle} » : {exact}, imprimé {} ({par})", ligne.imprime));
            }
        }
        let constat = Constat::new(Code::Colonne, &self.titre, verdict, phrases.join(" ; "))
            .with("total", audit.total.plain())
            .with("essais", audit.essais)
            .with("arrondis", arrondis)
            .with("repartitions", join(&audit.methodes));
        match audit.ecart {
            Some(ecart) => constat.with("ecart_a_100", ecart),
            None => constat,
        }
    }

    /// The printed total of the shares, against the printed shares.
    fn audit_total_des_taux(&self) -> Option<Constat> {
        let imprime = self.total.as_ref()?.taux.get()?;
        self.check_taux(imprime.unites(), imprime.decimales().puissance(), imprime.texte())
    }

    /// Shares without amounts: only their sum can be checked.
    fn audit_taux_seuls(&self) -> Option<Constat> {
        let imprime = self.total.as_ref().and_then(|total| total.taux.get());
        match imprime {
            Some(imprime) => {
                self.check_taux(imprime.unites(), imprime.decimales().puissance(), imprime.texte())
            }
            None => self.check_taux(100, 1, "100"),
        }
    }

    /// Adds up the printed shares, each within half of its last digit.
    fn check_taux(&self, attendu: i128, puissance: u32, texte: &str) -> Option<Constat> {
        if self.lignes.iter().any(|ligne| ligne.chiffres.taux == Cellule::NonCommunique) {
            return None;
        }
        let taux: Vec<&TauxImprime> =
            self.lignes.iter().filter_map(|ligne| ligne.chiffres.taux.get()).collect();
        let fin = taux.iter().map(|t| t.decimales().puissance()).chain([puissance]).max()?;
        // In half units of the finest decimal printed.
        let fine = |unites: i128, puissance: u32| {
            unites.checked_mul(i128::from(fin.checked_div(puissance)?))?.checked_mul(2)
        };
        let demi = |puissance: u32| fin.checked_div(puissance).map(i128::from);
        let somme = taux.iter().try_fold(0_i128, |somme, t| {
            somme.checked_add(fine(t.unites(), t.decimales().puissance())?)
        })?;
        let marge = taux.iter().try_fold(demi(puissance)?, |marge, t| {
            marge.checked_add(demi(t.decimales().puissance())?)
        })?;
        if taux.is_empty() {
            return None;
        }
        let ecart = somme.checked_sub(fine(attendu, puissance)?)?;
        let decimales = taux.iter().map(|t| t.decimales()).max()?;
        let double = u128::from(fin).checked_mul(2)?;
        let points = |demis: i128| {
            Taux::of(demis, double).ok().map(|t| t.quotient(Arrondi::AuPlusProche, decimales))
        };
        let (somme, points_d_ecart) = (points(somme)?, points(ecart)?);
        let (verdict, phrase) = if ecart == 0 {
            (Verdict::Confirme, format!("les taux imprimés font exactement {texte}"))
        } else if ecart.unsigned_abs() <= marge.unsigned_abs() {
            (
                Verdict::Explique,
                format!(
                    "les taux imprimés font {somme}, et non {texte} : l’écart de {points_d_ecart:+} point tient dans la précision d’impression"
                ),
            )
        } else {
            (
                Verdict::NonConforme,
                format!(
                    "les taux imprimés font {somme}, et non {texte} : écart de {points_d_ecart:+} point"
                ),
            )
        };
        Some(
            Constat::new(Code::SommeDeTaux, &self.titre, verdict, phrase)
                .with("somme", somme)
                .with("attendu", texte),
        )
    }

    fn audit_evolutions(&self) -> impl Iterator<Item = Constat> {
        let lignes = self.lignes.iter().map(|ligne| (ligne.libelle.as_str(), &ligne.chiffres));
        let total = self.total.iter().map(|chiffres| ("Total", chiffres));
        lignes.chain(total).filter_map(|(libelle, chiffres)| {
            let imprime = chiffres.evolution.get()?;
            let lieu = format!("{}, {libelle}", self.titre);
            Some(evolution(&lieu, &chiffres.precedent, &chiffres.montant, imprime))
        })
    }
}

fn evolution(
    lieu: &str,
    avant: &Cellule<MontantImprime>,
    apres: &Cellule<MontantImprime>,
    imprime: &TauxImprime,
) -> Constat {
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
        return Constat::new(Code::Evolution, lieu, Verdict::Indecidable, phrase);
    };
    let reproduction = reproduce(imprime, [candidat]);
    let constat = match (reproduction.trouves.first(), reproduction.ecartes.first()) {
        (Some((candidat, arrondis)), _) => {
            let verdict = if arrondis.contains(&Arrondi::AuPlusProche) {
                Verdict::Confirme
            } else {
                Verdict::Explique
            };
            Constat::new(
                Code::Evolution,
                lieu,
                verdict,
                format!("{imprime} : {} ({})", candidat.nom, join(arrondis)),
            )
            .with("taux", candidat.taux)
        }
        (None, Some(candidat)) => {
            let exact = candidat.taux.pourcentage(Arrondi::AuPlusProche, imprime.decimales());
            let phrase = format!("{imprime} : {} donne {exact:+}", candidat.nom);
            Constat::new(Code::Evolution, lieu, Verdict::NonConforme, phrase)
                .with("taux", candidat.taux)
        }
        (None, None) => {
            Constat::new(Code::Evolution, lieu, Verdict::Indecidable, imprime.to_string())
        }
    };
    constat.with("imprime", imprime)
}

/// Names in French, one after the other.
pub(super) fn join<T: ToString>(noms: &[T]) -> String {
    noms.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
