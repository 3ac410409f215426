import { type Finding, findingOf } from '../../schemas/finding.ts';
import { isInForce, type Waiver } from '../../schemas/waiver.ts';
import { counted } from '../text/counted.ts';
import { expired, expiresSoon, farAhead } from './waiver-rules.ts';

const soon = 14;
const year = 366;
const day = 24 * 60 * 60 * 1000;

/**
 * What there is to say of the last days of waivers on a day. Apart from `compile`, which knows no clock, and so that a waiver that
 * expires over night stops what is written, never what is looked at.
 */
export function waiverTerms(waivers: readonly Waiver[], today: string): readonly Finding[] {
  const seen = new Set<string>();
  return waivers.flatMap((waiver) => {
    // A document that comes to several objects is one waiver.
    if (seen.has(waiver.name)) return [];
    seen.add(waiver.name);
    return termOf(waiver, today) ?? [];
  });
}

function termOf(waiver: Waiver, today: string): Finding | undefined {
  const { name, owner, until, untilSpan: span } = waiver;
  const left = Math.round((Date.parse(until) - Date.parse(today)) / day);
  const extend = 'give it another last day with `gatewright waive --extend`';
  if (!isInForce(waiver, today)) {
    return findingOf(expired, {
      message: `the waiver \`${name}\` of ${owner} expired after \`${until}\``,
      help: `end the deviation and remove the document, or ${extend}`,
      span,
    });
  }
  if (left <= soon) {
    const when = left === 0 ? 'today' : `in ${counted(left, 'day')}`;
    return findingOf(expiresSoon, {
      message: `the waiver \`${name}\` of ${owner} ends ${when}, with \`${until}\``,
      help: `end the deviation and remove the document, or ${extend}`,
      span,
    });
  }
  if (left <= year) return undefined;
  return findingOf(farAhead, {
    message: `the waiver \`${name}\` of ${owner} holds until \`${until}\`, more than a year from now`,
    help: 'write the deviation into the document where it is meant to stay, or choose an earlier day',
    span,
  });
}
