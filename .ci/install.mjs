// Makes a clone ready to run: packages when they are missing or do not fit the lock file, then the compiled program.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (!isInstalled()) run('npm', ['ci', '--no-audit', '--no-fund']);
run(process.execPath, [join(root, '.ci', 'build.mjs')]);

/** npm keeps a copy of the lock file it installed from; every package of the lock that is not optional must stand in it. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

function run(command, args) {
  // npm is a script on Windows, which only a shell can start; the arguments are fixed words.
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
