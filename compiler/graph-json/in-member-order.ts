/** JavaScript lists members whose names are whole numbers first, so their places have to move along. */
export function inMemberOrder(object: object, firsts: ReadonlyMap<string, unknown>, places: number[]): number[] {
  const written = [...firsts.keys()];
  const listed = Object.keys(object);
  if (written.every((key, index) => listed[index] === key)) return places;
  const at = new Map(written.map((key, index) => [key, index]));
  return listed.flatMap((key) => places.slice(4 * (at.get(key) ?? 0), 4 * (at.get(key) ?? 0) + 4));
}
