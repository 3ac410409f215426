import { canonical } from '../../compiler/diff/canonical.ts';
import { difference } from '../../compiler/diff/difference.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import type { Waived } from '../../schemas/plan.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { isInForce, type Waiver } from '../../schemas/waiver.ts';
import type { Claim, Ownership } from '../ownership.ts';
import { onlyOwned } from '../plan/only-owned.ts';
import type { LiveObject } from '../tenant/snapshot.ts';
import { asSent } from './as-sent.ts';
import { type IsEmergency, namesEmergency, withEmergency } from './emergency-access.ts';
import { foldProperties, type PropertyWaiver } from './fold-property.ts';
import { anotherValue, coversEmergency, coversNothing, looser, severalUnmanaged } from './waiver-findings.ts';

export interface FoldInput {
  readonly ownership: Ownership;
  readonly resources: readonly Resource[];
  /** Live bodies with names for ids, by object id. */
  readonly named: ReadonlyMap<string, JsonObject>;
  /** Their expected values with names for ids, as bodies have them. */
  readonly waivers: readonly Waiver[];
  readonly today: string;
  /** Whose exclusion no waiver takes away. */
  readonly isEmergency: IsEmergency;
}

export interface Folded {
  readonly ownership: Ownership;
  /** What there is to be, waivers respected. */
  readonly resources: readonly Resource[];
  readonly waived: readonly Waived[];
  /** Keys of objects that stay missing. */
  readonly leftMissing: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Waivers are folded into what is desired before anything is compared: what is waived is made what the tenant has. Whatever comes
 * after (plan, guards, apply, verify, drift, reports) needs no exception for them. Guards thus judge what there will be, so no waiver
 * hides a policy that would lock people out. Exclusions of emergency access are never waived, by whatever name. A waiver that has expired is as if it were not there.
 */
export function foldWaivers(input: FoldInput): Folded {
  const inForce = input.waivers.filter((waiver) => isInForce(waiver, input.today));
  if (inForce.length === 0) return unfolded(input);
  const results = input.ownership.claims.map((claim) => foldClaim(claim, inForce, input));
  const unmanaged = foldUnmanaged(input.ownership.unmanaged, inForce);
  const byKey = new Map(results.flatMap(({ claim }) => (claim === undefined ? [] : [[keyOf(claim), claim.resource]])));
  const whole = new Set(wholeObjects(inForce));
  const isLeft = ({ resource }: Finding) => resource !== undefined && whole.has(resource);
  return {
    ownership: {
      ...input.ownership,
      claims: results.flatMap(({ claim }) => claim ?? []),
      unmanaged: unmanaged.kept,
      findings: input.ownership.findings.filter((finding) => !isLeft(finding)),
    },
    resources: input.resources.flatMap((resource) => byKey.get(resourceKey(resource)) ?? []),
    waived: [...results.flatMap(({ waived }) => waived), ...unmanaged.waived],
    leftMissing: results.flatMap(({ missing }) => missing ?? []),
    findings: [...results.flatMap(({ findings }) => findings), ...unmanaged.findings],
  };
}

function unfolded({ ownership, resources }: FoldInput): Folded {
  return { ownership, resources, waived: [], leftMissing: [], findings: [] };
}

/** Keys of the objects that are waived as a whole. */
export function wholeObjects(waivers: readonly Waiver[]): readonly string[] {
  return waivers.flatMap(({ about, pointer }) =>
    'resource' in about && pointer === undefined ? [about.resource] : [],
  );
}

function keyOf({ resource }: Claim): string {
  return resourceKey(resource);
}

interface FoldedClaim {
  /** undefined: there is no such object, and none is to be made. */
  readonly claim: Claim | undefined;
  readonly waived: readonly Waived[];
  readonly findings: readonly Finding[];
  readonly missing?: string;
}

function foldClaim(claim: Claim, waivers: readonly Waiver[], input: FoldInput): FoldedClaim {
  const key = keyOf(claim);
  const own = waivers.filter(({ about }) => 'resource' in about && about.resource === key);
  if (own.length === 0) return { claim, waived: [], findings: [] };
  const whole = own.find(({ pointer }) => pointer === undefined);
  if (whole !== undefined) return foldWhole(claim, whole, input);
  const isOurs = claim.live !== undefined && claim.by !== 'provided';
  if (!isOurs) return { claim, waived: [], findings: own.map((waiver) => coversNothing(waiver, claim.resource)) };
  return foldParts(claim, claim.live, own.filter(hasPointer), input);
}

function hasPointer(waiver: Waiver): waiver is PropertyWaiver {
  return waiver.pointer !== undefined;
}

function foldWhole(claim: Claim, waiver: Waiver, { named, isEmergency }: FoldInput): FoldedClaim {
  const { resource, live } = claim;
  const kind = kinds[resource.kind];
  const told = toldOf(waiver, keyOf(claim), titleOf(kind, resource.body));
  if (claim.by === 'provided') return { claim, waived: [], findings: [coversNothing(waiver, resource)] };
  if (live === undefined) return { claim: undefined, waived: [told], findings: [], missing: keyOf(claim) };
  const body = named.get(live.id) ?? live.body;
  const [before, after] = [canonical(kind, onlyOwned(resource, body)), canonical(kind, resource.body)];
  if (difference(before, after).length === 0) return { claim, waived: [], findings: [coversNothing(waiver, resource)] };
  const sent = asSent(kind, onlyOwned(resource, body));
  const kept = withEmergency(sent, resource.body, isEmergency);
  const folded = { ...resource, body: kept, apiVersion: live.apiVersion };
  const pointers = kept === sent ? [''] : [];
  const sides = { wanted: resource.body, live: kept === sent ? resource.body : body };
  return {
    claim: { ...claim, resource: folded, waived: { pointers, ...sides } },
    waived: [told],
    findings: looser([waiver], resource, { before: after, after: before }),
  };
}

function foldParts(
  claim: Claim,
  live: LiveObject,
  given: readonly PropertyWaiver[],
  { named, isEmergency }: FoldInput,
): FoldedClaim {
  const { resource } = claim;
  const kind = kinds[resource.kind];
  const isOfEmergency = ({ expected }: PropertyWaiver) =>
    expected?.kind === 'conditionalAccessPolicies' && namesEmergency(expected.body, isEmergency);
  const waivers = given.filter((waiver) => !isOfEmergency(waiver));
  const refused = given.filter(isOfEmergency).map((waiver) => coversEmergency(waiver, resource));
  const { body, unwaived, pointers, outcomes } = foldProperties(resource, named.get(live.id) ?? live.body, waivers);
  const folded = { ...resource, body };
  const covering = outcomes.flatMap((outcome) => (typeof outcome.covers === 'string' ? [] : [outcome]));
  const waived = covering.flatMap(({ waiver, covers }) =>
    covers.map(({ pointer, before, after }) => ({
      ...toldOf(waiver, keyOf(claim), titleOf(kind, resource.body)),
      ...{ pointer, live: before, desired: after },
    })),
  );
  const told = outcomes.flatMap((outcome) => {
    if (typeof outcome.covers !== 'string') return [];
    const { waiver } = outcome;
    return outcome.covers === 'nothing'
      ? coversNothing(waiver, resource)
      : anotherValue(waiver, resource, outcome.live);
  });
  const idle = [...refused, ...told];
  if (covering.length === 0) return { claim, waived: [], findings: idle };
  const forms = { before: canonical(kind, resource.body), after: canonical(kind, body) };
  const weaker = looser(
    covering.map(({ waiver }) => waiver),
    resource,
    forms,
  );
  const sides = { wanted: resource.body, live: unwaived };
  return {
    claim: { ...claim, resource: folded, waived: { pointers, ...sides } },
    waived,
    findings: [...idle, ...weaker],
  };
}

function toldOf({ name, reason, owner, until }: Waiver, resource: string, title: string | undefined): Waived {
  return { name, resource, ...(title === undefined ? {} : { title }), reason, owner, until };
}

/** Objects that are not ours and not to be told: by id, or by a title that only one of them has. */
function foldUnmanaged(objects: readonly LiveObject[], waivers: readonly Waiver[]) {
  const left = new Set<LiveObject>();
  const waived: Waived[] = [];
  const findings: Finding[] = [];
  for (const waiver of waivers) {
    const { about } = waiver;
    if (!('unmanaged' in about)) continue;
    const byId = objects.filter(({ id }) => id.toLowerCase() === about.unmanaged.toLowerCase());
    const meant = byId.length > 0 ? byId : objects.filter(({ displayName }) => displayName === about.unmanaged);
    const [only, ...others] = meant;
    if (only === undefined) findings.push(coversNothing(waiver));
    else if (others.length > 0) findings.push(severalUnmanaged(waiver, meant));
    else {
      left.add(only);
      waived.push(toldOf(waiver, only.id, only.displayName));
    }
  }
  return { kept: objects.filter((object) => !left.has(object)), waived, findings };
}
