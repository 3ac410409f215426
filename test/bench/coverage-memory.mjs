// Run with --expose-gc: megabytes that answering person by person holds on to, memberships and answer together. In a process of its
// own, because a heap that others use shrinks whenever it likes.
import { coverageOf } from '../../dist/compiler/analysis/coverage-of.js';
import { knownPeople } from '../../dist/compiler/analysis/known-people.js';
import { membershipsOf } from '../../dist/compiler/analysis/memberships.js';
import { enterprise } from '../../dist/reconciler/emulator/seeds/enterprise.js';
import { evidenceOf, factsOf } from './coverage-evidence.mjs';

const seed = enterprise();
const policies = evidenceOf(seed);
const facts = factsOf(seed);
const held = [];
const before = used();
const solver = knownPeople(membershipsOf(facts));
held.push(solver, coverageOf({ ...policies, solver }));
const after = used();
console.log(((after - before) / 1e6).toFixed(1));
if (held.length === 0) throw new Error('unreachable: what is measured is still held');

function used() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
