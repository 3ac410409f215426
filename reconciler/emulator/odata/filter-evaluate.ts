import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';
import { namedType } from '../metadata/conform.ts';
import type { Comparison, Expression } from './filter-parse.ts';

/** Names bound by `any(x: …)` and `all(x: …)`. */
type Variables = Readonly<Record<string, Json>>;

/** Whether one object satisfies a filter. A property that is absent counts as null. */
export function matchesFilter(expression: Expression, object: JsonObject, variables: Variables = {}): boolean {
  return evaluate(expression, object, variables) === true;
}

function evaluate(expression: Expression, object: JsonObject, variables: Variables): Json {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'path':
      return valueAt(expression.segments, object, variables);
    case 'and':
      return matchesFilter(expression.left, object, variables) && matchesFilter(expression.right, object, variables);
    case 'or':
      return matchesFilter(expression.left, object, variables) || matchesFilter(expression.right, object, variables);
    case 'not':
      return !matchesFilter(expression.operand, object, variables);
    case 'compare':
      return compare(
        expression.operator,
        evaluate(expression.left, object, variables),
        evaluate(expression.right, object, variables),
      );
    case 'in':
      return expression.members.some((member) =>
        compare('eq', evaluate(expression.left, object, variables), evaluate(member, object, variables)),
      );
    case 'call':
      return call(
        expression.name,
        expression.operands.map((operand) => evaluate(operand, object, variables)),
      );
    case 'isof':
      return namedType(object) === expression.type;
    case 'lambda':
      return lambda(expression, object, variables);
  }
}

/** Walks `a/b/c`; a type cast in between (`microsoft.graph.x`) yields null where the object is of another type. */
function valueAt(segments: readonly string[], object: JsonObject, variables: Variables): Json {
  const [first] = segments;
  const bound = first !== undefined && Object.hasOwn(variables, first);
  let at: Json = bound ? (variables[first] ?? null) : object;
  for (const segment of bound ? segments.slice(1) : segments) {
    if (!isJsonObject(at)) return null;
    if (segment.startsWith('microsoft.graph.')) {
      if (namedType(at) !== segment.slice('microsoft.graph.'.length)) return null;
    } else {
      at = at[segment] ?? null;
    }
  }
  return at;
}

function compare(operator: Comparison, left: Json, right: Json): boolean {
  if (operator === 'has') return hasMembers(left, right);
  if (operator === 'eq' || operator === 'ne') return (comparable(left) === comparable(right)) === (operator === 'eq');
  const [a, b] = [comparable(left), comparable(right)];
  if (a === null || b === null || typeof a !== typeof b) return false;
  if (operator === 'gt') return a > b;
  if (operator === 'ge') return a >= b;
  return operator === 'lt' ? a < b : a <= b;
}

/** Strings compare without case, as the directory does; timestamps by the moment they mean, whatever their precision. */
function comparable(value: Json): string | number | boolean | null {
  if (typeof value !== 'string') return typeof value === 'object' ? null : value;
  const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(value);
  if (instant === null) return value.toLowerCase();
  return `${instant[1]}.${(instant[2] ?? '').padEnd(7, '0')}`;
}

function hasMembers(left: Json, right: Json): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  const members = left.split(',').map((member) => member.trim());
  return right.split(',').every((member) => members.includes(member.trim()));
}

function call(name: string, operands: readonly Json[]): Json {
  const [text, part] = operands.map((operand) => (typeof operand === 'string' ? operand.toLowerCase() : undefined));
  if (text === undefined) return name.startsWith('to') ? null : false;
  if (name === 'tolower') return text;
  if (name === 'toupper') return text.toUpperCase();
  if (part === undefined) return false;
  if (name === 'startswith') return text.startsWith(part);
  return name === 'endswith' ? text.endsWith(part) : text.includes(part);
}

function lambda(
  expression: Extract<Expression, { kind: 'lambda' }>,
  object: JsonObject,
  variables: Variables,
): boolean {
  const collection = valueAt(expression.collection, object, variables);
  const items: readonly Json[] = Array.isArray(collection) ? collection : [];
  const { variable, predicate } = expression;
  if (variable === undefined || predicate === undefined) return items.length > 0;
  const holds = (item: Json) => matchesFilter(predicate, object, { ...variables, [variable]: item });
  return expression.quantifier === 'any' ? items.some(holds) : items.every(holds);
}
