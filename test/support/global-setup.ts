import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs once before all tests: end-to-end tests start the compiled program. `npm test` has compiled it already. */
export function setup(): void {
  process.env.NO_COLOR = '1';
  const program = fileURLToPath(new URL('../../dist/reconciler/cli/main.js', import.meta.url));
  if (existsSync(program) && process.env.npm_lifecycle_event === 'test') return;
  const build = fileURLToPath(new URL('../../.ci/build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [build], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the program does not compile');
}
