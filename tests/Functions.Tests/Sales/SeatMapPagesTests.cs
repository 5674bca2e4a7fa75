using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Sales;

namespace Serverless.Functions.Tests.Sales;

public sealed class SeatMapPagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PerformanceId Arena = new(ScopedId.Create(ScopedKind.Performance, 1, ordinal: 0));

    // Large enough to be compressed.
    private static readonly SeatLayout Layout =
        new(new LayoutId(Arena.Value), "Arena", null, [new SeatSection("A", 10, 100, 70_000, 1)]);

    private static readonly Performance Show = new(
        Arena, new PerformanceDetails("Show", "Arena"), new PerformanceSchedule(Now.AddDays(9), Now, Now.AddDays(8)))
    {
        State = PerformanceState.OnSale,
        Layout = Layout,
    };

    private readonly FakeTimeProvider _clock = new(Now);

    [Fact]
    public async Task Never_sends_an_older_seat_map_after_a_newer_one()
    {
        var pages = new SeatMapPages(_clock);
        var (older, newer) = (pages.Take(Map(number: 1, SeatState.Available)), Map(number: 2, SeatState.Locked));
        var sent = await ReadAsync(pages.Take(newer));
        _clock.Advance(TimeSpan.FromSeconds(2));

        var late = await ReadAsync(older);
        var afterwards = await ReadAsync(pages.Take(newer));

        Assert.Contains("locked", sent, StringComparison.Ordinal);
        Assert.Equal(sent, late);
        Assert.Equal(sent, afterwards);
    }

    [Fact]
    public void Keeps_the_newer_page_when_an_older_map_arrives_late()
    {
        var pages = new SeatMapPages(_clock);
        var newer = pages.Take(Map(number: 2, SeatState.Locked));

        pages.Take(Map(number: 1, SeatState.Available));

        Assert.Same(newer, pages.Take(Map(number: 2, SeatState.Locked)));
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("identity, br;q=0.5", "")]
    [InlineData("", "")]
    public async Task Sends_the_same_map_in_the_preferred_coding(string accepted, string expected)
    {
        var pages = new SeatMapPages(_clock);
        var page = pages.Take(Map(number: 1, SeatState.Locked));

        var plain = await SendAsync(page, string.Empty);
        var sent = await SendAsync(page, accepted);

        Assert.Equal((expected, "Accept-Encoding"), (sent.Coding, sent.Vary));
        Assert.Equal(plain.Text, sent.Text);
    }

    private static SeatMap Map(long number, SeatState first)
    {
        var states = new byte[Layout.SeatCount];
        Array.Fill(states, (byte)SeatState.Available);
        states[0] = (byte)first;

        return new SeatMap(Show, Layout, number, states) { ChangeNumber = number };
    }

    private static async Task<string> ReadAsync(SeatMapPage page)
    {
        var sent = await SendAsync(page, "gzip");
        Assert.Equal("gzip", sent.Coding);

        return sent.Text;
    }

    private static async Task<(string Coding, string Vary, string Text)> SendAsync(SeatMapPage page, string accepted)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Headers.AcceptEncoding = accepted;
        context.Response.Body = body;
        await page.ExecuteAsync(context);
        await context.Response.BodyWriter.FlushAsync();
        body.Position = 0;
        var coding = context.Response.Headers.ContentEncoding.ToString();
        await using Stream plain = coding switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);

        return (coding, context.Response.Headers.Vary.ToString(), await reader.ReadToEndAsync());
    }
}
