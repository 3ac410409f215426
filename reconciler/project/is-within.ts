import { isAbsolute, relative, sep } from 'node:path';

/** True when `path` is `folder` or lies in it. Both are absolute; links are looked through before, by whoever asks. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // On another drive of Windows there is no relative way.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
