// Survives the loss of a zone, and is awake when a sale opens.
using './main.bicep'

param environment = 'prod'
param resilience = 'Zonal'
param redisSku = 'Balanced_B5'
param signalrUnits = 10
param httpInstancesReady = 4
param instanceCountMax = 400
param frontendUrl = readEnvironmentVariable('FRONTEND_URL', '')
param clientAddressHeader = readEnvironmentVariable('CLIENT_ADDRESS_HEADER', 'X-Azure-ClientIP')
param jwtIssuer = readEnvironmentVariable('JWT_ISSUER', '')
param jwtAudience = readEnvironmentVariable('JWT_AUDIENCE', '')
param jwtJwksUrl = readEnvironmentVariable('JWT_JWKS_URL', '')
param jwtSecret = readEnvironmentVariable('JWT_SECRET')
param ticketKey = readEnvironmentVariable('TICKET_KEY')
param ticketPublishedKeys = readEnvironmentVariable('TICKET_PUBLISHED_KEYS', '')
param signalrExtensionKey = readEnvironmentVariable('SIGNALR_EXTENSION_KEY', '')
