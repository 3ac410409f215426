import { scrub } from '../graph/scrub.ts';
import { SourceError } from '../ports.ts';
import type { GitFailure } from './git.ts';

interface Explanation {
  /** What git says, in the C locale. */
  readonly said: RegExp;
  readonly reason: SourceError['reason'];
  readonly what: (where: string) => string;
  readonly help: string;
}

/** First match wins: the last line of git is often a general one. */
const explanations: readonly Explanation[] = [
  {
    said: /detected dubious ownership/i,
    reason: 'denied',
    what: (where) => `git refuses to work in ${where}, because it belongs to another user`,
    help: 'run as its owner, give the folder to this user, or trust it: `git config --global --add safe.directory PATH`',
  },
  {
    said: /authentication failed|could not read (?:username|password)|terminal prompts disabled|invalid credentials|permission denied|host key verification failed|error: 40[13]\b|access denied/i,
    reason: 'denied',
    what: (where) => `${where} does not let us in`,
    help: 'put a token that may read the repository into GATEWRIGHT_GIT_TOKEN, or check the SSH key and known_hosts of this user',
  },
  {
    said: /repository .* not found|does not appear to be a git repository|error: 404\b|repository not exported/i,
    reason: 'missing',
    what: (where) => `there is no repository at ${where}, or nobody without the right credentials may see it`,
    help: 'check the address; a private repository needs GATEWRIGHT_GIT_TOKEN or an SSH key',
  },
  {
    said: /error: 30\d\b|unable to update url base from redirection/i,
    reason: 'unreachable',
    what: (where) => `${where} leads to another address`,
    help: 'give the address it leads to; credentials do not follow redirects',
  },
  {
    said: /could not resolve|failed to connect|couldn't connect|connection (?:refused|timed out|reset|closed)|network is unreachable|no route to host|operation timed out|ssl|certificate|hung up unexpectedly|early eof|unable to access|error: 5\d\d\b|could not read from remote repository/i,
    reason: 'unreachable',
    what: (where) => `${where} cannot be reached`,
    help: 'check the network, the proxy and the certificates; what was fetched before is untouched',
  },
  {
    said: /couldn't find remote ref|not our ref|unadvertised object/i,
    reason: 'missing',
    what: (where) => `${where} has no such revision`,
    help: 'check the spelling, and whether the branch was deleted',
  },
  {
    said: /no space left on device|disk quota/i,
    reason: 'failed',
    what: () => 'the disk is full',
    help: 'make room, and run again',
  },
];

/** A failure of git in a user's words. `where` is the repository as it may be shown, in backticks. */
export function explainGitFailure(failure: GitFailure, where: string, secrets: readonly string[] = []): SourceError {
  const said = scrub(failure.said, secrets).trim();
  if (failure.why === 'absent')
    return new SourceError('failed', 'git is not installed', 'install git 2.34 or later, and put it on the PATH');
  if (failure.why === 'stopped') return new SourceError('failed', `stopped while git worked on ${where}`, 'run again');
  if (failure.why === 'silent')
    return new SourceError(
      'unreachable',
      `git got no answer from ${where} in time`,
      'check the network, and run again',
    );
  if (failure.why === 'endless')
    return new SourceError(
      'failed',
      `${where} holds more than can be listed`,
      'name the folder of the project in the repository with `--path`; a few trees that hold each other can list as billions of files',
    );
  const known = explanations.find((explanation) => explanation.said.test(said));
  if (known === undefined)
    return new SourceError('failed', `git cannot work on ${where}: ${lastLine(said)}`, 'git said so; ask it there');
  return new SourceError(known.reason, `${known.what(where)}: ${lastLine(said)}`, known.help);
}

/** Git explains itself at length before and after; what it failed of is the line it calls fatal. */
function lastLine(said: string): string {
  const lines = said.split(/\r?\n|\r/).map((line) => line.trim());
  const told = lines.find((line) => line.startsWith('fatal:')) ?? lines.findLast((line) => line !== '') ?? 'nothing';
  return told.replace(/^(?:fatal|error|remote): /, '').slice(0, 300);
}
