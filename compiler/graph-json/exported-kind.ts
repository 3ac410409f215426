import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';

/** The collections whose objects the reader hands on; objects of any other are recognised and refused by name. */
export const readableCollections = [
  'conditionalAccessPolicies',
  'namedLocations',
  'authenticationStrengthPolicies',
  'authenticationContextClassReferences',
  'agreements',
  'notificationMessageTemplates',
  'localizedNotificationMessages',
  'assignmentFilters',
  'deviceComplianceScripts',
  'deviceCompliancePolicies',
  'iosManagedAppProtections',
  'androidManagedAppProtections',
  'defaultManagedAppProtections',
  'managedAppPolicies',
  'compliancePolicies',
  'groups',
] as const;
export type ReadableCollection = (typeof readableCollections)[number];

/** How objects of one kind are told apart from others in an export. */
export interface ExportedKind {
  /** Graph's name of the collection. */
  readonly collection: string;
  /** As people say it, with its article. */
  readonly title: string;
  /** The type of its objects, or the type all theirs are made from. */
  readonly type: string;
  /** Types named in `@odata.type`, without namespace. */
  readonly types: RegExp;
  /** True for an object that looks like one of this kind although nothing names its type. */
  looksLike(members: Members): boolean;
  /** Why objects of the kind are not taken over, for kinds of which there is more to say than that they are not. */
  readonly reason?: string;
  /** Without these it is a part of an object, such as the body of a PATCH. */
  readonly required: readonly Pointer[];
}

/** The members of an object by name, whatever the letter case: exports of PowerShell capitalise them. */
export class Members {
  readonly #members: ReadonlyMap<string, Json>;

  constructor(body: JsonObject) {
    this.#members = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  }

  get(name: string): Json | undefined {
    return this.#members.get(name.toLowerCase());
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.#members.has(name.toLowerCase()));
  }

  hasAny(...names: readonly string[]): boolean {
    return names.some((name) => this.has(name));
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** The members of the object that stands under a name. */
  below(name: string): Members {
    const value = this.get(name);
    return new Members(isJsonObject(value) ? value : {});
  }
}
