using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Rush;

/// <summary>Simulates an on-sale: starts the platform, runs the buyers and counts violations.</summary>
internal static class RushProgram
{
    /// <summary>A short recovery delay, so that the audit at the end waits only seconds.</summary>
    private const int RecoverySeconds = 3;

    public static async Task<int> RunAsync(RushOptions options)
    {
        await using var platform = await Children.StartPlatformAsync(withSamples: true, new Dictionary<string, string>
        {
            ["Seats__HoldSeconds"] = $"{options.HoldSeconds}",
            ["Payments__RecoverySeconds"] = $"{RecoverySeconds}",
            ["Payments__LateSeconds"] = "5",
        });
        using var client = new Client(platform.Server);
        var admin = await client.LogInAsync("admin@tiketi.gg", "admin123");
        var (eventId, title) = await FindEventAsync(client, options.Event);
        await client.DemandAsync(HttpMethod.Put, $"/api/v1/admin/events/{eventId}/queue", admin, new JsonObject
        {
            ["threshold"] = options.Capacity,
            ["ratePerSecond"] = options.AdmissionsPerSecond,
        });
        Console.WriteLine(
            $"{title}: {options.Buyers:N0} buyers, {options.Capacity} inside, {options.AdmissionsPerSecond}/s");

        var seats = await ListSeatsAsync(client, eventId);
        var choice = new SeatChoice(seats, options.Buyers * 2);
        var tally = new RushTally();
        var buyers = await SignUpAsync(client, eventId, choice, tally, options);
        await using var watcher = await LiveConnection.OpenAsync(
            client, admin, choice.OnMessage, SeatChoice.Taken, SeatChoice.Freed);
        await watcher.SendAsync("join-seat-selection", new JsonObject { ["eventId"] = eventId });

        using var limit = new CancellationTokenSource(options.Limit);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var insideMaxTask = WatchAsync(client, admin, eventId, tally, watching.Token);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(buyers.Select(buyer => Task.Run(() => buyer.BuyAsync(limit.Token), limit.Token)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        await watching.CancelAsync();
        var insideMax = await insideMaxTask;

        await Task.Delay(TimeSpan.FromSeconds(options.HoldSeconds + 5 + (4 * RecoverySeconds)), TimeProvider.System);
        var audit = await RushAudit.ReadAsync(client, buyers);

        return RushReport.Write(options, tally, insideMax, audit, elapsed);
    }

    private static async Task<(string Id, string Title)> FindEventAsync(Client client, string words)
    {
        var found = await client.DemandAsync(
            HttpMethod.Get, $"/api/v1/events?limit=100&q={Uri.EscapeDataString(words)}", null);
        var match = found["events"]!.AsArray().FirstOrDefault(row => (string?)row!["status"] == "on_sale")
            ?? throw new ArgumentException($"No event on sale mentions '{words}'.");

        return ((string)match["id"]!, (string)match["title"]!);
    }

    private static async Task<string[]> ListSeatsAsync(Client client, string eventId)
    {
        var map = await client.DemandAsync(HttpMethod.Get, $"/api/v1/seats/events/{eventId}", null);

        return [.. map["seats"]!.AsArray().Select(seat => (string)seat!["id"]!)];
    }

    private static async Task<Buyer[]> SignUpAsync(
        Client client, string eventId, SeatChoice choice, RushTally tally, RushOptions options)
    {
        var buyers = new Buyer[options.Buyers];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = 64 };
        await Parallel.ForAsync(0, options.Buyers, bounds, async (i, _) =>
        {
            var token = await tally.TimeAsync("0 sign up", () => client.SignUpAsync($"rush{i}"));
            buyers[i] = new Buyer(client, token, eventId, choice, tally, options, i);
        });

        return buyers;
    }

    /// <summary>Returns the highest observed number of users inside.</summary>
    private static async Task<int> WatchAsync(
        Client client, string admin, string eventId, RushTally tally, CancellationToken cancellationToken)
    {
        var (insideMax, ticks) = (0, 0);

        try
        {
            while (true)
            {
                var (status, queue) = await client.SendAsync(HttpMethod.Get, $"/api/v1/queue/admin/{eventId}", admin);
                var inside = status == 200 ? (int)queue!["currentUsers"]! : 0;
                insideMax = Math.Max(insideMax, inside);

                if (ticks++ % 20 == 0)
                {
                    Console.WriteLine(
                        $"  waiting {(int?)queue?["queueSize"],6}  inside {inside,5}  entered {tally["entered"],6}  "
                        + $"admitted {tally["admitted"],6}  held {tally["held"],6}  paid {tally["paid"],6}");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            return insideMax;
        }
    }
}
