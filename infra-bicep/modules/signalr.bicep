// The SignalR Service in serverless mode: browsers connect to it, and it calls the app about what they send.

@description('Name of the service.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Size; only Premium survives the loss of a zone.')
@allowed(['Standard_S1', 'Premium_P1'])
param sku string

@description('Units; each carries 1,000 connections.')
param units int

@description('Host name of the function app.')
param functionAppHost string

@description('The app\'s system key signalr_extension. Empty: the app is not published yet, and nothing is called.')
@secure()
param extensionKey string

@description('Vault that gets the connection string and the key of the app.')
param vaultName string

var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var extensionSecretName = 'signalr-extension-key'

resource service 'Microsoft.SignalRService/signalR@2024-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'SignalR'
  sku: {
    name: sku
    capacity: units
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    features: [
      {
        flag: 'ServiceMode'
        value: 'Serverless'
      }
    ]
    upstream: {
      templates: empty(extensionKey) ? [] : [
        {
          hubPattern: '*'
          categoryPattern: '*'
          eventPattern: '*'
          // The service reads the key from the vault by itself.
          urlTemplate: 'https://${functionAppHost}/runtime/webhooks/signalr?code={@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${extensionSecretName})}'
        }
      ]
    }
    cors: {
      // Browsers bring a token that negotiate gave them; where they come from proves nothing.
      allowedOrigins: ['*']
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource extension 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(extensionKey)) {
  parent: vault
  name: extensionSecretName
  properties: {
    value: extensionKey
  }
}

resource reading 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, service.id, keyVaultSecretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
    principalId: service.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

resource connection 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'signalr-connection'
  properties: {
    value: service.listKeys().primaryConnectionString
  }
}

@description('Address of the connection string.')
output connectionSecretUri string = '${vault.properties.vaultUri}secrets/${connection.name}'
