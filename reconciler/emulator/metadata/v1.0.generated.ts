// Written by test/tools/distill-metadata.mjs from @microsoft/microsoft-graph-types 2.43.1. Do not edit: run the tool.
import type { Metadata } from './metadata.ts';

export const v1Metadata: Metadata = {
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
  "androidManagedAppProtection": {
   "base": "targetedManagedAppProtection",
   "properties": {
    "apps": "managedMobileApp[]",
    "customBrowserDisplayName": "string",
    "customBrowserPackageId": "string",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "disableAppEncryptionIfDeviceEncryptionIsEnabled": "boolean",
    "encryptAppData": "boolean",
    "minimumRequiredPatchVersion": "string",
    "minimumWarningPatchVersion": "string",
    "screenCaptureBlocked": "boolean"
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
  "appManagementApplicationConfiguration": {
   "base": "appManagementConfiguration",
   "properties": {}
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
  "application": {
   "base": "directoryObject",
   "properties": {
    "addIns": "addIn[]",
    "api": "apiApplication",
    "appId": "string",
    "appManagementPolicies": "appManagementPolicy[]",
    "appRoles": "appRole[]",
    "applicationTemplateId": "string",
    "authenticationBehaviors": "authenticationBehaviors",
    "certification": "certification",
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
    "oauth2RequirePostResponse": "boolean",
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
    "web": "webApplication"
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
  "auditActivityInitiator": {
   "properties": {
    "app": "appIdentity",
    "user": "userIdentity"
   }
  },
  "auditActor": {
   "properties": {
    "applicationDisplayName": "string",
    "applicationId": "string",
    "auditActorType": "string",
    "ipAddress": "string",
    "servicePrincipalName": "string",
    "userId": "string",
    "userPermissions": "string[]",
    "userPrincipalName": "string"
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
    "resourceId": "string"
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
    "defaultUserRolePermissions": "defaultUserRolePermissions",
    "guestUserRoleId": "string"
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
   "properties": {}
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
  "conditionalAccessAllExternalTenants": {
   "base": "conditionalAccessExternalTenants",
   "properties": {}
  },
  "conditionalAccessApplications": {
   "properties": {
    "applicationFilter": "conditionalAccessFilter",
    "excludeApplications": "string[]",
    "includeApplications": "string[]",
    "includeAuthenticationContextClassReferences": "string[]",
    "includeUserActions": "string[]"
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
  "conditionalAccessDevices": {
   "properties": {
    "deviceFilter": "conditionalAccessFilter"
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
  "conditionalAccessPlatforms": {
   "properties": {
    "excludePlatforms": "conditionalAccessDevicePlatform[]",
    "includePlatforms": "conditionalAccessDevicePlatform[]"
   }
  },
  "conditionalAccessPolicy": {
   "base": "entity",
   "properties": {
    "conditions": "conditionalAccessConditionSet",
    "createdDateTime": "string",
    "description": "string",
    "displayName": "string",
    "grantControls": "conditionalAccessGrantControls",
    "modifiedDateTime": "string",
    "sessionControls": "conditionalAccessSessionControls",
    "state": "conditionalAccessPolicyState",
    "templateId": "string"
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
    "disableResilienceDefaults": "boolean",
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
  "countryNamedLocation": {
   "base": "namedLocation",
   "properties": {
    "countriesAndRegions": "string[]",
    "countryLookupMethod": "countryLookupMethodType",
    "includeUnknownCountriesAndRegions": "boolean"
   }
  },
  "crossTenantAccessPolicy": {
   "base": "policyBase",
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
   "properties": {
    "displayName": "string",
    "tenantId": "string",
    "userSyncInbound": "crossTenantUserSyncInbound"
   }
  },
  "crossTenantUserSyncInbound": {
   "properties": {
    "isSyncAllowed": "boolean"
   }
  },
  "customAppManagementConfiguration": {
   "base": "appManagementConfiguration",
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
  "defaultManagedAppProtection": {
   "base": "managedAppProtection",
   "properties": {
    "appDataEncryptionType": "managedAppDataEncryptionType",
    "apps": "managedMobileApp[]",
    "customSettings": "keyValuePair[]",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "disableAppEncryptionIfDeviceEncryptionIsEnabled": "boolean",
    "encryptAppData": "boolean",
    "faceIdBlocked": "boolean",
    "minimumRequiredPatchVersion": "string",
    "minimumRequiredSdkVersion": "string",
    "minimumWarningPatchVersion": "string",
    "screenCaptureBlocked": "boolean"
   }
  },
  "defaultUserRolePermissions": {
   "properties": {
    "allowedToCreateApps": "boolean",
    "allowedToCreateSecurityGroups": "boolean",
    "allowedToCreateTenants": "boolean",
    "allowedToReadBitlockerKeysForOwnedDevice": "boolean",
    "allowedToReadOtherUsers": "boolean",
    "permissionGrantPoliciesAssigned": "string[]"
   }
  },
  "detailsInfo": {
   "properties": {}
  },
  "deviceAndAppManagementAssignmentTarget": {
   "properties": {}
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
    "scheduledActionsForRule": "deviceComplianceScheduledActionForRule[]",
    "userStatusOverview": "deviceComplianceUserOverview",
    "userStatuses": "deviceComplianceUserStatus[]",
    "version": "number"
   }
  },
  "deviceCompliancePolicyAssignment": {
   "base": "entity",
   "properties": {
    "target": "deviceAndAppManagementAssignmentTarget"
   }
  },
  "deviceComplianceScheduledActionForRule": {
   "base": "entity",
   "properties": {
    "ruleName": "string",
    "scheduledActionConfigurations": "deviceComplianceActionItem[]"
   }
  },
  "deviceManagementSettings": {
   "properties": {
    "deviceComplianceCheckinThresholdDays": "number",
    "isScheduledActionEnabled": "boolean",
    "secureByDefault": "boolean"
   }
  },
  "devicesFilter": {
   "properties": {
    "mode": "crossTenantAccessPolicyTargetConfigurationAccessType",
    "rule": "string"
   }
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
    "targetResources": "targetResource[]"
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
  "fido2CombinationConfiguration": {
   "base": "authenticationCombinationConfiguration",
   "properties": {
    "allowedAAGUIDs": "string[]"
   }
  },
  "group": {
   "base": "directoryObject",
   "properties": {
    "acceptedSenders": "directoryObject[]",
    "allowExternalSenders": "boolean",
    "appRoleAssignments": "appRoleAssignment[]",
    "assignedLabels": "assignedLabel[]",
    "assignedLicenses": "assignedLicense[]",
    "autoSubscribeNewMembers": "boolean",
    "calendar": "calendar",
    "calendarView": "event[]",
    "classification": "string",
    "conversations": "conversation[]",
    "createdDateTime": "string",
    "createdOnBehalfOf": "directoryObject",
    "description": "string",
    "displayName": "string",
    "drive": "drive",
    "drives": "drive[]",
    "events": "event[]",
    "expirationDateTime": "string",
    "extensions": "extension[]",
    "groupLifecyclePolicies": "groupLifecyclePolicy[]",
    "groupTypes": "string[]",
    "hasMembersWithLicenseErrors": "boolean",
    "hideFromAddressLists": "boolean",
    "hideFromOutlookClients": "boolean",
    "isArchived": "boolean",
    "isAssignableToRole": "boolean",
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
    "onPremisesDomainName": "string",
    "onPremisesLastSyncDateTime": "string",
    "onPremisesNetBiosName": "string",
    "onPremisesProvisioningErrors": "onPremisesProvisioningError[]",
    "onPremisesSamAccountName": "string",
    "onPremisesSecurityIdentifier": "string",
    "onPremisesSyncEnabled": "boolean",
    "onenote": "onenote",
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
    "securityEnabled": "boolean",
    "securityIdentifier": "string",
    "serviceProvisioningErrors": "serviceProvisioningError[]",
    "settings": "groupSetting[]",
    "sites": "site[]",
    "team": "team",
    "theme": "string",
    "threads": "conversationThread[]",
    "transitiveMemberOf": "directoryObject[]",
    "transitiveMembers": "directoryObject[]",
    "uniqueName": "string",
    "unseenCount": "number",
    "visibility": "string"
   }
  },
  "groupAssignmentTarget": {
   "base": "deviceAndAppManagementAssignmentTarget",
   "properties": {
    "groupId": "string"
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
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "managedEmailProfileRequired": "boolean",
    "osMaximumVersion": "string",
    "osMinimumVersion": "string",
    "passcodeBlockSimple": "boolean",
    "passcodeExpirationDays": "number",
    "passcodeMinimumCharacterSetCount": "number",
    "passcodeMinimumLength": "number",
    "passcodeMinutesOfInactivityBeforeLock": "number",
    "passcodePreviousPasscodeBlockCount": "number",
    "passcodeRequired": "boolean",
    "passcodeRequiredType": "requiredPasswordType",
    "securityBlockJailbrokenDevices": "boolean"
   }
  },
  "iosManagedAppProtection": {
   "base": "targetedManagedAppProtection",
   "properties": {
    "appDataEncryptionType": "managedAppDataEncryptionType",
    "apps": "managedMobileApp[]",
    "customBrowserProtocol": "string",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "faceIdBlocked": "boolean",
    "minimumRequiredSdkVersion": "string"
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
  "macOSCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
    "deviceThreatProtectionEnabled": "boolean",
    "deviceThreatProtectionRequiredSecurityLevel": "deviceThreatProtectionLevel",
    "firewallBlockAllIncoming": "boolean",
    "firewallEnableStealthMode": "boolean",
    "firewallEnabled": "boolean",
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
    "workingHours": "workingHours"
   }
  },
  "managedAppConfiguration": {
   "base": "managedAppPolicy",
   "properties": {
    "customSettings": "keyValuePair[]"
   }
  },
  "managedAppPolicy": {
   "base": "entity",
   "properties": {
    "createdDateTime": "string",
    "description": "string",
    "displayName": "string",
    "lastModifiedDateTime": "string",
    "version": "string"
   }
  },
  "managedAppProtection": {
   "base": "managedAppPolicy",
   "properties": {
    "allowedDataStorageLocations": "managedAppDataStorageLocation[]",
    "allowedInboundDataTransferSources": "managedAppDataTransferLevel",
    "allowedOutboundClipboardSharingLevel": "managedAppClipboardSharingLevel",
    "allowedOutboundDataTransferDestinations": "managedAppDataTransferLevel",
    "contactSyncBlocked": "boolean",
    "dataBackupBlocked": "boolean",
    "deviceComplianceRequired": "boolean",
    "disableAppPinIfDevicePinIsSet": "boolean",
    "fingerprintBlocked": "boolean",
    "managedBrowser": "managedBrowserType",
    "managedBrowserToOpenLinksRequired": "boolean",
    "maximumPinRetries": "number",
    "minimumPinLength": "number",
    "minimumRequiredAppVersion": "string",
    "minimumRequiredOsVersion": "string",
    "minimumWarningAppVersion": "string",
    "minimumWarningOsVersion": "string",
    "organizationalCredentialsRequired": "boolean",
    "periodBeforePinReset": "string",
    "periodOfflineBeforeAccessCheck": "string",
    "periodOfflineBeforeWipeIsEnforced": "string",
    "periodOnlineBeforeAccessCheck": "string",
    "pinCharacterSet": "managedAppPinCharacterSet",
    "pinRequired": "boolean",
    "printBlocked": "boolean",
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
   "base": "entity",
   "properties": {
    "createdDateTime": "string",
    "displayName": "string",
    "modifiedDateTime": "string"
   }
  },
  "notificationMessageTemplate": {
   "base": "entity",
   "properties": {
    "brandingOptions": "notificationTemplateBrandingOptions",
    "defaultLocale": "string",
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
    "city": "string",
    "country": "string",
    "countryLetterCode": "string",
    "createdDateTime": "string",
    "defaultUsageLocation": "string",
    "displayName": "string",
    "extensions": "extension[]",
    "marketingNotificationEmails": "string[]",
    "mobileDeviceManagementAuthority": "mdmAuthority",
    "onPremisesLastSyncDateTime": "string",
    "onPremisesSyncEnabled": "boolean",
    "partnerTenantType": "partnerTenantType",
    "postalCode": "string",
    "preferredLanguage": "string",
    "privacyProfile": "privacyProfile",
    "provisionedPlans": "provisionedPlan[]",
    "securityComplianceNotificationMails": "string[]",
    "securityComplianceNotificationPhones": "string[]",
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
  "permissionGrantPolicy": {
   "base": "policyBase",
   "properties": {
    "excludes": "permissionGrantConditionSet[]",
    "includes": "permissionGrantConditionSet[]"
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
  "policyBase": {
   "base": "directoryObject",
   "properties": {
    "description": "string",
    "displayName": "string"
   }
  },
  "preAuthorizedApplication": {
   "properties": {
    "appId": "string",
    "delegatedPermissionIds": "string[]"
   }
  },
  "privacyProfile": {
   "properties": {
    "contactEmail": "string",
    "statementUrl": "string"
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
  "resourceSpecificPermission": {
   "properties": {
    "description": "string",
    "displayName": "string",
    "id": "string",
    "isEnabled": "boolean",
    "value": "string"
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
    "createdObjects": "directoryObject[]",
    "customSecurityAttributes": "customSecurityAttributeValue",
    "delegatedPermissionClassifications": "delegatedPermissionClassification[]",
    "description": "string",
    "disabledByMicrosoftStatus": "string",
    "displayName": "string",
    "endpoints": "endpoint[]",
    "federatedIdentityCredentials": "federatedIdentityCredential[]",
    "homeRealmDiscoveryPolicies": "homeRealmDiscoveryPolicy[]",
    "homepage": "string",
    "info": "informationalUrl",
    "keyCredentials": "keyCredential[]",
    "loginUrl": "string",
    "logoutUrl": "string",
    "memberOf": "directoryObject[]",
    "notes": "string",
    "notificationEmailAddresses": "string[]",
    "oauth2PermissionGrants": "oAuth2PermissionGrant[]",
    "oauth2PermissionScopes": "permissionScope[]",
    "ownedObjects": "directoryObject[]",
    "owners": "directoryObject[]",
    "passwordCredentials": "passwordCredential[]",
    "preferredSingleSignOnMode": "string",
    "preferredTokenSigningKeyThumbprint": "string",
    "remoteDesktopSecurityConfiguration": "remoteDesktopSecurityConfiguration",
    "replyUrls": "string[]",
    "resourceSpecificApplicationPermissions": "resourceSpecificPermission[]",
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
  "serviceProvisioningXmlError": {
   "base": "serviceProvisioningError",
   "properties": {
    "errorDetail": "string"
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
  "stsPolicy": {
   "base": "policyBase",
   "properties": {
    "appliesTo": "directoryObject[]",
    "definition": "string[]",
    "isOrganizationDefault": "boolean"
   }
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
    "apps": "managedMobileApp[]",
    "assignments": "targetedManagedAppPolicyAssignment[]",
    "deployedAppCount": "number",
    "deploymentSummary": "managedAppPolicyDeploymentSummary",
    "isAssigned": "boolean"
   }
  },
  "targetedManagedAppPolicyAssignment": {
   "base": "entity",
   "properties": {
    "target": "deviceAndAppManagementAssignmentTarget"
   }
  },
  "targetedManagedAppProtection": {
   "base": "managedAppProtection",
   "properties": {
    "assignments": "targetedManagedAppPolicyAssignment[]",
    "isAssigned": "boolean"
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
    "userIdentityType": "teamworkUserIdentityType"
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
    "ageGroup": "string",
    "agreementAcceptances": "agreementAcceptance[]",
    "appRoleAssignments": "appRoleAssignment[]",
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
    "deviceEnrollmentLimit": "number",
    "deviceManagementTroubleshootingEvents": "deviceManagementTroubleshootingEvent[]",
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
    "insights": "itemInsights",
    "interests": "string[]",
    "isManagementRestricted": "boolean",
    "isResourceAccount": "boolean",
    "jobTitle": "string",
    "joinedTeams": "team[]",
    "lastPasswordChangeDateTime": "string",
    "legalAgeGroupClassification": "string",
    "licenseAssignmentStates": "licenseAssignmentState[]",
    "licenseDetails": "licenseDetails[]",
    "mail": "string",
    "mailFolders": "mailFolder[]",
    "mailNickname": "string",
    "mailboxSettings": "mailboxSettings",
    "managedAppRegistrations": "managedAppRegistration[]",
    "managedDevices": "managedDevice[]",
    "manager": "directoryObject",
    "memberOf": "directoryObject[]",
    "messages": "message[]",
    "mobilePhone": "string",
    "mySite": "string",
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
    "provisionedPlans": "provisionedPlan[]",
    "proxyAddresses": "string[]",
    "registeredDevices": "directoryObject[]",
    "responsibilities": "string[]",
    "schools": "string[]",
    "scopedRoleMemberOf": "scopedRoleMembership[]",
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
    "usageLocation": "string",
    "userPrincipalName": "string",
    "userType": "string"
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
  "webApplication": {
   "properties": {
    "homePageUrl": "string",
    "implicitGrantSettings": "implicitGrantSettings",
    "logoutUrl": "string",
    "redirectUriSettings": "redirectUriSettings[]",
    "redirectUris": "string[]"
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
    "bitLockerEnabled": "boolean",
    "codeIntegrityEnabled": "boolean",
    "earlyLaunchAntiMalwareDriverEnabled": "boolean",
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
    "secureBootEnabled": "boolean",
    "storageRequireEncryption": "boolean"
   }
  },
  "windows10MobileCompliancePolicy": {
   "base": "deviceCompliancePolicy",
   "properties": {
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
    "storageRequireEncryption": "boolean"
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
   "unknownFutureValue"
  ],
  "appManagementRestrictionState": [
   "enabled",
   "disabled",
   "unknownFutureValue"
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
   "unknownFutureValue"
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
  "deviceComplianceActionType": [
   "noAction",
   "notification",
   "block",
   "retire",
   "wipe",
   "removeResourceAccessProfiles",
   "pushNotification"
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
  "filterMode": [
   "include",
   "exclude"
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
  "managedAppDataStorageLocation": [
   "oneDriveForBusiness",
   "sharePoint",
   "box",
   "localStorage"
  ],
  "managedAppDataTransferLevel": [
   "allApps",
   "managedApps",
   "none"
  ],
  "managedAppPinCharacterSet": [
   "numeric",
   "alphanumericAndSymbol"
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
  "riskLevel": [
   "low",
   "medium",
   "high",
   "hidden",
   "none",
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
   "emailUser"
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
  ]
 }
};
