//! The findings of a record.

use super::Cellule;
use super::audit_tableau::join;
use super::constat::{Code, Constat, Verdict};
use super::imprime::MontantImprime;
use super::publication::{Dit, Inclusion, Mention, Rappel};
use super::releve::{Chiffre, Grandeur, Releve};
use super::reproduction::{Candidat, Reproduction, reproduce};
use super::somme::{Accord, check_somme};
use crate::financement::Dispositif;
use crate::nombre::{Arrondi, Decimales, Taux};

impl Releve {
    /// Everything that the record lets one check: each table, each sentence, one figure printed in two
    /// places, what is inside a total or not, and what nothing says.
    #[must_use]
    pub fn audit(&self) -> Vec<Constat> {
        let p = self.publication();
        let chiffres = self.chiffres();
        let mut constats = p.thematiques.audit();
        constats.extend(self.audit_total());
        constats.extend(p.credits_specifiques.audit());
        if let Some(fonds) = &p.fonds_de_cohesion_sociale {
            constats.extend(fonds.audit());
        }
        constats.extend(self.audit_fonds());
        for fonds in &p.fonds_de_concours {
            constats.extend(fonds.audit());
        }
        constats.extend(p.mentions.iter().map(|mention| audit_mention(mention, &chiffres)));
        constats.extend(p.rappels.iter().filter_map(|rappel| audit_rappel(rappel, &chiffres)));
        constats.extend(
            p.inclusions.iter().filter_map(|inclusion| audit_inclusion(inclusion, &chiffres)),
        );
        constats.extend(self.audit_dossiers());
        constats.push(self.describe_rest());
        constats
    }

    /// The total of the year against that of the breakdown, and the names it is printed under.
    fn audit_total(&self) -> Vec<Constat> {
        let p = self.publication();
        let mut constats = Vec::new();
        if let Some(ventile) = p.thematiques.total.as_ref().and_then(|total| total.montant.get()) {
            constats.push(equality(
                "total de l’année et total de la répartition",
                &p.total.montant,
                ventile,
            ));
        }
        if let [_, _, ..] = p.total.intitules.as_slice() {
            let intitules: Vec<String> =
                p.total.intitules.iter().map(|i| format!("« {i} »")).collect();
            let phrase = format!(
                "{} est imprimé sous {} intitulés, {} : le stade de ce montant n’est pas précisé",
                p.total.montant.euros(),
                intitules.len(),
                intitules.join(" et ")
            );
            constats.push(Constat::new(
                Code::Stades,
                "total de l’année",
                Verdict::Indecidable,
                phrase,
            ));
        }
        constats
    }

    /// The Fonds de cohésion sociale as a source, against its own table.
    fn audit_fonds(&self) -> Option<Constat> {
        let p = self.publication();
        let fonds = p.fonds_de_cohesion_sociale.as_ref()?.total.as_ref()?.montant.get()?;
        let source =
            p.credits_specifiques.lignes.iter().find(|ligne| {
                *ligne.cle.dispositif() == Dispositif::FondsDeCohesionSociale(None)
            })?;
        Some(equality(
            "Fonds de cohésion sociale, comme source et par axe",
            source.chiffres.montant.get()?,
            fonds,
        ))
    }

    fn describe_rest(&self) -> Constat {
        let total = self.publication().total.montant.euros();
        let lieu = "total de l’année";
        let (Some(specifiques), Some(reste)) = (self.specifiques(), self.reste()) else {
            let phrase = "le total des crédits spécifiques n’est pas imprimé et un de leurs montants n’est pas communiqué : le reste n’est pas calculable";
            return Constat::new(Code::Reste, lieu, Verdict::Indecidable, phrase);
        };
        let phrase = format!(
            "{total} moins {specifiques} de crédits spécifiques laissent {reste} ; ce reste n’est pas ventilé, et rien n’indique qu’il relève du droit commun"
        );
        Constat::new(Code::Reste, lieu, Verdict::Indecidable, phrase)
            .with("specifiques", specifiques.plain())
            .with("reste", reste.plain())
    }

    /// Projects supported against projects filed.
    fn audit_dossiers(&self) -> Option<Constat> {
        let dossiers = self.publication().dossiers;
        let phrase = format!(
            "{} projets soutenus pour {} déposés : on ne soutient pas plus de projets qu’il n’en est déposé",
            dossiers.soutenus, dossiers.deposes
        );
        (dossiers.soutenus > dossiers.deposes)
            .then(|| Constat::new(Code::Inclusion, "projets", Verdict::NonConforme, phrase))
    }
}

fn equality(lieu: &str, premier: &MontantImprime, second: &MontantImprime) -> Constat {
    let (verdict, phrase) = match check_somme(&[Cellule::Imprime(premier.clone())], second) {
        Accord::Exact => {
            (Verdict::Confirme, format!("le même montant aux deux endroits, {}", premier.euros()))
        }
        Accord::DansLaPrecision { ecart } => (
            Verdict::Explique,
            format!(
                "{premier} et {second} : l’écart de {ecart:+} tient dans la précision d’impression"
            ),
        ),
        Accord::Ecart { ecart } => {
            (Verdict::NonConforme, format!("{premier} et {second} : écart de {ecart:+}"))
        }
        Accord::Incomplet { .. } => (Verdict::Indecidable, format!("{premier} et {second}")),
    };
    Constat::new(Code::Egalite, lieu, verdict, phrase)
        .with("premier", premier.euros().plain())
        .with("second", second.euros().plain())
}

/// A sentence's amount, against the amount of the record.
fn audit_rappel(rappel: &Rappel, chiffres: &[Chiffre]) -> Option<Constat> {
    let chiffre = chiffres.iter().find(|chiffre| chiffre.id == rappel.chiffre)?;
    match &chiffre.grandeur {
        Grandeur::Montant(montant) => {
            let lieu = format!("« {} » et {}", rappel.texte, chiffre.libelle);
            Some(equality(&lieu, &rappel.montant, montant))
        }
        Grandeur::Dossiers(..) | Grandeur::ProjetsDuFonds(_) => None,
    }
}

/// A sentence's rate, against every quotient of the record's figures that it may be.
fn audit_mention(mention: &Mention, chiffres: &[Chiffre]) -> Constat {
    let lieu = format!("« {} »", mention.texte);
    let find =
        |id: &Option<String>| chiffres.iter().find(|chiffre| Some(&chiffre.id) == id.as_ref());
    let Some(numerateur) = find(&mention.numerateur) else {
        let phrase =
            format!("{} : aucun chiffre du relevé ne permet de le recalculer", mention.taux);
        return Constat::new(Code::Taux, &lieu, Verdict::Indecidable, phrase)
            .with("imprime", &mention.taux);
    };
    let denominateurs: Vec<&Chiffre> = match find(&mention.denominateur) {
        Some(dit) => vec![dit],
        None => possible_denominators(numerateur, chiffres),
    };
    let candidats =
        denominateurs.iter().filter_map(|denominateur| quotient(numerateur, denominateur));
    let reproduction = reproduce(&mention.taux, candidats);
    let remarques = remarks(&reproduction, mention, numerateur, chiffres);
    let essais = reproduction.essais();
    let hasard = reproduction.hasard().pourcentage(Arrondi::ParExces, Decimales::ZERO);
    let trouve = reproduction.trouves.first();
    let (verdict, phrase) = match (trouve, reproduction.possibles.first()) {
        (Some((candidat, arrondis)), _) => {
            let propre = arrondis.contains(&Arrondi::AuPlusProche) && remarques.is_empty();
            let verdict = if propre { Verdict::Confirme } else { Verdict::Explique };
            let texte = describe(candidat, Decimales::DEUX);
            (verdict, format!("{} : {texte} donne ce taux ({})", mention.taux, join(arrondis)))
        }
        (None, Some(candidat)) => {
            let (bas, haut) = candidat.bornes();
            let imprime = |taux: Taux| taux.pourcentage(Arrondi::AuPlusProche, Decimales::DEUX);
            let phrase = format!(
                "{} : {}, et la précision d’impression des montants le permet, entre {} et {}",
                mention.taux,
                describe(candidat, Decimales::DEUX),
                imprime(bas),
                imprime(haut)
            );
            (Verdict::Explique, phrase)
        }
        (None, None) if essais == 0 => (
            Verdict::Indecidable,
            format!("{} : aucun chiffre du relevé ne peut en être le dénominateur", mention.taux),
        ),
        (None, None) => {
            (Verdict::NonConforme, format!("{} : aucun quotient essayé ne le donne", mention.taux))
        }
    };
    let mut phrases = vec![phrase];
    for (candidat, arrondis) in reproduction.trouves.iter().skip(1) {
        phrases.push(format!("{} aussi ({})", describe(candidat, Decimales::DEUX), join(arrondis)));
    }
    phrases.extend(remarques);
    if essais > 0 {
        let (s, un) = if essais > 1 { ("s", "l’un d’eux") } else { ("", "il") };
        phrases.push(format!(
            "{essais} quotient{s} essayé{s} sous {} arrondis : pris au hasard entre 0 et 100 %, {un} concorderait dans au plus {hasard} des cas",
            Arrondi::TOUS.len()
        ));
    }
    let constat = Constat::new(Code::Taux, &lieu, verdict, phrases.join(" ; "))
        .with("imprime", &mention.taux)
        .with("essais", essais);
    match trouve {
        Some((candidat, arrondis)) => {
            constat.with("taux", candidat.taux).with("arrondis", join(arrondis))
        }
        None => constat,
    }
}

/// What a share may be taken of: a figure of a kind that it can be divided by, and not smaller.
fn possible_denominators<'a>(numerateur: &Chiffre, chiffres: &'a [Chiffre]) -> Vec<&'a Chiffre> {
    let mut possibles: Vec<&Chiffre> = Vec::new();
    for chiffre in chiffres {
        let deja = possibles.iter().any(|autre| {
            autre.grandeur.is_of_kind(&chiffre.grandeur)
                && value(&autre.grandeur) == value(&chiffre.grandeur)
        });
        if chiffre.id != numerateur.id
            && !deja
            && numerateur.grandeur.may_divide(&chiffre.grandeur)
            && value(&chiffre.grandeur) >= value(&numerateur.grandeur)
        {
            possibles.push(chiffre);
        }
    }
    possibles
}

/// What a figure may be, given how it was printed.
fn bounds(grandeur: &Grandeur) -> (i128, i128) {
    match grandeur {
        Grandeur::Montant(montant) => {
            let (bas, haut) = montant.bornes();
            (bas.centimes(), haut.centimes())
        }
        Grandeur::Dossiers(..) | Grandeur::ProjetsDuFonds(_) => (value(grandeur), value(grandeur)),
    }
}

fn value(grandeur: &Grandeur) -> i128 {
    match grandeur {
        Grandeur::Montant(montant) => montant.euros().centimes().into(),
        Grandeur::Dossiers(_, nombre) | Grandeur::ProjetsDuFonds(nombre) => (*nombre).into(),
    }
}

/// The two figures of a quotient, and whether both count the same thing.
#[derive(Clone, Debug)]
struct Division {
    texte: String,
    meme_nature: bool,
    haut: String,
    bas: String,
}

fn quotient(numerateur: &Chiffre, denominateur: &Chiffre) -> Option<Candidat<Division>> {
    let nom = Division {
        texte: format!("{} / {}", numerateur.grandeur, denominateur.grandeur),
        meme_nature: numerateur.grandeur.is_of_kind(&denominateur.grandeur),
        haut: numerateur.libelle.clone(),
        bas: denominateur.libelle.clone(),
    };
    match (&numerateur.grandeur, &denominateur.grandeur) {
        (Grandeur::Montant(haut), Grandeur::Montant(bas)) => Candidat::part(nom, haut, bas).ok(),
        (haut, bas) => {
            let taux = Taux::of(value(haut), u128::try_from(value(bas)).ok()?).ok()?;
            Some(Candidat::exact(nom, taux))
        }
    }
}

fn describe(candidat: &Candidat<Division>, decimales: Decimales) -> String {
    let taux = candidat.taux.pourcentage(Arrondi::AuPlusProche, decimales);
    format!("{} = {taux}", candidat.nom.texte)
}

/// What a reader should know of a quotient that reproduces a rate.
fn remarks(
    reproduction: &Reproduction<Division>,
    mention: &Mention,
    numerateur: &Chiffre,
    chiffres: &[Chiffre],
) -> Vec<String> {
    let mut remarques = Vec::new();
    for (candidat, _) in &reproduction.trouves {
        let Division { meme_nature, haut, bas, .. } = &candidat.nom;
        if !meme_nature {
            remarques.push(format!(
                "ce quotient rapporte des {haut} à des {bas}, qui ne sont pas de même nature"
            ));
        }
    }
    if !remarques.is_empty() || reproduction.trouves.is_empty() {
        let decimales = Decimales::new(mention.taux.decimales().get().saturating_add(1))
            .unwrap_or(Decimales::DEUX);
        for candidat in reproduction.ecartes.iter().filter(|candidat| candidat.nom.meme_nature) {
            remarques.push(format!(
                "{} ({} / {})",
                describe(candidat, decimales),
                candidat.nom.haut,
                candidat.nom.bas
            ));
        }
    }
    let monnaie = chiffres.iter().any(|chiffre| matches!(chiffre.grandeur, Grandeur::Montant(_)));
    let compte = matches!(numerateur.grandeur, Grandeur::Dossiers(..));
    if compte && monnaie && mention.denominateur.is_none() {
        remarques.push(format!(
            "aucun montant n’est imprimé pour « {} » : une part de montant ne peut pas être exclue",
            numerateur.libelle
        ));
    }
    remarques
}

fn audit_inclusion(inclusion: &Inclusion, chiffres: &[Chiffre]) -> Option<Constat> {
    let find = |id: &String| chiffres.iter().find(|chiffre| chiffre.id == *id);
    let (partie, tout) = (find(&inclusion.partie)?, find(&inclusion.tout)?);
    let lieu = format!("{} et {}", partie.libelle, tout.libelle);
    // Printed amounts are intervals: too large only when the least of one is above the most of the other.
    let tient = bounds(&partie.grandeur).0 <= bounds(&tout.grandeur).1;
    let (p, t) = (&partie.grandeur, &tout.grandeur);
    let (verdict, phrase) = match (inclusion.dit, tient) {
        (Dit::Dedans, true) => (
            Verdict::Indecidable,
            format!(
                "{p} est dit compris dans {t} : c’est possible, et rien ne permet de le recalculer"
            ),
        ),
        (Dit::Dedans, false) => {
            (Verdict::NonConforme, format!("{p} est dit compris dans {t}, qui est plus petit"))
        }
        (Dit::Dehors, _) => (
            Verdict::Indecidable,
            format!("{p} est dit en dehors de {t} : rien ne permet de le recalculer"),
        ),
        (Dit::NonDit, true) => {
            (Verdict::Indecidable, format!("rien ne dit si {p} est compris dans {t}"))
        }
        (Dit::NonDit, false) => (
            Verdict::Indecidable,
            format!(
                "rien ne dit si {p} est compris dans {t}, plus petit : il ne peut pas l’être en entier"
            ),
        ),
    };
    let dit = match inclusion.dit {
        Dit::Dedans => "dedans",
        Dit::Dehors => "dehors",
        Dit::NonDit => "non dit",
    };
    Some(
        Constat::new(Code::Inclusion, &lieu, verdict, phrase)
            .with("partie", value_text(p))
            .with("tout", value_text(t))
            .with("dit", dit),
    )
}

fn value_text(grandeur: &Grandeur) -> String {
    match grandeur {
        Grandeur::Montant(montant) => montant.euros().plain().to_string(),
        Grandeur::Dossiers(..) | Grandeur::ProjetsDuFonds(_) => grandeur.to_string(),
    }
}
