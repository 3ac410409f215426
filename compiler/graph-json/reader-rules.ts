import type { FindingRule } from '../../schemas/finding.ts';
import {
  continuedList,
  emptyList,
  encodedJson,
  foreignKind,
  incomplete,
  moreFindings,
  notGraph,
  passedOver,
  repairedShape,
  respelled,
  serializerReference,
  truncatedDepth,
  twoSpellings,
  unknownWord,
  wordCase,
  wrongShape,
  wrongValue,
} from './object-rules.ts';
import { duplicateKey, halfCharacter, inexactNumber, notJson, tolerated, tooDeep, tooMany } from './text-rules.ts';

export * from './object-rules.ts';
export * from './text-rules.ts';

/** Every rule of the reader of Graph JSON, in the order of the codes. Examples are JSON files. */
export const graphJsonRules: readonly FindingRule[] = [
  notJson,
  tolerated,
  duplicateKey,
  inexactNumber,
  tooDeep,
  halfCharacter,
  notGraph,
  foreignKind,
  incomplete,
  respelled,
  encodedJson,
  repairedShape,
  wrongShape,
  unknownWord,
  wordCase,
  serializerReference,
  truncatedDepth,
  continuedList,
  passedOver,
  emptyList,
  twoSpellings,
  wrongValue,
  moreFindings,
  tooMany,
];
