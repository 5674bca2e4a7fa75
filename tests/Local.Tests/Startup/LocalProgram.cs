namespace Serverless.Local.Tests.Startup;

/// <summary>The local program in a separate process, started like a user starts it.</summary>
internal sealed class LocalProgram : DotNetProgram
{
    private LocalProgram(IEnumerable<string> line, IEnumerable<KeyValuePair<string, string>> settings)
        : base(line, settings, Path.GetTempPath())
    {
    }

    public int Id => Process.Id;

    public static LocalProgram Start(params string[] arguments) =>
        Start(new Dictionary<string, string>(), arguments);

    public static LocalProgram Start(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        new([typeof(LocalPlatform).Assembly.Location, .. arguments], settings);

    public Task IsReadyAsync() => UntilAsync(() => Output.Contains("Ctrl+C", StringComparison.Ordinal));

    /// <summary>Sends a signal by name.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The running child processes.</summary>
    public IReadOnlyList<int> Children()
    {
        var path = $"/proc/{Id}/task";

        return !Directory.Exists(path)
            ? []
            : [.. Directory.GetDirectories(path)
                .Select(task => Path.Combine(task, "children"))
                .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(int.Parse)];
    }
}
