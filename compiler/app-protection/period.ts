import { z } from 'zod';
import type { Json } from '../../schemas/json.ts';
import type { Demand } from './demand.ts';
import { demand, type Places } from './saying.ts';

const units = [
  { word: 'day', before: 'P', after: 'D' },
  { word: 'hour', before: 'PT', after: 'H' },
  { word: 'minute', before: 'PT', after: 'M' },
  { word: 'second', before: 'PT', after: 'S' },
] as const;

/** A duration as Graph writes it (ISO 8601); anything but one number of one unit is written as it is. */
const iso = /^-?P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;
const words = /^(0|[1-9]\d*) (day|hour|minute|second)s?$/i;

const schema = z
  .union([
    z.string().regex(words, 'expected a number of days, hours, minutes or seconds, e.g. `12 hours`').transform(spelled),
    z.string().regex(iso, 'expected a number of days, hours, minutes or seconds, e.g. `12 hours`').transform(fromIso),
  ])
  .describe('A period, e.g. `12 hours`.');

/** A period of time: `12 hours`, `90 days`. */
export function period(name: string, description: string, places: Places): Demand {
  return demand(name, description, places, schema, toIso, (value) =>
    typeof value === 'string' && iso.test(value) ? fromIso(value) : undefined,
  );
}

function spelled(text: string): string {
  const [, number = '', unit = ''] = words.exec(text) ?? [];
  return `${number} ${unit.toLowerCase()}${number === '1' ? '' : 's'}`;
}

function toIso(value: Json): Json {
  const [, number, word] = words.exec(String(value)) ?? [];
  const unit = units.find((each) => each.word === word?.toLowerCase());
  return unit === undefined ? value : `${unit.before}${number}${unit.after}`;
}

function fromIso(text: string): string {
  for (const { word, before, after } of units) {
    const number = new RegExp(`^${before}(0|[1-9]\\d*)${after}$`).exec(text)?.[1];
    if (number !== undefined) return spelled(`${number} ${word}`);
  }
  return text;
}
