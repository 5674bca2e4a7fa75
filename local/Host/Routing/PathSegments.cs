namespace Serverless.Local.Host.Routing;

internal static class PathSegments
{
    /// <summary>
    /// Where the segments of a path lie. One slash at the end does not count; an empty segment, or more segments than
    /// there is room for, gives -1: no function answers there.
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
