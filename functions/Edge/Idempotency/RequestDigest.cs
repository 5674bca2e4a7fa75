using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Edge.Idempotency;

/// <summary>What stands for a request: for its wish (caller, function, key), and for everything it says.</summary>
internal static class RequestDigest
{
    private const byte Separator = (byte)'\n';

    /// <summary>The digest of caller, function and key; nobody else's key is like it.</summary>
    public static byte[] OfWish(string caller, string function, string key) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{function}\n{key}"));

    /// <summary>
    /// The digest of method, path, query and body. The body stays there to be read. It may hold a password; the key,
    /// which is stored nowhere, keeps it from being guessed from the digest.
    /// </summary>
    public static async ValueTask<string> OfRequestAsync(
        HttpRequest request, string key, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, key);
        Append(hash, request.Method);
        Append(hash, request.Path.Value);
        Append(hash, request.QueryString.Value);

        var body = await JsonRequest.ReadToEndAsync(request, cancellationToken);

        foreach (var segment in body)
        {
            hash.AppendData(segment.Span);
        }

        // Nothing is consumed, so whoever reads next gets it all again, and at once.
        request.BodyReader.AdvanceTo(body.Start, body.End);

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text ?? string.Empty));
        hash.AppendData([Separator]);
    }
}
