using System.Globalization;
using System.Text.Json;

namespace Serverless.Functions.Tests.Documentation;

public sealed class HostJsonTests
{
    // The host takes nothing shorter.
    private static readonly TimeSpan ShortestOfTheHost = TimeSpan.FromSeconds(15);

    private static readonly JsonElement Host = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;

    [Fact]
    public void Looks_for_the_timers_of_a_dead_instance_as_often_as_the_host_allows() =>
        Assert.Equal(
            ShortestOfTheHost,
            TimeSpan.ParseExact(
                Host.GetProperty("singleton").GetProperty("listenerLockRecoveryPollingInterval").GetString()!,
                "c",
                CultureInfo.InvariantCulture));
}
