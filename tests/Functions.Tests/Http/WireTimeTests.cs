using System.Text;
using System.Text.Json;
using Serverless.Functions.Http;

namespace Serverless.Functions.Tests.Http;

/// <summary>Times of requests mean the same on every machine, in whatever zone it stands.</summary>
public sealed class WireTimeTests : IDisposable
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new WireTime() } };

    private readonly string? _zone = Environment.GetEnvironmentVariable("TZ");

    public static TheoryData<string> Zones => ["UTC", "Asia/Seoul", "America/New_York", "Asia/Kathmandu"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Reads_and_writes_the_same_in_every_zone(string zone)
    {
        Use(zone);

        foreach (var text in (string[])
            ["2026-11-20T21:15:51.341Z", "2026-11-21T06:15:51.341+09:00", "2026-11-20T16:15:51.341-05:00"])
        {
            var time = Read(text);

            Assert.Equal(new DateTimeOffset(2026, 11, 20, 21, 15, 51, 341, TimeSpan.Zero), time);
            Assert.Equal("\"2026-11-20T21:15:51.341Z\"", JsonSerializer.Serialize(time, Options));
            Assert.Equal("2026-11-20T21:15:51.341Z", WireTime.Format(time));
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Refuses_a_time_without_an_offset_in_every_zone(string zone)
    {
        Use(zone);

        foreach (var text in (string[])
            ["2026-11-20T21:15:51", "2026-11-20T21:15:51.341", "2026-11-20T21:15", "2026-11-20", "", "tomorrow"])
        {
            var refusal = Assert.Throws<UnreadableValueException>(() => Read(text));

            Assert.Contains("offset", refusal.Expected, StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("TZ", _zone);
        TimeZoneInfo.ClearCachedData();
    }

    private static void Use(string zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }

    private static DateTimeOffset Read(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{text}\""));
        reader.Read();

        return new WireTime().Read(ref reader, typeof(DateTimeOffset), Options);
    }
}
