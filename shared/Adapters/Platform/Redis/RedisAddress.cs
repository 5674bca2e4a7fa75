using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// The address of Redis, from our own setting, the gateway's, or Tiketi's.
/// </summary>
public sealed record RedisAddress
{
    private const string DefaultPort = "6379";

    private RedisAddress(string? connection, bool isAmbiguous) => (Connection, IsAmbiguous) = (connection, isAmbiguous);

    /// <summary>In the client's form; null without a setting.</summary>
    public string? Connection { get; }

    /// <summary>Whether REDIS_ADDR, which takes precedence, and REDIS_HOST name different servers.</summary>
    public bool IsAmbiguous { get; }

    public static RedisAddress Of(IConfiguration settings)
    {
        var connection = Find(settings, RedisPolicy.ConnectionSetting);
        var address = Find(settings, "REDIS_ADDR");
        var (host, port) = (Find(settings, "REDIS_HOST"), Find(settings, "REDIS_PORT") ?? DefaultPort);
        var spelled = host is null ? null : $"{host}:{port}";
        var extras = Extras(
            Find(settings, "REDIS_PASSWORD"),
            settings.GetValue<bool?>("REDIS_TLS") ?? false,
            settings.GetValue<int?>("REDIS_DB") ?? 0);

        return new RedisAddress(
            connection ?? ((address ?? spelled) is { } server ? server + extras : null),
            connection is null && address is not null && spelled is not null && address != spelled);
    }

    private static string Extras(string? password, bool isEncrypted, int database) => string.Concat(
        password is null ? string.Empty : $",password={password}",
        isEncrypted ? ",ssl=true" : string.Empty,
        database == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $",defaultDatabase={database}"));

    private static string? Find(IConfiguration settings, string name) =>
        settings[name] is { Length: > 0 } value ? value : null;
}
