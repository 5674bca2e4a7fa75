using Serverless.Adapters.Platform.Redis;

namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>
/// No script sets the lifetime of a key that others write too. It extends it by the piece lifetime.lua, or the key is
/// listed here with the reason why it is its own.
/// </summary>
public sealed class ScriptLifetimesTests
{
    private static readonly Dictionary<string, string> Own = new()
    {
        ["lifetime.lua"] = "the piece itself",
        ["hold.lua"] = "the record of one reservation, and a user's holds when there is no other",
        ["place.lua"] = "the set of those who got their place back, until a moment that all writers share",
        ["begin-load-seats.lua"] = "the keys of one load",
    };

    [Fact]
    public void Only_listed_scripts_set_a_lifetime_instead_of_extending_it()
    {
        var assembly = typeof(RedisScript).Assembly;
        var scripts = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".lua", StringComparison.Ordinal));

        var found = scripts.Where(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);

            return reader.ReadToEnd().Contains("EXPIRE'", StringComparison.Ordinal);
        });

        Assert.Empty(found.Except(Own.Keys));
    }
}
