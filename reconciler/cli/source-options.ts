import type { CliOption } from './command.ts';

/** For every command that can take its files from a commit. Each has a variable of the environment, and the option wins. */
export const sourceOptions: readonly CliOption[] = [
  { flags: '--ref <ref>', description: 'take the files of this branch, tag or commit (GATEWRIGHT_REF)' },
  { flags: '--repository <url>', description: 'fetch them from this repository (GATEWRIGHT_REPOSITORY)' },
  { flags: '--path <dir>', description: 'folder of the project in the repository (GATEWRIGHT_PATH)' },
  {
    flags: '--allowed-signers <file>',
    description: 'only a commit signed by one of these, as ssh-keygen reads them (GATEWRIGHT_ALLOWED_SIGNERS)',
  },
  {
    flags: '--refuse-rollback',
    description: 'only a commit that follows the one applied last (GATEWRIGHT_REFUSE_ROLLBACK=1)',
  },
  { flags: '--accept-rollback <commit>', description: 'take this commit although it does not follow' },
];

/** Where a command that is started once keeps what it remembers; `watch` has the same option. */
export const stateOption: CliOption = {
  flags: '--state <dir>',
  description: 'where to remember; `.gatewright` of the project when absent',
};
