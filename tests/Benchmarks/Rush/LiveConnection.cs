using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Rush;

/// <summary>Opens the SignalR connection of a user through the platform's negotiation.</summary>
internal static class LiveConnection
{
    /// <param name="client">The client that negotiates with the platform.</param>
    /// <param name="token">The access token of the user.</param>
    /// <param name="onMessage">Handles each message with its name and its payload.</param>
    /// <param name="messages">
    /// The handled messages. The client throws and catches internally for any other message, which costs too much here.
    /// </param>
    public static async Task<HubConnection> OpenAsync(
        Client client, string token, Action<string, JsonNode?> onMessage, params string[] messages)
    {
        var negotiated = await client.DemandAsync(HttpMethod.Post, "/api/v1/live/negotiate?negotiateVersion=1", token);
        var access = (string?)negotiated["accessToken"];
        var connection = new HubConnectionBuilder()
            .WithUrl((string)negotiated["url"]!, options =>
            {
                options.AccessTokenProvider = () => Task.FromResult(access);

                // The platform's negotiation is measured; a second one by the hub would add nothing.
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
            })
            .Build();

        foreach (var message in messages)
        {
            connection.On<JsonNode?>(message, payload => onMessage(message, payload));
        }

        await connection.StartAsync();

        return connection;
    }
}
