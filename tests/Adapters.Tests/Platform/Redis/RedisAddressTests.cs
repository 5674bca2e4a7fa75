using Microsoft.Extensions.Configuration;
using Serverless.Adapters.Platform.Redis;

namespace Serverless.Adapters.Tests.Platform.Redis;

public sealed class RedisAddressTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("REDIS_CONNECTION=a:1", "a:1")]
    [InlineData("REDIS_ADDR=b:2", "b:2")]
    [InlineData("REDIS_HOST=c", "c:6379")]
    [InlineData("REDIS_HOST=c;REDIS_PORT=3", "c:3")]
    [InlineData("REDIS_PORT=3", null)]
    [InlineData("REDIS_ADDR=b:2;REDIS_HOST=c", "b:2")]
    [InlineData("REDIS_CONNECTION=a:1;REDIS_ADDR=b:2;REDIS_HOST=c;REDIS_PASSWORD=p", "a:1")]
    [InlineData(
        "REDIS_ADDR=b:2;REDIS_PASSWORD=p;REDIS_TLS=true;REDIS_DB=4", "b:2,password=p,ssl=true,defaultDatabase=4")]
    [InlineData("REDIS_ADDR=b:2;REDIS_TLS=false;REDIS_DB=0", "b:2")]
    [InlineData("REDIS_ADDR=;REDIS_HOST=;REDIS_CONNECTION=", null)]
    public void Uses_the_setting_with_the_highest_precedence(string settings, string? connection) =>
        Assert.Equal(connection, Of(settings).Connection);

    [Theory]
    [InlineData("REDIS_ADDR=b:2;REDIS_HOST=c", true)]
    [InlineData("REDIS_ADDR=c:6379;REDIS_HOST=c", false)]
    [InlineData("REDIS_ADDR=b:2", false)]
    [InlineData("REDIS_CONNECTION=a:1;REDIS_ADDR=b:2;REDIS_HOST=c", false)]
    public void Detects_contradicting_address_settings(string settings, bool isAmbiguous) =>
        Assert.Equal(isAmbiguous, Of(settings).IsAmbiguous);

    private static RedisAddress Of(string settings) => RedisAddress.Of(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one =>
            KeyValuePair.Create(one.Split('=')[0], (string?)one.Split('=')[1])))
        .Build());
}
