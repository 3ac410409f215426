/** Each letter in both cases: the pattern is also given to editors, whose JSON schemas know no flags. */
const device = '(?:[cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|(?:[cC][oO][mM]|[lL][pP][tT])[0-9])';

/**
 * Any text but the names Windows keeps for devices, in any letter case, alone or before an ending (Microsoft docs: naming-a-file).
 * What people name becomes files: `compile` would write `con.json`, which a checkout on Windows cannot hold.
 */
export const noDeviceName = new RegExp(`^(?!${device} *(?:\\.|$))`);

/** What to say of a name that is one. */
export const deviceNameHelp =
  '`con`, `prn`, `aux`, `nul`, `com0` to `com9` and `lpt0` to `lpt9`, with any ending, are names Windows keeps for devices; choose another';
