using Serverless.Domain.Flights;
using Serverless.Domain.Sales;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights;

/// <summary>The engine sells flights, but the APIs of events do not know them.</summary>
[Collection(PlatformTests.Name)]
public sealed class FlightsAreNotEventsTests(PlatformFixture platform)
{
    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    public static TheoryData<string> WithEventInPath =>
    [
        .. Table.Functions.Where(function => function.Route?.Contains("{eventId}", StringComparison.Ordinal) == true
                || function.Route == "api/v1/events/{id}")
            .Select(function => function.Name),
    ];

    [Theory]
    [MemberData(nameof(WithEventInPath))]
    public async Task An_event_is_not_found_by_the_id_of_a_flight(string name)
    {
        var endpoint = Table.Find(name);
        var method = new HttpMethod(endpoint.Methods[0]);
        var id = await AddAsync();
        var token = endpoint.Caller is Caller.Admin ? platform.AdminToken : platform.UserToken;

        async Task<(int, string?)> SendAsync(string id)
        {
            var body = method == HttpMethod.Put ? Calls.Json(BodyOf(name)) : null;
            var answer = await platform.Client.SendAsync(method, Calls.PathOf(endpoint, id), token, body);

            return (answer.Status, answer.Reason);
        }

        Assert.Equal(await SendAsync(UnknownEvent()), await SendAsync(id));
    }

    [Fact]
    public async Task Nothing_of_a_flight_is_held_by_the_APIs_of_events()
    {
        var id = await AddAsync();
        var seat = SeatId.Of(new Domain.Platform.PerformanceId(Guid.Parse(id)), 0);
        var type = Domain.Catalogue.TicketTypeId.Of(new Domain.Platform.PerformanceId(Guid.Parse(id)), 0);

        foreach (var (path, body) in ((string, string)[])
            [
                ("/api/v1/seats/reserve", $$"""{"eventId":"{{id}}","seatIds":["{{seat}}"]}"""),
                ("/api/v1/reservations",
                    $$"""{"eventId":"{{id}}","items":[{"ticketTypeId":"{{type}}","quantity":1}]}"""),
                ("/api/v1/reservations/create", $$"""{"event_id":"{{id}}","seat_ids":["1A"],"quantity":1}"""),
                ("/api/v1/queue/join", $$"""{"event_id":"{{id}}"}"""),
            ])
        {
            var answer = await platform.Client.PostAsync(path, body, platform.UserToken);

            Assert.Equal((path, 404), (path, answer.Status));
        }
    }

    [Fact]
    public async Task Lists_of_events_have_no_flights()
    {
        var id = await AddAsync();

        foreach (var path in (string[])["/api/v1/events?limit=100", "/api/v1/admin/events?limit=100"])
        {
            var answer = await platform.AdminAsync(HttpMethod.Get, path);

            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain(id, answer.Text, StringComparison.Ordinal);
        }
    }

    private static string UnknownEvent() => new Domain.Platform.PerformanceId(
        Domain.Platform.ScopedId.Create(Domain.Platform.ScopedKind.Performance, 4_000_000, 0)).ToString();

    private static string BodyOf(string name) => name == "SetQueueRules"
        ? """{"threshold":5,"ratePerSecond":5}"""
        : CatalogueCalls.Event("Evening").ToJsonString();

    private async Task<string> AddAsync() =>
        new ScheduleId(await platform.ScheduleAsync(FlightCalls.NextDay())).Performance.ToString();
}
