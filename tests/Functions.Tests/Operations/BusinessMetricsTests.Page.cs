using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.FlightPayments;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using Serverless.Local.Bootpay;

namespace Serverless.Functions.Tests.Operations;

/// <summary>The documentation of the metrics, compared with what the app exports once everything has happened.</summary>
public sealed partial class BusinessMetricsTests
{
    [Fact]
    public async Task The_readme_lists_every_metric_with_its_labels()
    {
        var fixture = await QueueAsync();
        await UseEverythingAsync(fixture);
        var metrics = await UntilAsync(all => all.Names.Contains("function_run_duration_seconds_count"));
        var text = File.ReadAllText(Path.Combine(SolutionFolder.Root, "docs", "operations.md"));
        var (page, labels) = (new Dictionary<string, string>(), string.Empty);

        foreach (Match row in MetricRow().Matches(text))
        {
            var labelText = row.Groups["labels"].Value;
            labels = labelText == "the same" ? labels : Sorted(Word().Matches(labelText));

            foreach (Match name in Word().Matches(row.Groups["names"].Value))
            {
                page[name.Groups[1].Value] = labels;
            }
        }

        // Metrics of the .NET runtime and of other tests are left out.
        var shown = metrics.Names
            .Where(name => !name.StartsWith("dotnet_", StringComparison.Ordinal))
            .Where(name => !name.StartsWith("test_", StringComparison.Ordinal))
            .GroupBy(name => Suffix().Replace(name, string.Empty))
            .ToDictionary(
                group => group.Key,
                group => string.Join(", ", group.SelectMany(metrics.LabelsOf).Where(label => label != "le").Distinct()
                    .Order(StringComparer.Ordinal)));
        Assert.Equal(
            page.OrderBy(one => one.Key, StringComparer.Ordinal),
            shown.OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    /// <summary>Causes all other metrics: a sale and its refund, holds, a queue entry and rejected requests.</summary>
    private async Task UseEverythingAsync(EventFixture queued)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var bought = await fixture.BuyAsync(token, fixture.Seats[0]);
        await fixture.CancelAsync(token, bought.GetProperty("id").GetString()!);
        await fixture.OrderAsync(token, (fixture.Standing, 1));
        await fixture.HoldAsync(token, fixture.Seats[1]);
        await ExpireAsync(fixture);
        await fixture.PostAsync(await fixture.UserAsync(), $"/api/v1/queue/check/{queued.Id}");
        await AdmitWithEstimateAsync();
        await PayWrongAmountAsync();

        for (var i = 0; i < 4; i++)
        {
            await platform.Client.SendAsync(HttpMethod.Get, "/api/v1/admin/events", "not.a.token");
        }
    }

    // The payment of a flight fails, and its money goes back.
    private async Task PayWrongAmountAsync()
    {
        var receipt = platform.Bootpay().State.Pay(await platform.OrderAsync(1_000), 900);
        using var answer = await platform.Bootpay().Webhooks.SendAsync(receipt, WebhookForm.Plain, default);
    }

    // One visitor a second is admitted, so those who wait get an estimate.
    private async Task AdmitWithEstimateAsync()
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 100, ["ratePerSecond"] = 1 });
        var admitVisitors = platform.Platform.Services.GetRequiredService<AdmitVisitors>();

        for (var i = 0; i < 3; i++)
        {
            await fixture.PostAsync(await fixture.UserAsync(), $"/api/v1/queue/check/{fixture.Id}");
        }

        await Eventually.IsTrueAsync(
            async () =>
            {
                await admitVisitors.ExecuteAsync(default);

                return (await platform.ReadMetricsAsync()).Names.Contains("queue_estimate_ratio_count");
            },
            "a wait with an estimate has ended");
    }

    private static string Sorted(MatchCollection words) =>
        string.Join(", ", words.Select(word => word.Groups[1].Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^\| (?<names>`[a-z_]+`(?:, `[a-z_]+`)*) \| (?<labels>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex MetricRow();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Word();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Suffix();
}
