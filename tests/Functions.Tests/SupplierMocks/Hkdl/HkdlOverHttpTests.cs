using System.Text;
using System.Text.Json;
using static Serverless.Functions.Tests.SupplierMocks.Hkdl.HkdlFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Hkdl;

/// <summary>The HKDL mock answers as the tables of the contract say.</summary>
public sealed class HkdlOverHttpTests(HkdlFixture hkdl) : IClassFixture<HkdlFixture>
{
    [Theory]
    [InlineData("""{"agentId":"MYREALTRIP","requestTime":"2025-01-20 12:00:00"}""",
        "21bbdf7d13f954aa566516e7970b3c26ada74777be343d8a2a90107bb6990f6c")]
    [InlineData("""{"agentId" : "MYREALTRIP","requestTime" : "2025-01-20 12:00:00","reservationNo" : "1234567890"}""",
        "9cbeec5237537d5a9aee2c61aa874c6f2d513a8f94469ab812fb46e964a619bd")]
    [InlineData("""{"agentId":"MYREALTRIP","requestTime":"2025-01-20 12:00:00","guestName":"홍길동"}""",
        "6522bcb99f84749e1ed69d20f15140128c32df083124eacda7575e0a572eeb8a")]
    [InlineData("""{"agentId":"MYREALTRIP","requestTime":"2025-01-20 12:00:00","guestName":"\ud64d\uae38\ub3d9"}""",
        "d4a327ac44bdba2aeb5c843179e1214c138f1b837846c3d6112845d06353406d")]
    public async Task Accepts_the_published_signatures_and_rejects_their_old_time(string message, string signature)
    {
        var answer = await hkdl.SendAsync("GetEvents", Form(message, signature.ToUpperInvariant()));

        Assert.Equal((400, "1004", "Request expired"), ((int)answer.Status, answer.Code, answer["message"]));
    }

    [Fact]
    public async Task Rejects_an_unknown_agent_with_a_valid_signature()
    {
        var answer = await hkdl.SendAsync("GetEvents", Form(
            """{"agentId":"CITYLINE","requestTime":"2023-10-31 12:00:00"}""",
            "08cea021bfd46f5fcf6534667c34ea09f7445f590445957dea188afa3cd8a2d7"));

        Assert.Equal((403, "1003", "Invalid Agent ID"), ((int)answer.Status, answer.Code, answer["message"]));
    }

    [Fact]
    public async Task Accepts_form_JSON_and_multipart_bodies()
    {
        var message = Message();
        var json = JsonSerializer.Serialize(new { message, Signature = Sign(message) });
        HttpContent[] bodies =
        [
            Form(message, Sign(message)), Form(message, Sign(message), "Signature"),
            new StringContent(json, Encoding.UTF8, "text/plain"),
            new StringContent(json, Encoding.UTF8, "application/json"),
            new MultipartFormDataContent
            {
                { new StringContent(message), "message" }, { new StringContent(Sign(message)), "signature" },
            },
        ];

        foreach (var body in bodies)
        {
            Assert.Equal("0000", (await hkdl.SendAsync("GetEvents", body)).Code);
        }
    }

    [Theory]
    [InlineData("", "", 400, "1002")]
    [InlineData("{}", "", 400, "1002")]
    [InlineData("no json", "wrong", 401, "1001")]
    [InlineData("no json", null, 400, "1002")]
    [InlineData("[]", null, 400, "1002")]
    [InlineData("""{"agentId":"NOBODY"}""", null, 403, "1003")]
    [InlineData("""{"agentId":"MYREALTRIP"}""", null, 400, "1004")]
    [InlineData("""{"agentId":"MYREALTRIP","requestTime":"yesterday"}""", null, 400, "1004")]
    public async Task Validates_in_the_order_of_the_contract(string message, string? signature, int status, string code)
    {
        var answer = await hkdl.SendAsync("GetEvents", Form(message, signature ?? Sign(message)));

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(-890, "0000")]
    [InlineData(890, "0000")]
    [InlineData(-910, "1004")]
    [InlineData(910, "1004")]
    public async Task Accepts_request_times_within_fifteen_minutes(int seconds, string code)
    {
        var message = Message(time: Now(seconds));

        Assert.Equal(code, (await hkdl.SendAsync("GetEvents", Form(message, Sign(message)))).Code);
    }

    [Fact]
    public async Task Returns_the_catalogue_of_the_contract()
    {
        var tomorrow = Now(86_400)[..10];
        var sample = "\"eventId\":34,\"fromDate\":\"2013-10-01\",\"toDate\":\"2013-10-01\"";

        Assert.Contains("\"eventId\":\"36\",\"name\":{\"en\":\"2-DAY TICKET\"",
            (await hkdl.CallAsync("GetEvents")).Text, StringComparison.Ordinal);
        Assert.Equal(
            """{"responseCode":"0000","shows":[{"showId":79,"showDateTime":"2013-10-01 10:00","cutoffDateTime":"""
                + "\"2013-09-30 16:00\"}]}",
            (await hkdl.CallAsync("GetShows", sample)).Text);
        Assert.Contains($"\"showDateTime\":\"{tomorrow} 10:00\"", (await hkdl.CallAsync(
            "GetShows", $"\"eventId\":34,\"fromDate\":\"{tomorrow}\",\"toDate\":\"{tomorrow}\",\"qty\":\"2\"")).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "\"ticketPrice\":348.0,\"seq\":1", (await hkdl.CallAsync("GetTickets", "\"eventId\":\"34\"")).Text,
            StringComparison.Ordinal);
        Assert.Contains("\"pickupDelay\":0,\"pickupPeriod\":30,\"cutoffTime\":\"0000\"",
            (await hkdl.CallAsync("GetPickupDetails", "\"eventId\":\"34\"")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GetShows", "", "4101")]
    [InlineData("GetShows", "\"eventId\":\"34\"", "1005")]
    [InlineData("GetShows", "\"eventId\":\"36\",\"fromDate\":\"2013-10-01\",\"toDate\":\"2013-10-01\"", "4103")]
    [InlineData("GetShows", "\"eventId\":\"34\",\"fromDate\":\"2013-10-02\",\"toDate\":\"2013-10-01\"", "1005")]
    [InlineData("GetShows", "\"eventId\":\"34\",\"fromDate\":\"2013-01-01\",\"toDate\":\"2013-10-01\"", "1006")]
    [InlineData("GetTickets", "", "4101")]
    [InlineData("GetTickets", "\"eventId\":\"36\",\"showId\":79", "4201")]
    [InlineData("GetTickets", "\"eventId\":\"34\",\"showId\":5", "4203")]
    [InlineData("GetPickupDetails", "", "4101")]
    [InlineData("CancelOrder", "", "1005")]
    [InlineData("CancelOrder", "\"reservationNo\":\"1\"", "1007")]
    [InlineData("GetOrderStatus", "", "1005")]
    public async Task Returns_the_error_codes_of_the_contract(string operation, string members, string code) =>
        Assert.Equal(code, (await hkdl.CallAsync(operation, members)).Code);

    [Fact]
    public async Task Unknown_paths_return_the_mocks_error_envelope()
    {
        using var plain = new HttpClient { BaseAddress = hkdl.Platform.BaseAddress };

        Assert.Equal("""{"responseCode":"9999","message":"Endpoint not found"}""",
            await (await plain.PostAsync("/OTA/Nothing", null)).Content.ReadAsStringAsync());
        Assert.Equal("""{"responseCode":"9999","message":"Endpoint not found"}""",
            await (await plain.PostAsync("/OTA/getevents", null)).Content.ReadAsStringAsync());
        Assert.Equal("""{"responseCode":"9999","message":"Method not allowed"}""",
            await (await plain.GetAsync("/OTA/GetEvents")).Content.ReadAsStringAsync());
        Assert.Equal("""{"status":"healthy","service":"Disney HK OTE-OTA Mock Server","version":"1.8"}""",
            await plain.GetStringAsync("/OTA/health"));
    }
}
