import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conditions, policy } from '../emulator/bodies.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

async function told(text: string): Promise<string> {
  const folder = await projectWith({ 'export.json': text });
  const { stdout, stderr } = await gatewright([
    'import',
    '--from',
    join(folder, 'export.json'),
    '--out',
    join(folder, 'out'),
  ]);
  return `${stderr}${stdout}`.replaceAll(folder, '');
}

describe('import tells a person', () => {
  it('the line of what is wrong', async () => {
    const text = JSON.stringify(policy(), null, 2).replace(
      '"state": "enabled"',
      '"state": "enabled",\n  "state": "disabled"',
    );
    expect(await told(text)).toContain(
      'error[GW2102]: `"state"` is said twice in one object\n  --> /export.json:4:3\n',
    );
  });

  it('why an object stays word for word', async () => {
    const text = JSON.stringify(policy({ conditions: conditions({ newThing: { level: 3 } }) }));
    expect(await told(text)).toContain('information[GW2150]: no sentence says `/conditions/newThing/level` of `MFA`\n');
  });

  it('nothing of what is well', async () => {
    expect(await told(JSON.stringify(policy()))).toMatch(
      /^1 object: 1 as sentences and documents, 0 word for word, 0 refused\n/,
    );
  });
});
