using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Serverless.Functions.Edge;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Purchases;

namespace Serverless.Functions.Tests.Tickets.Admission;

[Collection(PlatformTests.Name)]
public sealed class TicketCodesOverHttpTests(PlatformFixture platform)
{
    // What the README shows, as somebody would run it who has the code, the keys and nothing else.
    private const string OfflineCheck =
        """
        const crypto = require('crypto');
        const [code, set] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const keys = set.keys;
        const [header, payload, signature] = code.split('.');
        const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url'));
        const key = keys.find(one => one.kid === kid && alg === 'ES256');
        const isGood = key !== undefined && crypto.verify('sha256', Buffer.from(`${header}.${payload}`),
          { key: crypto.createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
        process.stdout.write(String(isGood));
        """;

    [Fact]
    public async Task Gives_a_film_ticket_its_code_and_leaves_the_ticket_as_it_was()
    {
        var id = (await platform.IssueAsync())[0];

        var shown = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{id}/code");
        var ticket = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{id}");
        var claims = ClaimsOf(shown.Body.GetProperty("code").GetString()!);

        Assert.Equal(200, shown.Status);
        Assert.Equal(
            ["ticket_id", "kind", "show", "place", "code", "key_id"],
            shown.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            (id, "film", "인터스텔라", "CGV 강남"),
            (Text(shown.Body, "ticket_id"), Text(shown.Body, "kind"), Text(shown.Body, "show"), Text(shown.Body, "place")));
        Assert.Equal(["jti", "kind", "show", "place", "iat"], claims.EnumerateObject().Select(member => member.Name));
        Assert.Equal((id, "film"), (Text(claims, "jti"), Text(claims, "kind")));
        Assert.DoesNotContain("user123", claims.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            ["id", "theater_name", "user_id", "movie_title", "price_krw", "status", "memo"],
            ticket.Body.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Publishes_its_keys_for_everybody_to_keep()
    {
        using var response = await platform.Client.GetAsync("/.well-known/ticket-keys");
        var key = Assert.Single(Body(await response.Content.ReadAsStringAsync()).GetProperty("keys").EnumerateArray());
        using var known = new HttpRequestMessage(HttpMethod.Get, "/.well-known/ticket-keys");
        known.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var again = await platform.Client.SendAsync(known);

        Assert.Equal("application/jwk-set+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=300", response.Headers.CacheControl?.ToString());
        Assert.Equal(["kty", "crv", "kid", "use", "alg", "x", "y"], key.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ("EC", "P-256", "sig", "ES256"), (Text(key, "kty"), Text(key, "crv"), Text(key, "use"), Text(key, "alg")));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Is_checked_offline_by_the_published_keys_alone()
    {
        var code = await platform.CodeAsync((await platform.IssueAsync())[0]);
        var keys = await platform.Client.GetStringAsync("/.well-known/ticket-keys");
        var forged = code[..^4] + (code[^4] == 'A' ? 'B' : 'A') + code[^3..];

        Assert.True(Verifies(code, keys));
        Assert.False(Verifies(forged, keys));
        Assert.Equal("true", await RunNodeAsync(code, keys));
        Assert.Equal("false", await RunNodeAsync(forged, keys));
    }

    [Fact]
    public async Task Lists_the_seats_of_a_paid_reservation_to_its_owner_and_the_staff_only()
    {
        var hall = await Hall.OpenAsync(platform);
        var token = await hall.VisitorAsync();
        var reservation = (await hall.BuyAsync(token, hall.Seats[1], hall.Seats[2])).Id();

        var mine = await hall.TicketsAsync(token, reservation);
        var staffs = await hall.TicketsAsync(platform.StaffToken, reservation);
        var byOtherName = await hall.TicketsAsync(token, $"rsv_{Guid.Parse(reservation):N}");
        var path = $"/api/v1/reservations/{reservation}/tickets";
        var others = await hall.ShowAsync(await hall.VisitorAsync(), path);
        var codes = await Task.WhenAll(((string?[])[token, platform.StaffToken, null, await hall.VisitorAsync()])
            .Select(reader => platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{mine[0].Ticket()}/code", reader)));

        Assert.Equal([$"{reservation}-1", $"{reservation}-2"], mine.Select(TicketCalls.Ticket));
        Assert.Equal(["A-1-2", "A-1-3"], mine.Select(row => Text(row, "place")).Order());
        Assert.All(mine, row => Assert.Equal(("seat", hall.Id), (Text(row, "kind"), Text(row, "show"))));
        Assert.All(mine, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("admitted_at").ValueKind));
        Assert.Equal(mine.Select(TicketCalls.Ticket), staffs.Select(TicketCalls.Ticket));
        Assert.Equal(mine.Select(TicketCalls.Ticket), byOtherName.Select(TicketCalls.Ticket));
        Assert.Equal((404, "tickets.unknown-reservation"), (others.Status, others.Reason));
        Assert.Equal([200, 200, 404, 404], codes.Select(code => code.Status));
        Assert.Equal(mine[0].Ticket(), Text(ClaimsOf(mine[0].Code()), "jti"));
        Assert.Equal(404, (await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{mine[0].Ticket()}", token)).Status);
    }

    [Fact]
    public async Task Lists_places_without_numbers_by_the_name_of_their_type()
    {
        var hall = await Hall.OpenAsync(platform);
        var token = await hall.VisitorAsync();
        var ordered = (await hall.OrderAsync(token, (hall.Standing, 2), (hall.Vip, 1))).Body.GetProperty("reservation");
        var path = $"/api/v1/reservations/{ordered.Id()}/tickets";
        var unpaid = await hall.ShowAsync(token, path);
        await hall.AskAsync(token, ordered.Id(), ordered.GetProperty("totalAmount").GetInt64());
        var asked = await hall.ShowAsync(token, path);
        await hall.ConfirmAsync(token, ordered.Id());

        var tickets = await hall.TicketsAsync(token, ordered.Id());

        Assert.Equal((409, "tickets.not-paid"), (unpaid.Status, unpaid.Reason));
        unpaid.IsProblemIn(Dialect.Tiketi);
        Assert.Equal((409, "tickets.not-paid"), (asked.Status, asked.Reason));
        Assert.Equal(3, tickets.Length);
        Assert.All(tickets, row => Assert.Equal("entry", Text(row, "kind")));
        Assert.Equal(2, tickets.GroupBy(row => Text(row, "place")).Count());
    }

    [Fact]
    public async Task Gives_no_code_of_a_ticket_whose_money_went_back()
    {
        var film = (await platform.IssueAsync())[0];
        await platform.RefundAsync(film);
        var hall = await Hall.OpenAsync(platform);
        var token = await hall.VisitorAsync();
        var reservation = (await hall.BuyAsync(token, hall.Seats[0])).Id();
        await hall.CancelAsync(token, reservation);

        var answers = new[]
        {
            await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{film}/code"),
            await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{film}/qr.png"),
            await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{film}/qr.svg"),
            await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{reservation}-1/code", token),
            await platform.Client.SendAsync(HttpMethod.Get, $"/api/v1/reservations/{reservation}/tickets", token),
        };

        Assert.All(answers, answer => Assert.Equal((409, "tickets.refunded"), (answer.Status, answer.Reason)));
    }

    [Theory]
    [InlineData("/tickets/nonsense/code", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}/code", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}-1/code", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.png", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.svg?size=200", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.png?size=199", 400, "tickets.bad-field")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.svg?size=1001", 400, "tickets.bad-field")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.png?size=big", 400, "request.bad-number")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.png?size=200&size=300", 400, "request.repeated-parameter")]
    public async Task Refuses_what_there_is_not(string path, int status, string reason)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path);

        Assert.Equal((status, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(Dialect.Movie);
    }

    [ZbarInstalledFact]
    public async Task Draws_what_a_scanner_reads_at_every_size()
    {
        var hall = await Hall.OpenAsync(platform);
        var token = await hall.VisitorAsync();
        var seat = $"{(await hall.BuyAsync(token, hall.Seats[0])).Id()}-1";
        var film = (await platform.IssueAsync())[0];

        foreach (var (ticket, size) in ((string, int)[])[(film, 200), (film, 300), (film, 1_000), (seat, 200), (seat, 640)])
        {
            var (png, width) = await ReadPngAsync(ticket, size, token);
            var code = await Zbar.ReadAsync(png);

            Assert.Equal(ticket, Text(ClaimsOf(code), "jti"));
            Assert.InRange(width, size * 2 / 3, size);
            Assert.True(Verifies(code, await platform.Client.GetStringAsync("/.well-known/ticket-keys")));
        }
    }

    [Fact]
    public async Task Draws_again_only_for_those_who_have_no_picture()
    {
        var ticket = (await platform.IssueAsync())[0];

        foreach (var (path, media) in ((string, string)[])[("qr.png", "image/png"), ("qr.svg", "image/svg+xml")])
        {
            using var first = await platform.Client.GetAsync($"/tickets/{ticket}/{path}?size=200");
            using var repeat = new HttpRequestMessage(HttpMethod.Get, $"/tickets/{ticket}/{path}?size=200");
            repeat.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var again = await platform.Client.SendAsync(repeat);
            using var larger = await platform.Client.GetAsync($"/tickets/{ticket}/{path}?size=400");
            using var head = await platform.Client.SendAsync(
                new HttpRequestMessage(HttpMethod.Head, $"/tickets/{ticket}/{path}?size=200"));

            Assert.Equal(media, first.Content.Headers.ContentType?.ToString());
            Assert.Equal("private, no-cache", Sorted(first.Headers.CacheControl));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.NotEqual(first.Headers.ETag, larger.Headers.ETag);
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        }
    }

    [Fact]
    public async Task Draws_an_svg_of_the_size_that_was_asked_for()
    {
        var svg = await platform.Client.GetStringAsync($"/tickets/{(await platform.IssueAsync())[0]}/qr.svg?size=250");
        var root = System.Xml.Linq.XDocument.Parse(svg).Root!;

        Assert.Equal("svg", root.Name.LocalName);
        Assert.Equal("250", root.Attribute("width")?.Value);
        Assert.Equal("250", root.Attribute("height")?.Value);
    }

    private static string Sorted(CacheControlHeaderValue? header) =>
        header is { Private: true, NoCache: true, NoStore: false, MaxAge: null } ? "private, no-cache" : $"{header}";

    private async Task<(byte[] Png, int Width)> ReadPngAsync(string ticket, int size, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/tickets/{ticket}/qr.png?size={size}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await platform.Client.SendAsync(request);
        var png = await response.Content.ReadAsByteArrayAsync();

        // The width stands behind the signature and the head of the first chunk.
        return (png, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
    }

    private static bool Verifies(string code, string keys)
    {
        var parts = code.Split('.');
        var kid = Text(Body(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0]))), "kid");
        var key = Body(keys).GetProperty("keys").EnumerateArray().Single(one => Text(one, "kid") == kid);
        using var verifier = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars(Text(key, "x")),
                Y = Base64Url.DecodeFromChars(Text(key, "y")),
            },
        });

        return verifier.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256);
    }

    private static async Task<string> RunNodeAsync(string code, string keys)
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["-e", OfflineCheck])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await process.StandardInput.WriteAsync($"[{JsonSerializer.Serialize(code)},{keys}]");
        process.StandardInput.Close();
        using var timeLimit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var said = await process.StandardOutput.ReadToEndAsync(timeLimit.Token);
        await process.WaitForExitAsync(timeLimit.Token);

        return said;
    }

    private static JsonElement ClaimsOf(string code) =>
        Body(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(code.Split('.')[1])));

    private static JsonElement Body(string json) => JsonDocument.Parse(json).RootElement;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
