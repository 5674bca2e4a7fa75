namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>
/// The gates compile the files that are named after their technology, so no other file may name the client.
/// </summary>
public sealed class RedisCompileGateTests
{
    [Fact]
    public void Every_source_that_names_the_client_is_compiled_against_the_later_ones()
    {
        var adapters = Path.Combine(FindRepository(), "shared", "Adapters");
        var unguarded = Directory.EnumerateFiles(adapters, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(
                $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("StackExchange.Redis", StringComparison.Ordinal))
            .Where(file => !Path.GetFileName(file).StartsWith("Redis", StringComparison.Ordinal));

        Assert.Empty(unguarded);
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
