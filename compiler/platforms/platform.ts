import type { FactName, FactValues } from '../../schemas/facts.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Telling } from '../../schemas/telling/telling.ts';
import type { PolicyForm } from './policy-form.ts';

/** A fact a platform cannot demand, and why, in a sentence for the person who asked for it. */
export interface Unsupported {
  readonly unsupported: string;
}

/** A fact in the words of one compliance policy type, in both directions, so that neither can forget what the other says. */
export interface Answer<Value> {
  /** The properties that say the fact, and nothing but it: no two facts of a platform share one. */
  readonly wire: readonly string[];
  /** The part of the compliance policy's body that says the value, or a refusal of this particular value. */
  lower(value: Value): JsonObject | Unsupported;
  /**
   * The value a body states; undefined where it states none. May say less than the body, where the body holds what no value says:
   * the caller lowers again and compares.
   */
  lift(body: JsonObject): Value | undefined;
  /** How changes of its properties are told, where that does not follow from the value alone. */
  readonly tell?: readonly Telling[];
}

/** Every fact, answered or refused; the compiler lists the holes when a fact is added. */
export type Facts = { readonly [Name in FactName]: Answer<FactValues[Name]> | Unsupported };

/** Everything about one device platform. Add one by adding a file here and a line in `index.ts`. */
export interface Platform {
  /** As written in a DeviceStandard, in Graph's spelling where Graph has a word. */
  readonly name: string;
  /** As people say it, for titles and messages. */
  readonly title: string;
  /** Why nobody should begin with it any more, in a sentence; tenants still hold its policies. */
  readonly retired?: string;
  /** The compliance policy type, e.g. `#microsoft.graph.iosCompliancePolicy`. */
  readonly odataType: string;
  /** The word for the same devices in a Conditional Access platform condition. */
  readonly conditionalAccessPlatform: 'android' | 'iOS' | 'windows' | 'windowsPhone' | 'macOS' | 'linux';
  /** How demands become an object, where that is no deviceCompliancePolicy with a property for each; see `policyFormOf`. */
  readonly form?: PolicyForm;
  readonly facts: Facts;
  /**
   * Every property of the type, by Graph's name, with the JSON shape Graph expects. Checked in the tests against Microsoft's
   * published types. What no fact says can be set under `settings`.
   */
  readonly properties: { readonly [property: string]: SettingShape };
}

export type SettingShape =
  | { readonly type: 'boolean' | 'integer' | 'string' }
  | { readonly type: 'enum'; readonly members: readonly string[] }
  | { readonly type: 'list'; readonly items: 'string' | 'object' }
  | { readonly type: 'object' };

export function isUnsupported(answer: unknown): answer is Unsupported {
  return typeof answer === 'object' && answer !== null && 'unsupported' in answer;
}

/**
 * What a GET returns for a property nobody set: false, the first member of an enum, [] for a list, otherwise null (seen in real
 * exports of seven types, property by property). A property at its default and an absent one say the same.
 */
export function defaultOf(shape: SettingShape | undefined): Json {
  if (shape?.type === 'boolean') return false;
  if (shape?.type === 'enum') return shape.members[0] ?? null;
  return shape?.type === 'list' ? [] : null;
}
