using System.Buffers;

namespace Serverless.Functions.Edge.Cors;

/// <summary>
/// One entry of the trusted origins: an origin as browsers write it, or all below a name, <c>https://*.example.com</c>.
/// </summary>
internal sealed record OriginRule
{
    private const string AnyBelow = "*.";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    private OriginRule(string scheme, string host, string port, bool isPattern) =>
        (Scheme, Host, Port, IsPattern) = (scheme, host, port, isPattern);

    public string Scheme { get; }

    /// <summary>For a pattern, what the host ends with, its first dot included.</summary>
    public string Host { get; }

    public string Port { get; }

    public bool IsPattern { get; }

    /// <summary>Null when it is no origin: a path, a user, a star in the middle, or a star for everybody.</summary>
    public static OriginRule? Parse(string text)
    {
        var parts = text.TrimEnd('/').Split("://", 2);

        if (parts is not ["http" or "https", { Length: > 0 } place])
        {
            return null;
        }

        var colon = place.LastIndexOf(':');
        var (host, port) = colon < 0 ? (place, string.Empty) : (place[..colon], place[colon..]);
        var isPattern = host.StartsWith(AnyBelow, StringComparison.Ordinal);
        var name = isPattern ? host[AnyBelow.Length..] : host;

        // Below a top-level name is everybody.
        return IsName(name) && IsPort(port) && (!isPattern || name.Contains('.', StringComparison.Ordinal))
            ? new OriginRule(parts[0], isPattern ? $".{name}" : name, port, isPattern)
            : null;
    }

    public bool Fits(ReadOnlySpan<char> origin)
    {
        if (!origin.StartsWith(Scheme) || !origin[Scheme.Length..].StartsWith("://") || !origin.EndsWith(Port))
        {
            return false;
        }

        var host = origin[(Scheme.Length + "://".Length)..^Port.Length];

        return IsPattern
            ? host.EndsWith(Host, StringComparison.OrdinalIgnoreCase) && IsName(host[..^Host.Length])
            : host.Equals(Host, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsName(ReadOnlySpan<char> name) =>
        !name.IsEmpty
        && name[0] is not '.' and not '-'
        && name[^1] is not '.'
        && !name.ContainsAnyExcept(NameCharacters);

    private static bool IsPort(string port) =>
        port.Length == 0 || (port.Length is > 1 and <= 6 && port.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);
}
