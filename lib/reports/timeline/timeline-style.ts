/** The style of a drawn timeline, beside the style that every page has. */
export const timelineStyle = `
.drawn{display:grid;grid-template-columns:max-content max-content;width:max-content}
.names{position:sticky;left:0;z-index:1;margin:0;padding:0 8px 0 0;list-style:none;background:var(--paper);
border-right:1px solid var(--line);max-width:min(230px,42vw);font-size:13px}
.names li{overflow:hidden;border-bottom:1px solid var(--band)}
.names span{display:block;line-height:26px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
svg{display:block;font:12px system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
svg text{fill:var(--ink)}
text.tick{fill:var(--quiet)}
path.tick{stroke:var(--line);stroke-dasharray:2 4;fill:none}
path.now{stroke:var(--plain);stroke-width:2;fill:none}
text.now{fill:var(--plain)}
.band rect{fill:var(--soft)}.band.odd rect{fill:var(--line)}
.span{fill:var(--met)}.late{fill:var(--late)}
.missed .span{fill:var(--missed)}.overdue .span{fill:var(--soft)}.overdue .late{fill:var(--overdue)}
.void .span{fill:none;stroke:var(--quiet);stroke-dasharray:3 2}
.due .span,.upcoming .span{fill:var(--soft)}
path.due{stroke:var(--ink);stroke-width:1.5;fill:none}
path.done{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
path.reminder,path.word{fill:var(--paper);stroke:var(--plain)}
path.escalation{fill:var(--missed)}
path.breach{fill:var(--missed);stroke:var(--paper)}
path.superseded{stroke:var(--quiet);stroke-width:2;fill:none}
a:hover .span,a:focus .span{stroke:var(--ink);stroke-width:2}
svg a:focus-visible{outline:2px solid var(--plain)}
.legend{display:flex;flex-wrap:wrap;gap:6px 18px;list-style:none;padding:0;max-width:none;font-size:.9rem}
.legend li{display:flex;align-items:center;gap:6px}
td.left,th.left{text-align:left}
td.left{white-space:normal;min-width:6.5em}td.long{min-width:13em}
.printed{display:none}
@media print{.drawn{display:none}.printed{display:block}.printed svg{width:100%;height:auto}
.legend{font-size:8pt}td.left{min-width:0}td.long{min-width:11em}}
`.trim();
