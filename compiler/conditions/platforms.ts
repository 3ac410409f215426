import type { z } from 'zod';
import { tellList } from '../../schemas/telling/tell-list.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { type OnlyExcept, onlyExceptSchema, writeOnlyExcept } from './only-except.ts';
import { phraseOnlyExcept } from './phrase-only-except.ts';
import { objectAt, stringsAt, whenAny } from './read-wire.ts';

/** Device platforms, in Graph's spelling (conditionalAccessDevicePlatform). The service reads them from the user agent. */
export const devicePlatforms = ['android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux'] as const;
export type DevicePlatform = (typeof devicePlatforms)[number];
export type PlatformsSpec = OnlyExcept<DevicePlatform>;

const everything = 'all';

/** As people say them. */
const titles: Readonly<Record<DevicePlatform, string>> = {
  android: 'Android',
  iOS: 'iOS',
  windows: 'Windows',
  windowsPhone: 'Windows Phone',
  macOS: 'macOS',
  linux: 'Linux',
};

/** From which device platforms: `conditions.platforms`. Graph's word for every platform, unknown ones too, is `all`. */
export const platforms: Condition<PlatformsSpec> = {
  name: 'platforms',
  schema: onlyExceptSchema(everything, oneOrMany(caseInsensitiveEnum(devicePlatforms)) as z.ZodType<DevicePlatform[]>, {
    only: 'These platforms and no others; every platform, unknown ones too, when absent.',
    except: 'Platforms left out.',
  }),
  wire: ['/conditions/platforms'],
  lower(spec) {
    return { platforms: { includePlatforms: spec.only ?? [everything], excludePlatforms: spec.except ?? [] } };
  },
  lift(conditions) {
    const body = objectAt(conditions, 'platforms');
    const named = ['includePlatforms', 'excludePlatforms'].flatMap((name) => stringsAt(body, name));
    if (named.length === 0) return undefined;
    const known = (name: string) => devicePlatforms.filter((platform) => stringsAt(body, name).includes(platform));
    return { ...whenAny('only', known('includePlatforms')), ...whenAny('except', known('excludePlatforms')) };
  },
  write: (spec) => writeOnlyExcept(everything, spec),
  phrase: (spec) => phraseOnlyExcept('on', 'every platform', spec, (platform) => [titles[platform]]),
  tell: [
    tellList('/conditions/platforms/includePlatforms', {
      participle: 'covered',
      more: 'tighter',
      words: titles,
      all: { wire: everything, words: 'every platform' },
      isNarrowing: true,
    }),
    tellList('/conditions/platforms/excludePlatforms', { participle: 'left out', more: 'looser', words: titles }),
  ],
};
