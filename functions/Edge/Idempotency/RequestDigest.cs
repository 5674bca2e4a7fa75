using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Edge.Idempotency;

/// <summary>What stands for a request: for its wish (caller, function, key), and for everything it says.</summary>
internal static class RequestDigest
{
    // The longest head that is put together on the stack; a longer one takes an array.
    private const int HeadLengthMax = 256;

    // Making one costs more than a request's whole digest.
    [ThreadStatic]
    private static IncrementalHash? Hash;

    /// <summary>The digest of caller, function and key; nobody else's key is like it.</summary>
    public static byte[] OfWish(string caller, string function, string key)
    {
        var hash = Hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendLines(hash, caller, function, key);

        return hash.GetHashAndReset();
    }

    /// <summary>
    /// The digest of method, path, query and body. The body stays there to be read. It may hold a password; the key,
    /// which is stored nowhere, keeps it from being guessed from the digest.
    /// </summary>
    public static async ValueTask<string> OfRequestAsync(
        HttpRequest request, string key, CancellationToken cancellationToken)
    {
        var body = await JsonRequest.ReadToEndAsync(request, cancellationToken);
        var digest = OfRequest(request, key, body);

        // Nothing is consumed, so whoever reads next gets it all again, and at once.
        request.BodyReader.AdvanceTo(body.Start, body.End);

        return digest;
    }

    private static string OfRequest(HttpRequest request, string key, in ReadOnlySequence<byte> body)
    {
        var hash = Hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendLines(hash, key, request.Method, request.Path.Value, request.QueryString.Value);

        foreach (var segment in body)
        {
            hash.AppendData(segment.Span);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);

        return Convert.ToHexStringLower(digest);
    }

    private static void AppendLines(
        IncrementalHash hash, string first, string second, string? third, string? fourth = null)
    {
        Span<char> text = stackalloc char[HeadLengthMax];

        if (text.TryWrite($"{first}\n{second}\n{third}\n{fourth}\n", out var length))
        {
            Span<byte> bytes = stackalloc byte[3 * HeadLengthMax];
            hash.AppendData(bytes[..Encoding.UTF8.GetBytes(text[..length], bytes)]);
        }
        else
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{first}\n{second}\n{third}\n{fourth}\n"));
        }
    }
}
