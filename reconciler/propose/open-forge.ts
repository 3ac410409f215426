import type { Project } from '../../compiler/project.ts';
import { createAzureDevOpsApi } from '../forge/azure-devops-api.ts';
import { createGithubApi } from '../forge/github-api.ts';
import type { Clock, Random, Web } from '../ports.ts';
import { azureDevOpsPullRequests } from './azure-devops-pull-requests.ts';
import { githubPullRequests } from './github-pull-requests.ts';
import type { PullRequests } from './pull-requests.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Forge {
  readonly pullRequests: PullRequests;
  /** What must be shown nowhere. */
  readonly token: string;
}

export interface ForgeDoors {
  readonly web: Web;
  readonly clock: Clock;
  readonly random: Random;
  readonly environment: Environment;
}

/** Pull requests of the repository at an address; a text says why there are none to be had. */
export function openForge(address: string, provider: Provider | undefined, doors: ForgeDoors): Forge | string {
  const azure = azureRepository(address);
  const chosen =
    provider ?? (azure !== undefined ? 'azureDevOps' : hostOf(address) === 'github.com' ? 'github' : undefined);
  if (chosen === 'github') return openGithub(address, doors);
  if (chosen === 'azureDevOps') return openAzureDevOps(azure, doors);
  return 'the address of the repository does not tell where pull requests are opened: say it with `proposals: { provider: github }` in gatewright.yaml';
}

type Provider = NonNullable<NonNullable<Project['proposals']>['provider']>;

function openGithub(address: string, { environment, ...doors }: ForgeDoors): Forge | string {
  const token = environment.GATEWRIGHT_GITHUB_TOKEN || environment.GITHUB_TOKEN;
  if (token === undefined || token === '')
    return 'to open a pull request, put a token that may write pull requests into GATEWRIGHT_GITHUB_TOKEN or GITHUB_TOKEN';
  const host = hostOf(address);
  // Of an address on this machine only the workflow knows which repository it is.
  const repository = host === undefined ? environment.GITHUB_REPOSITORY : pathOf(address);
  if (repository === undefined || repository.split('/').length !== 2)
    return 'the address of the repository names no repository of GitHub; outside of its address, GITHUB_REPOSITORY does: OWNER/NAME';
  const isServer =
    host === undefined || environment.GITHUB_SERVER_URL === undefined || hostOf(environment.GITHUB_SERVER_URL) === host;
  const given = isServer ? environment.GITHUB_API_URL : undefined;
  const baseUrl =
    given ?? (host === undefined || host === 'github.com' ? 'https://api.github.com' : `https://${host}/api/v3`);
  return { token, pullRequests: githubPullRequests(createGithubApi({ baseUrl, token, ...doors }), repository) };
}

function openAzureDevOps(found: AzureRepository | undefined, { environment, ...doors }: ForgeDoors): Forge | string {
  const token = environment.GATEWRIGHT_AZURE_DEVOPS_TOKEN || environment.SYSTEM_ACCESSTOKEN;
  if (token === undefined || token === '')
    return 'to open a pull request, map the token of the job: `env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)`, or set GATEWRIGHT_AZURE_DEVOPS_TOKEN';
  const {
    SYSTEM_COLLECTIONURI: collection,
    SYSTEM_TEAMPROJECT: project,
    BUILD_REPOSITORY_NAME: repository,
  } = environment;
  const told =
    collection === undefined || project === undefined || repository === undefined
      ? undefined
      : { collection, project, repository };
  const of = found ?? told;
  if (of === undefined)
    return 'the address of the repository names none of Azure DevOps; a pipeline says it with SYSTEM_COLLECTIONURI, SYSTEM_TEAMPROJECT and BUILD_REPOSITORY_NAME';
  const api = createAzureDevOpsApi({ baseUrl: of.collection, token, ...doors });
  return { token, pullRequests: azureDevOpsPullRequests(api, of) };
}

function hostOf(address: string): string | undefined {
  if (/^(?:https?|ssh):\/\//i.test(address)) return new URL(address).hostname.toLowerCase();
  return /^(?:[\w.-]+@)([A-Za-z0-9][\w.-]+):(?![/\\]{2})/.exec(address)?.[1]?.toLowerCase();
}

/** `OWNER/NAME` of an address over HTTPS or SSH. */
function pathOf(address: string): string {
  const path = /^(?:https?|ssh):\/\//i.test(address)
    ? new URL(address).pathname
    : address.slice(address.indexOf(':') + 1);
  return path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}

interface AzureRepository {
  readonly collection: string;
  readonly project: string;
  readonly repository: string;
}

/** Microsoft docs, "Clone an existing Git repo": the forms of an address of Azure Repos, old and new. */
function azureRepository(address: string): AzureRepository | undefined {
  const host = hostOf(address) ?? '';
  const parts = pathOf(address)
    .split('/')
    .map((part) => decodeURIComponent(part));
  if (host === 'dev.azure.com') {
    const [organisation = '', project = '', mark, repository = project] = parts;
    return mark === '_git' ? at(organisation, project, repository) : undefined;
  }
  if (host === 'ssh.dev.azure.com') {
    const [, organisation = '', project = '', repository = ''] = parts;
    return at(organisation, project, repository);
  }
  const organisation = /^([\w-]+)\.visualstudio\.com$/.exec(host)?.[1];
  const mark = parts.indexOf('_git');
  const repository = parts[mark + 1];
  if (organisation === undefined || mark < 0 || repository === undefined) return undefined;
  return at(organisation, mark === 0 ? repository : (parts[mark - 1] ?? repository), repository);
}

function at(organisation: string, project: string, repository: string): AzureRepository {
  return { collection: `https://dev.azure.com/${encodeURIComponent(organisation)}/`, project, repository };
}
