import type { RunRecord, TenantState } from '../../schemas/run-record.ts';
import { MemoryRecords } from './memory-records.ts';

/** Texts somebody may give a policy, a group or themselves. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onmouseover='alert(3)",
  '</title></style><svg onload=alert(4)>',
  'javascript:alert(5)',
  '{{7*7}} <%= 7*7 %> `code`',
  'gnp.\u202eexe.\u0007\u001b[31m',
  '&lt;b&gt;&amp;#x3c;',
  'x'.repeat(300),
] as const;

const all = hostileTexts.join(' ');

/** Two records of a hostile tenant: everything that anybody but us can name is a trap, and the newest proposes something. */
export async function hostileRecords(tenant = '<i>evil</i>'): Promise<MemoryRecords> {
  const records = new MemoryRecords();
  const state = await records.writeState(hostileState);
  await records.append({ ...hostileRecord(tenant, '20261125T100000000Z', 'drift'), state });
  await records.append({
    ...hostileRecord(tenant, '20261125T110000000Z', 'proposed'),
    proposal: { branch: all, url: 'javascript:alert(6)', objects: [all] },
  });
  return records;
}

export const hostileName = '<b>name</b>';

const hostileState: TenantState = {
  formatVersion: '1.0',
  objects: [
    {
      kind: 'conditionalAccessPolicies',
      name: hostileName,
      title: all,
      sentence: all,
      document: `kind: Protection\n# ${all}`,
      source: { file: all, line: 1 },
      body: { displayName: all, [all]: [all] },
    },
  ],
  coverage: {
    formatVersion: '1.0',
    devicesWithoutPolicy: 'unknown',
    knowsPeople: true,
    summary: { rows: 1, reached: 0, partly: 0, unknown: 0, unchecked: 1, lockedOut: 0, otherControl: 0 },
    rows: [
      {
        policy: { key: all, title: all, state: 'enabled' },
        requires: 'compliantDevice',
        people: { kind: 'group', name: all },
        platform: 'iOS',
        verdict: 'hole',
        consequence: 'unchecked',
        by: [{ key: all, title: all }],
        leftOut: [{ by: { key: all, title: all }, group: all }],
        count: { people: 3, reached: 1, unreached: 2, guests: 0 },
        examples: [all],
        notes: ['filter'],
      },
    ],
  },
};

export function hostileRecord(tenant: string, time: string, outcome: RunRecord['outcome']): RunRecord {
  const key = `conditionalAccessPolicies/${hostileName}`;
  const place = { line: 3, column: 7, offset: 20 };
  return {
    formatVersion: '1.0',
    id: `${time}-evil`,
    tenant: { name: tenant, id: all },
    started: `2026-11-25T${time.slice(9, 11)}:00:00.000Z`,
    milliseconds: 12,
    trigger: 'request',
    mode: 'propose',
    source: { repository: all, ref: all, commit: all, signer: all },
    outcome,
    plan: {
      formatVersion: '1.0',
      tool: all,
      digest: all,
      tenant: { name: tenant, id: all },
      changes: [
        {
          action: 'update',
          kind: 'conditionalAccessPolicies',
          name: hostileName,
          title: all,
          moved: 'tenant',
          properties: [
            { pointer: `/${all}`, before: all, after: { [all]: all }, origin: { file: all, line: 1, column: 1 } },
            { pointer: '/conditions/users/includeGroups', before: [all, 'same'], after: ['same', `${all} too`] },
          ],
        },
      ],
      requests: [{ change: key, method: 'PATCH', apiVersion: 'v1.0', path: `/${all}`, body: { [all]: all } }],
      releases: [all],
      unmanaged: [{ kind: 'conditionalAccessPolicies', id: all, title: all }],
      unchanged: 1,
      accepted: [{ code: all, resource: all, reason: all }],
      waived: [
        { name: all, resource: all, pointer: `/${all}`, live: all, desired: all, reason: all, owner: all, until: all },
      ],
      findings: [
        {
          code: 'GW4150',
          severity: 'warning',
          message: all,
          help: all,
          resource: all,
          span: { file: all, start: place, end: place },
        },
      ],
    },
    sent: 0,
    actors: { [key]: { who: all, when: all, client: all, auditId: all }, [all]: { unknown: all } },
    findings: [],
    error: { message: all, help: all },
    graph: { requests: 3, throttled: 1 },
  };
}
