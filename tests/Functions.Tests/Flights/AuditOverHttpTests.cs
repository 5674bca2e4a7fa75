using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Operations;
using Serverless.Adapters.Platform.Documents;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.Flights;

/// <summary>The audit trail of administrators, on a platform of its own, because one test breaks the trail.</summary>
public sealed class AuditOverHttpTests : IAsyncLifetime
{
    private readonly PlatformFixture _platform = new();

    public Task InitializeAsync() => _platform.InitializeAsync();

    public Task DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Every_change_is_recorded_with_who_when_before_and_after_and_a_changed_record_is_found()
    {
        var (id, day) = (FlightCalls.NextFlight(), FlightCalls.NextDay());
        await _platform.AdminAsync(HttpMethod.Post, FlightCalls.Flights, FlightCalls.Flight(id));
        var schedule = await _platform.ScheduleAsync(day, price: 100_000, id: id);
        var discount = (await _platform.DiscountAsync(schedule, 15)).Body.Number("discount_id");
        await _platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Discounts}/{discount}");
        await _platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Flights}/{id}");
        await _platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Flights}/{id}");

        var entries = await ListAsync();
        var changes = entries.Where(entry => entry.Text("action") is not null).ToArray();

        Assert.Equal(
            ["flights.add", "flights.add-schedules", "discounts.add", "discounts.delete", "flights.delete"],
            changes.Select(entry => entry.Text("action")));
        Assert.All(changes, entry =>
        {
            Assert.Equal(GatewayCalls.SubjectOf(_platform.AdminToken), entry.Text("actor"));
            Assert.Equal($"flight {id}", entry.Text("subject"));
            Assert.InRange(
                entry.GetProperty("at").GetDateTimeOffset(),
                TimeProvider.System.GetUtcNow().AddMinutes(-5),
                TimeProvider.System.GetUtcNow());
        });
        Assert.Equal(("base_price", null, "320000"), Field(changes[0], "base_price"));
        Assert.Equal(
            ($"{FlightCalls.Iso(day)} price", null, "100000"), Field(changes[1], $"{FlightCalls.Iso(day)} price"));
        Assert.Equal(
            ($"{FlightCalls.Iso(day)} discount_percentage", "15", null),
            Field(changes[3], $"{FlightCalls.Iso(day)} discount_percentage"));
        Assert.Equal(("is_active", "true", "false"), Field(changes[4], "is_active"));
        Assert.Equal(
            changes.Select(entry => entry.Number("number")),
            entries.Where(entry => entry.Text("result") == "made").Select(entry => entry.Number("ends")));
        var verified = (await _platform.AdminAsync(HttpMethod.Get, "/api/admin/audit/verify")).Body;
        Assert.True(verified.GetProperty("intact").GetBoolean());
        Assert.True(verified.GetProperty("complete").GetBoolean());
        Assert.Equal(entries.Length, verified.Number("verified_count"));

        var end = $"kept_number={verified.Number("head_number")}&kept_hash={verified.Text("head_hash")}";
        Assert.True(await IsIntactAsync(end));
        Assert.False(await IsIntactAsync(end.Replace("kept_number=", "kept_number=1", StringComparison.Ordinal)));

        await ManipulateAsync(3);
        var broken = (await _platform.AdminAsync(HttpMethod.Get, "/api/admin/audit/verify")).Body;
        Assert.False(broken.GetProperty("intact").GetBoolean());
        Assert.Equal(3, broken.Number("faulty_entry"));
    }

    [Fact]
    public async Task A_hundred_concurrent_changes_make_one_unbroken_chain()
    {
        var ids = Enumerable.Range(0, 50).Select(_ => FlightCalls.NextFlight()).ToArray();

        var added = await Task.WhenAll(ids.Select(id =>
            _platform.AdminAsync(HttpMethod.Post, FlightCalls.Flights, FlightCalls.Flight(id))));
        var deleted = await Task.WhenAll(ids.Select(id =>
            _platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Flights}/{id}")));
        var verified = (await _platform.AdminAsync(HttpMethod.Get, "/api/admin/audit/verify")).Body;

        Assert.All(added, answer => Assert.Equal(201, answer.Status));
        Assert.All(deleted, answer => Assert.Equal(200, answer.Status));
        Assert.True(verified.GetProperty("intact").GetBoolean());
        Assert.Equal(200, verified.Number("verified_count"));
        Assert.Equal(
            Enumerable.Range(1, 200), (await ListAsync()).Select(entry => entry.Number("number")));
    }

    [Fact]
    public async Task Only_valid_pages_are_listed()
    {
        foreach (var query in (string[])["before=0", "limit=0", "limit=201", "before=-1"])
        {
            var answer = await _platform.AdminAsync(HttpMethod.Get, $"/api/admin/audit?{query}");

            Assert.Equal((400, "audit.bad-page"), (answer.Status, answer.Reason));
        }

        foreach (var (query, reason) in ((string, string)[])
            [
                ("after=-1", "audit.bad-page"), ("kept_number=1", "audit.bad-kept-end"),
                ("kept_hash=00", "audit.bad-kept-end"), ("kept_number=1&kept_hash=00", "audit.bad-kept-end"),
            ])
        {
            var answer = await _platform.AdminAsync(HttpMethod.Get, $"/api/admin/audit/verify?{query}");

            Assert.Equal((400, reason), (answer.Status, answer.Reason));
        }

        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete])
        {
            Assert.Equal(405, (await _platform.AdminAsync(method, "/api/admin/audit", [])).Status);
        }
    }

    private async Task<bool> IsIntactAsync(string query) =>
        (await _platform.AdminAsync(HttpMethod.Get, $"/api/admin/audit/verify?{query}"))
            .Body.GetProperty("intact").GetBoolean();

    private static (string?, string?, string?) Field(JsonElement entry, string name)
    {
        var field = entry.GetProperty("fields").EnumerateArray().Single(field => field.Text("name") == name);

        return (field.Text("name"), field.Text("before"), field.Text("after"));
    }

    // In the order of their numbers, read by small pages.
    private async Task<JsonElement[]> ListAsync()
    {
        var entries = new List<JsonElement>();
        var next = string.Empty;

        do
        {
            var page = (await _platform.AdminAsync(HttpMethod.Get, $"/api/admin/audit?limit=7{next}")).Body;
            entries.AddRange(page.GetProperty("entries").EnumerateArray());
            next = page.GetProperty("next").ValueKind is JsonValueKind.Null
                ? null
                : $"&before={page.Number("next")}";
        }
        while (next is not null);

        return [.. entries.AsEnumerable().Reverse()];
    }

    private async Task ManipulateAsync(int number)
    {
        var documents = _platform.Platform.Services.GetRequiredService<IDocuments>();
        var id = DocumentAuditTrail.Of(number);
        var stored = (await documents.FindAsync(DocumentAuditTrail.All, id, default))!;
        var text = Encoding.UTF8.GetString(stored.Body.Span).Replace("100000", "1", StringComparison.Ordinal);
        await documents.CommitAsync(
            DocumentAuditTrail.All, [new DocumentWrite.Upsert(id, Encoding.UTF8.GetBytes(text))], default);
    }
}
