using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.Http.Listeners;

/// <summary>
/// Finds the API that owns the address of a request. It decides only what several APIs say at one path, such as
/// <c>/health</c>; so a client that lies about the address gets another form and nothing else.
/// </summary>
public sealed class ListenerContracts(ListenerPolicy policy, MockPolicy mocks)
{
    // The host replaces it and sends the worker its own address.
    private const string ForwardedHost = "X-Forwarded-Host";

    private readonly FrozenDictionary<string, ApiContract> _byAddress = policy.ByAddress().ToFrozenDictionary();

    /// <summary>Whether the suppliers' APIs are among those that are answered.</summary>
    public bool IncludeMocks => mocks.IsOn;

    /// <summary>Null when the address belongs to no single API, or to a supplier whose mock is off.</summary>
    public ApiContract? Find(HttpRequest request)
    {
        if (_byAddress.Count == 0)
        {
            return null;
        }

        string? forwarded = request.Headers[ForwardedHost];
        var host = forwarded is { Length: > 0 } ? new HostString(forwarded) : request.Host;
        var address = host.Value?.ToLowerInvariant() ?? string.Empty;

        return _byAddress.TryGetValue(address, out var contract) || _byAddress.TryGetValue(AnyAt(host), out contract)
            ? mocks.IsOn || contract is not (ApiContract.Hkdl or ApiContract.Ingresso) ? contract : null
            : null;
    }

    private static string AnyAt(HostString host) => $"*:{host.Port}";
}
