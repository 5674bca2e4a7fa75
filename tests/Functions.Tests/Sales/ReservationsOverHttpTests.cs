using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales;

[Collection(PlatformTests.Name)]
public sealed class ReservationsOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Orders_tickets_and_sums_what_one_type_is_named_twice_for()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);

        var answer = await eventFixture.OrderAsync(
            await eventFixture.UserAsync(), (eventFixture.Standing, 1), (eventFixture.Vip, 1), (eventFixture.Standing, 2));

        Assert.Equal((201, "예매가 완료되었습니다."), (answer.Status, answer.Message));
        var reservation = answer.Body.GetProperty("reservation");
        Assert.Equal(["id", "reservationNumber", "totalAmount", "expiresAt"], reservation.Members());
        Assert.Equal((3 * 50_000) + 90_000, reservation.GetProperty("totalAmount").GetInt64());
        var left = (await platform.GetAsync($"/api/v1/tickets/availability/{eventFixture.Standing}")).Body;
        Assert.Equal(97, left.GetProperty("available_quantity").GetInt32());
    }

    public static TheoryData<string, int, string> BadOrders => new()
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
    [MemberData(nameof(BadOrders))]
    public async Task Refuses_an_order_with_its_own_text_and_takes_nothing(string body, int status, string message)
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var sent = body.Replace("EVENT", eventFixture.Id, StringComparison.Ordinal)
            .Replace("TYPE", eventFixture.Standing, StringComparison.Ordinal);

        var answer = await platform.Client.PostAsync("/api/v1/reservations", sent, await eventFixture.UserAsync());

        Assert.Equal((status, message), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.Tiketi);
        var left = (await platform.GetAsync($"/api/v1/tickets/availability/{eventFixture.Standing}")).Body;
        Assert.Equal(100, left.GetProperty("available_quantity").GetInt32());
    }

    [Fact]
    public async Task Refuses_the_ticket_type_of_another_performance()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var other = await EventFixture.OpenAsync(platform);

        var answer = await eventFixture.OrderAsync(await eventFixture.UserAsync(), (other.Standing, 1));

        Assert.Equal((404, "reservations.unknown-ticket-type"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task Says_how_many_are_left_when_stock_runs_short()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        await eventFixture.OrderAsync(await eventFixture.UserAsync(), (eventFixture.Vip, 8));

        var answer = await eventFixture.OrderAsync(await eventFixture.UserAsync(), (eventFixture.Vip, 3));

        Assert.Equal((409, "VIP 티켓이 부족합니다. (남은 수량: 2)"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Refuses_what_is_not_on_sale_yet()
    {
        var performance = await platform.PublishAsync(
            CatalogueCalls.Event(CatalogueCalls.Word(), saleStartsInHours: 5));
        var eventFixture = new EventFixture(platform, performance, []);

        var answer = await eventFixture.OrderAsync(await eventFixture.UserAsync(), (eventFixture.Standing, 1));

        Assert.Equal((409, "reservations.not-on-sale"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task Shows_a_visitor_their_own_reservations_newest_first()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var bought = await eventFixture.BuyAsync(token, eventFixture.Seats[0]);
        var ordered = (await eventFixture.OrderAsync(token, (eventFixture.Standing, 2))).Body.GetProperty("reservation");

        var rows = (await eventFixture.ShowAsync(token, "/api/v1/reservations/my")).Body
            .GetProperty("reservations").EnumerateArray().ToArray();

        Assert.Equal([ordered.Id(), bought.Id()], rows.Select(row => row.Id()));
        Assert.All(rows, row => Assert.Equal(
            [
                "id", "reservation_number", "total_amount", "status", "payment_status", "created_at", "expires_at",
                "event_title", "venue", "event_date", "items",
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
    public async Task Shows_one_reservation_to_its_owner_only()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var id = (await eventFixture.OrderAsync(token, (eventFixture.Standing, 2))).Body.GetProperty("reservation").Id();

        var row = (await eventFixture.ShowAsync(token, $"/api/v1/reservations/{id}")).Body.GetProperty("reservation");
        var others = await eventFixture.ShowAsync(await eventFixture.UserAsync(), $"/api/v1/reservations/{id}");
        var malformed = await eventFixture.ShowAsync(token, "/api/v1/reservations/x");

        Assert.Equal(
            ["ticketTypeName", "quantity", "unitPrice", "subtotal", "seatLabel", "section"],
            row.GetProperty("items")[0].Members());
        Assert.Equal(eventFixture.Id, row.GetProperty("event_id").GetString());
        Assert.Equal((404, "예약을 찾을 수 없습니다."), (others.Status, others.Message));
        Assert.Equal((400, "Invalid id format"), (malformed.Status, malformed.Message));
    }

    [Fact]
    public async Task Cancels_once_and_refunds_only_what_was_paid()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var unpaid = (await eventFixture.HoldAsync(token, eventFixture.Seats[0])).Body.GetProperty("reservation").Id();
        var paid = (await eventFixture.BuyAsync(token, eventFixture.Seats[1])).Id();

        var first = await eventFixture.CancelAsync(token, unpaid);
        var again = await eventFixture.CancelAsync(token, unpaid);
        var refunded = await eventFixture.CancelAsync(token, paid);
        var others = await eventFixture.CancelAsync(await eventFixture.UserAsync(), paid);

        Assert.Equal((200, "예매가 취소되었습니다."), (first.Status, first.Message));
        Assert.Equal((409, "이미 취소된 예매입니다."), (again.Status, again.Message));
        Assert.Equal(200, refunded.Status);
        Assert.Equal(404, others.Status);
        Assert.Equal("pending", await PaymentStatusAsync(eventFixture, token, unpaid));
        Assert.Equal("refunded", await PaymentStatusAsync(eventFixture, token, paid));
        Assert.Equal(["available", "available"], (await eventFixture.StatesAsync())[..2]);
    }

    private static async Task<string?> PaymentStatusAsync(EventFixture eventFixture, string token, string id) =>
        (await eventFixture.ShowAsync(token, $"/api/v1/reservations/{id}")).Body
            .GetProperty("reservation").GetProperty("payment_status").GetString();
}
