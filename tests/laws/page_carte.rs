//! Maps: any perimeters are drawn inside their frame, each ring once, each number once.

use contrat_de_ville::identifiant::{CodeQpv, CodeQuartier};
use contrat_de_ville::rapport::{Bloc, Carte, Document, Figure, Graphique, page};
use contrat_de_ville::territoire::geometrie::{Perimetre, Surface};
use proptest::prelude::*;

/// Squares, some with a hole, near each other or over the world.
fn perimetres() -> impl Strategy<Value = Vec<Perimetre>> {
    let carre = (-170.0..170.0_f64, -80.0..80.0_f64, 0.0001..3.0_f64, any::<bool>());
    (prop::collection::vec(carre, 0..25), prop_oneof![Just(1.0), Just(0.001)]).prop_map(
        |(carres, echelle)| {
            let perimetres = carres.into_iter().enumerate().map(|(rang, (x, y, cote, troue))| {
                let (x, y, cote) = (x * echelle, y * echelle, cote * echelle);
                let square = |marge: f64| {
                    let (a, b) = (marge, cote - marge);
                    [[a, a], [b, a], [b, b], [a, b]].map(|[dx, dy]| [x + dx, y + dy])
                };
                let anneaux =
                    if troue { vec![square(0.0), square(cote / 3.0)] } else { vec![square(0.0)] };
                let qpv: CodeQpv = format!("QN062{:02}N", rang + 1).parse().unwrap();
                let (surface, _) = Surface::read([anneaux]).ok()?;
                Some(Perimetre::drawn(CodeQuartier::Qpv(qpv), surface))
            });
            perimetres.flatten().collect()
        },
    )
}

/// Numbers of an attribute, wherever it stands.
fn attribute(svg: &str, nom: &str) -> Vec<f64> {
    let debut = format!(" {nom}=\"");
    svg.split(&debut)
        .skip(1)
        .map(|suite| suite.split_once('"').unwrap().0.parse().unwrap())
        .collect()
}

proptest! {
    #[test]
    fn each_ring_and_each_number_is_drawn_once(perimetres in perimetres()) {
        let carte = Carte::of(&perimetres);
        let graphique = Graphique::new("Carte", Figure::Carte(carte.clone()));
        let svg = page::svg(&graphique, 0);
        let anneaux: usize = perimetres.iter().flat_map(|p| p.surface.rings()).map(Iterator::count).sum();
        prop_assert_eq!(svg.matches('Z').count(), anneaux);
        for numero in 1..=perimetres.len() {
            prop_assert_eq!(svg.matches(&format!(">{numero}</text>")).count(), 1);
        }
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        prop_assert!(carte.lieux().is_sorted_by(|un, autre| un.code <= autre.code));
        prop_assert_eq!(graphique.tableau().rangees().len(), perimetres.len());
    }

    #[test]
    fn everything_is_drawn_inside_the_frame(perimetres in perimetres()) {
        let svg = page::svg(&Graphique::new("Carte", Figure::Carte(Carte::of(&perimetres))), 0);
        let cadre: Vec<f64> = svg.split_once("viewBox=\"0 0 ").unwrap().1.split_once('"').unwrap().0
            .split(' ').map(|nombre| nombre.parse().unwrap()).collect();
        for (noms, limite) in [(["x", "cx"], cadre[0]), (["y", "cy"], cadre[1])] {
            for nombre in noms.into_iter().flat_map(|nom| attribute(&svg, nom)) {
                prop_assert!((0.0..=limite).contains(&nombre), "{nombre} of {limite}");
            }
        }
        for chemin in svg.split(" d=\"").skip(1) {
            let nombres = chemin.split_once('"').unwrap().0.split(|signe: char| !"-.0123456789".contains(signe));
            for nombre in nombres.filter(|nombre| !nombre.is_empty()) {
                let nombre: f64 = nombre.parse().unwrap();
                prop_assert!((0.0..=cadre[0].max(cadre[1])).contains(&nombre), "{nombre}");
            }
        }
    }

    /// The numbers say nothing without it.
    #[test]
    fn a_map_always_has_its_own_table(perimetres in perimetres(), titre in "(Quartiers|autre)") {
        let mut document = Document::new("t");
        document.heading(2, "Quartiers");
        document.table(Graphique::new("Quartiers", Figure::Carte(Carte::of(&[]))).tableau());
        document.heading(2, "Suite");
        document.place(Graphique::new(&titre, Figure::Carte(Carte::of(&perimetres))));
        let rang = document.blocs().iter().position(|bloc| matches!(bloc, Bloc::Graphique(_))).unwrap();
        let Bloc::Tableau(tableau) = &document.blocs()[rang + 1] else { panic!("no table") };
        prop_assert_eq!(tableau.rangees().len(), perimetres.len());
        let suite = document.blocs().iter().position(|b| matches!(b, Bloc::Titre { texte, .. } if texte == "Suite"));
        prop_assert_eq!(rang < suite.unwrap(), titre == "Quartiers");
    }
}
