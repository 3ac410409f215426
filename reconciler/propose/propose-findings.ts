import { type Finding, findingOf } from '../../schemas/finding.ts';
import type { Span } from '../../schemas/span.ts';
import { emergencyAccessDropped, notAdoptable } from './propose-rules.ts';

interface Subject {
  readonly key: string;
  readonly title: string;
}

export function dropsEmergencyAccess({ key, title }: Subject, span: Span | undefined): Finding {
  return findingOf(emergencyAccessDropped, {
    message: `in the tenant, \`${title}\` no longer ${key.startsWith('groups/') ? 'has all its emergency access accounts' : 'leaves out emergency access'}`,
    help: 'put the exclusion back with `gatewright apply`; no files will be proposed that give it up',
    resource: key,
    ...(span === undefined ? {} : { span }),
  });
}

interface Circumstances {
  /** The properties no edit could bring to what the tenant has. */
  readonly left?: ReadonlyMap<string, string> | undefined;
  /** The rule that an edit would break which is right otherwise. */
  readonly reason?: string | undefined;
  readonly span?: Span | undefined;
}

export function cannotAdopt({ key, title }: Subject, { left, reason, span }: Circumstances = {}): Finding {
  const places = [...(left?.keys() ?? [])].filter((pointer) => pointer !== '');
  const what = places.length === 0 ? '' : `${places.map((pointer) => `\`${pointer}\``).join(', ')} of `;
  const how = 'change the files by hand, or make the tenant what git says with `gatewright apply`';
  return findingOf(notAdoptable, {
    message: `no change of the files makes ${what}\`${title}\` what the tenant has, and leaves everything else as it is`,
    help: reason === undefined ? how : `it would be against a rule: ${reason}; ${how}`,
    resource: key,
    ...(places[0] === undefined ? {} : { pointer: places[0] }),
    ...(span === undefined ? {} : { span }),
  });
}

export function bothMoved({ key, title }: Subject, span: Span | undefined): Finding {
  return findingOf(notAdoptable, {
    message: `git and the tenant both changed \`${title}\` since it was last applied`,
    help: `see both with \`gatewright plan\`; \`gatewright propose ${key}\` adopts what the tenant has, and undoes what git changed`,
    resource: key,
    ...(span === undefined ? {} : { span }),
  });
}
