using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http.Conditions;

/// <summary>The conditions of a request, by RFC 9110: <c>If-Match</c> first, otherwise <c>If-None-Match</c>.</summary>
internal sealed record RequestConditions(TagList? Match, TagList? NoneMatch)
{
    public bool IsGiven => Match is not null || NoneMatch is not null;

    /// <summary>Reads both headers; malformed ones end the request before anything is done.</summary>
    public static RequestConditions Read(IHeaderDictionary headers) => new(
        headers.IfMatch.Count == 0 ? null : Read(headers.IfMatch, HeaderNames.IfMatch),
        headers.IfNoneMatch.Count == 0 ? null : Read(headers.IfNoneMatch, HeaderNames.IfNoneMatch));

    public static TagList Read(StringValues header, string name) =>
        EntityTagHeaderValue.TryParseStrictList(header, out var tags) && tags.Count > 0
            ? new TagList([.. tags])
            : throw new MalformedRequestException($"{name} is * or a list of tags in quotes, as ETag has them.")
            {
                Reason = "request.bad-condition",
            };

    /// <summary>Null when the conditions hold.</summary>
    /// <param name="tags">All tags that stand for the present state.</param>
    /// <param name="exists">Whether there is anything that <c>If-None-Match: *</c> must not find.</param>
    public Error? Judge(IReadOnlyList<string> tags, bool exists) => this switch
    {
        { Match: { } match } when !match.IsAny && !match.Includes(tags, isStrong: true) => ConditionErrors.Failed,
        { Match: null, NoneMatch: { IsAny: true } } when exists => ConditionErrors.Failed,
        { Match: null, NoneMatch: { } none } when none.Includes(tags, isStrong: false) => ConditionErrors.Failed,
        _ => null,
    };
}

/// <summary>The tags of one header.</summary>
internal sealed record TagList(IReadOnlyList<EntityTagHeaderValue> Tags)
{
    /// <summary>It is <c>*</c>, which stands for every state.</summary>
    public bool IsAny { get; } = Tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any));

    /// <summary>The strong comparison never finds a weak tag.</summary>
    public bool Includes(IReadOnlyList<string> tags, bool isStrong) => !IsAny && Tags.Any(wanted =>
        (!isStrong || !wanted.IsWeak) && tags.Any(tag => wanted.Tag.AsSpan()[1..^1].SequenceEqual(tag)));
}

/// <summary>The errors of conditions.</summary>
internal static class ConditionErrors
{
    public static Error Failed { get; } = new(
        "request.condition-failed",
        ErrorKind.PreconditionFailed,
        "It is not as If-Match or If-None-Match says: it was changed, or is there already. Read it again.");

    public static Error Missing { get; } = new(
        "request.condition-missing",
        ErrorKind.PreconditionRequired,
        "This change needs If-Match with the ETag of the version that it was made from, or * for any version.");
}
