/** What a git process is started with: configuration that wins over every file, and nothing of ours that is secret but the header. */
export interface GitSettings {
  /** The environment of this process; only what git needs of it is passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** More configuration, e.g. a header with credentials: in the environment nobody sees it in a list of processes. */
  readonly configuration?: readonly (readonly [key: string, value: string])[] | undefined;
  /** A repository of ours: named outright, it is not looked for in folders above, and its owner is not asked about. */
  readonly gitDirectory?: string | undefined;
}

/**
 * Variables of git that a person sets on purpose. Everything else that begins with `GIT_` stays behind: a hook that starts this
 * program has set GIT_DIR and GIT_INDEX_FILE, and each command of ours would work on that repository.
 */
const passed: ReadonlySet<string> = new Set([
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_CERT',
  'GIT_SSL_KEY',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CEILING_DIRECTORIES',
  'GIT_EXEC_PATH',
]);

/** Programs git would start to ask or to show something; there is nobody to ask, and simple-git refuses them. */
const interactive: ReadonlySet<string> = new Set(['EDITOR', 'VISUAL', 'PAGER', 'PREFIX', 'SSH_ASKPASS']);

/** Configuration handed down in the environment that is kept: proxies, certificates, and whose repositories are trusted. */
const keptConfiguration = /^(http\.|safe\.directory$)/i;

/** Wins over the files of the system, the user and the repository (git-config, GIT_CONFIG_COUNT; git 2.31). */
const always: readonly (readonly [key: string, value: string])[] = [
  // No hook of anybody runs, neither from a template nor from a repository.
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.quotePath', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['submodule.recurse', 'false'],
  // In the foreground, so that it is over when we say that we are done.
  ['gc.autoDetach', 'false'],
  ['maintenance.autoDetach', 'false'],
  ['log.showSignature', 'false'],
  // A repository must not choose the program that judges its signatures.
  ['gpg.program', 'gpg'],
  ['gpg.openpgp.program', 'gpg'],
  ['gpg.ssh.program', 'ssh-keygen'],
  ['gpg.x509.program', 'gpgsm'],
];

/** The environment of a git process, and the names in it that simple-git has to let through. */
export function gitEnvironment(settings: GitSettings): Record<string, string> {
  const inherited = Object.entries(settings.environment).flatMap(([name, value]) =>
    value !== undefined && isPassed(name) ? [[name, value] as const] : [],
  );
  const configuration = [...inheritedConfiguration(settings.environment), ...always, ...(settings.configuration ?? [])];
  return {
    ...Object.fromEntries(inherited),
    // Messages are told apart by their words.
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    // `refs/replace` shows other content under the id of a commit.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: 'https:http:ssh:file',
    ...(settings.gitDirectory === undefined ? {} : { GIT_DIR: settings.gitDirectory }),
    GIT_CONFIG_COUNT: String(configuration.length),
    ...Object.fromEntries(
      configuration.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

function isPassed(name: string): boolean {
  const upper = name.toUpperCase();
  if (upper.startsWith('GIT_')) return passed.has(upper);
  return !upper.startsWith('GATEWRIGHT_') && !interactive.has(upper) && !/^(LC_|LANG)/.test(upper);
}

function inheritedConfiguration(environment: GitSettings['environment']): readonly (readonly [string, string])[] {
  const count = Number.parseInt(environment.GIT_CONFIG_COUNT ?? '0', 10);
  return Array.from({ length: Number.isNaN(count) ? 0 : count }, (_, index) => index).flatMap((index) => {
    const [key, value] = [environment[`GIT_CONFIG_KEY_${index}`], environment[`GIT_CONFIG_VALUE_${index}`]];
    return key !== undefined && value !== undefined && keptConfiguration.test(key) ? [[key, value] as const] : [];
  });
}
