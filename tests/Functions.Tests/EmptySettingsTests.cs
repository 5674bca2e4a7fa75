using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests;

/// <summary>An empty setting has the same effect as a missing one, for every name and every policy.</summary>
public sealed class EmptySettingsTests
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // All settings with a value, so that every policy can be read.
    private static readonly IReadOnlyDictionary<string, string?> Filled = SampleSettings.All
        .Where(setting => setting.Value is { Length: > 0 })
        .ToDictionary();

    [Fact]
    public void Each_empty_setting_gives_the_same_policies_as_its_absence()
    {
        var differences = new List<string>();

        foreach (var name in SampleSettings.All.Keys)
        {
            var rest = Filled.Where(setting => setting.Key != name).ToDictionary();
            using var absent = new ComposedApp("Development", rest);
            using var empty = new ComposedApp("Development", rest.Append(new(name, string.Empty)));

            Assert.Equal(absent.Settings[name], empty.Settings[name]);
            differences.AddRange(Differences(absent, empty).Select(difference => $"{name}: {difference}"));
        }

        Assert.Empty(differences);
    }

    [Fact]
    public void All_settings_empty_give_the_defaults()
    {
        using var absent = new ComposedApp("Production", []);
        using var empty = new ComposedApp(
            "Production", SampleSettings.All.Keys.Select(name => KeyValuePair.Create(name, (string?)string.Empty)));

        Assert.Empty(Differences(absent, empty));
    }

    [Fact]
    public void The_comparison_finds_a_setting_that_differs()
    {
        using var absent = new ComposedApp("Development", Filled);
        using var other = new ComposedApp("Development", Filled.Append(new("HKDL_STRICT", "1")));

        Assert.StartsWith("HkdlPolicy.Strict", Assert.Single(Differences(absent, other)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Differences(ComposedApp one, ComposedApp other)
    {
        Assert.InRange(one.Policies.Count, 20, int.MaxValue);
        Assert.Equal(one.Policies, other.Policies);

        return
        [
            .. one.Policies.SelectMany(type => Members(one, type)
                .Zip(Members(other, type))
                .Where(pair => pair.First != pair.Second)
                .Select(pair => $"{pair.First}, not {pair.Second}")),
        ];
    }

    // The members of a policy, or the error that its settings cause.
    private static string[] Members(ComposedApp app, Type type)
    {
        try
        {
            var policy = app.Services.GetRequiredService(type);

            return
            [
                .. type.GetProperties(Any)
                    .Where(property => property.PropertyType != typeof(Type))
                    .Select(property => (property.Name, Value: JsonSerializer.Serialize(property.GetValue(policy))))
                    .Select(member => $"{type.Name}.{member.Name} = {member.Value}"),
            ];
        }
        catch (Exception fault) when (fault is not TargetInvocationException)
        {
            return [$"{type.Name}: {fault.Message}"];
        }
    }
}
