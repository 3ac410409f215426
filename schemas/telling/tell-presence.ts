import { isJsonObject, type JsonObject } from '../json.ts';
import { type Pointer, readPointer } from '../pointer.ts';
import { type Effect, opposite, type Telling } from './telling.ts';

/** An object nobody describes: that it came, or went. What changes within it is told member by member. */
export function tellPresence(pointer: Pointer, came: string, went: string, effect: Effect): Telling {
  return {
    pointer,
    tell: (_, { before, after }) => {
      const [was, is] = [isThere(before, pointer), isThere(after, pointer)];
      if (was === is) return undefined;
      return { words: [is ? came : went], effect: is ? effect : opposite(effect) };
    },
  };
}

function isThere(body: JsonObject, pointer: Pointer): boolean {
  const value = readPointer(body, pointer);
  return isJsonObject(value) && Object.keys(value).length > 0;
}
