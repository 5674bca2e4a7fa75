using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Serverless.Domain.Accounts;
using Serverless.Domain.Http;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>
/// Where a request comes from: the address of the connection, or the one in the header that the settings name, which
/// the edge in front of the Functions host writes. No other header counts.
/// </summary>
internal sealed class ClientAddress(RateLimitPolicy policy)
{
    private const int IPv4Dots = 3;

    // Whoever has one IPv6 address usually has its whole /64.
    private const int HouseholdBytes = 8;

    /// <summary>Whose bucket and keys a request is about: its visitor's, or its address's.</summary>
    public CallerTag TagOf(HttpContext context, User? user) =>
        new(user is null ? $"a{Find(context)}" : $"u{user.Id.Value}");

    /// <summary>
    /// The address as it stands in keys: an IPv4 address, or the network of an IPv6 one. A request that lacks the named
    /// header did not come through the edge in front, and is refused: otherwise strangers would share one address, and
    /// with it each other's limits and idempotency keys.
    /// </summary>
    public string Find(HttpContext context)
    {
        var address = policy.AddressHeader.Length == 0
            ? Plain(context.Connection.RemoteIpAddress ?? IPAddress.None)
            : Read(context.Request.Headers[policy.AddressHeader]) ?? throw MalformedRequestException.NoAddress();

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Household(address) : address.ToString();
    }

    // Of several values the last one counts: what stands before it the client may have sent.
    private static IPAddress? Read(StringValues header)
    {
        var text = header.Count == 0 ? default : header[^1].AsSpan();
        text = text[(text.LastIndexOf(',') + 1)..].Trim();

        // Azure's front ends write the port too: 203.0.113.7:4711, [2001:db8::1]:4711.
        if (!IPAddress.TryParse(text, out var address))
        {
            address = IPEndPoint.TryParse(text, out var end) ? end.Address : null;
        }

        // The parser also takes "7" and "1.2" for addresses.
        return address is { AddressFamily: AddressFamily.InterNetwork } && text.Count('.') != IPv4Dots
            ? null
            : Plain(address);
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(address))]
    private static IPAddress? Plain(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static string Household(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);

        return Convert.ToHexStringLower(bytes[..HouseholdBytes]);
    }
}
