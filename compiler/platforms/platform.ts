import type { FactName, FactValues } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { PolicyForm } from './policy-form.ts';

/** A fact a platform cannot demand, and why, in a sentence for the person who asked for it. */
export interface Unsupported {
  readonly unsupported: string;
}

/** What a fact becomes: a part of the compliance policy's body, or a refusal of this particular value. */
export type FactLowering<Name extends FactName> = (value: FactValues[Name]) => JsonObject | Unsupported;

/** Everything about one device platform. Add one by adding a file here and a line in `index.ts`. */
export interface Platform {
  /** As written in a DeviceStandard, in Graph's spelling where Graph has a word. */
  readonly name: string;
  /** As people say it, for titles and messages. */
  readonly title: string;
  /** The compliance policy type, e.g. `#microsoft.graph.iosCompliancePolicy`. */
  readonly odataType: string;
  /** The word for the same devices in a Conditional Access platform condition. */
  readonly conditionalAccessPlatform: 'android' | 'iOS' | 'windows' | 'macOS' | 'linux';
  /** How demands become an object, where that is no deviceCompliancePolicy with a property for each; see `policyFormOf`. */
  readonly form?: PolicyForm;
  /** Every fact, answered or refused; the compiler lists the holes when a fact is added. */
  readonly facts: { readonly [Name in FactName]: FactLowering<Name> | Unsupported };
  /**
   * Every other property of the type that a standard may set under `settings`, by Graph's name, with the JSON shape Graph
   * expects. Checked in the tests against Microsoft's published types.
   */
  readonly settings: { readonly [property: string]: SettingShape };
  /**
   * Every property of the type, settings and facts alike, with the value a GET returns when nobody set it: false, the first
   * member of an enum, [] for a list, otherwise null. A property at its default and an absent one say the same, and sending the
   * default takes a demand back.
   */
  readonly defaults: JsonObject;
}

export type SettingShape =
  | { readonly type: 'boolean' | 'integer' | 'string' }
  | { readonly type: 'enum'; readonly members: readonly string[] }
  | { readonly type: 'list'; readonly items: 'string' | 'object' }
  | { readonly type: 'object' };

export function isUnsupported(answer: unknown): answer is Unsupported {
  return typeof answer === 'object' && answer !== null && 'unsupported' in answer;
}
