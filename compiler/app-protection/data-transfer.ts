import type { Clause } from './demand.ts';
import { blocked, listOf, onAndroid, onBoth, oneOf } from './saying.ts';

const transfer = { 'all apps': 'allApps', 'managed apps': 'managedApps', nowhere: 'none' } as const;

/** Where company data may go, and where from it may come. */
export const dataTransfer: Clause = {
  name: 'dataTransfer',
  description: 'Where company data may go, and where from it may come.',
  parts: [
    oneOf('receiveFrom', 'Which apps may hand data to a protected app.', onBoth('allowedInboundDataTransferSources'), {
      ...transfer,
    }),
    oneOf('sendTo', 'Which apps a protected app may hand data to.', onBoth('allowedOutboundDataTransferDestinations'), {
      ...transfer,
    }),
    oneOf('copyAndPaste', 'Where cut and copied text may be pasted.', onBoth('allowedOutboundClipboardSharingLevel'), {
      'all apps': 'allApps',
      'managed apps with paste in': 'managedAppsWithPasteIn',
      'managed apps': 'managedApps',
      blocked: 'blocked',
    }),
    blocked('backup', 'Backing data of the app up to the services of the device maker.', onBoth('dataBackupBlocked')),
    blocked('saveCopies', 'Saving copies of company data.', onBoth('saveAsBlocked')),
    listOf('saveTo', 'Where copies may be saved all the same.', onBoth('allowedDataStorageLocations'), [
      'oneDriveForBusiness',
      'sharePoint',
      'box',
      'localStorage',
      'photoLibrary',
      'iManage',
      'egnyte',
    ]),
    blocked(
      'openIntoDocuments',
      'Opening other data into company documents.',
      onBoth('blockDataIngestionIntoOrganizationDocuments'),
    ),
    listOf('openFrom', 'Where from data may be opened all the same.', onBoth('allowedDataIngestionLocations'), [
      'oneDriveForBusiness',
      'sharePoint',
      'camera',
      'photoLibrary',
    ]),
    blocked('contactSync', 'Writing contacts to the address book of the device.', onBoth('contactSyncBlocked')),
    blocked('printing', 'Printing company data.', onBoth('printBlocked')),
    blocked(
      'screenCapture',
      'Screen captures and the assistant of the device.',
      onAndroid(
        'screenCaptureBlocked',
        'iOS asks its apps about screen captures by Apple Intelligence only',
        'block it with screenCaptureConfigurationState under `settings`, and leave this to `onlyOn: { android: … }`',
      ),
    ),
    oneOf('notifications', 'What notifications show.', onBoth('notificationRestriction'), {
      everything: 'allow',
      'no company data': 'blockOrganizationalData',
      nothing: 'block',
    }),
    oneOf('links', 'What opens links to the web.', onBoth('managedBrowserToOpenLinksRequired'), {
      'any browser': false,
      'managed browser': true,
    }),
    oneOf('browser', 'Which managed browser that is.', onBoth('managedBrowser'), {
      'Microsoft Edge': 'microsoftEdge',
      'not configured': 'notConfigured',
    }),
    oneOf('phoneNumbers', 'Which apps open telephone numbers.', onBoth('dialerRestrictionLevel'), {
      'all apps': 'allApps',
      'managed apps': 'managedApps',
      'one app': 'customApp',
      'no app': 'blocked',
    }),
    oneOf('messages', 'Which apps open links to send a message.', onBoth('protectedMessagingRedirectAppType'), {
      'all apps': 'anyApp',
      'managed apps': 'anyManagedApp',
      'one app': 'specificApps',
      'no app': 'blocked',
    }),
    oneOf(
      'keyboards',
      'Which keyboards may be used; Android asks for a list of approved ones under `settings`.',
      { iOS: 'thirdPartyKeyboardsBlocked', android: 'keyboardsRestricted' },
      { any: false, approved: true },
    ),
  ],
};
