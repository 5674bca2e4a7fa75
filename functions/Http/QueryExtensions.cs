using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Functions.Http;

/// <summary>Reads query parameters.</summary>
internal static class QueryExtensions
{
    /// <summary>Null when it is missing or empty; malformed when it is repeated.</summary>
    public static string? ReadText(this IQueryCollection query, string name)
    {
        var values = query[name];

        return values.Count > 1
            ? throw new MalformedRequestException($"Give {name} once.") { Reason = "request.repeated-parameter" }
            : string.IsNullOrEmpty(values.ToString()) ? null : values.ToString();
    }

    /// <summary>Null when it is missing or empty; malformed when it is not a whole number.</summary>
    public static int? ReadNumber(this IQueryCollection query, string name) => query.ReadText(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            number,
        var text => throw new MalformedRequestException($"{name} must be a whole number, not {TextPolicy.Quote(text)}.")
        {
            Reason = "request.bad-number",
        },
    };
}
