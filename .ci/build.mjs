// Compiles the program to dist/ with plain tsc. With --if-possible it does nothing where the compiler is not installed, so that
// a production install of the package does not fail.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

if (existsSync(compiler)) {
  const result = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.json')], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exit(result.status ?? 1);
}
if (!process.argv.includes('--if-possible')) {
  console.error('typescript is not installed; run `npm ci` first');
  process.exit(1);
}
