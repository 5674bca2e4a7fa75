using System.Net.Http.Json;
using System.Text.Json;
using Serverless.Local.Processes;

namespace Serverless.Local.Tests.Startup;

public sealed class LocalProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("serverless-local-").FullName;
    private readonly string _address = $"http://127.0.0.1:{LoopbackPort.FindFree()}";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("TERM", 0)]
    [InlineData("INT", 0)]
    [InlineData("KILL", 137)]
    public async Task Child_processes_end_with_the_program(string signal, int exitCode)
    {
        await using var program = LocalProgram.Start("--data", _folder, "--urls", _address, "--no-samples");
        await program.IsReadyAsync();
        var children = program.Children();

        await program.SignalAsync(signal);

        Assert.Equal(exitCode, await program.ExitAsync());
        Assert.NotEmpty(children);
        await Eventually.UntilAsync(() => !children.Any(IsRunning));
    }

    [Fact]
    public async Task Samples_accounts_and_tokens_survive_a_restart()
    {
        string token;

        await using (var program = LocalProgram.Start("--data", _folder, "--urls", _address))
        {
            await program.IsReadyAsync();
            Assert.Contains("user@tiketi.gg", program.Output, StringComparison.Ordinal);
            token = await LogInAsync();
            await program.SignalAsync("TERM");
            Assert.Equal(0, await program.ExitAsync());
        }

        await using var restarted = LocalProgram.Start("--data", _folder, "--urls", _address);
        await restarted.IsReadyAsync();
        using var http = new HttpClient { BaseAddress = new Uri(_address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var negotiated = await http.PostAsync("/api/v1/live/negotiate", content: null);
        Assert.Equal(System.Net.HttpStatusCode.OK, negotiated.StatusCode);
        await LogInAsync();
    }

    [Fact]
    public async Task Explains_that_the_address_or_the_folder_is_in_use()
    {
        await using var program = LocalProgram.Start("--data", _folder, "--urls", _address, "--no-samples");
        await program.IsReadyAsync();
        var elsewhere = Path.Combine(_folder, "elsewhere");

        await using var sameAddress = LocalProgram.Start("--data", elsewhere, "--urls", _address, "--no-samples");
        Assert.Equal(1, await sameAddress.ExitAsync());
        Assert.Contains("--urls", sameAddress.Output, StringComparison.Ordinal);

        await using var sameFolder = LocalProgram.Start(
            "--data", _folder, "--urls", "http://127.0.0.1:0", "--no-samples");
        Assert.Equal(1, await sameFolder.ExitAsync());
        Assert.Contains("--data", sameFolder.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", sameFolder.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Startup_fails_with_implicit_events_outside_development()
    {
        var settings = new Dictionary<string, string>
        {
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production",
            ["Gateway__ImplicitEvents"] = "true",
        };

        await using var program = LocalProgram.Start(settings, "--data", _folder, "--urls", _address, "--no-samples");

        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains("Gateway:ImplicitEvents is for development", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Startup_reports_all_invalid_settings_once()
    {
        var settings = new Dictionary<string, string>
        {
            ["JWT_SECRET"] = "short",
            ["RateLimits__PerSecond"] = "many",
            ["Seats__SeatCountMax"] = "0",
            ["LOG_LEVEL"] = string.Empty,
        };

        await using var program = LocalProgram.Start(settings, "--data", _folder, "--urls", _address, "--no-samples");

        Assert.Equal(1, await program.ExitAsync());
        Assert.Single(program.Output.Split('\n'), line => line.Contains("need 3 changes", StringComparison.Ordinal));
        Assert.All(
            (string[])["- JWT_SECRET", "RateLimits:PerSecond", "- Seats:SeatCountMax"],
            text => Assert.Contains(text, program.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_option_prints_the_usage()
    {
        await using var program = LocalProgram.Start("--colour", "blue");

        Assert.Equal(2, await program.ExitAsync());
        Assert.Contains("--no-samples", program.Output, StringComparison.Ordinal);
    }

    private async Task<string> LogInAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_address) };
        using var response = await http.PostAsJsonAsync(
            "/api/auth/login", new { email = "user@tiketi.gg", password = "user1234" });
        response.EnsureSuccessStatusCode();

        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static bool IsRunning(int process) => Directory.Exists($"/proc/{process}")
        && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
}
