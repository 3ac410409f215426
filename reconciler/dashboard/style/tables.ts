/**
 * Tables. On a narrow screen a row becomes a card whose fields carry the column's name; the roles in the markup keep it a table for
 * whoever listens to it, because `display` would take that away in some browsers.
 */
export const tableStyle = `
table.cards{border-collapse:separate;border-spacing:0;width:100%;background:var(--surface);border:1px solid var(--line);border-radius:.75rem;box-shadow:var(--shadow);font-size:.9375rem}
caption{text-align:left;color:var(--soft);font-size:.875rem;padding:0 0 .5rem}
.cards th,.cards td{padding:.75rem 1rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);min-width:0;overflow-wrap:anywhere}
.cards tbody tr:last-child>*{border-bottom:0}
.cards thead th{color:var(--soft);font-size:.8125rem;font-weight:550;padding:.55rem 1rem}
.cards tbody th{font-weight:620}
.cards tbody th .sub,.cards td .sub{display:block;font-weight:400;margin-top:.2rem}
.cards .label{display:none}
.when{display:block}
.when .ago{display:block}
.cards .sub code,.cards .sub.mono{font-size:.8125rem}
.tenants th,.tenants td{padding:.6rem 1rem}
.tenants th:nth-child(1){width:20rem}
.tenants th:nth-child(3){width:13.5rem}
.tenants th:nth-child(4){width:13rem}
.tenants time{white-space:nowrap}
.tenants .when .ago{font-size:.875rem}
.list .sub{font-size:.8125rem}
.list th,.list td{padding:.6rem .9rem}
.list td:nth-child(2){min-width:8.5rem}
.list td:nth-child(3){min-width:6rem}
.list td:nth-child(4){min-width:12rem}

.props{border:0!important;border-radius:0!important;box-shadow:none!important;font-size:.875rem!important;table-layout:fixed}
.change .props{border-top:1px solid var(--line)!important;background:none}
.history .props{background:none}
.props th,.props td{padding:.5rem 1.1rem}
.props thead th{font-size:.75rem;padding:.4rem 1.1rem}
.props tbody th{font-weight:500;width:32%}
.props thead th:first-child{width:32%}
.props thead th:last-child{width:17rem;max-width:24%}
.props .line{color:var(--soft)}
.value{display:block;min-width:0}
.members li+li{margin-top:.15rem}
del,ins{text-decoration:none;border-radius:.25rem;padding:.05rem .3rem;margin-left:-.3rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}
del{background:var(--bad-ground);color:var(--bad)}
ins{background:var(--good-ground);color:var(--good)}
del::before{content:"− " / "removed: "}
ins::before{content:"+ " / "added: "}
.text-diff{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}

.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;margin:1.25rem 0 0;font-size:.875rem;color:var(--soft)}
.legend li{display:flex;align-items:center;gap:.5rem}
.swatch{display:inline-grid;place-items:center;width:1.6rem;height:1.6rem;border-radius:.4rem;font-weight:650}
.reached{background:var(--good-ground);color:var(--good)}
.partly{background:var(--notice-ground);color:var(--notice)}
.hole{background:var(--bad-ground);color:var(--bad)}
.unknown{background:var(--calm-ground);color:var(--calm)}
.map{table-layout:fixed}
.map td{border-left:2px solid var(--surface);border-bottom:2px solid var(--surface);font-size:.875rem}
.map td.hole{font-weight:600}
.map .sign{font-weight:700}
.outcome{background:none}

@media (max-width:52rem){
table.cards,.cards tbody,.cards tr,.cards th,.cards td{display:block;width:auto!important}
.cards caption{display:block}
table.cards{background:none;border:0;box-shadow:none}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards tbody tr{background:var(--surface);border:1px solid var(--line);border-radius:.75rem;box-shadow:var(--shadow);padding:.75rem 1rem;margin-bottom:.6rem}
.cards tbody th,.cards tbody td{border:0;padding:.15rem 0}
.cards tbody td{display:flex;gap:.75rem}
.cards tbody td:has(>.badge){display:block;padding:.35rem 0}
.cards .label{display:block;flex:0 0 6.5rem;color:var(--soft);font-size:.8125rem;padding-top:.1rem}
.cards td>span:not(.label){min-width:0}
.when,.when .ago{display:inline}
.tenants .commit{display:none!important}
.cards td .sub{margin-top:0}
.cards td:has(>.when){flex-wrap:wrap}
.props tbody tr{border:0;border-top:1px solid var(--line);border-radius:0;box-shadow:none;margin:0;padding:.65rem 1.1rem;background:none}
.props tbody tr:first-child{border-top:0}
.history .props tbody tr{padding-left:0;padding-right:0}
.props .label{flex-basis:5.5rem}
.map td{border:0!important;border-radius:.4rem;padding:.3rem .6rem!important;margin-top:.3rem}
.map td .label{color:inherit;padding-top:0;font-size:.875rem}
.map td.not-asked{padding:.1rem .6rem!important}
}
`;
