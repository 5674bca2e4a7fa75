using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Functions.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests.FilmTickets;

/// <summary>A platform without film tickets, which is the default outside development.</summary>
public sealed class ClosedTicketsFixture : PlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => [new("Tickets:FilmAccess", "Closed")];
}

public sealed class ClosedTicketsTests(ClosedTicketsFixture platform) : IClassFixture<ClosedTicketsFixture>
{
    private const string Order = """{"theater_name":"t","user_id":"somebody","movie_title":"m","price_krw":1}""";

    private static readonly IdSource Ids = new(TimeProvider.System);

    public static TheoryData<string, string, string?> Requests => new()
    {
        { "POST", "/tickets/issue", Order },
        { "POST", "/tickets/issue", "not even JSON" },
        { "POST", "/tickets/refund", """{"ticket_ids":["a"]}""" },
        { "GET", "/tickets", null },
        { "GET", "/tickets?limit=1", null },
        { "GET", "/tickets/20f7a508-5dfc-4879-ae0d-cdb78bf46770", null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Answers_nobody(string method, string path, string? body)
    {
        foreach (var token in (string?[])[null, platform.UserToken, platform.StaffToken, platform.AdminToken])
        {
            var answer = await platform.Client.SendAsync(
                new HttpMethod(method), path, token, body is null ? null : Calls.Json(body));

            Assert.Equal((403, "tickets.closed"), (answer.Status, answer.Reason));
            answer.IsProblemIn(ApiContract.Movie);
        }
    }

    [Fact]
    public async Task A_ticket_of_earlier_times_has_no_code_and_does_not_admit()
    {
        var id = Ids.Next();
        var order = new FilmTicketOrder("CGV 강남", "user123", "인터스텔라", 1, 1, Memo: null);
        await platform.Platform.Services.GetRequiredService<IFilmTickets>()
            .IssueAsync(order, [id], key: null, TimeProvider.System.GetUtcNow(), default);

        var code = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{id}/code", platform.StaffToken);
        var checkIn = await platform.CheckInAsync($"{id}");

        Assert.Equal((404, "tickets.unknown-ticket"), (code.Status, code.Reason));
        Assert.Equal((403, "tickets.closed"), (checkIn.Status, checkIn.Reason));
    }

    [Fact]
    public void The_warning_about_open_film_tickets_is_part_of_the_start() =>
        Assert.Contains(
            platform.Platform.Services.GetServices<IHostedService>(), service => service is OpenFilmTicketsWarning);
}
