import {
  type CoverageRow,
  type EnrollablePlatform,
  enrollablePlatforms,
  type KeyedBody,
  type LockedRequirement,
  lockedRequirements,
} from '../../schemas/coverage.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type Atom, atomsIn, listIn } from './atom.ts';

/** What a Conditional Access policy demands of whom that only an Intune policy can make true. */
export interface Demand {
  readonly policy: CoverageRow['policy'];
  readonly requires: readonly LockedRequirement[];
  /** Whether one of several controls is enough, and there is one that needs no Intune policy. */
  readonly operator: 'AND' | 'OR';
  readonly hasOtherControl: boolean;
  readonly include: readonly Atom[];
  readonly exclude: readonly Atom[];
  readonly platforms: readonly EnrollablePlatform[];
  readonly hasDeviceFilter: boolean;
}

/** The policies among Conditional Access bodies that demand such a thing of people. Those about workloads name no people. */
export function demandsIn(bodies: readonly KeyedBody[]): readonly Demand[] {
  return bodies.flatMap(({ key, body }) => {
    const grant = objectIn(body, 'grantControls');
    const controls = listIn(grant, 'builtInControls').map((control) => String(control).toLowerCase());
    const requires = lockedRequirements.filter((name) => controls.includes(name.toLowerCase()));
    if (requires.length === 0) return [];
    const conditions = objectIn(body, 'conditions');
    const users = objectIn(conditions, 'users');
    return [
      {
        policy: { key, title: String(body.displayName ?? key), state: stateOf(body.state) },
        requires,
        operator: String(grant.operator).toUpperCase() === 'OR' ? 'OR' : 'AND',
        hasOtherControl: controls.length > requires.length || hasControlBeside(grant),
        include: atomsIn(users, 'include'),
        exclude: atomsIn(users, 'exclude'),
        platforms: admittedPlatforms(objectIn(conditions, 'platforms')),
        hasDeviceFilter: isJsonObject(objectIn(conditions, 'devices').deviceFilter),
      },
    ];
  });
}

/** True where a policy in force lets nobody past who does not meet the requirement: no other control of it will do. */
export function isOnlyWay({ policy, requires, operator, hasOtherControl }: Demand, name: LockedRequirement): boolean {
  const isAlone = requires.length === 1 && !hasOtherControl;
  return policy.state === 'enabled' && requires.includes(name) && (operator === 'AND' || isAlone);
}

function hasControlBeside(grant: JsonObject): boolean {
  const listed = ['customAuthenticationFactors', 'termsOfUse'].some((name) => listIn(grant, name).length > 0);
  return listed || isJsonObject(grant.authenticationStrength);
}

function stateOf(state: Json | undefined): Demand['policy']['state'] {
  const word = String(state).toLowerCase();
  if (word === 'enabled') return 'enabled';
  return word === 'disabled' ? 'disabled' : 'reportOnly';
}

/**
 * The platforms a condition lets in, silence being all of them. Readers that do not ask for it get `unknownFutureValue` for `linux`
 * (graph metadata v1.0: the members of conditionalAccessDevicePlatform after that word); left out, it may mean anything.
 */
function admittedPlatforms(platforms: JsonObject): readonly EnrollablePlatform[] {
  const words = (name: string) => listIn(platforms, name).map((word) => String(word).toLowerCase());
  const included = words('includePlatforms');
  const excluded = words('excludePlatforms');
  const isEvery = included.length === 0 || included.includes('all');
  return enrollablePlatforms.filter((platform) => {
    const isNamed =
      included.includes(platform.toLowerCase()) || (platform === 'linux' && included.includes('unknownfuturevalue'));
    return (isEvery || isNamed) && !excluded.includes(platform.toLowerCase());
  });
}

function objectIn(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  return isJsonObject(value) ? value : {};
}
