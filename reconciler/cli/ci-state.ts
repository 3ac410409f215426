import { join } from 'node:path';
import { restoreState, saveState } from '../git/state-branch.ts';
import { openProject } from '../project/project-folder.ts';
import { type Invocation, textOption } from './command.ts';
import type { Surroundings } from './surroundings.ts';

export interface CiState {
  restore(): Promise<void>;
  save(): Promise<void>;
}

/** What a pipeline remembers of its tenants between runs: a branch where one is named, otherwise whatever is in the folder. */
export async function ciState(
  invocation: Invocation,
  environment: Readonly<Record<string, string | undefined>>,
  at: Surroundings | undefined,
): Promise<CiState> {
  const branch = textOption(invocation, 'stateBranch');
  if (branch === undefined) return { restore: async () => {}, save: async () => {} };
  const { root } = await openProject(textOption(invocation, 'directory'));
  const { output } = invocation;
  const directory = join(root, '.gatewright');
  const authorization = authorizationOf(at);
  if (authorization !== undefined) output.conceal(() => [authorization.split(' ')[1] ?? '']);
  const state = { repository: root, directory, branch, environment, authorization };
  return {
    async restore() {
      const isThere = await restoreState(state);
      output.log(isThere ? `state restored from \`${branch}\`` : `no branch \`${branch}\` yet: nothing is ours so far`);
    },
    async save() {
      const run = at?.runUrl === undefined ? '' : `\n\n${at.runUrl}`;
      const isNew = await saveState(state, `State after ${at?.commit ?? 'an apply'}${run}`);
      output.log(isNew ? `state saved to \`${branch}\`` : `state unchanged in \`${branch}\``);
    },
  };
}

/** As actions/checkout does it on GitHub; on Azure DevOps the token itself. */
function authorizationOf(at: Surroundings | undefined): string | undefined {
  if (at?.token === undefined) return undefined;
  if (at.provider === 'azureDevOps') return `Bearer ${at.token}`;
  return `Basic ${Buffer.from(`x-access-token:${at.token}`).toString('base64')}`;
}
