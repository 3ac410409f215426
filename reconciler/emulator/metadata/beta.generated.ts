// Written by test/tools/distill-metadata.mjs from @microsoft/microsoft-graph-types-beta 0.44.0-preview. Do not edit: run the tool.
import type { Metadata } from './metadata.ts';

export const betaMetadata: Metadata = {
 "types": {
  "activityBasedTimeoutPolicy": {
   "base": "stsPolicy",
   "properties": {}
  },
  "addIn": {
   "properties": {
    "id": "string",
    "properties": "keyValue[]",
    "type": "string"
   }
  },
  "agreement": {
   "base": "entity",
   "properties": {
    "acceptances": "agreementAcceptance[]",
    "displayName": "string",
    "file": "agreementFile",
    "files": "agreementFileLocalization[]",
    "isPerDeviceAcceptanceRequired": "boolean",
    "isViewingBeforeAcceptanceRequired": "boolean",
    "termsExpiration": "termsExpiration",
    "userReacceptRequiredFrequency": "string"
   }
  },
  "allDevicesAssignmentTarget": {
   "base": "deviceAndAppManagementAssignmentTarget",
   "properties": {}
  },
  "allLicensedUsersAssignmentTarget": {
   "base": "deviceAndAppManagementAssignmentTarget",
   "properties": {}
  },
  "androidCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "advancedThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "conditionStatementId": "string",
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "minAndroidSecurityPatchLevel": "string",
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordExpirationDays": "number",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordBlockCount": "number",
    "passwordRequired": "boolean",
    "passwordRequiredType": "androidRequiredPasswordType",
    "passwordSignInFailureCountBeforeFactoryReset": "number",
    "requiredPasswordComplexity": "androidRequiredPasswordComplexity",
    "restrictedApps": "appListItem[]",
    "securityBlockDeviceAdministratorManagedDevices": "boolean",
    "securityBlockJailbrokenDevices": "boolean",
    "securityDisableUsbDebugging": "boolean",
    "securityPreventInstallAppsFromUnknownSources": "boolean",
    "securityRequireCompanyPortalAppIntegrity": "boolean",
    "securityRequireGooglePlayServices": "boolean",
    "securityRequireSafetyNetAttestationBasicIntegrity": "boolean",
    "securityRequireSafetyNetAttestationCertifiedDevice": "boolean",
    "securityRequireUpToDateSecurityProviders": "boolean",
    "securityRequireVerifyApps": "boolean",
    "storageRequireEncryption": "boolean"
   }
  },
  "androidDeviceOwnerCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "advancedThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "minAndroidSecurityPatchLevel": "string",
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordExpirationDays": "number",
    "passwordMinimumLength": "number",
    "passwordMinimumLetterCharacters": "number",
    "passwordMinimumLowerCaseCharacters": "number",
    "passwordMinimumNonLetterCharacters": "number",
    "passwordMinimumNumericCharacters": "number",
    "passwordMinimumSymbolCharacters": "number",
    "passwordMinimumUpperCaseCharacters": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordCountToBlock": "number",
    "passwordRequired": "boolean",
    "passwordRequiredType": "androidDeviceOwnerRequiredPasswordType",
    "requireNoPendingSystemUpdates": "boolean",
    "securityBlockJailbrokenDevices": "boolean",
    "securityRequireIntuneAppIntegrity": "boolean",
    "securityRequireSafetyNetAttestationBasicIntegrity": "boolean",
    "securityRequireSafetyNetAttestationCertifiedDevice": "boolean",
    "securityRequiredAndroidSafetyNetEvaluationType": "androidSafetyNetEvaluationType",
    "storageRequireEncryption": "boolean"
   }
  },
  "androidForWorkCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "minAndroidSecurityPatchLevel": "string",
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordExpirationDays": "number",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordBlockCount": "number",
    "passwordRequired": "boolean",
    "passwordRequiredType": "androidRequiredPasswordType",
    "passwordSignInFailureCountBeforeFactoryReset": "number",
    "requiredPasswordComplexity": "androidRequiredPasswordComplexity",
    "securityBlockJailbrokenDevices": "boolean",
    "securityDisableUsbDebugging": "boolean",
    "securityPreventInstallAppsFromUnknownSources": "boolean",
    "securityRequireCompanyPortalAppIntegrity": "boolean",
    "securityRequireGooglePlayServices": "boolean",
    "securityRequireSafetyNetAttestationBasicIntegrity": "boolean",
    "securityRequireSafetyNetAttestationCertifiedDevice": "boolean",
    "securityRequireUpToDateSecurityProviders": "boolean",
    "securityRequireVerifyApps": "boolean",
    "securityRequiredAndroidSafetyNetEvaluationType": "androidSafetyNetEvaluationType",
    "storageRequireEncryption": "boolean",
    "workProfileInactiveBeforeScreenLockInMinutes": "number",
    "workProfilePasswordExpirationInDays": "number",
    "workProfilePasswordMinimumLength": "number",
    "workProfilePasswordRequiredType": "androidForWorkRequiredPasswordType",
    "workProfilePreviousPasswordBlockCount": "number",
    "workProfileRequirePassword": "boolean",
    "workProfileRequiredPasswordComplexity": "androidRequiredPasswordComplexity"
   }
  },
  "androidFotaDeploymentAssignmentTarget": {
   "base": "deviceAndAppManagementAssignmentTarget",
   "properties": {
    "groupId": "string"
   }
  },
  "androidManagedAppProtection": {
   "base": "targetedManagedAppProtection",
   "properties": {
    "allowedAndroidDeviceManufacturers": "string",
    "allowedAndroidDeviceModels": "string[]",
    "appActionIfAccountIsClockedOut": "managedAppRemediationAction",
    "appActionIfAndroidDeviceManufacturerNotAllowed": "managedAppRemediationAction",
    "appActionIfAndroidDeviceModelNotAllowed": "managedAppRemediationAction",
    "appActionIfAndroidSafetyNetAppsVerificationFailed": "managedAppRemediationAction",
    "appActionIfAndroidSafetyNetDeviceAttestationFailed": "managedAppRemediationAction",
    "appActionIfDeviceLockNotSet": "managedAppRemediationAction",
    "appActionIfDevicePasscodeComplexityLessThanHigh": "managedAppRemediationAction",
    "appActionIfDevicePasscodeComplexityLessThanLow": "managedAppRemediationAction",
    "appActionIfDevicePasscodeComplexityLessThanMedium": "managedAppRemediationAction",
    "appActionIfSamsungKnoxAttestationRequired": "managedAppRemediationAction",
    "approvedKeyboards": "keyValuePair[]",
    "apps": "managedMobileApp[]",
    "biometricAuthenticationBlocked": "boolean",
    "blockAfterCompanyPortalUpdateDeferralInDays": "number",
    "connectToVpnOnLaunch": "boolean",
    "customBrowserDisplayName": "string",
    "customBrowserPackageId": "string",
    "customDialerAppDisplayName": "string",
    "customDialerAppPackageId": "string",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "deviceLockRequired": "boolean",
    "disableAppEncryptionIfDeviceEncryptionIsEnabled": "boolean",
    "encryptAppData": "boolean",
    "exemptedAppPackages": "keyValuePair[]",
    "fingerprintAndBiometricEnabled": "boolean",
    "keyboardsRestricted": "boolean",
    "messagingRedirectAppDisplayName": "string",
    "messagingRedirectAppPackageId": "string",
    "minimumRequiredCompanyPortalVersion": "string",
    "minimumRequiredPatchVersion": "string",
    "minimumWarningCompanyPortalVersion": "string",
    "minimumWarningPatchVersion": "string",
    "minimumWipeCompanyPortalVersion": "string",
    "minimumWipePatchVersion": "string",
    "requireClass3Biometrics": "boolean",
    "requirePinAfterBiometricChange": "boolean",
    "requiredAndroidSafetyNetAppsVerificationType": "androidManagedAppSafetyNetAppsVerificationType",
    "requiredAndroidSafetyNetDeviceAttestationType": "androidManagedAppSafetyNetDeviceAttestationType",
    "requiredAndroidSafetyNetEvaluationType": "androidManagedAppSafetyNetEvaluationType",
    "screenCaptureBlocked": "boolean",
    "warnAfterCompanyPortalUpdateDeferralInDays": "number",
    "wipeAfterCompanyPortalUpdateDeferralInDays": "number"
   }
  },
  "androidMobileAppIdentifier": {
   "base": "mobileAppIdentifier",
   "properties": {
    "packageId": "string"
   }
  },
  "androidWorkProfileCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "advancedThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "minAndroidSecurityPatchLevel": "string",
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordExpirationDays": "number",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordBlockCount": "number",
    "passwordRequired": "boolean",
    "passwordRequiredType": "androidRequiredPasswordType",
    "passwordSignInFailureCountBeforeFactoryReset": "number",
    "requiredPasswordComplexity": "androidRequiredPasswordComplexity",
    "securityBlockJailbrokenDevices": "boolean",
    "securityDisableUsbDebugging": "boolean",
    "securityPreventInstallAppsFromUnknownSources": "boolean",
    "securityRequireCompanyPortalAppIntegrity": "boolean",
    "securityRequireGooglePlayServices": "boolean",
    "securityRequireSafetyNetAttestationBasicIntegrity": "boolean",
    "securityRequireSafetyNetAttestationCertifiedDevice": "boolean",
    "securityRequireUpToDateSecurityProviders": "boolean",
    "securityRequireVerifyApps": "boolean",
    "securityRequiredAndroidSafetyNetEvaluationType": "androidSafetyNetEvaluationType",
    "storageRequireEncryption": "boolean",
    "workProfileInactiveBeforeScreenLockInMinutes": "number",
    "workProfilePasswordExpirationInDays": "number",
    "workProfilePasswordMinimumLength": "number",
    "workProfilePasswordRequiredType": "androidWorkProfileRequiredPasswordType",
    "workProfilePreviousPasswordBlockCount": "number",
    "workProfileRequirePassword": "boolean",
    "workProfileRequiredPasswordComplexity": "androidRequiredPasswordComplexity"
   }
  },
  "aospDeviceOwnerCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "minAndroidSecurityPatchLevel": "string",
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordRequired": "boolean",
    "passwordRequiredType": "androidDeviceOwnerRequiredPasswordType",
    "securityBlockJailbrokenDevices": "boolean",
    "storageRequireEncryption": "boolean"
   }
  },
  "apiApplication": {
   "properties": {
    "acceptMappedClaims": "boolean",
    "knownClientApplications": "string[]",
    "oauth2PermissionScopes": "permissionScope[]",
    "preAuthorizedApplications": "preAuthorizedApplication[]",
    "requestedAccessTokenVersion": "number"
   }
  },
  "appIdentity": {
   "properties": {
    "appId": "string",
    "displayName": "string",
    "servicePrincipalId": "string",
    "servicePrincipalName": "string"
   }
  },
  "appListItem": {
   "properties": {
    "appId": "string",
    "appStoreUrl": "string",
    "name": "string",
    "publisher": "string"
   }
  },
  "appManagementApplicationConfiguration": {
   "base": "appManagementConfiguration",
   "properties": {
    "audiences": "audiencesConfiguration",
    "identifierUris": "identifierUriConfiguration"
   }
  },
  "appManagementConfiguration": {
   "properties": {
    "keyCredentials": "keyCredentialConfiguration[]",
    "passwordCredentials": "passwordCredentialConfiguration[]"
   }
  },
  "appManagementPolicy": {
   "base": "policyBase",
   "properties": {
    "appliesTo": "directoryObject[]",
    "isEnabled": "boolean",
    "restrictions": "customAppManagementConfiguration"
   }
  },
  "appManagementPolicyActorExemptions": {
   "properties": {
    "customSecurityAttributes": "customSecurityAttributeExemption[]"
   }
  },
  "appManagementServicePrincipalConfiguration": {
   "base": "appManagementConfiguration",
   "properties": {}
  },
  "appRole": {
   "properties": {
    "allowedMemberTypes": "string[]",
    "description": "string",
    "displayName": "string",
    "id": "string",
    "isEnabled": "boolean",
    "origin": "string",
    "value": "string"
   }
  },
  "appleAppListItem": {
   "base": "appListItem",
   "properties": {}
  },
  "application": {
   "base": "directoryObject",
   "properties": {
    "api": "apiApplication",
    "appId": "string",
    "appManagementPolicies": "appManagementPolicy[]",
    "appRoles": "appRole[]",
    "authenticationBehaviors": "authenticationBehaviors",
    "certification": "certification",
    "connectorGroup": "connectorGroup",
    "createdDateTime": "string",
    "createdOnBehalfOf": "directoryObject",
    "defaultRedirectUri": "string",
    "description": "string",
    "disabledByMicrosoftStatus": "string",
    "displayName": "string",
    "extensionProperties": "extensionProperty[]",
    "federatedIdentityCredentials": "federatedIdentityCredential[]",
    "groupMembershipClaims": "string",
    "homeRealmDiscoveryPolicies": "homeRealmDiscoveryPolicy[]",
    "identifierUris": "string[]",
    "info": "informationalUrl",
    "isDeviceOnlyAuthSupported": "boolean",
    "isFallbackPublicClient": "boolean",
    "keyCredentials": "keyCredential[]",
    "logo": "any",
    "nativeAuthenticationApisEnabled": "nativeAuthenticationApisEnabled",
    "notes": "string",
    "onPremisesPublishing": "onPremisesPublishing",
    "optionalClaims": "optionalClaims",
    "owners": "directoryObject[]",
    "parentalControlSettings": "parentalControlSettings",
    "passwordCredentials": "passwordCredential[]",
    "publicClient": "publicClientApplication",
    "publisherDomain": "string",
    "requestSignatureVerification": "requestSignatureVerification",
    "requiredResourceAccess": "requiredResourceAccess[]",
    "samlMetadataUrl": "string",
    "serviceManagementReference": "string",
    "servicePrincipalLockConfiguration": "servicePrincipalLockConfiguration",
    "signInAudience": "string",
    "spa": "spaApplication",
    "synchronization": "synchronization",
    "tags": "string[]",
    "tokenEncryptionKeyId": "string",
    "tokenIssuancePolicies": "tokenIssuancePolicy[]",
    "tokenLifetimePolicies": "tokenLifetimePolicy[]",
    "uniqueName": "string",
    "verifiedPublisher": "verifiedPublisher",
    "web": "webApplication",
    "windows": "windowsApplication"
   }
  },
  "applicationEnforcedRestrictionsSessionControl": {
   "base": "conditionalAccessSessionControl",
   "properties": {}
  },
  "assignedLabel": {
   "properties": {
    "displayName": "string",
    "labelId": "string"
   }
  },
  "assignedLicense": {
   "properties": {
    "disabledPlans": "string[]",
    "skuId": "string"
   }
  },
  "assignedPlan": {
   "properties": {
    "assignedDateTime": "string",
    "capabilityStatus": "string",
    "service": "string",
    "servicePlanId": "string"
   }
  },
  "audienceRestriction": {
   "properties": {
    "excludeActors": "appManagementPolicyActorExemptions",
    "isStateSetByMicrosoft": "boolean",
    "restrictForAppsCreatedAfterDateTime": "string",
    "state": "appManagementRestrictionState"
   }
  },
  "audiencesConfiguration": {
   "properties": {
    "azureAdMultipleOrgs": "audienceRestriction",
    "personalMicrosoftAccount": "audienceRestriction"
   }
  },
  "auditActivityInitiator": {
   "properties": {
    "app": "appIdentity",
    "linkableIdentifiers": "linkableIdentifiers",
    "user": "auditUserIdentity"
   }
  },
  "auditActor": {
   "properties": {
    "applicationDisplayName": "string",
    "applicationId": "string",
    "auditActorType": "string",
    "ipAddress": "string",
    "remoteTenantId": "string",
    "remoteUserId": "string",
    "servicePrincipalName": "string",
    "type": "string",
    "userId": "string",
    "userPermissions": "string[]",
    "userPrincipalName": "string",
    "userRoleScopeTags": "roleScopeTagInfo[]"
   }
  },
  "auditEvent": {
   "base": "entity",
   "properties": {
    "activity": "string",
    "activityDateTime": "string",
    "activityOperationType": "string",
    "activityResult": "string",
    "activityType": "string",
    "actor": "auditActor",
    "category": "string",
    "componentName": "string",
    "correlationId": "string",
    "displayName": "string",
    "resources": "auditResource[]"
   }
  },
  "auditProperty": {
   "properties": {
    "displayName": "string",
    "newValue": "string",
    "oldValue": "string"
   }
  },
  "auditResource": {
   "properties": {
    "auditResourceType": "string",
    "displayName": "string",
    "modifiedProperties": "auditProperty[]",
    "resourceId": "string",
    "type": "string"
   }
  },
  "auditUserIdentity": {
   "base": "userIdentity",
   "properties": {
    "homeTenantId": "string",
    "homeTenantName": "string"
   }
  },
  "authenticationBehaviors": {
   "properties": {
    "blockAzureADGraphAccess": "boolean",
    "removeUnverifiedEmailClaim": "boolean",
    "requireClientServicePrincipal": "boolean"
   }
  },
  "authenticationCombinationConfiguration": {
   "base": "entity",
   "properties": {
    "appliesToCombinations": "authenticationMethodModes[]"
   }
  },
  "authenticationContextClassReference": {
   "base": "entity",
   "properties": {
    "description": "string",
    "displayName": "string",
    "isAvailable": "boolean"
   }
  },
  "authenticationStrengthPolicy": {
   "base": "entity",
   "properties": {
    "allowedCombinations": "authenticationMethodModes[]",
    "combinationConfigurations": "authenticationCombinationConfiguration[]",
    "createdDateTime": "string",
    "description": "string",
    "displayName": "string",
    "modifiedDateTime": "string",
    "policyType": "authenticationStrengthPolicyType",
    "requirementsSatisfied": "authenticationStrengthRequirements"
   }
  },
  "authorizationInfo": {
   "properties": {
    "certificateUserIds": "string[]"
   }
  },
  "authorizationPolicy": {
   "base": "policyBase",
   "properties": {
    "allowEmailVerifiedUsersToJoinOrganization": "boolean",
    "allowInvitesFrom": "allowInvitesFrom",
    "allowUserConsentForRiskyApps": "boolean",
    "allowedToSignUpEmailBasedSubscriptions": "boolean",
    "allowedToUseSSPR": "boolean",
    "blockMsolPowerShell": "boolean",
    "defaultUserRoleOverrides": "defaultUserRoleOverride[]",
    "defaultUserRolePermissions": "defaultUserRolePermissions",
    "enabledPreviewFeatures": "string[]",
    "guestUserRoleId": "string",
    "permissionGrantPolicyIdsAssignedToDefaultUserRole": "string[]"
   }
  },
  "automaticRepliesSetting": {
   "properties": {
    "externalAudience": "externalAudienceScope",
    "externalReplyMessage": "string",
    "internalReplyMessage": "string",
    "scheduledEndDateTime": "dateTimeTimeZone",
    "scheduledStartDateTime": "dateTimeTimeZone",
    "status": "automaticRepliesStatus"
   }
  },
  "azureCommunicationServicesUserIdentity": {
   "base": "identity",
   "properties": {
    "azureCommunicationServicesResourceId": "string"
   }
  },
  "certificateConnectorSetting": {
   "properties": {
    "certExpiryTime": "string",
    "connectorVersion": "string",
    "enrollmentError": "string",
    "lastConnectorConnectionTime": "string",
    "lastUploadVersion": "number",
    "status": "number"
   }
  },
  "certification": {
   "properties": {
    "certificationDetailsUrl": "string",
    "certificationExpirationDateTime": "string",
    "isCertifiedByMicrosoft": "boolean",
    "isPublisherAttested": "boolean",
    "lastCertificationDateTime": "string"
   }
  },
  "claimsMappingPolicy": {
   "base": "stsPolicy",
   "properties": {}
  },
  "cloudAppSecuritySessionControl": {
   "base": "conditionalAccessSessionControl",
   "properties": {
    "cloudAppSecurityType": "cloudAppSecuritySessionControlType"
   }
  },
  "cloudRealtimeCommunicationInfo": {
   "properties": {
    "isSipEnabled": "boolean"
   }
  },
  "communicationsApplicationIdentity": {
   "base": "identity",
   "properties": {
    "applicationType": "string",
    "hidden": "boolean"
   }
  },
  "communicationsApplicationInstanceIdentity": {
   "base": "identity",
   "properties": {
    "hidden": "boolean",
    "tenantId": "string"
   }
  },
  "communicationsEncryptedIdentity": {
   "base": "identity",
   "properties": {}
  },
  "communicationsGuestIdentity": {
   "base": "identity",
   "properties": {
    "email": "string"
   }
  },
  "communicationsPhoneIdentity": {
   "base": "identity",
   "properties": {}
  },
  "communicationsUserIdentity": {
   "base": "identity",
   "properties": {
    "tenantId": "string"
   }
  },
  "compliantNetworkNamedLocation": {
   "base": "namedLocation",
   "properties": {
    "compliantNetworkType": "compliantNetworkType",
    "isTrusted": "boolean"
   }
  },
  "conditionalAccessAllExternalTenants": {
   "base": "conditionalAccessExternalTenants",
   "properties": {}
  },
  "conditionalAccessApplications": {
   "properties": {
    "applicationFilter": "conditionalAccessFilter",
    "excludeApplications": "string[]",
    "globalSecureAccess": "conditionalAccessGlobalSecureAccess",
    "includeApplications": "string[]",
    "includeAuthenticationContextClassReferences": "string[]",
    "includeUserActions": "string[]",
    "networkAccess": "conditionalAccessNetworkAccess"
   }
  },
  "conditionalAccessAuthenticationFlows": {
   "properties": {
    "transferMethods": "conditionalAccessTransferMethods"
   }
  },
  "conditionalAccessClientApplications": {
   "properties": {
    "excludeServicePrincipals": "string[]",
    "includeServicePrincipals": "string[]",
    "servicePrincipalFilter": "conditionalAccessFilter"
   }
  },
  "conditionalAccessConditionSet": {
   "properties": {
    "applications": "conditionalAccessApplications",
    "authenticationFlows": "conditionalAccessAuthenticationFlows",
    "clientAppTypes": "conditionalAccessClientApp[]",
    "clientApplications": "conditionalAccessClientApplications",
    "deviceStates": "conditionalAccessDeviceStates",
    "devices": "conditionalAccessDevices",
    "insiderRiskLevels": "conditionalAccessInsiderRiskLevels",
    "locations": "conditionalAccessLocations",
    "platforms": "conditionalAccessPlatforms",
    "servicePrincipalRiskLevels": "riskLevel[]",
    "signInRiskLevels": "riskLevel[]",
    "userRiskLevels": "riskLevel[]",
    "users": "conditionalAccessUsers"
   }
  },
  "conditionalAccessDeviceStates": {
   "properties": {
    "excludeStates": "string[]",
    "includeStates": "string[]"
   }
  },
  "conditionalAccessDevices": {
   "properties": {
    "deviceFilter": "conditionalAccessFilter",
    "excludeDeviceStates": "string[]",
    "excludeDevices": "string[]",
    "includeDeviceStates": "string[]",
    "includeDevices": "string[]"
   }
  },
  "conditionalAccessEnumeratedExternalTenants": {
   "base": "conditionalAccessExternalTenants",
   "properties": {
    "members": "string[]"
   }
  },
  "conditionalAccessExternalTenants": {
   "properties": {
    "membershipKind": "conditionalAccessExternalTenantsMembershipKind"
   }
  },
  "conditionalAccessFilter": {
   "properties": {
    "mode": "filterMode",
    "rule": "string"
   }
  },
  "conditionalAccessGlobalSecureAccess": {
   "properties": {}
  },
  "conditionalAccessGrantControls": {
   "properties": {
    "authenticationStrength": "authenticationStrengthPolicy",
    "builtInControls": "conditionalAccessGrantControl[]",
    "customAuthenticationFactors": "string[]",
    "operator": "string",
    "termsOfUse": "string[]"
   }
  },
  "conditionalAccessGuestsOrExternalUsers": {
   "properties": {
    "externalTenants": "conditionalAccessExternalTenants",
    "guestOrExternalUserTypes": "conditionalAccessGuestOrExternalUserTypes"
   }
  },
  "conditionalAccessLocations": {
   "properties": {
    "excludeLocations": "string[]",
    "includeLocations": "string[]"
   }
  },
  "conditionalAccessNetworkAccess": {
   "properties": {}
  },
  "conditionalAccessPlatforms": {
   "properties": {
    "excludePlatforms": "conditionalAccessDevicePlatform[]",
    "includePlatforms": "conditionalAccessDevicePlatform[]"
   }
  },
  "conditionalAccessPolicy": {
   "base": "policyDeletableItem",
   "properties": {
    "conditions": "conditionalAccessConditionSet",
    "createdDateTime": "string",
    "description": "string",
    "displayName": "string",
    "grantControls": "conditionalAccessGrantControls",
    "id": "string",
    "modifiedDateTime": "string",
    "sessionControls": "conditionalAccessSessionControls",
    "state": "conditionalAccessPolicyState"
   }
  },
  "conditionalAccessPolicyDetail": {
   "properties": {
    "conditions": "conditionalAccessConditionSet",
    "grantControls": "conditionalAccessGrantControls",
    "sessionControls": "conditionalAccessSessionControls"
   }
  },
  "conditionalAccessSessionControl": {
   "properties": {
    "isEnabled": "boolean"
   }
  },
  "conditionalAccessSessionControls": {
   "properties": {
    "applicationEnforcedRestrictions": "applicationEnforcedRestrictionsSessionControl",
    "cloudAppSecurity": "cloudAppSecuritySessionControl",
    "continuousAccessEvaluation": "continuousAccessEvaluationSessionControl",
    "disableResilienceDefaults": "boolean",
    "globalSecureAccessFilteringProfile": "globalSecureAccessFilteringProfileSessionControl",
    "persistentBrowser": "persistentBrowserSessionControl",
    "secureSignInSession": "secureSignInSessionControl",
    "signInFrequency": "signInFrequencySessionControl"
   }
  },
  "conditionalAccessTemplate": {
   "base": "entity",
   "properties": {
    "description": "string",
    "details": "conditionalAccessPolicyDetail",
    "name": "string",
    "scenarios": "templateScenarios"
   }
  },
  "conditionalAccessUsers": {
   "properties": {
    "excludeGroups": "string[]",
    "excludeGuestsOrExternalUsers": "conditionalAccessGuestsOrExternalUsers",
    "excludeRoles": "string[]",
    "excludeUsers": "string[]",
    "includeGroups": "string[]",
    "includeGuestsOrExternalUsers": "conditionalAccessGuestsOrExternalUsers",
    "includeRoles": "string[]",
    "includeUsers": "string[]"
   }
  },
  "configurationManagerCollectionAssignmentTarget": {
   "base": "deviceAndAppManagementAssignmentTarget",
   "properties": {
    "collectionId": "string"
   }
  },
  "continuousAccessEvaluationSessionControl": {
   "properties": {
    "mode": "continuousAccessEvaluationMode"
   }
  },
  "corsConfiguration": {
   "properties": {
    "allowedHeaders": "string[]",
    "allowedMethods": "string[]",
    "allowedOrigins": "string[]",
    "maxAgeInSeconds": "number",
    "resource": "string"
   }
  },
  "countryNamedLocation": {
   "base": "namedLocation",
   "properties": {
    "countriesAndRegions": "string[]",
    "countryLookupMethod": "countryLookupMethodType",
    "includeUnknownCountriesAndRegions": "boolean"
   }
  },
  "crossTenantAccessPolicy": {
   "base": "tenantRelationshipAccessPolicyBase",
   "properties": {
    "allowedCloudEndpoints": "string[]",
    "default": "crossTenantAccessPolicyConfigurationDefault",
    "partners": "crossTenantAccessPolicyConfigurationPartner[]",
    "templates": "policyTemplate"
   }
  },
  "crossTenantAccessPolicyB2BSetting": {
   "properties": {
    "applications": "crossTenantAccessPolicyTargetConfiguration",
    "usersAndGroups": "crossTenantAccessPolicyTargetConfiguration"
   }
  },
  "crossTenantAccessPolicyConfigurationPartner": {
   "base": "policyDeletableItem",
   "properties": {
    "automaticUserConsentSettings": "inboundOutboundPolicyConfiguration",
    "b2bCollaborationInbound": "crossTenantAccessPolicyB2BSetting",
    "b2bCollaborationOutbound": "crossTenantAccessPolicyB2BSetting",
    "b2bDirectConnectInbound": "crossTenantAccessPolicyB2BSetting",
    "b2bDirectConnectOutbound": "crossTenantAccessPolicyB2BSetting",
    "identitySynchronization": "crossTenantIdentitySyncPolicyPartner",
    "inboundTrust": "crossTenantAccessPolicyInboundTrust",
    "isInMultiTenantOrganization": "boolean",
    "isServiceProvider": "boolean",
    "tenantId": "string",
    "tenantRestrictions": "crossTenantAccessPolicyTenantRestrictions"
   }
  },
  "crossTenantAccessPolicyInboundTrust": {
   "properties": {
    "isCompliantDeviceAccepted": "boolean",
    "isHybridAzureADJoinedDeviceAccepted": "boolean",
    "isMfaAccepted": "boolean"
   }
  },
  "crossTenantAccessPolicyTarget": {
   "properties": {
    "target": "string",
    "targetType": "crossTenantAccessPolicyTargetType"
   }
  },
  "crossTenantAccessPolicyTargetConfiguration": {
   "properties": {
    "accessType": "crossTenantAccessPolicyTargetConfigurationAccessType",
    "targets": "crossTenantAccessPolicyTarget[]"
   }
  },
  "crossTenantAccessPolicyTenantRestrictions": {
   "base": "crossTenantAccessPolicyB2BSetting",
   "properties": {
    "devices": "devicesFilter"
   }
  },
  "crossTenantIdentitySyncPolicyPartner": {
   "base": "policyDeletableItem",
   "properties": {
    "displayName": "string",
    "externalCloudAuthorizedApplicationId": "string",
    "tenantId": "string",
    "userSyncInbound": "crossTenantUserSyncInbound"
   }
  },
  "crossTenantUserSyncInbound": {
   "properties": {
    "isSyncAllowed": "boolean"
   }
  },
  "customAppManagementApplicationConfiguration": {
   "properties": {
    "audiences": "audiencesConfiguration",
    "identifierUris": "identifierUriConfiguration"
   }
  },
  "customAppManagementConfiguration": {
   "base": "appManagementConfiguration",
   "properties": {
    "applicationRestrictions": "customAppManagementApplicationConfiguration"
   }
  },
  "customAppScopeAttributesDictionary": {
   "base": "dictionary",
   "properties": {}
  },
  "customMetadataDictionary": {
   "base": "dictionary",
   "properties": {}
  },
  "customSecurityAttributeValue": {
   "properties": {}
  },
  "customTimeZone": {
   "base": "timeZoneBase",
   "properties": {
    "bias": "number",
    "daylightOffset": "daylightTimeZoneOffset",
    "standardOffset": "standardTimeZoneOffset"
   }
  },
  "dateTimeTimeZone": {
   "properties": {
    "dateTime": "string",
    "timeZone": "string"
   }
  },
  "daylightTimeZoneOffset": {
   "base": "standardTimeZoneOffset",
   "properties": {
    "daylightBias": "number"
   }
  },
  "defaultDeviceCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {}
  },
  "defaultManagedAppProtection": {
   "base": "managedAppProtection",
   "properties": {
    "allowWidgetContentSync": "boolean",
    "allowedAndroidDeviceManufacturers": "string",
    "allowedAndroidDeviceModels": "string[]",
    "allowedIosDeviceModels": "string",
    "appActionIfAccountIsClockedOut": "managedAppRemediationAction",
    "appActionIfAndroidDeviceManufacturerNotAllowed": "managedAppRemediationAction",
    "appActionIfAndroidDeviceModelNotAllowed": "managedAppRemediationAction",
    "appActionIfAndroidSafetyNetAppsVerificationFailed": "managedAppRemediationAction",
    "appActionIfAndroidSafetyNetDeviceAttestationFailed": "managedAppRemediationAction",
    "appActionIfDeviceLockNotSet": "managedAppRemediationAction",
    "appActionIfDevicePasscodeComplexityLessThanHigh": "managedAppRemediationAction",
    "appActionIfDevicePasscodeComplexityLessThanLow": "managedAppRemediationAction",
    "appActionIfDevicePasscodeComplexityLessThanMedium": "managedAppRemediationAction",
    "appActionIfIosDeviceModelNotAllowed": "managedAppRemediationAction",
    "appDataEncryptionType": "managedAppDataEncryptionType",
    "apps": "managedMobileApp[]",
    "biometricAuthenticationBlocked": "boolean",
    "blockAfterCompanyPortalUpdateDeferralInDays": "number",
    "connectToVpnOnLaunch": "boolean",
    "customBrowserDisplayName": "string",
    "customBrowserPackageId": "string",
    "customBrowserProtocol": "string",
    "customDialerAppDisplayName": "string",
    "customDialerAppPackageId": "string",
    "customDialerAppProtocol": "string",
    "customSettings": "keyValuePair[]",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "deviceLockRequired": "boolean",
    "disableAppEncryptionIfDeviceEncryptionIsEnabled": "boolean",
    "disableProtectionOfManagedOutboundOpenInData": "boolean",
    "encryptAppData": "boolean",
    "exemptedAppPackages": "keyValuePair[]",
    "exemptedAppProtocols": "keyValuePair[]",
    "faceIdBlocked": "boolean",
    "filterOpenInToOnlyManagedApps": "boolean",
    "fingerprintAndBiometricEnabled": "boolean",
    "messagingRedirectAppDisplayName": "string",
    "messagingRedirectAppPackageId": "string",
    "messagingRedirectAppUrlScheme": "string",
    "minimumRequiredCompanyPortalVersion": "string",
    "minimumRequiredPatchVersion": "string",
    "minimumRequiredSdkVersion": "string",
    "minimumWarningCompanyPortalVersion": "string",
    "minimumWarningPatchVersion": "string",
    "minimumWarningSdkVersion": "string",
    "minimumWipeCompanyPortalVersion": "string",
    "minimumWipePatchVersion": "string",
    "minimumWipeSdkVersion": "string",
    "protectInboundDataFromUnknownSources": "boolean",
    "requireClass3Biometrics": "boolean",
    "requirePinAfterBiometricChange": "boolean",
    "requiredAndroidSafetyNetAppsVerificationType": "androidManagedAppSafetyNetAppsVerificationType",
    "requiredAndroidSafetyNetDeviceAttestationType": "androidManagedAppSafetyNetDeviceAttestationType",
    "requiredAndroidSafetyNetEvaluationType": "androidManagedAppSafetyNetEvaluationType",
    "screenCaptureBlocked": "boolean",
    "thirdPartyKeyboardsBlocked": "boolean",
    "warnAfterCompanyPortalUpdateDeferralInDays": "number",
    "wipeAfterCompanyPortalUpdateDeferralInDays": "number"
   }
  },
  "defaultUserRolePermissions": {
   "properties": {
    "allowedToCreateApps": "boolean",
    "allowedToCreateSecurityGroups": "boolean",
    "allowedToCreateTenants": "boolean",
    "allowedToReadBitlockerKeysForOwnedDevice": "boolean",
    "allowedToReadOtherUsers": "boolean"
   }
  },
  "detailsInfo": {
   "properties": {}
  },
  "deviceAndAppManagementAssignmentFilter": {
   "base": "entity",
   "properties": {
    "assignmentFilterManagementType": "assignmentFilterManagementType",
    "createdDateTime": "string",
    "description": "string",
    "displayName": "string",
    "lastModifiedDateTime": "string",
    "payloads": "payloadByFilter[]",
    "platform": "devicePlatformType",
    "roleScopeTags": "string[]",
    "rule": "string"
   }
  },
  "deviceAndAppManagementAssignmentTarget": {
   "properties": {
    "deviceAndAppManagementAssignmentFilterId": "string",
    "deviceAndAppManagementAssignmentFilterType": "deviceAndAppManagementAssignmentFilterType"
   }
  },
  "deviceComplianceActionItem": {
   "base": "entity",
   "properties": {
    "actionType": "deviceComplianceActionType",
    "gracePeriodHours": "number",
    "notificationMessageCCList": "string[]",
    "notificationTemplateId": "string"
   }
  },
  "deviceCompliancePolicy": {
   "base": "entity",
   "properties": {
    "assignments": "deviceCompliancePolicyAssignment[]",
    "createdDateTime": "string",
    "description": "string",
    "deviceSettingStateSummaries": "settingStateDeviceSummary[]",
    "deviceStatusOverview": "deviceComplianceDeviceOverview",
    "deviceStatuses": "deviceComplianceDeviceStatus[]",
    "displayName": "string",
    "lastModifiedDateTime": "string",
    "roleScopeTagIds": "string[]",
    "scheduledActionsForRule": "deviceComplianceScheduledActionForRule[]",
    "userStatusOverview": "deviceComplianceUserOverview",
    "userStatuses": "deviceComplianceUserStatus[]",
    "version": "number"
   }
  },
  "deviceCompliancePolicyAssignment": {
   "base": "entity",
   "properties": {
    "source": "deviceAndAppManagementAssignmentSource",
    "sourceId": "string",
    "target": "deviceAndAppManagementAssignmentTarget"
   }
  },
  "deviceCompliancePolicyScript": {
   "properties": {
    "deviceComplianceScriptId": "string",
    "rulesContent": "string"
   }
  },
  "deviceComplianceScheduledActionForRule": {
   "base": "entity",
   "properties": {
    "ruleName": "string",
    "scheduledActionConfigurations": "deviceComplianceActionItem[]"
   }
  },
  "deviceComplianceScript": {
   "base": "entity",
   "properties": {
    "assignments": "deviceHealthScriptAssignment[]",
    "createdDateTime": "string",
    "description": "string",
    "detectionScriptContent": "string",
    "deviceRunStates": "deviceComplianceScriptDeviceState[]",
    "displayName": "string",
    "enforceSignatureCheck": "boolean",
    "lastModifiedDateTime": "string",
    "publisher": "string",
    "roleScopeTagIds": "string[]",
    "runAs32Bit": "boolean",
    "runAsAccount": "runAsAccountType",
    "runSummary": "deviceComplianceScriptRunSummary",
    "version": "string"
   }
  },
  "deviceKey": {
   "properties": {
    "deviceId": "string",
    "keyMaterial": "string",
    "keyType": "string"
   }
  },
  "deviceManagementComplianceActionItem": {
   "base": "entity",
   "properties": {
    "actionType": "deviceManagementComplianceActionType",
    "gracePeriodHours": "number",
    "notificationMessageCCList": "string[]",
    "notificationTemplateId": "string"
   }
  },
  "deviceManagementCompliancePolicy": {
   "base": "entity",
   "properties": {
    "assignments": "deviceManagementConfigurationPolicyAssignment[]",
    "createdDateTime": "string",
    "creationSource": "string",
    "description": "string",
    "isAssigned": "boolean",
    "lastModifiedDateTime": "string",
    "name": "string",
    "platforms": "deviceManagementConfigurationPlatforms",
    "roleScopeTagIds": "string[]",
    "scheduledActionsForRule": "deviceManagementComplianceScheduledActionForRule[]",
    "settingCount": "number",
    "settings": "deviceManagementConfigurationSetting[]",
    "technologies": "deviceManagementConfigurationTechnologies"
   }
  },
  "deviceManagementComplianceScheduledActionForRule": {
   "base": "entity",
   "properties": {
    "ruleName": "string",
    "scheduledActionConfigurations": "deviceManagementComplianceActionItem[]"
   }
  },
  "deviceManagementConfigurationChoiceSettingCollectionInstance": {
   "base": "deviceManagementConfigurationSettingInstance",
   "properties": {
    "choiceSettingCollectionValue": "deviceManagementConfigurationChoiceSettingValue[]"
   }
  },
  "deviceManagementConfigurationChoiceSettingInstance": {
   "base": "deviceManagementConfigurationSettingInstance",
   "properties": {
    "choiceSettingValue": "deviceManagementConfigurationChoiceSettingValue"
   }
  },
  "deviceManagementConfigurationChoiceSettingValue": {
   "base": "deviceManagementConfigurationSettingValue",
   "properties": {
    "children": "deviceManagementConfigurationSettingInstance[]",
    "value": "string"
   }
  },
  "deviceManagementConfigurationGroupSettingCollectionInstance": {
   "base": "deviceManagementConfigurationSettingInstance",
   "properties": {
    "groupSettingCollectionValue": "deviceManagementConfigurationGroupSettingValue[]"
   }
  },
  "deviceManagementConfigurationGroupSettingInstance": {
   "base": "deviceManagementConfigurationSettingInstance",
   "properties": {
    "groupSettingValue": "deviceManagementConfigurationGroupSettingValue"
   }
  },
  "deviceManagementConfigurationGroupSettingValue": {
   "base": "deviceManagementConfigurationSettingValue",
   "properties": {
    "children": "deviceManagementConfigurationSettingInstance[]"
   }
  },
  "deviceManagementConfigurationIntegerSettingValue": {
   "base": "deviceManagementConfigurationSimpleSettingValue",
   "properties": {
    "value": "number"
   }
  },
  "deviceManagementConfigurationPolicyAssignment": {
   "base": "entity",
   "properties": {
    "source": "deviceAndAppManagementAssignmentSource",
    "sourceId": "string",
    "target": "deviceAndAppManagementAssignmentTarget"
   }
  },
  "deviceManagementConfigurationReferenceSettingValue": {
   "base": "deviceManagementConfigurationStringSettingValue",
   "properties": {
    "note": "string"
   }
  },
  "deviceManagementConfigurationSecretSettingValue": {
   "base": "deviceManagementConfigurationSimpleSettingValue",
   "properties": {
    "value": "string",
    "valueState": "deviceManagementConfigurationSecretSettingValueState"
   }
  },
  "deviceManagementConfigurationSetting": {
   "base": "entity",
   "properties": {
    "settingDefinitions": "deviceManagementConfigurationSettingDefinition[]",
    "settingInstance": "deviceManagementConfigurationSettingInstance"
   }
  },
  "deviceManagementConfigurationSettingGroupCollectionInstance": {
   "base": "deviceManagementConfigurationSettingInstance",
   "properties": {}
  },
  "deviceManagementConfigurationSettingGroupInstance": {
   "base": "deviceManagementConfigurationSettingInstance",
   "properties": {}
  },
  "deviceManagementConfigurationSettingInstance": {
   "properties": {
    "settingDefinitionId": "string",
    "settingInstanceTemplateReference": "deviceManagementConfigurationSettingInstanceTemplateReference"
   }
  },
  "deviceManagementConfigurationSettingInstanceTemplateReference": {
   "properties": {
    "settingInstanceTemplateId": "string"
   }
  },
  "deviceManagementConfigurationSettingValue": {
   "properties": {
    "settingValueTemplateReference": "deviceManagementConfigurationSettingValueTemplateReference"
   }
  },
  "deviceManagementConfigurationSettingValueTemplateReference": {
   "properties": {
    "settingValueTemplateId": "string",
    "useTemplateDefault": "boolean"
   }
  },
  "deviceManagementConfigurationSimpleSettingCollectionInstance": {
   "base": "deviceManagementConfigurationSettingInstance",
   "properties": {
    "simpleSettingCollectionValue": "deviceManagementConfigurationSimpleSettingValue[]"
   }
  },
  "deviceManagementConfigurationSimpleSettingInstance": {
   "base": "deviceManagementConfigurationSettingInstance",
   "properties": {
    "simpleSettingValue": "deviceManagementConfigurationSimpleSettingValue"
   }
  },
  "deviceManagementConfigurationSimpleSettingValue": {
   "base": "deviceManagementConfigurationSettingValue",
   "properties": {}
  },
  "deviceManagementConfigurationStringSettingValue": {
   "base": "deviceManagementConfigurationSimpleSettingValue",
   "properties": {
    "value": "string"
   }
  },
  "deviceManagementSettings": {
   "properties": {
    "androidDeviceAdministratorEnrollmentEnabled": "boolean",
    "derivedCredentialProvider": "derivedCredentialProviderType",
    "derivedCredentialUrl": "string",
    "deviceComplianceCheckinThresholdDays": "number",
    "deviceInactivityBeforeRetirementInDay": "number",
    "enableAutopilotDiagnostics": "boolean",
    "enableDeviceGroupMembershipReport": "boolean",
    "enableEnhancedTroubleshootingExperience": "boolean",
    "enableLogCollection": "boolean",
    "enhancedJailBreak": "boolean",
    "ignoreDevicesForUnsupportedSettingsEnabled": "boolean",
    "isScheduledActionEnabled": "boolean",
    "m365AppDiagnosticsEnabled": "boolean",
    "secureByDefault": "boolean"
   }
  },
  "devicesFilter": {
   "properties": {
    "mode": "crossTenantAccessPolicyTargetConfigurationAccessType",
    "rule": "string"
   }
  },
  "dictionary": {
   "properties": {}
  },
  "directoryAudit": {
   "base": "entity",
   "properties": {
    "activityDateTime": "string",
    "activityDisplayName": "string",
    "additionalDetails": "keyValue[]",
    "category": "string",
    "correlationId": "string",
    "initiatedBy": "auditActivityInitiator",
    "loggedByService": "string",
    "operationType": "string",
    "result": "operationResult",
    "resultReason": "string",
    "targetResources": "targetResource[]",
    "userAgent": "string"
   }
  },
  "directoryObject": {
   "base": "entity",
   "properties": {
    "deletedDateTime": "string"
   }
  },
  "directoryRoleTemplate": {
   "base": "directoryObject",
   "properties": {
    "description": "string",
    "displayName": "string"
   }
  },
  "directorySizeQuota": {
   "properties": {
    "total": "number",
    "used": "number"
   }
  },
  "emailIdentity": {
   "base": "identity",
   "properties": {
    "email": "string"
   }
  },
  "employeeOrgData": {
   "properties": {
    "costCenter": "string",
    "division": "string"
   }
  },
  "entity": {
   "properties": {
    "id": "string"
   }
  },
  "exclusionGroupAssignmentTarget": {
   "base": "groupAssignmentTarget",
   "properties": {}
  },
  "externalIdentitiesPolicy": {
   "base": "policyBase",
   "properties": {
    "allowDeletedIdentitiesDataRemoval": "boolean",
    "allowExternalIdentitiesToLeave": "boolean"
   }
  },
  "fido2CombinationConfiguration": {
   "base": "authenticationCombinationConfiguration",
   "properties": {
    "allowedAAGUIDs": "string[]"
   }
  },
  "fileStorageContainerCustomPropertyDictionary": {
   "base": "dictionary",
   "properties": {}
  },
  "globalSecureAccessFilteringProfileSessionControl": {
   "base": "conditionalAccessSessionControl",
   "properties": {
    "profileId": "string"
   }
  },
  "group": {
   "base": "directoryObject",
   "properties": {
    "acceptedSenders": "directoryObject[]",
    "accessType": "groupAccessType",
    "allowExternalSenders": "boolean",
    "appRoleAssignments": "appRoleAssignment[]",
    "assignedLabels": "assignedLabel[]",
    "assignedLicenses": "assignedLicense[]",
    "autoSubscribeNewMembers": "boolean",
    "calendar": "calendar",
    "calendarView": "event[]",
    "classification": "string",
    "cloudLicensing": "CloudLicensing.GroupCloudLicensing",
    "conversations": "conversation[]",
    "createdByAppId": "string",
    "createdDateTime": "string",
    "createdOnBehalfOf": "directoryObject",
    "description": "string",
    "displayName": "string",
    "drive": "drive",
    "drives": "drive[]",
    "endpoints": "endpoint[]",
    "events": "event[]",
    "expirationDateTime": "string",
    "extensions": "extension[]",
    "groupLifecyclePolicies": "groupLifecyclePolicy[]",
    "groupTypes": "string[]",
    "hasMembersWithLicenseErrors": "boolean",
    "hideFromAddressLists": "boolean",
    "hideFromOutlookClients": "boolean",
    "infoCatalogs": "string[]",
    "isArchived": "boolean",
    "isAssignableToRole": "boolean",
    "isFavorite": "boolean",
    "isManagementRestricted": "boolean",
    "isSubscribedByMail": "boolean",
    "licenseProcessingState": "licenseProcessingState",
    "mail": "string",
    "mailEnabled": "boolean",
    "mailNickname": "string",
    "memberOf": "directoryObject[]",
    "members": "directoryObject[]",
    "membersWithLicenseErrors": "directoryObject[]",
    "membershipRule": "string",
    "membershipRuleProcessingState": "string",
    "membershipRuleProcessingStatus": "membershipRuleProcessingStatus",
    "onPremisesDomainName": "string",
    "onPremisesLastSyncDateTime": "string",
    "onPremisesNetBiosName": "string",
    "onPremisesProvisioningErrors": "onPremisesProvisioningError[]",
    "onPremisesSamAccountName": "string",
    "onPremisesSecurityIdentifier": "string",
    "onPremisesSyncBehavior": "onPremisesSyncBehavior",
    "onPremisesSyncEnabled": "boolean",
    "onenote": "onenote",
    "organizationId": "string",
    "owners": "directoryObject[]",
    "permissionGrants": "resourceSpecificPermissionGrant[]",
    "photo": "profilePhoto",
    "photos": "profilePhoto[]",
    "planner": "plannerGroup",
    "preferredDataLocation": "string",
    "preferredLanguage": "string",
    "proxyAddresses": "string[]",
    "rejectedSenders": "directoryObject[]",
    "renewedDateTime": "string",
    "resourceBehaviorOptions": "string[]",
    "resourceProvisioningOptions": "string[]",
    "securityEnabled": "boolean",
    "securityIdentifier": "string",
    "serviceProvisioningErrors": "serviceProvisioningError[]",
    "settings": "directorySetting[]",
    "sites": "site[]",
    "team": "team",
    "theme": "string",
    "threads": "conversationThread[]",
    "transitiveMemberOf": "directoryObject[]",
    "transitiveMembers": "directoryObject[]",
    "uniqueName": "string",
    "unseenConversationsCount": "number",
    "unseenCount": "number",
    "unseenMessagesCount": "number",
    "visibility": "string",
    "writebackConfiguration": "groupWritebackConfiguration"
   }
  },
  "groupAssignmentTarget": {
   "base": "deviceAndAppManagementAssignmentTarget",
   "properties": {
    "groupId": "string"
   }
  },
  "groupWritebackConfiguration": {
   "base": "writebackConfiguration",
   "properties": {
    "onPremisesGroupType": "string"
   }
  },
  "homeRealmDiscoveryPolicy": {
   "base": "stsPolicy",
   "properties": {}
  },
  "iPv4CidrRange": {
   "base": "ipRange",
   "properties": {
    "cidrAddress": "string"
   }
  },
  "iPv4Range": {
   "base": "ipRange",
   "properties": {
    "lowerAddress": "string",
    "upperAddress": "string"
   }
  },
  "iPv6CidrRange": {
   "base": "ipRange",
   "properties": {
    "cidrAddress": "string"
   }
  },
  "iPv6Range": {
   "base": "ipRange",
   "properties": {
    "lowerAddress": "string",
    "upperAddress": "string"
   }
  },
  "identifierUriConfiguration": {
   "properties": {
    "nonDefaultUriAddition": "identifierUriRestriction",
    "uriAdditionWithoutUniqueTenantIdentifier": "identifierUriRestriction"
   }
  },
  "identifierUriRestriction": {
   "properties": {
    "excludeActors": "appManagementPolicyActorExemptions",
    "excludeAppsReceivingV2Tokens": "boolean",
    "excludeSaml": "boolean",
    "isStateSetByMicrosoft": "boolean",
    "restrictForAppsCreatedAfterDateTime": "string",
    "state": "appManagementRestrictionState"
   }
  },
  "identity": {
   "properties": {
    "displayName": "string",
    "id": "string"
   }
  },
  "identitySecurityDefaultsEnforcementPolicy": {
   "base": "policyBase",
   "properties": {
    "isEnabled": "boolean"
   }
  },
  "implicitGrantSettings": {
   "properties": {
    "enableAccessTokenIssuance": "boolean",
    "enableIdTokenIssuance": "boolean"
   }
  },
  "inboundOutboundPolicyConfiguration": {
   "properties": {
    "inboundAllowed": "boolean",
    "outboundAllowed": "boolean"
   }
  },
  "informationalUrl": {
   "properties": {
    "logoUrl": "string",
    "marketingUrl": "string",
    "privacyStatementUrl": "string",
    "supportUrl": "string",
    "termsOfServiceUrl": "string"
   }
  },
  "initiator": {
   "base": "identity",
   "properties": {
    "initiatorType": "initiatorType"
   }
  },
  "iosCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "advancedThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "managedEmailProfileRequired": "boolean",
    "osMaximumBuildVersion": "string",
    "osMaximumVersion": "string",
    "osMinimumBuildVersion": "string",
    "osMinimumVersion": "string",
    "passcodeBlockSimple": "boolean",
    "passcodeExpirationDays": "number",
    "passcodeMinimumCharacterSetCount": "number",
    "passcodeMinimumLength": "number",
    "passcodeMinutesOfInactivityBeforeLock": "number",
    "passcodeMinutesOfInactivityBeforeScreenTimeout": "number",
    "passcodePreviousPasscodeBlockCount": "number",
    "passcodeRequired": "boolean",
    "passcodeRequiredType": "requiredPasswordType",
    "restrictedApps": "appListItem[]",
    "securityBlockJailbrokenDevices": "boolean"
   }
  },
  "iosManagedAppProtection": {
   "base": "targetedManagedAppProtection",
   "properties": {
    "allowWidgetContentSync": "boolean",
    "allowedIosDeviceModels": "string",
    "appActionIfAccountIsClockedOut": "managedAppRemediationAction",
    "appActionIfIosDeviceModelNotAllowed": "managedAppRemediationAction",
    "appDataEncryptionType": "managedAppDataEncryptionType",
    "apps": "managedMobileApp[]",
    "customBrowserProtocol": "string",
    "customDialerAppProtocol": "string",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "disableProtectionOfManagedOutboundOpenInData": "boolean",
    "exemptedAppProtocols": "keyValuePair[]",
    "exemptedUniversalLinks": "string[]",
    "faceIdBlocked": "boolean",
    "filterOpenInToOnlyManagedApps": "boolean",
    "genmojiConfigurationState": "genmojiIosManagedAppConfigurationState",
    "managedUniversalLinks": "string[]",
    "messagingRedirectAppUrlScheme": "string",
    "minimumRequiredSdkVersion": "string",
    "minimumWarningSdkVersion": "string",
    "minimumWipeSdkVersion": "string",
    "protectInboundDataFromUnknownSources": "boolean",
    "screenCaptureConfigurationState": "screenCaptureIosManagedAppConfigurationState",
    "thirdPartyKeyboardsBlocked": "boolean",
    "writingToolsConfigurationState": "writingToolsIosManagedAppConfigurationState"
   }
  },
  "iosMobileAppIdentifier": {
   "base": "mobileAppIdentifier",
   "properties": {
    "bundleId": "string"
   }
  },
  "ipNamedLocation": {
   "base": "namedLocation",
   "properties": {
    "ipRanges": "ipRange[]",
    "isTrusted": "boolean"
   }
  },
  "ipRange": {
   "properties": {}
  },
  "ipSegmentConfiguration": {
   "base": "segmentConfiguration",
   "properties": {
    "applicationSegments": "ipApplicationSegment[]"
   }
  },
  "kerberosSignOnSettings": {
   "properties": {
    "kerberosServicePrincipalName": "string",
    "kerberosSignOnMappingAttributeType": "kerberosSignOnMappingAttributeType"
   }
  },
  "keyCredential": {
   "properties": {
    "customKeyIdentifier": "string",
    "displayName": "string",
    "endDateTime": "string",
    "key": "string",
    "keyId": "string",
    "startDateTime": "string",
    "type": "string",
    "usage": "string"
   }
  },
  "keyCredentialConfiguration": {
   "properties": {
    "certificateBasedApplicationConfigurationIds": "string[]",
    "excludeActors": "appManagementPolicyActorExemptions",
    "maxLifetime": "string",
    "restrictForAppsCreatedAfterDateTime": "string",
    "restrictionType": "appKeyCredentialRestrictionType",
    "state": "appManagementRestrictionState"
   }
  },
  "keyValue": {
   "properties": {
    "key": "string",
    "value": "string"
   }
  },
  "keyValuePair": {
   "properties": {
    "name": "string",
    "value": "string"
   }
  },
  "licenseAssignmentState": {
   "properties": {
    "assignedByGroup": "string",
    "disabledPlans": "string[]",
    "error": "string",
    "lastUpdatedDateTime": "string",
    "skuId": "string",
    "state": "string"
   }
  },
  "licenseProcessingState": {
   "properties": {
    "state": "string"
   }
  },
  "linkableIdentifiers": {
   "properties": {
    "deviceId": "string",
    "sessionId": "string",
    "tokenDetails": "tokenDetails"
   }
  },
  "localeInfo": {
   "properties": {
    "displayName": "string",
    "locale": "string"
   }
  },
  "localizedNotificationMessage": {
   "base": "entity",
   "properties": {
    "isDefault": "boolean",
    "lastModifiedDateTime": "string",
    "locale": "string",
    "messageTemplate": "string",
    "subject": "string"
   }
  },
  "macAppIdentifier": {
   "base": "mobileAppIdentifier",
   "properties": {
    "bundleId": "string"
   }
  },
  "macOSCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "advancedThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "firewallBlockAllIncoming": "boolean",
    "firewallEnableStealthMode": "boolean",
    "firewallEnabled": "boolean",
    "gatekeeperAllowedAppSource": "macOSGatekeeperAppSources",
    "osMaximumBuildVersion": "string",
    "osMaximumVersion": "string",
    "osMinimumBuildVersion": "string",
    "osMinimumVersion": "string",
    "passwordBlockSimple": "boolean",
    "passwordExpirationDays": "number",
    "passwordMinimumCharacterSetCount": "number",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordBlockCount": "number",
    "passwordRequired": "boolean",
    "passwordRequiredType": "requiredPasswordType",
    "storageRequireEncryption": "boolean",
    "systemIntegrityProtectionEnabled": "boolean"
   }
  },
  "mailboxSettings": {
   "properties": {
    "archiveFolder": "string",
    "automaticRepliesSetting": "automaticRepliesSetting",
    "dateFormat": "string",
    "delegateMeetingMessageDeliveryOptions": "delegateMeetingMessageDeliveryOptions",
    "language": "localeInfo",
    "timeFormat": "string",
    "timeZone": "string",
    "userPurpose": "userPurpose",
    "userPurposeV2": "mailboxRecipientType",
    "workingHours": "workingHours"
   }
  },
  "managedAppConfiguration": {
   "base": "managedAppPolicy",
   "properties": {
    "customSettings": "keyValuePair[]",
    "settings": "deviceManagementConfigurationSetting[]"
   }
  },
  "managedAppPolicy": {
   "base": "entity",
   "properties": {
    "createdDateTime": "string",
    "description": "string",
    "displayName": "string",
    "lastModifiedDateTime": "string",
    "roleScopeTagIds": "string[]",
    "version": "string"
   }
  },
  "managedAppProtection": {
   "base": "managedAppPolicy",
   "properties": {
    "allowedDataIngestionLocations": "managedAppDataIngestionLocation[]",
    "allowedDataStorageLocations": "managedAppDataStorageLocation[]",
    "allowedInboundDataTransferSources": "managedAppDataTransferLevel",
    "allowedOutboundClipboardSharingExceptionLength": "number",
    "allowedOutboundClipboardSharingLevel": "managedAppClipboardSharingLevel",
    "allowedOutboundDataTransferDestinations": "managedAppDataTransferLevel",
    "appActionIfDeviceComplianceRequired": "managedAppRemediationAction",
    "appActionIfMaximumPinRetriesExceeded": "managedAppRemediationAction",
    "appActionIfUnableToAuthenticateUser": "managedAppRemediationAction",
    "blockDataIngestionIntoOrganizationDocuments": "boolean",
    "contactSyncBlocked": "boolean",
    "dataBackupBlocked": "boolean",
    "deviceComplianceRequired": "boolean",
    "dialerRestrictionLevel": "managedAppPhoneNumberRedirectLevel",
    "disableAppPinIfDevicePinIsSet": "boolean",
    "fingerprintBlocked": "boolean",
    "gracePeriodToBlockAppsDuringOffClockHours": "string",
    "managedBrowser": "managedBrowserType",
    "managedBrowserToOpenLinksRequired": "boolean",
    "maximumAllowedDeviceThreatLevel": "managedAppDeviceThreatLevel",
    "maximumPinRetries": "number",
    "maximumRequiredOsVersion": "string",
    "maximumWarningOsVersion": "string",
    "maximumWipeOsVersion": "string",
    "minimumPinLength": "number",
    "minimumRequiredAppVersion": "string",
    "minimumRequiredOsVersion": "string",
    "minimumWarningAppVersion": "string",
    "minimumWarningOsVersion": "string",
    "minimumWipeAppVersion": "string",
    "minimumWipeOsVersion": "string",
    "mobileThreatDefensePartnerPriority": "mobileThreatDefensePartnerPriority",
    "mobileThreatDefenseRemediationAction": "managedAppRemediationAction",
    "notificationRestriction": "managedAppNotificationRestriction",
    "organizationalCredentialsRequired": "boolean",
    "periodBeforePinReset": "string",
    "periodOfflineBeforeAccessCheck": "string",
    "periodOfflineBeforeWipeIsEnforced": "string",
    "periodOnlineBeforeAccessCheck": "string",
    "pinCharacterSet": "managedAppPinCharacterSet",
    "pinRequired": "boolean",
    "pinRequiredInsteadOfBiometricTimeout": "string",
    "previousPinBlockCount": "number",
    "printBlocked": "boolean",
    "protectedMessagingRedirectAppType": "messagingRedirectAppType",
    "saveAsBlocked": "boolean",
    "simplePinBlocked": "boolean"
   }
  },
  "managedMobileApp": {
   "base": "entity",
   "properties": {
    "mobileAppIdentifier": "mobileAppIdentifier",
    "version": "string"
   }
  },
  "mdmWindowsInformationProtectionPolicy": {
   "base": "windowsInformationProtection",
   "properties": {}
  },
  "membershipRuleProcessingStatus": {
   "properties": {
    "errorMessage": "string",
    "lastMembershipUpdated": "string",
    "status": "membershipRuleProcessingStatusDetails"
   }
  },
  "mobileAppIdentifier": {
   "properties": {}
  },
  "modifiedProperty": {
   "properties": {
    "displayName": "string",
    "newValue": "string",
    "oldValue": "string"
   }
  },
  "namedLocation": {
   "base": "policyDeletableItem",
   "properties": {
    "createdDateTime": "string",
    "displayName": "string",
    "id": "string",
    "modifiedDateTime": "string"
   }
  },
  "notificationMessageTemplate": {
   "base": "entity",
   "properties": {
    "brandingOptions": "notificationTemplateBrandingOptions",
    "defaultLocale": "string",
    "description": "string",
    "displayName": "string",
    "lastModifiedDateTime": "string",
    "localizedNotificationMessages": "localizedNotificationMessage[]",
    "roleScopeTagIds": "string[]"
   }
  },
  "objectIdentity": {
   "properties": {
    "issuer": "string",
    "issuerAssignedId": "string",
    "signInType": "string"
   }
  },
  "onPremisesApplicationSegment": {
   "properties": {
    "alternateUrl": "string",
    "corsConfigurations": "corsConfiguration[]",
    "externalUrl": "string",
    "internalUrl": "string"
   }
  },
  "onPremisesExtensionAttributes": {
   "properties": {
    "extensionAttribute1": "string",
    "extensionAttribute10": "string",
    "extensionAttribute11": "string",
    "extensionAttribute12": "string",
    "extensionAttribute13": "string",
    "extensionAttribute14": "string",
    "extensionAttribute15": "string",
    "extensionAttribute2": "string",
    "extensionAttribute3": "string",
    "extensionAttribute4": "string",
    "extensionAttribute5": "string",
    "extensionAttribute6": "string",
    "extensionAttribute7": "string",
    "extensionAttribute8": "string",
    "extensionAttribute9": "string"
   }
  },
  "onPremisesProvisioningError": {
   "properties": {
    "category": "string",
    "occurredDateTime": "string",
    "propertyCausingError": "string",
    "value": "string"
   }
  },
  "onPremisesPublishing": {
   "properties": {
    "alternateUrl": "string",
    "applicationServerTimeout": "string",
    "applicationType": "string",
    "externalAuthenticationType": "externalAuthenticationType",
    "externalUrl": "string",
    "internalUrl": "string",
    "isAccessibleViaZTNAClient": "boolean",
    "isBackendCertificateValidationEnabled": "boolean",
    "isContinuousAccessEvaluationEnabled": "boolean",
    "isDnsResolutionEnabled": "boolean",
    "isHttpOnlyCookieEnabled": "boolean",
    "isOnPremPublishingEnabled": "boolean",
    "isPersistentCookieEnabled": "boolean",
    "isSecureCookieEnabled": "boolean",
    "isStateSessionEnabled": "boolean",
    "isTranslateHostHeaderEnabled": "boolean",
    "isTranslateLinksInBodyEnabled": "boolean",
    "onPremisesApplicationSegments": "onPremisesApplicationSegment[]",
    "segmentsConfiguration": "segmentConfiguration",
    "singleSignOnSettings": "onPremisesPublishingSingleSignOn",
    "useAlternateUrlForTranslationAndRedirect": "boolean",
    "verifiedCustomDomainCertificatesMetadata": "verifiedCustomDomainCertificatesMetadata",
    "verifiedCustomDomainKeyCredential": "keyCredential",
    "verifiedCustomDomainPasswordCredential": "passwordCredential",
    "wafAllowedHeaders": "wafAllowedHeadersDictionary",
    "wafIpRanges": "ipRange[]",
    "wafProvider": "string"
   }
  },
  "onPremisesPublishingSingleSignOn": {
   "properties": {
    "kerberosSignOnSettings": "kerberosSignOnSettings",
    "singleSignOnMode": "singleSignOnMode"
   }
  },
  "onPremisesSipInfo": {
   "properties": {
    "isSipEnabled": "boolean",
    "sipDeploymentLocation": "string",
    "sipPrimaryAddress": "string"
   }
  },
  "openComplexDictionaryType": {
   "base": "dictionary",
   "properties": {}
  },
  "operatingSystemVersionRange": {
   "properties": {
    "description": "string",
    "highestVersion": "string",
    "lowestVersion": "string"
   }
  },
  "optionalClaim": {
   "properties": {
    "additionalProperties": "string[]",
    "essential": "boolean",
    "name": "string",
    "source": "string"
   }
  },
  "optionalClaims": {
   "properties": {
    "accessToken": "optionalClaim[]",
    "idToken": "optionalClaim[]",
    "saml2Token": "optionalClaim[]"
   }
  },
  "organization": {
   "base": "directoryObject",
   "properties": {
    "assignedPlans": "assignedPlan[]",
    "branding": "organizationalBranding",
    "businessPhones": "string[]",
    "certificateBasedAuthConfiguration": "certificateBasedAuthConfiguration[]",
    "certificateConnectorSetting": "certificateConnectorSetting",
    "city": "string",
    "country": "string",
    "countryLetterCode": "string",
    "createdDateTime": "string",
    "defaultUsageLocation": "string",
    "directorySizeQuota": "directorySizeQuota",
    "displayName": "string",
    "extensions": "extension[]",
    "isMultipleDataLocationsForServicesEnabled": "boolean",
    "marketingNotificationEmails": "string[]",
    "mobileDeviceManagementAuthority": "mdmAuthority",
    "onPremisesLastPasswordSyncDateTime": "string",
    "onPremisesLastSyncDateTime": "string",
    "onPremisesSyncEnabled": "boolean",
    "partnerInformation": "partnerInformation",
    "partnerTenantType": "partnerTenantType",
    "postalCode": "string",
    "preferredLanguage": "string",
    "privacyProfile": "privacyProfile",
    "provisionedPlans": "provisionedPlan[]",
    "securityComplianceNotificationMails": "string[]",
    "securityComplianceNotificationPhones": "string[]",
    "settings": "organizationSettings",
    "state": "string",
    "street": "string",
    "technicalNotificationMails": "string[]",
    "tenantType": "string",
    "verifiedDomains": "verifiedDomain[]"
   }
  },
  "parentalControlSettings": {
   "properties": {
    "countriesBlockedForMinors": "string[]",
    "legalAgeGroupRule": "string"
   }
  },
  "partnerInformation": {
   "properties": {
    "commerceUrl": "string",
    "companyName": "string",
    "companyType": "partnerTenantType",
    "helpUrl": "string",
    "partnerTenantId": "string",
    "supportEmails": "string[]",
    "supportTelephones": "string[]",
    "supportUrl": "string"
   }
  },
  "passwordCredential": {
   "properties": {
    "customKeyIdentifier": "string",
    "displayName": "string",
    "endDateTime": "string",
    "hint": "string",
    "keyId": "string",
    "secretText": "string",
    "startDateTime": "string"
   }
  },
  "passwordCredentialConfiguration": {
   "properties": {
    "excludeActors": "appManagementPolicyActorExemptions",
    "maxLifetime": "string",
    "restrictForAppsCreatedAfterDateTime": "string",
    "restrictionType": "appCredentialRestrictionType",
    "state": "appManagementRestrictionState"
   }
  },
  "passwordProfile": {
   "properties": {
    "forceChangePasswordNextSignIn": "boolean",
    "forceChangePasswordNextSignInWithMfa": "boolean",
    "password": "string"
   }
  },
  "passwordSingleSignOnField": {
   "properties": {
    "customizedLabel": "string",
    "defaultLabel": "string",
    "fieldId": "string",
    "type": "string"
   }
  },
  "passwordSingleSignOnSettings": {
   "properties": {
    "fields": "passwordSingleSignOnField[]"
   }
  },
  "payloadByFilter": {
   "properties": {
    "assignmentFilterType": "deviceAndAppManagementAssignmentFilterType",
    "groupId": "string",
    "payloadId": "string",
    "payloadType": "associatedAssignmentPayloadType"
   }
  },
  "payloadCompatibleAssignmentFilter": {
   "base": "deviceAndAppManagementAssignmentFilter",
   "properties": {
    "payloadType": "assignmentFilterPayloadType"
   }
  },
  "permissionGrantPolicy": {
   "base": "policyBase",
   "properties": {
    "excludes": "permissionGrantConditionSet[]",
    "includeAllPreApprovedApplications": "boolean",
    "includes": "permissionGrantConditionSet[]",
    "resourceScopeType": "resourceScopeType"
   }
  },
  "permissionScope": {
   "properties": {
    "adminConsentDescription": "string",
    "adminConsentDisplayName": "string",
    "id": "string",
    "isEnabled": "boolean",
    "origin": "string",
    "type": "string",
    "userConsentDescription": "string",
    "userConsentDisplayName": "string",
    "value": "string"
   }
  },
  "persistentBrowserSessionControl": {
   "base": "conditionalAccessSessionControl",
   "properties": {
    "mode": "persistentBrowserSessionMode"
   }
  },
  "plannerFormsDictionary": {
   "base": "dictionary",
   "properties": {}
  },
  "policyBase": {
   "base": "directoryObject",
   "properties": {
    "description": "string",
    "displayName": "string"
   }
  },
  "policyDeletableItem": {
   "properties": {
    "deletedDateTime": "string"
   }
  },
  "preAuthorizedApplication": {
   "properties": {
    "appId": "string",
    "permissionIds": "string[]"
   }
  },
  "privacyProfile": {
   "properties": {
    "contactEmail": "string",
    "statementUrl": "string"
   }
  },
  "privateLinkNamedLocation": {
   "base": "namedLocation",
   "properties": {
    "isTrusted": "boolean",
    "privateLinkResourcePolicyIds": "string[]"
   }
  },
  "programResource": {
   "base": "identity",
   "properties": {
    "type": "string"
   }
  },
  "provisionedIdentity": {
   "base": "identity",
   "properties": {
    "details": "detailsInfo",
    "identityType": "string"
   }
  },
  "provisionedPlan": {
   "properties": {
    "capabilityStatus": "string",
    "provisioningStatus": "string",
    "service": "string"
   }
  },
  "provisioningServicePrincipal": {
   "base": "identity",
   "properties": {}
  },
  "provisioningSystem": {
   "base": "identity",
   "properties": {
    "details": "detailsInfo"
   }
  },
  "proxiedDomain": {
   "properties": {
    "ipAddressOrFQDN": "string",
    "proxy": "string"
   }
  },
  "publicClientApplication": {
   "properties": {
    "redirectUris": "string[]"
   }
  },
  "redirectUriSettings": {
   "properties": {
    "index": "number",
    "uri": "string"
   }
  },
  "requestSignatureVerification": {
   "properties": {
    "allowedWeakAlgorithms": "weakAlgorithms",
    "isSignedRequestRequired": "boolean"
   }
  },
  "requiredResourceAccess": {
   "properties": {
    "resourceAccess": "resourceAccess[]",
    "resourceAppId": "string"
   }
  },
  "resourceAccess": {
   "properties": {
    "id": "string",
    "type": "string"
   }
  },
  "resultTemplateDictionary": {
   "base": "dictionary",
   "properties": {}
  },
  "roleScopeTagInfo": {
   "properties": {
    "displayName": "string",
    "roleScopeTagId": "string"
   }
  },
  "samlSingleSignOnSettings": {
   "properties": {
    "relayState": "string"
   }
  },
  "secureSignInSessionControl": {
   "base": "conditionalAccessSessionControl",
   "properties": {}
  },
  "segmentConfiguration": {
   "properties": {}
  },
  "servicePrincipal": {
   "base": "directoryObject",
   "properties": {
    "accountEnabled": "boolean",
    "addIns": "addIn[]",
    "alternativeNames": "string[]",
    "appDescription": "string",
    "appDisplayName": "string",
    "appId": "string",
    "appManagementPolicies": "appManagementPolicy[]",
    "appOwnerOrganizationId": "string",
    "appRoleAssignedTo": "appRoleAssignment[]",
    "appRoleAssignmentRequired": "boolean",
    "appRoleAssignments": "appRoleAssignment[]",
    "appRoles": "appRole[]",
    "applicationTemplateId": "string",
    "claimsMappingPolicies": "claimsMappingPolicy[]",
    "claimsPolicy": "customClaimsPolicy",
    "createdObjects": "directoryObject[]",
    "customSecurityAttributes": "customSecurityAttributeValue",
    "delegatedPermissionClassifications": "delegatedPermissionClassification[]",
    "description": "string",
    "disabledByMicrosoftStatus": "string",
    "displayName": "string",
    "endpoints": "endpoint[]",
    "errorUrl": "string",
    "federatedIdentityCredentials": "federatedIdentityCredential[]",
    "homeRealmDiscoveryPolicies": "homeRealmDiscoveryPolicy[]",
    "homepage": "string",
    "info": "informationalUrl",
    "keyCredentials": "keyCredential[]",
    "licenseDetails": "licenseDetails[]",
    "loginUrl": "string",
    "logoutUrl": "string",
    "memberOf": "directoryObject[]",
    "notes": "string",
    "notificationEmailAddresses": "string[]",
    "oauth2PermissionGrants": "oAuth2PermissionGrant[]",
    "ownedObjects": "directoryObject[]",
    "owners": "directoryObject[]",
    "passwordCredentials": "passwordCredential[]",
    "passwordSingleSignOnSettings": "passwordSingleSignOnSettings",
    "permissionGrantPreApprovalPolicies": "permissionGrantPreApprovalPolicy[]",
    "preferredSingleSignOnMode": "string",
    "preferredTokenSigningKeyEndDateTime": "string",
    "preferredTokenSigningKeyThumbprint": "string",
    "publishedPermissionScopes": "permissionScope[]",
    "publisherName": "string",
    "remoteDesktopSecurityConfiguration": "remoteDesktopSecurityConfiguration",
    "replyUrls": "string[]",
    "samlMetadataUrl": "string",
    "samlSingleSignOnSettings": "samlSingleSignOnSettings",
    "servicePrincipalNames": "string[]",
    "servicePrincipalType": "string",
    "signInAudience": "string",
    "synchronization": "synchronization",
    "tags": "string[]",
    "tokenEncryptionKeyId": "string",
    "tokenIssuancePolicies": "tokenIssuancePolicy[]",
    "tokenLifetimePolicies": "tokenLifetimePolicy[]",
    "transitiveMemberOf": "directoryObject[]",
    "verifiedPublisher": "verifiedPublisher"
   }
  },
  "servicePrincipalCreationPolicy": {
   "base": "policyBase",
   "properties": {
    "excludes": "servicePrincipalCreationConditionSet[]",
    "includes": "servicePrincipalCreationConditionSet[]",
    "isBuiltIn": "boolean"
   }
  },
  "servicePrincipalIdentity": {
   "base": "identity",
   "properties": {
    "appId": "string"
   }
  },
  "servicePrincipalLockConfiguration": {
   "properties": {
    "allProperties": "boolean",
    "credentialsWithUsageSign": "boolean",
    "credentialsWithUsageVerify": "boolean",
    "isEnabled": "boolean",
    "tokenEncryptionKeyId": "boolean"
   }
  },
  "serviceProvisioningError": {
   "properties": {
    "createdDateTime": "string",
    "isResolved": "boolean",
    "serviceInstance": "string"
   }
  },
  "serviceProvisioningLinkedResourceErrorDetail": {
   "base": "serviceProvisioningResourceErrorDetail",
   "properties": {
    "propertyName": "string",
    "target": "string"
   }
  },
  "serviceProvisioningResourceError": {
   "base": "serviceProvisioningError",
   "properties": {
    "errors": "serviceProvisioningResourceErrorDetail[]"
   }
  },
  "serviceProvisioningResourceErrorDetail": {
   "properties": {
    "code": "string",
    "details": "string",
    "message": "string"
   }
  },
  "serviceProvisioningXmlError": {
   "base": "serviceProvisioningError",
   "properties": {
    "errorDetail": "string"
   }
  },
  "serviceTagNamedLocation": {
   "base": "namedLocation",
   "properties": {
    "isTrusted": "boolean",
    "serviceTags": "string[]"
   }
  },
  "sharePointIdentity": {
   "base": "identity",
   "properties": {
    "loginName": "string"
   }
  },
  "signInActivity": {
   "properties": {
    "lastNonInteractiveSignInDateTime": "string",
    "lastNonInteractiveSignInRequestId": "string",
    "lastSignInDateTime": "string",
    "lastSignInRequestId": "string",
    "lastSuccessfulSignInDateTime": "string",
    "lastSuccessfulSignInRequestId": "string"
   }
  },
  "signInFrequencySessionControl": {
   "base": "conditionalAccessSessionControl",
   "properties": {
    "authenticationType": "signInFrequencyAuthenticationType",
    "frequencyInterval": "signInFrequencyInterval",
    "type": "signinFrequencyType",
    "value": "number"
   }
  },
  "sourceProvisionedIdentity": {
   "base": "identity",
   "properties": {}
  },
  "spaApplication": {
   "properties": {
    "redirectUris": "string[]"
   }
  },
  "standardTimeZoneOffset": {
   "properties": {
    "dayOccurrence": "number",
    "dayOfWeek": "dayOfWeek",
    "month": "number",
    "time": "string",
    "year": "number"
   }
  },
  "stringDictionary": {
   "base": "dictionary",
   "properties": {}
  },
  "stsPolicy": {
   "base": "policyBase",
   "properties": {
    "appliesTo": "directoryObject[]",
    "definition": "string[]",
    "isOrganizationDefault": "boolean"
   }
  },
  "targetProvisionedIdentity": {
   "base": "identity",
   "properties": {}
  },
  "targetResource": {
   "properties": {
    "displayName": "string",
    "groupType": "groupType",
    "id": "string",
    "modifiedProperties": "modifiedProperty[]",
    "type": "string",
    "userPrincipalName": "string"
   }
  },
  "targetedManagedAppConfiguration": {
   "base": "managedAppConfiguration",
   "properties": {
    "appGroupType": "targetedManagedAppGroupType",
    "apps": "managedMobileApp[]",
    "assignments": "targetedManagedAppPolicyAssignment[]",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "isAssigned": "boolean",
    "targetedAppManagementLevels": "appManagementLevel"
   }
  },
  "targetedManagedAppPolicyAssignment": {
   "base": "entity",
   "properties": {
    "source": "deviceAndAppManagementAssignmentSource",
    "sourceId": "string",
    "target": "deviceAndAppManagementAssignmentTarget"
   }
  },
  "targetedManagedAppProtection": {
   "base": "managedAppProtection",
   "properties": {
    "appGroupType": "targetedManagedAppGroupType",
    "assignments": "targetedManagedAppPolicyAssignment[]",
    "isAssigned": "boolean",
    "targetedAppManagementLevels": "appManagementLevel"
   }
  },
  "teamworkApplicationIdentity": {
   "base": "identity",
   "properties": {
    "applicationIdentityType": "teamworkApplicationIdentityType"
   }
  },
  "teamworkConversationIdentity": {
   "base": "identity",
   "properties": {
    "conversationIdentityType": "teamworkConversationIdentityType"
   }
  },
  "teamworkTagIdentity": {
   "base": "identity",
   "properties": {}
  },
  "teamworkUserIdentity": {
   "base": "identity",
   "properties": {
    "userIdentityType": "teamworkUserIdentityType",
    "userPrincipalName": "string"
   }
  },
  "tenantAppManagementPolicy": {
   "base": "policyBase",
   "properties": {
    "applicationRestrictions": "appManagementApplicationConfiguration",
    "isEnabled": "boolean",
    "servicePrincipalRestrictions": "appManagementServicePrincipalConfiguration"
   }
  },
  "tenantRelationshipAccessPolicyBase": {
   "base": "policyBase",
   "properties": {
    "definition": "string[]"
   }
  },
  "termsExpiration": {
   "properties": {
    "frequency": "string",
    "startDateTime": "string"
   }
  },
  "timeZoneBase": {
   "properties": {
    "name": "string"
   }
  },
  "tokenDetails": {
   "properties": {
    "issuedAtDateTime": "string",
    "uniqueTokenIdentifier": "string"
   }
  },
  "tokenIssuancePolicy": {
   "base": "stsPolicy",
   "properties": {}
  },
  "tokenLifetimePolicy": {
   "base": "stsPolicy",
   "properties": {}
  },
  "user": {
   "base": "directoryObject",
   "properties": {
    "aboutMe": "string",
    "accountEnabled": "boolean",
    "activities": "userActivity[]",
    "adhocCalls": "adhocCall[]",
    "ageGroup": "string",
    "agreementAcceptances": "agreementAcceptance[]",
    "analytics": "userAnalytics",
    "appConsentRequestsForApproval": "appConsentRequest[]",
    "appRoleAssignedResources": "servicePrincipal[]",
    "appRoleAssignments": "appRoleAssignment[]",
    "approvals": "approval[]",
    "assignedLicenses": "assignedLicense[]",
    "assignedPlans": "assignedPlan[]",
    "authentication": "authentication",
    "authorizationInfo": "authorizationInfo",
    "birthday": "string",
    "businessPhones": "string[]",
    "calendar": "calendar",
    "calendarGroups": "calendarGroup[]",
    "calendarView": "event[]",
    "calendars": "calendar[]",
    "chats": "chat[]",
    "city": "string",
    "cloudClipboard": "cloudClipboardRoot",
    "cloudLicensing": "CloudLicensing.UserCloudLicensing",
    "cloudPCs": "cloudPC[]",
    "cloudRealtimeCommunicationInfo": "cloudRealtimeCommunicationInfo",
    "communications": "userCloudCommunication",
    "companyName": "string",
    "consentProvidedForMinor": "string",
    "contactFolders": "contactFolder[]",
    "contacts": "contact[]",
    "country": "string",
    "createdDateTime": "string",
    "createdObjects": "directoryObject[]",
    "creationType": "string",
    "customSecurityAttributes": "customSecurityAttributeValue",
    "dataSecurityAndGovernance": "userDataSecurityAndGovernance",
    "department": "string",
    "deviceEnrollmentConfigurations": "deviceEnrollmentConfiguration[]",
    "deviceEnrollmentLimit": "number",
    "deviceKeys": "deviceKey[]",
    "deviceManagementTroubleshootingEvents": "deviceManagementTroubleshootingEvent[]",
    "devices": "device[]",
    "directReports": "directoryObject[]",
    "displayName": "string",
    "drive": "drive",
    "drives": "drive[]",
    "employeeExperience": "employeeExperienceUser",
    "employeeHireDate": "string",
    "employeeId": "string",
    "employeeLeaveDateTime": "string",
    "employeeOrgData": "employeeOrgData",
    "employeeType": "string",
    "events": "event[]",
    "extensions": "extension[]",
    "externalUserState": "string",
    "externalUserStateChangeDateTime": "string",
    "faxNumber": "string",
    "followedSites": "site[]",
    "givenName": "string",
    "hireDate": "string",
    "identities": "objectIdentity[]",
    "imAddresses": "string[]",
    "inferenceClassification": "inferenceClassification",
    "infoCatalogs": "string[]",
    "informationProtection": "informationProtection",
    "insights": "itemInsights",
    "interests": "string[]",
    "invitedBy": "directoryObject",
    "isLicenseReconciliationNeeded": "boolean",
    "isManagementRestricted": "boolean",
    "isResourceAccount": "boolean",
    "jobTitle": "string",
    "joinedGroups": "group[]",
    "joinedTeams": "team[]",
    "lastPasswordChangeDateTime": "string",
    "legalAgeGroupClassification": "string",
    "licenseAssignmentStates": "licenseAssignmentState[]",
    "licenseDetails": "licenseDetails[]",
    "mail": "string",
    "mailFolders": "mailFolder[]",
    "mailNickname": "string",
    "mailboxSettings": "mailboxSettings",
    "managedAppLogCollectionRequests": "managedAppLogCollectionRequest[]",
    "managedAppRegistrations": "managedAppRegistration[]",
    "managedDevices": "managedDevice[]",
    "manager": "directoryObject",
    "memberOf": "directoryObject[]",
    "messages": "message[]",
    "mobileAppIntentAndStates": "mobileAppIntentAndState[]",
    "mobileAppTroubleshootingEvents": "mobileAppTroubleshootingEvent[]",
    "mobilePhone": "string",
    "mySite": "string",
    "notifications": "notification[]",
    "oauth2PermissionGrants": "oAuth2PermissionGrant[]",
    "officeLocation": "string",
    "onPremisesDistinguishedName": "string",
    "onPremisesDomainName": "string",
    "onPremisesExtensionAttributes": "onPremisesExtensionAttributes",
    "onPremisesImmutableId": "string",
    "onPremisesLastSyncDateTime": "string",
    "onPremisesProvisioningErrors": "onPremisesProvisioningError[]",
    "onPremisesSamAccountName": "string",
    "onPremisesSecurityIdentifier": "string",
    "onPremisesSipInfo": "onPremisesSipInfo",
    "onPremisesSyncEnabled": "boolean",
    "onPremisesUserPrincipalName": "string",
    "onenote": "onenote",
    "onlineMeetings": "onlineMeeting[]",
    "otherMails": "string[]",
    "outlook": "outlookUser",
    "ownedDevices": "directoryObject[]",
    "ownedObjects": "directoryObject[]",
    "passwordPolicies": "string",
    "passwordProfile": "passwordProfile",
    "pastProjects": "string[]",
    "pendingAccessReviewInstances": "accessReviewInstance[]",
    "people": "person[]",
    "permissionGrants": "resourceSpecificPermissionGrant[]",
    "photo": "profilePhoto",
    "photos": "profilePhoto[]",
    "planner": "plannerUser",
    "postalCode": "string",
    "preferredDataLocation": "string",
    "preferredLanguage": "string",
    "preferredName": "string",
    "presence": "presence",
    "print": "userPrint",
    "profile": "profile",
    "provisionedPlans": "provisionedPlan[]",
    "proxyAddresses": "string[]",
    "refreshTokensValidFromDateTime": "string",
    "registeredDevices": "directoryObject[]",
    "responsibilities": "string[]",
    "schools": "string[]",
    "scopedRoleMemberOf": "scopedRoleMembership[]",
    "security": "SecurityNamespace.Security",
    "securityIdentifier": "string",
    "serviceProvisioningErrors": "serviceProvisioningError[]",
    "settings": "userSettings",
    "showInAddressList": "boolean",
    "signInActivity": "signInActivity",
    "signInSessionsValidFromDateTime": "string",
    "skills": "string[]",
    "solutions": "userSolutionRoot",
    "sponsors": "directoryObject[]",
    "state": "string",
    "streetAddress": "string",
    "surname": "string",
    "teamwork": "userTeamwork",
    "todo": "todo",
    "transitiveMemberOf": "directoryObject[]",
    "transitiveReports": "directoryObject[]",
    "usageLocation": "string",
    "usageRights": "usageRight[]",
    "userPrincipalName": "string",
    "userType": "string",
    "virtualEvents": "userVirtualEventsRoot",
    "windowsInformationProtectionDeviceRegistrations": "windowsInformationProtectionDeviceRegistration[]"
   }
  },
  "userIdentity": {
   "base": "identity",
   "properties": {
    "ipAddress": "string",
    "userPrincipalName": "string"
   }
  },
  "userPrint": {
   "properties": {
    "recentPrinterShares": "printerShare[]"
   }
  },
  "verifiedCustomDomainCertificatesMetadata": {
   "properties": {
    "expiryDate": "string",
    "issueDate": "string",
    "issuerName": "string",
    "subjectName": "string",
    "thumbprint": "string"
   }
  },
  "verifiedDomain": {
   "properties": {
    "capabilities": "string",
    "isDefault": "boolean",
    "isInitial": "boolean",
    "name": "string",
    "type": "string"
   }
  },
  "verifiedPublisher": {
   "properties": {
    "addedDateTime": "string",
    "displayName": "string",
    "verifiedPublisherId": "string"
   }
  },
  "wafAllowedHeadersDictionary": {
   "base": "dictionary",
   "properties": {}
  },
  "webApplication": {
   "properties": {
    "homePageUrl": "string",
    "implicitGrantSettings": "implicitGrantSettings",
    "logoutUrl": "string",
    "oauth2AllowImplicitFlow": "boolean",
    "redirectUriSettings": "redirectUriSettings[]",
    "redirectUris": "string[]"
   }
  },
  "webSegmentConfiguration": {
   "base": "segmentConfiguration",
   "properties": {
    "applicationSegments": "webApplicationSegment[]"
   }
  },
  "whatIfAnalysisResult": {
   "base": "conditionalAccessPolicy",
   "properties": {
    "analysisReasons": "whatIfAnalysisReasons",
    "policyApplies": "boolean"
   }
  },
  "windows10CompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "activeFirewallRequired": "boolean",
    "antiSpywareRequired": "boolean",
    "antivirusRequired": "boolean",
    "bitLockerEnabled": "boolean",
    "codeIntegrityEnabled": "boolean",
    "configurationManagerComplianceRequired": "boolean",
    "defenderEnabled": "boolean",
    "defenderVersion": "string",
    "deviceCompliancePolicyScript": "deviceCompliancePolicyScript",
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "earlyLaunchAntiMalwareDriverEnabled": "boolean",
    "firmwareProtectionEnabled": "boolean",
    "kernelDmaProtectionEnabled": "boolean",
    "memoryIntegrityEnabled": "boolean",
    "mobileOsMaximumVersion": "string",
    "mobileOsMinimumVersion": "string",
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordBlockSimple": "boolean",
    "passwordExpirationDays": "number",
    "passwordMinimumCharacterSetCount": "number",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordBlockCount": "number",
    "passwordRequired": "boolean",
    "passwordRequiredToUnlockFromIdle": "boolean",
    "passwordRequiredType": "requiredPasswordType",
    "requireHealthyDeviceReport": "boolean",
    "rtpEnabled": "boolean",
    "secureBootEnabled": "boolean",
    "signatureOutOfDate": "boolean",
    "storageRequireEncryption": "boolean",
    "tpmRequired": "boolean",
    "validOperatingSystemBuildRanges": "operatingSystemVersionRange[]",
    "virtualizationBasedSecurityEnabled": "boolean",
    "wslDistributions": "wslDistributionConfiguration[]"
   }
  },
  "windows10MobileCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "activeFirewallRequired": "boolean",
    "bitLockerEnabled": "boolean",
    "codeIntegrityEnabled": "boolean",
    "earlyLaunchAntiMalwareDriverEnabled": "boolean",
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordBlockSimple": "boolean",
    "passwordExpirationDays": "number",
    "passwordMinimumCharacterSetCount": "number",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordBlockCount": "number",
    "passwordRequireToUnlockFromIdle": "boolean",
    "passwordRequired": "boolean",
    "passwordRequiredType": "requiredPasswordType",
    "secureBootEnabled": "boolean",
    "storageRequireEncryption": "boolean",
    "validOperatingSystemBuildRanges": "operatingSystemVersionRange[]"
   }
  },
  "windows81CompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordBlockSimple": "boolean",
    "passwordExpirationDays": "number",
    "passwordMinimumCharacterSetCount": "number",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordBlockCount": "number",
    "passwordRequired": "boolean",
    "passwordRequiredType": "requiredPasswordType",
    "storageRequireEncryption": "boolean"
   }
  },
  "windowsAppIdentifier": {
   "base": "mobileAppIdentifier",
   "properties": {
    "windowsAppId": "string"
   }
  },
  "windowsApplication": {
   "properties": {
    "packageSid": "string",
    "redirectUris": "string[]"
   }
  },
  "windowsInformationProtection": {
   "base": "managedAppPolicy",
   "properties": {
    "assignments": "targetedManagedAppPolicyAssignment[]",
    "azureRightsManagementServicesAllowed": "boolean",
    "dataRecoveryCertificate": "windowsInformationProtectionDataRecoveryCertificate",
    "enforcementLevel": "windowsInformationProtectionEnforcementLevel",
    "enterpriseDomain": "string",
    "enterpriseIPRanges": "windowsInformationProtectionIPRangeCollection[]",
    "enterpriseIPRangesAreAuthoritative": "boolean",
    "enterpriseInternalProxyServers": "windowsInformationProtectionResourceCollection[]",
    "enterpriseNetworkDomainNames": "windowsInformationProtectionResourceCollection[]",
    "enterpriseProtectedDomainNames": "windowsInformationProtectionResourceCollection[]",
    "enterpriseProxiedDomains": "windowsInformationProtectionProxiedDomainCollection[]",
    "enterpriseProxyServers": "windowsInformationProtectionResourceCollection[]",
    "enterpriseProxyServersAreAuthoritative": "boolean",
    "exemptAppLockerFiles": "windowsInformationProtectionAppLockerFile[]",
    "exemptApps": "windowsInformationProtectionApp[]",
    "iconsVisible": "boolean",
    "indexingEncryptedStoresOrItemsBlocked": "boolean",
    "isAssigned": "boolean",
    "neutralDomainResources": "windowsInformationProtectionResourceCollection[]",
    "protectedAppLockerFiles": "windowsInformationProtectionAppLockerFile[]",
    "protectedApps": "windowsInformationProtectionApp[]",
    "protectionUnderLockConfigRequired": "boolean",
    "revokeOnUnenrollDisabled": "boolean",
    "rightsManagementServicesTemplateId": "string",
    "smbAutoEncryptedFileExtensions": "windowsInformationProtectionResourceCollection[]"
   }
  },
  "windowsInformationProtectionApp": {
   "properties": {
    "denied": "boolean",
    "description": "string",
    "displayName": "string",
    "productName": "string",
    "publisherName": "string"
   }
  },
  "windowsInformationProtectionDataRecoveryCertificate": {
   "properties": {
    "certificate": "string",
    "description": "string",
    "expirationDateTime": "string",
    "subjectName": "string"
   }
  },
  "windowsInformationProtectionDesktopApp": {
   "base": "windowsInformationProtectionApp",
   "properties": {
    "binaryName": "string",
    "binaryVersionHigh": "string",
    "binaryVersionLow": "string"
   }
  },
  "windowsInformationProtectionIPRangeCollection": {
   "properties": {
    "displayName": "string",
    "ranges": "ipRange[]"
   }
  },
  "windowsInformationProtectionPolicy": {
   "base": "windowsInformationProtection",
   "properties": {
    "daysWithoutContactBeforeUnenroll": "number",
    "mdmEnrollmentUrl": "string",
    "minutesOfInactivityBeforeDeviceLock": "number",
    "numberOfPastPinsRemembered": "number",
    "passwordMaximumAttemptCount": "number",
    "pinExpirationDays": "number",
    "pinLowercaseLetters": "windowsInformationProtectionPinCharacterRequirements",
    "pinMinimumLength": "number",
    "pinSpecialCharacters": "windowsInformationProtectionPinCharacterRequirements",
    "pinUppercaseLetters": "windowsInformationProtectionPinCharacterRequirements",
    "revokeOnMdmHandoffDisabled": "boolean",
    "windowsHelloForBusinessBlocked": "boolean"
   }
  },
  "windowsInformationProtectionProxiedDomainCollection": {
   "properties": {
    "displayName": "string",
    "proxiedDomains": "proxiedDomain[]"
   }
  },
  "windowsInformationProtectionResourceCollection": {
   "properties": {
    "displayName": "string",
    "resources": "string[]"
   }
  },
  "windowsInformationProtectionStoreApp": {
   "base": "windowsInformationProtectionApp",
   "properties": {}
  },
  "windowsManagedAppProtection": {
   "base": "managedAppPolicy",
   "properties": {
    "allowedInboundDataTransferSources": "windowsManagedAppDataTransferLevel",
    "allowedOutboundClipboardSharingLevel": "windowsManagedAppClipboardSharingLevel",
    "allowedOutboundDataTransferDestinations": "windowsManagedAppDataTransferLevel",
    "appActionIfUnableToAuthenticateUser": "managedAppRemediationAction",
    "apps": "managedMobileApp[]",
    "assignments": "targetedManagedAppPolicyAssignment[]",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "isAssigned": "boolean",
    "maximumAllowedDeviceThreatLevel": "managedAppDeviceThreatLevel",
    "maximumRequiredOsVersion": "string",
    "maximumWarningOsVersion": "string",
    "maximumWipeOsVersion": "string",
    "minimumRequiredAppVersion": "string",
    "minimumRequiredOsVersion": "string",
    "minimumRequiredSdkVersion": "string",
    "minimumWarningAppVersion": "string",
    "minimumWarningOsVersion": "string",
    "minimumWipeAppVersion": "string",
    "minimumWipeOsVersion": "string",
    "minimumWipeSdkVersion": "string",
    "mobileThreatDefenseRemediationAction": "managedAppRemediationAction",
    "periodOfflineBeforeAccessCheck": "string",
    "periodOfflineBeforeWipeIsEnforced": "string",
    "printBlocked": "boolean"
   }
  },
  "windowsPhone81CompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passwordBlockSimple": "boolean",
    "passwordExpirationDays": "number",
    "passwordMinimumCharacterSetCount": "number",
    "passwordMinimumLength": "number",
    "passwordMinutesOfInactivityBeforeLock": "number",
    "passwordPreviousPasswordBlockCount": "number",
    "passwordRequired": "boolean",
    "passwordRequiredType": "requiredPasswordType",
    "storageRequireEncryption": "boolean"
   }
  },
  "workingHours": {
   "properties": {
    "daysOfWeek": "dayOfWeek[]",
    "endTime": "string",
    "startTime": "string",
    "timeZone": "timeZoneBase"
   }
  },
  "writebackConfiguration": {
   "properties": {
    "isEnabled": "boolean"
   }
  },
  "wslDistributionConfiguration": {
   "properties": {
    "distribution": "string",
    "maximumOSVersion": "string",
    "minimumOSVersion": "string"
   }
  },
  "x509CertificateCombinationConfiguration": {
   "base": "authenticationCombinationConfiguration",
   "properties": {
    "allowedIssuerSkis": "string[]",
    "allowedPolicyOIDs": "string[]"
   }
  }
 },
 "enums": {
  "allowInvitesFrom": [
   "none",
   "adminsAndGuestInviters",
   "adminsGuestInvitersAndAllMembers",
   "everyone",
   "unknownFutureValue"
  ],
  "androidDeviceOwnerRequiredPasswordType": [
   "deviceDefault",
   "required",
   "numeric",
   "numericComplex",
   "alphabetic",
   "alphanumeric",
   "alphanumericWithSymbols",
   "lowSecurityBiometric",
   "customPassword"
  ],
  "androidForWorkRequiredPasswordType": [
   "deviceDefault",
   "lowSecurityBiometric",
   "required",
   "atLeastNumeric",
   "numericComplex",
   "atLeastAlphabetic",
   "atLeastAlphanumeric",
   "alphanumericWithSymbols"
  ],
  "androidManagedAppSafetyNetAppsVerificationType": [
   "none",
   "enabled"
  ],
  "androidManagedAppSafetyNetDeviceAttestationType": [
   "none",
   "basicIntegrity",
   "basicIntegrityAndDeviceCertification"
  ],
  "androidManagedAppSafetyNetEvaluationType": [
   "basic",
   "hardwareBacked"
  ],
  "androidRequiredPasswordComplexity": [
   "none",
   "low",
   "medium",
   "high"
  ],
  "androidRequiredPasswordType": [
   "deviceDefault",
   "alphabetic",
   "alphanumeric",
   "alphanumericWithSymbols",
   "lowSecurityBiometric",
   "numeric",
   "numericComplex",
   "any"
  ],
  "androidSafetyNetEvaluationType": [
   "basic",
   "hardwareBacked"
  ],
  "androidWorkProfileRequiredPasswordType": [
   "deviceDefault",
   "lowSecurityBiometric",
   "required",
   "atLeastNumeric",
   "numericComplex",
   "atLeastAlphabetic",
   "atLeastAlphanumeric",
   "alphanumericWithSymbols"
  ],
  "appCredentialRestrictionType": [
   "passwordAddition",
   "passwordLifetime",
   "symmetricKeyAddition",
   "symmetricKeyLifetime",
   "customPasswordAddition",
   "unknownFutureValue"
  ],
  "appKeyCredentialRestrictionType": [
   "asymmetricKeyLifetime",
   "trustedCertificateAuthority",
   "unknownFutureValue"
  ],
  "appManagementLevel": [
   "unspecified",
   "unmanaged",
   "mdm",
   "androidEnterprise",
   "androidEnterpriseDedicatedDevicesWithAzureAdSharedMode",
   "androidOpenSourceProjectUserAssociated",
   "androidOpenSourceProjectUserless",
   "unknownFutureValue"
  ],
  "appManagementRestrictionState": [
   "enabled",
   "disabled",
   "unknownFutureValue"
  ],
  "assignmentFilterManagementType": [
   "devices",
   "apps",
   "unknownFutureValue"
  ],
  "assignmentFilterPayloadType": [
   "notSet",
   "enrollmentRestrictions"
  ],
  "associatedAssignmentPayloadType": [
   "unknown",
   "deviceConfigurationAndCompliance",
   "application",
   "androidEnterpriseApp",
   "enrollmentConfiguration",
   "groupPolicyConfiguration",
   "zeroTouchDeploymentDeviceConfigProfile",
   "androidEnterpriseConfiguration",
   "deviceFirmwareConfigurationInterfacePolicy",
   "resourceAccessPolicy",
   "win32app",
   "deviceManagmentConfigurationAndCompliancePolicy"
  ],
  "authenticationMethodModes": [
   "password",
   "voice",
   "hardwareOath",
   "softwareOath",
   "sms",
   "fido2",
   "windowsHelloForBusiness",
   "microsoftAuthenticatorPush",
   "deviceBasedPush",
   "temporaryAccessPassOneTime",
   "temporaryAccessPassMultiUse",
   "email",
   "x509CertificateSingleFactor",
   "x509CertificateMultiFactor",
   "federatedSingleFactor",
   "federatedMultiFactor",
   "unknownFutureValue",
   "qrCodePin"
  ],
  "authenticationStrengthPolicyType": [
   "builtIn",
   "custom",
   "unknownFutureValue"
  ],
  "authenticationStrengthRequirements": [
   "none",
   "mfa",
   "unknownFutureValue"
  ],
  "automaticRepliesStatus": [
   "disabled",
   "alwaysEnabled",
   "scheduled"
  ],
  "cloudAppSecuritySessionControlType": [
   "mcasConfigured",
   "monitorOnly",
   "blockDownloads",
   "unknownFutureValue"
  ],
  "compliantNetworkType": [
   "allTenantCompliantNetworks",
   "unknownFutureValue"
  ],
  "conditionalAccessClientApp": [
   "all",
   "browser",
   "mobileAppsAndDesktopClients",
   "exchangeActiveSync",
   "easSupported",
   "other",
   "unknownFutureValue"
  ],
  "conditionalAccessDevicePlatform": [
   "android",
   "iOS",
   "windows",
   "windowsPhone",
   "macOS",
   "all",
   "unknownFutureValue",
   "linux"
  ],
  "conditionalAccessExternalTenantsMembershipKind": [
   "all",
   "enumerated",
   "unknownFutureValue"
  ],
  "conditionalAccessGrantControl": [
   "block",
   "mfa",
   "compliantDevice",
   "domainJoinedDevice",
   "approvedApplication",
   "compliantApplication",
   "passwordChange",
   "unknownFutureValue"
  ],
  "conditionalAccessGuestOrExternalUserTypes": [
   "none",
   "internalGuest",
   "b2bCollaborationGuest",
   "b2bCollaborationMember",
   "b2bDirectConnectUser",
   "otherExternalUser",
   "serviceProvider",
   "unknownFutureValue"
  ],
  "conditionalAccessInsiderRiskLevels": [
   "minor",
   "moderate",
   "elevated",
   "unknownFutureValue"
  ],
  "conditionalAccessPolicyState": [
   "enabled",
   "disabled",
   "enabledForReportingButNotEnforced"
  ],
  "conditionalAccessTransferMethods": [
   "none",
   "deviceCodeFlow",
   "authenticationTransfer",
   "unknownFutureValue"
  ],
  "continuousAccessEvaluationMode": [
   "strictEnforcement",
   "disabled",
   "unknownFutureValue",
   "strictLocation"
  ],
  "countryLookupMethodType": [
   "clientIpAddress",
   "authenticatorAppGps",
   "unknownFutureValue"
  ],
  "crossTenantAccessPolicyTargetConfigurationAccessType": [
   "allowed",
   "blocked",
   "unknownFutureValue"
  ],
  "crossTenantAccessPolicyTargetType": [
   "user",
   "group",
   "application",
   "unknownFutureValue"
  ],
  "dayOfWeek": [
   "sunday",
   "monday",
   "tuesday",
   "wednesday",
   "thursday",
   "friday",
   "saturday"
  ],
  "delegateMeetingMessageDeliveryOptions": [
   "sendToDelegateAndInformationToPrincipal",
   "sendToDelegateAndPrincipal",
   "sendToDelegateOnly"
  ],
  "derivedCredentialProviderType": [
   "notConfigured",
   "entrustDataCard",
   "purebred",
   "xTec",
   "intercede"
  ],
  "deviceAndAppManagementAssignmentFilterType": [
   "none",
   "include",
   "exclude"
  ],
  "deviceAndAppManagementAssignmentSource": [
   "direct",
   "policySets"
  ],
  "deviceComplianceActionType": [
   "noAction",
   "notification",
   "block",
   "retire",
   "wipe",
   "removeResourceAccessProfiles",
   "pushNotification",
   "remoteLock"
  ],
  "deviceManagementComplianceActionType": [
   "noAction",
   "notification",
   "block",
   "retire",
   "wipe",
   "removeResourceAccessProfiles",
   "pushNotification",
   "remoteLock"
  ],
  "deviceManagementConfigurationPlatforms": [
   "none",
   "android",
   "iOS",
   "macOS",
   "windows10X",
   "windows10",
   "linux",
   "unknownFutureValue",
   "androidEnterprise",
   "aosp",
   "visionOS",
   "tvOS"
  ],
  "deviceManagementConfigurationSecretSettingValueState": [
   "invalid",
   "notEncrypted",
   "encryptedValueToken"
  ],
  "deviceManagementConfigurationTechnologies": [
   "none",
   "mdm",
   "windows10XManagement",
   "configManager",
   "intuneManagementExtension",
   "thirdParty",
   "documentGateway",
   "appleRemoteManagement",
   "microsoftSense",
   "exchangeOnline",
   "mobileApplicationManagement",
   "linuxMdm",
   "enrollment",
   "endpointPrivilegeManagement",
   "unknownFutureValue",
   "windowsOsRecovery",
   "android"
  ],
  "devicePlatformType": [
   "android",
   "androidForWork",
   "iOS",
   "macOS",
   "windowsPhone81",
   "windows81AndLater",
   "windows10AndLater",
   "androidWorkProfile",
   "unknown",
   "androidAOSP",
   "androidMobileApplicationManagement",
   "iOSMobileApplicationManagement",
   "unknownFutureValue",
   "windowsMobileApplicationManagement"
  ],
  "deviceThreatProtectionLevel": [
   "unavailable",
   "secured",
   "low",
   "medium",
   "high",
   "notSet"
  ],
  "externalAudienceScope": [
   "none",
   "contactsOnly",
   "all"
  ],
  "externalAuthenticationType": [
   "passthru",
   "aadPreAuthentication"
  ],
  "filterMode": [
   "include",
   "exclude"
  ],
  "genmojiIosManagedAppConfigurationState": [
   "notBlocked",
   "blocked",
   "unknownFutureValue"
  ],
  "groupAccessType": [
   "none",
   "private",
   "secret",
   "public"
  ],
  "groupType": [
   "unifiedGroups",
   "azureAD",
   "unknownFutureValue"
  ],
  "initiatorType": [
   "user",
   "application",
   "system",
   "unknownFutureValue"
  ],
  "kerberosSignOnMappingAttributeType": [
   "userPrincipalName",
   "onPremisesUserPrincipalName",
   "userPrincipalUsername",
   "onPremisesUserPrincipalUsername",
   "onPremisesSAMAccountName"
  ],
  "macOSGatekeeperAppSources": [
   "notConfigured",
   "macAppStore",
   "macAppStoreAndIdentifiedDevelopers",
   "anywhere"
  ],
  "mailboxRecipientType": [
   "unknown",
   "user",
   "linked",
   "shared",
   "room",
   "equipment",
   "others"
  ],
  "managedAppClipboardSharingLevel": [
   "allApps",
   "managedAppsWithPasteIn",
   "managedApps",
   "blocked"
  ],
  "managedAppDataEncryptionType": [
   "useDeviceSettings",
   "afterDeviceRestart",
   "whenDeviceLockedExceptOpenFiles",
   "whenDeviceLocked"
  ],
  "managedAppDataIngestionLocation": [
   "oneDriveForBusiness",
   "sharePoint",
   "camera",
   "photoLibrary"
  ],
  "managedAppDataStorageLocation": [
   "oneDriveForBusiness",
   "sharePoint",
   "box",
   "localStorage",
   "photoLibrary",
   "iManage",
   "egnyte",
   "unknownFutureValue"
  ],
  "managedAppDataTransferLevel": [
   "allApps",
   "managedApps",
   "none"
  ],
  "managedAppDeviceThreatLevel": [
   "notConfigured",
   "secured",
   "low",
   "medium",
   "high"
  ],
  "managedAppNotificationRestriction": [
   "allow",
   "blockOrganizationalData",
   "block"
  ],
  "managedAppPhoneNumberRedirectLevel": [
   "allApps",
   "managedApps",
   "customApp",
   "blocked"
  ],
  "managedAppPinCharacterSet": [
   "numeric",
   "alphanumericAndSymbol"
  ],
  "managedAppRemediationAction": [
   "block",
   "wipe",
   "warn",
   "blockWhenSettingIsSupported"
  ],
  "managedBrowserType": [
   "notConfigured",
   "microsoftEdge"
  ],
  "mdmAuthority": [
   "unknown",
   "intune",
   "sccm",
   "office365"
  ],
  "membershipRuleProcessingStatusDetails": [
   "NotStarted",
   "Running",
   "Failed",
   "Succeeded",
   "UnsupportedFutureValue"
  ],
  "messagingRedirectAppType": [
   "anyApp",
   "anyManagedApp",
   "specificApps",
   "blocked"
  ],
  "mobileThreatDefensePartnerPriority": [
   "defenderOverThirdPartyPartner",
   "thirdPartyPartnerOverDefender",
   "unknownFutureValue"
  ],
  "nativeAuthenticationApisEnabled": [
   "none",
   "all",
   "unknownFutureValue"
  ],
  "notificationTemplateBrandingOptions": [
   "none",
   "includeCompanyLogo",
   "includeCompanyName",
   "includeContactInformation",
   "includeCompanyPortalLink",
   "includeDeviceDetails",
   "unknownFutureValue"
  ],
  "operationResult": [
   "success",
   "failure",
   "timeout",
   "unknownFutureValue"
  ],
  "partnerTenantType": [
   "microsoftSupport",
   "syndicatePartner",
   "breadthPartner",
   "breadthPartnerDelegatedAdmin",
   "resellerPartnerDelegatedAdmin",
   "valueAddedResellerPartnerDelegatedAdmin",
   "unknownFutureValue"
  ],
  "persistentBrowserSessionMode": [
   "always",
   "never"
  ],
  "requiredPasswordType": [
   "deviceDefault",
   "alphanumeric",
   "numeric"
  ],
  "resourceScopeType": [
   "group",
   "chat",
   "tenant",
   "unknownFutureValue",
   "team"
  ],
  "riskLevel": [
   "low",
   "medium",
   "high",
   "hidden",
   "none",
   "unknownFutureValue"
  ],
  "runAsAccountType": [
   "system",
   "user"
  ],
  "screenCaptureIosManagedAppConfigurationState": [
   "notBlocked",
   "blocked",
   "unknownFutureValue"
  ],
  "signInFrequencyAuthenticationType": [
   "primaryAndSecondaryAuthentication",
   "secondaryAuthentication",
   "unknownFutureValue"
  ],
  "signInFrequencyInterval": [
   "timeBased",
   "everyTime",
   "unknownFutureValue"
  ],
  "signinFrequencyType": [
   "days",
   "hours"
  ],
  "singleSignOnMode": [
   "none",
   "onPremisesKerberos",
   "saml",
   "pingHeaderBased",
   "aadHeaderBased",
   "oAuthToken",
   "unknownFutureValue"
  ],
  "targetedManagedAppGroupType": [
   "selectedPublicApps",
   "allCoreMicrosoftApps",
   "allMicrosoftApps",
   "allApps"
  ],
  "teamworkApplicationIdentityType": [
   "aadApplication",
   "bot",
   "tenantBot",
   "office365Connector",
   "outgoingWebhook",
   "unknownFutureValue"
  ],
  "teamworkConversationIdentityType": [
   "team",
   "channel",
   "chat",
   "unknownFutureValue"
  ],
  "teamworkUserIdentityType": [
   "aadUser",
   "onPremiseAadUser",
   "anonymousGuest",
   "federatedUser",
   "personalMicrosoftAccountUser",
   "skypeUser",
   "phoneUser",
   "unknownFutureValue",
   "emailUser",
   "azureCommunicationServicesUser"
  ],
  "templateScenarios": [
   "new",
   "secureFoundation",
   "zeroTrust",
   "remoteWork",
   "protectAdmins",
   "emergingThreats",
   "unknownFutureValue"
  ],
  "userPurpose": [
   "unknown",
   "user",
   "linked",
   "shared",
   "room",
   "equipment",
   "others",
   "unknownFutureValue"
  ],
  "weakAlgorithms": [
   "rsaSha1",
   "unknownFutureValue"
  ],
  "whatIfAnalysisReasons": [
   "notSet",
   "notEnoughInformation",
   "invalidCondition",
   "users",
   "workloadIdentities",
   "application",
   "userActions",
   "authenticationContext",
   "devicePlatform",
   "devices",
   "clientApps",
   "location",
   "signInRisk",
   "emptyPolicy",
   "invalidPolicy",
   "policyNotEnabled",
   "userRisk",
   "time",
   "insiderRisk",
   "authenticationFlow",
   "unknownFutureValue"
  ],
  "windowsInformationProtectionEnforcementLevel": [
   "noProtection",
   "encryptAndAuditOnly",
   "encryptAuditAndPrompt",
   "encryptAuditAndBlock"
  ],
  "windowsInformationProtectionPinCharacterRequirements": [
   "notAllow",
   "requireAtLeastOne",
   "allow"
  ],
  "windowsManagedAppClipboardSharingLevel": [
   "anyDestinationAnySource",
   "none",
   "unknownFutureValue"
  ],
  "windowsManagedAppDataTransferLevel": [
   "allApps",
   "none"
  ],
  "writingToolsIosManagedAppConfigurationState": [
   "notBlocked",
   "blocked",
   "unknownFutureValue"
  ]
 }
};
