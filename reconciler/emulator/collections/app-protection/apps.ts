import type { JsonObject } from '../../../../schemas/json.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refusedByIntune } from '../../http/failure.ts';
import { bodyAs } from '../collection-support.ts';
import { misfitText } from '../misfit-text.ts';
import { objectIn, textIn } from '../values.ts';

/** Some of the apps a policy for a group of apps lists, as exports show them (2023). */
const CORE = {
  ios: [
    'com.microsoft.msedge',
    'com.microsoft.office.excel',
    'com.microsoft.office.outlook',
    'com.microsoft.skype.teams',
  ],
  android: ['com.microsoft.emmx', 'com.microsoft.office.excel', 'com.microsoft.office.outlook', 'com.microsoft.teams'],
} as const;

/** The apps of a body, each with the id and the version the service gives it. Throws Failure 400 for one without an identifier. */
export function readApps(exchange: Exchange, given: readonly JsonObject[]): readonly JsonObject[] {
  const byId = new Map(given.map((item) => readApp(exchange, item)).map((app) => [textIn(app.id), app]));
  return [...byId.values()];
}

function readApp(exchange: Exchange, item: JsonObject): JsonObject {
  const read = bodyAs(
    exchange,
    'managedMobileApp',
    (misfit) => refusedByIntune(misfitText(misfit), 'ModelValidationFailure'),
    item,
  );
  const identifier = objectIn(read.mobileAppIdentifier);
  const bundleId = textIn(identifier?.bundleId);
  const packageId = textIn(identifier?.packageId);
  if (identifier === undefined || bundleId + packageId === '')
    throw refusedByIntune('An app needs a mobileAppIdentifier of a concrete type with an identifier');
  return appOf(identifier, bundleId === '' ? `${packageId}.android` : `${bundleId}.ios`);
}

function appOf(mobileAppIdentifier: JsonObject, id: string): JsonObject {
  const hash = [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7);
  return { id: id.toLowerCase(), version: String(hash), mobileAppIdentifier };
}

/** The apps Microsoft counts in a group today, for a policy of this type. */
export function appsOfGroup(type: string): readonly JsonObject[] {
  const ios = CORE.ios.map((bundleId) =>
    appOf({ '@odata.type': '#microsoft.graph.iosMobileAppIdentifier', bundleId }, `${bundleId}.ios`),
  );
  const android = CORE.android.map((packageId) =>
    appOf({ '@odata.type': '#microsoft.graph.androidMobileAppIdentifier', packageId }, `${packageId}.android`),
  );
  return type === 'iosManagedAppProtection' ? ios : android;
}
