using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

/// <summary>Drafts and layouts that administrators cannot create.</summary>
[Collection(PlatformTests.Name)]
public sealed class InvalidDraftsTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("title", null, "request.missing-field")]
    [InlineData("title", "\" \"", "catalogue.bad-field")]
    [InlineData("venue", null, "request.missing-field")]
    [InlineData("eventDate", null, "request.missing-field")]
    [InlineData("eventDate", "\"tomorrow\"", "request.malformed")]
    [InlineData("saleStartDate", "\"2999-01-01T00:00:00Z\"", "catalogue.bad-field")]
    [InlineData("posterImageUrl", "\"javascript:alert(1)\"", "catalogue.bad-field")]
    [InlineData("seatLayoutId", "\"0198c0de-0000-7000-8000-000000000001\"", "catalogue.unknown-layout")]
    [InlineData("seatLayoutId", "\"hall\"", "request.malformed")]
    [InlineData("ticketTypes", "[null]", "request.missing-field")]
    [InlineData("ticketTypes", "[{\"name\":\"A\",\"price\":1}]", "request.missing-field")]
    [InlineData("ticketTypes", "[{\"name\":\"A\",\"price\":1,\"totalQuantity\":0}]", "catalogue.bad-field")]
    [InlineData("ticketTypes", "[{\"name\":\"A\",\"price\":1.5,\"totalQuantity\":1}]", "request.malformed")]
    [InlineData("ticketTypes", "[{\"name\":\"A\",\"price\":-1,\"totalQuantity\":1}]", "catalogue.bad-field")]
    [InlineData("queue", "{\"threshold\":-1,\"ratePerSecond\":1}", "catalogue.bad-field")]
    [InlineData("queue", "{\"threshold\":1}", "request.missing-field")]
    public async Task Rejects_an_invalid_event(string member, string? value, string reason)
    {
        var body = CatalogueCalls.Event("Evening");
        body[member] = value is null ? null : JsonNode.Parse(value);

        var answer = await platform.AdminAsync(HttpMethod.Post, CatalogueCalls.Admin, body);

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.Tiketi);
    }

    [Theory]
    [InlineData("""{"name":"Hall"}""", "request.missing-field")]
    [InlineData("""{"name":"Hall","sections":[]}""", "catalogue.bad-field")]
    [InlineData("""{"name":"","sections":[{"name":"A","rows":1,"seatsPerRow":1,"price":1}]}""", "catalogue.bad-field")]
    [InlineData(
        """{"name":"Hall","sections":[{"name":"A","rows":0,"seatsPerRow":1,"price":1}]}""", "catalogue.bad-field")]
    [InlineData(
        """{"name":"Hall","sections":[{"name":"A","rows":1001,"seatsPerRow":100,"price":1}]}""", "catalogue.bad-field")]
    [InlineData(
        """{"name":"Hall","sections":[{"name":"A","rows":"1","seatsPerRow":1,"price":1}]}""", "request.malformed")]
    public async Task Rejects_an_invalid_layout(string body, string reason)
    {
        var answer = await platform.Client.PostAsync("/api/v1/admin/layouts", body, platform.AdminToken);

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
    }
}
