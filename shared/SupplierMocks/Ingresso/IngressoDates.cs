using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>A range of days, inclusive. Either end may be open.</summary>
public readonly record struct IngressoDates(DateOnly? From, DateOnly? To)
{
    public bool IsOpen => From is null && To is null;

    public bool Contains(DateOnly day) => !(day < From) && !(day > To);

    /// <summary>Whether the last day is over everywhere on Earth.</summary>
    public bool EndsBefore(DateTimeOffset now) => To < DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12));

    /// <summary>Parses <c>yyyymmdd:yyyymmdd</c>; either end may be missing.</summary>
    public static Result<IngressoDates> ReadRange(string? text)
    {
        if (text is null)
        {
            return default(IngressoDates);
        }

        return text.Split(':') is [var first, var last]
            && TryRead(first, out var from)
            && TryRead(last, out var to)
            && !(from > to)
                ? new IngressoDates(from, to)
                : IngressoCodes.Bad("date_range must be yyyymmdd:yyyymmdd");
    }

    /// <summary>Parses one day, with or without dashes.</summary>
    public static Result<IngressoDates> ReadDay(string? text) =>
        TryRead(text?.Replace("-", string.Empty, StringComparison.Ordinal) ?? string.Empty, out var day)
            ? new IngressoDates(day, day)
            : IngressoCodes.Bad("date must be yyyy-mm-dd");

    private static bool TryRead(string text, out DateOnly? day)
    {
        var isDay = DateOnly.TryParseExact(
            text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isDay ? read : null;

        return isDay || text.Length == 0;
    }
}

internal static class IngressoPaging
{
    private const int NumberMax = 1_000_000;

    public static Result<IngressoPage<T>> Cut<T>(IngressoParameters sent, IReadOnlyList<T> all, IngressoPolicy policy)
    {
        var length = sent.Number(
            sent.Text("page_length") is null ? "page_len" : "page_length", 1, policy.PageLengthMax,
            policy.PageLengthDefault);
        var number = sent.Number(sent.Text("page_number") is null ? "page_no" : "page_number", 0, NumberMax, 0);

        return length.IsError ? length.Error
            : number.IsError ? number.Error
            : new IngressoPage<T>(
                [.. all.Skip((int)Math.Min(int.MaxValue, (long)length.Value * number.Value)).Take(length.Value)],
                length.Value, number.Value, all.Count);
    }
}
