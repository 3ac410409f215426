/** The style of the page: the system's own fonts and colours, light and dark, with contrast of at least 4.5 to 1 for text. */
export const coverageStyle = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--line:#d0d7de;
--reached:#dafbe1;--reached-ink:#0a4d1c;--partly:#fff3c4;--partly-ink:#5c4300;--hole:#ffdcd7;--hole-ink:#86100a;--unknown:#e6e9ed;--unknown-ink:#2f3740}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa5b1;--paper:#0d1117;--line:#3a424c;
--reached:#0f3a1d;--reached-ink:#a6f0b9;--partly:#453400;--partly-ink:#ffe08a;--hole:#56130e;--hole-ink:#ffc9c2;--unknown:#2a313a;--unknown-ink:#d5dbe2}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2.5rem}
.scroll{overflow-x:auto}
.scroll:focus-visible{outline:3px solid #0969da;outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.925rem}
caption{text-align:left;color:var(--soft);padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{background:var(--unknown);color:var(--unknown-ink)}
th,td{min-width:5.5rem}
thead th{overflow-wrap:normal}
tbody th{font-weight:600;min-width:8rem;max-width:18rem}
.rows td:nth-child(5),.rows td:nth-child(6),.rows td:last-child{min-width:9rem}
.reached{background:var(--reached);color:var(--reached-ink)}
.partly{background:var(--partly);color:var(--partly-ink);border-style:dashed}
.hole{background:var(--hole);color:var(--hole-ink);border-width:2px;font-weight:600}
.unknown{background:var(--unknown);color:var(--unknown-ink);border-style:dotted}
.about{max-width:52rem}
.legend{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;list-style:none;padding:0}
.cell{display:inline-block;min-width:1.6rem;text-align:center;border:1px solid var(--line);border-radius:.25rem}
.none{color:var(--soft)}
@media print{.scroll{overflow:visible}tr{break-inside:avoid}th,td{min-width:0!important}}
@media(forced-colors:active){.hole{outline:2px solid}}
`;
