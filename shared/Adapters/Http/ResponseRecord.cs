using System.Globalization;
using System.Text;
using Serverless.Domain.Http;

namespace Serverless.Adapters.Http;

/// <summary>
/// A response in the form of Redis, which <c>enter.lua</c> reads too: one line each for the token of the claim's
/// holder, the fingerprint of the request, the status and the content type, then the body.
/// </summary>
internal static class ResponseRecord
{
    private const byte LineEnd = (byte)'\n';

    public static byte[] Write(KeyClaim claim, StoredResponse answer)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{claim.Token}\n{claim.Fingerprint}\n{answer.Status}\n{answer.ContentType}\n");
        var headLength = Encoding.UTF8.GetByteCount(head);
        var record = new byte[headLength + answer.Body.Length];
        Encoding.UTF8.GetBytes(head, record);
        answer.Body.Span.CopyTo(record.AsSpan(headLength));

        return record;
    }

    /// <summary>Null when the response belongs to another request.</summary>
    public static StoredResponse? Read(ReadOnlyMemory<byte> record, string fingerprint)
    {
        var rest = record.Span;
        _ = NextLine(ref rest); // The token.

        if (Text(NextLine(ref rest)) != fingerprint)
        {
            return null;
        }

        var status = int.Parse(NextLine(ref rest), CultureInfo.InvariantCulture);
        var contentType = Text(NextLine(ref rest));

        return new StoredResponse(status, contentType, record[^rest.Length..]);
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf(LineEnd);
        var line = rest[..end];
        rest = rest[(end + 1)..];

        return line;
    }

    private static string Text(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line);
}
