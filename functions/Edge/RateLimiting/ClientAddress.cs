using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.Edge;

namespace Serverless.Functions.Edge.RateLimiting;

/// <summary>
/// Where a request comes from. A header counts only as far as trusted proxies wrote it: read from the right, the first
/// address that is no proxy of ours is the client. Whatever stands left of it the client may have made up.
/// </summary>
internal sealed class ClientAddress(RateLimitPolicy policy)
{
    private const int HopsMax = 16;

    // Whoever has one IPv6 address usually has its whole /64.
    private const int HouseholdBytes = 8;

    private readonly IReadOnlyList<IPNetwork> _trusted = policy.TrustedNetworks();

    /// <summary>Whose bucket and keys a request is about: its visitor's, or its address's.</summary>
    public CallerTag TagOf(HttpContext context, Visitor? visitor) =>
        new(visitor is null ? $"a{Find(context)}" : $"u{visitor.Id.Value}");

    /// <summary>The address as it stands in keys: an IPv4 address, or the network of an IPv6 one.</summary>
    public string Find(HttpContext context)
    {
        var address = Plain(context.Connection.RemoteIpAddress ?? IPAddress.None);

        if (IsTrusted(address))
        {
            address = FromHeader(context.Request.Headers[policy.AddressHeader].ToString(), address);
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Household(address) : address.ToString();
    }

    private IPAddress FromHeader(string header, IPAddress peer)
    {
        var hops = header.Split(',', HopsMax + 1);
        var client = peer;

        for (var i = hops.Length - 1; i >= 0 && hops.Length <= HopsMax; i--)
        {
            if (!TryParse(hops[i].AsSpan().Trim(), out var hop))
            {
                break;
            }

            client = hop;

            if (!IsTrusted(hop))
            {
                break;
            }
        }

        return client;
    }

    // Azure's front ends write the port too: 203.0.113.7:4711, [2001:db8::1]:4711.
    private static bool TryParse(ReadOnlySpan<char> text, out IPAddress address)
    {
        var isParsed = IPAddress.TryParse(text, out var found);

        if (!isParsed && IPEndPoint.TryParse(text, out var end))
        {
            (isParsed, found) = (true, end.Address);
        }

        address = Plain(found ?? IPAddress.None);

        return isParsed;
    }

    private bool IsTrusted(IPAddress address)
    {
        foreach (var network in _trusted)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string Household(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);

        return Convert.ToHexStringLower(bytes[..HouseholdBytes]);
    }
}
