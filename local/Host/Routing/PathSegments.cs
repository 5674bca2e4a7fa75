namespace Serverless.Local.Host.Routing;

internal static class PathSegments
{
    /// <summary>
    /// Splits a path into segments. One trailing slash is ignored. Returns -1, which means 404, for an empty segment or
    /// too many segments.
    /// </summary>
    public static int Split(ReadOnlySpan<char> path, Span<Range> segments)
    {
        var count = 0;
        var start = path.StartsWith('/') ? 1 : 0;

        while (start < path.Length)
        {
            var length = path[start..].IndexOf('/');
            var end = length < 0 ? path.Length : start + length;

            if (end == start || count == segments.Length)
            {
                return -1;
            }

            segments[count++] = start..end;
            start = end + 1;
        }

        return count;
    }
}
