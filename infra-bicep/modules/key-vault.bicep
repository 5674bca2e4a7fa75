// Keeps every secret. Modules that make a secret put it here themselves, and hand out its address only.

@description('Name of the vault, at most 24 characters.')
@maxLength(24)
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Who may read secrets.')
param readerPrincipalId string

@description('Signs and checks tokens.')
@secure()
param jwtSecret string

@description('Signs ticket codes: a private key on P-256, as PEM.')
@secure()
param ticketKey string

var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource reading 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, readerPrincipalId, keyVaultSecretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource jwt 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'jwt-secret'
  properties: {
    value: jwtSecret
  }
}

resource ticket 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'ticket-key'
  properties: {
    value: ticketKey
  }
}

@description('Name of the vault.')
output name string = vault.name

@description('Address of the token secret, without a version: the newest counts.')
output jwtSecretUri string = '${vault.properties.vaultUri}secrets/${jwt.name}'

@description('Address of the key of ticket codes, without a version: the newest counts.')
output ticketKeyUri string = '${vault.properties.vaultUri}secrets/${ticket.name}'
