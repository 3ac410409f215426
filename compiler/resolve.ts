import { type Bindings, boundId } from '../schemas/bindings.ts';
import { type Finding, findingOf } from '../schemas/finding.ts';
import type { JsonObject } from '../schemas/json.ts';
import { kinds } from '../schemas/kinds/index.ts';
import { mapAt } from '../schemas/kinds/map-at.ts';
import { titleOf } from '../schemas/kinds/title-of.ts';
import { isReference, parseReference, type Reference, referenceTo } from '../schemas/reference.ts';
import { originOf, type Resource } from '../schemas/resource.ts';
import { isClosed, wellKnownId, wellKnownNames } from '../schemas/wellknown/index.ts';
import { misspeltName, nameLeftToTenant, otherWords } from './name-rules.ts';
import { otherWord } from './other-words.ts';
import { abbreviationsOf } from './text/abbreviations.ts';
import { likelyTypos, suggest } from './text/suggest.ts';
import { withoutRepeats } from './without-repeats.ts';

/**
 * Names → what they mean, as far as that is known without the tenant: names that mean the same everywhere become ids, names of
 * documents become references to them, and the rest stays for the directory. What looks like a typing error is one, unless the
 * tenant is about to be asked whether it has such a name all the same.
 */
export function resolve(
  resources: readonly Resource[],
  bindings: Bindings | undefined,
  asksTenant = false,
): { readonly resources: readonly Resource[]; readonly findings: readonly Finding[] } {
  const declared = declaredNames(resources);
  const findings = new Map<string, Finding>();
  // Told once, where they stand first; looking for misspellings again at each place would take most of the time of a compilation.
  const leftToTenant = new Set<string>();
  const resolved = resources.map((resource) => {
    const body = kinds[resource.kind].references.reduce<JsonObject>(
      (current, place) =>
        mapAt(current, place.pointer, (value) => {
          if (!isReference(value)) return value;
          const answer = resolveOne(value, declared, bindings);
          if (typeof answer !== 'object' || !('unknown' in answer)) return answer;
          if (leftToTenant.has(value.$ref)) return value;
          const finding = report(resource, value, declared, bindings, asksTenant);
          if (finding.code === nameLeftToTenant.code) leftToTenant.add(value.$ref);
          if (!findings.has(keyOf(finding))) findings.set(keyOf(finding), finding);
          return value;
        }),
      resource.body,
    );
    return { ...resource, body: withoutRepeats(resource.body, body) };
  });
  return { resources: resolved, findings: [...findings.values()] };
}

/** A sentence that comes to several policies says a wrong name once; a name that is only left to the tenant is told once in all. */
function keyOf({ code, message, span }: Finding): string {
  return code === nameLeftToTenant.code ? message : `${message} ${span?.file ?? ''} ${span?.start.offset ?? ''}`;
}

/** Collection → name or title, as written → the reference all spellings come to. */
type Declared = ReadonlyMap<string, ReadonlyMap<string, Reference>>;

/** A document is meant by its name or by its title; where the two disagree, names win. */
function declaredNames(resources: readonly Resource[]): Declared {
  const declared = new Map<string, Map<string, Reference>>();
  const add = (kind: Resource['kind'], written: unknown, name: string) => {
    const names = declared.get(kind) ?? new Map<string, Reference>();
    if (typeof written === 'string' && !names.has(written)) names.set(written, referenceTo(kind, name));
    declared.set(kind, names);
  };
  for (const resource of resources) add(resource.kind, resource.name, resource.name);
  for (const resource of resources) add(resource.kind, titleOf(kinds[resource.kind], resource.body), resource.name);
  return declared;
}

function resolveOne(reference: Reference, declared: Declared, bindings: Bindings | undefined) {
  const { collection, name } = parseReference(reference);
  const known = wellKnownId(collection, name) ?? declared.get(collection)?.get(name);
  if (known !== undefined) return known;
  return boundId(bindings, collection, name) === undefined ? { unknown: name } : reference;
}

function report(
  resource: Resource,
  reference: Reference,
  declared: Declared,
  bindings: Bindings | undefined,
  asksTenant: boolean,
): Finding {
  const { collection, name } = parseReference(reference);
  const candidates = [
    ...(declared.get(collection)?.keys() ?? []),
    ...Object.keys(bindings?.names[collection] ?? {}),
    ...wellKnownNames(collection),
  ];
  const span = placeOf(resource, reference);
  const what = nounOf[collection] ?? 'object';
  const other = otherWord(collection, name);
  if (other !== undefined && !isClosed(collection)) {
    const message = `\`${name}\` is taken for the name of a${/^[aeiou]/.test(what) ? 'n' : ''} ${what}, which is looked up in the tenant`;
    return findingOf(otherWords, { message, help: other, ...span });
  }
  const typos = isClosed(collection) ? closedNames(name, candidates) : likelyTypos(name, candidates);
  if ((typos.length === 0 || asksTenant) && !isClosed(collection)) {
    return findingOf(nameLeftToTenant, { message: `the ${what} \`${name}\` is looked up in the tenant`, ...span });
  }
  const meant = typos.map((typo) => `\`${typo}\``).join(' or ');
  const elsewhere = `if \`${name}\` exists in the tenant under this name, run \`gatewright bind\``;
  const help = isClosed(collection) ? 'only built-in roles can be used, by display name' : elsewhere;
  return findingOf(misspeltName, {
    message: `no ${what} \`${name}\` is known`,
    help: typos.length === 0 ? help : `did you mean ${meant}? ${help}`,
    ...span,
    resource: `${resource.kind}/${resource.name}`,
  });
}

function closedNames(name: string, candidates: readonly string[]): readonly string[] {
  return [...new Set([...abbreviationsOf(name, candidates), ...suggest(name, candidates)])].slice(0, 3);
}

const nounOf: Readonly<Record<string, string>> = {
  groups: 'group',
  users: 'user',
  servicePrincipals: 'application',
  workloadIdentities: 'service principal',
  directoryRoleTemplates: 'role',
  namedLocations: 'location',
  authenticationStrengthPolicies: 'authentication strength',
  authenticationContextClassReferences: 'authentication context',
  notificationMessageTemplates: 'notification template',
  assignmentFilters: 'assignment filter',
  deviceComplianceScripts: 'compliance script',
  agreements: 'terms of use',
};

/** The words that name the object: the origin of the leaf that holds this reference. */
function placeOf(resource: Resource, reference: Reference) {
  for (const place of kinds[resource.kind].references) {
    const pointer = pointerTo(resource.body, place.pointer.split('/').slice(1), reference, '');
    const origin = pointer === undefined ? undefined : originOf(resource, pointer);
    if (origin !== undefined) return { span: origin.span };
  }
  return {};
}

function pointerTo(value: unknown, pattern: readonly string[], wanted: Reference, pointer: string): string | undefined {
  const [segment, ...rest] = pattern;
  if (segment === undefined) return value === wanted ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).filter(([name]) => segment === '*' || name === segment);
  for (const [name, member] of entries) {
    const found = pointerTo(member, rest, wanted, `${pointer}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
