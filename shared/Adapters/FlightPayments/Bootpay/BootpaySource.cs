using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>
/// What speaks for an event's coming from Bootpay: its address, and marks that are checked when they are there. None of
/// them is a proof: the receipt is read again in any case.
/// </summary>
public sealed class BootpaySource(BootpayPolicy policy)
{
    private readonly IReadOnlyList<IPNetwork>? _networks = policy.ReadNetworks();

    /// <param name="address">Null for an address that is not known.</param>
    public bool IsKnown(IPAddress? address) =>
        _networks is null || (address is not null && _networks.Any(network => network.Contains(address)));

    /// <summary>CloudJet's own signature: base64 of the HMAC-SHA256 of the body under the private key.</summary>
    public bool IsSigned(ReadOnlySpan<byte> body, string signature)
    {
        if (policy.BasicPassword.Length == 0)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(policy.BasicPassword), body, expected);

        return Convert.TryFromBase64String(signature, given, out var count)
            && count == given.Length
            && CryptographicOperations.FixedTimeEquals(expected, given);
    }

    /// <summary>The first generation repeats the merchant's keys in its events.</summary>
    public bool HasKeys(string? applicationId, string? privateKey) =>
        IsSame(applicationId, policy.BasicUser, policy.RestApiKey, policy.JsKey)
        && IsSame(privateKey, policy.BasicPassword, policy.PrivateKey);

    private static bool IsSame(string? given, params ReadOnlySpan<string> keys)
    {
        if (given is null)
        {
            return true;
        }

        var isSame = false;

        foreach (var key in keys)
        {
            isSame |= key.Length > 0 && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
        }

        return isSame;
    }
}
