import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { azurePipelines } from '../action/azure-pipelines.ts';
import { checkWorkflow, type WorkflowRisk } from '../action/check-workflow.ts';
import type { CiFiles, CiSettings } from '../action/ci-settings.ts';
import { githubWorkflows } from '../action/github-workflows.ts';
import { azureNextSteps, githubNextSteps } from '../action/next-steps.ts';
import { openProject } from '../project/project-folder.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

export interface CiStart {
  readonly directory: string | undefined;
  readonly provider: 'github' | 'azureDevOps';
  readonly branch: string | undefined;
  readonly environment: string | undefined;
  readonly stateBranch: string | undefined;
  /** OWNER/NAME; read from the remote `origin` when absent. */
  readonly repository: string | undefined;
}

export interface PreparedCi {
  /** The root of the repository, where the files go. */
  readonly root: string;
  readonly files: CiFiles;
  readonly nextSteps: string;
}

/** The pipelines of a project. Reads only. Throws UsageError for what does not belong into a shell line. */
export async function prepareCi(start: CiStart): Promise<PreparedCi> {
  const { root: project, settings: named } = await openProject(start.directory);
  const root = repositoryRoot(project);
  const tenants = Object.keys(named.tenants ?? {});
  if (tenants.length === 0)
    throw new UsageError('the project names no tenant', 'add one under `tenants` in gatewright.yaml');
  const settings: CiSettings = {
    tenants: tenants.map((name) => word(name, 'the tenant')),
    branch: word(start.branch ?? 'main', '--branch'),
    environment: word(start.environment ?? 'gatewright-apply', '--environment'),
    stateBranch: word(start.stateBranch ?? 'gatewright-state', '--state-branch'),
    directory: word(relative(root, project).split(sep).join('/') || '.', 'the path of the project'),
    isLocked: existsSync(join(root, 'package-lock.json')),
    version,
  };
  if (start.provider === 'azureDevOps')
    return { root, files: azurePipelines(settings), nextSteps: azureNextSteps(settings) };
  const repository = start.repository ?? originOf(root);
  return { root, files: githubWorkflows(settings), nextSteps: githubNextSteps(settings, repository) };
}

/** Writes the files, all or none. Throws UsageError where one is there already. */
export async function writeCi({ root, files }: PreparedCi): Promise<void> {
  const taken = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (taken.length > 0) {
    throw new UsageError(
      `\`${taken.join('`, `')}\` ${taken.length === 1 ? 'exists' : 'exist'} already, and nothing was written`,
      'compare with `gatewright init ci --dry-run`, or move them away',
    );
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

export interface FileRisk extends WorkflowRisk {
  readonly file: string;
}

/** The risks in all workflows of the repository a folder lies in. */
export async function checkWorkflows(directory: string | undefined): Promise<readonly FileRisk[]> {
  const { parseDocument } = await import('yaml');
  const root = repositoryRoot(resolve(directory ?? '.'));
  const folder = join(root, '.github', 'workflows');
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).toSorted() : [];
  const risks: FileRisk[] = [];
  for (const name of names) {
    const file = `.github/workflows/${name}`;
    const document = parseDocument(await readFile(join(folder, name), 'utf8'));
    const [error] = document.errors;
    const help = 'GitHub does not run it either';
    if (error !== undefined)
      risks.push({ file, severity: 'error', where: '', message: error.message.split('\n', 1)[0] ?? '', help });
    else risks.push(...checkWorkflow(document.toJS({ maxAliasCount: 100 })).map((risk) => ({ file, ...risk })));
  }
  return risks;
}

function repositoryRoot(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return resolve(from);
  }
}

/** OWNER/NAME of the remote `origin` on GitHub, from the configuration alone. */
function originOf(root: string): string | undefined {
  const path = join(root, '.git', 'config');
  if (!existsSync(path)) return undefined;
  const section =
    readFileSync(path, 'utf8')
      .split(/^\[/m)
      .find((part) => part.startsWith('remote "origin"]')) ?? '';
  return /^\s*url\s*=\s*\S*github[\w.-]*[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\s*$/m.exec(section)?.[1];
}

/** Names end up in shell lines and expressions, where anything else than these letters could mean something. */
function word(text: string, what: string): string {
  if (/^[A-Za-z0-9_.][\w./-]*$/.test(text)) return text;
  throw new UsageError(
    `${what} is \`${text}\``,
    'pipelines can be written for names of letters, digits, `.`, `_`, `/` and `-` only',
  );
}
