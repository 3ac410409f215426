import { z } from 'zod';
import { deviceNameHelp, noDeviceName } from '../../schemas/device-name.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import type { Project } from '../project.ts';
import type { Reliance } from '../reliance.ts';

/** Everything about one kind of document. Add one by adding a file here and a line in `index.ts`. */
export interface DocumentKind<Spec extends DocumentHeader> {
  readonly kind: Spec['kind'];
  /** One sentence for the editor and for `gatewright schema`. */
  readonly description: string;
  readonly schema: z.ZodType<Spec>;
  lower(spec: Spec, context: LowerContext): readonly LoweredResource[];
  /**
   * The mirror of `lower` for kinds that stand for one Graph object: what a person would write, without `kind` and `name`, such
   * that lowering it gives the body back, strictly. undefined where no such words exist; the literal form says those.
   */
  lift?(body: JsonObject): Json | undefined;
}

export interface DocumentHeader {
  readonly kind: string;
  readonly name: string;
  readonly title?: string | undefined;
}

/** What the rest of the project contributes to one document. */
export interface LowerContext {
  readonly project: Project;
  /** Who relies on each DeviceStandard, by the standard's name. */
  readonly reliances: ReadonlyMap<string, readonly Reliance[]>;
  /** Who relies on each AppProtection, by its name. */
  readonly appReliances: ReadonlyMap<string, readonly Reliance[]>;
}

/** A Graph object before its origins are spans: `sources` say which part of which file is behind which part of the body. */
export interface LoweredResource {
  readonly kind: ManagedCollection;
  readonly name: string;
  readonly body: JsonObject;
  readonly sources: readonly Source[];
}

export interface Source {
  readonly wire: Pointer;
  readonly said: Pointer;
  /** `document` is the document being lowered; another document is meant by its key, `kind/name`. */
  readonly in: 'document' | 'project' | { readonly document: string };
}

/** The members every document has. */
export const header = {
  name: z
    .string()
    .max(120)
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._ -]*[A-Za-z0-9])?$/, 'expected letters, digits, `-`, `_`, `.` or blanks within')
    .regex(noDeviceName, deviceNameHelp)
    .describe('Stable name in git: what history, ownership and reports call it.'),
  title: z.string().min(1).max(256).optional().describe('Display name in the tenant; the name when absent.'),
};

/** The sources every resource has: the document as a whole, and its display name. */
export function headerSources(spec: DocumentHeader, titleAt: Pointer = '/displayName'): readonly Source[] {
  return [
    { wire: '', said: '', in: 'document' },
    { wire: titleAt, said: spec.title === undefined ? '/name' : '/title', in: 'document' },
  ];
}

/** Where an Audience that a clause names says the people: more exactly than the clause itself. */
export function audienceSources(
  people: { readonly audience?: string | undefined },
  wires: readonly Pointer[],
): readonly Source[] {
  const { audience } = people;
  if (audience === undefined) return [];
  return wires.map((wire) => ({ wire, said: '/for', in: { document: `Audience/${audience}` } }));
}
