import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { sessionControls } from '../session/index.ts';
import type { SessionControl } from '../session/session-control.ts';

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
  return Object.assign(
    {},
    ...used.map((name) => (sessionControls[name] as SessionControl<unknown>).lower(session?.[name])),
  );
}

export function sessionSources(session: SessionSpec | undefined, said: Pointer) {
  return namesIn(session).flatMap((name) =>
    sessionControls[name].wire.map((wire) => ({ wire, said: `${said}/${name}` })),
  );
}

function namesIn(session: SessionSpec = {}): readonly ControlName[] {
  return (Object.keys(sessionControls) as ControlName[]).filter((name) => session[name] !== undefined);
}
