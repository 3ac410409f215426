import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = join(root, 'test/tools/new.mjs');
const things = ['condition', 'requirement', 'session', 'platform', 'check', 'guard', 'report', 'command'];

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

  it('touches one folder, and the laws run over it', () => {
    const own = mkdtempSync(join(tmpdir(), 'gatewright-platform-'));
    for (const part of [
      'schemas',
      'compiler',
      'reconciler',
      'test',
      'vitest.config.ts',
      'tsconfig.json',
      'package.json',
    ])
      cpSync(join(root, part), join(own, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(own, 'node_modules'), 'junction');
    const before = filesIn(own);
    // A published type without properties of its own that no platform is for: the laws have nothing to miss in it.
    const made = spawnSync(process.execPath, [tool, 'platform', 'default-device'], { cwd: own, encoding: 'utf8' });
    expect(made.stderr).toBe('');
    const after = filesIn(own);
    const touched = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(touched.sort()).toEqual(['compiler/platforms/default-device.ts', 'compiler/platforms/index.ts']);
    const laws = ['test/platforms/platforms.test.ts', 'test/laws/registries.test.ts'];
    const config = join(own, 'laws.config.mjs');
    writeFileSync(config, "export default { test: { include: ['test/**/*.test.ts'] } };\n");
    const ran = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--reporter=verbose',
        '--config',
        config,
        '--root',
        own,
        ...laws,
      ],
      {
        cwd: own,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      },
    );
    expect(ran.stdout + ran.stderr).toContain('defaultDevice');
    expect(ran.status, ran.stdout + ran.stderr).toBe(0);
  }, 240_000);

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

/** Files of a copy with their text, those of packages left out. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]));
}
