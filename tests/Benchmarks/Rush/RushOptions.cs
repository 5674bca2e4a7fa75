using System.Globalization;

namespace Serverless.Benchmarks.Rush;

/// <summary>The number of buyers, their event and the queue rules.</summary>
internal sealed record RushOptions
{
    public int Buyers { get; init; } = 5_000;

    /// <summary>Search words of the event's title or venue.</summary>
    public string Event { get; init; } = "arena";

    public int Capacity { get; init; } = 400;

    public int AdmissionsPerSecond { get; init; } = 150;

    public int HoldSeconds { get; init; } = 10;

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(8);

    public static RushOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new RushOptions();

        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--buyers" => options with { Buyers = Number(value) },
                "--event" => options with { Event = value },
                "--capacity" => options with { Capacity = Number(value) },
                "--rate" => options with { AdmissionsPerSecond = Number(value) },
                "--hold-seconds" => options with { HoldSeconds = Number(value) },
                _ => throw new ArgumentException($"There is no option {arguments[i]}."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
