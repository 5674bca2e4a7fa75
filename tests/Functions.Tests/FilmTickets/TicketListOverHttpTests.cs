using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.FilmTickets;

[Collection(PlatformTests.Name)]
public sealed class TicketListOverHttpTests(PlatformFixture platform)
{
    private static readonly string[] Films = ["인터스텔라", "Dune"];

    [Fact]
    public async Task Filters_by_each_parameter_and_by_all()
    {
        var (here, there) = (Name(), Name());
        var first = await IssueAsync(here, "ada", Films[0], 2);
        var second = await IssueAsync(here, "bob", Films[0], 1);
        var third = await IssueAsync(here, "ada", Films[1], 3);
        await IssueAsync(there, "ada", Films[0], 1);
        await platform.Client.PostAsync("/tickets/refund", $$"""{"ticket_ids":["{{first[1]}}","{{third[0]}}"]}""");

        await AssertListAsync($"theater_name={here}", [.. first, .. second, .. third]);
        await AssertListAsync($"theater_name={here}&user_id=ada", [.. first, .. third]);
        await AssertListAsync(
            $"theater_name={here}&movie_title={Uri.EscapeDataString(Films[0])}", [.. first, .. second]);
        await AssertListAsync($"theater_name={here}&status=canceled", [first[1], third[0]]);
        await AssertListAsync($"theater_name={here}&status=issued&user_id=ada", [first[0], .. third[1..]]);
        await AssertListAsync($"theater_name={here}&user_id=&movie_title=&status=", [.. first, .. second, .. third]);
        await AssertListAsync($"theater_name={here}&user_id=ada&movie_title=Dune&status=canceled", [third[0]]);
        await AssertListAsync($"theater_name={here.ToUpperInvariant()}", []);
        await AssertListAsync($"theater_name={here}&user_id=Ada", []);
    }

    [Fact]
    public async Task Pages_have_no_gaps_or_repetitions()
    {
        var theater = Name();
        var issued = new List<string>();

        for (var order = 0; order < 3; order++)
        {
            issued.AddRange(await IssueAsync(theater, "u", "m", 9));
        }

        var pages = new List<string>();

        for (var offset = 0; offset < 30; offset += 10)
        {
            var page = await ListAsync($"theater_name={theater}&limit=10&offset={offset}");
            pages.AddRange(IdsOf(page));
            Assert.Equal((27, 10, offset), NumbersOf(page));
        }

        var beyond = await ListAsync($"theater_name={theater}&offset=27");
        Assert.Equal(issued, pages);
        Assert.Empty(IdsOf(beyond));
        Assert.Equal((27, 100, 27), NumbersOf(beyond));
    }

    [Fact]
    public async Task Listed_tickets_have_the_form_of_a_single_ticket()
    {
        var theater = Name();
        var id = Assert.Single(await IssueAsync(theater, "u", "m", 1));

        var alone = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{id}");
        var listed = await ListAsync($"theater_name={theater}");

        Assert.Equal($$"""{"tickets":[{{alone.Text}}],"total":1,"limit":100,"offset":0}""", listed.Text);
    }

    [Fact]
    public async Task Redirects_a_path_with_a_trailing_slash()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = platform.Client.BaseAddress };
        using var response = await client.GetAsync("/tickets/?limit=3");

        Assert.Equal(307, (int)response.StatusCode);
        Assert.Equal("/tickets?limit=3", response.Headers.Location!.OriginalString);
    }

    private static string Name() => $"t{new IdSource(TimeProvider.System).Next():N}";

    private static string[] IdsOf(Answer page) =>
        [.. page.Body.GetProperty("tickets").EnumerateArray().Select(ticket => ticket.GetProperty("id").GetString()!)];

    private static (int Total, int Limit, int Offset) NumbersOf(Answer page) => (
        page.Body.GetProperty("total").GetInt32(),
        page.Body.GetProperty("limit").GetInt32(),
        page.Body.GetProperty("offset").GetInt32());

    private async Task AssertListAsync(string query, string[] ids)
    {
        var page = await ListAsync(query);

        Assert.Equal(200, page.Status);
        Assert.Equal(ids, IdsOf(page));
        Assert.Equal(ids.Length, NumbersOf(page).Total);
    }

    private Task<Answer> ListAsync(string query) => platform.Client.SendAsync(HttpMethod.Get, $"/tickets?{query}");

    private async Task<string[]> IssueAsync(string theater, string user, string film, int quantity)
    {
        var answer = await platform.Client.PostAsync("/tickets/issue", JsonSerializer.Serialize(new
        {
            theater_name = theater,
            user_id = user,
            movie_title = film,
            price_krw = 15_000,
            quantity,
        }));

        return [.. answer.Body.GetProperty("ticket_ids").EnumerateArray().Select(id => id.GetString()!)];
    }
}
