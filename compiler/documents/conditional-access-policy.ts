import { literalKind } from './literal.ts';

/** A conditionalAccessPolicy, word for word. Break-glass is not added here: a literal is left as written, and checked. */
export const conditionalAccessPolicy = literalKind(
  'ConditionalAccessPolicy',
  'conditionalAccessPolicies',
  'A Conditional Access policy as a Graph body.',
);
