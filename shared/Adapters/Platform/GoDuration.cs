using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Serverless.Adapters.Platform;

/// <summary>Durations of the gateway's settings, in Go's form: <c>30s</c>, <c>1h30m</c>.</summary>
public static class GoDuration
{
    private const double SecondsMax = 10 * 366 * 24 * 3600d;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    // The longer names first, so that "ms" is not read as minutes.
    private static readonly (string Name, double Seconds)[] Units =
        [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>Null when the setting is missing or empty; a malformed one stops the start.</summary>
    public static TimeSpan? Read(IConfiguration settings, string name) => settings[name] switch
    {
        null or "" => null,
        var text => TryParse(text) ?? throw new OptionsValidationException(
            name, typeof(TimeSpan), [$"{name} is a duration such as 30s, 10m or 1h30m."]),
    };

    /// <summary>Null for a malformed or negative duration, or one over ten years.</summary>
    public static TimeSpan? TryParse(ReadOnlySpan<char> text)
    {
        if (text is "0")
        {
            return TimeSpan.Zero;
        }

        var (seconds, isEmpty) = (0d, true);

        while (!text.IsEmpty)
        {
            var end = text.IndexOfAnyExcept(Digits);

            if (end <= 0
                || !double.TryParse(
                    text[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || FindUnit(text[end..]) is not { } unit)
            {
                return null;
            }

            (seconds, isEmpty) = (seconds + (number * unit.Seconds), false);
            text = text[(end + unit.Name.Length)..];
        }

        return isEmpty || seconds > SecondsMax ? null : TimeSpan.FromSeconds(seconds);
    }

    private static (string Name, double Seconds)? FindUnit(ReadOnlySpan<char> text)
    {
        foreach (var unit in Units)
        {
            if (text.StartsWith(unit.Name, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return null;
    }
}
