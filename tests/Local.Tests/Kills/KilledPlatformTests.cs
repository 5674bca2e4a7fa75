using System.Text.Json;
using Serverless.Local.Processes;
using Serverless.Local.Tests.Startup;

namespace Serverless.Local.Tests.Kills;

/// <summary>
/// Kills the whole program and its Redis repeatedly during an on-sale. Afterwards the buyers check the result through
/// the API only.
/// </summary>
public sealed class KilledPlatformTests : IDisposable
{
    private const int Buyers = 40;
    private const int Kills = 4;
    private const int SeatCount = 60;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Accounts__PasswordIterations"] = "1000",
        ["Payments__Simulated__ApproveMilliseconds"] = "0",
        ["RECOVER_SALES_SCHEDULE"] = "* * * * * *",
        ["Payments__RecoverySeconds"] = "1",
        ["Payments__LateSeconds"] = "1",
        ["Seats__HoldSeconds"] = "5",
        ["Gateway__HoldSeconds"] = "5",

        // All buyers share one IP address.
        ["RateLimits__Contracts"] = "Tiketi=100000/100000, CloudJet=100000/100000",
        ["RateLimits__Routes"] = "LogIn=100000/100000, SignUp=100000/100000",
        ["Accounts__AttemptsPerMinute"] = "100000",
        ["Accounts__AttemptsBurst"] = "100000",
        ["Accounts__PasswordWaitersPerAddressMax"] = "1000",
        ["RateLimits__AnonymousBytesPerHour"] = "1000000000000000",
        ["RateLimits__AnonymousBytesPerHourOfAll"] = "1000000000000000",
        ["RateLimits__UserBytesPerHour"] = "1000000000000000",
        ["RateLimits__PerSecond"] = "100000",
        ["RateLimits__Burst"] = "100000",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("serverless-kill-").FullName;
    private readonly string _address = $"http://127.0.0.1:{LoopbackPort.FindFree()}";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kills_during_an_on_sale_cause_no_double_sale_no_lost_money_and_no_lost_purchase()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_address) };
        var program = await StartAsync();
        var buyers = await GatherAsync(http);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var buying = Task.WhenAll(buyers.Select(buyer => Task.Run(() => buyer.BuyAsync(limit.Token))));
        var random = new Random(1);

        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200 + random.Next(600)), TimeProvider.System);
            await program.SignalAsync("KILL");
            await program.ExitAsync();
            await program.DisposeAsync();
            program = await StartAsync();
        }

        await using var last = program;
        await buying;
        await AssertAsync(buyers);
    }

    private async Task<LocalProgram> StartAsync()
    {
        var program = LocalProgram.Start(Settings, "--data", _folder, "--urls", _address);
        await program.IsReadyAsync();

        return program;
    }

    private static async Task<RetryingBuyer[]> GatherAsync(HttpClient http)
    {
        var found = await http.GetStringAsync($"/api/v1/events?q={Uri.EscapeDataString("햄릿")}");
        using var events = JsonDocument.Parse(found);
        var id = events.RootElement.GetProperty("events")[0].GetProperty("id").GetString()!;
        using var map = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/seats/events/{id}"));
        var seats = map.RootElement.GetProperty("seats").EnumerateArray().Take(SeatCount)
            .Select(seat => seat.GetProperty("id").GetString()!).ToArray();
        var buyers = Enumerable.Range(0, Buyers).Select(i => new RetryingBuyer(http, id, seats, i)).ToArray();
        await Task.WhenAll(buyers.Select(buyer => buyer.SignUpAsync()));

        return buyers;
    }

    private static async Task AssertAsync(RetryingBuyer[] buyers)
    {
        Assert.Contains(buyers, buyer => buyer is { Confirmed: not null, IsGateway: true });
        Assert.Contains(buyers, buyer => buyer is { Confirmed: not null, IsGateway: false });
        var sold = new List<string>();

        foreach (var buyer in buyers)
        {
            var confirmed = (await buyer.ListAsync())
                .Where(row => row.GetProperty("status").GetString() == "confirmed").ToArray();
            sold.AddRange(confirmed.SelectMany(row => row.GetProperty("items").EnumerateArray())
                .Select(item => item.GetProperty("ticketTypeName").GetString()!));

            if (buyer.Confirmed is { } id)
            {
                Assert.Contains(confirmed, row => row.GetProperty("id").GetString() == id);
            }

            foreach (var (payment, reservation) in buyer.Payments.Distinct())
            {
                await AssertPaidForAsync(buyer, payment, reservation);
            }
        }

        Assert.Equal(sold.Count, sold.Distinct(StringComparer.Ordinal).Count());
    }

    // The recovery voids the payment of an unconfirmed reservation once the hold and its grace period have expired.
    private static async Task AssertPaidForAsync(RetryingBuyer buyer, string payment, string reservation)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);

        while (true)
        {
            var isConfirmed = (await buyer.ListAsync()).Any(row =>
                row.GetProperty("id").GetString() == reservation
                    && row.GetProperty("status").GetString() == "confirmed");

            if (isConfirmed == (await buyer.PaymentStatusAsync(payment) == "APPROVED"))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, limit.Token);
        }
    }
}
