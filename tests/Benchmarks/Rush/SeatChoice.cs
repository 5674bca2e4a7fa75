using System.Text.Json.Nodes;

namespace Serverless.Benchmarks.Rush;

/// <summary>
/// Where the crowd looks for seats: everybody sees the same live map and goes for the front rows, so they do collide.
/// </summary>
internal sealed class SeatChoice(IReadOnlyList<string> seats, int wantedSeats)
{
    public const string Taken = "seat-locked";
    public const string Freed = "seat-released";

    private readonly HashSet<string> _gone = [];
    private readonly Lock _gate = new();

    public void Hear(string message, JsonNode? payload)
    {
        if ((string?)payload?["seatId"] is not { } seat)
        {
            return;
        }

        lock (_gate)
        {
            if (message == Taken)
            {
                _gone.Add(seat);
            }
            else if (message == Freed)
            {
                _gone.Remove(seat);
            }
        }
    }

    /// <summary>One to three seats side by side, from the part of the hall that all want.</summary>
    public JsonArray Choose(Random random)
    {
        var (popular, count) = (Math.Min(seats.Count, wantedSeats), 1 + random.Next(3));

        lock (_gate)
        {
            for (var i = 0; i < 20; i++)
            {
                var first = random.Next(popular - count);
                var command = Enumerable.Range(first, count).Select(index => seats[index]).ToArray();

                if (!command.Any(_gone.Contains))
                {
                    return [.. command.Select(seat => (JsonNode)seat)];
                }
            }
        }

        return [seats[random.Next(seats.Count)]];
    }
}
