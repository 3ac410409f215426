import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const compiler = join(import.meta.dirname, '../../compiler');

/** Folders that grow by thing, and the interface file that says what a thing is. */
const registries = [
  { folder: 'app-protection', contract: 'demand.ts', type: '(?:Demand|Clause)' },
  { folder: 'checks', contract: 'check.ts', type: 'Check' },
  { folder: 'conditions', contract: 'condition.ts', type: 'Condition' },
  { folder: 'documents', contract: 'document-kind.ts', type: 'DocumentKind' },
  { folder: 'noncompliance', contract: 'action.ts', type: 'NoncomplianceAction' },
  { folder: 'platforms', contract: 'platform.ts', type: 'Platform' },
  { folder: 'requirements', contract: 'requirement.ts', type: 'Requirement' },
  { folder: 'session', contract: 'session-control.ts', type: 'SessionControl' },
];

const importPattern = /from '\.\/([a-z0-9-]+\.ts)'/g;

describe.each(registries)('compiler/$folder', ({ folder, contract, type }) => {
  const files = readdirSync(join(compiler, folder)).filter((file) => file.endsWith('.ts'));
  const importsOf = (file: string) => {
    const text = readFileSync(join(compiler, folder, file), 'utf8');
    return [...text.matchAll(importPattern)].flatMap(([, name]) => name ?? []);
  };

  it('has a contract and a registry', () => {
    expect(files).toContain(contract);
    expect(files).toContain('index.ts');
  });

  it('registers every file that implements the contract', () => {
    const implementing = files.filter((file) => {
      const text = readFileSync(join(compiler, folder, file), 'utf8');
      return file !== contract && new RegExp(`^export const \\w+(: ${type}\\b| = \\w+\\()`, 'm').test(text);
    });
    expect(implementing.length).toBeGreaterThan(1);
    expect(implementing.filter((file) => !importsOf('index.ts').includes(file))).toEqual([]);
  });

  it('has no file the registry does not lead to', () => {
    const reached = new Set(['index.ts', contract]);
    const queue = ['index.ts', contract];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      for (const next of importsOf(file).filter((name) => !reached.has(name))) {
        reached.add(next);
        queue.push(next);
      }
    }
    expect(files.filter((file) => !reached.has(file))).toEqual([]);
  });

  it('imports what it registers, and uses it', () => {
    const text = readFileSync(join(compiler, folder, 'index.ts'), 'utf8');
    const names = [...text.matchAll(/^import \{ (\w+) \} from '\.\//gm)].flatMap(([, name]) => name ?? []);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(text.split(new RegExp(`\\b${name}\\b`)).length, name).toBeGreaterThan(2);
  });
});
