import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../schemas/finding.ts';
import { ForgeError } from '../forge/forge-error.ts';
import { withClone } from '../git/clone.ts';
import { repositoryAddress } from '../git/repository-address.ts';
import { scrub } from '../graph/scrub.ts';
import { ProposalError, type Proposer, SourceError, type Web } from '../ports.ts';
import { markdownMessage } from '../report/markdown-text.ts';
import { attribute } from '../tenant/attribution.ts';
import { withFormerIds } from '../tenant/former-ids.ts';
import { adoptPlan } from './adopt-plan.ts';
import { changedFiles } from './changed-files.ts';
import { findProject } from './find-project.ts';
import { type Forge, openForge } from './open-forge.ts';
import { type ProposalBranch, removeBranch, tipOf, writeBranch } from './proposal-branch.ts';
import { type ProposalText, proposalText } from './proposal-text.ts';

export interface ProposerOptions {
  readonly web: Web;
  /** Names the author, and holds the tokens; see `docs/proposals.md`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder of the project from the top of the repository, where the commit holds it more than once. */
  readonly path?: string | undefined;
  /** Keys somebody named; all drift where there are none. */
  readonly keys?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What a person should know beside the result. */
  readonly onLog?: ((text: string) => void) | undefined;
}

/**
 * Adopts drift into the files of a branch of its own, one per tenant, and opens a pull request for it. Where there is nothing to adopt
 * any more, branch and pull request go.
 */
export function createProposer(options: ProposerOptions): Proposer {
  return {
    async propose(found) {
      const { planned, input, ports, project } = found;
      const adoption = await adoptPlan({ planned, input, graph: ports.graph, keys: options.keys ?? [] });
      const changed = changedFiles(input.files, adoption.files);
      for (const { message } of adoption.refused) options.onLog?.(message);
      return explained(options, () =>
        inClone(found, options, async (place) => {
          if (changed.length === 0) return withdraw(place, adoption.refused, options);
          const { commit } = project;
          if (commit === undefined) throw noCommit();
          const { inventory, journal } = planned;
          const plan = withFormerIds(planned.plan, inventory);
          const own = { inventory, journal, identity: input.identity, now: ports.clock.now() };
          const { actors } = await attribute(ports.graph, plan, own);
          const text = proposalText({
            plan,
            adopted: adoption.adopted,
            refused: adoption.refused,
            actors: new Map(actors),
          });
          const path = options.path ?? (await findProject(place.openGit(), commit, input.files));
          await writeBranch(place, { base: commit, path, changed, message: text.message });
          const url = await openPullRequest(place, text, options);
          return { branch: place.branch, ...(url === undefined ? {} : { url }), objects: [...adoption.adopted] };
        }),
      );
    },
  };
}

type Found = Parameters<Proposer['propose']>[0];

interface Place extends ProposalBranch {
  readonly into: string;
  readonly labels: readonly string[];
  readonly forge: Forge | string;
}

/** A clone for this once: what runs is watched elsewhere, and nothing of a proposal may get in its way. */
async function inClone<Result>(
  { project, planned, input, ports }: Found,
  options: ProposerOptions,
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  const { repository, commit, ref } = project;
  if (repository === undefined || commit === undefined) throw noCommit();
  const address = repositoryAddress(repository);
  const settings = planned.project.proposals;
  const forge = openForge(address.url, settings?.provider, { ...options, clock: ports.clock, random: ports.random });
  const folder = await mkdtemp(join(tmpdir(), 'gatewright-proposal-'));
  const { environment, signal, onLog = () => {} } = options;
  try {
    return await withClone(
      { address, folder, environment: withGitToken(environment, forge), signal, onLog },
      async ({ openGit, fetch: bring }) => {
        const branch = await targetOf(settings?.into ?? ref, bring);
        await bring(commit);
        return work({
          branch: `gatewright/drift-${input.tenant.name}`,
          tenant: input.tenant.name,
          address: address.url,
          openGit,
          scratch: join(folder, 'scratch'),
          author: {
            name: environment.GATEWRIGHT_GIT_AUTHOR_NAME || 'gatewright',
            email: environment.GATEWRIGHT_GIT_AUTHOR_EMAIL || 'gatewright@noreply.invalid',
          },
          into: branch,
          labels: settings?.labels ?? [],
          forge,
        });
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Who may open pull requests may mostly push, too; a token for git alone goes before. */
function withGitToken(
  environment: ProposerOptions['environment'],
  forge: Forge | string,
): ProposerOptions['environment'] {
  const isGiven = Boolean(environment.GATEWRIGHT_GIT_TOKEN || environment.GATEWRIGHT_GIT_TOKEN_FILE);
  return isGiven || typeof forge === 'string' ? environment : { ...environment, GATEWRIGHT_GIT_TOKEN: forge.token };
}

/** The branch a proposal is for: the one that is named or watched; of a tag or a commit, the default branch. */
async function targetOf(
  wanted: string | undefined,
  bring: (ref: string | undefined) => Promise<{ readonly commit: string; readonly ref?: string }>,
): Promise<string> {
  const name = wanted?.replace(/^refs\/heads\//, '');
  const { ref } = await bring(name === undefined ? undefined : `refs/heads/${name}`).catch((error: unknown) => {
    if (name !== undefined && error instanceof SourceError && error.reason === 'missing') return bring(undefined);
    throw error;
  });
  if (ref !== undefined) return ref.replace(/^refs\/heads\//, '');
  throw new ProposalError(
    'the repository has no branch to propose into',
    'name one with `proposals: { into: main }` in gatewright.yaml',
  );
}

async function openPullRequest(
  place: Place,
  text: ProposalText,
  { onLog }: ProposerOptions,
): Promise<string | undefined> {
  const { forge, branch, into, labels } = place;
  if (typeof forge === 'string') {
    onLog?.(`the branch \`${branch}\` is pushed, and no pull request is opened: ${forge}`);
    return undefined;
  }
  const url = await forge.pullRequests.write(branch, into, { title: text.title, body: text.body, labels });
  return url === '' ? undefined : url;
}

/** There is nothing to adopt: the tenant is what the files say, or what it has cannot be said any more. */
async function withdraw(place: Place, refused: readonly Finding[], { onLog }: ProposerOptions): Promise<undefined> {
  if ((await tipOf(place)) === undefined) return undefined;
  const list = refused.map(({ message }) => `- ${markdownMessage(message)}`).join('\n');
  const why =
    refused.length === 0
      ? 'The drift this was about is gone: there is nothing left that the files could adopt.'
      : `What this was about can no longer be adopted:\n\n${list}`;
  if (typeof place.forge !== 'string') await place.forge.pullRequests.close(place.branch, why);
  await removeBranch(place);
  onLog?.(`the branch \`${place.branch}\` is deleted: there is nothing left to adopt`);
  return undefined;
}

function noCommit(): ProposalError {
  return new ProposalError(
    'there is no repository to propose anything to',
    'watch a repository with `--repository`, or a clone of one with a remote called `origin`',
  );
}

/** Whatever git or the other side did not do, as the port says it; no message holds a token. */
async function explained<Result>({ environment }: ProposerOptions, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ForgeError || error instanceof SourceError)) throw error;
    const secrets = Object.entries(environment).flatMap(([name, value]) =>
      /TOKEN$/.test(name) && value ? [value] : [],
    );
    const help =
      error instanceof SourceError && error.reason === 'denied'
        ? 'give a token that may push: GATEWRIGHT_GIT_TOKEN, or the one pull requests are opened with'
        : error.help;
    throw new ProposalError(`the drift was not proposed: ${scrub(error.message, secrets)}`, help, error);
  }
}
