using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Idempotency;

/// <summary>The digests of a request: of its key, and of its whole content.</summary>
internal static class RequestDigest
{
    // The longest text that is built on the stack; a longer one is allocated.
    private const int LengthMax = 1_024;

    /// <summary>The digest of caller, function and key; it differs between callers.</summary>
    public static byte[] OfKey(string caller, string function, string key) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{function}\n{key}"));

    /// <summary>
    /// The digest of method, path, query, conditions and body. The body can still be read afterwards. It may hold a
    /// password; the key, which is not stored anywhere, prevents guessing it from the digest.
    /// </summary>
    public static async ValueTask<string> OfRequestAsync(
        HttpRequest request, string key, CancellationToken cancellationToken)
    {
        var body = await JsonRequest.ReadToEndAsync(request, cancellationToken);
        var conditions = $"{request.Headers.IfMatch}\n{request.Headers.IfNoneMatch}";
        var digest = OfRequest(
            $"{key}\n{request.Method}\n{request.Path.Value}\n{request.QueryString.Value}\n{conditions}\n", body);

        // Nothing is consumed, so the next reader gets the whole body without waiting.
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
