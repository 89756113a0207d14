//! Drawings: kuva lays out bars, axes and ticks; labels, patterns and ids are ours.
//!
//! kuva numbers its clip paths in a counter of the process, repeats the ids of its patterns, sets labels in a margin that
//! a phone has no room for, and reads `$` as mathematics: none of that goes out.

// Places on a drawing are doubles; no amount comes back from them.
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, clippy::cast_possible_truncation)]

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use kuva::backend::svg::SvgBackend;
use kuva::plot::bar::BarPlot;
use kuva::plot::fill_pattern::FillPattern;
use kuva::plot::gantt::GanttPlot;
use kuva::render::color::Color;
use kuva::render::layout::{Layout, TickFormat};
use kuva::render::plots::Plot;
use kuva::render::render::{Primitive, Scene, TextAnchor, render_multiple};

use super::feuille::{BLEU, Couleur, ENCRE, OCRE};
use super::image::Image;
use super::texte::{clean, wrap};
use crate::nombre::{Somme, print_entier};
use crate::rapport::{Barres, Jalon};

/// Units of the drawing: narrow, so that its text is read on a phone.
const LARGEUR: f64 = 400.0;
const CORPS: u32 = 12;
/// Left and right of the axes, for half a label of the axis.
const COTE: f64 = 30.0;
/// Under the axes, for their labels.
const BAS: f64 = 28.0;
const INTERLIGNE: f64 = 14.0;
/// Characters of a label on one line.
const COLONNES: usize = 52;
/// What stands for a dollar until kuva has written: a noncharacter, which no cleaned text holds.
const DOLLAR: char = '\u{FDD0}';
/// What begins the label of a row that kuva sets, in whose place ours comes.
const REPERE: char = '\u{FDD1}';

/// A row of bars.
struct Rangee {
    libelle: String,
    /// For each series.
    valeurs: Vec<i128>,
    /// For each series, what is written beside its bar.
    etiquettes: Vec<String>,
}

pub(super) struct Dessin {
    scene: Scene,
}

impl Dessin {
    pub(super) fn barres(barres: &Barres) -> Self {
        // Of two series the first, of the year before, is the one with a pattern.
        let teintes: &[Couleur] = if barres.series().len() < 2 { &[BLEU] } else { &[OCRE, BLEU] };
        let rangees = barres.lignes().iter().map(|ligne| Rangee {
            libelle: ligne.libelle().to_owned(),
            valeurs: ligne.montants().iter().map(|m| m.map_or(0, Somme::centimes)).collect(),
            etiquettes: barres.written(ligne),
        });
        let rangees: Vec<Rangee> = rangees.collect();
        let libelles: Vec<Vec<String>> =
            rangees.iter().map(|rangee| wrap(&clean(&rangee.libelle), COLONNES)).collect();
        let lignes = libelles.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let epaisseur = 18.0 * teintes.len() as f64;
        let rang = epaisseur + lignes * INTERLIGNE + 10.0;
        let haut = above(lignes);
        let mut plot = BarPlot::new().with_horizontal(true).with_width(epaisseur / rang);
        // The first row and the first series are wanted on top, and kuva goes upwards.
        for (numero, rangee) in rangees.iter().enumerate().rev() {
            let barres = rangee.valeurs.iter().zip(teintes).rev();
            let barres = barres.map(|(valeur, teinte)| (*valeur as f64, teinte.hexadecimal));
            plot = plot.with_group(format!("{REPERE}{numero}"), barres.collect::<Vec<_>>());
        }
        let valeurs = || rangees.iter().flat_map(|rangee| &rangee.valeurs);
        let plus_grande = valeurs().max().copied().unwrap_or(0).max(0) as f64;
        let plus_petite = valeurs().min().copied().unwrap_or(0).min(0) as f64;
        // Room on the right for the amounts.
        let fin = (plus_grande + (plus_grande - plus_petite) * 0.75).max(1.0);
        let plots = vec![Plot::Bar(plot)];
        let layout = Layout::auto_from_plots(&plots)
            .with_width(LARGEUR)
            .with_height(rang * rangees.len() as f64 + haut + BAS)
            .with_force_margins(COTE, COTE)
            .with_force_margins_y(haut, BAS)
            .with_x_axis_min(plus_petite)
            .with_x_axis_max(fin)
            .with_ticks(4)
            .with_show_grid(false)
            .with_tick_size(11)
            .with_x_tick_format(TickFormat::Custom(Arc::new(|centimes| amount(centimes as i128))));
        let mut scene = render_multiple(plots, layout);
        let mut textes = Vec::new();
        let gauche = relabel(&mut scene, &libelles, epaisseur / 2.0 + 4.0, &mut textes);
        let etiquettes = rangees.iter().rev().flat_map(|rangee| rangee.etiquettes.iter().rev());
        let mut etiquettes = etiquettes.map(|etiquette| clean(etiquette));
        let mut elements = Vec::with_capacity(scene.elements.len());
        for element in core::mem::take(&mut scene.elements) {
            let mut barre = None;
            if let Primitive::Rect { x, y, width, height, fill, .. } = &element {
                barre = teinte_of(fill, teintes).map(|teinte| (*x, *y, *width, *height, teinte));
            }
            elements.push(element);
            if let Some((x, y, width, height, teinte)) = barre {
                if teinte != BLEU {
                    elements.push(hatched(x, y, width, height));
                }
                let texte = etiquettes.next().unwrap_or_default();
                let x = (x + width).max(gauche) + 4.0;
                textes.push(text(x, y + height / 2.0 + 4.0, texte, 11));
            }
        }
        elements.append(&mut textes);
        scene.elements = elements;
        Self { scene }
    }

    pub(super) fn frise(jalons: &[Jalon]) -> Self {
        let libelles: Vec<Vec<String>> = jalons
            .iter()
            .map(|jalon| {
                let jour = jalon.jour.format("%d/%m/%Y");
                wrap(&clean(&format!("{jour} · {}", jalon.libelle)), COLONNES)
            })
            .collect();
        let lignes = libelles.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let rang = lignes * INTERLIGNE + 16.0;
        let haut = above(lignes);
        let day = |jour: NaiveDate| f64::from(jour.num_days_from_ce());
        let mut plot = GanttPlot::new()
            .with_color(BLEU.hexadecimal)
            .with_show_labels(false)
            .with_milestone_size(5.0)
            .with_bar_height(5.0 / rang);
        for (numero, jalon) in jalons.iter().enumerate() {
            let repere = format!("{REPERE}{numero}");
            plot = match jalon.depuis {
                Some(depuis) => plot.with_task(repere, day(depuis), day(jalon.jour)),
                None => plot.with_milestone(repere, day(jalon.jour)),
            };
        }
        let plots = vec![Plot::Gantt(plot)];
        let layout = Layout::auto_from_plots(&plots)
            .with_width(LARGEUR)
            .with_height(rang * jalons.len() as f64 + haut + BAS)
            .with_force_margins(COTE, COTE)
            .with_force_margins_y(haut, BAS)
            .with_ticks(4)
            .with_tick_size(11)
            .with_x_tick_format(TickFormat::Custom(Arc::new(|jours| {
                let jour = NaiveDate::from_num_days_from_ce_opt(jours as i32);
                jour.map_or_else(String::new, |jour| jour.format("%d/%m/%Y").to_string())
            })));
        let mut scene = render_multiple(plots, layout);
        let mut textes = Vec::new();
        relabel(&mut scene, &libelles, 9.0, &mut textes);
        scene.elements.append(&mut textes);
        Self { scene }
    }

    /// What is drawn, with ids of its own.
    pub(super) fn finish(mut self, rang: usize) -> Image {
        // Axes hold all that is drawn: there is nothing to clip.
        self.scene
            .elements
            .retain(|element| !matches!(element, Primitive::ClipStart { .. } | Primitive::ClipEnd));
        self.scene.defs.clear();
        for element in &mut self.scene.elements {
            if let Primitive::Rect { fill, .. } = element
                && is_hatch(fill)
            {
                *fill = Color::Css(format!("url(#g{rang}-trame)").into());
                if self.scene.defs.is_empty() {
                    let trame = FillPattern::DiagonalForward;
                    let motif = trame.svg_def().replace(trame.id(), &format!("g{rang}-trame"));
                    self.scene.defs.push(motif);
                }
            } else if let Primitive::Text { content, .. } = element {
                *content = content.replace('$', DOLLAR.encode_utf8(&mut [0; 4]));
            }
        }
        let Scene { width, height, .. } = self.scene;
        let brut = SvgBackend::new().render_scene(&self.scene).replace(DOLLAR, "$");
        // After the root, and the stamp of the writer where it leaves one.
        let corps = brut.split_once('>').map_or(&*brut, |(_, corps)| corps);
        let tampon = corps.strip_prefix("<!--").and_then(|suite| suite.split_once("-->"));
        let corps = tampon.map_or(corps, |(_, corps)| corps);
        let corps = corps.strip_suffix("</svg>").unwrap_or(corps).to_owned();
        Image { largeur: width, hauteur: height, corps }
    }
}

/// Takes out the labels of rows that kuva set in the margin, and sets ours over the rows, their last line so far above
/// the middle. Gives where the rows begin.
fn relabel(
    scene: &mut Scene,
    libelles: &[Vec<String>],
    au_dessus: f64,
    textes: &mut Vec<Primitive>,
) -> f64 {
    let mut gauche = 0.0_f64;
    for element in &scene.elements {
        if let Primitive::ClipStart { x, .. } = element {
            gauche = *x;
        }
    }
    scene.elements.retain(|element| {
        let Primitive::Text { y, content, .. } = element else { return true };
        let Some(numero) = content.strip_prefix(REPERE) else { return true };
        let lignes = numero.parse().ok().and_then(|numero: usize| libelles.get(numero));
        let lignes = lignes.map_or(&[][..], Vec::as_slice);
        for (rang, ligne) in lignes.iter().enumerate() {
            let dessous = lignes.len().saturating_sub(rang).saturating_sub(1) as f64;
            // Their label hangs lower than the middle by a third of its size.
            let y = *y - 4.0 - au_dessus - INTERLIGNE * dessous;
            textes.push(text(gauche + 2.0, y, ligne.clone(), CORPS));
        }
        false
    });
    gauche
}

/// Room over the first row: kuva sets what it draws in the middle of a row, and labels stand over that.
fn above(lignes: f64) -> f64 {
    lignes * INTERLIGNE / 2.0 + 4.0
}

fn text(x: f64, y: f64, content: String, size: u32) -> Primitive {
    let (anchor, color) = (TextAnchor::Start, Some(Color::from(ENCRE.hexadecimal)));
    Primitive::Text { x, y, content, size, anchor, rotate: None, bold: false, color }
}

fn hatched(x: f64, y: f64, width: f64, height: f64) -> Primitive {
    let fill = Color::Css(FillPattern::DiagonalForward.id().into());
    Primitive::Rect { x, y, width, height, fill, stroke: None, stroke_width: None, opacity: None }
}

fn is_hatch(fill: &Color) -> bool {
    matches!(fill, Color::Css(nom) if **nom == *FillPattern::DiagonalForward.id())
}

fn teinte_of(fill: &Color, teintes: &[Couleur]) -> Option<Couleur> {
    let Color::Rgb(rouge, vert, bleu) = *fill else { return None };
    teintes.iter().copied().find(|teinte| teinte.rvb == [rouge, vert, bleu])
}

/// An amount of an axis, in the largest unit in which it is whole.
fn amount(centimes: i128) -> String {
    const UNITES: [(i128, &str); 4] =
        [(100_000_000_000, "Md€"), (100_000_000, "M€"), (100_000, "k€"), (100, "€")];
    if centimes == 0 {
        return "0\u{a0}€".to_owned();
    }
    for (taille, unite) in UNITES {
        let entier = centimes.checked_rem(taille) == Some(0);
        let nombre = centimes.checked_div(taille).map(i128::unsigned_abs);
        if let (true, Some(Ok(nombre))) = (entier, nombre.map(u64::try_from)) {
            let signe = if centimes < 0 { "−" } else { "" };
            return format!("{signe}{}\u{a0}{unite}", print_entier(nombre));
        }
    }
    Somme::from_centimes(centimes).to_string()
}
