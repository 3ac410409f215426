import type { Json } from '../../schemas/json.ts';

/** A stretch of a text by offsets; the second is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value together with the places where it, its keys and its parts were written. */
export interface YamlNode {
  readonly value: Json;
  /** Absent for a value nobody wrote, as after `key:` at the end of a line. */
  readonly range: Range | undefined;
  readonly members: ReadonlyMap<string, { readonly key: Range; readonly node: YamlNode }> | undefined;
  readonly items: readonly YamlNode[] | undefined;
  /** Characters of all keys and scalars within, an alias counted as what it stands for. */
  readonly size: number;
  /** Levels of collections, an alias counted as what it stands for; 0 for a scalar. */
  readonly height: number;
}
