import type { FactValues } from '../../schemas/facts.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { tellList } from '../../schemas/telling/tell-list.ts';
import { objectsWith, renamed } from './answers.ts';
import type { Answer } from './platform.ts';
import { tellRange } from './tell-range.ts';

type Builds = FactValues['builds'];

const names = { from: 'lowestVersion', to: 'highestVersion', description: 'description' };

/** Several ranges of builds, each with both ends (Graph beta metadata: operatingSystemVersionRange, 2026-08). */
export const buildRanges: Answer<Builds> = {
  wire: ['validOperatingSystemBuildRanges'],
  lower(builds) {
    if (builds.some(({ from, to }) => from === undefined || to === undefined)) {
      return { unsupported: 'a range of builds has both ends on Windows: write `from` and `to`' };
    }
    return { validOperatingSystemBuildRanges: builds.map((range) => renamed(range, names)) };
  },
  lift(body) {
    const ranges = objectsWith(Object.values(names), body.validOperatingSystemBuildRanges);
    const isWhole = ({ lowestVersion, highestVersion }: JsonObject) =>
      lowestVersion !== undefined && highestVersion !== undefined;
    if (ranges === undefined || !ranges.every(isWhole)) return undefined;
    return ranges.map((range) =>
      said({ from: range.lowestVersion, to: range.highestVersion, description: range.description }),
    );
  },
  tell: [
    tellList('/validOperatingSystemBuildRanges', {
      participle: 'allowed',
      more: 'looser',
      noun: ['range of builds', 'ranges of builds'],
      all: { wire: 'all', words: 'every build' },
      isNarrowing: true,
    }),
  ],
};

/** One range of builds, either end of which may be missing, as Apple names its builds: 21A329. */
export const appleBuilds: Answer<Builds> = {
  wire: ['osMinimumBuildVersion', 'osMaximumBuildVersion'],
  lower(builds) {
    const [range, ...others] = builds;
    if (range === undefined || others.length > 0) {
      return { unsupported: 'there is one range of builds on Apple devices; write one with `from` and `to`' };
    }
    if (range.description !== undefined) {
      return { unsupported: 'a range of builds has no description on Apple devices; drop `description`' };
    }
    return renamed(range, { from: 'osMinimumBuildVersion', to: 'osMaximumBuildVersion' });
  },
  lift(body) {
    const range = said({ from: body.osMinimumBuildVersion, to: body.osMaximumBuildVersion });
    return Object.keys(range).length === 0 ? undefined : [range];
  },
  tell: tellRange('osMinimumBuildVersion', 'osMaximumBuildVersion', 'build'),
};

function said(range: { readonly [Name in keyof Builds[number]]: Json | undefined }): Builds[number] {
  return Object.fromEntries(Object.entries(range).filter(([, value]) => typeof value === 'string' && value !== ''));
}
