using System.Globalization;
using System.Text;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

/// <summary>A request as it was sent, but with the demand to close the connection behind the answer.</summary>
internal sealed record RawRequest(string Target, byte[] Bytes);

internal static class RawHttp
{
    private const int HeadBytesMax = 64 * 1024;
    private const string HeadEnd = "\r\n\r\n";
    private const string LengthHeader = "Content-Length:";

    public static async Task<RawRequest> ReadRequestAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(stream, cancellationToken);
        var body = new byte[LengthIn(head)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var closing = head.Insert(head.Length - 2, "Connection: close\r\n");

        return new(head.Split(' ', 3)[1], [.. Encoding.ASCII.GetBytes(closing), .. body]);
    }

    // Byte by byte, so that nothing of the body is taken; a test can afford it.
    private static async Task<string> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var next = new byte[1];

        while (head.Length < HeadBytesMax)
        {
            await stream.ReadExactlyAsync(next, cancellationToken);
            head.Append((char)next[0]);

            if (head.Length >= HeadEnd.Length && head.ToString(head.Length - HeadEnd.Length, HeadEnd.Length) == HeadEnd)
            {
                return head.ToString();
            }
        }

        throw new IOException("The head of the request is too long.");
    }

    private static int LengthIn(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.AsSpan(LengthHeader.Length), CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
