import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLoopback } from '../graph/base-url.ts';
import { SourceError } from '../ports.ts';

/** Where a repository is. */
export interface RepositoryAddress {
  /** What git is given, and what may be shown: it holds no credentials. */
  readonly url: string;
  /** Origin of an HTTP address: credentials go there and nowhere else. */
  readonly origin?: string;
  /** Absolute path of a repository on this machine. */
  readonly folder?: string;
}

/** `git@host:path`, also with a name from the configuration of SSH in place of the host; a single letter is a drive of Windows. */
const scpLike = /^(?:[\w.-]+@)?[A-Za-z0-9][\w.-]+:(?![/\\]{2})[^\s\\-][^\s\\]*$/;

/**
 * An address as a person writes it. Only HTTPS, SSH and this machine: `ext::` runs commands, `git://` is read and changed by anybody on
 * the way. Throws SourceError.
 */
export function repositoryAddress(text: string): RepositoryAddress {
  if (/^https?:/i.test(text)) return webAddress(text);
  if (/^ssh:\/\//i.test(text)) return sshAddress(text);
  if (/^file:\/\//i.test(text)) return folderAddress(fileURLToPath(text));
  if (existsSync(resolve(text))) return folderAddress(resolve(text));
  if (scpLike.test(text)) return { url: text };
  if (/^[a-z][a-z0-9+.-]*::?/i.test(text) && !/^[a-z]:[\\/]/i.test(text)) throw unusable(text.replace(/:.*$/s, ':…'));
  return folderAddress(resolve(text));
}

function webAddress(text: string): RepositoryAddress {
  if (!URL.canParse(text)) throw unusable(text.replace(/\/\/.*@/s, '//…@'));
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') throw withCredentials(url);
  if (url.search !== '' || url.hash !== '') {
    throw new SourceError(
      'failed',
      `the address of the repository at \`${url.host}\` goes on behind a \`?\` or \`#\``,
      'give only the address of the repository; a branch is named with `--ref`, a folder with `--path`',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new SourceError(
      'failed',
      `\`${url.host}\` would be spoken to without encryption`,
      'use https: over http anybody on the way can change what the tenant is made to be',
    );
  }
  return { url: url.href, origin: url.origin };
}

function sshAddress(text: string): RepositoryAddress {
  if (!URL.canParse(text)) throw unusable(text.replace(/\/\/.*@/s, '//…@'));
  const url = new URL(text);
  if (url.password !== '') throw withCredentials(url);
  if (url.hostname.startsWith('-') || url.username.startsWith('-')) throw unusable(`ssh://${url.hostname}`);
  return { url: text };
}

function folderAddress(folder: string): RepositoryAddress {
  return { url: folder, folder };
}

/** The address itself must not be repeated: what is in it is a secret. */
function withCredentials({ host }: URL): SourceError {
  return new SourceError(
    'failed',
    `the address of the repository at \`${host}\` holds credentials or a user name`,
    'take out what stands before the `@`, and put the token into the environment as GATEWRIGHT_GIT_TOKEN; if it was a secret, it is in the history of your shell now: make a new one',
  );
}

function unusable(shown: string): SourceError {
  return new SourceError(
    'failed',
    `\`${shown}\` is no address of a repository that can be used`,
    'write https://HOST/PATH, ssh://git@HOST/PATH, git@HOST:PATH or the path of a folder',
  );
}
