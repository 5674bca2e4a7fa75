using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests.Http;

/// <summary>
/// The process crashes at every step of requests outside a purchase, and the client retries with the same key. The
/// request takes effect once, and its response is the same as without the crash.
/// </summary>
public sealed class InterruptedChangesTests(CrashPlatform platform) : IClassFixture<CrashPlatform>
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    private readonly Interruptions _interruptions = new(platform);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hold_is_cancelled_once_despite_a_crash(bool afterEffect)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis: false, async (fixture, token) =>
        {
            var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
            var path = $"/api/v1/reservations/{GatewayCalls.OtherId(held.Id())}/cancel";

            return new InterruptedRequest(path, "", NewKey(), token, async answer =>
            {
                Assert.Equal((200, "CANCELLED"), (answer.Status, answer.Status()));
                Assert.Equal("available", (await fixture.StatesAsync())[0]);
                var shown = await fixture.ReadAsync(token, GatewayCalls.OtherId(held.Id()));
                Assert.Equal("CANCELLED", shown.Status());
                var other = await fixture.CancelAsync(token, held.Id());
                Assert.Equal((409, "reservations.already-cancelled"), (other.Status, other.Reason));
            });
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Held_tickets_are_cancelled_once_despite_a_crash(bool afterEffect)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis: false, async (fixture, token) =>
        {
            var held = (await fixture.OrderAsync(token, (fixture.Vip, 4))).Body.GetProperty("reservation");

            var path = $"/api/v1/reservations/{held.Id()}/cancel";

            return new InterruptedRequest(path, "", NewKey(), token, async answer =>
            {
                Assert.Equal((200, "cancelled"), (answer.Status, Cancelled(answer)));
                var left = await fixture.ShowAsync(token, $"/api/v1/tickets/availability/{fixture.Vip}");
                Assert.Equal(10, left.Body.GetProperty("available_quantity").GetInt32());
            });
        });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_sale_is_refunded_once_despite_a_crash(bool afterEffect, bool emptyRedis)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis, async (fixture, token) =>
        {
            var held = await fixture.BuyAsync(token, fixture.Seats[0]);

            var path = $"/api/v1/reservations/{held.Id()}/cancel";

            return new InterruptedRequest(path, "", NewKey(), token, async answer =>
            {
                Assert.Equal((200, "cancelled"), (answer.Status, Cancelled(answer)));
                Assert.Equal(held.Id(), answer.Body.GetProperty("reservation").Id());
                Assert.Equal("available", (await fixture.StatesAsync())[0]);
            });
        });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Film_tickets_are_refunded_once_despite_a_crash(bool afterEffect, bool emptyRedis)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis, async () =>
        {
            var ids = string.Join("\",\"", await platform.IssueAsync(2));

            return new InterruptedRequest(
                "/tickets/refund", $$"""{"ticket_ids":["{{ids}}"]}""", NewKey(), Token: null, answer =>
                {
                    Assert.Equal($$"""{"refunded":["{{ids}}"],"already_canceled":[],"not_found":[]}""", answer.Text);

                    return Task.CompletedTask;
                });
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_account_is_created_despite_a_crash(bool afterEffect)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis: false, () =>
        {
            var email = $"{CatalogueCalls.Word()}@example.com";
            var body = $$"""
                {"name":"Ada","email":"{{email}}","password":"a password","phone":"010-1234-5678",
                 "birthDate":"1990-01-01"}
                """;

            return Task.FromResult(new InterruptedRequest("/api/auth/signup", body, NewKey(), null, async answer =>
            {
                Assert.Equal(201, answer.Status);
                var login = await platform.Client.PostAsync(
                    "/api/auth/login", $$"""{"email":"{{email}}","password":"a password"}""");
                Assert.Equal(200, login.Status);
                var other = await platform.Client.PostAsync("/api/auth/signup", body, key: NewKey());
                Assert.Equal((400, "accounts.email-taken"), (other.Status, other.Reason));
            }));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_event_is_created_despite_a_crash(bool afterEffect)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis: false, () =>
        {
            var title = CatalogueCalls.Word();
            var body = CatalogueCalls.Event(title).ToJsonString();

            return Task.FromResult(new InterruptedRequest(
                CatalogueCalls.Admin, body, NewKey(), platform.AdminToken, async answer =>
                {
                    Assert.Equal(201, answer.Status);
                    var all = await platform.AdminAsync(HttpMethod.Get, $"{CatalogueCalls.Admin}?limit=100");
                    var created = all.Body.GetProperty("events").EnumerateArray()
                        .Where(one => one.GetProperty("title").GetString() == title);
                    Assert.Equal(answer.Body.GetProperty("event").Id(), Assert.Single(created).Id());
                }));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_layout_is_created_despite_a_crash(bool afterEffect)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis: false, () =>
        {
            var name = CatalogueCalls.Word();
            var body = CatalogueCalls.Layout(name, CatalogueCalls.Section("A", 1, 5)).ToJsonString();

            return Task.FromResult(new InterruptedRequest(
                "/api/v1/admin/layouts", body, NewKey(), platform.AdminToken, async answer =>
                {
                    Assert.Equal(201, answer.Status);
                    var all = await platform.GetAsync("/api/v1/seats/layouts");
                    var created = all.Body.GetProperty("layouts").EnumerateArray()
                        .Where(one => one.GetProperty("name").GetString() == name);
                    Assert.Equal(answer.Body.Id(), Assert.Single(created).Id());
                }));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_fault_plan_is_created_despite_a_crash(bool afterEffect)
    {
        await _interruptions.ForEveryStepAsync(afterEffect, emptyRedis: false, () =>
        {
            var client = CatalogueCalls.Word();
            var plan = $$"""{"supplier":"hkdl","fault":"late","client":"{{client}}"}""";

            return Task.FromResult(new InterruptedRequest("/mock/faults", plan, NewKey(), Token: null, async answer =>
            {
                Assert.Equal(201, answer.Status);
                var all = await platform.GetAsync("/mock/faults");
                var created = all.Body.GetProperty("plans").EnumerateArray()
                    .Where(one => one.GetProperty("client").GetString() == client);
                Assert.Equal(answer.Body.Id(), Assert.Single(created).Id());
            }));
        });
    }

    private static string NewKey() => Ids.Next().ToString();

    private static string? Cancelled(Answer answer) =>
        answer.Body.GetProperty("reservation").GetProperty("status").GetString();
}
