// The app on Flex Consumption, and every setting that it cannot start without.

@description('Name of the function app.')
param name string

@description('Name of its plan.')
param planName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Whether instances are spread over zones.')
param isZoneRedundant bool

@description('Instances that are always ready for HTTP.')
param httpInstancesReady int

@description('Most instances.')
param instanceCountMax int

@description('Memory of one instance, in megabytes.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Storage account of the Functions host.')
param storageName string

@description('Container of the app\'s packages.')
param deploymentContainerUrl string

@description('Where telemetry goes.')
param insightsConnectionString string

@description('Secret that signs tokens.')
param jwtSecretUri string

@description('Secret with the private key of ticket codes.')
param ticketKeyUri string

@description('Public keys of ticket codes that are published beside it.')
param ticketPublishedKeys string

@description('Secret with the connection string of the documents\' tables.')
param documentsSecretUri string

@description('Secret with the connection string of Redis.')
param redisSecretUri string

@description('Secret with the connection string of the SignalR Service.')
param signalrSecretUri string

@description('Origins of browsers that may call with credentials.')
param frontendUrl string

@description('Header in which the edge in front names the client, such as X-Azure-ClientIP; empty for none.')
param clientAddressHeader string

@description('Issuer of the tokens that are taken beside our own; empty for none.')
param jwtIssuer string

@description('Audience of those tokens.')
param jwtAudience string

@description('Where that issuer publishes its keys.')
param jwtJwksUrl string

@description('OpenTelemetry collector; empty for none.')
param otlpEndpoint string

var httpReady = httpInstancesReady == 0 ? [] : [
  {
    name: 'http'
    instanceCount: httpInstancesReady
  }
]
// All other settings have defaults in the code. The runtime is named below: Flex Consumption takes no setting for it.
var settings = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  JWT_SECRET: '@Microsoft.KeyVault(SecretUri=${jwtSecretUri})'
  Tickets__SigningKey: '@Microsoft.KeyVault(SecretUri=${ticketKeyUri})'
  Tickets__PublishedKeys: ticketPublishedKeys
  REDIS_CONNECTION: '@Microsoft.KeyVault(SecretUri=${redisSecretUri})'
  AzureSignalRConnectionString: '@Microsoft.KeyVault(SecretUri=${signalrSecretUri})'
  Documents__Engine: 'Tables'
  Documents__ConnectionString: '@Microsoft.KeyVault(SecretUri=${documentsSecretUri})'
  FRONTEND_URL: frontendUrl
  RateLimits__AddressHeader: clientAddressHeader
  Edge__HttpsOnly: 'true'
  JWT_ISSUER: jwtIssuer
  JWT_AUDIENCE: jwtAudience
  JWT_JWKS_URL: jwtJwksUrl
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint
  ADMIT_SCHEDULE: '* * * * * *'
  EXPIRE_HOLDS_SCHEDULE: '*/2 * * * * *'
  RECOVER_SALES_SCHEDULE: '*/10 * * * * *'
  RECONCILE_BOOKINGS_SCHEDULE: '0 20 * * * *'
  RECOVER_PAYMENT_ORDERS_SCHEDULE: '*/10 * * * * *'
  PURGE_RESPONSES_SCHEDULE: '0 20 * * * *'
  PURGE_SESSIONS_SCHEDULE: '0 40 * * * *'
  SEND_MAILS_SCHEDULE: '*/5 * * * * *'
  UPDATE_PERFORMANCE_STATES_SCHEDULE: '*/5 * * * * *'
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
    zoneRedundant: isZoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: instanceCountMax
        instanceMemoryMB: instanceMemory
        alwaysReady: httpReady
        triggers: {
          http: {
            // As in host.json: more would queue inside the instance.
            perInstanceConcurrency: 200
          }
        }
      }
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: settings
}

@description('Host name of the app.')
output host string = app.properties.defaultHostName
