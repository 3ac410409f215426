import { betaMetadata } from './beta.generated.ts';
import { type ApiVersion, type EntityOrComplexType, type Metadata, MetadataIndex } from './metadata.ts';
import { FLAGS, SUPPLEMENT } from './supplement.ts';
import { v1Metadata } from './v1.0.generated.ts';

/** Both versions' metadata: what Microsoft publishes, with the cited supplement laid over it. */
export const METADATA: Readonly<Record<ApiVersion, MetadataIndex>> = {
  'v1.0': new MetadataIndex(withSupplement(v1Metadata, SUPPLEMENT['v1.0']), FLAGS),
  beta: new MetadataIndex(withSupplement(betaMetadata, SUPPLEMENT.beta), FLAGS),
};

function withSupplement(published: Metadata, supplement: Metadata): Metadata {
  const types: Record<string, EntityOrComplexType> = { ...published.types };
  for (const [name, added] of Object.entries(supplement.types)) {
    const known = types[name];
    types[name] = { ...(known ?? added), properties: { ...known?.properties, ...added.properties } };
  }
  const enums: Record<string, readonly string[]> = { ...published.enums };
  for (const [name, added] of Object.entries(supplement.enums)) {
    enums[name] = [...new Set([...(enums[name] ?? []), ...added])];
  }
  return { types, enums };
}
