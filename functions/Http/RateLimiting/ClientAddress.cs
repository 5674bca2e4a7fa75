using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Serverless.Domain.Accounts;
using Serverless.Domain.Http;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>
/// The client's address: that of the connection, or that in the header of the settings, which the proxy in front of the
/// Functions host writes. No other header is trusted.
/// </summary>
internal sealed class ClientAddress(RateLimitPolicy policy)
{
    private const int IPv4Dots = 3;

    // An IPv6 client usually controls its whole /64.
    private const int NetworkBytes = 8;

    /// <summary>The owner of a request's bucket and keys: the user who is counted, or the address.</summary>
    public CallerTag TagOf(HttpContext context, User? user) =>
        new(user is null ? $"a{Find(context)}" : $"u{user.Id.Value}");

    /// <summary>
    /// The address as part of keys: an IPv4 address, or the network of an IPv6 address. A request without the header of
    /// the settings bypassed the proxy in front and is rejected: otherwise different clients would share one address,
    /// and with it their limits and idempotency keys.
    /// </summary>
    public string Find(HttpContext context) => TryFind(context) ?? throw MalformedRequestException.NoAddress();

    /// <summary>The same; null for a request without the header of the settings.</summary>
    public string? TryFind(HttpContext context)
    {
        var address = TryFindAddress(context);

        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? NetworkOf(address) : address?.ToString();
    }

    /// <summary>
    /// The whole address, to compare with networks; null for a request without the header of the settings.
    /// </summary>
    public IPAddress? TryFindAddress(HttpContext context) => policy.AddressHeader.Length == 0
        ? Plain(context.Connection.RemoteIpAddress ?? IPAddress.None)
        : Read(context.Request.Headers[policy.AddressHeader]);

    // Of several values the last one counts, because the client may have sent those before it.
    private static IPAddress? Read(StringValues header)
    {
        var text = header.Count == 0 ? default : header[^1].AsSpan();
        text = text[(text.LastIndexOf(',') + 1)..].Trim();

        // Azure's front ends add the port: 203.0.113.7:4711, [2001:db8::1]:4711.
        if (!IPAddress.TryParse(text, out var address))
        {
            address = IPEndPoint.TryParse(text, out var end) ? end.Address : null;
        }

        // The parser also accepts "7" and "1.2" as addresses.
        return address is { AddressFamily: AddressFamily.InterNetwork } && text.Count('.') != IPv4Dots
            ? null
            : Plain(address);
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(address))]
    private static IPAddress? Plain(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static string NetworkOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);

        return Convert.ToHexStringLower(bytes[..NetworkBytes]);
    }
}
