/** What one file may ask of the reader. A policy repository stays far below; a hostile file meets an end. */
export const textLimits = {
  /** Bytes of a file, and UTF-16 code units of its text. */
  fileSize: 1024 * 1024,
  /** Collections inside collections, also when an alias brings them in. */
  nesting: 100,
  documentsPerFile: 1000,
  aliasesPerDocument: 100,
  /**
   * Characters that all aliases of one document may stand for together. Counting aliases is not enough: nine lists of
   * nine aliases each are 81 aliases and half a billion values to whoever walks them.
   */
  aliasExpansion: 1024 * 1024,
  findingsPerFile: 100,
} as const;
