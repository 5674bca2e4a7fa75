using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>A page of a list and what remains after it.</summary>
public sealed record IngressoPage<T>(IReadOnlyList<T> Rows, int Length, int Number, int Total)
{
    public int ResultsRemaining => (int)Math.Max(0, Total - ((Number + 1L) * Length));

    public int PagesRemaining => (ResultsRemaining + Length - 1) / Length;
}

/// <summary>A found event, and its distance in a search by circle.</summary>
public sealed record IngressoFinding(IngressoEvent Event, double? Kilometres);

/// <summary>Searches the catalogue.</summary>
public sealed class SearchIngresso(IngressoCatalogue catalogue, IngressoCalendar calendar, IngressoPolicy policy)
{
    private const double AirportKilometres = 100;

    public Result<IngressoPage<IngressoFinding>> Execute(IngressoCall call)
    {
        var sent = call.Parameters;
        var days = IngressoDates.ReadRange(sent.Text("date_range", "s_dates"));
        var circle = ReadCircle(sent);

        if (days.IsError)
        {
            return days.Error;
        }

        if (circle.IsError)
        {
            return circle.Error;
        }

        var words =
            Plain(sent.Text("keywords", "s_keys") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (country, city, source) = (
            sent.Text("country_code", "s_coco"), sent.Text("city_code", "s_city"), sent.Text("s_src"));
        var withDead = sent.Flag("include_dead") || sent.Flag("add_dead_events");

        var found = catalogue.Events
            .Where(one => !one.IsAddOn && (withDead || one.Status == "live"))
            .Where(one => country is null || Same(catalogue.CityOf(one).Country, country))
            .Where(one => city is null || Same(one.City, city))
            .Where(one => source is null || Same(one.Source, source))
            .Where(one => !sent.Flag("offers_only") || IngressoPrices.Of(one).All.Any(price => price.IsOffer))
            .Where(one => words.Length == 0 || words.All(Haystack(one).Contains))
            .Where(one => days.Value.IsOpen || HasPerformance(one, days.Value, call.Now))
            .Select(one => new IngressoFinding(one, circle.Value.DistanceTo(one)))
            .Where(one => one.Kilometres is null || one.Kilometres <= circle.Value.Kilometres);

        return IngressoPaging.Cut(sent, Sort(found, sent.Text("sort_order")).ToList(), policy);
    }

    private static IEnumerable<IngressoFinding> Sort(IEnumerable<IngressoFinding> found, string? order)
    {
        var byName = found.OrderBy(one => one.Event.Name, StringComparer.Ordinal);

        return order switch
        {
            "most_popular" or "last_sale" => byName.OrderByDescending(one => one.Event.Popularity),
            "cost_ascending" => byName.OrderBy(one => IngressoPrices.Of(one.Event).Min.Total),
            "cost_descending" => byName.OrderByDescending(one => IngressoPrices.Of(one.Event).Min.Total),
            "critic_rating" => byName.OrderByDescending(one => one.Event.CriticReview ?? 0),
            "recent" => byName.OrderByDescending(one => one.Event.Id, StringComparer.Ordinal),
            _ => byName,
        };
    }

    private bool HasPerformance(IngressoEvent of, IngressoDates days, DateTimeOffset now) =>
        calendar.List(of, now).Any(one => one.StartsAt is { } at && days.Contains(DateOnly.FromDateTime(at.DateTime)));

    private string Haystack(IngressoEvent of)
    {
        var city = catalogue.CityOf(of);

        return Plain(
            $"{of.Id} {of.Name} {of.Venue} {city.Name} {city.CountryName} {string.Join(' ', of.Classes.Values)} "
            + of.Details?.Info);
    }

    private Result<IngressoCircle> ReadCircle(IngressoParameters sent)
    {
        if (sent.Text("airport_code") is { } airport)
        {
            return catalogue.Common.Airports.TryGetValue(airport.ToUpperInvariant(), out var place)
                ? new IngressoCircle(place[0], place[1], AirportKilometres)
                : IngressoCodes.Bad("airport_code is not known");
        }

        if (sent.Text("circle", "s_geo") is not { } text)
        {
            return default(IngressoCircle);
        }

        var parts = text.Split(':');

        return parts is [var north, var east, var radius]
            && TryRead(north, 90, out var latitude)
            && TryRead(east, 180, out var longitude)
            && TryRead(radius, double.MaxValue, out var kilometres)
            && kilometres > 0
                ? new IngressoCircle(latitude, longitude, kilometres)
                : IngressoCodes.Bad("circle must be latitude:longitude:radius");
    }

    private static bool TryRead(string text, double max, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= max;

    // Apostrophes are dropped and other punctuation separates words: "sadlers" finds "Sadler's Wells".
    private static string Plain(string text) => new(
    [
        .. text.ToLowerInvariant()
            .Where(letter => letter is not ('\'' or '’'))
            .Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '),
    ]);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A point and a radius.</summary>
public readonly record struct IngressoCircle(double Latitude, double Longitude, double? Kilometres)
{
    private const double EarthKilometres = 6_371;

    /// <summary>Null when the search has no circle.</summary>
    public double? DistanceTo(IngressoEvent of)
    {
        if (Kilometres is null)
        {
            return null;
        }

        var (north, east) = (Radians(of.Latitude - Latitude) / 2, Radians(of.Longitude - Longitude) / 2);
        var chord = Math.Pow(Math.Sin(north), 2)
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(of.Latitude)) * Math.Pow(Math.Sin(east), 2));

        return 2 * EarthKilometres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
