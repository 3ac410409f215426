// The three ways Gatewright is used, in one story, with real git, real HTTP and the program as a user runs it: policy files are
// committed, a pull request shows what it would do, the merge is applied on schedule, and an edit in the portal is told, put right
// and shown on the page. `npm run demo:git` prints the story; a test runs it.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist', 'reconciler', 'cli', 'main.js');
const secret = { AZURE_CLIENT_SECRET: 'emulator-secret' };
/** Nobody's own settings, keys or hooks: the story is the same everywhere. */
const gitSettings = { GIT_CONFIG_GLOBAL: join(root, 'none'), GIT_CONFIG_NOSYSTEM: '1' };
const longestWait = 120_000;

/**
 * Tells the story and returns what was seen: the comment of the pull request, the runs the service recorded, and the page of the
 * repair. `log` gets the lines a reader sees.
 */
export async function demoGit(log) {
  const folder = await mkdtemp(join(tmpdir(), 'gatewright-git-'));
  const running = [];
  try {
    return await tellStory({ folder, log, running });
  } finally {
    for (const one of running.toReversed()) await one.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function tellStory({ folder, log, running }) {
  const step = (text) => log(`\n── ${text}`);
  const place = { remote: join(folder, 'policies.git'), clone: join(folder, 'clone'), state: join(folder, 'state') };
  const git = (...args) => run('git', args, { cwd: place.clone, env: gitSettings });

  step('a bare remote, a clone of it, and the example policies in the first commit');
  await mkdir(place.clone);
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', place.remote], {
    cwd: folder,
    env: gitSettings,
  });
  await git('clone', '--quiet', place.remote, '.');
  await copyExample(place.clone);
  for (const [name, value] of [
    ['user.name', 'Petra Policy'],
    ['user.email', 'petra@contoso.com'],
  ])
    await git('config', name, value);
  await git('checkout', '--quiet', '-B', 'main');
  await commit(git, 'Protect mail, computers and everybody');
  await git('push', '--quiet', 'origin', 'main');
  log((await git('log', '--oneline', '--stat')).trim());

  const tenant = await start(running, ['emulate', '--port', '0']);
  step(
    `an emulated tenant on ${tenant.url}, and the service: it watches \`main\` of the remote and keeps the tenant that way`,
  );
  const service = await start(
    running,
    [
      ...['watch', '--repository', place.remote, '--ref', 'main', '--state', place.state],
      ...['--graph', tenant.url],
    ].concat(['--listen', '127.0.0.1:0', '--every', '2']),
    folder,
  );
  log(`the page: ${service.url}/`);
  const seen = [];
  const nextRun = (isWanted, what) => waitForRun(place.state, seen, isWanted, what);
  const first = await nextRun(({ outcome }) => outcome === 'repaired', 'the first commit is applied');
  log(
    `${first.outcome}: ${first.plan.changes.length} objects made what commit ${first.source.commit.slice(0, 12)} says`,
  );

  step('a pull request that adds one protection, changes one and deletes one: what its reviewer reads');
  await git('checkout', '--quiet', '-b', 'field-mail');
  await editPolicies(place.clone);
  await commit(git, 'Protect field mail, stop protecting Android mail, drop the ActiveSync block');
  await git('push', '--quiet', 'origin', 'field-mail');
  const markdown = join(folder, 'comment.md');
  await run(
    process.execPath,
    [program, 'plan', '--base', 'origin/main', '--report', `markdown=${markdown}`, '-C', place.clone],
    {
      cwd: place.clone,
      env: gitSettings,
    },
  );
  const comment = await readFile(markdown, 'utf8');
  log(comment.trim());

  step('it is merged; the service applies it when it looks next');
  await git('checkout', '--quiet', 'main');
  await git('merge', '--quiet', '--no-ff', '-m', 'Merge field-mail', 'field-mail');
  await git('push', '--quiet', 'origin', 'main');
  const merged = (await git('rev-parse', 'HEAD')).trim();
  const applied = await nextRun(
    ({ outcome, source }) => outcome === 'repaired' && source.commit === merged,
    'the merge is applied',
  );
  for (const { action, title } of applied.plan.changes) log(`${action}: ${title}`);

  step('somebody switches a policy off in the portal');
  log(await editInPortal(tenant.url));
  const repaired = await nextRun(
    ({ outcome, plan }) => outcome === 'repaired' && plan.changes.some(({ moved }) => moved === 'tenant'),
    'the edit is put right',
  );
  const [[key, actor]] = Object.entries(repaired.actors);
  log(`${repaired.outcome}: ${key}, changed by ${actor.who} at ${actor.when} (audit ${actor.auditId})`);
  const live = await policies(tenant.url);
  log(
    `in the tenant again: ${live
      .filter(({ state }) => state === 'enabled')
      .map(({ displayName }) => displayName)
      .join(', ')}`,
  );

  step('and on the page');
  const address = `${service.url}/tenants/contoso/runs/${repaired.id}`;
  const page = await (await fetch(address)).text();
  log(`${address} tells of it: ${textOf(page).slice(0, 600)}`);
  return { comment, first, applied, repaired, page, live, exitCode: await service.stop() };
}

async function copyExample(folder) {
  await cp(join(root, 'policies-example'), folder, {
    recursive: true,
    filter: (path) => !path.includes('.gatewright'),
  });
  const file = join(folder, 'gatewright.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('onDrift: report', 'onDrift: repair'));
}

/** As a person would edit them. */
async function editPolicies(folder) {
  const file = join(folder, 'policies', 'byod.yaml');
  const [head, mail] = (await readFile(file, 'utf8')).split(/^---\r?\n/m);
  if (mail === undefined) throw new Error('the example has changed: byod.yaml holds no second document');
  const changed = mail.replace('platforms: [iOS, Android]', 'platforms: iOS');
  if (changed === mail) throw new Error('the example has changed: the second document of byod.yaml names no platforms');
  const added = [
    'kind: Protection',
    'name: field-sharepoint',
    'title: Field engineers reach SharePoint with a second proof',
    'protect: Office 365 SharePoint Online',
    'for: Field Engineers',
    'require: mfa',
    '',
  ].join('\n');
  await writeFile(file, [head, changed, added].join('---\n'));
}

async function commit(git, message) {
  await git('add', '--all');
  await git('commit', '--quiet', '-m', message);
}

const asSecurity = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };

async function policies(url) {
  const response = await fetch(`${url}/v1.0/identity/conditionalAccess/policies`, { headers: asSecurity });
  return (await response.json()).value;
}

/** What a person does in the portal, spoken in raw HTTP: the other side of the story must not be our own client. */
async function editInPortal(url) {
  const policy = (await policies(url)).find(({ state }) => state === 'enabled');
  const address = `${url}/v1.0/identity/conditionalAccess/policies/${policy.id}`;
  const body = JSON.stringify({ state: 'disabled' });
  const { status } = await fetch(address, { method: 'PATCH', headers: asSecurity, body });
  return `PATCH ${policy.displayName}: state → disabled  (as security@contoso.com, answered with ${status})`;
}

/** The first run recorded after those seen that is wanted; the ones in between are seen as well. */
async function waitForRun(state, seen, isWanted, what) {
  const { createFileRecords } = await import(pathToFileURL(join(root, 'dist/reconciler/service/file-records.js')).href);
  const records = createFileRecords({ directory: state, keep: 1000, onDamaged: () => {} });
  for (const end = Date.now() + longestWait; Date.now() < end; ) {
    const found = (await records.list({ limit: 50 })).filter(({ id }) => !seen.includes(id)).toReversed();
    for (const record of found) {
      seen.push(record.id);
      if (isWanted(record)) return record;
      if (!['inSync', 'repaired'].includes(record.outcome))
        throw new Error(`until ${what}: a run came to ${record.outcome}: ${record.error?.message ?? ''}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what}: not within ${longestWait / 1000} s`);
}

/** A process of the program that says where it listens. */
async function start(running, args, cwd = root) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, ...gitSettings, ...secret },
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /listening on (http:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`${args[0]} ended with ${code}: ${log}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    return ended;
  };
  running.push({ stop });
  return { url, stop };
}

function run(command, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env } });
    let out = '';
    let problems = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      problems += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${command} ${args[0]} ended with ${code}: ${problems}${out}`));
    });
  });
}

/** A page as somebody hears it who does not see it. */
function textOf(html) {
  return html
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await demoGit((line) => console.log(line));
