import type { Project } from '../../compiler/project.ts';
import type { Finding, FindingRule } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Reference } from '../../schemas/reference.ts';
import type { ManagedCollection, Resource } from '../../schemas/resource.ts';
import type { Identity } from '../graph/identity/who-am-i.ts';
import type { DesiredObject, DraftChange } from '../plan/build-plan.ts';
import type { EmergencyAccess } from '../tenant/read-emergency-access.ts';
import type { Memberships } from '../tenant/read-memberships.ts';

/**
 * One safety gate: looks at a plan and says what must not happen. Guards are monotone: adding a change to a plan never turns a
 * refusal into a pass, so a dangerous plan cannot be made acceptable by making it larger.
 */
export interface Guard {
  readonly rule: FindingRule;
  /**
   * True where a person may let the change pass, by name and with a reason: where it may be meant, and where what is wrong is in the
   * tenant, so that the plan may be the cure. A plan that itself locks people out has no way out.
   */
  readonly acceptable: boolean;
  check(context: GuardContext): readonly Finding[];
}

export interface GuardContext {
  readonly drafts: readonly DraftChange[];
  /** What there will be once the plan is carried out: all that git says, and what others keep in the tenant. */
  readonly remaining: readonly Remaining[];
  /** Everything git wants, whether or not it changes: what must hold must hold for all of it. */
  readonly desired: readonly DesiredObject[];
  /** The Conditional Access policies of the tenant as they are, with names or ids; undefined where they may not be read. */
  readonly livePolicies: readonly JsonObject[] | undefined;
  readonly project: Project;
  /** How many live objects are ours. */
  readonly owned: number;
  /** The identity we run as, where its token can be read. */
  readonly identity: Identity | undefined;
  /** What the identity is in, where it is a person and a policy makes that matter; undefined where it is not known. */
  readonly memberships: Memberships | undefined;
  /** What the tenant says of the emergency access; undefined where none is declared or no policy is enforced for people. */
  readonly emergencyAccess: EmergencyAccess | undefined;
  /** The id a name means in the tenant: bodies speak names where they are known. */
  idOf(reference: Reference): string | undefined;
}

/** An object there will be once the plan is carried out, of a kind that was read. */
export interface Remaining {
  readonly kind: ManagedCollection;
  readonly title: string;
  /** As git says it, with names for ids; otherwise as Graph gave it. */
  readonly body: JsonObject;
  /** The document it comes from; undefined for an object that is not ours. */
  readonly resource: Resource | undefined;
}
