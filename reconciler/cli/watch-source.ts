import { revisionOf } from '../git/revision.ts';
import type { ProjectAt, ProjectSource } from '../ports.ts';
import { openProject } from '../project/project-folder.ts';
import { type Invocation, textOption } from './command.ts';

/** Where `watch` takes the files from: the folder one stands in. */
export function watchSource(invocation: Invocation): ProjectSource {
  return {
    async checkOut(): Promise<ProjectAt> {
      const folder = await openProject(textOption(invocation, 'directory'));
      const commit = await revisionOf(folder.root);
      return commit === undefined || commit.endsWith('+') ? { folder } : { folder, commit };
    },
  };
}
