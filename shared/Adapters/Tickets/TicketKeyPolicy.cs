using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;

namespace Serverless.Adapters.Tickets;

/// <summary>The keys of ticket codes. Section "Tickets" of the settings.</summary>
internal sealed record TicketKeyPolicy : IValidatableObject
{
    public const string SampleKeyError =
        $"Tickets:SigningKey or Tickets:PublishedKeys contains the published key of the sample settings, which is for "
            + $"development only. {HowToMake}";

    private const int PublishedKeysMax = 20;
    private const string SamplePoint = "8jASKniIMPgSVVE0Z8hjACkBlwwXAzA45aDire1dhFM";

    // On one line, because a setting's value has one line.
    private const string HowToMake =
        "Create a key: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | awk 'BEGIN{ORS=\"\\\\n\"}1'";

    /// <summary>The private key of new codes, on P-256: PEM (PKCS#8 or SEC 1), or a JSON Web Key.</summary>
    public string SigningKey { get; init; } = string.Empty;

    /// <summary>
    /// Further public keys that are published and accepted, such as the previous and the next one: PEM blocks, a JSON
    /// Web Key, or a JSON Web Key Set.
    /// </summary>
    public string PublishedKeys { get; init; } = string.Empty;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var (signing, signingFault) = TryRead("Tickets:SigningKey", SigningKey);
        var (published, publishedFault) = TryRead("Tickets:PublishedKeys", PublishedKeys);

        if ((signingFault ?? publishedFault) is { } fault)
        {
            yield return new ValidationResult(fault);
        }
        else if (signing is not [{ CanSign: true }])
        {
            yield return new ValidationResult(
                $"Tickets:SigningKey must be one private key on P-256, as PEM or as a JSON Web Key. {HowToMake}");
        }
        else if (published.Count > PublishedKeysMax)
        {
            yield return new ValidationResult($"Tickets:PublishedKeys has at most {PublishedKeysMax} keys.");
        }
        else if (signing.Concat(published).DistinctBy(key => key.Point).GroupBy(key => key.Id)
            .Any(key => key.Count() > 1))
        {
            yield return new ValidationResult("Two different ticket keys have the same kid.");
        }
    }

    /// <summary>True when a key is the one in the sample settings, whose private key is public.</summary>
    public bool HasSampleKey() =>
        new[] { TryRead(string.Empty, SigningKey), TryRead(string.Empty, PublishedKeys) }
            .SelectMany(read => read.Keys)
            .Any(key => Base64Url.EncodeToString(key.Numbers.Q.X) == SamplePoint);

    public override string ToString() => nameof(TicketKeyPolicy);

    private static (IReadOnlyList<TicketKeyNumbers> Keys, string? Fault) TryRead(string setting, string text)
    {
        try
        {
            return (TicketKeyText.Read(text), null);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException
            or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            // The exception could contain key material, so the message leaves it out.
            return ([], $"{setting} cannot be read: keys must be on P-256, as PEM or as JSON Web Keys.");
        }
    }
}
