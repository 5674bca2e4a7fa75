using Microsoft.Extensions.Configuration;
using Serverless.Adapters.Platform;

namespace Serverless.Adapters.Tests.Platform;

public sealed class EmptySettingsTests
{
    [Fact]
    public void Empty_value_keeps_the_value_of_a_weaker_source()
    {
        using var settings = With([("A", "weak")], [("A", "")]);

        Assert.Equal("weak", settings["A"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Section_of_empty_values_does_not_exist(string? value)
    {
        using var settings = With([("A:B:C", value), ("A:B:D", value)]);

        Assert.False(settings.GetSection("A").Exists());
        Assert.Empty(settings.GetSection("A").GetChildren());
        Assert.Null(settings.GetSection("A").Get<Dictionary<string, Dictionary<string, string>>>());
    }

    [Fact]
    public void Values_beside_empty_ones_are_kept()
    {
        using var settings = With([("A:B", ""), ("A:C", "1"), ("A:D:E", "2"), ("List:0", ""), ("List:1", "x")]);

        Assert.Equal(["C", "D"], settings.GetSection("A").GetChildren().Select(child => child.Key));
        Assert.Equal("x", Assert.Single(settings.GetSection("List").Get<string[]>()!));
    }

    [Fact]
    public void Values_set_before_and_after_hiding_are_kept()
    {
        using var settings = new ConfigurationManager();
        settings.AddInMemoryCollection([KeyValuePair.Create("A", (string?)"weak")]);
        settings["A"] = "before";
        settings["B"] = "before";

        settings.HideEmptyValues();
        settings["B"] = "after";
        settings["C"] = "";

        Assert.Equal(("before", "after", null), (settings["A"], settings["B"], settings["C"]));
    }

    [Fact]
    public void Source_added_later_is_the_strongest()
    {
        using var settings = With([("A", "weak")]);

        settings.AddInMemoryCollection([KeyValuePair.Create("A", (string?)"later")]);
        settings.HideEmptyValues();

        Assert.Equal("later", settings["A"]);
    }

    private static ConfigurationManager With(params (string Name, string? Value)[][] sources)
    {
        var settings = new ConfigurationManager();

        foreach (var source in sources)
        {
            settings.AddInMemoryCollection(source.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        }

        settings.HideEmptyValues();

        return settings;
    }
}
