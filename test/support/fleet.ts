import type { PageOptions } from '../../reconciler/dashboard/page-options.ts';
import type { Clock } from '../../reconciler/ports.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { MemoryRecords } from './memory-records.ts';

/** Which of the recorded runs a tenant made last; most are as they should be. */
const last = ['inSync', 'inSync', 'inSync', 'repaired', 'inSync', 'drift', 'inSync', 'inSync', 'failed', 'inSync'];
const rare = ['refused', 'invalid', 'suspended'];
const names = ['northwind', 'fabrikam', 'adatum', 'tailspin', 'wingtip', 'litware', 'proseware', 'woodgrove'];

/** Many tenants that lived what one really lived: each has a recorded run as its last. One is stale, one never ran. */
export async function fleetOf(
  runs: readonly RunRecord[],
  clock: Clock,
  count: number,
): Promise<[MemoryRecords, PageOptions]> {
  const records = new MemoryRecords();
  const tenants = Array.from({ length: count }, (_, index) => `${names[index % names.length]}-${index + 1}`);
  for (const [index, name] of tenants.slice(0, -1).entries()) {
    const wanted = index % 37 === 36 ? rare[Math.floor(index / 37) % rare.length] : last[index % last.length];
    const run = runs.findLast(({ outcome }) => outcome === wanted);
    if (run === undefined) throw new Error(`unreachable: no recorded run is ${wanted}`);
    const hoursAgo = index === 4 ? 60 : 0;
    const started = new Date(clock.now().getTime() - hoursAgo * 3_600_000 - index * 1000).toISOString();
    const id = `${started.replaceAll(/[-:.]/g, '')}-${name}`;
    await records.append({ ...run, id, started, tenant: { name, id: run.tenant.id } });
  }
  const { now, monotonic, sleep } = clock;
  const bound: Clock = { now: now.bind(clock), monotonic: monotonic.bind(clock), sleep: sleep.bind(clock) };
  return [records, { clock: bound, tenants: () => tenants.map((name) => ({ name })) }];
}
