using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>A ticket is either admitted or refunded, never both.</summary>
[Collection(PlatformTests.Name)]
public sealed class CheckInAgainstRefundTests(PlatformFixture platform)
{
    [Fact]
    public async Task Does_not_refund_an_admitted_film_ticket()
    {
        var ids = await platform.IssueAsync(3);
        await platform.CheckInAsync(ids[1]);

        var answer = await platform.RefundAsync(ids[0], ids[1], ids[1], "nonsense");
        var shown = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{ids[1]}");
        var unused = await platform.RefundAsync(ids[2]);

        Assert.Equal(
            $$"""{"refunded":["{{ids[0]}}"],"already_canceled":[],"not_found":["nonsense"],"already_admitted":"""
                + $"[\"{ids[1]}\",\"{ids[1]}\"]}}",
            answer.Text);
        Assert.Equal("issued", shown.Body.GetProperty("status").GetString());
        Assert.Equal($$"""{"refunded":["{{ids[2]}}"],"already_canceled":[],"not_found":[]}""", unused.Text);
    }

    [Fact]
    public async Task A_concurrent_check_in_and_refund_have_one_winner()
    {
        var ids =
            (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => platform.IssueAsync(10)))).SelectMany(id => id);

        var races = await Task.WhenAll(ids.Select(async id =>
        {
            var (refunding, checkingIn) = (platform.RefundAsync(id), platform.CheckInAsync(id));

            return (Refund: await refunding, CheckIn: await checkingIn);
        }));

        Assert.All(races, race =>
        {
            var isRefunded = race.Refund.Body.GetProperty("refunded").GetArrayLength() == 1;

            Assert.Equal(
                isRefunded ? (409, "tickets.refunded") : (200, null), (race.CheckIn.Status, ReasonIn(race.CheckIn)));
            Assert.Equal(!isRefunded, race.Refund.Body.TryGetProperty("already_admitted", out _));
        });
    }

    [Fact]
    public async Task Refunds_the_tickets_of_a_reservation_that_nobody_was_admitted_with()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var reservation = (await fixture.BuyAsync(token, fixture.Seats[0], fixture.Seats[1])).Id();
        await platform.CheckInAsync($"{reservation}-2", @event: fixture.Id);

        var answer = await fixture.CancelAsync(token, reservation);
        var shown = await fixture.ShowAsync(token, $"/api/v1/reservations/{reservation}");
        var companion = await platform.CheckInAsync($"{reservation}-1", @event: fixture.Id);
        var again = await fixture.CancelAsync(token, reservation);

        Assert.Equal(200, answer.Status);
        Assert.Equal((409, "payments.admitted"), (again.Status, again.Reason));
        again.IsProblemIn(ApiContract.Tiketi);
        Assert.Equal("confirmed", shown.Body.GetProperty("reservation").GetProperty("status").GetString());
        Assert.Equal((409, "tickets.refunded"), (companion.Status, companion.Reason));
    }

    [Fact]
    public async Task A_concurrent_check_in_and_cancellation_have_one_winner()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var races = await Task.WhenAll(fixture.Seats.Select(async seat =>
        {
            var token = await fixture.UserAsync();
            var reservation = (await fixture.BuyAsync(token, seat)).Id();
            var (cancelling, checkingIn) = (
                fixture.CancelAsync(token, reservation),
                platform.CheckInAsync($"{reservation}-1", @event: fixture.Id));
            var (cancellation, checkIn) = (await cancelling, await checkingIn);
            var shown = await fixture.ShowAsync(token, $"/api/v1/reservations/{reservation}");

            return (Cancellation: cancellation, CheckIn: checkIn, Shown: shown.Body.GetProperty("reservation"));
        }));

        Assert.All(races, race =>
        {
            var isCancelled = race.Cancellation.Status == 200;

            Assert.Equal(
                isCancelled ? (409, "tickets.refunded") : (200, null), (race.CheckIn.Status, ReasonIn(race.CheckIn)));
            Assert.Equal(isCancelled ? "cancelled" : "confirmed", race.Shown.GetProperty("status").GetString());
            Assert.True(isCancelled || race.Cancellation.Reason == "payments.admitted");
        });
    }

    private static string? ReasonIn(Answer answer) => answer.Status == 200 ? null : answer.Reason;
}
