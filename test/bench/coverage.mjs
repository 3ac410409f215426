// What the join costs in a large tenant: 10,000 people, 2,000 groups nested four deep, 240 policies, 500 compliance policies.
// Aims: coverage in 2 s, reading over HTTP from an emulator in the same process included; the work of a plan in 300 ms.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { coverageOf } from '../../dist/compiler/analysis/coverage-of.js';
import { groupAlgebra } from '../../dist/compiler/analysis/group-algebra.js';
import { knownPeople } from '../../dist/compiler/analysis/known-people.js';
import { membershipsOf } from '../../dist/compiler/analysis/memberships.js';
import { coverTenant } from '../../dist/reconciler/cover-tenant.js';
import { startEmulator } from '../../dist/reconciler/emulator/emulator.js';
import { enterprise } from '../../dist/reconciler/emulator/seeds/enterprise.js';
import { createGraph } from '../../dist/reconciler/graph/create-graph.js';
import { createStaticToken } from '../../dist/reconciler/graph/identity/static-token.js';
import { systemClock } from '../../dist/reconciler/system/system-clock.js';
import { systemRandom } from '../../dist/reconciler/system/system-random.js';
import { evidenceOf, factsOf } from './coverage-evidence.mjs';

/** Rows of the benchmark. `measured` times a work against the floor; what goes over HTTP is timed once, when warm. */
export async function coverageRows(measured) {
  const seed = enterprise();
  const policies = evidenceOf(seed);
  const facts = factsOf(seed);
  const byPerson = () => coverageOf({ ...policies, solver: knownPeople(membershipsOf(facts)) });
  const { rows } = byPerson();
  const megabytes = memoryHeld();
  const person = measured(`coverage person by person (${rows.length} rows, ${megabytes} MB held)`, byPerson, {
    times: 5,
  });
  const groups = measured('coverage by groups', () => coverageOf({ ...policies, solver: groupAlgebra([]) }), {
    times: 5,
  });
  const live = await throughGraph(seed);
  const what = `coverage of an emulated tenant, reading included (${live.megabytes} MB)`;
  const ratio = (live.milliseconds * person.ratio) / person.milliseconds;
  return [person, groups, { what, milliseconds: live.milliseconds, ratio }];
}

/** Measured in a process of its own, which collects its garbage first. */
function memoryHeld() {
  const program = fileURLToPath(new URL('coverage-memory.mjs', import.meta.url));
  return execFileSync(process.execPath, ['--expose-gc', program], { encoding: 'utf8' }).trim();
}

async function throughGraph(seed) {
  const emulator = await startEmulator({ seed });
  try {
    const graph = createGraph({
      baseUrl: emulator.url,
      token: createStaticToken('emulator'),
      clock: systemClock,
      random: systemRandom,
    });
    await coverTenant({ graph, clock: systemClock });
    const began = performance.now();
    await coverTenant({ graph, clock: systemClock });
    const milliseconds = performance.now() - began;
    return { milliseconds, megabytes: (process.memoryUsage().rss / 1e6).toFixed(0) };
  } finally {
    await emulator.close();
  }
}
