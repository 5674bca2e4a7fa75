using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Rush;

internal enum Habit
{
    Pays,
    GivesUp,
    PaysLate,
    PaysTwice,
}

/// <summary>A buyer who waits in the queue, chooses and holds seats, and pays according to a habit.</summary>
internal sealed class Buyer(
    Client client, string token, string eventId, SeatChoice seats, RushTally tally, RushOptions options, int number)
{
    private const int HoldTriesMax = 12;
    private const int ConfirmTriesMax = 20;
    private const string Queue = "/api/v1/queue";
    private const string AdmittedMessage = "queue-entry-allowed";

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(10);

    private readonly Random _random = new(number);
    private readonly TaskCompletionSource _notified = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(string Payment, string Reservation)> _payments = [];

    public string Token => token;

    public IReadOnlyList<(string Payment, string Reservation)> Payments => _payments;

    public Habit Habit { get; } = (number % 20) switch
    {
        0 => Habit.GivesUp,
        1 => Habit.PaysLate,
        2 => Habit.PaysTwice,
        _ => Habit.Pays,
    };

    public async Task BuyAsync(CancellationToken cancellationToken)
    {
        await using var live = await tally.TimeAsync(
            "1 connect",
            () => LiveConnection.OpenAsync(
                client, token, OnMessage, AdmittedMessage, "queue-updated", "queue-cleared"));
        await live.SendAsync("join-queue", new JsonObject { ["eventId"] = eventId }, cancellationToken);

        if (!await WaitAsync(cancellationToken) || await HoldAsync(cancellationToken) is not { } held)
        {
            return;
        }

        tally.Count("held");
        var reservation = (string)held["id"]!;

        if (Habit is Habit.GivesUp)
        {
            tally.Count("gave up");

            return;
        }

        await PayAsync(reservation, (long)held["totalAmount"]!, cancellationToken);
    }

    private void OnMessage(string message, JsonNode? payload)
    {
        if (message == AdmittedMessage && (string?)payload?["eventId"] == eventId)
        {
            tally.Count("notified by SignalR");
            _notified.TrySetResult();
        }
    }

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var (status, entry) = await tally.TimeAsync(
            "2 enter", () => client.SendAsync(HttpMethod.Post, $"{Queue}/check/{eventId}", token));

        if (status != 200)
        {
            tally.Count($"enter rejected {status}");

            return false;
        }

        tally.Count("entered");
        var arrival = (long)entry!["servingNumber"]! + (long)entry["position"]!;
        var wasQueued = (bool)entry["queued"]!;

        while ((string?)entry!["status"] != "active")
        {
            await Task.WhenAny(_notified.Task, Task.Delay(PollEvery, TimeProvider.System, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            (status, var seen) = await tally.TimeAsync(
                "3 status", () => client.SendAsync(HttpMethod.Get, $"{Queue}/status/{eventId}", token));
            entry = status == 200 ? seen! : entry;
        }

        tally.Count("admitted");
        var admittedAt = DateTimeOffset.Parse(
            (string)entry["passExpiresAt"]!, System.Globalization.CultureInfo.InvariantCulture);

        if (wasQueued)
        {
            tally.Admissions.Add((arrival, admittedAt.ToUnixTimeMilliseconds()));
        }

        return true;
    }

    private async Task<JsonNode?> HoldAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < HoldTriesMax; i++)
        {
            var command = new JsonObject { ["eventId"] = eventId, ["seatIds"] = seats.Choose(_random) };
            var (status, body) = await tally.TimeAsync(
                "4 hold", () => client.SendAsync(HttpMethod.Post, "/api/v1/seats/reserve", token, command));

            switch (status)
            {
                case 201:
                    return body!["reservation"];
                case 409:
                    tally.Count("rejected: seats taken");
                    break;
                default:
                    tally.Count($"rejected: {status} {(string?)body?["reason"]}");
                    break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }

        return null;
    }

    private async Task PayAsync(string reservation, long amount, CancellationToken cancellationToken)
    {
        if (!await CreateIntentAsync(reservation, amount))
        {
            return;
        }

        if (Habit is Habit.PaysLate)
        {
            tally.Count("paid late");
            await Task.Delay(TimeSpan.FromSeconds(options.HoldSeconds + 3), TimeProvider.System, cancellationToken);
        }

        if (Habit is Habit.PaysTwice)
        {
            tally.Count("paid twice");
            await Task.WhenAll(CreateIntentAsync(reservation, amount), ConfirmAsync(reservation, cancellationToken));
        }

        if (await ConfirmAsync(reservation, cancellationToken) == 200)
        {
            tally.Count("paid");
        }
    }

    private async Task<bool> CreateIntentAsync(string reservation, long amount)
    {
        var order = new JsonObject { ["amount"] = amount, ["currency"] = "KRW", ["reservation_id"] = reservation };
        var key = new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)).ToString();
        var (status, body) = await tally.TimeAsync(
            "5 intent", () => client.SendAsync(HttpMethod.Post, "/api/v1/payment/intent", token, order, key));

        if (status != 200)
        {
            tally.Count($"intent rejected {status} {(string?)body?["reason"]}");

            return false;
        }

        lock (_payments)
        {
            _payments.Add(((string)body!["payment_intent_id"]!, reservation));
        }

        return true;
    }

    private async Task<int> ConfirmAsync(string reservation, CancellationToken cancellationToken)
    {
        for (var i = 0; i < ConfirmTriesMax; i++)
        {
            var key = new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)).ToString();
            var (status, body) = await tally.TimeAsync("6 confirm", () => client.SendAsync(
                HttpMethod.Post, $"/api/v1/reservations/{reservation}/confirm", token, new JsonObject(), key));

            if (status is 200 or 409)
            {
                if (status == 409)
                {
                    tally.Count($"expired: {(string?)body?["reason"]}");
                }

                return status;
            }

            tally.Count($"confirm again after {status}");
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellationToken);
        }

        return 0;
    }
}
