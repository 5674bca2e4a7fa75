using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Idempotency;

/// <summary>What stands for a request: for its wish (caller, function, key), and for everything it says.</summary>
internal static class RequestDigest
{
    // The longest text that is put together on the stack; a longer one takes memory.
    private const int LengthMax = 1_024;

    /// <summary>The digest of caller, function and key; nobody else's key is like it.</summary>
    public static byte[] OfKey(string caller, string function, string key) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{function}\n{key}"));

    /// <summary>
    /// The digest of method, path, query and body. The body stays there to be read. It may hold a password; the key,
    /// which is stored nowhere, keeps it from being guessed from the digest.
    /// </summary>
    public static async ValueTask<string> OfRequestAsync(
        HttpRequest request, string key, CancellationToken cancellationToken)
    {
        var body = await JsonRequest.ReadToEndAsync(request, cancellationToken);
        var digest = OfRequest($"{key}\n{request.Method}\n{request.Path.Value}\n{request.QueryString.Value}\n", body);

        // Nothing is consumed, so whoever reads next gets it all again, and at once.
        request.BodyReader.AdvanceTo(body.Start, body.End);

        return digest;
    }

    private static string OfRequest(string head, in ReadOnlySequence<byte> body)
    {
        var lengthMax = Encoding.UTF8.GetMaxByteCount(head.Length) + (int)body.Length;
        var text = lengthMax <= LengthMax ? stackalloc byte[LengthMax] : new byte[lengthMax];
        var headLength = Encoding.UTF8.GetBytes(head, text);
        body.CopyTo(text[headLength..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..(headLength + (int)body.Length)], digest);

        return Convert.ToHexStringLower(digest);
    }
}
