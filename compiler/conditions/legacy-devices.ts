import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { tellList } from '../../schemas/telling/tell-list.ts';
import { oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { type OnlyExcept, onlyExceptSchema, writeOnlyExcept } from './only-except.ts';
import { stringsAt, whenAny } from './read-wire.ts';

const everything = 'all';
const titles = { Compliant: 'compliant devices', DomainJoined: 'hybrid joined devices' };

/**
 * The two conditions on devices from before there were filters. Both name devices by words: `All`, `Compliant`, `DomainJoined`
 * (graph beta reference, conditionalAccessDevices). Policies made with them still exist; new ones are better off with a filter.
 */
export function legacyDeviceCondition(name: string, noun: string): Condition<OnlyExcept<string>> {
  const [include, exclude] = [`include${noun}`, `exclude${noun}`];
  return {
    name,
    schema: onlyExceptSchema(everything, oneOrMany(z.string().min(1)), {
      only: 'Only such devices; all when absent.',
      except: 'Devices left out: `Compliant`, or `DomainJoined` for hybrid joined ones.',
    }),
    wire: [`/conditions/${name}/${include}`, `/conditions/${name}/${exclude}`],
    lower({ only = [everything], except = [] }) {
      return { [name]: { [include]: only.map(lowerWord), [exclude]: except.map(lowerWord) } };
    },
    lift(conditions) {
      const body: JsonObject = isJsonObject(conditions[name]) ? conditions[name] : {};
      const sides = [include, exclude].map((side) => stringsAt(body, side));
      if (sides.flat().length === 0) return undefined;
      const [only = [], except = []] = sides.map((side) => side.filter(isSayable));
      return { ...whenAny('only', only), ...whenAny('except', except) };
    },
    write: (spec) => writeOnlyExcept(everything, spec),
    tell: [
      tellList(`/conditions/${name}/${include}`, {
        participle: 'covered',
        more: 'tighter',
        words: titles,
        all: { wire: 'All', words: 'every device' },
        isNarrowing: true,
      }),
      tellList(`/conditions/${name}/${exclude}`, { participle: 'left out', more: 'looser', words: titles }),
    ],
  };
}

function isSayable(word: string): boolean {
  return word !== '' && word.toLowerCase() !== everything;
}

function lowerWord(written: string): string {
  return written.toLowerCase() === everything ? 'All' : written;
}
