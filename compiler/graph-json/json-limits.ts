/** What one exported file may ask of the reader. Exports of whole tenants are large; an attack has no end. */
export const jsonLimits = {
  /** Bytes of a file. */
  fileSize: 50 * 1024 * 1024,
  /** Objects and lists inside each other; Graph's own stay below twenty. */
  nesting: 100,
  /** Objects and lists in one text: what is read of it takes memory of its own. */
  containers: 250_000,
  /** Objects of Graph in one file; a tenant holds some hundreds. */
  objects: 20_000,
  /** Texts that hold JSON, inside each other. */
  encodings: 4,
  /** What is told about one object, and about one file; the last finding counts the rest. */
  findings: 50,
} as const;
