using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights;

[Collection(PlatformTests.Name)]
public sealed class DiscountsOverHttpTests(PlatformFixture platform)
{
    private readonly DateOnly _day = FlightCalls.NextDay();

    [Fact]
    public async Task A_discount_is_shown_at_once_and_ends_at_once()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        Assert.Equal(100_000, (await platform.FindAsync(_day)).Number("price"));

        var added = await platform.DiscountAsync(schedule, 15);
        var id = added.Body.Number("discount_id");
        var during = (await platform.FindAsync(_day)).Number("price");
        var row = Row(await platform.AdminAsync(HttpMethod.Get, FlightCalls.Discounts), id);
        var deleted = await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Discounts}/{id}");
        var after = (await platform.FindAsync(_day)).Number("price");
        var again = await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Discounts}/{id}");

        Assert.Equal(
            (201, $$"""{"message":"할인이 생성되었습니다.","success":true,"discount_id":{{id}}}"""),
            (added.Status, added.Text));
        Assert.Equal((85_000, 100_000), (during, after));
        Assert.Equal(
            ["airline", "arrival_airport", "arrival_name", "arrival_time", "created_at", "current_price",
                "departure_airport", "departure_name", "departure_time", "discount_id", "discount_percentage",
                "discounted_price", "duration", "flight_date", "flight_id", "schedule_id", "status"],
            row.Members().Order(StringComparer.Ordinal));
        Assert.Equal(("ACTIVE", 85_000), (row.Text("status"), row.Number("discounted_price")));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$", row.Text("created_at"));
        Assert.StartsWith(FlightCalls.Iso(FlightCalls.Today), row.Text("created_at"), StringComparison.Ordinal);
        Assert.Equal(
            (200, """{"message":"할인이 삭제되었습니다.","success":true}"""), (deleted.Status, deleted.Text));
        Assert.Equal((400, "할인을 찾을 수 없습니다."), (again.Status, again.Message));
    }

    [Theory]
    [InlineData("""{}""", "schedule_id는 필수 입력 항목입니다.")]
    [InlineData("""{"discount_percentage":10}""", "schedule_id는 필수 입력 항목입니다.")]
    [InlineData("""{"schedule_id":1}""", "discount_percentage는 필수 입력 항목입니다.")]
    [InlineData("""{"schedule_id":1,"discount_percentage":0}""", "discount_percentage는 필수 입력 항목입니다.")]
    [InlineData("""{"schedule_id":1,"discount_percentage":101}""", "할인율은 1에서 100 사이의 정수여야 합니다.")]
    [InlineData("""{"schedule_id":1,"discount_percentage":150}""", "할인율은 1에서 100 사이의 정수여야 합니다.")]
    [InlineData("""{"schedule_id":1,"discount_percentage":-5}""", "할인율은 1에서 100 사이의 정수여야 합니다.")]
    [InlineData("""{"schedule_id":1,"discount_percentage":12.5}""", "discount_percentage은(는) 정수여야 합니다.")]
    [InlineData("""{"schedule_id":"one","discount_percentage":5}""", "schedule_id은(는) 정수여야 합니다.")]
    [InlineData("""{"schedule_id":8388000,"discount_percentage":5}""", "항공편 스케줄을 찾을 수 없습니다.")]
    [InlineData("""{"schedule_id":-1,"discount_percentage":5}""", "항공편 스케줄을 찾을 수 없습니다.")]
    public async Task Rejects_invalid_discounts(string body, string message)
    {
        var answer = await platform.AdminAsync(
            HttpMethod.Post, FlightCalls.Discounts, JsonNode.Parse(body)!.AsObject());

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Numbers_may_be_texts()
    {
        var schedule = await platform.ScheduleAsync(_day);

        var answer = await platform.AdminAsync(HttpMethod.Post, FlightCalls.Discounts, new JsonObject
        {
            ["schedule_id"] = $"{schedule}",
            ["discount_percentage"] = "10",
        });

        Assert.Equal(201, answer.Status);
    }

    [Fact]
    public async Task Concurrent_discounts_of_one_schedule_make_one()
    {
        var schedule = await platform.ScheduleAsync(_day);

        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => platform.DiscountAsync(schedule, i)));
        var rows = (await platform.AdminAsync(HttpMethod.Get, FlightCalls.Discounts))
            .Body.GetProperty("discounts").EnumerateArray().Where(row => row.Number("schedule_id") == schedule);

        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.All(answers.Where(answer => answer.Status != 201), answer =>
            Assert.Equal((400, "해당 스케줄에 이미 할인이 설정되어 있습니다."), (answer.Status, answer.Message)));
        Assert.Single(rows);
    }

    [Theory]
    [InlineData("/abc", 404)]
    [InlineData("/-1", 404)]
    [InlineData("/1.5", 404)]
    [InlineData("/999999", 400)]
    [InlineData("", 405)]
    [InlineData("?discount_id=", 405)]
    [InlineData("?discount_id=abc", 400)]
    [InlineData("?discount_id=999999", 400)]
    [InlineData("?discount=1", 400)]
    public async Task Deleting_what_is_no_discount_says_so(string path, int status)
    {
        var answer = await platform.AdminAsync(HttpMethod.Delete, FlightCalls.Discounts + path);

        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Message!);
    }

    [Fact]
    public async Task A_discount_may_be_named_by_a_parameter()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var path = $"{FlightCalls.Discounts}?discount_id="
            + (await platform.DiscountAsync(schedule, 15)).Body.Number("discount_id");

        var deleted = await platform.AdminAsync(HttpMethod.Delete, path);
        var again = await platform.AdminAsync(HttpMethod.Delete, path);

        Assert.Equal(
            (200, """{"message":"할인이 삭제되었습니다.","success":true}"""), (deleted.Status, deleted.Text));
        Assert.Equal((400, "할인을 찾을 수 없습니다."), (again.Status, again.Message));
        Assert.Equal(100_000, (await platform.FindAsync(_day)).Number("price"));
    }

    [Fact]
    public async Task Newer_discounts_come_first()
    {
        var ids = new List<int>();

        for (var i = 0; i < 3; i++)
        {
            var schedule = await platform.ScheduleAsync(_day);
            ids.Add((await platform.DiscountAsync(schedule, 5)).Body.Number("discount_id"));
        }

        var listed = (await platform.AdminAsync(HttpMethod.Get, FlightCalls.Discounts))
            .Body.GetProperty("discounts").EnumerateArray().Select(row => row.Number("discount_id"))
            .Where(ids.Contains);

        Assert.Equal(ids.AsEnumerable().Reverse(), listed);
    }

    private static JsonElement Row(Answer answer, int id) =>
        answer.Body.GetProperty("discounts").EnumerateArray().Single(row => row.Number("discount_id") == id);
}
