import { z } from 'zod';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { objectAt, stringsAt, whenAny } from './read-wire.ts';

/** Device platforms, in Graph's spelling (conditionalAccessDevicePlatform). The service reads them from the user agent. */
export const devicePlatforms = ['android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux'] as const;
export type DevicePlatform = (typeof devicePlatforms)[number];

const list = oneOrMany(caseInsensitiveEnum(devicePlatforms));

const platformsSchema = z.union([
  list.transform((only): PlatformsSpec => ({ only })),
  z.strictObject({
    only: list.optional().describe('These platforms and no others; every platform, unknown ones too, when absent.'),
    except: list.optional().describe('Platforms left out.'),
  }),
]) as z.ZodType<PlatformsSpec>;

export interface PlatformsSpec {
  readonly only?: readonly DevicePlatform[] | undefined;
  readonly except?: readonly DevicePlatform[] | undefined;
}

/** From which device platforms: `conditions.platforms`. */
export const platforms: Condition<PlatformsSpec> = {
  name: 'platforms',
  schema: platformsSchema,
  wire: ['/conditions/platforms'],
  lower(spec) {
    return { platforms: { includePlatforms: spec.only ?? ['all'], excludePlatforms: spec.except ?? [] } };
  },
  lift(conditions) {
    const body = objectAt(conditions, 'platforms');
    if (body === undefined) return undefined;
    const known = (name: string) => devicePlatforms.filter((platform) => stringsAt(body, name).includes(platform));
    return { ...whenAny('only', known('includePlatforms')), ...whenAny('except', known('excludePlatforms')) };
  },
};
