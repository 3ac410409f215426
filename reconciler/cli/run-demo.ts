import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { CONTOSO_CLIENT } from '../emulator/seeds/contoso.ts';
import type { CliCommand, Invocation } from './command.ts';
import { apply } from './commands/apply.ts';
import { drift } from './commands/drift.ts';
import { plan } from './commands/plan.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** From dist/reconciler/cli as well as from reconciler/cli the example lies where package.json lies. */
const exampleFolders = ['../../policies-example', '../../../policies-example'];

/**
 * The whole idea in one run, on real input over real HTTP: the example is planned and applied to an emulated tenant, somebody
 * changes a policy behind git's back, the change is named with its cause in the YAML, and it is put right.
 */
export async function runDemo(invocation: Invocation): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), 'gatewright-demo-'));
  const emulator = await startEmulator();
  try {
    await copyExample(folder);
    process.env.AZURE_CLIENT_SECRET ??= CONTOSO_CLIENT.clientSecret;
    return await tellStory(invocation, folder, emulator);
  } catch (error) {
    if (error instanceof DemoStopped) return exitCodes.interrupted;
    throw error;
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Somebody has seen enough. */
class DemoStopped extends Error {
  override readonly name = 'DemoStopped';
}

async function copyExample(folder: string): Promise<void> {
  for (const candidate of exampleFolders) {
    const source = fileURLToPath(new URL(candidate, import.meta.url));
    try {
      await cp(source, folder, { recursive: true, filter: (path) => !path.includes('.gatewright') });
      return;
    } catch (error) {
      if (candidate === exampleFolders.at(-1)) throw error;
    }
  }
}

async function tellStory(invocation: Invocation, folder: string, emulator: Emulator): Promise<ExitCode> {
  const { output } = invocation;
  const step = (text: string) => output.data(`\n${output.dataColours.bold(output.dataColours.cyan(`── ${text}`))}\n`);
  const run = (command: CliCommand, options: Record<string, unknown> = {}) =>
    command.run({ ...invocation, arguments: [], options: { directory: folder, graph: emulator.url, ...options } });
  const expect = (actual: ExitCode, wanted: ExitCode, what: string) => {
    if (invocation.stop.aborted) throw new DemoStopped();
    if (actual !== wanted) throw new Error(`unreachable: ${what} ended with ${actual} instead of ${wanted}`);
  };
  output.data(`An emulated tenant speaks Microsoft Graph on ${emulator.url}; the example project lies in ${folder}.`);

  step('gatewright plan: what git says, and what the tenant has');
  expect(await run(plan, { detailedExitcode: true }), exitCodes.changes, 'the first plan');

  step('gatewright apply: make it so, and read it back');
  expect(await run(apply, { autoApprove: true }), exitCodes.ok, 'apply');

  step('gatewright plan: once more');
  expect(await run(plan, { detailedExitcode: true }), exitCodes.ok, 'the second plan');

  step('somebody opens the portal and edits a policy behind git’s back');
  output.data(await editInPortal(emulator.url));

  step('gatewright drift: what changed, by whom, and which line says otherwise');
  expect(await run(drift), exitCodes.changes, 'drift');

  step('gatewright apply: put it right');
  expect(await run(apply, { autoApprove: true }), exitCodes.ok, 'the repair');

  step('gatewright plan: quiet again');
  expect(await run(plan, { detailedExitcode: true }), exitCodes.ok, 'the last plan');

  output.data(`
Three next things to try:
  1. gatewright emulate --port 8080                      a tenant to play with, in another terminal
  2. gatewright plan -C policies-example --graph http://127.0.0.1:8080 --token emulator
  3. misspell a group in policies-example/policies, and run: gatewright check -C policies-example
(from a clone, write \`npx gatewright\` for \`gatewright\`)`);
  return exitCodes.ok;
}

/** What a person does in the portal, spoken in raw HTTP: the demo's other side must not be our own client. */
async function editInPortal(url: string): Promise<string> {
  const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
  const collection = `${url}/v1.0/identity/conditionalAccess/policies`;
  const listed = (await (await fetch(collection, { headers })).json()) as {
    value: { id: string; displayName: string; state: string }[];
  };
  const policy = listed.value.find(({ state }) => state === 'enabled') ?? listed.value[0];
  if (policy === undefined) throw new Error('unreachable: the example applies no policy');
  const response = await fetch(`${collection}/${policy.id}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ state: 'disabled' }),
  });
  return `PATCH ${policy.displayName}: state → disabled  (as security@contoso.com, answered with ${response.status})`;
}
