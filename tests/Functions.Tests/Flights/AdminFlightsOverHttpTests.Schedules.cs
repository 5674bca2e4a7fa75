using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights;

/// <summary>Flights with schedules.</summary>
public sealed partial class AdminFlightsOverHttpTests
{
    [Fact]
    public async Task Adds_one_schedule_for_each_day_of_a_range_and_skips_those_that_exist()
    {
        var first = FlightCalls.Today.AddDays(200);

        var added = await platform.AddAsync(FlightCalls.Flight(_id), FlightCalls.Range(first, first.AddDays(90)));
        var again = await platform.AddAsync(
            FlightCalls.Flight(_id), FlightCalls.Range(first.AddDays(85), first.AddDays(95)));

        Assert.Equal(
            (201, $$"""
                {"success":true,"result":{"flight_id":"{{_id}}","created_schedules":91,"skipped":0,
                "total_requested":91} }
                """.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)),
            (added.Status, added.Text));
        Assert.Equal(
            (5, 6, 11),
            (again.Body.GetProperty("result").Number("created_schedules"),
                again.Body.GetProperty("result").Number("skipped"),
                again.Body.GetProperty("result").Number("total_requested")));
        Assert.Equal(96, (await SchedulesAsync()).Length);
    }

    [Fact]
    public async Task Overwriting_changes_price_and_seats_and_keeps_the_schedule()
    {
        var day = FlightCalls.NextDay();
        var id = await platform.ScheduleAsync(day, price: 100_000, seats: 150, id: _id);
        var schedule = FlightCalls.Single(day);
        (schedule["overwrite"], schedule["current_price"], schedule["available_seats"]) = (true, "90000", 170);

        var answer = await platform.AddAsync(FlightCalls.Flight(_id), schedule);
        var flight = await platform.FindAsync(day);

        Assert.Equal((201, 1), (answer.Status, answer.Body.GetProperty("result").Number("created_schedules")));
        Assert.Equal(
            (id, 90_000, 170),
            (flight.Number("schedule_id"), flight.Number("price"), flight.Number("available_seats")));
    }

    [Fact]
    public async Task Price_and_seats_of_zero_are_the_usual_ones()
    {
        var day = FlightCalls.NextDay();
        var schedule = FlightCalls.Single(day);
        (schedule["mode"], schedule["current_price"], schedule["available_seats"]) = ("SINGLE", 0, 0);

        await platform.AddAsync(FlightCalls.Flight(_id), schedule);
        var flight = await platform.FindAsync(day);

        Assert.Equal((320_000, 180), (flight.Number("price"), flight.Number("available_seats")));
    }

    [Theory]
    [InlineData("""{}""", "schedule.date는 필수입니다.")]
    [InlineData("""{"mode":"range"}""", "schedule.start_date, schedule.end_date는 필수입니다.")]
    [InlineData("""{"mode":"range","start_date":"2027-01-01"}""", "schedule.start_date, schedule.end_date는 필수입니다.")]
    [InlineData("""{"mode":"range","start_date":"2027-01-02","end_date":"2027-01-01"}""", "종료일이 시작일보다 빠릅니다.")]
    [InlineData(
        """{"mode":"range","start_date":"2027-01-01","end_date":"2027-04-02"}""",
        "스케줄 생성 기간은 최대 90일까지만 허용됩니다.")]
    [InlineData("""{"mode":"weekly","date":"2027-01-01"}""", "schedule.mode는 single 또는 range여야 합니다.")]
    [InlineData("""{"mode":7,"date":"2027-01-01"}""", "schedule.mode는 single 또는 range여야 합니다.")]
    [InlineData("""{"date":"01.01.2027"}""", null)]
    [InlineData("""{"date":"2027-02-29"}""", null)]
    [InlineData("""{"date":20270101}""", null)]
    [InlineData("""{"date":"2099-01-01"}""", null)]
    [InlineData("""{"date":"2027-01-01","current_price":-1}""", null)]
    [InlineData("""{"date":"2027-01-01","current_price":1.5}""", null)]
    [InlineData("""{"date":"2027-01-01","available_seats":501}""", null)]
    public async Task Rejects_invalid_schedules_and_adds_nothing(string schedule, string? message)
    {
        var answer = await platform.AddAsync(FlightCalls.Flight(_id), JsonNode.Parse(schedule)!.AsObject());

        Assert.Equal((400, message ?? answer.Message), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.CloudJet);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task The_first_error_in_the_published_order_is_returned()
    {
        var airports = FlightCalls.Flight(_id, "XXX", "YYY");
        var missing = FlightCalls.Flight(_id, "XXX", "YYY");
        missing["aircraft"] = null;

        var fields = await platform.AddAsync(missing, new JsonObject { ["mode"] = "weekly" });
        var mode = await platform.AddAsync(airports, new JsonObject { ["mode"] = "weekly" });
        var departure = await platform.AddAsync(airports, []);
        var date = await platform.AddAsync(FlightCalls.Flight(_id), []);
        var none = await platform.AdminAsync(HttpMethod.Post, FlightCalls.WithSchedules, []);

        Assert.Equal(
            ["flight.aircraft는 필수입니다.", "schedule.mode는 single 또는 range여야 합니다.",
                "출발 공항 코드가 유효하지 않습니다.", "schedule.date는 필수입니다.", "flight.flight_id는 필수입니다."],
            ((Answer[])[fields, mode, departure, date, none]).Select(answer => answer.Message));
    }

    [Fact]
    public async Task Schedules_are_listed_by_day_and_departure()
    {
        var day = FlightCalls.NextDay();
        await platform.ScheduleAsync(day, id: _id);

        var answer = await platform.AdminAsync(HttpMethod.Get, "/api/admin/schedules");
        var rows = answer.Body.GetProperty("schedules").EnumerateArray().ToArray();
        var row = rows.Single(row => row.Text("flight_id") == _id);

        Assert.Equal(
            ["aircraft", "airline", "arrival_airport", "arrival_name", "arrival_time", "current_price",
                "departure_airport", "departure_name", "departure_time", "discount_percentage", "discount_status",
                "duration", "flight_date", "flight_id", "schedule_id"],
            row.Members().Order(StringComparer.Ordinal));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("discount_status").ValueKind);
        var keys = rows.Select(one => $"{one.Text("flight_date")} {one.Text("departure_time")}").ToArray();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task Pages_of_schedules_are_parts_of_the_whole_list()
    {
        await platform.AddAsync(
            FlightCalls.Flight(_id), FlightCalls.Range(FlightCalls.Today, FlightCalls.Today.AddDays(6)));
        const string Path = "/api/admin/schedules";

        var all = await platform.AdminAsync(HttpMethod.Get, Path);
        var page = await platform.AdminAsync(HttpMethod.Get, $"{Path}?page=2&limit=3");
        var beyond = await platform.AdminAsync(HttpMethod.Get, $"{Path}?page=2147483647");
        var total = all.Body.GetProperty("schedules").GetArrayLength();

        Assert.Equal(["schedules"], all.Body.Members());
        Assert.Equal(
            all.Body.GetProperty("schedules").EnumerateArray().Skip(3).Take(3).Select(row => row.GetRawText()),
            page.Body.GetProperty("schedules").EnumerateArray().Select(row => row.GetRawText()));
        Assert.Equal(
            (total, 2, 3, (total + 2) / 3),
            (page.Body.Number("total"), page.Body.Number("page"), page.Body.Number("limit"),
                page.Body.Number("total_pages")));
        Assert.Equal((200, 0), (beyond.Status, beyond.Body.GetProperty("schedules").GetArrayLength()));

        foreach (var query in (string[])["page=0", "limit=0", "limit=1001", "page=x"])
        {
            var bad = await platform.AdminAsync(HttpMethod.Get, $"{Path}?{query}");
            Assert.Equal((400, "flights.bad-search"), (bad.Status, bad.Reason));
        }
    }
}
