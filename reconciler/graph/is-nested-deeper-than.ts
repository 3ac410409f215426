const quote = 0x22;
const backslash = 0x5c;

/**
 * Whether arrays and objects of a JSON text are nested deeper than `limit`, found without recursion: twenty thousand brackets can
 * be parsed, and end everything that walks through the value afterwards.
 */
export function isNestedDeeperThan(limit: number, json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (isInString && code === backslash) at += 1;
    else if (code === quote) isInString = !isInString;
    else if (!isInString) depth += step(code);
    if (depth > limit) return true;
  }
  return false;
}

/** `[` and `{` lead in, `]` and `}` out. */
function step(code: number): number {
  if (code === 0x5b || code === 0x7b) return 1;
  return code === 0x5d || code === 0x7d ? -1 : 0;
}
