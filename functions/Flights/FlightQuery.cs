using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;

namespace Serverless.Functions.Flights;

/// <summary>Reads the numbers in the parameters of CloudJet's requests.</summary>
internal static class FlightQuery
{
    /// <summary>Null when it is missing or empty; malformed when it is not from 1 to <paramref name="max"/>.</summary>
    public static int? ReadNumber(IQueryCollection query, string name, int max) => query.ReadText(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= max => number,
        _ => throw Bad(max == int.MaxValue
            ? $"{name}은(는) 1 이상의 정수여야 합니다."
            : $"{name}은(는) 1에서 {max} 사이의 정수여야 합니다."),
    };

    /// <summary>A text that is no number names no discount, like an unknown number.</summary>
    public static DiscountId ReadDiscount(string text) =>
        new(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0);

    public static MalformedRequestException Bad(string message) =>
        new(message) { Reason = FlightErrors.BadSearch.Code };
}

/// <summary>A page of a list; all of it when neither page nor limit was asked for.</summary>
internal readonly record struct FlightPage(int Number, int Size)
{
    /// <summary>Null without the parameters page and limit.</summary>
    public static FlightPage? Read(IQueryCollection query, int sizeDefault, int sizeMax)
    {
        var (page, limit) = (
            FlightQuery.ReadNumber(query, "page", int.MaxValue), FlightQuery.ReadNumber(query, "limit", sizeMax));

        return page is null && limit is null ? null : new FlightPage(page ?? 1, limit ?? sizeDefault);
    }

    public T[] Cut<T>(IReadOnlyList<T> all) =>
        [.. all.Skip((int)Math.Min(all.Count, ((long)Number - 1) * Size)).Take(Size)];

    public int CountOf(int total) => (total + Size - 1) / Size;
}
