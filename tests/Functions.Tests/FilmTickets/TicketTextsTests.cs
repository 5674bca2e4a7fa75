using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.FilmTickets;

/// <summary>Texts of film tickets that show what is not there.</summary>
[Collection(PlatformTests.Name)]
public sealed class TicketTextsTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("theater_name", "\\u0000", "U+0000")]
    [InlineData("movie_title", "a\\u202eb", "U+202E")]
    [InlineData("user_id", "a\\nb", "U+000A")]
    [InlineData("memo", "a\\u0007", "U+0007")]
    public async Task Refuses_controls_and_names_them(string member, string text, string character)
    {
        var texts = new Dictionary<string, string>
        {
            ["theater_name"] = "CGV",
            ["user_id"] = "u",
            ["movie_title"] = "m",
            ["memo"] = "두 줄\\n이다",
            [member] = text,
        };
        var body = string.Join(',', texts.Select(pair => $"\"{pair.Key}\":\"{pair.Value}\""));

        var answer = await platform.Client.PostAsync(
            "/tickets/issue", $"{{{body},\"price_krw\":1}}", platform.AdminToken);

        Assert.Equal((400, "tickets.bad-field"), (answer.Status, answer.Reason));
        var error = Assert.Single(answer.Body.GetProperty("detail").EnumerateArray());
        Assert.Contains(character, error.GetProperty("msg").GetString(), StringComparison.Ordinal);
        Assert.Equal(member, error.GetProperty("loc")[1].GetString());
    }
}
