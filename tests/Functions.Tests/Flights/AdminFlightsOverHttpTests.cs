using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights;

[Collection(PlatformTests.Name)]
public sealed partial class AdminFlightsOverHttpTests(PlatformFixture platform)
{
    private readonly string _id = FlightCalls.NextFlight();

    [Fact]
    public async Task Adds_a_flight_of_the_own_airline_with_the_usual_seats()
    {
        var body = FlightCalls.Flight(_id);
        (body["airline"], body["total_seats"]) = ("Other", 3);

        var added = await platform.AdminAsync(HttpMethod.Post, FlightCalls.Flights, body);
        var row = await RowAsync();

        Assert.Equal(
            (201, $$"""{"message":"항공편이 추가되었습니다.","success":true,"flight_id":"{{_id}}"}"""),
            (added.Status, added.Text));
        Assert.Equal(
            ["aircraft", "airline", "arrival_airport", "arrival_airport_name", "arrival_time", "base_price",
                "departure_airport", "departure_airport_name", "departure_time", "duration", "flight_id", "is_active",
                "total_seats"],
            row.Members().Order(StringComparer.Ordinal));
        Assert.Equal(
            ("CloudJet", 180, 1, 320_000, "09:30:00", "2시간 45분", "인천국제공항"),
            (row.Text("airline"), row.Number("total_seats"), row.Number("is_active"), row.Number("base_price"),
                row.Text("departure_time"), row.Text("duration"), row.Text("departure_airport_name")));
    }

    [Theory]
    [InlineData("flight_id")]
    [InlineData("departure_airport")]
    [InlineData("arrival_airport")]
    [InlineData("departure_time")]
    [InlineData("arrival_time")]
    [InlineData("aircraft")]
    [InlineData("base_price")]
    public async Task Names_the_first_missing_field(string field)
    {
        foreach (var empty in (JsonNode?[])[null, "", 0, false])
        {
            var body = FlightCalls.Flight(_id);
            var schedules = new JsonObject { ["mode"] = "weekly" };

            foreach (var missing in body.Select(pair => pair.Key).SkipWhile(key => key != field).ToArray())
            {
                body[missing] = empty?.DeepClone();
            }

            var plain = await platform.AdminAsync(HttpMethod.Post, FlightCalls.Flights, body);
            var nested = await platform.AddAsync(body, schedules);

            Assert.Equal((400, $"{field}는 필수 입력 항목입니다."), (plain.Status, plain.Message));
            Assert.Equal((400, $"flight.{field}는 필수입니다."), (nested.Status, nested.Message));
            plain.IsProblemIn(ApiContract.CloudJet);
        }
    }

    [Theory]
    [InlineData("departure_airport", "XXX", "출발 공항 코드가 유효하지 않습니다.")]
    [InlineData("arrival_airport", "Tokyo", "도착 공항 코드가 유효하지 않습니다.")]
    [InlineData("arrival_airport", "ICN", "출발 공항과 도착 공항은 서로 달라야 합니다.")]
    [InlineData("base_price", -5, "base_price는 10000에서 9999999 사이여야 합니다.")]
    [InlineData("base_price", 9_999, "base_price는 10000에서 9999999 사이여야 합니다.")]
    [InlineData("base_price", 10_000_000, "base_price는 10000에서 9999999 사이여야 합니다.")]
    [InlineData("base_price", 320_000.5, null)]
    [InlineData("base_price", "많이", null)]
    [InlineData("base_price", true, null)]
    [InlineData("departure_time", "25:00", null)]
    [InlineData("arrival_time", "soon", null)]
    [InlineData("departure_time", 930, null)]
    [InlineData("flight_id", "CJ 101", null)]
    [InlineData("flight_id", "CJ101234567", null)]
    [InlineData("flight_id", 101, null)]
    public async Task Rejects_an_invalid_field_and_changes_nothing(string field, object value, string? message)
    {
        var body = FlightCalls.Flight(_id);
        body[field] = JsonValue.Create(JsonSerializer.SerializeToElement(value));

        foreach (var answer in (Answer[])
            [
                await platform.AdminAsync(HttpMethod.Post, FlightCalls.Flights, body),
                await platform.AddAsync(body, FlightCalls.Single(FlightCalls.NextDay())),
            ])
        {
            Assert.Equal((400, message ?? answer.Message), (answer.Status, answer.Message));
            Assert.StartsWith("flights.", answer.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task A_flight_number_is_taken_once_also_by_concurrent_requests_and_in_any_case()
    {
        var bodies = Enumerable.Range(0, 8).Select(i =>
            FlightCalls.Flight(i % 2 == 0 ? _id : _id.ToLowerInvariant())).ToArray();

        var answers = await Task.WhenAll(bodies.Select(body =>
            platform.AdminAsync(HttpMethod.Post, FlightCalls.Flights, body)));

        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.All(answers.Where(answer => answer.Status != 201), answer =>
            Assert.Equal((400, "이미 존재하는 항공편입니다."), (answer.Status, answer.Message)));
        await RowAsync();
    }

    [Fact]
    public async Task A_deleted_flight_is_not_listed_or_found_until_it_is_scheduled_again()
    {
        var day = FlightCalls.NextDay();
        await platform.ScheduleAsync(day, id: _id);
        Assert.Equal(1, (await platform.SearchAsync(day)).Body.Number("total"));

        var deleted = await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Flights}/{_id}");
        var again = await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Flights}/{_id}");
        var found = (await platform.SearchAsync(day)).Body.Number("total");
        var rows = (await RowsAsync()).Length;
        await platform.AddAsync(FlightCalls.Flight(_id), FlightCalls.Single(day));

        Assert.Equal(
            (200, """{"message":"항공편이 삭제되었습니다.","success":true}"""), (deleted.Status, deleted.Text));
        Assert.Equal((400, "항공편을 찾을 수 없습니다."), (again.Status, again.Message));
        Assert.Equal((0, 0), (found, rows));
        Assert.Equal(1, (await platform.SearchAsync(day)).Body.Number("total"));
    }

    [Theory]
    [InlineData("XX999")]
    [InlineData("-")]
    [InlineData("%20")]
    public async Task Deleting_an_unknown_flight_is_an_error(string id)
    {
        var answer = await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Flights}/{id}");

        Assert.Equal((400, "항공편을 찾을 수 없습니다."), (answer.Status, answer.Message));
    }

    private async Task<JsonElement> RowAsync() => Assert.Single(await RowsAsync());

    private async Task<JsonElement[]> RowsAsync() =>
    [
        .. (await platform.AdminAsync(HttpMethod.Get, FlightCalls.Flights)).Body.GetProperty("flights").EnumerateArray()
            .Where(row => row.Text("flight_id") == _id),
    ];

    private async Task<JsonElement[]> SchedulesAsync() =>
    [
        .. (await platform.AdminAsync(HttpMethod.Get, "/api/admin/schedules")).Body.GetProperty("schedules")
            .EnumerateArray().Where(row => row.Text("flight_id") == _id),
    ];
}
