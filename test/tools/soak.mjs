// `npm run soak [TICKS [SEED]]`: the service under a fast clock against an emulator with random edits and faults.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [ticks = '10000', seed = '5'] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/service/soak.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK_TICKS: ticks, SOAK_SEED: seed } },
);
process.exit(status ?? 1);
