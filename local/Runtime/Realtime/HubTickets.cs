using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.SignalRService;
using Microsoft.Azure.SignalR.Management;

namespace Serverless.Local.Runtime.Realtime;

/// <summary>Issues and checks the tokens that open a hub: signed with a key that only this process knows.</summary>
internal sealed class HubTickets(IServer server, TimeProvider clock) : IHubTickets
{
    private static readonly TimeSpan LifetimeMax = TimeSpan.FromHours(1);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public ValueTask<SignalRConnectionInfo> IssueAsync(string hub, NegotiationOptions options)
    {
        var lifetime = options.TokenLifetime < LifetimeMax ? options.TokenLifetime : LifetimeMax;
        var ticket = new Ticket(hub, options.UserId, clock.GetUtcNow().Add(lifetime).ToUnixTimeSeconds());
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(ticket));
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();

        return ValueTask.FromResult(new SignalRConnectionInfo
        {
            Url = $"{address.TrimEnd('/')}{HubAddress.Path}/?hub={hub}",
            AccessToken = $"{body}.{Base64Url.EncodeToString(Sign(body))}",
        });
    }

    public bool TryRead(string token, string hub, [NotNullWhen(true)] out ClaimsPrincipal? user)
    {
        user = null;

        if (token.Split('.') is not [var body, var signature] || !Base64Url.IsValid(signature)
            || !CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Sign(body)))
        {
            return false;
        }

        var ticket = JsonSerializer.Deserialize<Ticket>(Base64Url.DecodeFromChars(body))!;

        if (ticket.Hub != hub || ticket.Expires <= clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return false;
        }

        var identity = new ClaimsIdentity("hub");
        identity.AddClaim(new Claim(HubAddress.HubClaim, ticket.Hub));

        if (ticket.User is not null)
        {
            identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, ticket.User));
        }

        user = new ClaimsPrincipal(identity);

        return true;
    }

    private byte[] Sign(string body) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(body));

    private sealed record Ticket(string Hub, string? User, long Expires);
}
