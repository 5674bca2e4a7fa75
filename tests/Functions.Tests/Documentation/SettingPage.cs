using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>
/// Writes docs/settings.md: names and meanings from local.settings.sample.json, defaults and ranges from the policies.
/// </summary>
internal sealed class SettingPage
{
    private const string None = "–";

    private const string Introduction = """

        App settings. In the environment, `:` is written `__`. An empty value counts as no value. A value out of its
        range stops the program at startup; one message lists every such setting.

        Names without a section are schedules (six fields, seconds first), and names that other systems use: those of
        Azure, of OpenTelemetry, and of the APIs whose contracts this platform keeps. The gateway's documentation has
        more names, which are ignored: `UPSTREAM_…`, because reservations and payments are in this process;
        `SERVER_READ_TIMEOUT` and `SERVER_IDLE_TIMEOUT`, because connections belong to the Functions host;
        `MAX_BODY_SIZE`, because the limit is its default, one megabyte.

        """;

    // Not bound to a policy's section, and not what the sample has; or different on every machine.
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["AZURE_FUNCTIONS_ENVIRONMENT"] = "`Production`",
        ["AzureWebJobsStorage"] = None,
        ["AzureSignalRConnectionString"] = None,
        ["REDIS_CONNECTION"] = None,
        ["JWT_SECRET"] = None,
        ["FRONTEND_URL"] = "`http://localhost:3000` in development",
        ["REDIS_PORT"] = "`6379`",
        ["PORT"] = "`7071`",
        ["BOOTPAY_WEBHOOK_IPS"] = "`223.130.82.0/24`",
        ["Accounts:PasswordHashesAtOnce"] = "half the processors",
    };

    private readonly ILookup<string, Type> _policies;

    private SettingPage(IEnumerable<PolicyCheck> policies) =>
        _policies = policies.ToLookup(policy => policy.Section, policy => policy.Policy);

    public static string Write()
    {
        using var app = new ComposedApp("Development", SampleSettings.All);
        var page = new SettingPage(app.Services.GetServices<PolicyCheck>());
        var sections = Meanings()
            .GroupBy(setting => SectionOf(setting.Key))
            .OrderBy(section => section.Key, StringComparer.Ordinal)
            .Select(section => $"""

                ## {(section.Key.Length > 0 ? section.Key : "Without a section")}

                | setting | default | range | meaning |
                | --- | --- | --- | --- |
                {string.Join('\n', section.Select(setting => page.Describe(setting.Key, setting.Value)))}

                """);

        return GeneratedPage.Head("Settings") + Introduction + string.Concat(sections);
    }

    private static IEnumerable<KeyValuePair<string, string>> Meanings()
    {
        using var sample = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(SolutionFolder.Root, "local.settings.sample.json")));

        return
        [
            .. sample.RootElement.GetProperty("Explained").EnumerateObject().Select(setting => KeyValuePair.Create(
                setting.Name.Replace("__", ":", StringComparison.Ordinal), setting.Value.GetString()!)),
        ];
    }

    private static string SectionOf(string name) => name[..Math.Max(0, name.LastIndexOf(':'))];

    private string Describe(string name, string meaning)
    {
        var section = SectionOf(name);
        var bound = _policies[section]
            .Select(policy => (Policy: policy, Member: policy.GetProperty(name[(section.Length + 1)..])))
            .FirstOrDefault(pair => section.Length > 0 && pair.Member is not null);

        return GeneratedPage.Row(
            $"`{name}`",
            Defaults.GetValueOrDefault(name) ?? Code(bound.Member is null
                ? SampleSettings.All[name]
                : bound.Member.GetValue(Activator.CreateInstance(bound.Policy, nonPublic: true))),
            bound.Member is null ? None : RangeOf(bound.Member),
            meaning);
    }

    private static string RangeOf(PropertyInfo member) => member.GetCustomAttributes().Select(rule => rule switch
    {
        RangeAttribute { Maximum: double max } range when max >= long.MaxValue => $"from {Text(range.Minimum)}",
        RangeAttribute range => $"{Text(range.Minimum)}–{Text(range.Maximum)}",
        AllowedValuesAttribute allowed => string.Join(", ", allowed.Values.Select(Code)),
        RegularExpressionAttribute form => Code(form.Pattern),
        _ => null,
    }).OfType<string>().FirstOrDefault()
        ?? RangeOf(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType);

    private static string RangeOf(Type type) => type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(Code))
        : type == typeof(bool) ? "`true`, `false`"
        : None;

    private static string Code(object? value) => Text(value) is { Length: > 0 } text ? $"`{text}`" : None;

    private static string Text(object? value) => value is bool
        ? $"{value}".ToLowerInvariant()
        : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
