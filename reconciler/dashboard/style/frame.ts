/** Colours, type, and what stands on every page. Text has a contrast of at least 4.5 to 1 on its ground, in both schemes. */
export const frameStyle = `
:root{color-scheme:light dark;
--paper:#f6f7f9;--surface:#fff;--ink:#18212b;--soft:#56616d;--line:#dde2e8;--strong-line:#b9c2cc;--sunken:#f0f3f6;
--link:#175a80;--focus:#0a6fb0;--accent:#175a80;--accent-ink:#fff;
--good:#186a3b;--good-ground:#e2f4e8;--notice:#7d4b00;--notice-ground:#fdf0d3;--bad:#a41f18;--bad-ground:#fde7e4;
--plan:#573d9e;--plan-ground:#eee9fb;--calm:#4c5763;--calm-ground:#e8ecf0;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
--mono:ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,"Liberation Mono",monospace;
--shadow:0 1px 2px rgb(24 33 43/.06)}
@media (prefers-color-scheme:dark){:root{
--paper:#0e1216;--surface:#161b21;--ink:#e6ebf0;--soft:#9eaab6;--line:#29313a;--strong-line:#46515d;--sunken:#11161b;
--link:#86c5ea;--focus:#6fbdf0;--accent:#86c5ea;--accent-ink:#0c1a24;
--good:#8ddcab;--good-ground:#11301e;--notice:#f2c879;--notice-ground:#37290b;--bad:#ffb0a6;--bad-ground:#441714;
--plan:#cdbdff;--plan-ground:#2a214a;--calm:#c2ccd6;--calm-ground:#252d36;--shadow:none}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);font-variant-numeric:tabular-nums;display:flex;flex-direction:column;min-height:100vh;overflow-wrap:break-word}
main{flex:1;width:100%;max-width:74rem;margin:0 auto;padding:1.25rem 1.25rem 4rem}
main:focus{outline:none}
h1,h2,h3{line-height:1.25;letter-spacing:-.011em;text-wrap:balance;margin:0}
h1{font-size:1.75rem;font-weight:680;overflow-wrap:anywhere}
h2{font-size:1.125rem;font-weight:650;margin:2.5rem 0 .75rem}
h3{font-size:1rem;font-weight:620;overflow-wrap:anywhere}
p{margin:.5rem 0}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em;text-decoration-color:color-mix(in srgb,currentColor 40%,transparent)}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
code,pre,.mono{font-family:var(--mono);font-size:.875em;font-variant-ligatures:none}
code{overflow-wrap:anywhere}
b{font-weight:620}
ul,ol{margin:0;padding:0;list-style:none}
dl,dd,figure{margin:0}
button,input{font:inherit;color:inherit}
button{cursor:pointer;background:var(--accent);color:var(--accent-ink);border:1px solid transparent;border-radius:.5rem;padding:.45rem .95rem;font-weight:600;min-height:2.5rem}
button:hover{filter:brightness(1.08)}
input[type=search],input[type=password]{background:var(--surface);border:1px solid var(--strong-line);border-radius:.5rem;padding:.45rem .75rem;width:100%;min-width:0;min-height:2.5rem}
input::placeholder{color:var(--soft);opacity:1}
label{font-weight:600;font-size:.875rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;z-index:2;background:var(--surface);padding:.6rem 1rem;border-radius:0 0 .5rem .5rem;font-weight:600}
.skip:focus{top:0}
.sub{color:var(--soft);font-size:.875rem}
.ago{color:var(--soft);font-size:.875rem;white-space:nowrap}
.none{color:var(--soft)}

.bar{background:var(--surface);border-bottom:1px solid var(--line)}
.bar-in{max-width:74rem;margin:0 auto;padding:.6rem 1.25rem;display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.5rem}
.brand{display:inline-flex;align-items:center;gap:.55rem;font-weight:700;letter-spacing:-.015em;color:var(--ink);text-decoration:none;padding:.25rem 0}
.brand-icon{color:var(--accent)}
.brand-icon .line{stroke-width:1.9}
.main-nav a{display:inline-block;color:var(--soft);text-decoration:none;font-weight:550;padding:.3rem .6rem;border-radius:.4rem}
.main-nav a:hover,.main-nav a[aria-current]{color:var(--ink);background:var(--sunken)}
.viewer{margin:0 0 0 auto;font-size:.875rem;color:var(--soft)}
.viewer span{color:var(--ink);font-weight:550}
.viewer button{background:none;color:var(--ink);border-color:var(--line);min-height:2.1rem;padding:.2rem .75rem}
.crumbs{margin:0 0 1rem;font-size:.875rem}
.crumbs ol{display:flex;flex-wrap:wrap;gap:.15rem .5rem}
.crumbs li{min-width:0;overflow-wrap:anywhere}
.crumbs li+li::before{content:"/" / "";color:var(--strong-line);margin-right:.5rem}
.crumbs [aria-current]{color:var(--soft)}
.foot{border-top:1px solid var(--line);color:var(--soft);font-size:.8125rem;width:100%;max-width:74rem;margin:0 auto;padding:1rem 1.25rem 1.5rem;display:flex;flex-wrap:wrap;justify-content:space-between;gap:.15rem 2rem}
.foot p{margin:0}

.good{--tone:var(--good);--ground:var(--good-ground)}
.notice{--tone:var(--notice);--ground:var(--notice-ground)}
.bad{--tone:var(--bad);--ground:var(--bad-ground)}
.plan{--tone:var(--plan);--ground:var(--plan-ground)}
.calm{--tone:var(--calm);--ground:var(--calm-ground)}
.icon{flex:none;width:1em;height:1em;vertical-align:-.125em}
.icon .fill{fill:currentColor}
.icon .mark{fill:none;stroke:var(--ground,var(--surface));stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.line{fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.dashed{stroke-dasharray:2.4 2.6}

@media (max-width:30rem){main{padding:1rem 1rem 3rem}.bar-in,.foot{padding-left:1rem;padding-right:1rem}h1{font-size:1.45rem}}
@media (prefers-reduced-motion:no-preference){.skip{transition:top .12s}}
@media (forced-colors:active){.badge,.chip,.lead,.callout{border:1px solid}.strip rect{fill:CanvasText}}
@media print{
:root{--paper:#fff;--surface:#fff;--sunken:#fff}
.bar,.skip,.crumbs,.tabs,.search,.chips,.paging,.quiet-links{display:none}
main{max-width:none;padding:0}
.change,.item,.finding,tr,li{break-inside:avoid}
pre.code{white-space:pre-wrap;max-height:none}
a{color:inherit;text-decoration:none}}
`;
