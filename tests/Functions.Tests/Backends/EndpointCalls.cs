using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serverless.Fakes.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;
using Serverless.Functions.Tests.SupplierMocks.Hkdl;

namespace Serverless.Functions.Tests.Backends;

/// <summary>
/// One representative request to every endpoint, all at the same time. A new endpoint gets one by its route; where it
/// needs a body, the body is added here.
/// </summary>
internal sealed partial class EndpointCalls(BackendPlatform platform, CalledObjects objects)
{
    private static readonly string[] Probes = ["CheckReadiness", "ShowLiveness", "ShowMetrics", "ShowVersion"];

    private static readonly FunctionTraits[] Endpoints =
    [
        .. FunctionTable.Of(typeof(FunctionApp).Assembly).Functions.Where(function =>
            function.Route is not null
            && !Probes.Contains(function.Name)
            && function.Name != AnswerUnknownRouteEndpoint.FunctionName),
    ];

    /// <param name="withKeys">Whether changes bring an idempotency key.</param>
    public async Task<IReadOnlyList<EndpointAnswer>> RunAsync(bool withKeys)
    {
        var answers = new List<EndpointAnswer>();

        // In groups, because a frozen server makes every request wait for its time limit.
        foreach (var group in Endpoints.Chunk(20))
        {
            answers.AddRange(await Task.WhenAll(group.Select(endpoint => CallAsync(endpoint, withKeys))));
        }

        return answers;
    }

    /// <summary>
    /// Sends the requests with keys until none is refused: right after a recovery, connections are still being opened.
    /// </summary>
    public async Task AreServedAsync()
    {
        var left = Endpoints.ToList();
        await Eventually.IsTrueAsync(
            async () =>
            {
                foreach (var endpoint in left.ToArray())
                {
                    var answer = await CallAsync(endpoint, withKeys: true);
                    answer.IsAnsweredOrUnavailable();

                    if (answer.Answer.Status < 500)
                    {
                        left.Remove(endpoint);
                    }
                }

                return left.Count == 0;
            },
            "every endpoint answers");
    }

    private async Task<EndpointAnswer> CallAsync(FunctionTraits endpoint, bool withKeys)
    {
        var method = new HttpMethod(endpoint.Methods.Contains("POST") ? "POST" : endpoint.Methods[0]);
        using var request = new HttpRequestMessage(method, PathOf(endpoint))
        {
            Content = method == HttpMethod.Get ? null : BodyOf(endpoint),
        };

        if (TokenFor(endpoint) is { } token)
        {
            request.Headers.Add("Authorization", token);
        }

        if (withKeys && method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}");
        }

        return new EndpointAnswer(endpoint.Name, endpoint.ApiContract!.Value, await platform.Client.ReadAsync(request));
    }

    private string? TokenFor(FunctionTraits endpoint) => endpoint switch
    {
        { ApiContract: ApiContract.Ingresso } => "Basic ZGVtbzpkZW1vcGFzcw==", // demo:demopass
        { Caller: Caller.Admin } => $"Bearer {platform.AdminToken}",
        { Caller: Caller.Staff } => $"Bearer {platform.StaffToken}",
        { Caller: Caller.User } => $"Bearer {objects.Token}",
        _ => null,
    };

    private string PathOf(FunctionTraits endpoint)
    {
        var path = "/" + Parameter().Replace(endpoint.Route!, match => ValueOf(endpoint, match.Groups[1].Value));

        return endpoint.Name switch
        {
            "ShowQueueStatusByToken" or "LeaveQueueByToken" => $"{path}?token={Uri.EscapeDataString(objects.Place)}",
            "ResetMock" => $"{path}?supplier=hkdl",
            _ => path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/",
        };
    }

    private string ValueOf(FunctionTraits endpoint, string parameter) => (endpoint.Name, parameter) switch
    {
        ("ConfirmReservation" or "ShowReservation", _) => objects.Requested,
        ("CancelReservation", _) => objects.Held,
        ("ListReservationTickets" or "ShowSeatReservation", _) => objects.Paid,
        ("ShowPaymentIntent", _) => objects.Payment,
        ("ShowPerformance", _) => objects.Sold.Id,
        ("CheckInTicket", _) => objects.FilmTickets[1],
        ("ChangePerformance" or "CancelPerformance" or "PublishPerformance" or "SetQueueRules", _) => objects.Doomed.Id,
        (_, "eventId") when endpoint.Name.Contains("Queue", StringComparison.Ordinal) => objects.Queued.Id,
        (_, "eventId") => objects.Sold.Id,
        (_, "ticketTypeId") => objects.Sold.Vip,
        (_, "account") => GatewayCalls.SubjectOf(objects.Token),
        (_, "file") => "swagger-ui.css",
        (_, "id") => objects.FilmTickets[0],
        (_, "root" or "user" or "subUser" or "language") => string.Empty,
        _ => "x",
    };

    private HttpContent BodyOf(FunctionTraits endpoint) => endpoint.ApiContract switch
    {
        ApiContract.Hkdl => HkdlFixture.Form(HkdlMessage, HkdlFixture.Sign(HkdlMessage)),
        ApiContract.Ingresso => new FormUrlEncodedContent([]),
        _ => Calls.Json(TextOf(endpoint.Name)),
    };

    private static string HkdlMessage { get; } =
        HkdlFixture.Message(HkdlFixture.Order("called", HkdlFixture.Adults(1)));

    private string TextOf(string name) => name switch
    {
        "LogIn" => """{"email":"nobody@example.com","password":"a password"}""",
        "SignUp" =>
            $$"""
            {"name":"Ada","email":"{{CatalogueCalls.Word()}}@example.com","password":"a password",
             "phone":"010-1234-5678","birthDate":"1990-01-01"}
            """,
        "ChangeProfile" => """{"name":"Ada Byron"}""",
        "SetAccountRole" => """{"role":"user"}""",
        "CreateLayout" =>
            CatalogueCalls.Layout(CatalogueCalls.Word(), CatalogueCalls.Section("A", 1, 1)).ToJsonString(),
        "CreatePerformance" or "ChangePerformance" => CatalogueCalls.Event(CatalogueCalls.Word()).ToJsonString(),
        "SetQueueRules" => """{"threshold":5,"ratePerSecond":5}""",
        "ReserveTickets" =>
            $$"""{"eventId":"{{objects.Sold.Id}}","items":[{"ticketTypeId":"{{objects.Sold.Vip}}","quantity":1}]}""",
        "ReserveSeats" => $$"""{"eventId":"{{objects.Sold.Id}}","seatIds":["{{objects.Sold.Seats[4]}}"]}""",
        "ReserveNamedSeats" => GatewayCalls.Command(objects.Sold.Id, ["A-2-1"]).ToJsonString(),
        "CreatePaymentIntent" => $$"""{"reservation_id":"{{objects.Held}}","amount":{{objects.HeldAmount}}}""",
        "JoinQueue" => $$"""{"event_id":"{{objects.Queued.Id}}"}""",
        "EnterQueue" => new JsonObject { ["waiting_token"] = objects.Place }.ToJsonString(),
        "IssueTickets" => """{"theater_name":"CGV","user_id":"u","movie_title":"m","price_krw":1,"quantity":1}""",
        "RefundTickets" => $$"""{"ticket_ids":["{{objects.FilmTickets[2]}}"]}""",
        "CreatePaymentOrder" => """{"amount":1000}""",
        "ReceivePaymentEvent" => """{"order_id":"nobody","receipt_id":"r","status":1}""",
        "AttachBooking" => """{"orderId":"nobody","bookingId":1}""",
        "CheckInByCode" => """{"code":"x"}""",
        "SetFaultPlan" => """{"supplier":"hkdl","fault":"late","client":"nobody","forSeconds":1}""",
        _ => "",
    };

    [GeneratedRegex(@"\{\*?(\w+)(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Parameter();
}

/// <summary>The answer of one endpoint.</summary>
internal sealed record EndpointAnswer(string Endpoint, ApiContract ApiContract, Answer Answer)
{
    /// <summary>
    /// A refusal of a backend is 503 with Retry-After in the form of the API contract. Nothing else is above 499.
    /// </summary>
    public void IsAnsweredOrUnavailable()
    {
        Assert.True(Answer.Status is < 500 or 503, $"{Endpoint}: {Answer.Status} {Answer.Text}");

        if (Answer.Status == 503)
        {
            Assert.True(Answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, $"{Endpoint} has no Retry-After");
            AssertForm();
        }
    }

    private void AssertForm()
    {
        switch (ApiContract)
        {
            case ApiContract.Hkdl:
                Assert.Equal("9999", Answer.Body.GetProperty("responseCode").GetString());
                break;
            case ApiContract.Ingresso:
                Assert.Equal(6, Answer.Body.GetProperty("error_code").GetInt32());
                break;
            default:
                Answer.IsProblemIn(ApiContract);
                Assert.Equal("platform.unavailable", Answer.Reason);
                break;
        }
    }
}
