using System.Buffers.Text;
using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Serverless.Functions.Http.Conditions;

/// <summary>
/// The tags of representations (RFC 9110). A tag is a digest of the body, so every instance gives the same one. A body
/// that is sent compressed has the weak form: its bytes may differ between versions of the compressor.
/// </summary>
internal static class EntityTag
{
    /// <summary>The opaque part, without quotes.</summary>
    public static string Of(ReadOnlySpan<byte> body)
    {
        Span<byte> digest = stackalloc byte[sizeof(ulong) * 2];
        XxHash128.Hash(body, digest);

        return Base64Url.EncodeToString(digest);
    }

    /// <summary>The tag of a body that these two parts decide.</summary>
    public static string Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var hash = new XxHash128();
        hash.Append(first);
        hash.Append(second);
        Span<byte> digest = stackalloc byte[sizeof(ulong) * 2];
        hash.GetCurrentHash(digest);

        return Base64Url.EncodeToString(digest);
    }

    /// <summary>The tag of the body that this value is sent as.</summary>
    public static string Of<TBody>(TBody body, JsonTypeInfo<TBody> json) => Of(JsonBody.ToBytes(
        (body, json), static (writer, state) => JsonSerializer.Serialize(writer, state.body, state.json)));

    /// <summary>The header's value.</summary>
    public static string Quote(string tag, bool isWeak) => isWeak ? $"W/\"{tag}\"" : $"\"{tag}\"";

    /// <summary>
    /// Whether the client of a GET has this representation already. Both forms of a tag mean the same content here.
    /// </summary>
    public static bool IsKnownTo(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && new TagList([.. known]) is var tags
        && (tags.IsAny || tags.Includes([tag], isStrong: false));
}
