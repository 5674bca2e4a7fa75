using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

/// <summary>Requests and bodies of administrators.</summary>
internal static class CatalogueCalls
{
    public const string Admin = "/api/v1/admin/events";

    private static int NextWord;

    /// <summary>A word that no other test uses, to search by.</summary>
    public static string Word() => string.Create(
        CultureInfo.InvariantCulture, $"zq{Interlocked.Increment(ref NextWord)}q");

    /// <summary>An event that has been on sale for an hour by default, with two ticket types.</summary>
    public static JsonObject Event(string title, int saleStartsInHours = -1)
    {
        var now = TimeProvider.System.GetUtcNow();

        return new JsonObject
        {
            ["title"] = title,
            ["venue"] = "정동 대극장",
            ["eventDate"] = now.AddDays(30),
            ["saleStartDate"] = now.AddHours(saleStartsInHours),
            ["saleEndDate"] = now.AddDays(29),
            ["ticketTypes"] = new JsonArray(Type("Standing", 50_000, 100), Type("VIP", 90_000, 10)),
        };
    }

    public static JsonObject Type(string name, long price, int quantity) =>
        new() { ["name"] = name, ["price"] = price, ["totalQuantity"] = quantity };

    public static JsonObject Layout(string name, params JsonObject[] sections) => new()
    {
        ["name"] = name,
        ["sections"] = new JsonArray([.. sections]),
    };

    public static JsonObject Section(string name, int rows, int seatsPerRow) => new()
    {
        ["name"] = name,
        ["rows"] = rows,
        ["seatsPerRow"] = seatsPerRow,
        ["price"] = 70_000,
        ["startRow"] = 1,
    };

    public static Task<Answer> AdminAsync(
        this PlatformFixture platform, HttpMethod method, string path, JsonObject? body = null) =>
        platform.Client.SendAsync(
            method, path, platform.AdminToken, body is null ? null : Calls.Json(body.ToJsonString()));

    public static async Task<JsonElement> DraftAsync(this PlatformFixture platform, JsonObject body)
    {
        var answer = await platform.AdminAsync(HttpMethod.Post, Admin, body);
        Assert.Equal((201, ""), (answer.Status, answer.Status == 201 ? "" : answer.Text));

        return answer.Body.GetProperty("event");
    }

    public static async Task<JsonElement> PublishAsync(this PlatformFixture platform, JsonObject body)
    {
        var draft = await platform.DraftAsync(body);
        var answer = await platform.AdminAsync(HttpMethod.Post, $"{Admin}/{draft.Id()}/publish");
        Assert.Equal(200, answer.Status);

        return answer.Body.GetProperty("event");
    }

    public static async Task<string> AddLayoutAsync(this PlatformFixture platform, JsonObject layout)
    {
        var answer = await platform.AdminAsync(HttpMethod.Post, "/api/v1/admin/layouts", layout);
        Assert.Equal(201, answer.Status);

        return answer.Body.Id();
    }

    public static Task<Answer> GetAsync(this PlatformFixture platform, string path) =>
        platform.Client.SendAsync(HttpMethod.Get, path);

    public static string Id(this JsonElement row) => row.GetProperty("id").GetString()!;

    public static string[] Members(this JsonElement row) =>
        [.. row.EnumerateObject().Select(member => member.Name)];
}
