import type { GraphRequest } from '../graph-request.ts';
import type { JsonObject } from '../json.ts';
import { tellText } from '../telling/tell-text.ts';
import { tellWord } from '../telling/tell-value.ts';
import { deviceComplianceScriptSchema } from '../wire/device-compliance-script.ts';
import type { Kind, KindChange } from './kind.ts';
import { mapAt } from './map-at.ts';

const path = '/deviceManagement/deviceComplianceScripts';

/** Custom compliance scripts (graph resource deviceComplianceScript), which only beta has. */
export const deviceComplianceScripts: Kind = {
  collection: 'deviceComplianceScripts',
  title: 'compliance script',
  path,
  apiVersion: 'beta',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  query: '',
  read: 'collection',
  // Clients ask for each script by its id to get its content (almenscorner/IntuneCD, compliance scripts, 2026).
  hiddenInLists: ['/detectionScriptContent'],
  rank: 1,
  schema: deviceComplianceScriptSchema,
  // Assignments come from the compliance policies that name the script; it cannot be assigned by itself.
  readOnly: ['/id', '/createdDateTime', '/lastModifiedDateTime', '/version', '/assignments', '/runSummary'],
  writeOnly: [],
  expanded: [],
  base64: ['/detectionScriptContent'],
  immutable: [],
  typed: [],
  flags: [],
  words: [{ pointer: '/runAsAccount', words: ['system', 'user'] }],
  references: [],
  exclusions: [],
  defaults: [
    { pointer: '/description', value: '' },
    { pointer: '/publisher', value: '' },
    { pointer: '/runAsAccount', value: 'system' },
    { pointer: '/roleScopeTagIds', value: ['0'] },
  ],
  falseIsSilence: [''],
  normalise: withPlainBase64,
  create: (body) => [{ method: 'POST', apiVersion: 'beta', path, body }],
  update: (change) => [patch(change)],
  remove: () => [{ method: 'DELETE', apiVersion: 'beta', path: `${path}/{id}` }],
  // (Microsoft docs: intune-devices-devicecompliancescript-update, beta, 2026)
  tell: [
    tellText('/detectionScriptContent', 'the script that looks at devices changes'),
    tellWord('/runAsAccount', 'the script runs as', { system: 'the system', user: 'the user who is signed in' }),
  ],
  permissions: {
    read: ['DeviceManagementScripts.Read.All'],
    write: ['DeviceManagementScripts.ReadWrite.All'],
  },
};

/** Line breaks within base64 mean nothing (RFC 2045, section 6.8). */
function withPlainBase64(body: JsonObject): JsonObject {
  return mapAt(body, '/detectionScriptContent', (content) =>
    typeof content === 'string' ? content.replaceAll(/\s/g, '') : content,
  );
}

function patch({ desired, changed }: KindChange): GraphRequest {
  const names = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))];
  const unset: JsonObject = {
    description: '',
    publisher: '',
    runAsAccount: 'system',
    enforceSignatureCheck: false,
    runAs32Bit: false,
    roleScopeTagIds: ['0'],
  };
  const body = Object.fromEntries(names.map((name) => [name, desired[name] ?? unset[name] ?? null]));
  return { method: 'PATCH', apiVersion: 'beta', path: `${path}/{id}`, body };
}
