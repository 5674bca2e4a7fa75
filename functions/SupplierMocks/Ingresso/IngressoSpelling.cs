using System.Globalization;
using System.Text;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Formats times and names as the supplier does, independent of the machine's culture.</summary>
internal static class IngressoSpelling
{
    public static string Iso(DateTimeOffset at) => at.ToString(
        at.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz",
        CultureInfo.InvariantCulture);

    public static string DateOf(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{at:ddd}, {at.Day}{Ordinal(at.Day)} {at:MMMM yyyy}");

    public static string TimeOf(DateTimeOffset at) => at.ToString("h.mm tt", CultureInfo.InvariantCulture);

    public static string MonthOf(int month, string form) =>
        new DateOnly(2000, month, 1).ToString(form, CultureInfo.InvariantCulture);

    public static string Compact(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Slug(string name)
    {
        var slug = new StringBuilder();

        foreach (var letter in name.ToLowerInvariant().Where(letter => letter != '\''))
        {
            slug.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        }

        return string.Join('-', slug.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Ordinal(int day) => (day % 10, day / 10) switch
    {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
}
