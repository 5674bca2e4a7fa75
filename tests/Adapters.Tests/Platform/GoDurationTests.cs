using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Platform;

namespace Serverless.Adapters.Tests.Platform;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("30s", 30)]
    [InlineData("1500ms", 1.5)]
    [InlineData("1.5h", 5400)]
    [InlineData("2h45m30.5s", 9930.5)]
    [InlineData("250000us", 0.25)]
    [InlineData("250000µs", 0.25)]
    [InlineData("1000000ns", 0.001)]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    public void Parses_Go_durations(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GoDuration.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("m")]
    [InlineData("10 m")]
    [InlineData("-10m")]
    [InlineData("1,5h")]
    [InlineData("1..5h")]
    [InlineData("10d")]
    [InlineData("10m5")]
    [InlineData("soon")]
    [InlineData("99999999999h")]
    public void Rejects_malformed_durations(string text) => Assert.Null(GoDuration.TryParse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Missing_or_empty_setting_keeps_the_default(string? text) => Assert.Null(Read(text));

    [Fact]
    public void Startup_fails_on_a_malformed_duration_and_names_the_setting()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read("600"));

        Assert.Contains("A_TIME", fault.Message, StringComparison.Ordinal);
    }

    private static TimeSpan? Read(string? text) => GoDuration.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("A_TIME", text)]).Build(), "A_TIME");
}
