using System.Globalization;
using System.Text;
using Serverless.Domain.Edge;

namespace Serverless.Adapters.Edge;

/// <summary>A key's record, as <c>turnstile.lua</c> writes it.</summary>
internal static class KeyRecord
{
    private const byte LineEnd = (byte)'\n';

    private static ReadOnlySpan<byte> Answered => "D"u8;

    /// <summary>Null when the record has no answer, or is another request's.</summary>
    public static KeptAnswer? ReadAnswer(ReadOnlyMemory<byte> record, string fingerprint)
    {
        var rest = record.Span;

        if (!NextLine(ref rest).SequenceEqual(Answered) || Text(NextLine(ref rest)) != fingerprint)
        {
            return null;
        }

        _ = NextLine(ref rest); // The token of whoever did the work.
        var status = int.Parse(NextLine(ref rest), CultureInfo.InvariantCulture);
        var contentType = Text(NextLine(ref rest));

        return new KeptAnswer(status, contentType, record[^rest.Length..]);
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf(LineEnd);
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];

        return line;
    }

    private static string Text(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line);
}
