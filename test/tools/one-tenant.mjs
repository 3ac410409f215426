// All bodies of a corpus as one tenant, on an emulator in this process: `import --from-tenant`, `plan` and `apply` as a user would
// run them. Whether anything was written is counted in the emulator's own log of requests.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '../../dist/reconciler/emulator/emulator.js';
import { parseSeed } from '../../dist/reconciler/emulator/seed.js';

const program = fileURLToPath(new URL('../../dist/reconciler/cli/main.js', import.meta.url));
const collections = [
  'conditionalAccessPolicies',
  'namedLocations',
  'authenticationStrengthPolicies',
  'authenticationContextClassReferences',
  'agreements',
  'notificationMessageTemplates',
  'assignmentFilters',
  'deviceComplianceScripts',
  'deviceCompliancePolicies',
  'iosManagedAppProtections',
  'androidManagedAppProtections',
  'defaultManagedAppProtections',
];

/** What is in the tenant, what is left out and why and whether a tenant could have held it, and the steps of the story in order, each with its problem if it has one. */
export async function asOneTenant(objects) {
  const { seed, leftOut } = seedOf(objects);
  const count = collections.reduce((sum, name) => sum + seed[name].length, 0);
  const emulator = await startEmulator({ seed });
  const folder = await mkdtemp(join(tmpdir(), 'gatewright-corpus-'));
  try {
    const out = join(folder, 'project');
    const doors = ['--graph', emulator.url, '--token', 'emulator'];
    const imported = await run(['import', '--from-tenant', '--json', '--out', out, ...doors]);
    const steps = [
      { what: 'import --from-tenant takes every object', problem: endedBadly(imported) ?? notTaken(imported, count) },
    ];
    const planned = await run(['plan', '--detailed-exitcode', '-C', out, ...doors]);
    steps.push({ what: 'plan has no changes', problem: endedBadly(planned) });
    const applied = await run(['apply', '--auto-approve', '-C', out, ...doors]);
    steps.push({ what: 'apply has nothing to do', problem: endedBadly(applied) });
    const writes = await writesTo(emulator.url);
    const told = writes.length === 0 ? undefined : `${writes.length} writes, the first of them ${writes[0]}`;
    return { count, leftOut, steps: [...steps, { what: 'the tenant saw no write', problem: told }] };
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function endedBadly({ code, stdout, stderr }) {
  return code === 0 ? undefined : `ended with ${code}: ${(stdout + stderr).slice(-1000)}`;
}

function notTaken({ stdout }, count) {
  const { documents } = JSON.parse(stdout);
  const refused = documents.filter(({ status }) => status === 'refused');
  if (documents.length === count && refused.length === 0) return undefined;
  return `${documents.length} rows for ${count} objects, ${refused.length} of them refused: ${JSON.stringify(refused[0])}`;
}

/** A seed of every object that has a collection and is whole. Ids a tenant could not hold, or holds
 * already for whatever kind of object (the built-in strengths have the same three everywhere), are replaced. */
function seedOf(objects) {
  const taken = new Set([2, 3, 4].map((number) => `00000000-0000-0000-0000-00000000000${number}`));
  const leftOut = [];
  const seed = Object.fromEntries(collections.map((name) => [name, []]));
  for (const { collection, kind, file, body, isWhole, refused } of objects) {
    const isBuiltIn = collection === 'authenticationStrengthPolicies' && body.policyType === 'builtIn';
    // Graph gives messages only with their template, and an object of an abstract type does not exist.
    const isNoObject = collection === 'localizedNotificationMessages' || collection === 'managedAppPolicies';
    const reason = isNoObject
      ? 'no tenant holds it by itself'
      : !collections.includes(collection)
        ? `${kind} is not imported`
        : !isWhole || refused
          ? 'cannot be read'
          : isBuiltIn
            ? 'the service makes it'
            : undefined;
    if (reason !== undefined) leftOut.push({ file, reason, isNoObject });
    else seed[collection].push({ ...body, id: idOf(collection, body, taken) });
  }
  return { seed: parseSeed(seed), leftOut };
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idOf(collection, { id }, taken) {
  const isId = collection === 'authenticationContextClassReferences' ? /^c[1-9]\d?$/ : guid;
  const isContext = collection === 'authenticationContextClassReferences';
  let wanted = typeof id === 'string' && isId.test(id) ? id : undefined;
  for (let number = 1; wanted === undefined || taken.has(wanted.toLowerCase()); number += 1)
    wanted = isContext ? `c${number}` : `c0000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
  taken.add(wanted.toLowerCase());
  return wanted;
}

/** The emulator's own log; looking ids up is a POST too, and writes nothing. */
async function writesTo(url) {
  const headers = { authorization: 'Bearer emulator' };
  const { value } = await (await fetch(`${url}/_emulator/requests`, { headers })).json();
  if (!value.some(({ method }) => method === 'GET')) throw new Error('the emulator saw no request at all');
  const reads = /\/directoryObjects\/getByIds$/;
  return value
    .filter(({ method, path }) => method !== 'GET' && !reads.test(path))
    .map(({ method, path }) => `${method} ${path}`);
}

function run(given) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...given], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = { code: null, stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) child[stream].on('data', (chunk) => (ended[stream] += chunk));
    child.once('error', reject).once('close', (code) => resolve({ ...ended, code }));
  });
}
