import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';

/** How much of a limit something takes, and where to point. */
export interface Use {
  /** Who uses it, as a message begins: `the project`, or a name in backticks. */
  readonly who: string;
  readonly used: number;
  readonly place: Pick<Finding, 'span' | 'resource' | 'pointer'>;
}

/** A limit of the service. `beyond` is absent where another check already refuses what is beyond. */
export interface Budget {
  readonly limit: number;
  /** What is counted, in the plural, and what the holder of the limit does with it: `ranges`. */
  readonly unit: string;
  readonly help: string;
  readonly beyond?: FindingRule;
  readonly headroom: FindingRule;
  readonly uses: (resources: readonly Resource[]) => readonly Use[];
}

/** From this share on it is worth knowing how much is left. */
const share = 0.8;

/** A check that tells how much of a limit is left when little is, and what is too much. */
export function budget({ limit, unit, help, beyond, headroom, uses }: Budget): Check {
  const told = (who: string, used: number) => {
    const left = limit - used;
    const rest =
      left < 0 ? `${count(-left)} more than there may be` : `${count(left)} ${left === 1 ? 'is' : 'are'} left`;
    return `${who} uses ${count(used)} of ${count(limit)} ${unit}, ${rest}`;
  };
  return {
    rules: beyond === undefined ? [headroom] : [beyond, headroom],
    resources: (resources) =>
      uses(resources).flatMap(({ who, used, place }) => {
        const rule = used > limit ? beyond : used > limit * share ? headroom : undefined;
        return rule === undefined ? [] : [findingOf(rule, { message: told(who, used), help, ...place })];
      }),
  };
}

/** `1,900`: written by hand, because locales differ from machine to machine. */
function count(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
