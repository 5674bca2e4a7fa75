// The whole platform in one resource group. This file only wires; each module owns one family of resources.

targetScope = 'resourceGroup'

@description('Short name of the platform, small letters only; part of every name.')
@minLength(3)
@maxLength(10)
param platform string = 'ticketing'

@description('Which installation this is: part of every name, and a tag.')
@allowed(['dev', 'prod'])
param environment string

@description('Region of all resources. It has to offer Flex Consumption and Azure Managed Redis.')
param location string = resourceGroup().location

@description('How carefully data and connections are kept: Standard is one zone and small, Zonal survives the loss of a zone.')
@allowed(['Standard', 'Zonal'])
param resilience string

@description('Size of Azure Managed Redis, such as Balanced_B0 or Balanced_B5.')
param redisSku string

@description('Units of the SignalR Service; each carries 1,000 connections.')
@minValue(1)
@maxValue(100)
param signalrUnits int

@description('Instances that are always ready for HTTP; 0 lets the app go to sleep.')
@minValue(0)
param httpInstancesReady int

@description('Most instances that the function app may have.')
@minValue(40)
@maxValue(1000)
param instanceCountMax int

@description('Origins of browsers that may call with credentials, with commas between.')
param frontendUrl string = ''

@description('Header in which the edge in front names the client, such as X-Azure-ClientIP; empty for none.')
param clientAddressHeader string = ''

@description('Issuer of the tokens that are taken beside our own; empty for none.')
param jwtIssuer string = ''

@description('Audience of those tokens.')
param jwtAudience string = ''

@description('Where that issuer publishes its keys.')
param jwtJwksUrl string = ''

@description('OpenTelemetry collector that traces and measures go to; empty for none.')
param otlpEndpoint string = ''

@description('Signs and checks tokens (HS256); at least 32 bytes.')
@minLength(32)
@secure()
param jwtSecret string

@description('Signs ticket codes: a private key on P-256, as PEM.')
@minLength(100)
@secure()
param ticketKey string

@description('Public keys of ticket codes that are published beside it: past ones and the next one, as PEM or JSON Web Keys.')
param ticketPublishedKeys string = ''

@description('The app\'s system key signalr_extension, which exists once the app has been published. Empty: no upstream yet.')
@secure()
param signalrExtensionKey string = ''

var suffix = take(uniqueString(resourceGroup().id, platform, environment), 6)
var base = '${platform}-${environment}-${suffix}'
var names = {
  identity: 'id-${base}'
  logs: 'log-${base}'
  insights: 'appi-${base}'
  vault: 'kv-${take(platform, 8)}-${environment}-${suffix}'
  storage: 'st${platform}${environment}${suffix}'
  redis: 'redis-${base}'
  signalr: 'sigr-${base}'
  plan: 'plan-${base}'
  functionApp: 'func-${base}'
  deploymentContainer: 'app-package'
}
// The address follows from the name, because the SignalR Service has to know it before the app is there.
var functionAppHost = '${names.functionApp}.azurewebsites.net'
var tags = {
  platform: platform
  environment: environment
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: names.identity
    location: location
    tags: tags
  }
}

module observability 'modules/observability.bicep' = {
  name: 'observability'
  params: {
    logsName: names.logs
    insightsName: names.insights
    location: location
    tags: tags
    healthUrl: 'https://${functionAppHost}/health'
    publisherPrincipalId: identity.outputs.principalId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: names.vault
    location: location
    tags: tags
    readerPrincipalId: identity.outputs.principalId
    jwtSecret: jwtSecret
    ticketKey: ticketKey
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: names.storage
    location: location
    tags: tags
    sku: resilience == 'Zonal' ? 'Standard_ZRS' : 'Standard_LRS'
    deploymentContainer: names.deploymentContainer
    ownerPrincipalId: identity.outputs.principalId
    vaultName: keyVault.outputs.name
  }
}

module redis 'modules/redis.bicep' = {
  name: 'redis'
  params: {
    name: names.redis
    location: location
    tags: tags
    sku: redisSku
    isReplicated: resilience == 'Zonal'
    vaultName: keyVault.outputs.name
  }
}

module signalr 'modules/signalr.bicep' = {
  name: 'signalr'
  params: {
    name: names.signalr
    location: location
    tags: tags
    sku: resilience == 'Zonal' ? 'Premium_P1' : 'Standard_S1'
    units: signalrUnits
    functionAppHost: functionAppHost
    extensionKey: signalrExtensionKey
    vaultName: keyVault.outputs.name
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    name: names.functionApp
    planName: names.plan
    location: location
    tags: tags
    isZoneRedundant: resilience == 'Zonal'
    httpInstancesReady: httpInstancesReady
    instanceCountMax: instanceCountMax
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    insightsConnectionString: observability.outputs.connectionString
    jwtSecretUri: keyVault.outputs.jwtSecretUri
    ticketKeyUri: keyVault.outputs.ticketKeyUri
    ticketPublishedKeys: ticketPublishedKeys
    documentsSecretUri: storage.outputs.connectionSecretUri
    redisSecretUri: redis.outputs.connectionSecretUri
    signalrSecretUri: signalr.outputs.connectionSecretUri
    frontendUrl: frontendUrl
    clientAddressHeader: clientAddressHeader
    jwtIssuer: jwtIssuer
    jwtAudience: jwtAudience
    jwtJwksUrl: jwtJwksUrl
    otlpEndpoint: otlpEndpoint
  }
}

@description('Name of the function app, for publishing.')
output functionAppName string = names.functionApp

@description('Public address of the platform.')
output address string = 'https://${functionApp.outputs.host}'
