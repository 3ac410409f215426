import { z } from 'zod';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { sessionControls } from '../session/index.ts';
import type { SessionControl } from '../session/session-control.ts';
import { mergeParts } from './merge-parts.ts';

type SpecOf<Part> = Part extends SessionControl<infer Spec> ? Spec : never;

/** The clause `session`: any of the controls in the registry. */
export type SessionSpec = {
  readonly [Name in keyof typeof sessionControls]?: SpecOf<(typeof sessionControls)[Name]> | undefined;
};

type ControlName = keyof typeof sessionControls;

const members = Object.fromEntries(
  Object.entries(sessionControls).map(([name, part]) => [name, part.schema.optional()]),
);

export const sessionSchema = z
  .strictObject(members)
  .describe('What happens after access is granted.') as unknown as z.ZodType<SessionSpec>;

/** `sessionControls` for this clause, or null where it says nothing: Graph refuses an object without effect. */
export function lowerSession(session: SessionSpec | undefined): JsonObject | null {
  const used = namesIn(session);
  if (used.length === 0) return null;
  return mergeParts(used.map((name) => (sessionControls[name] as SessionControl<unknown>).lower(session?.[name])));
}

/**
 * The clause a person would have written for these `sessionControls`, or undefined where they say nothing. What no control owns
 * is not looked at, and what none can say is lost: the caller lowers again and compares.
 */
export function liftSession(body: JsonObject | null): SessionSpec | undefined {
  const specs = Object.entries(sessionControls).flatMap(([name, part]) => {
    const spec = (part as SessionControl<unknown>).lift(body ?? {});
    return spec === undefined ? [] : [[name, spec]];
  });
  return specs.length === 0 ? undefined : (Object.fromEntries(specs) as SessionSpec);
}

/** The mirror of the schema. */
export function writeSession(session: SessionSpec): Json {
  const written = namesIn(session).map((name) => [
    name,
    (sessionControls[name] as SessionControl<unknown>).write(session[name]),
  ]);
  return Object.fromEntries(written) as JsonObject;
}

export function sessionSources(session: SessionSpec | undefined, said: Pointer) {
  return namesIn(session).flatMap((name) =>
    sessionControls[name].wire.map((wire) => ({ wire, said: `${said}/${name}` })),
  );
}

function namesIn(session: SessionSpec = {}): readonly ControlName[] {
  return (Object.keys(sessionControls) as ControlName[]).filter((name) => session[name] !== undefined);
}
