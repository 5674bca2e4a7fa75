using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales;

[Collection(PlatformTests.Name)]
public sealed class ReservationsOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Adds_up_the_quantities_of_a_repeated_ticket_type()
    {
        var fixture = await EventFixture.OpenAsync(platform);

        var answer = await fixture.OrderAsync(
            await fixture.UserAsync(), (fixture.Standing, 1), (fixture.Vip, 1), (fixture.Standing, 2));

        Assert.Equal((201, "예매가 완료되었습니다."), (answer.Status, answer.Message));
        var reservation = answer.Body.GetProperty("reservation");
        Assert.Equal(["id", "reservationNumber", "totalAmount", "expiresAt"], reservation.Members());
        Assert.Equal((3 * 50_000) + 90_000, reservation.GetProperty("totalAmount").GetInt64());
        var left = (await platform.GetAsync($"/api/v1/tickets/availability/{fixture.Standing}")).Body;
        Assert.Equal(97, left.GetProperty("available_quantity").GetInt32());
    }

    public static TheoryData<string, int, string> InvalidOrders => new()
    {
        { """{"items":[{"ticketTypeId":"TYPE","quantity":1}]}""", 400, "Invalid eventId format" },
        { """{"eventId":"EVENT"}""", 400, "티켓을 선택해주세요." },
        { """{"eventId":"EVENT","items":[]}""", 400, "티켓을 선택해주세요." },
        { """{"eventId":"EVENT","items":[{"quantity":1}]}""", 400, "Invalid ticketTypeId list" },
        { """{"eventId":"EVENT","items":["TYPE"]}""", 400, "Invalid ticketTypeId list" },
        { """{"eventId":"EVENT","items":[{"ticketTypeId":"TYPE"}]}""", 400, "수량은 1개 이상이어야 합니다." },
        { """{"eventId":"EVENT","items":[{"ticketTypeId":"TYPE","quantity":0}]}""", 400, "수량은 1개 이상이어야 합니다." },
        { """{"eventId":"EVENT","items":[{"ticketTypeId":"TYPE","quantity":1.5}]}""", 400, "수량은 1개 이상이어야 합니다." },
        { """{"eventId":"EVENT","items":[{"ticketTypeId":"TYPE","quantity":"3"}]}""", 400, "수량은 1개 이상이어야 합니다." },
        { """{"eventId":"EVENT","items":[{"ticketTypeId":"TYPE","quantity":11}]}""", 400, "최대 10매까지 예매 가능합니다." },
        { """{"eventId":"EVENT","items":[{"ticketTypeId":"EVENT","quantity":1}]}""", 404, "존재하지 않는 티켓입니다." },
        { """{"event_id":"EVENT","items":[]}""", 400,
            "Use eventId here, or POST /api/v1/reservations/create with event_id." },
    };

    [Theory]
    [MemberData(nameof(InvalidOrders))]
    public async Task Rejects_an_invalid_order_and_holds_no_ticket(string body, int status, string message)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var sent = body.Replace("EVENT", fixture.Id, StringComparison.Ordinal)
            .Replace("TYPE", fixture.Standing, StringComparison.Ordinal);

        var answer = await platform.Client.PostAsync("/api/v1/reservations", sent, await fixture.UserAsync());

        Assert.Equal((status, message), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.Tiketi);
        var left = (await platform.GetAsync($"/api/v1/tickets/availability/{fixture.Standing}")).Body;
        Assert.Equal(100, left.GetProperty("available_quantity").GetInt32());
    }

    [Fact]
    public async Task Rejects_the_ticket_type_of_another_performance()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var other = await EventFixture.OpenAsync(platform);

        var answer = await fixture.OrderAsync(await fixture.UserAsync(), (other.Standing, 1));

        Assert.Equal((404, "reservations.unknown-ticket-type"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task Returns_the_remaining_quantity_when_stock_is_too_low()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        await fixture.OrderAsync(await fixture.UserAsync(), (fixture.Vip, 8));

        var answer = await fixture.OrderAsync(await fixture.UserAsync(), (fixture.Vip, 3));

        Assert.Equal((409, "VIP 티켓이 부족합니다. (남은 수량: 2)"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Rejects_an_order_before_the_sale_starts()
    {
        var performance = await platform.PublishAsync(
            CatalogueCalls.Event(CatalogueCalls.Word(), saleStartsInHours: 5));
        var fixture = new EventFixture(platform, performance, []);

        var answer = await fixture.OrderAsync(await fixture.UserAsync(), (fixture.Standing, 1));

        Assert.Equal((409, "reservations.not-on-sale"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task Lists_a_users_own_reservations_newest_first()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var bought = await fixture.BuyAsync(token, fixture.Seats[0]);
        var ordered = (await fixture.OrderAsync(token, (fixture.Standing, 2))).Body.GetProperty("reservation");

        var rows = (await fixture.ShowAsync(token, "/api/v1/reservations/my")).Body
            .GetProperty("reservations").EnumerateArray().ToArray();

        Assert.Equal([ordered.Id(), bought.Id()], rows.Select(row => row.Id()));
        Assert.All(rows, row => Assert.Equal(
            [
                "id", "reservation_number", "total_amount", "status", "payment_status", "created_at", "expires_at",
                "event_title", "venue", "event_date", "items", "event_status", "refundable_until", "refunded_amount",
                "refund_pending_amount",
            ],
            row.Members()));
        Assert.Equal(
            [("pending", "pending"), ("confirmed", "completed")],
            rows.Select(row => (
                row.GetProperty("status").GetString()!, row.GetProperty("payment_status").GetString()!)));
        Assert.Equal("Standing", rows[0].GetProperty("items")[0].GetProperty("ticketTypeName").GetString());
        Assert.Equal("A-1-1", rows[1].GetProperty("items")[0].GetProperty("ticketTypeName").GetString());
    }

    [Fact]
    public async Task Only_the_owner_can_read_a_reservation()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var id = (await fixture.OrderAsync(token, (fixture.Standing, 2))).Body.GetProperty("reservation").Id();

        var row = (await fixture.ShowAsync(token, $"/api/v1/reservations/{id}")).Body.GetProperty("reservation");
        var others = await fixture.ShowAsync(await fixture.UserAsync(), $"/api/v1/reservations/{id}");
        var malformed = await fixture.ShowAsync(token, "/api/v1/reservations/x");

        Assert.Equal(
            ["ticketTypeName", "quantity", "unitPrice", "subtotal", "seatLabel", "section", "refundedQuantity"],
            row.GetProperty("items")[0].Members());
        Assert.Equal(fixture.Id, row.GetProperty("event_id").GetString());
        Assert.Equal((404, "예약을 찾을 수 없습니다."), (others.Status, others.Message));
        Assert.Equal((400, "Invalid id format"), (malformed.Status, malformed.Message));
    }

    [Fact]
    public async Task A_reservation_is_cancelled_once_and_refunded_only_if_paid()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var unpaid = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation").Id();
        var paid = (await fixture.BuyAsync(token, fixture.Seats[1])).Id();

        var first = await fixture.CancelAsync(token, unpaid);
        var again = await fixture.CancelAsync(token, unpaid);
        var refunded = await fixture.CancelAsync(token, paid);
        var others = await fixture.CancelAsync(await fixture.UserAsync(), paid);

        Assert.Equal((200, "예매가 취소되었습니다."), (first.Status, first.Message));
        Assert.Equal((409, "이미 취소된 예매입니다."), (again.Status, again.Message));
        Assert.Equal(200, refunded.Status);
        Assert.Equal(404, others.Status);
        Assert.Equal("pending", await PaymentStatusAsync(fixture, token, unpaid));
        Assert.Equal("refunded", await PaymentStatusAsync(fixture, token, paid));
        Assert.Equal(["available", "available"], (await fixture.StatesAsync())[..2]);
    }

    private static async Task<string?> PaymentStatusAsync(EventFixture fixture, string token, string id) =>
        (await fixture.ShowAsync(token, $"/api/v1/reservations/{id}")).Body
            .GetProperty("reservation").GetProperty("payment_status").GetString();
}
