import {
  type Answer,
  type AppPlatform,
  type Clause,
  type Demand,
  isClause,
  isRefused,
} from '../../compiler/app-protection/demand.ts';
import { appDemands } from '../../compiler/app-protection/index.ts';
import type { Json } from '../../schemas/json.ts';
import { valueWords } from '../../schemas/telling/name-of.ts';
import { tellAmount } from '../../schemas/telling/tell-value.ts';
import type { Around, Effect, Moved, Told, Words } from '../../schemas/telling/telling.ts';

/** Words of demands, from the mildest to the strictest. */
const scales: readonly (readonly string[])[] = [
  ['allowed', 'blocked'],
  ['not required', 'required'],
  ['all apps', 'managed apps with paste in', 'managed apps', 'one app', 'no app', 'nowhere'],
  ['all apps', 'managed apps', 'blocked'],
  ['any browser', 'managed browser'],
  ['any', 'approved'],
  ['warn', 'block', 'wipe'],
  ['everything', 'no company data', 'nothing'],
  ['not configured', 'high', 'medium', 'low', 'secured'],
  ['none', 'basic integrity', 'basic integrity and certified devices'],
  ['basic', 'hardware backed'],
  ['numeric', 'passcode'],
];

/** What it means that one property of an app protection policy moves, in the words a document has for it; undefined where it has none. */
export function tellAppSetting(
  platform: AppPlatform,
  property: string,
  moved: Moved,
  around: Around,
): Told | undefined {
  const found = placesOf(platform).get(property);
  if (found === undefined || found.answer.properties.length > 1) return undefined;
  const { path, answer } = found;
  const subject = path.map(humanised).join(', ');
  if (/\bminimum|^history\b|\bmaximum/i.test(path.slice(-2).join(' ')) || path.at(-1) === 'history') {
    const isUpper = path.some((name) => name.startsWith('maximum'));
    const more: Effect = isUpper ? 'looser' : 'tighter';
    const says = (value: Words): Words => [`${subject}: `, ...value];
    return tellAmount(`/${property}`, { says, silent: `${subject}: no longer asked for`, more }).tell(moved, around);
  }
  const [was = null, is = null] = [moved.before, moved.after].map(
    (value) => answer.lift({ [property]: value }) ?? value,
  );
  return {
    words: [`${subject}: `, ...valueWords(is), ...(was === null ? [] : [' instead of ', ...valueWords(was)])],
    effect: effectOf(was, is),
  };
}

function effectOf(was: Json, is: Json): Effect {
  if (typeof was === 'boolean' && typeof is === 'boolean') return is ? 'tighter' : 'looser';
  const scale = scales.find((words) => words.some((word) => word === was) && words.some((word) => word === is));
  if (scale === undefined) return 'mixed';
  return scale.indexOf(String(is)) > scale.indexOf(String(was)) ? 'tighter' : 'looser';
}

interface Place {
  readonly path: readonly string[];
  readonly answer: Answer;
}

const places = new Map<AppPlatform, ReadonlyMap<string, Place>>();

/** Which demand is behind which property of Graph's, worked out once. */
function placesOf(platform: AppPlatform): ReadonlyMap<string, Place> {
  const known = places.get(platform);
  if (known !== undefined) return known;
  const found = new Map(appDemands.flatMap((part) => placesIn(part, [], platform)));
  places.set(platform, found);
  return found;
}

function placesIn(part: Demand | Clause, above: readonly string[], platform: AppPlatform): readonly [string, Place][] {
  const path = [...above, part.name];
  if (isClause(part)) return part.parts.flatMap((inner) => placesIn(inner, path, platform));
  const answer = part.on[platform];
  return isRefused(answer) ? [] : answer.properties.map((property) => [property, { path, answer }]);
}

function humanised(name: string): string {
  if (name === 'pin') return 'PIN';
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
