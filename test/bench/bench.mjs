// What the work of a run costs, as a ratio to a floor measured in turns with it: JSON.parse and deep equality of the
// same bytes.
// Times on shared machines mean little; ratios mean something. Aim: comparing 740 objects takes at most 4 times the floor.
import { isDeepStrictEqual } from 'node:util';
import { compile } from '../../dist/compiler/compile.js';
import { canonical } from '../../dist/compiler/diff/canonical.js';
import { compareBodies } from '../../dist/compiler/diff/compare-bodies.js';
import { difference } from '../../dist/compiler/diff/difference.js';
import { readGraphJson } from '../../dist/compiler/graph-json/read-graph-json.js';
import { importObjects } from '../../dist/compiler/import/import-objects.js';
import { claimObjects } from '../../dist/reconciler/ownership.js';
import { buildPlan } from '../../dist/reconciler/plan/build-plan.js';
import { kinds } from '../../dist/schemas/kinds/index.js';
import { coverageRows } from './coverage.mjs';
import { syntheticPolicies } from './synthetic-policies.mjs';

const policies = 240;
const standards = 500;
const imported = 240;
const rounds = 40;
const warmUp = 3;

const files = projectFiles();
const { resources } = compile({ files });
const desired = resources.map(({ body }) => JSON.stringify(body));
const live = resources.map((resource, index) =>
  JSON.stringify({ id: `id-${index}`, createdDateTime: '2026-01-01T00:00:00Z', ...resource.body }),
);
const changed = live.map((text, index) =>
  index % 20 === 0 ? text.replace(/"displayName":"/, '"displayName":"edited ') : text,
);

const encode = (text) => new TextEncoder().encode(text);
const exported = syntheticPolicies(imported).map((body) => JSON.stringify(body));
const oneFile = (count) => encode(`{"value":[${exported.slice(0, count).join(',')}]}`);
const isEdited = (index) => index % 20 === 0;
const edited = exported.map((text, index) => (isEdited(index) ? text.replace('"displayName":"', '$&edited ') : text));
const pairs = exported.map((text, index) => [encode(text), encode(edited[index])]);
const [half, whole] = [oneFile(imported / 2), oneFile(imported)];

const rows = [
  measured('compile the YAML', () => compile({ files }), { times: 5 }),
  measured('parse, canonical form, difference; nothing changed', () => compareAll(live)),
  measured('parse, canonical form, difference; 5 % changed', () => compareAll(changed)),
  measured('own, diff and plan; 5 % changed', () => planAll(changed)),
  measured('diff: read, recognise and compare two files each', diffAll, { floor: floorOf(edited), count: imported }),
  measured('import one file of policies, half of them', () => importAll(half, imported / 2), {
    floor: floorOf(exported.slice(0, imported / 2)),
    times: 5,
    count: imported / 2,
  }),
  measured('import one file of policies, all of them', () => importAll(whole, imported), {
    floor: floorOf(exported),
    times: 5,
    count: imported,
  }),
  ...(await coverageRows(measured)),
];

const megabytes = (desired.join('').length + live.join('').length) / 1e6;
console.log(
  `${resources.length} objects (${policies} policies, ${standards} compliance policies), ${megabytes.toFixed(1)} MB of JSON; ` +
    `${imported} policies for diff and import; Node ${process.version}`,
);
for (const { what, milliseconds, ratio, count } of rows) {
  const rate = count === undefined ? '' : `  ${Math.round((1000 * count) / milliseconds)} policies/s`;
  console.log(
    `${what.padEnd(70)} ${milliseconds.toFixed(1).padStart(8)} ms  ${ratio.toFixed(1).padStart(6)} x floor${rate}`,
  );
}

function compareTexts() {
  for (const [index, text] of desired.entries()) isDeepStrictEqual(JSON.parse(text), JSON.parse(live[index]));
}

/** The floor of exported policies: each parsed twice, once as it is and once as `texts` has it, and compared. */
function floorOf(texts) {
  return () => {
    for (const [index, text] of texts.entries()) isDeepStrictEqual(JSON.parse(text), JSON.parse(exported[index]));
  };
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

/** Work and floor in turns, so that whatever else the machine does slows both; of each the lower quartile, which hears least of it. */
function measured(what, work, { floor = compareTexts, times = rounds, count } = {}) {
  const [taken, bare] = [[], []];
  for (let round = -warmUp; round < times; round += 1) {
    const spent = timeOf(work);
    const floors = Array.from({ length: Math.ceil(rounds / times) }, () => timeOf(floor));
    if (round < 0) continue;
    taken.push(spent);
    bare.push(...floors);
  }
  return { what, milliseconds: quartileOf(taken), ratio: quartileOf(taken) / quartileOf(bare), count };
}

function timeOf(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function quartileOf(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 4)];
}

function importAll(bytes, count) {
  const { objects } = readGraphJson({ file: 'export.json', bytes });
  const { rows: told } = importObjects({ objects, settings: {}, tenant: { name: 'default', id: 'bench' } });
  const lifted = told.filter(({ status }) => status === 'lifted').length;
  if (told.length !== count || lifted < 0.8 * count || told.some(({ status }) => status === 'refused'))
    throw new Error(`the import measured is not the one meant: ${lifted} sentences of ${told.length} rows`);
}

/** As the command does it: bytes of two files each, read, recognised, brought into one form and compared. */
function diffAll() {
  for (const [index, [before, after]] of pairs.entries()) {
    const [left, right] = [before, after].map((bytes) => readGraphJson({ file: 'x.json', bytes }).objects[0]);
    const { changes } = compareBodies(left.kind, left, right);
    if (changes.length > 0 !== isEdited(index)) throw new Error('the diff measured is not the one meant');
  }
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
