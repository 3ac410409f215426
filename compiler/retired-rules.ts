import type { FindingCode } from '../schemas/finding.ts';

/** A rule the compiler no longer has. Its code means nothing else, because scripts and `accept` may still say it. */
export interface RetiredRule {
  readonly code: FindingCode;
  /** What it was about, and why it is gone: a sentence for whoever looks it up. */
  readonly reason: string;
}

export const retiredRules: readonly RetiredRule[] = [
  {
    code: 'GW4059',
    reason:
      'It told of people on Linux, whom no standard could be for. A DeviceStandard can be for `linux` now, and GW4020 tells when none is.',
  },
];
