using System.Text.Json.Nodes;

namespace Serverless.Benchmarks.Rush;

/// <summary>
/// Chooses seats for all buyers from one live seat map and prefers the front rows, so that the buyers compete.
/// </summary>
internal sealed class SeatChoice(IReadOnlyList<string> seats, int popularSeats)
{
    public const string Taken = "seat-locked";
    public const string Freed = "seat-released";

    private readonly HashSet<string> _gone = [];
    private readonly Lock _gate = new();

    public void OnMessage(string message, JsonNode? payload)
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

    /// <summary>Chooses one to three adjacent seats from the popular part of the layout.</summary>
    public JsonArray Choose(Random random)
    {
        var (popular, count) = (Math.Min(seats.Count, popularSeats), 1 + random.Next(3));

        lock (_gate)
        {
            for (var i = 0; i < 20; i++)
            {
                var first = random.Next(popular - count);
                var choice = Enumerable.Range(first, count).Select(index => seats[index]).ToArray();

                if (!choice.Any(_gone.Contains))
                {
                    return [.. choice.Select(seat => (JsonNode)seat)];
                }
            }
        }

        return [seats[random.Next(seats.Count)]];
    }
}
