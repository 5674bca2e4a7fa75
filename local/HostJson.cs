using System.Text.Json;

namespace Serverless.Local;

/// <summary>Reads the route prefix from host.json.</summary>
internal static class HostJson
{
    private const string DefaultPrefix = "api";

    public static string ReadRoutePrefix()
    {
        using var document = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "host.json")));

        return document.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix)
                ? prefix.GetString() ?? DefaultPrefix
                : DefaultPrefix;
    }
}
