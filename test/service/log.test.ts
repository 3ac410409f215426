import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scrub } from '../../reconciler/graph/scrub.ts';
import { jsonLog, type LogFields, textLog } from '../../reconciler/service/log.ts';

const secret = 'a-client-secret-of-contoso';
const clean = (text: string) => scrub(text, [secret]);
/** What a careless caller might hand over. */
const careless = { tenant: 'contoso', reason: `said ${secret}`, body: { state: 'enabled' }, headers: 'x' } as LogFields;

it('writes one JSON object a line, with nothing but what may stand there', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'gatewright-log-')), 'log');
  const log = await jsonLog(clean, file);
  log('warn', `a title with\na line break and ${secret}`, careless);
  log('info', 'Bearer eyJhbGciOiJub25l.eyJhdWQiOiJn.x');
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    tenant: 'contoso',
    reason: 'said [removed]',
    msg: 'a title with\na line break and [removed]',
  });
  expect(lines.join('')).not.toContain('eyJ');
});

it('writes a line for people at a terminal', () => {
  const lines: string[] = [];
  const log = textLog(
    (line) => lines.push(line),
    clean,
    () => new Date('2026-11-25T12:00:00Z'),
  );
  log('error', 'it failed', careless);
  log('info', 'two\nlines');
  expect(lines.splice(1).join('').split('\n')).toHaveLength(1);
  expect(lines).toEqual(['2026-11-25T12:00:00.000Z error it failed tenant=contoso reason=said [removed]']);
});
