using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>Where the tables are and who may use them, as a storage connection string tells it.</summary>
internal sealed record TableAccount(string Name, byte[] Key, Uri Endpoint)
{
    // Published with the emulator; it opens nothing else.
    private const string DevelopmentAccount =
        "AccountName=devstoreaccount1;AccountKey="
        + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1";

    public static TableAccount Parse(string connectionString)
    {
        var parts = Split(connectionString);

        if (parts.TryGetValue("UseDevelopmentStorage", out var use) && bool.TryParse(use, out var uses) && uses)
        {
            return Parse(DevelopmentAccount);
        }

        if (!parts.TryGetValue("AccountName", out var name) || !parts.TryGetValue("AccountKey", out var key))
        {
            throw new FormatException("A storage connection string names AccountName and AccountKey.");
        }

        return new(name, Convert.FromBase64String(key), EndpointOf(parts, name));
    }

    /// <summary>The Authorization header: an HMAC of the date and of the path as it is sent.</summary>
    public string Sign(string date, Uri uri)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{date}\n/{Name}{uri.AbsolutePath}");
        var signature = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text));

        return $"SharedKeyLite {Name}:{Convert.ToBase64String(signature)}";
    }

    // The key ends in equals signs, so only the first one of a part separates.
    private static Dictionary<string, string> Split(string connectionString) => connectionString
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2))
        .ToDictionary(
            pair => pair[0],
            pair => pair.Length == 2 ? pair[1] : throw new FormatException("A connection string has key=value parts."),
            StringComparer.OrdinalIgnoreCase);

    private static Uri EndpointOf(Dictionary<string, string> parts, string name)
    {
        if (parts.TryGetValue("TableEndpoint", out var endpoint))
        {
            return new Uri(endpoint.TrimEnd('/'));
        }

        var scheme = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");

        return new Uri($"{scheme}://{name}.table.{suffix}");
    }
}
