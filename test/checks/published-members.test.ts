import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { renderFinding } from '../../compiler/text/frame.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

/** What is said about members and words of a literal body, as it is printed. */
function toldOf(text: string): readonly string[] {
  const { findings } = compile({ files: sourcesOf({ 'gatewright.yaml': minimalProject, 'a.yaml': text }) });
  return findings
    .filter(({ code }) => /^GW411[0-2]$/.test(code))
    .map((finding) => renderFinding(finding, (file) => (file === 'a.yaml' ? text : undefined)));
}

const policy = (members: string) => `kind: ConditionalAccessPolicy
name: mail
body:
  state: enabled
  conditions: { clientAppTypes: [all], applications: { includeApplications: [All] }, users: { includeUsers: [All] } }
${members}
`;

describe('members and words of literal bodies', () => {
  it('asks at the key about a member that is almost a published one', () => {
    expect(toldOf(policy('  stat: enabled'))).toEqual([
      `warning[GW4110]: \`stat\` is no published member of \`conditionalAccessPolicy\`, and is sent as it is
  --> a.yaml:6:3
   |
 6 |   stat: enabled
   |   ^^^^
  = help: did you mean \`state\`?`,
    ]);
  });

  it('asks at the word about a word that is almost a published one', () => {
    expect(toldOf(policy('  grantControls: { operator: OR, builtInControls: [compliantDevice, mfaa] }'))).toEqual([
      `warning[GW4111]: \`mfaa\` is no published word of \`builtInControls\`, and is sent as it is
  --> a.yaml:6:69
   |
 6 |   grantControls: { operator: OR, builtInControls: [compliantDevice, mfaa] }
   |                                                                     ^^^^
  = help: did you mean \`mfa\`?`,
    ]);
  });

  it('refuses a compliance policy without a platform', () => {
    const [told = ''] = toldOf('kind: CompliancePolicy\nname: phones\nbody: { passcodeRequird: true }\n');
    expect(told).toContain('error[GW4112]: the body of `phones` has no `@odata.type`, so its platform is unknown');
    expect(told).toContain("'@odata.type': '#microsoft.graph.iosCompliancePolicy'");
  });

  it('knows the members of the type a body names, and asks about a type that is none', () => {
    const phones = (type: string, members: string) =>
      toldOf(`kind: CompliancePolicy\nname: p\nbody:\n  '@odata.type': '#microsoft.graph.${type}'\n  ${members}\n`);
    expect(phones('iosCompliancePolicy', 'passcodeRequired: true')).toEqual([]);
    expect(phones('macOSCompliancePolicy', 'passcodeRequired: true').join()).toContain(
      'did you mean `passwordRequired`',
    );
    expect(phones('iosCompliancPolicy', 'anything: true').join()).toContain(
      'did you mean `#microsoft.graph.iosCompliancePolicy`',
    );
  });

  it('is silent about letter case of words, sets with commas, annotations, and what real bodies have unpublished', () => {
    const session =
      '  sessionControls: { blockSensitiveActions: { isEnabled: true }, persistentBrowser: { mode: Always } }';
    const guests =
      "  '@odata.context': x\n  conditions: { times: null, users: { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest, serviceProvider' } } }";
    expect(toldOf(policy(session))).toEqual([]);
    expect(toldOf(policy('').replace(/ {2}conditions.*\n/, `${guests}\n`))).toEqual([]);
  });

  it('looks into locations, strengths, contexts and terms as well', () => {
    const told = (text: string) => toldOf(text).join('\n');
    expect(
      told("kind: NamedLocation\nname: l\nbody: { '@odata.type': '#microsoft.graph.ipNamedLocation', isTrustd: true }"),
    ).toContain('did you mean `isTrusted`?');
    expect(
      told('kind: AuthenticationStrength\nname: s\nbody: { allowedCombinations: ["fido", "password,smss"] }'),
    ).toContain('did you mean `sms`?');
  });
});
