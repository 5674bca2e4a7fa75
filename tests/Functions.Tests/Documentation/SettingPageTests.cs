using System.Text.RegularExpressions;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>docs/settings.md explains every setting of local.settings.sample.json.</summary>
public sealed partial class SettingPageTests
{
    private static readonly string Page =
        File.ReadAllText(Path.Combine(SolutionFolder.Root, "docs", "settings.md"));

    [Fact]
    public void Says_what_the_code_and_the_sample_say()
    {
        var page = SettingPage.Write();

        Assert.Equal(page.Split('\n'), GeneratedPage.ReadLines("settings.md", page));
    }

    [Fact]
    public void Lists_every_setting_of_the_sample() => Assert.Equal(
        SampleSettings.All.Keys.Order(StringComparer.Ordinal),
        SettingRow().Matches(Page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Seats:HoldSeconds", "`300`", "1–1800")]
    [InlineData("Cors:AllowsOthers", "`true`", "`true`, `false`")]
    [InlineData("Documents:Engine", "`Tables`", "`Tables`, `Embedded`")]
    [InlineData("Suppliers:Hkdl:CancelMode", "`immediate`", "`immediate`, `pending`")]
    [InlineData("Payments:Simulated:DelayMilliseconds", "`3000`", "0–60000")]
    [InlineData("JWT_SECRET", "–", "–")]
    public void Tells_defaults_and_ranges_of_each_kind(string name, string value, string range) =>
        Assert.Contains($"| `{name}` | {value} | {range} |", Page, StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `([A-Za-z_:]+)` \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();
}
