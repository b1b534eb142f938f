//! scratch
fn main(){
  let mut diags=Vec::new();
  let s=minhbach::source::Sources::read(std::path::Path::new("."),&mut diags).unwrap();
  s.check_characters(&mut diags);
  let t=std::time::Instant::now();
  let p=minhbach::project::load(&s,&Default::default(),&mut diags);
  print!("{}",minhbach::diagnostic::print::print(&diags,&s,minhbach::diagnostic::Tongue::En,minhbach::diagnostic::print::Format::Human));
  let p=p.unwrap().project; eprintln!("load {:?}",t.elapsed());
  let t=std::time::Instant::now();
  let m=minhbach::measure::measure(&p); eprintln!("measure {:?}",t.elapsed());
  for (pl,pm) in p.plans.iter().zip(&m.plans) { println!("{} judged {} members {} periods {:?} board {}",pl.id,pm.judged,pm.members.len(),pm.periods.iter().map(|x|x.period.id()).collect::<Vec<_>>(),pm.board.len());
    for (t,ts) in pl.targets.iter().zip(&pm.targets){ println!("  {} {:?}",t.id,ts.progress); for (mi,ms) in ts.milestones.iter().enumerate(){ println!("     {:?} {:?}",t.milestones[mi].value,ms); for s in &ts.series { if let Some(l)=ms.period{println!("        {:?}",pm.periods[l].whole[*s]);} } } }
    for r in &pm.rankings { println!("  rank {} hon {:?} ranked {:?} weak {:?} out {}",p.institution_kinds[r.kind].id,r.honoured.as_ref().map(Vec::len),r.ranked.as_ref().map(Vec::len),r.weak.as_ref().map(Vec::len),r.left_out.len()); }
  }
}
