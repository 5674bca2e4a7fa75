using Microsoft.Extensions.Options;
using Serverless.Local.Processes;

namespace Serverless.Local.Tests.Startup;

/// <summary>The default address of the program.</summary>
public sealed class PortTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("serverless-port-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Listens_on_loopback_only_at_the_configured_port()
    {
        var port = LoopbackPort.FindFree();

        await using var platform = await StartAsync(urls: null, $"{port}");

        Assert.Equal(new Uri($"http://127.0.0.1:{port}"), platform.BaseAddress);
    }

    [Fact]
    public async Task Given_address_overrides_the_port_setting()
    {
        await using var platform = await StartAsync("http://127.0.0.1:0", "1");

        Assert.InRange(platform.BaseAddress.Port, 1024, 65_535);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("http")]
    [InlineData("0.0.0.0:80")]
    public async Task Startup_rejects_a_malformed_port(string port)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(urls: null, port));

        Assert.Contains("PORT", fault.Message, StringComparison.Ordinal);
    }

    private Task<LocalPlatform> StartAsync(string? urls, string port) => LocalPlatform.StartAsync(
        new LocalPlatformOptions
        {
            DataDirectory = _folder,
            Urls = urls,
            RunTimers = false,
            Settings = new Dictionary<string, string?> { ["PORT"] = port },
        },
        default);
}
