import type { Misfit } from '../metadata/conform.ts';

/** What Intune says of a body that does not fit its model; no misfit: it is no object. */
export function misfitText(misfit: Misfit | undefined): string {
  if (misfit === undefined) return 'An error has occurred: the body is not an object';
  return misfit.reason === 'unknownType'
    ? `A type named 'microsoft.graph.${misfit.detail}' could not be resolved by the model. When a model is available, each type name must resolve to a valid type.`
    : `The property '${misfit.path}' does not fit the model (${misfit.reason}: ${misfit.detail}).`;
}
