//! scratch
#![allow(clippy::unwrap_used, clippy::expect_used)]
use engine::knowledge::{Knowledge, SourceFile};
use engine::reading::*;
use engine::span::CharOffsets;
use engine::{Document, Engine};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut sources = vec![];
    let mut paths: Vec<_> = std::fs::read_dir("seeds/lexicon").unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for p in paths {
        sources.push((p.display().to_string(), std::fs::read_to_string(&p).unwrap()));
    }
    if let Ok(t) = std::fs::read_to_string("seeds/codebook.toml") {
        sources.push(("seeds/codebook.toml".into(), t));
    }
    let files: Vec<SourceFile> = sources.iter().map(|(p, t)| SourceFile { path: p, text: t }).collect();
    let k = match Knowledge::from_sources(&files) {
        Ok(k) => k,
        Err(e) => {
            eprintln!("{e}");
            std::process::exit(1)
        }
    };
    let engine = Engine::new(&k);
    let dir = &args[1];
    let out = &args[2];
    let index: Vec<serde_json::Value> = std::fs::read_to_string(format!("{dir}/INDEX.json"))
        .ok()
        .map(|t| serde_json::from_str(&t).unwrap())
        .unwrap_or_default();
    std::fs::create_dir_all(out).unwrap();
    for e in std::fs::read_dir(dir).unwrap() {
        let p = e.unwrap().path();
        if p.extension().is_none_or(|x| x != "txt") {
            continue;
        }
        let id = p.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&p).unwrap();
        let published =
            index.iter().find(|v| v["doc"] == id.as_str()).and_then(|v| v["published"].as_str()).map(str::to_owned);
        let given = GivenMeta { published, ..GivenMeta::default() };
        let r = engine.read(&Document { id: &id, text: &text, given });
        let o = CharOffsets::new(&text);
        let c = |x: u32| o.char_from_byte(x);
        let sp = |s: engine::Span| serde_json::json!({"start": c(s.start), "end": c(s.end), "quote": s.of(&text)});
        let merge = |mut a: serde_json::Value, b: serde_json::Value| {
            for (k, v) in b.as_object().unwrap() {
                a[k] = v.clone();
            }
            a
        };
        let mentions: Vec<_> = r.mentions.iter().map(|m| merge(sp(m.span), serde_json::json!({
            "value": m.value.to_f64(), "value_max": m.upper.map(|u| u.to_f64()), "unit": m.unit.text,
            "approx": if m.upper.is_some() && m.upper_qualifier.is_some() { serde_json::json!("exact") } else { serde_json::to_value(m.qualifier).unwrap() }, "kind": m.kind, "rules": m.rules.iter().map(|r| r.id()).collect::<Vec<_>>() }))).collect();
        let refs: Vec<_> = r.refs.iter().map(|m| merge(sp(m.span), serde_json::json!({"type": m.kind, "number": m.number, "date": m.date.map(engine::date::iso), "issuer": m.issuer}))).collect();
        let ex: Vec<_> =
            r.exclusions.iter().map(|m| merge(sp(m.span), serde_json::json!({"reason": m.reason.id()}))).collect();
        let pe: Vec<_> = r.periods.iter().map(|m| merge(sp(m.span), serde_json::json!({"kind": m.period.map(|p| p.kind), "from": m.period.and_then(|p| p.start).map(engine::date::iso), "to": m.period.and_then(|p| p.end).map(engine::date::iso), "missing": m.missing.map(|x| format!("{x:?}")), "role": format!("{:?}", m.role)}))).collect();
        std::fs::write(
            format!("{out}/{id}.json"),
            serde_json::to_string_pretty(
                &serde_json::json!({"mentions": mentions, "refs": refs, "exclusions": ex, "periods": pe}),
            )
            .unwrap(),
        )
        .unwrap();
    }
}
