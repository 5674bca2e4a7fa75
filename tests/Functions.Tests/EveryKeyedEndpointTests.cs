using System.Text.Json.Nodes;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Flights;
using Serverless.Functions.Tests.Flights.Bookings;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using Serverless.Functions.Tests.Sales.Gateway;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests;

/// <summary>
/// Every function that accepts an idempotency key is called twice with one key: the second call gets the first
/// response, byte by byte, marked as a replay. The test fails for a new function until it is called here.
/// </summary>
[Collection(PlatformTests.Name)]
public sealed class EveryKeyedEndpointTests(PlatformFixture platform)
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    private readonly HashSet<string> _called = [];

    [Fact]
    public async Task A_repeated_request_gets_the_first_response()
    {
        await RepeatAccountsAsync();
        await RepeatCatalogueAsync();
        await RepeatPurchasesAsync();
        await RepeatQueueAsync();
        await RepeatTicketsAsync();
        await RepeatMocksAsync();
        await RepeatFlightsAsync();
        await RepeatFlightPaymentsAsync();
        await RepeatBookingsAsync();

        Assert.Equal(
            FunctionTable.Of(typeof(FunctionApp).Assembly).Functions
                .Where(function => function is { Route: not null, IdempotencyKeyRule: not IdempotencyKeyRule.Ignored })
                .Where(function => !function.Methods.All(method => method is "GET" or "HEAD"))
                .Select(function => function.Name)
                .Where(name => name != AnswerUnknownRouteEndpoint.FunctionName)
                .Order(),
            _called.Order());
    }

    [Fact]
    public async Task Does_not_store_the_token_of_a_login()
    {
        var person = platform.NextApplication();
        var body = new JsonObject { ["email"] = person.Email, ["password"] = person.Password };
        await SignUpAsync(person.Email);
        var key = NewKey();

        var rejected = await LogInAsync(new JsonObject { ["email"] = person.Email, ["password"] = "not that" }, key);
        var first = await LogInAsync(body, key);
        var again = await LogInAsync(body, key);
        var another = await LogInAsync(new JsonObject { ["email"] = person.Email, ["password"] = "not that" }, key);

        Assert.Equal((401, 200, 200, 401), (rejected.Status, first.Status, again.Status, another.Status));
        Assert.False(again.Headers.Contains(ReplayedResponse.Header));
    }

    private async Task RepeatAccountsAsync()
    {
        var token = await platform.IssueAsync(Domain.Accounts.AccountRole.User);

        await TwiceAsync("SignUp", "POST", "/api/auth/signup", SignUpBody($"{CatalogueCalls.Word()}@example.com"));
        await TwiceAsync("ChangeProfile", "PUT", "/api/auth/profile", """{"name":"Ada Byron"}""", token);
        await TwiceAsync("ChangeUserProfile", "PUT", "/api/user/profile", """{"name":"Ada King"}""", token);
        await TwiceAsync(
            "ImportAccounts", "POST", "/api/admin/accounts/import", """{"accounts":[{}]}""", platform.AdminToken);
        await TwiceAsync(
            "SetAccountRole", "PUT", $"/api/v1/admin/accounts/{GatewayCalls.SubjectOf(token)}/role",
            """{"role":"staff"}""", platform.AdminToken);
    }

    private async Task RepeatCatalogueAsync()
    {
        var layout = CatalogueCalls.Layout(CatalogueCalls.Word(), CatalogueCalls.Section("A", 1, 1)).ToJsonString();
        var draft = CatalogueCalls.Event(CatalogueCalls.Word()).ToJsonString();
        var admin = platform.AdminToken;

        await TwiceAsync("CreateLayout", "POST", "/api/v1/admin/layouts", layout, admin);
        var created = await TwiceAsync("CreatePerformance", "POST", CatalogueCalls.Admin, draft, admin);
        var path = $"{CatalogueCalls.Admin}/{created.Body.GetProperty("event").Id()}";
        await TwiceAsync("ChangePerformance", "PUT", path, draft, admin);
        await TwiceAsync("PublishPerformance", "POST", $"{path}/publish", "", admin);
        await TwiceAsync("SetQueueRules", "PUT", $"{path}/queue", """{"threshold":5,"ratePerSecond":5}""", admin);
        await TwiceAsync("RemoveQueue", "DELETE", $"{path}/queue", null, admin);
        await TwiceAsync("CancelPerformance", "POST", $"{path}/cancel", "", admin);
    }

    private async Task RepeatPurchasesAsync()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var tickets = $$"""{"eventId":"{{fixture.Id}}","items":[{"ticketTypeId":"{{fixture.Vip}}","quantity":1}]}""";
        var seats = $$"""{"eventId":"{{fixture.Id}}","seatIds":["{{fixture.Seats[0]}}"]}""";

        var ordered = (await TwiceAsync("ReserveTickets", "POST", "/api/v1/reservations", tickets, token))
            .Body.GetProperty("reservation");
        var named = GatewayCalls.Command(fixture.Id, ["A-1-2"]).ToJsonString();
        await TwiceAsync("ReserveNamedSeats", "POST", GatewayCalls.Create, named, token);
        var held = (await TwiceAsync("ReserveSeats", "POST", "/api/v1/seats/reserve", seats, token))
            .Body.GetProperty("reservation");
        var intent = $$"""{"reservation_id":"{{held.Id()}}","amount":{{held.GetProperty("totalAmount")}}}""";
        await TwiceAsync("CreatePaymentIntent", "POST", "/api/v1/payment/intent", intent, token);
        var path = $"/api/v1/reservations/{held.Id()}";
        await TwiceAsync("ConfirmReservation", "POST", $"{path}/confirm", "", token);
        await TwiceAsync("CancelReservation", "POST", $"{path}/cancel", "", token);
        await TwiceAsync(
            "RefundReservation", "POST", $"/api/v1/admin/reservations/{ordered.Id()}/refund", "", platform.AdminToken);
    }

    private async Task RepeatQueueAsync()
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 5, ["ratePerSecond"] = 50 });
        var token = await fixture.UserAsync();

        await TwiceAsync("CheckQueue", "POST", $"/api/v1/queue/check/{fixture.Id}", "", token);
        await TwiceAsync("SendQueueHeartbeat", "POST", $"/api/queue/heartbeat/{fixture.Id}", "", token);
        await TwiceAsync("LeaveQueue", "POST", $"/api/v1/queue/leave/{fixture.Id}", "", token);
        var command = $$"""{"event_id":"{{fixture.Id}}"}""";
        var waitingToken = (await TwiceAsync("JoinQueue", "POST", GatewayCalls.Join, command)).Token();
        await TwiceAsync("EnterQueue", "POST", "/api/v1/queue/enter", $$"""{"waiting_token":"{{waitingToken}}"}""");
        await TwiceAsync(
            "LeaveQueueByToken", "DELETE", $"/api/v1/queue/leave?token={Uri.EscapeDataString(waitingToken)}");
        await TwiceAsync("ClearQueue", "POST", $"/api/v1/queue/admin/clear/{fixture.Id}", "", platform.AdminToken);
    }

    private async Task RepeatTicketsAsync()
    {
        var order = """{"theater_name":"CGV","user_id":"u","movie_title":"m","price_krw":1,"quantity":3}""";

        var issued = await TwiceAsync("IssueTickets", "POST", "/tickets/issue", order, againStatus: 200);
        var ids = issued.Body.GetProperty("ticket_ids").EnumerateArray().Select(id => id.GetString()!).ToArray();
        await TwiceAsync("RefundTickets", "POST", "/tickets/refund", $$"""{"ticket_ids":["{{ids[0]}}"]}""");
        var point = """{"theater_name":"CGV","movie_title":"m"}""";
        await TwiceAsync("CheckInTicket", "POST", $"/tickets/{ids[1]}/check-in", point, platform.StaffToken);
        var code = $$"""{"code":"{{await platform.CodeAsync(ids[2])}}",{{point[1..]}}""";
        await TwiceAsync("CheckInByCode", "POST", "/api/v1/check-in", code, platform.StaffToken);
    }

    private async Task RepeatMocksAsync()
    {
        var plan = """{"supplier":"hkdl","fault":"late","client":"nobody","forSeconds":1}""";

        await TwiceAsync("SetFaultPlan", "POST", "/mock/faults", plan);
        await TwiceAsync("ResetMock", "POST", "/mock/reset?supplier=hkdl", "");
    }

    private async Task RepeatFlightsAsync()
    {
        var (id, day, admin) = (FlightCalls.NextFlight(), FlightCalls.NextDay(), platform.AdminToken);
        var schedules = new JsonObject { ["flight"] = FlightCalls.Flight(id), ["schedule"] = FlightCalls.Single(day) };
        var discount = new JsonObject
        {
            ["schedule_id"] = await platform.ScheduleAsync(day),
            ["discount_percentage"] = 5,
        };

        await TwiceAsync("AddFlight", "POST", FlightCalls.Flights, FlightCalls.Flight(id).ToJsonString(), admin);
        await TwiceAsync("AddFlightSchedules", "POST", FlightCalls.WithSchedules, schedules.ToJsonString(), admin);
        await TwiceAsync("DeleteFlight", "DELETE", $"{FlightCalls.Flights}/{id}", token: admin);
        var added = await TwiceAsync("AddDiscount", "POST", FlightCalls.Discounts, discount.ToJsonString(), admin);
        await TwiceAsync(
            "DeleteDiscount", "DELETE", $"{FlightCalls.Discounts}/{added.Body.Number("discount_id")}", token: admin);
        var other = await platform.DiscountAsync(await platform.ScheduleAsync(FlightCalls.NextDay()), 5);
        await TwiceAsync(
            "DeleteDiscountByQuery",
            "DELETE",
            $"{FlightCalls.Discounts}?discount_id={other.Body.Number("discount_id")}",
            token: admin);
    }

    private async Task RepeatFlightPaymentsAsync()
    {
        var token = await platform.IssueAsync(Domain.Accounts.AccountRole.User);
        var body = """{"amount":1000}""";
        var created = await TwiceAsync("CreatePaymentOrder", "POST", "/api/payments/init", body, token);
        var order = created.Body.GetProperty("order_id").GetString()!;
        platform.Platform.Bootpay!.State.Pay(order, 1_000);
        var booking = platform.Bookings.Add(new Domain.Accounts.UserId(GatewayCalls.SubjectOf(token)), 1_000);
        body = $$"""{"orderId":"{{order}}","bookingId":{{booking.Number}}}""";

        await TwiceAsync("AttachBooking", "POST", "/api/payments/attach-booking", body, token);
    }

    private async Task RepeatBookingsAsync()
    {
        var schedule = await platform.ScheduleAsync(FlightCalls.NextDay(), price: 100_000);
        var body = BookingCalls.Booking(schedule, 100_000).ToJsonString();
        var token = platform.UserToken;

        var booked = await TwiceAsync("BookFlight", "POST", BookingCalls.Path, body, token);
        var path = $"{BookingCalls.Path}/{booked.Body.Text("booking_number")}/cancel";
        await TwiceAsync("CancelBooking", "POST", path, token: token);
        var (number, _) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000));
        await TwiceAsync(
            "CancelBookingForCustomer", "PUT", $"{BookingCalls.Admin}/{number}/cancel", token: platform.AdminToken);
        await TwiceAsync("RunReconciliation", "POST", "/api/admin/reconciliation", token: platform.AdminToken);
    }

    private static string NewKey() => Ids.Next().ToString();

    private static string SignUpBody(string email) =>
        $$"""
        {"name":"Ada","email":"{{email}}","password":"a password","phone":"010-1234-5678","birthDate":"1990-01-01"}
        """;

    private async Task SignUpAsync(string email) =>
        Assert.Equal(201, (await platform.Client.PostAsync("/api/auth/signup", SignUpBody(email))).Status);

    private Task<Answer> LogInAsync(JsonObject body, string key) =>
        platform.Client.PostAsync("/api/auth/login", body.ToJsonString(), key: key);

    private async Task<Answer> TwiceAsync(
        string name, string method, string path, string? body = null, string? token = null, int? againStatus = null)
    {
        var key = NewKey();

        Task<Answer> SendAsync() => platform.Client.SendAsync(
            new HttpMethod(method), path, token, body is null ? null : Calls.Json(body), key);

        var (first, again) = (await SendAsync(), await SendAsync());

        Assert.True(first.Status is >= 200 and < 300, $"{name}: {first.Status} {first.Text}");
        Assert.False(first.Headers.Contains(ReplayedResponse.Header), name);
        Assert.Equal((name, againStatus ?? first.Status, first.Text), (name, again.Status, again.Text));
        Assert.True(again.Headers.Contains(ReplayedResponse.Header), name);
        _called.Add(name);

        return first;
    }
}
