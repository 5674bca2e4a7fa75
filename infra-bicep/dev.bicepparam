// Small and cheap; it may sleep, and it may lose a zone.
using './main.bicep'

param environment = 'dev'
param resilience = 'Standard'
param redisSku = 'Balanced_B0'
param signalrUnits = 1
param httpInstancesReady = 0
param instanceCountMax = 40
param jwtSecret = readEnvironmentVariable('JWT_SECRET')
param ticketKey = readEnvironmentVariable('TICKET_KEY')
param ticketPublishedKeys = readEnvironmentVariable('TICKET_PUBLISHED_KEYS', '')
param signalrExtensionKey = readEnvironmentVariable('SIGNALR_EXTENSION_KEY', '')
