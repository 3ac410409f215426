import { type Answer, isUnsupported, type Platform } from '../../compiler/platforms/platform.ts';
import { factNouns } from '../../schemas/fact-nouns.ts';
import { type FactName, factNames } from '../../schemas/facts.ts';
import type { Json } from '../../schemas/json.ts';
import type { Around, Effect, Moved, Told } from '../../schemas/telling/telling.ts';

/** Words of facts from the strictest to the mildest; where apps may come from, and how much risk is allowed. */
const mildening = ['secured', 'macAppStore', 'low', 'macAppStoreAndIdentifiedDevelopers', 'medium', 'anywhere', 'high'];

/**
 * What it means that one setting of a compliance policy moves: the fact it says, where it says one. Undefined where no fact says it,
 * or more goes into it than can be told from what is known.
 */
export function tellSetting(platform: Platform, setting: string, moved: Moved, around: Around): Told | undefined {
  const found = factNames.flatMap((name) => {
    const answer = platform.facts[name] as Answer<unknown> | { readonly unsupported: string };
    return !isUnsupported(answer) && answer.wire.includes(setting) ? [{ name, answer }] : [];
  })[0];
  if (found === undefined) return undefined;
  const own = found.answer.tell?.find(({ pointer }) => pointer === `/${setting}`);
  if (own !== undefined) return own.tell(moved, around);
  return found.answer.wire.length === 1 ? tellFact(found.name, found.answer, setting, moved) : undefined;
}

function tellFact(
  name: FactName,
  answer: Answer<unknown>,
  setting: string,
  { before, after }: Moved,
): Told | undefined {
  const [was, is] = [before, after].map((value) => answer.lift({ [setting]: value }) as Json | undefined);
  const noun = factNouns[name];
  if (was === undefined && is === undefined) return undefined;
  const word = is ?? was;
  if (word === 'required' || word === 'current' || word === 'forbidden') {
    const verb = word === 'forbidden' ? 'refused' : 'demanded';
    const be = noun.startsWith('apps') || noun.endsWith('signatures') || noun.endsWith('services') ? 'are' : 'is';
    return is === undefined
      ? { words: [`${noun} ${be} no longer ${verb}`], effect: 'looser' }
      : { words: [`${noun} ${be} now ${verb}`], effect: 'tighter' };
  }
  if (is === undefined) return { words: [`${noun} is no longer asked about`], effect: 'looser' };
  if (was === undefined) return { words: [...said(noun, is)], effect: 'tighter' };
  if (typeof is !== 'string' || typeof was !== 'string') return { words: [`${noun} changes`], effect: 'mixed' };
  return { words: [...said(noun, is), ' instead of ', { name: was }], effect: milder(was, is) };
}

function said(noun: string, value: Json) {
  return typeof value === 'string' ? [`${noun} is now asked about: `, { name: value }] : [`${noun} is now asked about`];
}

function milder(was: string, is: string): Effect {
  const [left, right] = [mildening.indexOf(was), mildening.indexOf(is)];
  if (left < 0 || right < 0) return 'mixed';
  return right > left ? 'looser' : 'tighter';
}
