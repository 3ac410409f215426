import { platformOfType, platforms } from '../../compiler/platforms/index.ts';
import type { Platform } from '../../compiler/platforms/platform.ts';
import { policyFormOf } from '../../compiler/platforms/policy-form.ts';
import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { parsePointer } from '../../schemas/pointer.ts';
import { combinedEffect, type Telling, type Told, type Words } from '../../schemas/telling/telling.ts';
import { tellSetting } from './tell-fact.ts';

/** A property of a compliance policy. A plan does not always say for which platform it is, and nearly all spell a property alike. */
export const tellDeviceSetting: Telling['tell'] = (moved, around) => {
  const setting = parsePointer(moved.pointer)[0] ?? '';
  const type = around.after['@odata.type'] ?? around.before['@odata.type'];
  const own = type === undefined ? undefined : platformOfType(type);
  const candidates =
    own === undefined ? platforms.filter(({ properties }) => Object.hasOwn(properties, setting)) : [own];
  for (const platform of candidates) {
    const told = tellSetting(platform, setting, moved, around);
    if (told !== undefined) return told;
  }
  return undefined;
};

/** The settings of a policy made of the catalogue are one list: told setting by setting. */
export const tellComplianceSettings: Telling['tell'] = ({ pointer, before, after }, around) => {
  const platform = platforms.find(({ form }) => form?.collection === 'compliancePolicies');
  if (platform === undefined || pointer !== '/settings') return undefined;
  const [was, is] = [heldBy(platform, before), heldBy(platform, after)];
  if (was === undefined || is === undefined) return undefined;
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const told = names.flatMap((name): readonly Told[] => {
    const moved = { pointer: `/${name}`, before: was[name] ?? null, after: is[name] ?? null };
    if (stableStringify(moved.before) === stableStringify(moved.after)) return [];
    return [tellSetting(platform, name, moved, around) ?? { words: [{ name }, ' changes'], effect: 'mixed' }];
  });
  if (told.length === 0) return undefined;
  const words = told.flatMap((each, at): Words => (at === 0 ? each.words : ['; ', ...each.words]));
  return { words, effect: combinedEffect(told.map(({ effect }) => effect)) };
};

function heldBy(platform: Platform, settings: Json): JsonObject | undefined {
  return settings === null ? {} : policyFormOf(platform).settingsOf({ settings });
}
