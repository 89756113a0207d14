//! Quarters drawn from above: outlines and their numbers, which the table beside spells out.

// Places on a drawing are doubles.
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss)]

use core::fmt::Write as _;

use maud::{Markup, html};

use super::feuille::{BLEU, ENCRE, FOND};
use super::image::Image;
use crate::rapport::Carte;
use crate::territoire::geometrie::{Point, Surface};

const LARGEUR: f64 = 400.0;
const MARGE: f64 = 16.0;
/// The ground is drawn in a frame no taller than wide.
const COTE: f64 = LARGEUR - 2.0 * MARGE;
const CORPS: f64 = 11.0;
/// A quarter smaller than this has its number beside it.
const PETIT: f64 = 16.0;
/// The dot by which one that is smaller yet is seen.
const POINT: f64 = 2.0;
/// Metres of a degree of latitude, near enough for a drawing.
const DEGRE: f64 = 111_200.0;

/// From degrees to the drawing: one scale for both directions at the middle latitude.
struct Projection {
    ouest: f64,
    nord: f64,
    /// Units of the drawing for a degree of longitude, and for one of latitude.
    unites: [f64; 2],
    hauteur: f64,
}

impl Projection {
    fn over(points: &[Point]) -> Self {
        let fold = |of: fn(Point) -> f64, keep: fn(f64, f64) -> f64| {
            points.iter().copied().map(of).reduce(keep).unwrap_or(0.0)
        };
        let (ouest, est) = (fold(Point::longitude, f64::min), fold(Point::longitude, f64::max));
        let (sud, nord) = (fold(Point::latitude, f64::min), fold(Point::latitude, f64::max));
        let resserre = f64::midpoint(sud, nord).to_radians().cos();
        let (large, haut) = ((est - ouest) * resserre, nord - sud);
        let echelle = COTE / large.max(haut).max(f64::EPSILON);
        Self { ouest, nord, unites: [echelle * resserre, echelle], hauteur: haut * echelle }
    }

    fn place(&self, point: Point) -> [f64; 2] {
        let [x, y] = self.unites;
        [MARGE + (point.longitude() - self.ouest) * x, MARGE + (self.nord - point.latitude()) * y]
    }

    /// A round length of at most a third of the width, and its units.
    fn bar(&self) -> (String, f64) {
        let [_, par_degre] = self.unites;
        let metre = par_degre / DEGRE;
        let most = COTE / 3.0 / metre;
        let dizaine = 10_f64.powf(most.log10().floor());
        let pas = [5.0, 2.0, 1.0].into_iter().find(|pas| pas * dizaine <= most).unwrap_or(1.0);
        let metres = pas * dizaine;
        let texte = if metres < 1_000.0 {
            format!("{metres}\u{a0}m")
        } else {
            format!("{}\u{a0}km", metres / 1_000.0)
        };
        (texte, metres * metre)
    }
}

/// A quarter on the drawing: the box that holds it.
#[derive(Clone, Copy)]
struct Cadre {
    gauche: f64,
    haut: f64,
    droite: f64,
    bas: f64,
}

impl Cadre {
    fn around(projection: &Projection, surface: &Surface) -> Self {
        let vide = Self { gauche: f64::MAX, haut: f64::MAX, droite: f64::MIN, bas: f64::MIN };
        surface.vertices().map(|point| projection.place(point)).fold(vide, |cadre, [x, y]| Self {
            gauche: cadre.gauche.min(x),
            haut: cadre.haut.min(y),
            droite: cadre.droite.max(x),
            bas: cadre.bas.max(y),
        })
    }

    fn middle(&self) -> [f64; 2] {
        [f64::midpoint(self.gauche, self.droite), f64::midpoint(self.haut, self.bas)]
    }

    fn half(&self) -> [f64; 2] {
        [(self.droite - self.gauche) / 2.0, (self.bas - self.haut) / 2.0]
    }

    fn is_small(&self) -> bool {
        self.half().into_iter().all(|demi| demi < PETIT / 2.0)
    }

    fn is_speck(&self) -> bool {
        self.half().into_iter().all(|demi| demi < POINT)
    }
}

/// Where a number stands, and whether a line has to lead to it.
struct Etiquette {
    x: f64,
    y: f64,
    largeur: f64,
    menee: bool,
}

impl Etiquette {
    fn meets(&self, x: f64, y: f64, largeur: f64, hauteur: f64) -> bool {
        (x - self.x).abs() < f64::midpoint(largeur, self.largeur)
            && (y - self.y).abs() < f64::midpoint(hauteur, CORPS)
    }
}

pub(super) fn draw(carte: &Carte) -> Image {
    let lieux = carte.lieux();
    let points: Vec<Point> = lieux.iter().flat_map(|lieu| lieu.surface.vertices()).collect();
    let projection = Projection::over(&points);
    let cadres: Vec<Cadre> =
        lieux.iter().map(|lieu| Cadre::around(&projection, &lieu.surface)).collect();
    let etiquettes = labels(&cadres, MARGE + projection.hauteur + MARGE);
    let bas = 3.0 * MARGE + projection.hauteur;
    let corps = html! {
        @for lieu in lieux { (outline(&projection, &lieu.surface)) }
        @for cadre in cadres.iter().filter(|cadre| cadre.is_speck()) {
            @let [x, y] = cadre.middle().map(short);
            circle cx=(x) cy=(y) r=(POINT) fill=(BLEU.hexadecimal) {}
        }
        @for (cadre, etiquette) in cadres.iter().zip(&etiquettes).filter(|(_, e)| e.menee) {
            @let [x, y] = cadre.middle().map(short);
            path d={ "M" (x) " " (y) "L" (short(etiquette.x)) " " (short(etiquette.y)) } stroke=(BLEU.hexadecimal)
                stroke-width="0.7" {}
        }
        // Over every outline, each with a rim of paper.
        g font-size=(CORPS) font-weight="600" text-anchor="middle" paint-order="stroke" stroke=(FOND.hexadecimal)
            stroke-width="2.5" stroke-linejoin="round" {
            @for (numero, etiquette) in (1_usize..).zip(&etiquettes) {
                text x=(short(etiquette.x)) y=(short(etiquette.y + 4.0)) { (numero) }
            }
        }
        @if !lieux.is_empty() { (scale(&projection, bas)) }
    };
    Image { largeur: LARGEUR, hauteur: (bas + MARGE).ceil(), corps: corps.into_string() }
}

/// A number in the middle of a quarter, or beside a small one, as near as nothing else stands there.
fn labels(cadres: &[Cadre], bas: f64) -> Vec<Etiquette> {
    const COTES: [[f64; 2]; 8] = [
        [1.0, 0.0],
        [-1.0, 0.0],
        [0.0, -1.0],
        [0.0, 1.0],
        [0.7, -0.7],
        [-0.7, -0.7],
        [0.7, 0.7],
        [-0.7, 0.7],
    ];
    let mut posees: Vec<Etiquette> = Vec::with_capacity(cadres.len());
    for cadre in cadres {
        let numero = posees.len().saturating_add(1);
        let largeur = 7.0 * numero.to_string().len() as f64 + 3.0;
        let [x, y] = cadre.middle();
        let [demi_largeur, demi_hauteur] = cadre.half();
        let beside = [0.0, 1.0, 2.0, 3.0, 4.0].into_iter().flat_map(|tour| {
            COTES.into_iter().map(move |[dx, dy]| Etiquette {
                x: x + dx * (demi_largeur + largeur / 2.0 + 1.0 + tour * CORPS),
                y: y + dy * (demi_hauteur + CORPS / 2.0 + 1.0 + tour * CORPS),
                largeur,
                menee: tour > 0.0,
            })
        });
        let middle = Etiquette { x, y, largeur, menee: false };
        let within = (!cadre.is_small()).then_some(middle);
        let is_free = |etiquette: &Etiquette| {
            (largeur / 2.0..=LARGEUR - largeur / 2.0).contains(&etiquette.x)
                && (CORPS / 2.0..=bas).contains(&etiquette.y)
                && posees.iter().all(|autre| !autre.meets(etiquette.x, etiquette.y, largeur, CORPS))
                && cadres.iter().filter(|autre| autre.is_small()).all(|autre| {
                    let [x, y] = autre.middle();
                    !etiquette.meets(x, y, 4.0, 4.0)
                })
        };
        let libre = within.into_iter().chain(beside).find(is_free);
        posees.push(libre.unwrap_or(Etiquette { x, y, largeur, menee: false }));
    }
    posees
}

/// One path for each polygon: even-odd inside it, and nothing between two that overlap.
fn outline(projection: &Projection, surface: &Surface) -> Markup {
    let chemins = surface.rings().map(|anneaux| {
        let mut chemin = String::new();
        for anneau in anneaux {
            let mut dernier = None;
            for point in anneau {
                let [x, y] = projection.place(*point).map(short);
                if dernier.as_ref() == Some(&[x.clone(), y.clone()]) {
                    continue;
                }
                let signe = if dernier.is_none() { 'M' } else { 'L' };
                // Writing to a string does not fail.
                let _ = write!(chemin, "{signe}{x} {y}");
                dernier = Some([x, y]);
            }
            chemin.push('Z');
        }
        chemin
    });
    html! {
        @for chemin in chemins {
            path d=(chemin) fill=(BLEU.hexadecimal) fill-opacity="0.35" fill-rule="evenodd" stroke=(BLEU.hexadecimal)
                stroke-width="1" {}
        }
    }
}

/// A tenth of a unit is finer than is seen.
fn short(nombre: f64) -> String {
    let texte = format!("{nombre:.1}");
    texte.strip_suffix(".0").map_or(texte.clone(), str::to_owned)
}

fn scale(projection: &Projection, y: f64) -> Markup {
    let (texte, longueur) = projection.bar();
    let fin = MARGE + longueur;
    html! {
        path d={ "M" (MARGE) " " (short(y - 4.0)) "V" (short(y)) "H" (short(fin)) "V" (short(y - 4.0)) } fill="none"
            stroke=(ENCRE.hexadecimal) stroke-width="1" {}
        text x=(short(fin + 6.0)) y=(short(y)) font-size=(CORPS) { (texte) }
    }
}
