using System.Text.RegularExpressions;
using Serverless.Local.Processes;

namespace Serverless.Local.Tests.Startup;

/// <summary>The ports of the original services, beside the program's own address.</summary>
public sealed partial class ContractPortsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("serverless-ports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("http://127.0.0.1:7071", "http://127.0.0.1:7071;http://127.0.0.1:3002;http://127.0.0.1:9000")]
    [InlineData("http://*:3002", "http://*:3002;http://*:9000")]
    [InlineData("http://[::1]:9000;http://127.0.0.1:1", "http://[::1]:9000;http://127.0.0.1:1;http://[::1]:3002")]
    public void Adds_each_port_once_on_the_host_of_the_address(string urls, string expected) =>
        Assert.Equal(
            expected,
            ContractPorts.AddTo(urls, new Dictionary<int, string> { [3002] = "Tiketi", [9000] = "Movie" }));

    [Fact]
    public void The_option_names_the_five_original_ports()
    {
        var line = CommandLine.Parse(["--original-ports", "--no-samples"]);

        Assert.Equal((true, false), (line!.UseOriginalPorts, line.LoadSamples));
        Assert.False(CommandLine.Parse([])!.UseOriginalPorts);
        Assert.Equal(
            "*:3002=Tiketi, *:8080=Gateway, *:9000=Movie, *:5000=Hkdl, *:5001=Ingresso",
            ContractPorts.SettingOf(ContractPorts.Original));
    }

    [Fact]
    public async Task Each_port_answers_as_the_API_that_owns_it()
    {
        var ports = ContractPorts.Original.Values.ToDictionary(_ => LoopbackPort.FindFree(), name => name);
        await using var platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions { DataDirectory = _folder, RunTimers = false, ContractPorts = ports }, default);
        using var http = new HttpClient();

        var health = new Dictionary<string, string>();
        var unknown = new Dictionary<string, string>();

        foreach (var (port, name) in ports)
        {
            health[name] = await http.GetStringAsync($"http://localhost:{port}/health");
            using var answer = await http.GetAsync($"http://127.0.0.1:{port}/nowhere");
            Assert.Equal(404, (int)answer.StatusCode);
            unknown[name] = await answer.Content.ReadAsStringAsync();
        }

        Assert.Equal("""{"status":"ok","service":"ticket-service"}""", health["Tiketi"]);
        Assert.Equal("""{"status":"healthy"}""", health["Movie"]);
        Assert.Equal(
            """{"status":"healthy","service":"Disney HK OTE-OTA Mock Server","version":"1.8"}""", health["Hkdl"]);
        Assert.Equal("""{"status":"healthy","service":"Ingresso Mock Server"}""", health["Ingresso"]);
        Assert.StartsWith(
            """{"status":"ok","service":"ticket-service","timestamp":""", health["Gateway"], StringComparison.Ordinal);
        Assert.Equal("""{"responseCode":"9999","message":"Endpoint not found"}""", unknown["Hkdl"]);
        Assert.Equal("""{"error_code":8,"error_desc":"Unknown endpoint"}""", unknown["Ingresso"]);
        Assert.Contains("\"detail\":\"Not Found\"", unknown["Movie"], StringComparison.Ordinal);
        Assert.Contains("\"success\":false", unknown["Tiketi"], StringComparison.Ordinal);
        Assert.Contains("\"error\":{\"code\":\"NOT_FOUND\"", unknown["Gateway"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_programs_own_address_answers_for_all()
    {
        await using var platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions { DataDirectory = _folder, RunTimers = false }, default);
        using var http = new HttpClient { BaseAddress = platform.BaseAddress };

        var health = await http.GetStringAsync("/health");

        Assert.Equal(
            """
            {"status":"ok","service":"ticket-service","timestamp":"now","systems":{
            "tiketi":{"status":"ok","service":"ticket-service"},"movie":{"status":"healthy"},
            "hkdl":{"status":"healthy","service":"Disney HK OTE-OTA Mock Server","version":"1.8"},
            "ingresso":{"status":"healthy","service":"Ingresso Mock Server"}}}
            """.ReplaceLineEndings(string.Empty),
            Timestamp().Replace(health, "\"timestamp\":\"now\""));
    }

    [GeneratedRegex("\"timestamp\":\"[^\"]+\"")]
    private static partial Regex Timestamp();
}
