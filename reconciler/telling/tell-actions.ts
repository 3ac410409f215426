import { hoursOf } from '../../compiler/noncompliance/delay.ts';
import { liftActions, type NoncomplianceSpec, noncomplianceActions } from '../../compiler/noncompliance/index.ts';
import { type Json, stableStringify } from '../../schemas/json.ts';
import { listed } from '../../schemas/telling/name-of.ts';
import type { Effect, Telling, Words } from '../../schemas/telling/telling.ts';

/** What happens to an unhealthy device, as the actions themselves tell it. */
export const tellActions: Telling = {
  pointer: '/scheduledActionsForRule',
  tell: ({ before, after }) => {
    const [was, is] = [specsOf(before), specsOf(after)];
    if (was === undefined || is === undefined) return undefined;
    const [gone, came] = [without(was, is), without(is, was)];
    if (gone.length + came.length === 0) return { words: ['the actions on an unhealthy device stay'], effect: 'same' };
    const parts: readonly Words[] = [
      ...(came.length === 0 ? [] : [listed(came.map(said))]),
      ...(gone.length === 0 ? [] : [['no longer: ', ...listed(gone.map(said))]]),
    ];
    return { words: parts.flatMap((part, at) => (at === 0 ? part : ['; ', ...part])), effect: effectOf(was, is) };
  },
};

function specsOf(rules: Json): readonly NoncomplianceSpec[] | undefined {
  return rules === null || (Array.isArray(rules) && rules.length === 0) ? [] : liftActions(rules);
}

function without(specs: readonly NoncomplianceSpec[], others: readonly NoncomplianceSpec[]) {
  const there = new Set(others.map((spec) => stableStringify({ ...spec } as Json)));
  return specs.filter((spec) => !there.has(stableStringify({ ...spec } as Json)));
}

function said(spec: NoncomplianceSpec): Words {
  const action = noncomplianceActions.find(({ name }) => name in spec);
  const delay = Object.entries(spec).find(([name]) => name === action?.name)?.[1];
  return [`${action?.deed ?? 'something else happens'} ${String(delay)}`];
}

/** Only when the device counts as noncompliant decides who gets in. */
function effectOf(was: readonly NoncomplianceSpec[], is: readonly NoncomplianceSpec[]): Effect {
  const [before, after] = [was, is].map(markedAfter);
  if (before === undefined || after === undefined || before === after) return before === after ? 'same' : 'mixed';
  return after < before ? 'tighter' : 'looser';
}

function markedAfter(specs: readonly NoncomplianceSpec[]): number | undefined {
  const mark = specs.find((spec) => 'mark' in spec);
  return mark !== undefined && 'mark' in mark ? hoursOf(mark.mark) : undefined;
}
