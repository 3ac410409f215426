import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = join(root, 'test/tools/new.mjs');
const things = ['condition', 'requirement', 'session', 'check', 'guard', 'report', 'command'];

describe('npm run new', () => {
  let copy: string;
  const make = (...given: string[]) => spawnSync(process.execPath, [tool, ...given], { cwd: copy, encoding: 'utf8' });

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'gatewright-new-'));
    for (const part of ['schemas', 'compiler', 'reconciler', 'tsconfig.json', 'package.json'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });

  it.each(things)('writes a %s and its line in the registry', (thing) => {
    const made = make(thing, `brand-new-${thing}`);
    expect(made.stderr).toBe('');
    const folder = /wrote (\S+)\/brand-new/.exec(made.stdout)?.[1] ?? '';
    const registry = readFileSync(join(copy, folder, 'index.ts'), 'utf8');
    expect(registry.match(/\bbrandNew\w+/g)).toHaveLength(2);
    expect(make(thing, `brand-new-${thing}`)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('exists already'),
    });
  });

  it('and all of it compiles', () => {
    const compiled = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', copy, '--noEmit', '--incremental', 'false'],
      { encoding: 'utf8' },
    );
    expect(compiled.stdout).toBe('');
    expect(compiled.status).toBe(0);
  }, 120_000);

  it('refuses what it cannot make', () => {
    expect(make('chek', 'x')).toMatchObject({ status: 1, stderr: expect.stringContaining('check') });
    expect(make('check', 'Not A Name')).toMatchObject({ status: 1, stderr: expect.stringContaining('lower-case') });
  });
});
