import { visibleText } from '../../compiler/text/visible-text.ts';
import { escapeHtml } from './coverage/escape-html.ts';

/** Markup that is known to be ours; everything else put between its parts is text. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | readonly Part[];

/** Markup with values in it. Values are escaped, so that no name becomes markup; markup made by this tag is put in as it is. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(parts.map((part, at) => (at === 0 ? part : `${told(values[at - 1])}${part}`)).join(''));
}

function told(value: Part): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  return typeof value === 'object'
    ? value.map(told).join('')
    : escapeHtml(visibleText(String(value)).replaceAll(/[\ufffe\uffff]/g, '\ufffd'));
}
