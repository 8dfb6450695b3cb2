/** The style sheet of every page: readable in light and in the dark, on paper and on a telephone. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1b1b;--quiet:#55595f;--paper:#fff;--band:#f3f5f7;--line:#c9ccd1;
--met:#00664f;--late:#b86e00;--missed:#b3261e;--overdue:#7b3fa0;--plain:#2f6db3;--soft:#7a93ad}
@media screen and (prefers-color-scheme:dark){:root{--ink:#eceef0;--quiet:#a9afb6;--paper:#16181b;--band:#22262b;--line:#454b52;
--met:#3cba97;--late:#f0a63a;--missed:#f0776d;--overdue:#c08be0;--plain:#74aee8;--soft:#4d6a88}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1180px;padding:24px 20px 64px;background:var(--paper);color:var(--ink);
font:16px/1.45 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3em}
h2{font-size:1.25rem;margin:2.2em 0 .4em;border-top:1px solid var(--line);padding-top:1em}
p,ul{max-width:76ch}
a{color:var(--plain)}
.quiet{color:var(--quiet)}
.figures{display:flex;flex-wrap:wrap;gap:12px;margin:1.2em 0;padding:0;list-style:none;max-width:none}
.figures li{background:var(--band);border-radius:6px;padding:10px 16px;min-width:120px}
.figures b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto;max-width:100%}
.wide:focus-visible,a:focus-visible{outline:3px solid var(--plain);outline-offset:2px}
figure{margin:1em 0}
figure svg{display:block;width:100%;max-width:900px;height:auto}
figure svg.telephone{display:none}
figcaption{color:var(--quiet);font-size:.92rem}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--quiet);padding:.3em 0}
th,td{padding:4px 10px;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line)}
th:first-child{text-align:left}
th small{display:block;font-weight:400;color:var(--quiet);white-space:normal;max-width:34em}
thead th{vertical-align:bottom;white-space:normal;background:var(--band)}
tfoot td,tfoot th{font-weight:600;border-bottom:0}
tr.rest{color:var(--quiet);font-style:italic}
tr:target{background:var(--band)}
@media (max-width:640px){body{padding:16px 12px 48px;font-size:15px}h1{font-size:1.35rem}}
@media screen and (max-width:640px){figure svg.desk{display:none}figure svg.telephone{display:block;max-width:460px}}
@media print{:root{color-scheme:light;--ink:#000;--quiet:#333;--paper:#fff;--band:#f3f5f7;--line:#999}
body{max-width:none;padding:0;font-size:10pt}.wide{overflow:visible}figure,tr{break-inside:avoid}
h2{break-after:avoid}table{font-size:8pt}th,td{padding:2px 5px;white-space:normal}a{color:inherit;text-decoration:none}}
`.trim();
