import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { emit } from '../../compiler/emit.ts';
import { exampleBytes } from '../../compiler/text/example-bytes.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

const groupCalled = (name: string) =>
  compile({
    files: sourcesOf({ 'a.yaml': `kind: Group\nname: ${JSON.stringify(name)}\n`, 'gatewright.yaml': minimalProject }),
  });
const refusalOf = (name: string) => groupCalled(name).findings.find((finding) => finding.severity === 'error');

describe('names of documents', () => {
  it.each(['con', 'CON', 'Aux', 'nul', 'prn', 'com1', 'lpt1.x', 'LPT9.tar.gz', 'nul .x', 'COM0'])(
    '`%s`, which Windows keeps for a device, is refused with its reason',
    (name) => {
      expect(refusalOf(name)).toMatchObject({
        code: 'GW2006',
        message: `\`${name}\` is not allowed for \`name\``,
        help: expect.stringContaining('Windows keeps for devices'),
        pointer: '/name',
      });
    },
  );

  it.each(['console', 'con-1', 'icon', 'my.con', 'com', 'com10', 'lpt', 'null', 'auxiliary'])(
    '`%s` is allowed',
    (name) => {
      expect(refusalOf(name)).toBeUndefined();
    },
  );

  it('of tenants are refused too: they name folders and files', () => {
    const project = 'version: 1\ntenants: { nul: { id: 00000000-0000-0000-0000-000000000001 } }\n';
    const { findings } = compile({ files: [{ file: 'gatewright.yaml', bytes: exampleBytes(project) }] });
    expect(findings).toMatchObject([
      {
        code: 'GW2006',
        message: '`nul` is no name for a member of `tenants`',
        help: expect.stringContaining('Windows keeps for devices'),
        pointer: '/tenants/nul',
      },
    ]);
  });

  it('never come to a file that Windows cannot hold', () => {
    const words = fc.constantFrom('con', 'AUX', 'nul', 'lpt1', 'com7', 'a', 'x1', '.', '-', ' ');
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
        (name) => {
          for (const { path } of emit(groupCalled(name).resources, undefined)) {
            const [stem = ''] = (path.split('/').at(-1) ?? '').split('.');
            // By a second way: compared word by word rather than by the pattern.
            const devices = ['con', 'prn', 'aux', 'nul', ...'0123456789'].flatMap((d) =>
              d.length === 1 ? [`com${d}`, `lpt${d}`] : [d],
            );
            expect(devices).not.toContain(stem.trim().toLowerCase());
          }
        },
      ),
    );
  });
});
