using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http.Conditions;

/// <summary>Gives the conditions of a request to the operation that edits.</summary>
internal static class HttpRequestConditionExtensions
{
    /// <param name="request">The request of the edit.</param>
    /// <param name="tagsOf">All tags that stand for a state.</param>
    /// <param name="isDangerous">Whether an edit of one state to another needs a condition; null for never.</param>
    /// <param name="exists">Whether <c>If-None-Match: *</c> finds anything in a state; null for always.</param>
    public static EditCondition<T> EditCondition<T>(
        this HttpRequest request,
        Func<T, IReadOnlyList<string>> tagsOf,
        Func<T, T, bool>? isDangerous = null,
        Func<T, bool>? exists = null)
    {
        var conditions = RequestConditions.Read(request.Headers);

        return (present, changed) =>
            (conditions.IsGiven ? conditions.Judge(tagsOf(present), exists?.Invoke(present) ?? true) : null)
            ?? (!conditions.IsGiven && isDangerous?.Invoke(present, changed) == true ? ConditionErrors.Missing : null);
    }

    /// <summary>Sets the tag of a response whose body is not the edited representation.</summary>
    public static void SetEntityTag(this HttpRequest request, string tag)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = EntityTag.Quote(tag, isWeak: false);
        headers.CacheControl = TaggedResponse.PrivateCaching;
    }
}
