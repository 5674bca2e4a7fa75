using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using Serverless.Local;

namespace Serverless.Benchmarks.Measures;

/// <summary>
/// Measures paid reservations of one event, from the hold to the captured payment, through the operations of the
/// endpoints, on the embedded store with its flush to disk.
/// </summary>
internal static class SalesMeasure
{
    private const int Buyers = 256;
    private const int Sales = 20_000;
    private const double PerSecondMin = 3_000;

    public static async Task<int> RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("serverless-benchmark-").FullName;

        try
        {
            await using var platform = await LocalPlatform.StartAsync(
                new LocalPlatformOptions
                {
                    DataDirectory = data,
                    Settings = new Dictionary<string, string?>
                    {
                        ["Payments:Simulated:ApproveMilliseconds"] = "0",
                        ["Logging:LogLevel:Default"] = "Error",
                    },
                },
                CancellationToken.None);
            var performance = await OpenAsync(platform.Services);
            await SellAsync(platform.Services, performance, 20_000, "warm");
            var seconds = await SellAsync(platform.Services, performance, Sales, "buyer");

            return Report.AtLeast(
                "paid reservations per second, one event",
                Sales / seconds,
                PerSecondMin,
                $"{Sales:N0} in {seconds:N1} s");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<Performance> OpenAsync(IServiceProvider services)
    {
        var now = TimeProvider.System.GetUtcNow();
        var draft = new PerformanceDraft(
            new PerformanceDetails("Benchmark", "Loopback"),
            new PerformanceSchedule(now.AddDays(30), now.AddHours(-1), now.AddDays(29)))
        {
            TicketTypes = [new TicketTypeDraft("General", null, 50_000, 1_000_000)],
        };
        var made = await services.GetRequiredService<CreatePerformance>().ExecuteAsync(
            new UserId("benchmark"), draft, CancellationToken.None);
        var published = await services.GetRequiredService<PublishPerformance>().ExecuteAsync(
            made.Value!.Id, CancellationToken.None);

        return published.Value!;
    }

    private static async Task<double> SellAsync(
        IServiceProvider services, Performance performance, int count, string prefix)
    {
        var reserve = services.GetRequiredService<ReserveTickets>();
        var pay = services.GetRequiredService<CreatePaymentIntent>();
        var confirm = services.GetRequiredService<ConfirmReservation>();
        var next = 0;
        var started = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, Buyers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i <= count; i = Interlocked.Increment(ref next))
            {
                var user = new UserId($"{prefix}-{i}");
                var held = await reserve.ExecuteAsync(
                    user, performance.Id, [(performance.TicketTypes[0].Id, 1)], null, CancellationToken.None);
                var reservation = held.Value!.Result;
                await pay.ExecuteAsync(
                    user, reservation.Id, new CreatePaymentIntentCommand(reservation.Total, PaymentScenarios.Approve),
                    CancellationToken.None);
                var sale = await confirm.ExecuteAsync(user, reservation.Id, null, CancellationToken.None);

                if (sale.Value?.Result.Payment?.State is not PaymentState.Captured)
                {
                    throw new InvalidOperationException($"Not sold: {sale.Error}");
                }
            }
        })));

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
