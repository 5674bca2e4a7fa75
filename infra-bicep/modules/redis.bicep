// Azure Managed Redis. It makes selling fast and fair; what it forgets costs holds and places, never a sale.

@description('Name of the cache.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Size, such as Balanced_B0.')
param sku string

@description('Whether a replica stands by.')
param isReplicated bool

@description('Vault that gets the connection string.')
param vaultName string

var port = 10000

resource cache 'Microsoft.Cache/redisEnterprise@2025-04-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: sku
  }
  properties: {
    highAvailability: isReplicated ? 'Enabled' : 'Disabled'
    minimumTlsVersion: '1.2'
  }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-04-01' = {
  parent: cache
  name: 'default'
  properties: {
    port: port
    clientProtocol: 'Encrypted'
    // One address for all slots; the keys of one script share a slot anyway.
    clusteringPolicy: 'EnterpriseCluster'
    // A full cache has to refuse; one that evicts would forget holds in silence.
    evictionPolicy: 'NoEviction'
    accessKeysAuthentication: 'Enabled'
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource connection 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'redis-connection'
  properties: {
    value: '${cache.properties.hostName}:${port},password=${database.listKeys().primaryKey},ssl=true,abortConnect=false'
  }
}

@description('Address of the connection string.')
output connectionSecretUri string = '${vault.properties.vaultUri}secrets/${connection.name}'
