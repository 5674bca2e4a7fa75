using System.Globalization;
using System.Text;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

/// <summary>A request as it was sent, with an added <c>Connection: close</c> header.</summary>
internal sealed record RawRequest(string Target, byte[] Bytes);

internal static class RawHttp
{
    private const int HeaderBytesMax = 64 * 1024;
    private const string HeaderEnd = "\r\n\r\n";
    private const string LengthHeader = "Content-Length:";

    public static async Task<RawRequest> ReadRequestAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = await ReadHeaderAsync(stream, cancellationToken);
        var body = new byte[LengthIn(header)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var closing = header.Insert(header.Length - 2, "Connection: close\r\n");

        return new(header.Split(' ', 3)[1], [.. Encoding.ASCII.GetBytes(closing), .. body]);
    }

    // Reads byte by byte, so that it consumes nothing of the body; a test can afford that.
    private static async Task<string> ReadHeaderAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new StringBuilder();
        var next = new byte[1];

        while (header.Length < HeaderBytesMax)
        {
            await stream.ReadExactlyAsync(next, cancellationToken);
            header.Append((char)next[0]);

            if (header.Length >= HeaderEnd.Length
                && header.ToString(header.Length - HeaderEnd.Length, HeaderEnd.Length) == HeaderEnd)
            {
                return header.ToString();
            }
        }

        throw new IOException("The header section of the request is too long.");
    }

    private static int LengthIn(string header) => header.Split("\r\n")
        .Where(line => line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.AsSpan(LengthHeader.Length), CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
