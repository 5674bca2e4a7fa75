using System.Collections.Frozen;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Data that all events share.</summary>
public sealed record IngressoCommon(
    IReadOnlyList<IngressoSource> Sources, IReadOnlyList<IngressoCity> Cities,
    IReadOnlyList<IngressoCurrency> Currencies, IReadOnlyList<IngressoSendMethod> SendMethods,
    IReadOnlyDictionary<string, string> Countries)
{
    /// <summary>Latitude and longitude of airports, by their IATA codes.</summary>
    public IReadOnlyDictionary<string, double[]> Airports { get; set; } = new Dictionary<string, double[]>();
}

/// <summary>A ticketing system whose stock the supplier sells.</summary>
public sealed record IngressoSource(string Code, string Name)
{
    public bool IsCancellable { get; init; }

    /// <summary>Hold time in minutes; null for the default.</summary>
    public double? HoldMinutes { get; init; }

    /// <summary>Orders per bundle.</summary>
    public int? BundleSizeMax { get; init; }
}

/// <param name="Zone">IANA time zone of the city.</param>
public sealed record IngressoCity(string Code, string Name, string Country, string CountryName, string Zone);

public sealed record IngressoCurrency(string Code, int Number, string Symbol);

/// <summary>A send method. Several methods may share a code; an event has at most one of them.</summary>
public sealed record IngressoSendMethod(string Key, string Code, string Name, string Type, decimal Cost)
{
    public string? FinalComment { get; init; }

    /// <summary>Countries that it is available in; null for all.</summary>
    public IReadOnlyList<string>? Countries { get; init; }
}

/// <summary>The supplier's catalogue.</summary>
public sealed class IngressoCatalogue
{
    private readonly FrozenDictionary<string, IngressoEvent> _events;
    private readonly FrozenDictionary<string, IngressoCity> _cities;
    private readonly FrozenDictionary<string, TimeZoneInfo> _zones;

    public IngressoCatalogue(IngressoCommon common, IEnumerable<IngressoEvent> events)
    {
        Common = common;
        Events = [.. events.OrderByDescending(one => one.Popularity).ThenBy(one => one.Id, StringComparer.Ordinal)];
        _events = Events
            .SelectMany(one => one.Aliases.Prepend(one.Id).Select(id => (id, one)))
            .ToFrozenDictionary(pair => pair.id, pair => pair.one);
        _cities = common.Cities.ToFrozenDictionary(city => city.Code);
        _zones = common.Cities.ToFrozenDictionary(city => city.Code, city =>
            TimeZoneInfo.TryFindSystemTimeZoneById(city.Zone, out var zone) ? zone : TimeZoneInfo.Utc);
    }

    public IngressoCommon Common { get; }

    /// <summary>Events, most popular first.</summary>
    public IReadOnlyList<IngressoEvent> Events { get; }

    public IngressoEvent? FindEvent(string? id) => id is null ? null : _events.GetValueOrDefault(id);

    public IngressoCity CityOf(IngressoEvent of) => _cities[of.City];

    public TimeZoneInfo ZoneOf(string city) => _zones[city];

    public IngressoSource SourceOf(IngressoEvent of) => Common.Sources.First(source => source.Code == of.Source);

    public IngressoCurrency FindCurrency(string code) => Common.Currencies.First(currency => currency.Code == code);

    public IReadOnlyList<IngressoSendMethod> SendMethodsOf(IngressoEvent of) =>
        [.. of.Send.Select(key => Common.SendMethods.First(method => method.Key == key))];
}
