using System.Collections.Frozen;

namespace Serverless.Domain.Flights;

/// <summary>The airports that flights connect. They are part of the app and change with it.</summary>
public static class Airports
{
    private const string File = "airports.txt";

    /// <summary>In ordinal order of their names.</summary>
    public static IReadOnlyList<Airport> All { get; } = Read();

    private static readonly FrozenDictionary<AirportCode, Airport> ByCode =
        All.ToFrozenDictionary(airport => airport.Code);

    /// <summary>Null for an unknown code.</summary>
    public static Airport? Find(AirportCode code) => ByCode.GetValueOrDefault(code);

    private static Airport[] Read()
    {
        using var stream = typeof(Airports).Assembly.GetManifestResourceStream(File)
            ?? throw new FileNotFoundException($"{File} is not embedded.");
        using var reader = new StreamReader(stream);

        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !line.StartsWith('#'))
                .Select(line => line.Split(';'))
                .Select(parts => new Airport(new AirportCode(parts[0]), parts[1], parts[2], parts[3]))
                .OrderBy(airport => airport.Name, StringComparer.Ordinal),
        ];
    }
}
