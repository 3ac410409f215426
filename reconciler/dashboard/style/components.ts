/** What pages are put together from. */
export const componentStyle = `
.badge{display:inline-flex;align-items:center;gap:.4em;background:var(--ground);color:var(--tone);font-size:.8125rem;font-weight:620;line-height:1.3;padding:.2rem .6rem .2rem .45rem;border-radius:99px;white-space:nowrap}
.lead{display:flex;align-items:flex-start;gap:.75rem;background:var(--ground);color:var(--tone);border-radius:.75rem;padding:.85rem 1.1rem;margin:1.1rem 0 1.5rem;font-size:1.0625rem;line-height:1.45}
.lead .icon{font-size:1.35rem;margin-top:.03em}
.lead>span{min-width:0;overflow-wrap:anywhere}
.lead code{color:inherit;font-weight:550}
.sentence{font-size:1.125rem;line-height:1.5;max-width:46rem;margin:.6rem 0 1.25rem;text-wrap:pretty}
.kicker{color:var(--soft);font-size:.875rem;font-weight:550;margin:0 0 .2rem}
.empty{color:var(--soft);padding:1.5rem 0}
.quiet-links{margin-top:2.5rem;font-size:.875rem;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
.callout{background:var(--ground);border-left:4px solid var(--tone);border-radius:.25rem .75rem .75rem .25rem;padding:.85rem 1.1rem;margin:1.25rem 0;max-width:56rem}
.callout h2{margin:0 0 .25rem;font-size:1rem;color:var(--tone)}
.callout p{margin:.25rem 0}
.help{color:var(--soft)}
.callout .help{color:var(--ink)}
.help::before{content:"→ " / "";color:var(--soft)}

.chips{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1rem}
.chip{display:inline-flex;align-items:center;gap:.45rem;min-height:2.25rem;padding:.2rem .85rem;border:1px solid var(--line);background:var(--surface);border-radius:99px;color:var(--ink);text-decoration:none;font-size:.875rem;font-weight:550}
.chip .icon{color:var(--tone)}
.chip .icon .mark{stroke:var(--surface)}
.chip b{font-weight:650}
.chip:hover{border-color:var(--strong-line)}
.chip[aria-current]{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.chip[aria-current] .icon{color:inherit}
.chip[aria-current] .icon .mark{stroke:var(--ink)}
.search{margin:0 0 1.25rem;max-width:28rem}
.field{display:flex;gap:.5rem;margin-top:.3rem}

.tenant-head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:flex-start;gap:.5rem 2rem}
.tenant-head>div{min-width:0}
.tenant-head .sub{margin:.2rem 0 0}
.of{color:var(--soft);font-weight:500}
.standing{margin:.35rem 0 0;display:flex;flex-direction:column;align-items:flex-end;gap:.35rem;max-width:30rem;text-align:right}
.tabs{display:flex;gap:.35rem;border-bottom:1px solid var(--line);margin:1.1rem 0 1.25rem}
.tabs a{color:var(--soft);text-decoration:none;font-weight:560;padding:.55rem .8rem;border-bottom:3px solid transparent;margin-bottom:-1px}
.tabs a:hover{color:var(--ink)}
.tabs [aria-current]{color:var(--ink);border-bottom-color:var(--accent)}

.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(14.5rem,1fr));gap:.9rem 1.5rem;background:var(--surface);border:1px solid var(--line);border-radius:.75rem;box-shadow:var(--shadow);padding:1rem 1.1rem;margin:1.1rem 0}
.facts dt{color:var(--soft);font-size:.8125rem}
.facts dd{min-width:0;overflow-wrap:anywhere}
.facts .ago,.facts .sub{display:block;white-space:normal}
.strip{margin:1.25rem 0}
.strip svg{display:block;max-width:100%;height:auto}
.strip rect{fill:var(--tone)}
.strip .good{opacity:.55}
.strip .calm{opacity:.5}
.strip .base{stroke:var(--line);stroke-width:1;fill:none}
.strip figcaption{color:var(--soft);font-size:.8125rem;margin-top:.35rem}

.day h2{font-size:.9375rem;color:var(--soft);font-weight:600;letter-spacing:0;margin:1.75rem 0 .5rem}
.runs>li{background:var(--surface);border:1px solid var(--line);border-radius:.75rem;margin-bottom:.5rem;padding:.7rem 1rem}
.runs>.loud{box-shadow:var(--shadow)}
.runs>.quiet{background:none;border-style:dashed;padding:.4rem 1rem;font-size:.9375rem}
.run-line,.quiet.one,summary{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem}
.at{font-weight:600;min-width:3.2rem}
.quiet .at{font-weight:500}
.said{min-width:0;overflow-wrap:anywhere;flex:1 1 16rem}
.quiet .said{color:var(--soft)}
summary{cursor:pointer;border-radius:.4rem;padding:.15rem 0}
summary::marker{content:""}
summary::-webkit-details-marker{display:none}
summary::before{content:"";width:.45rem;height:.45rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(-45deg);flex:none;margin-right:.1rem}
details[open]>summary::before{transform:rotate(45deg)}
details ul{margin:.5rem 0 .35rem 1.35rem;columns:17rem;column-gap:2rem;color:var(--soft);font-size:.875rem}
.touched{margin:.6rem 0 .15rem 3.95rem;display:grid;gap:.5rem}
.touched li{display:flex;gap:.6rem;min-width:0}
.touched li>span:last-child{min-width:0;overflow-wrap:anywhere}
.touched .more{padding-left:1.75rem}
.actor{display:block;color:var(--soft);font-size:.875rem}
.actor b{color:var(--ink)}
.audit{white-space:normal}
.action{flex:none;display:inline-grid;place-items:center;width:1.5rem;height:1.5rem;border-radius:.45rem;background:var(--calm-ground);color:var(--calm)}
.action.create{background:var(--good-ground);color:var(--good)}
.action.update{background:var(--notice-ground);color:var(--notice)}
.action.delete{background:var(--bad-ground);color:var(--bad)}
.action.adopt{background:var(--plan-ground);color:var(--plan)}

.change{background:var(--surface);border:1px solid var(--line);border-radius:.75rem;box-shadow:var(--shadow);margin-bottom:1rem;overflow:hidden}
.change>header{display:flex;align-items:flex-start;gap:.75rem;padding:.85rem 1.1rem}
.change>header>div{flex:1;min-width:0}
.change>header .sub{margin:.1rem 0 0}
.change .verdict{margin:0;font-size:.875rem;font-weight:600;color:var(--soft);text-align:right}
.change .notes{margin:0;padding:0 1.1rem .85rem 3.35rem;font-size:.875rem;color:var(--soft)}
.change .moved{display:block}
.sentences{margin:.15rem 0}
.change .sentences{margin:0;padding:0 1.1rem .6rem 3.35rem}
.sentences li{display:block!important}
.badge.plain{padding:.05rem .5rem;font-size:.75rem}
.finding{border-left:4px solid var(--line);padding:.2rem 0 .2rem .9rem;margin-bottom:1.1rem;max-width:56rem;overflow-wrap:anywhere}
.finding.error{border-color:var(--bad)}
.finding.warning{border-color:var(--notice)}
.finding p{margin:.2rem 0}
.finding-head{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem}
.finding-head .badge{margin-right:.1rem}
.item{background:var(--surface);border:1px solid var(--line);border-radius:.6rem;padding:.65rem 1rem;margin-bottom:.5rem;overflow-wrap:anywhere}
.item p{margin:.1rem 0}
.rows{background:var(--surface);border:1px solid var(--line);border-radius:.75rem;box-shadow:var(--shadow)}
.rows li{display:flex;justify-content:space-between;align-items:flex-start;gap:.5rem 1rem;padding:.6rem 1.1rem}
.rows li+li{border-top:1px solid var(--line)}
.rows li>span:first-child{min-width:0;overflow-wrap:anywhere}
.rows .sub{display:block;max-width:52rem}
.count{color:var(--soft);font-weight:500}
.requests li{border-bottom:1px solid var(--line);padding:.35rem 0}
.requests details>p{margin:.35rem 0 .35rem 1.35rem}
.method{font:600 .75rem/1.6 var(--mono);min-width:3.6rem;text-align:center;background:var(--calm-ground);color:var(--calm);border-radius:.35rem;padding:.05rem .4rem}
.requests summary{flex-wrap:nowrap;align-items:flex-start}
.requests summary::before{margin-top:.5rem}
.requests summary code{min-width:0;padding-top:.05rem}
pre.code{background:var(--surface);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.1rem;margin:0;overflow:auto;max-height:36rem;line-height:1.5;tab-size:2}
pre.code code{overflow-wrap:normal;font-size:1em}
.requests pre.code{margin:.5rem 0 .75rem}
.sides{display:grid;gap:0 1.5rem}
.sides>section{min-width:0}
@media (min-width:60rem){.sides{grid-template-columns:1fr 1fr}}
.history>li{border-left:2px solid var(--line);padding:0 0 1.5rem 1.1rem}
.history-head{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .85rem;margin:0 0 .35rem}
.history table{margin-top:.6rem}
.paging{display:flex;flex-wrap:wrap;align-items:center;justify-content:center;gap:.5rem 1.5rem;margin-top:1.75rem}
.paging a{padding:.35rem .5rem}
.problem,.sign-in{max-width:34rem;margin:8vh auto}
.sign-in{max-width:24rem}
.sign-in form{display:grid;gap:.5rem;margin-top:1.25rem}
.sign-in button{margin-top:.5rem}
@media (max-width:46rem){.facts{grid-template-columns:1fr;gap:.35rem}.facts>div{display:flex;gap:.75rem;align-items:baseline}.facts dt{flex:0 0 6rem}.standing{align-items:flex-start;text-align:left}.touched{margin-left:0}.change .notes{padding-left:1.1rem}}
`;
