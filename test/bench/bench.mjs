// What the work of a run costs, as a ratio to a floor measured in the same process: JSON.parse and deep equality of the same bytes.
// Times on shared machines mean little; ratios mean something. Aim: comparing 740 objects takes at most 4 times the floor.
import { isDeepStrictEqual } from 'node:util';
import { compile } from '../../dist/compiler/compile.js';
import { canonical } from '../../dist/compiler/diff/canonical.js';
import { difference } from '../../dist/compiler/diff/difference.js';
import { claimObjects } from '../../dist/reconciler/ownership.js';
import { buildPlan } from '../../dist/reconciler/plan/build-plan.js';
import { kinds } from '../../dist/schemas/kinds/index.js';
import { coverageRows } from './coverage.mjs';

const policies = 240;
const standards = 500;
const rounds = 15;

const files = projectFiles();
const { resources } = compile({ files });
const desired = resources.map(({ body }) => JSON.stringify(body));
const live = resources.map((resource, index) =>
  JSON.stringify({ id: `id-${index}`, createdDateTime: '2026-01-01T00:00:00Z', ...resource.body }),
);
const changed = live.map((text, index) =>
  index % 20 === 0 ? text.replace(/"displayName":"/, '"displayName":"edited ') : text,
);

const floor = median(() => {
  for (const [index, text] of desired.entries()) isDeepStrictEqual(JSON.parse(text), JSON.parse(live[index]));
});
const rows = [
  ['floor: JSON.parse and deep equality', floor],
  ['compile the YAML', median(() => compile({ files }), 5)],
  ['parse, canonical form, difference; nothing changed', median(() => compareAll(live))],
  ['parse, canonical form, difference; 5 % changed', median(() => compareAll(changed))],
  ['own, diff and plan; 5 % changed', median(() => planAll(changed))],
  ...(await coverageRows(median)),
];

const megabytes = (desired.join('').length + live.join('').length) / 1e6;
console.log(
  `${resources.length} objects (${policies} policies, ${standards} compliance policies), ${megabytes.toFixed(1)} MB of JSON, Node ${process.version}`,
);
for (const [what, milliseconds] of rows) {
  console.log(
    `${what.padEnd(70)} ${milliseconds.toFixed(1).padStart(8)} ms  ${(milliseconds / floor).toFixed(1).padStart(6)} x floor`,
  );
}

function compareAll(texts) {
  texts.forEach((text, index) => {
    const kind = kinds[resources[index].kind];
    difference(canonical(kind, JSON.parse(text)), canonical(kind, JSON.parse(desired[index])));
  });
}

function planAll(texts) {
  const objects = texts.map((text, index) => {
    const body = JSON.parse(text);
    return { kind: resources[index].kind, id: body.id, displayName: body.displayName, body };
  });
  const named = new Map(objects.map(({ id, body }) => [id, body]));
  const entry = (index) => ({ id: `id-${index}`, origin: 'created', since: '2026-01-01T00:00:00Z' });
  const entries = Object.fromEntries(resources.map(({ kind, name }, index) => [`${kind}/${name}`, entry(index)]));
  const inventory = { formatVersion: 1, tenant: 'bench', entries };
  const ownership = claimObjects({
    resources,
    snapshot: { kinds: [], objects },
    named,
    inventory,
    journal: [],
    adopt: [],
  });
  buildPlan({
    ownership,
    named,
    inventory,
    knownIds: new Set(named.keys()),
    tenant: { name: 'bench', id: 'bench' },
    commit: undefined,
    accepted: [],
    findings: [],
  });
}

function median(work, times = rounds) {
  work();
  const taken = Array.from({ length: times }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)];
}

function projectFiles() {
  const sentences = Array.from(
    { length: policies },
    (_, index) => `kind: Protection
name: policy-${index}
title: Policy ${index} for people of many groups
protect: [Exchange Online, SharePoint Online]
for: { groups: [${Array.from({ length: 8 }, (__, group) => `Group ${index}-${group}`).join(', ')}], except: [Contractors, Interns] }
when: { platforms: [iOS, Android], locations: { except: trusted } }
require: mfa
session: { signInFrequency: 12 hours }
`,
  );
  const devices = Array.from(
    { length: standards },
    (_, index) => `kind: DeviceStandard
name: standard-${index}
platforms: [iOS]
for: [Team ${index}, Team ${index + 1}]
facts: { pin: { minimumLength: 6, blockSimple: true }, jailbroken: forbidden, os: ">= 17" }
whenNoncompliant: [{ mark: after 1 day }, { retire: after 30 days }]
`,
  );
  const text = (parts) => new TextEncoder().encode(parts.join('---\n'));
  return [
    { file: 'gatewright.yaml', bytes: text(['version: 1\nbreakGlass: { groups: [Break Glass] }\n']) },
    { file: 'policies.yaml', bytes: text(sentences) },
    { file: 'standards.yaml', bytes: text(devices) },
  ];
}
