import { z } from 'zod';
import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { strictForm } from '../diff/strict-form.ts';
import {
  type DocumentHeader,
  type DocumentKind,
  header,
  headerSources,
  type LoweredResource,
  type Source,
} from './document-kind.ts';
import { literalBodySchema, lowerLiteral } from './literal.ts';

/** A document that says one Graph object in words of the language, or as a Graph body where the words do not reach. */
export interface EitherSpec extends DocumentHeader {
  readonly body?: JsonObject | undefined;
}

/** What tells one kind of such documents from another. */
export interface WordedForm<Spec extends EitherSpec> {
  readonly kind: Spec['kind'];
  readonly description: string;
  readonly collection: ManagedCollection;
  /** The members of the worded form beside the header, each optional: which are needed depends on the form. */
  readonly members: z.ZodRawShape;
  /** Members the worded form cannot do without. */
  readonly needs: readonly string[];
  /** Members of a Graph body the service does not make up for. */
  readonly bodyNeeds: readonly string[];
  /** What is wrong between members that are each right. */
  readonly refine?: (spec: Spec) => { readonly at: string; readonly message: string } | undefined;
  /** Graph has objects of the kind without a display name: a literal body without one is left as it is. */
  readonly nameless?: true;
  /** The body without its display name. */
  lower(spec: Spec): JsonObject;
  /** Which property each member of the worded form says. */
  readonly wires: Readonly<Record<string, string>>;
  /** The members of the worded form that say this body, as far as they can. */
  lift(body: JsonObject): JsonObject | undefined;
}

/** A kind of document with both forms. */
export function eitherForm<Spec extends EitherSpec>(form: WordedForm<Spec>): DocumentKind<Spec> {
  const kind: DocumentKind<Spec> = {
    kind: form.kind,
    description: form.description,
    schema: schemaOf(form),
    lower: (spec) => [
      spec.body === undefined
        ? { kind: form.collection, name: spec.name, body: bodyOf(form, spec), sources: sourcesOf(form, spec) }
        : literalOf(form, { ...spec, body: spec.body }),
    ],
    lift: (body) => liftStrictly(form, kind, body),
  };
  return kind;
}

function literalOf<Spec extends EitherSpec>(
  form: WordedForm<Spec>,
  spec: Spec & { readonly body: JsonObject },
): LoweredResource {
  const lowered = lowerLiteral(spec, form.collection);
  const isNamed = form.nameless !== true || spec.title !== undefined || spec.body.displayName !== undefined;
  if (isNamed) return lowered;
  const { displayName: _, ...body } = lowered.body;
  return { ...lowered, body };
}

function schemaOf<Spec extends EitherSpec>(form: WordedForm<Spec>): z.ZodType<Spec> {
  const members = Object.keys(form.members);
  const schema = z
    .strictObject({
      kind: z.literal(form.kind),
      ...header,
      ...form.members,
      body: literalBodySchema.optional(),
    })
    .superRefine((read, context) => {
      // Members of the worded form are typed by their kind, which the generic shape cannot know.
      const given = read as Readonly<Record<string, unknown>>;
      if (given.body === undefined) {
        for (const name of form.needs.filter((needed) => given[needed] === undefined))
          context.addIssue({ code: 'invalid_type', expected: 'string', path: [name], input: undefined });
        return;
      }
      const body = given.body as JsonObject;
      const beside = members.filter((name) => given[name] !== undefined);
      const missing = form.bodyNeeds.filter((name) => body[name] === undefined);
      if (beside.length > 0) context.addIssue({ code: 'custom', path: ['body'], message: standsAlone(beside) });
      for (const name of missing)
        context.addIssue({ code: 'custom', path: ['body'], message: `the body needs \`${name}\`` });
    });
  return (schema as unknown as z.ZodType<Spec>).superRefine((spec, context) => {
    const wrong = spec.body === undefined ? form.refine?.(spec) : undefined;
    if (wrong !== undefined) context.addIssue({ code: 'custom', path: [wrong.at], message: wrong.message });
  });
}

function standsAlone(beside: readonly string[]): string {
  return `a Graph body stands instead of ${beside.map((name) => `\`${name}\``).join(', ')}; keep one of the two`;
}

function bodyOf<Spec extends EitherSpec>(form: WordedForm<Spec>, spec: Spec): JsonObject {
  return { displayName: spec.title ?? spec.name, ...form.lower(spec) };
}

function sourcesOf<Spec extends EitherSpec>(form: WordedForm<Spec>, spec: Spec): readonly Source[] {
  const said = Object.entries(form.wires).filter(([name]) => Object.hasOwn(spec, name));
  return [...headerSources(spec), ...said.map(([name, wire]): Source => ({ wire, said: `/${name}`, in: 'document' }))];
}

/** Lifts, reads the words as a person's, lowers them, and believes the words only when the same body comes out. */
function liftStrictly<Spec extends EitherSpec>(
  form: WordedForm<Spec>,
  kind: DocumentKind<Spec>,
  body: JsonObject,
): Json | undefined {
  const { displayName } = body;
  const lifted = form.lift(body);
  if (lifted === undefined || typeof displayName !== 'string') return undefined;
  const members = { title: displayName, ...lifted };
  const read = kind.schema.safeParse({ kind: form.kind, name: 'lifted', ...members });
  if (!read.success) return undefined;
  const text = (value: JsonObject) => stableStringify(strictForm(kinds[form.collection], value));
  return text(bodyOf(form, read.data)) === text(body) ? members : undefined;
}
