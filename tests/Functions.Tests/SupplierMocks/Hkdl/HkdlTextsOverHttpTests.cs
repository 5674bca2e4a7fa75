using System.Text.Json;
using static Serverless.Functions.Tests.SupplierMocks.Hkdl.HkdlFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Hkdl;

/// <summary>The HKDL mock says what the original mock says, to the letter.</summary>
public sealed class HkdlTextsOverHttpTests(HkdlFixture hkdl) : IClassFixture<HkdlFixture>
{
    public static TheoryData<string, string, string> Errors => new()
    {
        { "GetShows", "", """{"responseCode":"4101","message":"Invalid Event ID"}""" },
        { "GetTickets", "", """{"responseCode":"4101","message":"Invalid Event ID"}""" },
        { "GetPickupDetails", "", """{"responseCode":"4101","message":"Invalid Event ID"}""" },
        { "GetShows", "\"eventId\":\"34\"", """{"responseCode":"1005","message":"Invalid request information"}""" },
        {
            "GetShows", "\"eventId\":\"36\",\"fromDate\":\"2013-10-01\",\"toDate\":\"2013-10-01\"",
            """{"responseCode":"4103","message":"Event is not Date Specific"}"""
        },
        {
            "ReserveOrder", "",
            """{"responseCode":"1005","message":"Invalid request information - missing requestId"}"""
        },
        { "ReserveOrder", "\"requestId\":\"t\"", """{"responseCode":"4101","message":"Invalid Event ID"}""" },
        {
            "ReserveOrder", "\"requestId\":\"t\",\"eventId\":\"34\"",
            """{"responseCode":"1005","message":"Invalid request information - missing items"}"""
        },
        {
            "ReserveOrder", $"\"requestId\":\"t\",\"eventId\":\"34\",\"items\":{Adults(1)}",
            """{"responseCode":"4308","message":"Invalid Pickup ID"}"""
        },
        {
            "ReserveOrder", $"\"requestId\":\"t\",\"eventId\":\"34\",\"items\":{Adults(1)},\"pickupId\":1",
            """{"responseCode":"4502","message":"Missing or Invalid Language Preference"}"""
        },
        {
            "CancelOrder", "",
            """{"responseCode":"1005","message":"Invalid request information - missing reservationNo"}"""
        },
        {
            "CancelOrder", "\"reservationNo\":\"1\"",
            """{"responseCode":"1007","message":"Reservation not found"}"""
        },
        {
            "GetOrderStatus", "",
            """{"responseCode":"1005","message":"Invalid request information - missing requestId or reservationNo"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Refuses_in_the_original_words(string operation, string members, string expected) =>
        Assert.Equal(expected, (await hkdl.CallAsync(operation, members)).Text);

    [Fact]
    public async Task Refuses_a_repeated_request_in_the_original_words()
    {
        await hkdl.CallAsync("ReserveOrder", Order("twice", Adults(1)));
        var again = await hkdl.CallAsync("ReserveOrder", Order("twice", Adults(1)));

        Assert.Equal("""{"responseCode":"3001","message":"Duplicated Request"}""", again.Text);
    }

    [Theory]
    [InlineData(
        "13", "1-DAY GENERAL ADMISSION / DESIGNATED DAY (AGED 12-64)", "1 日標準門票 / 特選日子 (12-64 歲)",
        "1 日标准门票 / 特选日子 (12-64 岁)", "Adult")]
    [InlineData(
        "14", "1-DAY CHILD / DESIGNATED DAY (AGED 3-11)", "1 日小童門票 / 特選日子 (3-11 歲)",
        "1 日小童门票 / 特选日子 (3-11 岁)", "Child")]
    [InlineData(
        "15", "1-DAY SENIOR / DESIGNATED DAY (AGED 65 OR ABOVE)", "1 日長者門票 / 特選日子 (65 歲或以上)",
        "1 日长者门票 / 特选日子 (65 岁或以上)", "Senior")]
    public async Task Tickets_have_their_original_names(string id, string en, string tc, string sc, string type)
    {
        var tickets = (await hkdl.CallAsync("GetTickets", "\"eventId\":\"34\"")).Body.GetProperty("tickets");
        var ticket = tickets.EnumerateArray().Single(one => one.GetProperty("ticketId").GetString() == id);

        Assert.Equal((en, tc, sc), TextsOf(ticket.GetProperty("name")));
        Assert.Equal(type, ticket.GetProperty("ticketType").GetProperty("en").GetString());
    }

    [Theory]
    [InlineData(1, "GUEST SELF PICKUP (VOUCHER)", "賓客自取 (換領憑證)", "宾客自取 (换领凭证)")]
    [InlineData(13, "ETICKET (PDF)", "電子票 (PDF 檔)", "电子票 (PDF 檔)")]
    [InlineData(12, "ETICKET (HYPERLINK)", "電子票 (超連結)", "电子票 (超链接)")]
    public async Task Pickups_have_their_original_names(int id, string en, string tc, string sc)
    {
        var answer = await hkdl.CallAsync("GetPickupDetails", "\"eventId\":\"34\"");
        var pickups = answer.Body.GetProperty("pickupDetails");
        var pickup = pickups.EnumerateArray().Single(one => one.GetProperty("pickupId").GetInt32() == id);

        Assert.Equal((en, tc, sc), TextsOf(pickup.GetProperty("name")));
    }

    [Fact]
    public async Task Each_of_two_bus_companies_gives_a_code_per_ticket()
    {
        var sold = await hkdl.CallAsync("ReserveOrder", Order("bus", Adults(3)));
        var groups = sold.Body.GetProperty("detail").GetProperty("thirdPartyQRCodes").EnumerateArray().ToArray();

        Assert.Equal(
            ["busComp1", "busComp2"], groups.Select(group => group.GetProperty("qrCodeGroupDescrption").GetString()));
        Assert.All(groups, group => Assert.Equal(3, group.GetProperty("qrCode").GetArrayLength()));
        Assert.Equal(6, groups.SelectMany(CodesOf).Distinct().Count());
        Assert.All(CodesOf(groups[0]), code => Assert.Matches(@"^QRCODE1_\d+$", code));
        Assert.All(CodesOf(groups[1]), code => Assert.Matches(@"^QRCODE2_\d+$", code));
    }

    private static IEnumerable<string> CodesOf(JsonElement group) =>
        group.GetProperty("qrCode").EnumerateArray().Select(code => code.GetString()!);

    private static (string?, string?, string?) TextsOf(JsonElement name) =>
        (name.GetProperty("en").GetString(), name.GetProperty("tc").GetString(), name.GetProperty("sc").GetString());
}
