import { requirements } from '../../compiler/requirements/index.ts';
import type { Requirement } from '../../compiler/requirements/requirement.ts';
import { liftRequire, type RequirementUse, type RequireSpec } from '../../compiler/sentence/require.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { listed } from '../../schemas/telling/name-of.ts';
import { tellList } from '../../schemas/telling/tell-list.ts';
import { tellWord } from '../../schemas/telling/tell-value.ts';
import type { Telling, Told, Words } from '../../schemas/telling/telling.ts';
import { grantStrictness } from '../plan/strictness.ts';

const place = '/grantControls';

/** Where a plan does not say the whole, member by member. */
const members: readonly Telling[] = [
  tellList(`${place}/termsOfUse`, { participle: 'asked for', more: 'mixed', noun: ['agreement', 'agreements'] }),
  tellWord(`${place}/operator`, 'what is required is combined with', { AND: 'and', OR: 'or' }),
];

/** What has to be done to get in is told as a whole, because `and` and `or` decide what one more requirement does. */
export const tellRequire: Telling = {
  pointer: place,
  tell: (moved, around) =>
    told(around.before, around.after) ?? members.find(({ pointer }) => pointer === moved.pointer)?.tell(moved, around),
};

function told(before: JsonObject, after: JsonObject): Told | undefined {
  const [was, is] = [specOf(before), specOf(after)];
  if (was === undefined || is === undefined) return undefined;
  const [old, now] = [was, is].map(wordsOf);
  if (old === undefined || now === undefined || JSON.stringify(old) === JSON.stringify(now)) return undefined;
  return { words: sentence(was, is), effect: grantStrictness(before, after) };
}

function sentence(was: RequireSpec, is: RequireSpec): Words {
  if (isBlock(is)) return ['access is now blocked'];
  if (isBlock(was) && is.uses.length === 0) return ['access is no longer blocked, and nothing is required'];
  if (isBlock(was)) return ['access is no longer blocked, but needs ', ...wordsOf(is)];
  if (is.uses.length === 0) return [...wordsOf(was), ` ${was.uses.length > 1 ? 'are' : 'is'} no longer required`];
  if (was.uses.length === 0) return [...wordsOf(is), ` ${is.uses.length > 1 ? 'are' : 'is'} now required`];
  return ['access now needs ', ...wordsOf(is), ' instead of ', ...wordsOf(was)];
}

/** What is required, as a part of a sentence: `MFA and a compliant device`. */
export function wordsOf({ operator, uses }: RequireSpec): Words {
  const items = uses.map(wordsOfUse);
  if (operator === 'AND' || items.length < 2) return items.length === 0 ? ['nothing'] : listed(items, items.length);
  return items.flatMap((item, at): Words => (at === 0 ? item : [' or ', ...item]));
}

function wordsOfUse({ name, spec }: RequirementUse): Words {
  const { noun, bare, write } = requirements[name] as Requirement<unknown>;
  if (bare !== undefined) return [noun];
  const written = write(spec);
  return [
    `${noun}: `,
    ...listed((Array.isArray(written) ? written : [written]).map((each) => [{ name: String(each) }])),
  ];
}

export function isBlock({ uses }: RequireSpec): boolean {
  return uses.some(({ name }) => name === 'block');
}

/** Nothing at all where there are no grant controls; undefined for what no clause says. */
function specOf({ grantControls }: JsonObject): RequireSpec | undefined {
  const none: RequireSpec = { operator: 'OR', uses: [] };
  if (!isJsonObject(grantControls)) return none;
  const said = Object.values(grantControls).some(
    (value) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  if (!said) return none;
  const operator = grantControls.operator ?? undefined;
  return operator === undefined ? undefined : liftRequire(grantControls);
}
