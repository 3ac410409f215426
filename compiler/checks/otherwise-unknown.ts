import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { includesClient } from '../conditions/clients.ts';
import { type Document, protectionsIn } from '../document.ts';
import type { ProtectionSpec } from '../documents/protection.ts';
import { scalarPlace } from '../scalar-place.ts';
import { canComplement } from '../sentence/complement.ts';
import { namesIn } from '../sentence/when.ts';
import type { Check } from './check.ts';

const sentence = `kind: Protection
name: office
protect: Office 365
for: everyone
cases:
  - when: { platforms: [iOS, android] }
    require: appProtection
  - when: { locations: Head Office }
    require: mfa
`;

const rule: FindingRule = {
  code: 'GW4004',
  severity: 'error',
  title: 'what happens otherwise cannot be worked out',
  explanation:
    'Sign-ins that no case names are blocked. They can be listed only where cases differ by device platform and kind of client: both are short lists, while "no location of these, or any platform but those" takes more than one policy can say. Move the other condition to the `when` of the protection, or write `otherwise: allow` and block the rest with protections of their own.',
  failing: { documents: sentence },
  passing: { documents: `${sentence}otherwise: allow\n` },
};

const easSentence = (clients: string) => `kind: Protection
name: mail
protect: Exchange Online
for: everyone
cases:
  - when: { clients: ${clients} }
    require: compliantDevice
`;

const partOfClient: FindingRule = {
  code: 'GW4057',
  severity: 'error',
  title: 'what happens otherwise would block the case itself',
  explanation:
    '`easSupported` is the part of `exchangeActiveSync` on platforms that can meet requirements (Graph reference: conditionalAccessConditionSet). Graph has no word for the other part, so sign-ins that no case names can only be blocked together with those of this case, and a block always wins. Let the case be about `exchangeActiveSync` as a whole, or write `otherwise: allow`.',
  failing: { documents: easSentence('easSupported') },
  passing: { documents: easSentence('exchangeActiveSync') },
};

/** Cases that differ by something of which the rest cannot be listed. */
export const otherwiseUnknown: Check = {
  rules: [rule, partOfClient],
  documents: (program) =>
    protectionsIn(program)
      .filter(({ spec }) => spec.otherwise !== 'allow')
      .flatMap((document) => [...unlistable(document), ...partsOfClients(document)]),
};

function unlistable({ spec, yaml }: Document<ProtectionSpec>): readonly Finding[] {
  return (spec.cases ?? []).flatMap(({ when }, index) =>
    namesIn(when)
      .filter((name) => !canComplement([{ [name]: when[name] }]))
      .map((name) => {
        const pointer = `/cases/${index}/when/${name}`;
        return findingOf(rule, {
          message: `what happens otherwise cannot be worked out, because a case depends on \`${name}\``,
          help: `move \`${name}\` to the \`when\` of the whole protection, or add \`otherwise: allow\``,
          span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
          pointer,
        });
      }),
  );
}

function partsOfClients({ spec, yaml }: Document<ProtectionSpec>): readonly Finding[] {
  return (spec.cases ?? []).flatMap(({ when }, index) => {
    const { clients } = when;
    const isPart = clients?.some((type) => type === 'easSupported') === true;
    if (!isPart || includesClient(clients, 'exchangeActiveSync')) return [];
    const said = `/cases/${index}/when/clients`;
    const pointer = scalarPlace(yaml.value, said, 'easSupported') ?? said;
    return [
      findingOf(partOfClient, {
        message: `what happens otherwise in \`${spec.name}\` would block this case itself: it names \`easSupported\` alone`,
        help: 'name `exchangeActiveSync` instead, of which it is a part, or add `otherwise: allow`',
        span: yaml.spanOf(pointer),
        pointer,
      }),
    ];
  });
}
