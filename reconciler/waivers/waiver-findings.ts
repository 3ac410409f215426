import { emergencyWaived } from '../../compiler/waivers/waiver-rules.ts';
import { type Finding, findingOf } from '../../schemas/finding.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import type { PlannedRequest } from '../../schemas/plan.ts';
import { isReference } from '../../schemas/reference.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Waiver } from '../../schemas/waiver.ts';
import { strictnessOf } from '../plan/strictness.ts';
import type { LiveObject } from '../tenant/snapshot.ts';
import { idleWaiver, leavesWeaker, missingIsNeeded, otherValueWaived } from './waiver-tenant-rules.ts';

/** The tenant is what git says, where the waiver looks. */
export function coversNothing(waiver: Waiver, resource?: Resource): Finding {
  const { name, about, pointer, span } = waiver;
  const property = pointer === undefined ? '' : `\`${pointer}\` of `;
  const what = 'resource' in about ? about.resource : about.unmanaged;
  const why =
    resource === undefined
      ? `no object that is not ours is called \`${what}\` or has this id`
      : `${property}\`${what}\` needs none in the tenant`;
  return findingOf(idleWaiver, {
    message: `the waiver \`${name}\` covers nothing: ${why}`,
    help: 'remove the document when the deviation is over',
    ...placeOf(waiver, resource),
    span,
  });
}

/** Only the tenant knows that an id, or another name, is an emergency access account. */
export function coversEmergency(waiver: Waiver, resource: Resource): Finding {
  return findingOf(emergencyWaived, {
    message: `the waiver \`${waiver.name}\` covers the exclusion of emergency access, which cannot be waived`,
    help: 'remove the document: the exclusion is written back',
    ...placeOf(waiver, resource),
    span: waiver.span,
  });
}

/** Some object may come along tomorrow under the title of one that is left alone today. */
export function severalUnmanaged(waiver: Waiver, objects: readonly LiveObject[]): Finding {
  const ids = objects.map(({ id }) => `\`${id}\``).join(', ');
  return findingOf(idleWaiver, {
    message: `the waiver \`${waiver.name}\` covers nothing: ${objects.length} objects that are not ours have this title`,
    help: `write the id of one of them: ${ids}`,
    span: waiver.span,
  });
}

/** The deviation is not the one that was accepted. */
export function anotherValue(waiver: Waiver, resource: Resource, live: Json): Finding {
  return findingOf(otherValueWaived, {
    message: `\`${waiver.pointer ?? ''}\` of \`${titleOf(kinds[resource.kind], resource.body) ?? resource.name}\` is not the value the waiver \`${waiver.name}\` covers: the tenant has \`${JSON.stringify(live)}\``,
    help: 'somebody changed it again: look who it was with `gatewright drift`, and change the waiver where this is accepted, too',
    ...placeOf(waiver, resource),
    span: waiver.span,
  });
}

/** What git says and what there will be instead: less protection is accepted, and yet to be seen by everybody who reads a plan. */
export function looser(
  waivers: readonly Waiver[],
  resource: Resource,
  { before, after }: { readonly before: JsonObject; readonly after: JsonObject },
): readonly Finding[] {
  const [waiver] = waivers;
  if (waiver === undefined || resource.kind !== 'conditionalAccessPolicies') return [];
  if (strictnessOf(before, after) !== 'looser') return [];
  const names = waivers.map(({ name }) => `\`${name}\``).join(', ');
  return [
    findingOf(leavesWeaker, {
      message: `\`${titleOf(kinds[resource.kind], resource.body) ?? resource.name}\` protects less than git says, accepted by ${waiver.owner} until \`${waiver.until}\` (${names})`,
      help: 'remove the waiver when the deviation is over',
      ...placeOf(waiver, resource),
      span: waiver.span,
    }),
  ];
}

/** Requests that need the id of an object which is left missing. */
export function neededButMissing(
  requests: readonly PlannedRequest[],
  missing: readonly string[],
  waivers: readonly Waiver[],
): readonly Finding[] {
  if (missing.length === 0) return [];
  return missing.flatMap((key) => {
    const needing = requests.find(({ body, path }) => path.includes(`{${key}}`) || names(body ?? null, key));
    if (needing === undefined) return [];
    const waiver = waivers.find(({ about }) => 'resource' in about && about.resource === key);
    return [
      findingOf(missingIsNeeded, {
        message: `\`${key}\` is left missing by a waiver, and \`${needing.change}\` needs it`,
        help: `waive \`${needing.change}\` as well, or remove the waiver so that \`${key}\` is made`,
        resource: needing.change,
        ...(waiver === undefined ? {} : { span: waiver.span }),
      }),
    ];
  });
}

function names(value: Json, key: string): boolean {
  if (isReference(value)) return value.$ref === key;
  if (typeof value === 'string') return value.includes(`{${key}}`);
  return typeof value === 'object' && value !== null && Object.values(value).some((item: Json) => names(item, key));
}

function placeOf({ pointer }: Waiver, resource: Resource | undefined) {
  return {
    ...(resource === undefined ? {} : { resource: resourceKey(resource) }),
    ...(pointer === undefined ? {} : { pointer }),
  };
}
