import type { FactValues } from '../../schemas/facts.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { nameOrId, writtenForm } from '../../schemas/reference.ts';
import { objectsWith } from './answers.ts';
import { type Answer, isUnsupported } from './platform.ts';
import { parseVersionRange, writeVersionRange } from './version-range.ts';

/** The lowest version of Defender that is allowed; there is no highest. */
export const defenderVersion: Answer<FactValues['defenderVersion']> = {
  wire: ['defenderVersion'],
  lower(text) {
    const range = parseVersionRange(text);
    if (isUnsupported(range)) return range;
    return range.maximum === undefined && range.minimum !== undefined
      ? { defenderVersion: range.minimum }
      : { unsupported: 'a highest version of Defender cannot be demanded; write the lowest one, as in `>= 4.18`' };
  },
  lift: (body) => writeVersionRange(body.defenderVersion, undefined),
};

const wslMembers = ['distribution', 'minimumOSVersion', 'maximumOSVersion'];

/** Distributions for WSL. Not beside a custom script: the service refuses both in one policy (terraform-provider-microsoft365). */
export const wsl: Answer<FactValues['wsl']> = {
  wire: ['wslDistributions'],
  lower(distributions) {
    const ranges = distributions.map(({ os }) => (os === undefined ? {} : parseVersionRange(os)));
    const refused = ranges.find(isUnsupported);
    if (refused !== undefined) return refused;
    return {
      wslDistributions: distributions.map(({ distribution }, index): JsonObject => {
        const { minimum, maximum } = (ranges[index] ?? {}) as { minimum?: string; maximum?: string };
        return {
          distribution,
          ...(minimum === undefined ? {} : { minimumOSVersion: minimum }),
          ...(maximum === undefined ? {} : { maximumOSVersion: maximum }),
        };
      }),
    };
  },
  lift(body) {
    const distributions = objectsWith(wslMembers, body.wslDistributions);
    return distributions?.map(({ distribution, minimumOSVersion, maximumOSVersion }) => {
      const os = writeVersionRange(minimumOSVersion, maximumOSVersion);
      return { distribution: String(distribution ?? ''), ...(os === undefined ? {} : { os }) };
    });
  },
};

/** A script of one's own, and as base64 the JSON of what it must find (Graph beta metadata: deviceCompliancePolicyScript). */
export const customScript: Answer<FactValues['customScript']> = {
  wire: ['deviceCompliancePolicyScript'],
  lower: ({ script, rules, rulesContent }) => ({
    deviceCompliancePolicyScript: {
      deviceComplianceScriptId: nameOrId('deviceComplianceScripts', script),
      rulesContent: rulesContent ?? encoded({ Rules: rules ?? [] }),
    },
  }),
  lift(body) {
    const said = body.deviceCompliancePolicyScript;
    if (!isJsonObject(said)) return undefined;
    const { deviceComplianceScriptId: id = null, rulesContent } = said;
    const isNamed = isJsonObject(id) || (typeof id === 'string' && id !== '');
    if (!isNamed || typeof rulesContent !== 'string' || rulesContent === '') return undefined;
    const rules = rulesIn(rulesContent);
    const script = writtenForm(id);
    return rules === undefined ? { script, rulesContent } : { script, rules: [...rules] };
  },
};

/** The rules, when nothing is in the text but them, written as we would write it. */
function rulesIn(content: string): readonly JsonObject[] | undefined {
  try {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const rules: unknown = typeof read === 'object' && read !== null && 'Rules' in read ? read.Rules : undefined;
    if (!Array.isArray(rules) || rules.length === 0 || !rules.every(isJsonObject)) return undefined;
    return encoded({ Rules: rules }) === content ? rules : undefined;
  } catch {
    // No base64, no UTF-8 or no JSON: then it is a text to us.
    return undefined;
  }
}

function encoded(value: Json): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
