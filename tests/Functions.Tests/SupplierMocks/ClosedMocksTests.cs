using System.Net;
using System.Text.Json;
using Serverless.Functions.Tests.SupplierMocks.Hkdl;

namespace Serverless.Functions.Tests.SupplierMocks;

/// <summary>A deployment without supplier mocks.</summary>
public sealed class ClosedMocksFixture : HkdlFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [.. base.MoreSettings, new("Suppliers:Mocks", "false")];
}

public sealed class ClosedMocksTests(ClosedMocksFixture platform) : IClassFixture<ClosedMocksFixture>
{
    [Theory]
    [InlineData("POST", "/OTA/GetEvents")]
    [InlineData("POST", "/OTA/ReserveOrder")]
    [InlineData("GET", "/OTA/health")]
    [InlineData("GET", "/f13/events.v1/")]
    [InlineData("GET", "/f13/events.v1/demo")]
    [InlineData("GET", "/f13/health")]
    [InlineData("GET", "/f13/nothing")]
    [InlineData("GET", "/f13/test_errors.v1")]
    [InlineData("GET", "/f13/test_errors.v1/list")]
    [InlineData("POST", "/f13/reserve.v1/")]
    [InlineData("GET", "/f13/reserve.v1/")]
    [InlineData("GET", "/mock/faults")]
    [InlineData("DELETE", "/mock/faults")]
    [InlineData("POST", "/mock/reset?supplier=hkdl")]
    public async Task Returns_404_for_the_paths_of_the_mocks(string method, string path)
    {
        var message = HkdlFixture.Message();
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = method == "POST" ? HkdlFixture.Form(message, HkdlFixture.Sign(message)) : null,
        };

        // The API description contains the mocks, so this client does not check the responses.
        using var plain = new HttpClient { BaseAddress = platform.Platform.BaseAddress };
        using var answer = await plain.SendAsync(request);
        using var missing = await plain.GetAsync("/nothing/at/all");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(await CodeOfAsync(missing), await CodeOfAsync(answer));
    }

    private static async Task<string> CodeOfAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement
            .GetProperty("error").GetProperty("code").GetString()!;
}
