import { publishedEnums, publishedTypes } from './published-types.generated.ts';

/** Type name to its base and its properties; a property's type ends with `[]` where it is a collection. */
export type PublishedTypes = Readonly<
  Record<string, { readonly base?: string; readonly properties: Readonly<Record<string, string>> }>
>;
export type PublishedEnums = Readonly<Record<string, readonly string[]>>;

export interface PublishedProperty {
  /** As Graph spells it. */
  readonly name: string;
  /** A type, an enumeration, or `string`, `number`, `boolean`, `any`. */
  readonly type: string;
  readonly isCollection: boolean;
}

/** Words that real bodies have although no published type does (captured beta templates and policy exports, 2025-12 to 2026-08). */
const observed: PublishedEnums = { conditionalAccessGrantControl: ['riskRemediation', 'verifiedID'] };

/** Enumerations whose values are sets written with commas (msgraph-metadata, v1.0-Prod.csdl, IsFlags, 2026-08-04). */
const flags: ReadonlySet<string> = new Set([
  'appManagementLevel',
  'authenticationMethodModes',
  'authenticationStrengthRequirements',
  'conditionalAccessGuestOrExternalUserTypes',
  'conditionalAccessInsiderRiskLevels',
  'conditionalAccessTransferMethods',
  'notificationTemplateBrandingOptions',
  'templateScenarios',
]);

const propertiesByType = new Map<string, ReadonlyMap<string, PublishedProperty>>();

export function isPublishedType(type: string): boolean {
  return Object.hasOwn(publishedTypes, type);
}

/** Every property of a type by its name in lower case, its bases' included; none for a type that is not published. */
export function propertiesOf(type: string): ReadonlyMap<string, PublishedProperty> {
  const known = propertiesByType.get(type);
  if (known !== undefined) return known;
  const declared = isPublishedType(type) ? publishedTypes[type] : undefined;
  const properties = new Map(declared?.base === undefined ? [] : propertiesOf(declared.base));
  for (const [name, text] of Object.entries(declared?.properties ?? {})) {
    const isCollection = text.endsWith('[]');
    properties.set(name.toLowerCase(), { name, type: isCollection ? text.slice(0, -2) : text, isCollection });
  }
  propertiesByType.set(type, properties);
  return properties;
}

/** True when a type is another or is made from it. */
export function isOfType(type: string, base: string): boolean {
  for (let at: string | undefined = type; at !== undefined; at = publishedTypes[at]?.base) if (at === base) return true;
  return false;
}

/** Every type that is a given one or is made from it. */
export function publishedTypesOf(base: string): readonly string[] {
  return Object.keys(publishedTypes).filter((type) => isOfType(type, base));
}

/** The words of an enumeration; undefined for what is none. */
export function wordsOf(type: string): readonly string[] | undefined {
  const published = Object.hasOwn(publishedEnums, type) ? publishedEnums[type] : undefined;
  return published === undefined ? undefined : [...published, ...(observed[type] ?? [])];
}

export function isFlagSet(type: string): boolean {
  return flags.has(type);
}

/** A type by the name an `@odata.type` gives it, as Graph spells it: `#microsoft.graph.iosCompliancePolicy`. */
export function typeNamed(annotation: string): string {
  const name = annotation.replace(/^#?(microsoft\.graph\.)?/i, '');
  if (isPublishedType(name)) return name;
  return Object.keys(publishedTypes).find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}
