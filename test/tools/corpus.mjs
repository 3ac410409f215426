// npm run corpus -- DIR: holds the canonical form and the literal documents to real Graph bodies that nobody here wrote. DIR has
// an `index.json` (documents with kind and well-formedness) and a `pairs.json` (before and after, with what changed).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../dist/compiler/compile.js';
import { readGraphJson } from '../../dist/compiler/graph-json/read-graph-json.js';
import { canonical } from '../../dist/reconciler/diff/canonical.js';
import { compareBodies } from '../../dist/reconciler/diff/compare-bodies.js';
import { difference } from '../../dist/reconciler/diff/difference.js';
import { kinds } from '../../dist/schemas/kinds/index.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('error: `npm run corpus` needs the folder of a corpus\n  = help: npm run corpus -- DIR');
  process.exit(1);
}

const kindOf = {
  ca: 'conditionalAccessPolicies',
  namedLocation: 'namedLocations',
  compliance: 'deviceCompliancePolicies',
};
const literalOf = { ca: 'ConditionalAccessPolicy', compliance: 'CompliancePolicy' };
const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8').replace(/^\ufeff/, ''));
const failures = [];
const rows = [];

const documents = read('index.json').filter(({ kind, wellFormed }) => kindOf[kind] !== undefined && wellFormed);
count('canonical form is idempotent', documents, ({ doc, kind }) => {
  const graphKind = kinds[kindOf[kind]];
  const once = canonical(graphKind, read(doc));
  return JSON.stringify(canonical(graphKind, once)) === JSON.stringify(once);
});
count(
  'a literal document compiles to the same policy',
  documents.filter(({ kind }) => literalOf[kind] !== undefined),
  ({ doc, kind }) => {
    const body = read(doc);
    const graphKind = kinds[kindOf[kind]];
    const yaml = JSON.stringify({ kind: literalOf[kind], name: 'document', body });
    const bytes = (text) => new TextEncoder().encode(text);
    const { resources } = compile({
      files: [
        { file: 'gatewright.yaml', bytes: bytes('version: 1\n') },
        { file: 'a.yaml', bytes: bytes(yaml) },
      ],
    });
    const [resource] = resources;
    return (
      resource !== undefined &&
      difference(canonical(graphKind, body), canonical(graphKind, unnamed(resource.body))).every(
        ({ pointer }) => pointer === '/displayName',
      )
    );
  },
);

const pairs = read('pairs.json').filter(({ kind }) => kindOf[kind] !== undefined);
const object = (file) => readGraphJson({ file, bytes: readFileSync(join(folder, file)) }).objects[0];
const isEqual = ({ kind, from, to }) => compareBodies(kindOf[kind], object(from), object(to)).changes.length === 0;
count(
  'pairs with server noise only are equal',
  pairs.filter(({ changeClass }) => changeClass === 'serverNoise'),
  isEqual,
);
count(
  'pairs with another label are different',
  pairs.filter(({ changeClass }) => changeClass === 'labelOnly'),
  (pair) => !isEqual(pair),
);
count(
  'pairs that mean something else are different',
  pairs.filter(({ changeClass }) => changeClass === 'semantic'),
  (pair) => !isEqual(pair),
);

for (const [what, good, all] of rows) console.log(`${what.padEnd(52)} ${String(good).padStart(5)} of ${all}`);
for (const failure of failures.slice(0, 30)) console.log(`  ${failure}`);

process.exitCode = rows.some(([, good, all]) => good < all) ? 1 : 0;

function count(what, items, holds) {
  const good = items.filter((item) => {
    try {
      if (holds(item)) return true;
      failures.push(`${what}: ${item.doc ?? `${item.from} → ${item.to}`}`);
    } catch (error) {
      failures.push(`${what}: ${item.doc ?? `${item.from} → ${item.to}`}: ${error.message}`);
    }
    return false;
  });
  rows.push([what, good.length, items.length]);
}

/** References back to the words that stood there: a corpus names objects of tenants nobody knows. */
function unnamed(value) {
  if (Array.isArray(value)) return value.map(unnamed);
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$ref === 'string') return value.$ref.slice(value.$ref.indexOf('/') + 1);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unnamed(member)]));
}
