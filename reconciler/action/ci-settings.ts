/** What pipelines are written from. Everything in it was checked to be plain words, because it ends up in shell lines. */
export interface CiSettings {
  readonly tenants: readonly string[];
  /** The branch that is applied. */
  readonly branch: string;
  /** The protected environment the writing identity belongs to. */
  readonly environment: string;
  readonly stateBranch: string;
  /** The project, from the root of the repository; `.` for the root itself. */
  readonly directory: string;
  /** True where the repository has a package-lock.json that pins Gatewright; otherwise npx fetches exactly `version`. */
  readonly isLocked: boolean;
  readonly version: string;
}

/** The files of a kind of pipeline, by path from the root of the repository. */
export type CiFiles = Readonly<Record<string, string>>;

/** The shell line of one step; the same in bash and in PowerShell. */
export function ciLine(settings: CiSettings, step: string, more: readonly string[]): string {
  const program = settings.isLocked ? 'npx --no gatewright' : `npx --yes gatewright@${settings.version}`;
  const directory = settings.directory === '.' ? [] : ['-C', settings.directory];
  return [program, 'ci', step, ...directory, ...more].join(' ');
}
