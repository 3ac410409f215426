import { UsageError } from '../usage-error.ts';

/** `/repos/OWNER/NAME` for what GitHub Actions gives as `GITHUB_REPOSITORY`. Throws UsageError for anything else. */
export function repositoryPath(repository: string): string {
  const parts = repository.split('/');
  if (parts.length !== 2 || !parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part)))
    throw new UsageError(`\`${repository}\` is no repository`, 'write it as OWNER/NAME');
  return `/repos/${repository}`;
}
