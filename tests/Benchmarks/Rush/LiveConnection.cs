using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Rush;

/// <summary>One visitor's SignalR connection, after the platform's negotiate.</summary>
internal static class LiveConnection
{
    /// <param name="client">Asks the platform where to connect.</param>
    /// <param name="token">The visitor's.</param>
    /// <param name="heard">Is told each message by its name, with its payload.</param>
    /// <param name="messages">
    /// What it hears. For a message without a handler the client throws and catches, which a crowd has no time for.
    /// </param>
    public static async Task<HubConnection> OpenAsync(
        Client client, string token, Action<string, JsonNode?> heard, params string[] messages)
    {
        var negotiated = await client.DemandAsync(HttpMethod.Post, "/api/v1/live/negotiate?negotiateVersion=1", token);
        var access = (string?)negotiated["accessToken"];
        var connection = new HubConnectionBuilder()
            .WithUrl((string)negotiated["url"]!, options =>
            {
                options.AccessTokenProvider = () => Task.FromResult(access);

                // The platform's negotiate is measured, and a second one by the hub would tell nothing new.
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
            })
            .Build();

        foreach (var message in messages)
        {
            connection.On<JsonNode?>(message, payload => heard(message, payload));
        }

        await connection.StartAsync();

        return connection;
    }
}
