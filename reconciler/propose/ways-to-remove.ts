import { platformOfPolicy } from '../../compiler/platforms/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Candidate } from './candidates.ts';
import { documentOf, type ProjectState, type WrittenDocument } from './project-state.ts';

/** The ways to say that an object is no more: without its document, or without its platform where the document is for several. */
export function waysToRemove(
  resource: Resource,
  written: WrittenDocument,
  { state, gone }: { readonly state: ProjectState; readonly gone: ReadonlySet<string> },
): readonly Candidate[] {
  const { file, index, value } = written;
  const siblings = [...state.resources.values()].filter((each) => documentOf(state, each) === written);
  if (siblings.every((each) => gone.has(resourceKey(each)))) return [[{ does: 'remove', file, index }]];
  const platform = platformOf(resource);
  const { platforms } = value;
  if (platform === undefined || !Array.isArray(platforms)) return [];
  const left = platforms.filter((each: Json) => String(each).toLowerCase() !== platform.toLowerCase());
  const members = Object.entries({ ...value, platforms: left }).flatMap(([name, member]): [string, Json][] => {
    const kept =
      name === 'facts' ? withoutOs(member, platform) : name === 'kind' ? member : withoutMember(member, platform);
    return kept === undefined ? [] : [[name, kept]];
  });
  return [[{ does: 'revise', file, index, value: Object.fromEntries(members) }]];
}

function platformOf({ kind, body }: Resource): string | undefined {
  const app = /^(ios|android)ManagedAppProtections$/.exec(kind)?.[1];
  if (app !== undefined) return app === 'ios' ? 'iOS' : 'android';
  return platformOfPolicy(kind, body['@odata.type'])?.name;
}

/** What is said of one platform only goes with it: `titleOn`, `factsOn`, `onlyOn`, `settings`. */
function withoutMember(value: Json, platform: string): Json | undefined {
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => name.toLowerCase() !== platform.toLowerCase());
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function withoutOs(facts: Json, platform: string): Json | undefined {
  if (!isJsonObject(facts) || facts.os === undefined) return facts;
  const { os, ...rest } = facts;
  const left = withoutMember(os, platform);
  const kept: JsonObject = left === undefined ? rest : { ...facts, os: left };
  return Object.keys(kept).length === 0 ? undefined : kept;
}
