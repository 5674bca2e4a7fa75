using System.Net;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.SupplierMocks.Hkdl;

namespace Serverless.Functions.Tests.SupplierMocks;

/// <summary>Resetting a mock, on a separate platform, because a reset deletes all data of the mock.</summary>
public sealed class ResetMockTests(HkdlFixture hkdl) : IClassFixture<HkdlFixture>
{
    [Fact]
    public async Task A_reset_deletes_orders_stock_and_fault_plans()
    {
        var first = await hkdl.CallAsync("ReserveOrder", HkdlFixture.Order("before", HkdlFixture.Adults(14)));
        await hkdl.CallAsync("ReserveOrder", HkdlFixture.Order("before-too", HkdlFixture.Adults(6)));
        await hkdl.Client.PostAsync(
            "/mock/faults", """{"supplier":"hkdl","fault":"drop","endpoint":"GetOrderStatus"}""");

        var reset = await hkdl.Client.PostAsync("/mock/reset?supplier=hkdl", string.Empty);

        Assert.Equal(200, reset.Status);
        Assert.Equal("NOT_FOUND", (await hkdl.CallAsync("GetOrderStatus", "\"requestId\":\"before\""))["status"]);
        var again = await hkdl.CallAsync("ReserveOrder", HkdlFixture.Order("before", HkdlFixture.Adults(14)));
        Assert.Equal("0000", again.Code);
        Assert.Equal(first["reservationNo"], again["reservationNo"]);
        var listed = await hkdl.Client.SendAsync(HttpMethod.Get, "/mock/faults");
        Assert.Equal(0, listed.Body.GetProperty("plans").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?supplier=nobody")]
    public async Task A_reset_requires_a_known_supplier(string query)
    {
        var answer = await hkdl.Client.PostAsync($"/mock/reset{query}", string.Empty);

        Assert.Equal((400, "suppliers.unknown-supplier"), (answer.Status, answer.Reason));
    }

    [Theory]
    [InlineData("""{"supplier":"nobody","fault":"drop"}""", "suppliers.unknown-supplier")]
    [InlineData("""{"supplier":"hkdl","fault":"sulk"}""", "suppliers.unknown-fault")]
    [InlineData("""{"supplier":"hkdl","fault":"late","seconds":1000}""", "suppliers.unknown-fault")]
    [InlineData("""{"supplier":"hkdl","fault":"drop","requests":0}""", "suppliers.bad-plan")]
    [InlineData("""{"supplier":"hkdl","fault":"drop","forSeconds":100000}""", "suppliers.bad-plan")]
    public async Task Rejects_an_invalid_fault_plan(string plan, string reason)
    {
        var answer = await hkdl.Client.PostAsync("/mock/faults", plan);

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task Rejects_an_unknown_fault_in_the_header()
    {
        using var plain = new HttpClient { BaseAddress = hkdl.Platform.BaseAddress };
        var message = HkdlFixture.Message();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/OTA/GetEvents")
        {
            Content = HkdlFixture.Form(message, HkdlFixture.Sign(message)),
        };
        request.Headers.Add("X-Mock-Fault", "sulk");

        using var answer = await plain.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("/mock/faults", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
