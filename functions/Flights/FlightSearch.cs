using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;

namespace Serverless.Functions.Flights;

/// <summary>The parameters of a search.</summary>
internal sealed record FlightSearch(Route Route, DateOnly Date)
{
    public const string DateForm = "yyyy-MM-dd";
    public const string Economy = "economy";
    public const string ByPrice = "price";
    public const int LimitMax = 100;
    public const int LimitDefault = 20;

    private static readonly string[] Classes = [Economy, "business", "first"];
    private static readonly string[] Orders = [ByPrice, "departure", "arrival", "duration"];

    public DateOnly? ReturnDate { get; init; }

    public int Passengers { get; init; } = 1;

    public string Class { get; init; } = Economy;

    public string Order { get; init; } = ByPrice;

    /// <summary>Null for all flights.</summary>
    public FlightPage? Page { get; init; }

    /// <summary>Whether it has only the parameters of the published API.</summary>
    public bool IsPlain =>
        Passengers == 1 && Class == Economy && Order == ByPrice && Page is null && ReturnDate is null;

    public static FlightSearch Read(IQueryCollection query)
    {
        var (departure, arrival, date) = (
            query.ReadText("departure"), query.ReadText("arrival"), query.ReadText("date"));

        if (string.IsNullOrWhiteSpace(departure)
            || string.IsNullOrWhiteSpace(arrival)
            || string.IsNullOrWhiteSpace(date))
        {
            throw new MalformedRequestException("출발지, 도착지, 날짜를 모두 입력해주세요.")
            {
                Reason = FlightErrors.IncompleteSearch.Code,
            };
        }

        return new FlightSearch(new Route(ReadAirport(departure), ReadAirport(arrival)), ReadDate(date))
        {
            ReturnDate = query.ReadText("return_date") is { } text ? ReadDate(text) : null,
            Passengers = FlightQuery.ReadNumber(query, "passengers", FlightLimits.PassengersMax) ?? 1,
            Class = ReadWord(query, "class", Classes),
            Order = ReadWord(query, "sort", Orders),
            Page = FlightPage.Read(query, LimitDefault, LimitMax),
        }.Check();
    }

    private FlightSearch Check() => ReturnDate < Date ? throw FlightQuery.Bad("돌아오는 날이 출발일보다 빠릅니다.") : this;

    // A text that is no code finds no airport.
    private static AirportCode ReadAirport(string text) => AirportCode.TryParse(text, out var code) ? code : default;

    private static DateOnly ReadDate(string text) =>
        DateOnly.TryParseExact(text.Trim(), DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw FlightQuery.Bad("날짜는 YYYY-MM-DD 형식이어야 합니다.");

    private static string ReadWord(IQueryCollection query, string name, string[] words)
    {
        var word = query.ReadText(name)?.Trim().ToLowerInvariant() ?? words[0];

        return words.Contains(word)
            ? word
            : throw FlightQuery.Bad($"{name}은(는) {string.Join(", ", words)} 중 하나여야 합니다.");
    }
}
