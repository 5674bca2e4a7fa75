using System.Net;
using System.Net.Http.Headers;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using static Serverless.Functions.Tests.Tickets.TicketReading;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>Ticket codes as QR pictures.</summary>
[Collection(PlatformTests.Name)]
public sealed class TicketPicturesOverHttpTests(PlatformFixture platform)
{
    [ZbarInstalledFact]
    public async Task A_scanner_reads_the_picture_at_every_size()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var seat = $"{(await fixture.BuyAsync(token, fixture.Seats[0])).Id()}-1";
        var film = (await platform.IssueAsync())[0];

        (string, int)[] pictures = [(film, 200), (film, 300), (film, 1_000), (seat, 200), (seat, 640)];

        foreach (var (ticket, size) in pictures)
        {
            var (png, width) = await ReadPngAsync(ticket, size, token);
            var code = await Zbar.ReadAsync(png);

            Assert.Equal(ticket, Text(ClaimsOf(code), "jti"));
            Assert.Equal(size, width);
            Assert.True(Verifies(code, await platform.Client.GetStringAsync("/.well-known/ticket-keys")));
        }
    }

    [Fact]
    public async Task Returns_304_for_a_known_picture()
    {
        var ticket = (await platform.IssueAsync())[0];

        foreach (var (path, media) in ((string, string)[])[("qr.png", "image/png"), ("qr.svg", "image/svg+xml")])
        {
            using var first = await platform.Client.GetAsync($"/tickets/{ticket}/{path}?size=200");
            using var conditional = new HttpRequestMessage(HttpMethod.Get, $"/tickets/{ticket}/{path}?size=200");
            conditional.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var again = await platform.Client.SendAsync(conditional);
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

    [Theory]
    [InlineData("qr.png")]
    [InlineData("qr.svg")]
    public async Task Pages_of_other_origins_may_embed_pictures_and_nothing_else(string picture)
    {
        var ticket = (await platform.IssueAsync())[0];
        using var shown = await platform.Client.GetAsync($"/tickets/{ticket}/{picture}");
        using var conditional = new HttpRequestMessage(HttpMethod.Get, $"/tickets/{ticket}/{picture}");
        conditional.Headers.IfNoneMatch.Add(shown.Headers.ETag!);
        using var known = await platform.Client.SendAsync(conditional);
        using var refused = await platform.Client.GetAsync($"/tickets/{ticket}/{picture}?size=1");
        using var read = await platform.Client.GetAsync($"/tickets/{ticket}");

        Assert.Equal("cross-origin", PolicyOf(shown));
        Assert.Equal((HttpStatusCode.NotModified, "cross-origin"), (known.StatusCode, PolicyOf(known)));
        Assert.Equal((HttpStatusCode.BadRequest, "same-origin"), (refused.StatusCode, PolicyOf(refused)));
        Assert.Equal("same-origin", PolicyOf(read));
    }

    [Fact]
    public async Task The_SVG_has_the_requested_size()
    {
        var svg = await platform.Client.GetStringAsync($"/tickets/{(await platform.IssueAsync())[0]}/qr.svg?size=250");
        var root = System.Xml.Linq.XDocument.Parse(svg).Root!;

        Assert.Equal("svg", root.Name.LocalName);
        Assert.Equal("250", root.Attribute("width")?.Value);
        Assert.Equal("250", root.Attribute("height")?.Value);
    }

    private static string PolicyOf(HttpResponseMessage response) =>
        Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy"));

    private static string Sorted(CacheControlHeaderValue? header) =>
        header is { Private: true, NoCache: true, NoStore: false, MaxAge: null } ? "private, no-cache" : $"{header}";

    private async Task<(byte[] Png, int Width)> ReadPngAsync(string ticket, int size, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/tickets/{ticket}/qr.png?size={size}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await platform.Client.SendAsync(request);
        var png = await response.Content.ReadAsByteArrayAsync();

        // The width follows the signature and the header of the first chunk.
        return (png, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
    }
}
