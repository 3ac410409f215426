/**
 * A request's path with everything that names an object of the tenant replaced, for progress lines, metrics and logs:
 * `/groups/0b1c…/members?$select=id` becomes `/groups/{id}/members`. Only segments that look like names of Graph's own are
 * kept, so a user's address used as an id does not leak.
 */
export function pathTemplate(path: string): string {
  const [beforeQuery = ''] = path.split('?', 1);
  return beforeQuery
    .split('/')
    .map((segment) => (/^(\$?[A-Za-z][A-Za-z.]*(\(\))?)?$/.test(segment) ? segment : '{id}'))
    .join('/');
}
