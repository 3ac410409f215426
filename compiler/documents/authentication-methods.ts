/**
 * The methods a combination is made of, in Graph's order (msgraph-metadata v1.0-Prod.csdl, authenticationMethodModes, 2026-08), and
 * what people call them (Microsoft docs: concept-authentication-strengths, 2026).
 */
const methods: Readonly<Record<string, readonly string[]>> = {
  password: [],
  voice: ['phone call'],
  hardwareOath: ['hardware OATH token'],
  softwareOath: ['software OATH token'],
  sms: ['text message'],
  fido2: ['passkey', 'passkeys (FIDO2)', 'FIDO2 security key'],
  windowsHelloForBusiness: ['Windows Hello for Business', 'Windows Hello for Business / Platform Credential'],
  microsoftAuthenticatorPush: ['Microsoft Authenticator', 'Microsoft Authenticator (Push Notification)'],
  deviceBasedPush: ['Microsoft Authenticator (Phone Sign-in)', 'phone sign-in'],
  temporaryAccessPassOneTime: ['Temporary Access Pass (One-time use)'],
  temporaryAccessPassMultiUse: ['Temporary Access Pass (Multi-use)'],
  email: [],
  x509CertificateSingleFactor: ['Certificate-based Authentication (Single-Factor)'],
  x509CertificateMultiFactor: ['Certificate-based Authentication (Multifactor)'],
  federatedSingleFactor: ['Federated Single-Factor'],
  federatedMultiFactor: ['Federated Multifactor'],
  qrCodePin: ['QR code'],
};

const order = Object.keys(methods);
const byName = new Map(
  Object.entries(methods).flatMap(([method, names]) => [method, ...names].map((name) => [name.toLowerCase(), method])),
);

/**
 * A combination as Graph writes it, e.g. `password,sms` for `Password + SMS`; undefined when a part of it is no method.
 */
export function toCombination(text: string): string | undefined {
  const found = text.split(/[,+]/).map((part) => byName.get(part.trim().toLowerCase()));
  const known = found.filter((method) => method !== undefined);
  if (known.length < found.length) return undefined;
  return [...new Set(known)].sort((left, right) => order.indexOf(left) - order.indexOf(right)).join(',');
}

/** A combination as people read it: `password + sms`. */
export function writtenCombination(combination: string): string {
  return combination
    .split(',')
    .map((part) => part.trim())
    .join(' + ');
}
