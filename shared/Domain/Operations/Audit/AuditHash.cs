using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Domain.Operations.Audit;

/// <summary>
/// The hash of an entry: SHA-256 of the previous hash and of everything that the entry says. Each part is preceded by
/// its length, so no two contents have the same text.
/// </summary>
public static class AuditHash
{
    /// <summary>Hexadecimal digits of a hash.</summary>
    public const int Length = 2 * SHA256.HashSizeInBytes;

    public static string Of(long number, string previous, AuditContent content)
    {
        var text = new StringBuilder();
        Add(text, previous);
        Add(text, number.ToString(CultureInfo.InvariantCulture));
        Add(text, content.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

        if (content.Begins is { } change)
        {
            Add(text, change.Actor);
            Add(text, change.Action);
            Add(text, change.Subject);

            foreach (var field in change.Fields)
            {
                Add(text, field.Name);
                Add(text, field.Before);
                Add(text, field.After);
            }
        }

        if (content.Ends is { } end)
        {
            Add(text, end.Of.ToString(CultureInfo.InvariantCulture));
            Add(text, end.Result.ToString());
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(StringBuilder text, string? part) =>
        text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}\n");
}
