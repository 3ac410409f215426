import { type JsonObject, stableStringify } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { PlannedChange, PlannedRequest } from '../../schemas/plan.ts';
import { type Pointer, parsePointer } from '../../schemas/pointer.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { listed, valueWords } from '../../schemas/telling/name-of.ts';
import {
  type Around,
  combinedEffect,
  type Effect,
  type Moved,
  opposite,
  type Told,
  type Words,
} from '../../schemas/telling/telling.ts';
import { strictnessOf } from '../plan/strictness.ts';
import { aroundOf } from './around-of.ts';
import { stateWords } from './say-object.ts';
import { type Sentence, worstFirst } from './sentence.ts';
import { tellPolicy } from './tell-whole.ts';
import { tellProperty } from './tellings-of.ts';

/** What a change is told from: a plan says what becomes of the tenant, drift says what became of it since git was applied. */
export type About = 'plan' | 'drift';

/** More than these would be the list of properties again. */
const mostSentences = 5;
const mostLoosening = 6;
const mostNamed = 4;

/**
 * What a change means, one sentence or up to five, worst first. Every property that changes is in the pointers of one of them, but
 * for objects that come or go as a whole, whose sentence has all.
 */
export function sentencesOf(
  change: PlannedChange,
  requests: readonly PlannedRequest[] = [],
  about: About = 'plan',
): readonly Sentence[] {
  const around = turned(aroundOf(change, requests), about);
  if (change.action === 'create' || change.action === 'delete') return [wholeObject(change, around, about)];
  const clauses = shortened(clausesOf(change, around, about));
  const own = clauses.map(({ told, pointers }) => sentence(change, told, pointers));
  if (change.action !== 'adopt') return own;
  const adopted: Told = {
    words: ['taken over as it is found', ...(own.length === 0 ? [] : [', then changed'])],
    effect: 'same',
  };
  return [...own, sentence(change, adopted, [])];
}

function sentence(change: PlannedChange, { words, effect }: Told, pointers: readonly Pointer[]): Sentence {
  return { object: resourceKey(change), title: change.title, words, effect, pointers };
}

function turned(around: Around, about: About): Around {
  return about === 'plan' ? around : { before: around.after, after: around.before };
}

interface Clause {
  readonly told: Told;
  readonly pointers: readonly Pointer[];
}

/** One clause for each thing that is said; properties that say the same thing share one. */
function clausesOf(change: PlannedChange, around: Around, about: About): readonly Clause[] {
  const clauses = new Map<string, Clause>();
  for (const property of change.properties) {
    const moved: Moved = about === 'plan' ? property : { ...property, before: property.after, after: property.before };
    const told = tellProperty(change.kind, moved, around) ?? plainly(moved);
    const key = stableStringify(told.words as readonly string[]);
    const earlier = clauses.get(key);
    clauses.set(key, { told: earlier?.told ?? told, pointers: [...(earlier?.pointers ?? []), property.pointer] });
  }
  return [...clauses.values()].toSorted((left, right) => worstFirst(left.told, right.told));
}

/** A property nothing is known about: its name in Graph, and what it was. */
function plainly({ pointer, before, after }: Moved): Told {
  const name = { name: propertyName(pointer) };
  if (before === null) return { words: [name, ' is set to ', ...valueWords(after)], effect: 'mixed' };
  if (after === null) return { words: [name, ' is no longer set; it was ', ...valueWords(before)], effect: 'mixed' };
  return { words: [name, ' is ', ...valueWords(after), ' instead of ', ...valueWords(before)], effect: 'mixed' };
}

function propertyName(pointer: Pointer): string {
  return parsePointer(pointer).join('.');
}

/** What loosens is told clause by clause; of the rest, what no sentence has room for is listed. */
function shortened(clauses: readonly Clause[]): readonly Clause[] {
  const loosening = clauses.filter(({ told }) => told.effect === 'looser').length;
  const most = Math.max(mostSentences, Math.min(mostLoosening, loosening));
  if (clauses.length <= most) return clauses;
  const room = loosening >= most ? most : most - 1;
  const [told, rest] = [clauses.slice(0, room), clauses.slice(room)];
  const pointers = rest.flatMap((clause) => clause.pointers);
  const names = listed(
    pointers.map((pointer): Words => [{ name: propertyName(pointer) }]),
    mostNamed,
  );
  const effect = combinedEffect(rest.map((clause) => clause.told.effect));
  const more = `${counted(pointers.length, 'more property', 'more properties')} ${pointers.length === 1 ? 'changes' : 'change'}: `;
  return [...told, { told: { words: [more, ...names], effect }, pointers }];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function wholeObject(change: PlannedChange, around: Around, about: About): Sentence {
  const isComing = (change.action === 'create') === (about === 'plan');
  const body = isComing ? around.after : around.before;
  const pointers = change.properties.map(({ pointer }) => pointer);
  const lead = leadOf(change.action === 'create', about);
  const what = tellWhole(change, body, !isComing && about === 'plan');
  return sentence(change, { words: [lead, ...what], effect: effectOf(change, body, isComing) }, pointers);
}

function leadOf(isCreate: boolean, about: About): string {
  if (about === 'plan') return isCreate ? 'new' : 'deleted';
  return isCreate ? 'missing from the tenant' : 'still in the tenant, and no longer declared';
}

/** What the object is, or for a Conditional Access policy what it does and whether that is enforced. */
function tellWhole({ kind }: PlannedChange, body: JsonObject, isGone: boolean): Words {
  if (kind !== 'conditionalAccessPolicies') return [` (${kinds[kind].title})`];
  return [isGone ? '; it ' : '; ', ...tellPolicy(body, isGone), ...stateWords(body)];
}

function effectOf({ kind }: PlannedChange, body: JsonObject, isComing: boolean): Effect {
  if (kind === 'conditionalAccessPolicies')
    return isComing ? strictnessOf(undefined, body) : strictnessOf(body, undefined);
  const tightening = [
    'deviceCompliancePolicies',
    'compliancePolicies',
    'iosManagedAppProtections',
    'androidManagedAppProtections',
  ];
  if (!tightening.includes(kind)) return 'same';
  return isComing ? 'tighter' : opposite('tighter');
}
