// npm run corpus -- DIR: holds the whole program to real Graph bodies that nobody here wrote, and prints a score table. DIR has an
// `index.json` (documents with kind and well-formedness) and a `pairs.json` (before and after, with what changed).
//
// What counts as equal is decided by a measure of its own (faithful-measure.mjs), not by the program's canonical form: two ends
// that share a wrong belief would agree with each other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../dist/compiler/compile.js';
import { compareBodies } from '../../dist/compiler/diff/compare-bodies.js';
import { emit } from '../../dist/compiler/emit.js';
import { readGraphJson } from '../../dist/compiler/graph-json/read-graph-json.js';
import { importObjects } from '../../dist/compiler/import/import-objects.js';
import { measure } from './faithful-measure.mjs';
import { asOneTenant } from './one-tenant.mjs';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('error: `npm run corpus` needs the folder of a corpus\n  = help: npm run corpus -- DIR');
  process.exit(1);
}

const imported = {
  ca: 'conditionalAccessPolicies',
  namedLocation: 'namedLocations',
  authStrength: 'authenticationStrengthPolicies',
  authContext: 'authenticationContextClassReferences',
  termsOfUse: 'agreements',
  compliance: 'deviceCompliancePolicies',
  complianceV2: 'compliancePolicies',
  notificationTemplate: 'notificationMessageTemplates',
  notificationMessage: 'localizedNotificationMessages',
  assignmentFilter: 'assignmentFilters',
  complianceScript: 'deviceComplianceScripts',
  appProtection: 'iosManagedAppProtections',
};
const verbose = process.argv.includes('--verbose');
const failures = [];
const rows = [];
const bytesOf = (path) => readFileSync(join(folder, path));
const jsonOf = (path) =>
  JSON.parse(
    bytesOf(path)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );
const index = jsonOf('index.json').filter(({ kind }) => imported[kind] !== undefined);

/** One document through import, compile and back: lossless, refused with a reason, or lost. */
function roundTrip(path) {
  const { objects } = readGraphJson({ file: path, bytes: bytesOf(path) });
  const project = importObjects({ objects, settings: {}, tenant: { name: 'default', id: 'corpus' } });
  const bodies = compiled(project);
  return project.rows.map((row) => {
    if (row.status === 'refused') {
      const isExplained = row.findings.some(({ message, pointer }) => message !== '' && pointer !== undefined);
      return { row, outcome: isExplained ? 'refused' : 'lost' };
    }
    return { row, outcome: comesBack(row, bodies) ? 'lossless' : 'lost' };
  });
}

/** A message comes back in its template: the one of its language. A template that had none may have been given some. */
function comesBack({ found, name }, bodies) {
  const wanted = measure(found.body);
  if (found.collection === 'localizedNotificationMessages') {
    const messages = bodies.get(`notificationMessageTemplates/${name}`)?.localizedNotificationMessages ?? [];
    return messages.some((message) => measure(message) === wanted);
  }
  const { localizedNotificationMessages: messages, ...rest } = bodies.get(`${found.collection}/${name}`) ?? {};
  const body =
    found.body.localizedNotificationMessages === undefined
      ? rest
      : { ...rest, localizedNotificationMessages: messages };
  return measure(body) === wanted;
}

function compiled({ files, bindings }) {
  const sources = files.map(({ path, text }) => ({ file: path, bytes: new TextEncoder().encode(text) }));
  const compilation = compile({ files: sources, bindings });
  if (compilation.findings.some(({ severity }) => severity === 'error')) return new Map();
  const texts = new Map(emit(compilation.resources, bindings).map(({ path, text }) => [path, text]));
  const manifest = JSON.parse(texts.get('manifest.json'));
  return new Map(manifest.map(({ kind, name, file }) => [`${kind}/${name}`, JSON.parse(texts.get(file))]));
}

const trips = index.map((entry) => ({ entry, results: attempt(entry.doc) }));
function attempt(doc) {
  try {
    return roundTrip(doc);
  } catch (error) {
    return [{ row: { status: 'crashed', findings: [] }, outcome: `crash: ${error.message}` }];
  }
}

for (const kind of Object.keys(imported)) {
  const whole = trips.filter(({ entry }) => entry.kind === kind && entry.wellFormed);
  count(`${kind}: well-formed come back lossless`, whole, ({ results }) =>
    results.every(({ outcome }) => outcome === 'lossless'),
  );
}
const sentences = trips.filter(({ entry }) => entry.kind === 'ca' && entry.wellFormed);
share(
  'ca: well-formed that become sentences',
  sentences,
  ({ results }) => results.every(({ row }) => row.status === 'lifted'),
  0.9,
);
const standards = trips.filter(({ entry }) => entry.kind === 'compliance' && entry.wellFormed);
share(
  'compliance: well-formed that become standards',
  standards,
  ({ results }) => results.every(({ row }) => row.status === 'lifted'),
  0.85,
);
count(
  'malformed come back lossless or are refused with a pointer',
  trips.filter(({ entry }) => !entry.wellFormed),
  ({ results }) =>
    results.length > 0 && results.every(({ outcome }) => outcome === 'lossless' || outcome === 'refused'),
);
count(
  'every document gives one row or more, and none crashes',
  trips,
  ({ results }) => results.length > 0 && results.every(({ row }) => row.status !== 'crashed'),
);

// All of it at once, as one project, as `gatewright import --from DIR` does it.
const everything = index.flatMap(({ doc }) => readGraphJson({ file: doc, bytes: bytesOf(doc) }).objects);
const project = importObjects({
  objects: everything,
  names: {},
  settings: {},
  tenant: { name: 'default', id: 'corpus' },
});
const bodies = compiled(project);
count(
  'in one project together: lossless or refused',
  project.rows.map((row) => ({ entry: { doc: row.found.file }, row })),
  ({ row }) => row.status === 'refused' || comesBack(row, bodies),
);

const raw = readdirSync(join(folder, 'raw')).map((name) => ({ entry: { doc: `raw/${name}` } }));
count('odd encodings are read', raw, ({ entry }) => roundTrip(entry.doc).every(({ outcome }) => outcome !== 'lost'));

const pairs = jsonOf('pairs.json').map((pair) => ({ entry: { doc: `${pair.from} → ${pair.to}` }, ...pair }));
const isEqual = ({ from, to }) => {
  const side = (path) => readGraphJson({ file: path, bytes: bytesOf(path) }).objects[0];
  const [before, after] = [side(from), side(to)];
  return compareBodies(before.kind, before, after).changes.length === 0;
};
for (const [what, changeClass, expected] of [
  ['pairs with server noise only are equal', 'serverNoise', true],
  ['pairs with another label are different', 'labelOnly', false],
  ['pairs that mean something else are different', 'semantic', false],
]) {
  count(
    what,
    pairs.filter((pair) => pair.changeClass === changeClass),
    (pair) => isEqual(pair) === expected,
  );
}

// And as a tenant: what was read from it, planned and applied leaves it alone.
const wellFormed = index.filter((entry) => entry.wellFormed);
const found = wellFormed.flatMap(({ doc }) => readGraphJson({ file: doc, bytes: bytesOf(doc) }).objects);
const tenant = await asOneTenant(found);
const nowhere = new Set(tenant.leftOut.flatMap(({ file, isNoObject }) => (isNoObject ? [file] : [])));
count(
  `as one tenant: well-formed documents that are in it`,
  found.filter(({ file }) => !nowhere.has(file)).map((object) => ({ entry: { doc: object.file } })),
  ({ entry }) => !tenant.leftOut.some(({ file }) => file === entry.doc),
);
for (const { file, reason } of tenant.leftOut) failures.push(`as one tenant: ${file} is left out: ${reason}`);
for (const { what, problem } of tenant.steps)
  count(`as one tenant: ${what}`, [{ entry: { doc: 'all of them' }, outcome: problem }], () => problem === undefined);

for (const { what, good, all, enough } of rows) {
  const percent = all === 0 ? '' : `${((100 * good) / all).toFixed(1)} %`;
  console.log(
    `${what.padEnd(60)} ${String(good).padStart(4)} of ${String(all).padEnd(4)} ${percent.padStart(7)}${enough ? '' : '  too few'}`,
  );
}
for (const failure of verbose ? failures : failures.slice(0, 20)) console.log(`  ${failure}`);
process.exitCode = rows.some(({ enough }) => !enough) ? 1 : 0;

function share(what, items, holds, least) {
  const good = items.filter((item) => tried(what, item, holds)).length;
  rows.push({ what, good, all: items.length, enough: items.length === 0 || good / items.length >= least });
}

function count(what, items, holds) {
  share(what, items, holds, 1);
}

function tried(what, item, holds) {
  try {
    if (holds(item)) return true;
    const told = (item.results ?? [item]).flatMap(({ row, outcome }) => [
      outcome,
      ...(row?.findings ?? []).map(({ message }) => message),
    ]);
    failures.push(`${what}: ${item.entry.doc}: ${told.filter(Boolean).join('; ')}`);
  } catch (error) {
    failures.push(`${what}: ${item.entry.doc}: ${error.stack}`);
  }
  return false;
}
