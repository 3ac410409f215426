import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { platformNamed, platforms } from '../platforms/index.ts';
import type { Platform } from '../platforms/platform.ts';
import { policyFormOf } from '../platforms/policy-form.ts';
import type { DraftProject } from './attempt-import.ts';
import { documentName } from './document-name.ts';
import { policyNameOf } from './standard-name.ts';

/** A standard for one platform, on its way to being a part of one for several. */
interface Part {
  readonly document: JsonObject;
  readonly name: string;
  readonly platform: Platform;
}

/**
 * Standards that demand the same facts, do the same to unhealthy devices and reach the same people, each on a platform of its own,
 * become one for all of these platforms: what a person means when he makes them one after the other. Versions differ from platform
 * to platform by nature, so they may. Undefined where there are none.
 */
export function shareStandards(project: DraftProject): DraftProject | undefined {
  const groups = new Map<string, Part[]>();
  for (const document of project.documents) {
    const part = partOf(document);
    if (part === undefined) continue;
    const key = sameness(document);
    const parts = groups.get(key) ?? [];
    if (!parts.some(({ platform }) => platform === part.platform)) groups.set(key, [...parts, part]);
  }
  const shared = [...groups.values()].filter((parts) => parts.length > 1);
  if (shared.length === 0) return undefined;
  const taken = new Set(
    project.documents.filter(({ kind }) => kind === 'DeviceStandard').map(({ name }) => String(name)),
  );
  const renamed = new Map(project.renamed);
  const replaced = new Map<JsonObject, readonly JsonObject[]>();
  for (const group of shared) {
    const parts = inOrder(group);
    const name = documentName(commonName(parts), 'standard', taken);
    for (const part of parts) {
      const key = (standard: string) =>
        resourceKey({ kind: policyFormOf(part.platform).collection, name: policyNameOf(standard, part.platform) });
      renamed.set(key(part.name), key(name));
      replaced.set(part.document, part === parts[0] ? [joined(name, parts)] : []);
    }
  }
  return {
    ...project,
    renamed,
    documents: project.documents.flatMap((document) => replaced.get(document) ?? [document]),
  };
}

function partOf(document: JsonObject): Part | undefined {
  const platform = typeof document.platforms === 'string' ? platformNamed(document.platforms) : undefined;
  const facts = isJsonObject(document.facts) ? Object.keys(document.facts) : [];
  const isPart = document.kind === 'DeviceStandard' && platform !== undefined && facts.some((fact) => fact !== 'os');
  return isPart ? { document, name: String(document.name), platform } : undefined;
}

/** Equal for standards that say the same, whatever they are called, of whatever platform and version. */
function sameness({
  name: _,
  title: __,
  titleOn: ___,
  platforms: ____,
  settings: _____,
  facts,
  ...others
}: JsonObject): string {
  const { os: ______, ...demands } = isJsonObject(facts) ? facts : {};
  return stableStringify({ ...others, demands });
}

function inOrder(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((left, right) => platforms.indexOf(left.platform) - platforms.indexOf(right.platform));
}

function joined(name: string, parts: readonly Part[]): JsonObject {
  const [{ document }] = parts as [Part];
  const { kind = null, name: _, title: __, titleOn: ___, description, platforms: ____, ...rest } = document;
  const { facts, settings: _____, ...others } = rest;
  const demands = isJsonObject(facts) ? facts : {};
  const titles = new Set(parts.map(({ document: { title } }) => title));
  const versions = perPlatform(parts, ({ facts: said }) => (isJsonObject(said) ? said.os : undefined));
  const [version, ...differing] = new Set(Object.values(versions).map((each) => stableStringify(each)));
  const isOne = differing.length === 0 && version !== undefined && Object.keys(versions).length === parts.length;
  const { os: range, ...sameEverywhere } = demands;
  return {
    kind,
    name,
    ...(titles.size === 1 && document.title !== undefined
      ? { title: document.title }
      : { titleOn: perPlatform(parts, ({ title, titleOn }, platform) => ownTitle(title, titleOn, platform)) }),
    ...(description === undefined ? {} : { description }),
    platforms: parts.map(({ platform }) => platform.name),
    facts: {
      ...sameEverywhere,
      ...(isOne && range !== undefined ? { os: range } : Object.keys(versions).length === 0 ? {} : { os: versions }),
    },
    ...member(
      'settings',
      perPlatform(parts, ({ settings }, { name: own }) => (isJsonObject(settings) ? settings[own] : undefined)),
    ),
    ...others,
  };
}

function ownTitle(title: Json | undefined, titleOn: Json | undefined, platform: Platform): Json | undefined {
  if (typeof title === 'string') return `${title} (${platform.title})`;
  return isJsonObject(titleOn) ? titleOn[platform.name] : undefined;
}

function perPlatform(
  parts: readonly Part[],
  said: (document: JsonObject, platform: Platform) => Json | undefined,
): JsonObject {
  return Object.fromEntries(
    parts.flatMap(({ document, platform }): [string, Json][] => {
      const value = said(document, platform);
      return value === undefined ? [] : [[platform.name, value]];
    }),
  );
}

function member(name: string, written: JsonObject): JsonObject {
  return Object.keys(written).length === 0 ? {} : { [name]: written };
}

/** The words all of them have in their names, in the order of the first; its own name where they share none. */
function commonName(parts: readonly Part[]): string {
  const [first = [], ...others] = parts.map(({ name }) => name.split('-'));
  const common = first.filter((word) => others.every((words) => words.includes(word)) && /[a-z]{2}/.test(word));
  return common.length === 0 ? first.join(' ') : common.join(' ');
}
