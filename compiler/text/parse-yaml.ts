import { EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import type { Finding } from '../../schemas/finding.ts';
import { DocumentComposer } from './compose-document.ts';
import { textLimits } from './limits.ts';
import { indexLines } from './position.ts';
import { ReadContext } from './read-context.ts';
import { reportSyntaxError } from './report-syntax-error.ts';
import { documentLimit } from './rules.ts';
import { sizeFinding } from './source-text.ts';
import { splitDocuments } from './split-documents.ts';
import { documentOf, type YamlDocument } from './yaml-document.ts';
import type { Range } from './yaml-node.ts';

export type { YamlDocument } from './yaml-document.ts';

/** What could be read of a file, and what was wrong with the rest. */
export interface ParsedYaml {
  readonly documents: readonly YamlDocument[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the documents of a YAML 1.2 file (core schema) as plain JSON data with places. Empty documents are skipped. A syntax
 * error costs the document it stands in; any other mistake costs the value or member it concerns, and the document
 * is still returned, so check `findings` before using `documents`. Never throws; time grows with the text's length,
 * which is limited.
 */
export function parseYaml(file: string, text: string): ParsedYaml {
  if (text.length > textLimits.fileSize) return { documents: [], findings: [sizeFinding(file, text.length)] };
  const context = new ReadContext(file, indexLines(text));
  const documents: YamlDocument[] = [];
  for (const [index, chunk] of splitDocuments(context.lines).entries()) {
    if (context.full) break;
    if (index >= textLimits.documentsPerFile) {
      reportDocumentLimit(context, chunk);
      break;
    }
    for (const document of composeChunk(context, chunk, parseChunk(context, chunk))) documents.push(document);
  }
  return { documents, findings: context.findings };
}

/** Empty documents count as well: a megabyte of `---` would otherwise be parsed a quarter of a million times. */
function reportDocumentLimit(context: ReadContext, chunk: Range): void {
  const marker = /^\uFEFF?(---)?/.exec(context.text.slice(chunk.start, chunk.start + 4))?.[0] ?? '';
  context.report(
    documentLimit,
    { start: chunk.start, end: chunk.start + marker.length },
    {
      message: `the file holds more than ${textLimits.documentsPerFile} documents, and from here on it is not read`,
      help: 'split it into several files',
    },
  );
}

function parseChunk(context: ReadContext, chunk: Range): readonly Event[] {
  try {
    return parseEvents(context.text.slice(chunk.start, chunk.end), { maxDepth: textLimits.nesting });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    reportSyntaxError(context, chunk, error);
    return [];
  }
}

/** The documents of a chunk: one, but for texts that hide a marker behind a byte order mark. */
function composeChunk(context: ReadContext, chunk: Range, events: readonly Event[]): readonly YamlDocument[] {
  const documents: YamlDocument[] = [];
  let composer: DocumentComposer | undefined;
  for (const event of events) {
    if (context.full) break;
    if (event.type === EVENT_ID.DOCUMENT) {
      const redefinesTags = event.directives.some((directive) => directive.kind === 'tag');
      composer = new DocumentComposer(context, chunk, composer?.end ?? chunk.start, redefinesTags);
    } else if (composer === undefined) {
      throw new Error('unreachable: the parser opens a document before anything else');
    } else if (event.type === EVENT_ID.POP && composer.isComplete) {
      const root = composer.result;
      if (root !== undefined) documents.push(documentOf(context.file, context.lines, root, composer.end));
    } else composer.take(event);
  }
  return documents;
}
